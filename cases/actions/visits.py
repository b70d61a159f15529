"""Who has the page of a case open: a sign of life, noted seldom, and no part of the record or of its journal."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cases import permissions
from cases.models import CaseVisit

# A page tells that it is open more often than this; what it says in between is not written.
NOTED_EVERY = timedelta(seconds=30)
LONGEST = CaseVisit._meta.get_field("section").max_length


@transaction.atomic
def note_visit(*, case, by, section="", visits=()):
    """`visits` are those already read: when the last one of `by` is recent, nothing is written."""
    permissions.read_cases(by)
    now = timezone.now()
    if any(visit.person_id == by.pk and visit.seen_at > now - NOTED_EVERY for visit in visits):
        return
    said = {"seen_at": now, "section": section[:LONGEST]}
    if not CaseVisit.objects.filter(case=case, person=by).update(**said):
        CaseVisit.objects.get_or_create(case=case, person=by, defaults=said)
