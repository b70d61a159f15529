"""The agenda of a session as its page shows it: hours, what each case lacks, its quorum, its decision.

Everything is computed from what `access.items_of` loaded: no statement per line.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cases.completeness import lacks
from rcp.meetings.decision_record import kind_of
from rcp.meetings.models import AgendaItem, Decision, Meeting
from rcp.meetings.quorum import (
    Quorum,
    quorum,
    seats_announced,
    seats_present,
    seats_written,
    situations_of,
    thawed,
    together,
)
from rcp.meetings.signable import lacking
from rcp.meetings.strip import Strip, strip_of


@dataclass(frozen=True, slots=True)
class Line:
    item: AgendaItem
    at: datetime  # when it is expected to begin
    is_now: bool
    lacks: tuple[str, ...]
    quorum: Quorum
    strip: Strip
    decision: Decision | None  # the newest revision
    kind: str  # what that revision would be, if it were signed now

    @property
    def is_draft(self):
        return self.decision is not None and self.decision.status == Decision.Status.DRAFT

    @property
    def keeps_from_signing(self):
        """What the draft lacks before it can be signed."""
        return lacking(self.decision, self.item.case.patient.tumour_set.all()) if self.is_draft else []

    @property
    def is_provisional(self):
        return self.kind == Decision.Kind.PROVISIONAL

    @property
    def is_ready(self):
        """Whether it may be signed with the others: a provisional opinion is signed by itself, knowingly."""
        return self.is_draft and not self.is_provisional and not self.keeps_from_signing


@dataclass(frozen=True, slots=True)
class Timing:
    minutes: int
    ends_at: datetime
    over: int  # minutes beyond the planned end, 0 when it fits
    spare: int


def lines_of(meeting, items, attendances, requirements):
    """One line per item of `items`, in their order. Before the session who announced counts, then who is there."""
    there = seats_present(attendances) if meeting.status == Meeting.Status.OPEN else seats_announced(attendances)
    at, lines, now = meeting.starts_at, [], current(items)
    for item in items:
        lines.append(_line(meeting, item, at, there, requirements, now))
        if takes_time(item):
            at += timedelta(minutes=item.minutes)
    return lines


def timing_of(meeting, items):
    minutes = sum(item.minutes for item in items if takes_time(item))
    ends_at = meeting.starts_at + timedelta(minutes=minutes)
    margin = int((meeting.ends_at - ends_at).total_seconds() // 60)
    return Timing(minutes=minutes, ends_at=ends_at, over=max(0, -margin), spare=max(0, margin))


def takes_time(item):
    return item.outcome != AgendaItem.Outcome.POSTPONED or item.started_at is not None


def current(items):
    """The case under discussion: the last one started whose discussion has not ended."""
    started = [item for item in items if item.started_at and not item.ended_at]
    return max(started, key=lambda item: item.started_at, default=None)


def _line(meeting, item, at, there, requirements, now):
    patient, revisions = item.case.patient, list(item.case.decisions.all())
    decision = revisions[-1] if revisions else None
    written = seats_written(item.case.opinions.all(), before=meeting.opened_at)
    seats = thawed(item.quorum) if item.ended_at else together(there, written)
    proposals = list(decision.proposals.all()) if decision else []
    situations = situations_of(patient.lesion_set.all(), patient.irradiation_set.all(), proposals)
    found = quorum(meeting.board, requirements, situations, seats)
    return Line(
        item=item,
        at=at,
        is_now=item == now,
        lacks=lacks_of(item.case),
        quorum=found,
        strip=strip_of(found, seats, is_forecast=not item.ended_at and meeting.status != Meeting.Status.OPEN),
        decision=decision,
        kind=kind_of(decision, found) if decision else "",
    )


def lacks_of(case):
    """The sentences of what a loaded case lacks."""
    return tuple(lack.sentence for lack in lacks(case, case.patient.tumour_set.all()))
