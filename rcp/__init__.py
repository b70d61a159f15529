"""The board and its site. Loading the Celery app here is the one upward import of the house."""

from rcp.celery import app as celery_app

__all__ = ["celery_app"]
