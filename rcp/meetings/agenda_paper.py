"""The agenda as frozen plain values: what is printed, and what people read on the way to the session."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import override

from cases.completeness import lacks
from cases.models import Lesion
from cases.nomenclature import competences
from cases.wording import plain
from rcp.meetings import record_parts as parts
from rcp.meetings.access import attendances_of
from rcp.meetings.decision_content import PlaceLine
from rcp.meetings.models import Meeting
from rcp.meetings.quorum import quorum, seats_announced, seats_written, situations_of_case, together
from rcp.meetings.quorum_words import place_line, quorum_words

CONTENT_VERSION = "agenda/1"


@dataclass(frozen=True, slots=True)
class AgendaLine:
    number: int
    case_number: str
    expected_at: str  # local time, "14:05"
    minutes: int
    purpose: str
    purpose_label: str
    handling_label: str
    identity: parts.Identity
    requester: parts.Person
    presenter: parts.Person | None
    question: str
    lesions: tuple[str, ...]
    lacks: tuple[str, ...]
    quorum_label: str
    quorum_reached: bool
    places_missing: tuple[PlaceLine, ...]


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    name: str
    specialty_label: str
    establishment: str
    announced: str
    announced_label: str
    is_guest: bool


@dataclass(frozen=True, slots=True)
class Agenda:
    version: str
    language: str
    board: parts.BoardLine
    starts_at: str
    starts_label: str
    day_label: str
    start_time: str
    end_time: str
    expected_end: str
    overruns: bool
    room: str
    video_link: str
    note: str
    agenda_version: int
    is_frozen: bool
    status_label: str
    lines: tuple[AgendaLine, ...]
    attendances: tuple[AttendanceLine, ...]


def agenda(meeting, *, language=None):
    language = language or meeting.board.language
    with override(language):
        return _build(meeting, language)


def _build(meeting, language):
    attendances = attendances_of(meeting)
    starts = timezone.localtime(meeting.starts_at)
    lines, at = [], starts
    items = meeting.items.select_related("case__patient", "case__requester__establishment", "presenter__establishment")
    for number, item in enumerate(items, start=1):
        lines.append(_line(number, item, at, meeting.board, attendances))
        at += timedelta(minutes=item.minutes)
    return Agenda(
        version=CONTENT_VERSION,
        language=language,
        board=parts.board_of(meeting.board),
        starts_at=starts.isoformat(),
        starts_label=plain(meeting.starts_at),
        day_label=parts.day_in_words(starts),
        start_time=f"{starts:%H:%M}",
        end_time=f"{timezone.localtime(meeting.ends_at):%H:%M}",
        expected_end=f"{at:%H:%M}",
        overruns=at > meeting.ends_at,
        room=meeting.room,
        video_link=meeting.video_link,
        note=meeting.note,
        agenda_version=meeting.agenda_version,
        is_frozen=meeting.status != Meeting.Status.PLANNED,
        status_label=str(meeting.get_status_display()),
        lines=tuple(lines),
        attendances=tuple(_attendance(row) for row in attendances),
    )


def _line(number, item, at, board, attendances):
    case = item.case
    seats = together(
        seats_announced(attendances), seats_written(case.opinions.select_related("signed_by__establishment"))
    )
    found = quorum(board, board.requirements.all(), situations_of_case(case), seats)
    return AgendaLine(
        number=number,
        case_number=case.number,
        expected_at=f"{at:%H:%M}",
        minutes=item.minutes,
        purpose=item.purpose,
        purpose_label=str(item.get_purpose_display()),
        handling_label=str(case.get_handling_display()),
        identity=parts.identity_of(case.patient),
        requester=parts.person_of(case.requester),
        presenter=parts.person_of(item.presenter),
        question=case.question,
        lesions=tuple(lesion.site for lesion in Lesion.objects.standing().filter(patient=case.patient)),
        lacks=tuple(lack.sentence for lack in lacks(case)),
        quorum_label=quorum_words(found),
        quorum_reached=found.is_reached,
        places_missing=tuple(place_line(place) for place in found.missing),
    )


def _attendance(row):
    person = row.person
    return AttendanceLine(
        name=person.full_name,
        specialty_label=competences.label(person.specialty) if person.specialty else "",
        establishment=person.establishment.name if person.establishment_id else "",
        announced=row.announced,
        announced_label=str(row.get_announced_display()),
        is_guest=row.is_guest,
    )
