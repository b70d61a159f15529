"""What may befall a document, and what its journal tells of it."""

from datetime import timedelta

from django.utils import timezone

from cases.models import JournalEntry
from rcp.documents import transitions
from rcp.documents.actions import produce_document
from rcp.documents.models import Document


def journal_of(document):
    lines = JournalEntry.objects.filter(record=f"document:{document.pk}").order_by("position")
    return list(lines.values_list("event", flat=True))


def lose(document, *, attempts=1):
    """The worker that had this document died, and its lease ran out."""
    for _attempt in range(attempts):
        assert transitions.claim(document.pk)
        Document.objects.filter(pk=document.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    document.refresh_from_db()


def broken(document):
    """A document that cannot be printed."""
    Document.objects.filter(pk=document.pk).update(content={"another": "content"})
    return produce_document(document.pk)
