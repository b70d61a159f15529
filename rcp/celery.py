"""The Celery application. Rows are the queue of record; a task is only a hint that a row is waiting."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rcp.settings")

app = Celery("concertos")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
