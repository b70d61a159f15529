"""The doors to meetings, decisions and their papers."""

from django.db.models import Count, OuterRef, Prefetch, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from cases import audit
from cases.access import case_for, find, listed
from cases.models import Case, Irradiation, Lesion, Tumour
from rcp.documents.models import Document
from rcp.meetings.models import AgendaItem, Attendance, Decision, Meeting, Presence, Proposal, WrittenOpinion


def meetings_for(by):
    return Meeting.objects.of_boards_of(by).select_related("board")


def meeting_for(by, pk):
    return find(meetings_for(by).select_related("board__establishment"), pk)


def sessions_for(by, *, coming, before=None):
    """Sessions with what a list says of each: cases, minutes, people announced. To come, soonest first; or past."""
    lines = AgendaItem.objects.filter(meeting=OuterRef("pk")).order_by().values("meeting")
    present = Attendance.objects.filter(meeting=OuterRef("pk"), announced__in=("on_site", "remote"))
    found = meetings_for(by).annotate(
        case_count=Coalesce(Subquery(lines.annotate(said=Count("pk")).values("said")), 0),
        planned_minutes=Coalesce(Subquery(lines.annotate(said=Sum("minutes")).values("said")), 0),
        announced_count=Coalesce(
            Subquery(present.order_by().values("meeting").annotate(said=Count("pk")).values("said")), 0
        ),
    )
    ahead = Q(status__in=Meeting.NOT_OVER) & (Q(ends_at__gte=timezone.now()) | Q(status=Meeting.Status.OPEN))
    if coming:
        return found.filter(ahead).order_by("starts_at", "pk")
    past = found.exclude(ahead).order_by("-starts_at", "-pk")
    return past.filter(starts_at__lt=before) if before else past


def items_of(meeting, by, *, beside=(), to_sign=False):
    """The agenda in order, with what its lines show; journalled as one list in the reader's chain.

    `beside` are other cases that the same page shows. `to_sign` loads all that a signature looks at.
    """
    signed = ("examinations", "dissents") if to_sign else ()
    decisions = Decision.objects.defer("content").select_related("guideline").prefetch_related(_proposals(), *signed)
    items = list(
        meeting.items.select_related(
            "case__patient", "case__requester", "case__board", "presenter", "second_reader"
        ).prefetch_related(
            Prefetch("case__opinions", queryset=WrittenOpinion.objects.select_related("signed_by__establishment")),
            Prefetch("case__patient__lesion_set", queryset=Lesion.objects.standing()),
            Prefetch("case__patient__irradiation_set", queryset=Irradiation.objects.standing()),
            Prefetch("case__patient__tumour_set", queryset=Tumour.objects.standing()),
            Prefetch("case__decisions", queryset=decisions.order_by("revision")),
        )
    )
    if shown := [*(item.case for item in items), *beside]:
        audit.seen("agenda_read", by=by, keys=[meeting, *shown])
    return items


def attendances_of(meeting):
    return list(
        meeting.attendances.select_related("person__establishment").prefetch_related(
            Prefetch("presences", queryset=Presence.objects.order_by("arrived_at"))
        )
    )


def item_for(by, pk):
    item = find(AgendaItem.objects.select_related("meeting__board", "case__patient", "case__board"), pk)
    meeting_for(by, item.meeting_id)
    return item


def attendance_for(by, pk):
    attendance = find(Attendance.objects.select_related("meeting__board", "person"), pk)
    meeting_for(by, attendance.meeting_id)
    return attendance


def decision_for(by, pk, *, journal=True):
    """A revision whose case is open to `by`; a signed one also to whoever may see the patient."""
    decision = find(
        Decision.objects.select_related(
            "case__patient",
            "case__board__establishment",
            "case__requester",
            "item__meeting",
            "guideline",
            "signed_by",
            "replaces",
        ).prefetch_related(_proposals(), "examinations", "dissents__author"),
        pk,
    )
    if not (decision.status == Decision.Status.SIGNED and _sees_patient(by, decision.case)):
        case_for(by, decision.case_id, journal=False)
    if journal:
        audit.seen("decision_read", on=decision.case, by=by, keys=[decision])
    return decision


def targets_for(patient):
    """The lesions that a proposal may aim at, for somebody already let in to the patient."""
    return Lesion.objects.standing().filter(patient=patient)


def decisions_of_case(case):
    found = Decision.objects.filter(case=case).select_related("signed_by", "item__meeting")
    return list(found.defer("content").order_by("-revision"))


def signed_by_then(case, moment):
    """The revisions of a case that were signed at a moment, newest first, for somebody already let in to it."""
    found = case.decisions.filter(signed_at__lte=moment).select_related("signed_by")
    return list(found.defer("content").order_by("-revision"))


def decisions_in(**where):
    """Revisions of a case or of a session, for somebody already let in to it."""
    return Decision.objects.filter(**where)


def opinion_for(by, pk):
    """A written opinion, by whoever may see its case; the case's journal tells the read."""
    opinion = find(WrittenOpinion.objects.all(), pk)
    case_for(by, opinion.case_id)
    return opinion


def part_of_decision_for(by, model, pk):
    part = find(model.objects.select_related("decision__case__board"), pk)
    decision_for(by, part.decision_id, journal=False)
    return part


def free_cases_for(by, board):
    """Cases that wait for a session of this board, oldest first; the caller journals those that it shows."""
    waiting = Case.objects.visible_to(by).filter(board=board, status__in=(Case.Status.SUBMITTED, Case.Status.POSTPONED))
    tumours = Prefetch("patient__tumour_set", queryset=Tumour.objects.standing())
    rows = waiting.select_related("patient", "requester").prefetch_related(tumours)
    return list(rows.order_by("submitted_at", "pk"))


def documents_for(by):
    """Records of the cases open to `by`; agendas and minutes of the boards that `by` belongs to.

    What they print is long, and read by the press alone.
    """
    boards = by.memberships.current().values("board")
    return (
        Document.objects.filter(
            Q(case__in=Case.objects.visible_to(by).values("pk")) | Q(case__isnull=True, board__in=boards)
        )
        .select_related("case", "created_by")
        .defer("content")
    )


def document_for(by, pk, *, journal=True):
    document = find(documents_for(by), pk)
    if journal:
        audit.seen("document_read", on=document, by=by, keys=[document.case] if document.case_id else [])
    return document


def documents_of_meeting(by, meeting):
    """The papers of a session: agendas and minutes, then the records of its cases, newest first."""
    rows = documents_for(by).filter(meeting_id=meeting.pk).order_by("kind", "-created_at", "pk")
    return listed(by, list(rows), event="documents_listed")


def documents_of_decision(by, decision):
    return list(documents_for(by).filter(subject_id=decision.pk).order_by("-created_at", "pk"))


def _proposals():
    return Prefetch("proposals", queryset=Proposal.objects.prefetch_related("targets"))


def _sees_patient(by, case):
    return Case.objects.visible_to(by).filter(patient=case.patient_id).exists()
