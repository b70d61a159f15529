"""The states of a document: each passage is one UPDATE that holds only if nobody moved the row first.

A worker owns a row by a lease: its token. Whoever lost the lease can no longer write, however late it wakes up.
"""

import uuid
from datetime import timedelta

from django.db.models import F, Q
from django.utils import timezone

from cases.transitions import table_of
from rcp.documents.models import Document

S = Document.Status
LEASE = timedelta(minutes=10)

# A lease that ran out is taken over: producing follows producing.
table_of(
    Document,
    {
        S.PENDING: (S.PRODUCING,),
        S.PRODUCING: (S.PRODUCING, S.READY, S.FAILED, S.PENDING),
        S.FAILED: (S.PENDING,),
        S.READY: (),
    },
)


def abandoned():
    """The condition of a row whose worker died or hangs."""
    return Q(status=S.PRODUCING, lease_until__lt=timezone.now())


def claim(document_id):
    """Lease a waiting or abandoned document; returns (document, file name of the lost attempt or ""), or None."""
    free = Document.objects.filter(Q(status=S.PENDING) | abandoned(), pk=document_id)
    seen = free.values("version", "lease_token").first()
    token = uuid.uuid4()
    claimed = seen and free.filter(version=seen["version"]).update(
        status=S.PRODUCING,
        lease_until=timezone.now() + LEASE,
        lease_token=token,
        attempts=F("attempts") + 1,
        version=F("version") + 1,
    )
    document = Document.objects.select_related("created_by").filter(lease_token=token).first() if claimed else None
    return document and (document, file_name(seen["lease_token"]) if seen["lease_token"] else "")


def finish(document, *, to, **values):
    """End a leased production; false when the lease was lost meanwhile."""
    return bool(
        Document.objects.filter(pk=document.pk, status=S.PRODUCING, lease_token=document.lease_token).update(
            status=to, lease_until=None, lease_token=None, version=F("version") + 1, **values
        )
    )


def put_back(document):
    """Failed or stalled, back to waiting with its attempts forgotten; false when it moved meanwhile."""
    return bool(
        Document.objects.filter(Q(status__in=[S.FAILED, S.PENDING]) | abandoned(), pk=document.pk).update(
            status=S.PENDING,
            reason="",
            attempts=0,
            waiting_since=timezone.now(),
            lease_until=None,
            lease_token=None,
            version=F("version") + 1,
        )
    )


def file_name(token):
    """One name per attempt: two workers never write the same file, and a lost one is known by its token."""
    return f"{token}.pdf"
