"""Who changed what: the lines of the journal in which somebody changed a record.

A line holds plain values; `cases.change_words` says them in the reader's language, `cases.past` undoes them.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from cases import audit
from cases.models import JournalEntry

FACTS = ("added", "amended", "removed")
# How an event begins that tells the fields of the record itself, in the chain of each kind of record.
OWN = {"case": ("case_", "presenter_"), "patient": ("patient_", "identity_")}
# What a line names beside the row that it tells.
BESIDE = {"case", "patient", "board", "meeting", "user"}


@dataclass(frozen=True, slots=True)
class Told:
    """One field of one change: what it was and what it became, "" for nothing."""

    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Change:
    """One line in words. `kind` and `key` name the row that changed, `part` is how people call it."""

    line: int
    at: datetime
    by: object
    event: str
    kind: str
    key: str
    part: str
    people: list
    told: list


def change_lines(*records):
    """The lines of these records in which somebody changed something, for somebody already let in to them."""
    lines = JournalEntry.objects.filter(record__in=[audit.key(record) for record in records])
    for fact in audit.READS:
        lines = lines.exclude(event__endswith=f"_{fact}")
    return lines


def of_part(part):
    """The lines of one row."""
    return Q(keys__0=audit.key(part))


def of_kinds(kinds=(), fields=(), begins=()):
    """The lines of some kinds of part, of some of the case's own fields, of events that begin with a word."""
    found = Q(event__in=[f"{kind}_{fact}" for kind in kinds for fact in FACTS])
    if fields:
        found |= _beginning(OWN["case"]) & Q(changes__has_any_keys=list(fields))
    return found | _beginning(begins)


def _beginning(words):
    found = Q(pk__in=[])
    for word in words:
        found |= Q(event__startswith=word)
    return found


def newest(lines, *, before=None, limit=40):
    """(a page of lines, newest first; whether there are older ones), after the line that the last page ended with."""
    if before:
        lines = lines.filter(id__lt=before)
    found = list(lines.order_by("-id")[: limit + 1])
    return found[:limit], len(found) > limit


def is_own(line):
    """Whether a line tells the fields of the record whose chain it is in."""
    return line.event.startswith(OWN.get(kind_of(line.record), ()))


def subject_of(line):
    """The key of the row that a line tells."""
    if is_own(line):
        return line.record
    told = [key for key in line.keys if kind_of(key) not in BESIDE]
    return told[-1] if told else line.record


def kind_of(key):
    return key.partition(":")[0]


def row_key(key):
    return key.partition(":")[2]
