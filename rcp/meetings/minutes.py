"""The minutes of a session as frozen plain values: who was there and when, and what became of each case."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cases.models import CaseMessage
from cases.nomenclature import competences
from rcp.meetings import record_parts as parts
from rcp.meetings.access import attendances_of
from rcp.meetings.models import AgendaItem, Decision
from rcp.meetings.quorum import quorum, situations_of_case, thawed
from rcp.meetings.quorum_words import participant_line, place_line, quorum_words

CONTENT_VERSION = "minutes/1"


@dataclass(frozen=True, slots=True)
class Stay:
    mode_label: str
    arrived_at: str
    left_at: str


@dataclass(frozen=True, slots=True)
class Attendee:
    name: str
    specialty_label: str
    establishment: str
    is_guest: bool
    in_quorum: bool
    announced_label: str
    stays: tuple[Stay, ...]


@dataclass(frozen=True, slots=True)
class MinutesLine:
    number: int
    case_number: str
    purpose: str
    purpose_label: str
    identity: parts.Identity
    requester: parts.Person
    presenter: parts.Person | None
    question: str
    outcome: str
    outcome_label: str
    started_at: str
    ended_at: str
    reason: str  # of a postponement: its code in words, then its text
    quorum_label: str
    quorum_reached: bool | None
    places: tuple
    participants: tuple
    decision: dict | None  # the signed content, whole: minutes are made from it
    decision_state: str


@dataclass(frozen=True, slots=True)
class Minutes:
    version: str
    language: str
    board: parts.BoardLine
    day_label: str
    start_time: str
    end_time: str
    opened_at: str
    closed_at: str
    opened_by: str
    closed_by: str
    room: str
    video_link: str
    agenda_version: int
    is_closed: bool
    attendees: tuple[Attendee, ...]
    lines: tuple[MinutesLine, ...]
    discussed: int
    recorded: int
    postponed: int
    awaiting_signature: int


def minutes(meeting, *, language=None):
    language = language or meeting.board.language
    with override(language):
        return _build(meeting, language)


def _build(meeting, language):
    items = list(
        meeting.items.select_related(
            "case__patient", "case__requester__establishment", "case__board", "presenter__establishment"
        ).prefetch_related("case__decisions", "decisions")
    )
    lines = tuple(_line(number, item) for number, item in enumerate(items, start=1))
    outcomes = [item.outcome for item in items]
    starts = timezone.localtime(meeting.starts_at)
    return Minutes(
        version=CONTENT_VERSION,
        language=language,
        board=parts.board_of(meeting.board),
        day_label=parts.day_in_words(starts),
        start_time=_hour(meeting.starts_at),
        end_time=_hour(meeting.ends_at),
        opened_at=_hour(meeting.opened_at),
        closed_at=_hour(meeting.closed_at),
        opened_by=meeting.opened_by.full_name if meeting.opened_by_id else "",
        closed_by=meeting.closed_by.full_name if meeting.closed_by_id else "",
        room=meeting.room,
        video_link=meeting.video_link,
        agenda_version=meeting.agenda_version,
        is_closed=meeting.closed_at is not None,
        attendees=tuple(_attendee(row) for row in attendances_of(meeting)),
        lines=lines,
        discussed=outcomes.count(AgendaItem.Outcome.DISCUSSED),
        recorded=outcomes.count(AgendaItem.Outcome.RECORDED),
        postponed=outcomes.count(AgendaItem.Outcome.POSTPONED),
        awaiting_signature=sum(1 for line in lines if line.outcome in ("discussed", "recorded") and not line.decision),
    )


def _line(number, item):
    case = item.case
    seats = thawed(item.quorum)
    decision = _decision_of(item)
    held = item.outcome in (AgendaItem.Outcome.DISCUSSED, AgendaItem.Outcome.RECORDED)
    if decision:
        content = decision.content["quorum"]
        label, reached = content["label"], content["is_reached"]
        places = tuple(content["places"])
    elif held:
        found = quorum(case.board, case.board.requirements.all(), situations_of_case(case), seats)
        label, reached = quorum_words(found), found.is_reached
        places = tuple(place_line(place) for place in found.places)
    else:
        label, reached, places = "", None, ()
    return MinutesLine(
        number=number,
        case_number=case.number,
        purpose=item.purpose,
        purpose_label=str(item.get_purpose_display()),
        identity=parts.identity_of(case.patient),
        requester=parts.person_of(case.requester),
        presenter=parts.person_of(item.presenter),
        question=case.question,
        outcome=item.outcome,
        outcome_label=str(item.get_outcome_display()) or _("sans issue"),
        started_at=_hour(item.started_at),
        ended_at=_hour(item.ended_at),
        reason=_postponement(item),
        quorum_label=label,
        quorum_reached=reached,
        places=places,
        participants=tuple(participant_line(seat) for seat in seats),
        decision=decision.content if decision else None,
        decision_state=_("signée") if decision else (_("en attente de signature") if held else ""),
    )


def _decision_of(item):
    """The latest signed revision that this session made, or amended afterwards."""
    signed = [row for row in item.decisions.all() if row.status == Decision.Status.SIGNED]
    return max(signed, key=lambda row: row.revision, default=None)


def _postponement(item):
    if item.outcome != AgendaItem.Outcome.POSTPONED:
        return ""
    message = (
        CaseMessage.objects.filter(case=item.case, kind=CaseMessage.Kind.POSTPONEMENT, created_at__lte=item.ended_at)
        .order_by("-created_at")
        .first()
    )
    return _(" : ").join(filter(None, [str(message.reason), message.text])) if message else ""


def _attendee(row):
    person = row.person
    return Attendee(
        name=person.full_name,
        specialty_label=competences.label(person.specialty) if person.specialty else "",
        establishment=person.establishment.name if person.establishment_id else "",
        is_guest=row.is_guest,
        in_quorum=row.in_quorum,
        announced_label=str(row.get_announced_display()),
        stays=tuple(
            Stay(str(stay.get_mode_display()), _hour(stay.arrived_at), _hour(stay.left_at))
            for stay in row.presences.all()
        ),
    )


def _hour(moment):
    return f"{timezone.localtime(moment):%H:%M}" if moment else ""
