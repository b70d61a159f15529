"""What awaits a person: the reads of the home page. The page journals the cases that it shows, as one list."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Prefetch, Q
from django.utils import timezone

from cases import permissions
from cases.access import boards_run_by
from cases.models import Board, BoardMembership, Case, Establishment, Guideline
from rcp.accounts.models import Role, User
from rcp.documents.models import Document
from rcp.meetings.access import documents_for
from rcp.meetings.models import AgendaItem, Attendance, Decision, Meeting
from rcp.meetings.quorum import Quorum, quorum, seats_announced

MOST = 20
MOST_SITTINGS = 5
# A session that overran, or that somebody forgot to close, stays in sight for the night.
STILL_SHOWN = timedelta(hours=12)
URGENT_WITHIN = timedelta(hours=24)
LATELY = timedelta(days=30)
S = Case.Status
COMES = (Attendance.Announced.ON_SITE, Attendance.Announced.REMOTE)


@dataclass(frozen=True, slots=True)
class Sitting:
    """One coming session: how full it is, who comes, and what its charter would still miss for every case."""

    meeting: Meeting
    cases: int
    minutes: int
    minutes_available: int
    coming: int
    unanswered: int
    forecast: Quorum
    mine: Attendance | None

    @property
    def is_over_full(self):
        return self.minutes > self.minutes_available


def coming_sittings(by):
    """The next sessions of `by`'s boards, and those that `by` is invited to."""
    open_to = Meeting.objects.of_boards_of(by).values("pk")
    recent = Q(status=Meeting.Status.OPEN) | Q(ends_at__gte=timezone.now() - STILL_SHOWN)
    people = Attendance.objects.select_related("person__establishment")
    found = (
        Meeting.objects.filter(recent, pk__in=open_to, status__in=Meeting.NOT_OVER)
        .select_related("board")
        .prefetch_related("items", "board__requirements", Prefetch("attendances", people))
        .order_by("starts_at", "pk")
    )
    return [_sitting(meeting, by) for meeting in found[:MOST_SITTINGS]]


def _sitting(meeting, by):
    items, attendances = meeting.items.all(), meeting.attendances.all()
    return Sitting(
        meeting=meeting,
        cases=len(items),
        minutes=sum(item.minutes for item in items),
        minutes_available=int((meeting.ends_at - meeting.starts_at).total_seconds() // 60),
        coming=sum(row.announced in COMES for row in attendances),
        unanswered=sum(not row.announced for row in attendances),
        forecast=quorum(meeting.board, meeting.board.requirements.all(), set(), seats_announced(attendances)),
        mine=next((row for row in attendances if row.person_id == by.pk), None),
    )


def urgent(by):
    """[(case, its 24-hour limit)]: whole-spine MRI and a plan of treatment are due by then."""
    rows = _cases(by, status=S.URGENT).order_by("urgent_since", "pk")[:MOST]
    return [(case, case.urgent_since + URGENT_WITHIN) for case in rows]


def to_check(by):
    """Registrations that the offices run by `by` have not looked at, oldest first."""
    return list(_cases(by, status=S.SUBMITTED, board__in=_run_by(by)).order_by("submitted_at", "pk")[:MOST])


def returned(by):
    rows = _cases(by, status=S.RETURNED, board__in=_run_by(by)).exclude(requester=by)
    return list(rows.order_by("submitted_at", "pk")[:MOST])


def to_complete(by):
    """What `by` asks for or presents and that does not wait for anybody else."""
    mine = Q(requester=by) | Q(presenter=by)
    return list(_cases(by, status__in=(S.DRAFT, S.RETURNED)).filter(mine).order_by("created_at", "pk")[:MOST])


def decided_for(by):
    """What the boards answered lately to the cases that `by` asked for or presented: the standing revisions."""
    mine = Q(case__requester=by) | Q(case__presenter=by)
    rows = Decision.objects.filter(
        mine,
        status=Decision.Status.SIGNED,
        signed_at__gte=timezone.now() - LATELY,
        case__in=Case.objects.visible_to(by).values("pk"),
    ).exclude(replaced_by__status=Decision.Status.SIGNED)
    rows = rows.select_related("case__patient", "case__board").defer("content")
    return list(rows.order_by("-signed_at", "pk")[:MOST])


def to_present(by):
    """Lines of coming agendas that name `by` as presenter."""
    rows = AgendaItem.objects.filter(
        presenter=by,
        outcome="",
        meeting__status__in=Meeting.NOT_OVER,
        case__in=Case.objects.visible_to(by).values("pk"),
    ).select_related("case__patient", "case__board", "case__requester", "meeting")
    return list(rows.order_by("meeting__starts_at", "position", "pk")[:MOST])


def opinions_asked(by):
    """Cases opened to `by` for a written opinion that has not been given, while it may be."""
    waiting = (S.SUBMITTED, S.SCHEDULED, S.URGENT, S.POSTPONED)
    asked = Q(grants__person=by, grants__purpose="opinion", grants__closed_at__isnull=True)
    rows = _cases(by, status__in=waiting).filter(asked).exclude(opinions__signed_by=by)
    return list(rows.distinct().order_by("submitted_at", "pk")[:MOST])


def to_sign(by):
    """Drafts to sign in the boards that `by` chairs: of discussed, recorded or urgent cases, and revisions."""
    chaired = BoardMembership.objects.current().filter(person=by, role__in=permissions.CHAIR_ROLES).values("board")
    rows = Decision.objects.filter(
        status=Decision.Status.DRAFT,
        case__board__in=chaired,
        case__status__in=(S.DISCUSSED, S.RECORDED, S.URGENT, S.DECIDED),
    ).select_related("case__patient", "case__board", "case__requester", "item__meeting")
    return list(rows.order_by("created_at", "pk")[:MOST])


def failed_documents(by):
    rows = documents_for(by).filter(status=Document.Status.FAILED).select_related("case", "board")
    return list(rows.order_by("waiting_since", "pk")[:MOST])


def runs_a_board(by):
    return _run_by(by).exists()


def held_by_board():
    """Closed sessions and discussed cases of each board: counts, with nobody's name."""
    discussed = Count("meetings__items", filter=Q(meetings__items__outcome=AgendaItem.Outcome.DISCUSSED))
    held = Count("meetings", filter=Q(meetings__status=Meeting.Status.CLOSED), distinct=True)
    return list(Board.objects.annotate(held=held, discussed=discussed).order_by("name", "pk"))


def installation(by):
    """How far the site is set up: counts for an administrator."""
    permissions.administer(by)
    people = User.objects.exclude(role=Role.SYSTEM).filter(is_active=True)
    chaired = BoardMembership.objects.current().filter(role=BoardMembership.Role.COORDINATOR)
    return {
        "accounts": people.count(),
        "uninvited": people.filter(password__startswith="!").count(),
        "establishments": Establishment.objects.count(),
        "boards": Board.objects.filter(is_active=True).count(),
        "boards_with_chair": chaired.filter(board__is_active=True).values("board").distinct().count(),
        "guidelines": Guideline.objects.count(),
    }


def _cases(by, **wanted):
    return Case.objects.visible_to(by).filter(**wanted).select_related("patient", "board", "requester")


def _run_by(by):
    return boards_run_by(by).order_by().values("pk")
