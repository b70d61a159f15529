"""Doors of the worker: a key in, an action called, harmless when run twice."""

import resource

from celery import shared_task
from celery.signals import worker_process_init

from rcp.documents import actions, progress, queue

MOST_MEMORY_BYTES = 1024**3


@shared_task
def produce(document_id):
    actions.produce_document(document_id)


@shared_task
def sweep_documents():
    """Hint again at what waits or was abandoned: a hint may be lost, a row is not."""
    actions.close_exhausted()
    for document_id in progress.forgotten():
        queue.hint(document_id)


@worker_process_init.connect
def limit_memory(**_kwargs):
    """One monstrous paper ends with a sentence instead of taking the machine down."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = MOST_MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MOST_MEMORY_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
