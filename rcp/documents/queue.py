"""The one way to tell a worker that a document waits. It is a hint: the row is what counts, and the sweep reads it."""

import logging

from celery import current_app
from django.db import transaction

logger = logging.getLogger(__name__)

# A hint that nobody took in this time is worth nothing: the sweep has sent others.
HINT_EXPIRES_S = 60
WAIT_S = 1


def hint(document_id):
    """Once the transaction is written, ask for this document. Never raises, never waits much over a second."""
    transaction.on_commit(lambda: _send(str(document_id)), robust=True)


def _send(document_id):
    # A connection of its own: the shared one would first try again and again to reach a broker that is gone.
    options = {
        "socket_timeout": WAIT_S,
        "socket_connect_timeout": WAIT_S,
        "retry_on_timeout": False,
        "max_retries": 1,
        "interval_start": 0,
        "interval_step": 0,
    }
    try:
        with current_app.connection_for_write(connect_timeout=WAIT_S, transport_options=options) as connection:
            current_app.send_task(
                "rcp.documents.tasks.produce",
                args=[document_id],
                connection=connection,
                retry=False,
                expires=HINT_EXPIRES_S,
            )
    except Exception as failure:
        logger.warning("document %s waits for the sweep: %s", document_id, type(failure).__name__)
