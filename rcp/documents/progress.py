"""Where a document stands: what its page shows, and what the sweep looks for."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from rcp.documents import transitions
from rcp.documents.models import Document

Status = Document.Status
HINT_AFTER = timedelta(seconds=15)
STALLED_AFTER = timedelta(minutes=2)
MOST_ATTEMPTS = 5
MOST_HINTS = 50


class Progress(NamedTuple):
    status: str
    position: int | None  # 1 is the next to be made
    waiting_since: datetime | None
    attempts: int
    may_retry: bool


def progress_of(document):
    is_pending = document.status == Status.PENDING
    return Progress(
        status=document.status,
        position=_position(document) if is_pending else None,
        waiting_since=document.waiting_since if is_pending or document.status == Status.PRODUCING else None,
        attempts=document.attempts,
        may_retry=may_retry(document),
    )


def may_retry(document):
    """It failed, nobody took it for a while, or the worker that had it is gone."""
    if document.status == Status.PRODUCING:
        return document.lease_until < timezone.now()
    if document.status == Status.PENDING:
        return document.waiting_since < timezone.now() - STALLED_AFTER
    return document.status == Status.FAILED


def forgotten():
    """Keys of documents that wait without a hint, or whose worker died; oldest first, a bounded number."""
    late = Q(status=Status.PENDING, waiting_since__lt=timezone.now() - HINT_AFTER)
    rows = Document.objects.filter(late | transitions.abandoned() & Q(attempts__lt=MOST_ATTEMPTS))
    return list(rows.order_by("waiting_since", "pk").values_list("pk", flat=True)[:MOST_HINTS])


def waiting():
    """Keys of every document that a worker could take now, oldest first."""
    rows = Document.objects.filter(Q(status=Status.PENDING) | transitions.abandoned())
    return list(rows.order_by("waiting_since", "pk").values_list("pk", flat=True))


def exhausted():
    rows = Document.objects.filter(transitions.abandoned(), attempts__gte=MOST_ATTEMPTS)
    return list(rows.select_related("created_by")[:MOST_HINTS])


def _position(document):
    before = Q(waiting_since__lt=document.waiting_since) | Q(waiting_since=document.waiting_since, pk__lt=document.pk)
    return Document.objects.filter(before, status=Status.PENDING).count() + 1
