"""A file as it was at a given moment: today's rows, with every later change of the journal undone, newest first.

Rows added later are absent, rows removed later are there again. Nothing is guessed: where a line does not hold enough
to be undone, or where a row is not what the journal says that it became, the line is kept in `unsaid`.
"""

from copy import copy
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from cases.audit import microseconds
from cases.errors import Refused
from cases.file import CaseFile
from cases.history import FACTS, change_lines, is_own, kind_of, row_key
from cases.parts import KINDS
from cases.rows import in_order, plain

# Events that move a case from one state to another, and therefore must hold it.
MOVES = frozenset(
    f"case_{fact}"
    for fact in (
        "submitted", "returned", "postponed", "withdrawn", "declared_urgent", "closed", "scheduled", "unscheduled",
        "discussed", "recorded", "back_to_discussion", "decided", "presented_again",
    )
)  # fmt: skip


def file_at(case, moment):
    """The case and the file of its patient as they were at `moment`, for somebody already let in to the case."""
    if moment > datetime.now(UTC):
        raise Refused(_("Ce moment est dans l’avenir."))
    if moment < case.created_at:
        raise Refused(_("Le dossier n’existait pas encore à ce moment."))
    return PastFile(case, moment)


class PastFile(CaseFile):
    def __init__(self, case, moment):
        """Undoes on copies: the case of today, which the caller holds, stays as it is."""
        case = copy(case)
        case.patient = copy(case.patient)
        super().__init__(case)
        self.moment = moment
        self.unsaid = []
        self._undo_all()

    def _undo_all(self):
        found = super()._found()
        rows = {(kind, str(row.pk)): row for kind, members in found.items() for row in members}
        rows |= {("case", str(self.case.pk)): self.case, ("patient", str(self.patient.pk)): self.patient}
        later = change_lines(self.case, self.patient).filter(at_us__gt=microseconds(self.moment))
        absent = set()
        for line in later.order_by("-id"):
            self._undo(line, rows, absent)
        self._then = {
            kind: in_order(KINDS[kind], [row for row in members if self._stood(row, kind, absent)])
            for kind, members in found.items()
        }

    def _stood(self, row, kind, absent):
        return (kind, str(row.pk)) not in absent and row.created_at <= self.moment

    def _undo(self, line, rows, absent):
        if line.event.endswith("_registered"):
            return
        if is_own(line):
            place, fact = (kind_of(line.record), row_key(line.record)), "amended"
            if line.event in MOVES and "status" not in line.changes:
                self.unsaid.append(line)
        else:
            kind, _underscore, fact = line.event.rpartition("_")
            if kind not in KINDS or fact not in FACTS:
                return
            place = (kind, row_key(line.keys[0]))
        if fact == "added":
            absent.add(place)
        elif place not in rows or not _undone(rows[place], fact, line):
            self.unsaid.append(line)

    def _found(self):
        return self._then


def _undone(row, fact, line):
    """Give `row` its values from before the line; False if it is not what the line says that it became."""
    if fact == "removed":
        held = row.removed_at is not None
        row.removed_at = row.removed_by = None
        row.version -= 1
        return held
    held = True
    told = [(field, line.changes[field.name]) for field in row._meta.concrete_fields if field.name in line.changes]
    for field, (was, now) in told:
        held = held and getattr(row, field.attname) == plain(field, {field.attname: now})
        setattr(row, field.attname, plain(field, {field.attname: was}))
    row.version -= bool(told)
    return held
