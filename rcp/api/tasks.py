"""What the API does on the hour."""

from celery import shared_task

from rcp.api import actions


@shared_task
def sweep_requests():
    actions.sweep_requests()
