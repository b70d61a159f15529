"""What a case took over from the previous one of its patient, and what somebody has changed since."""

from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from cases.file import PatientFile
from cases.wording import plain, said_value, words_of

# The kinds that a new case begins with, and the case's own texts that it copies.
KINDS = ("clinicalstate", "disease", "organmetastasis")
FIELDS = ("history", "comorbidities", "wishes", "found_by_screening")


class Carried:
    """Compares the rows of a file with those they were carried from; a case without a former one carries nothing."""

    def __init__(self, file):
        self._file = file

    @cached_property
    def previous(self):
        return self._file.case.previous if self._file.case else None

    @cached_property
    def _rows(self):
        if not any(row.carried_from for kind in KINDS for row in self._file.rows(kind)):
            return {}
        former = PatientFile(self._file.patient, self.previous, KINDS)
        return {row.pk: row for kind in KINDS for row in former.all_rows(kind)}

    def before(self, row):
        """The row that this one began as, or None."""
        carried_from = getattr(row, "carried_from", None)
        return self._rows.get(carried_from) if carried_from else None

    def source(self):
        """ "repris du dossier 26-XXXXXX du 12/03/2026" """
        on = timezone.localdate(self.previous.decided_at or self.previous.created_at)
        return _("repris du dossier %(number)s du %(on)s") % {"number": self.previous.number, "on": plain(on)}

    def is_untouched(self, row):
        before = self.before(row)
        return before is not None and words_of(row) == words_of(before)

    def changes(self, row):
        """[(label, value now, what it was)] of what differs from the row that this one began as."""
        before = self.before(row)
        if before is None:
            return []
        now, was = dict(words_of(row)), dict(words_of(before))
        return [
            (label, now.get(label, "—"), was.get(label, "—"))
            for label in dict.fromkeys([*now, *was])
            if now.get(label) != was.get(label)
        ]

    def notes(self, row):
        """What a line of a table says of it: where it comes from, or each field as it was before."""
        if self.is_untouched(row):
            return [self.source()]
        return [
            _("%(label)s, auparavant : %(was)s") % {"label": label, "was": was}
            for label, _now, was in self.changes(row)
        ]

    def note_of_field(self, name):
        """The same of one of the case's own fields."""
        if name not in FIELDS or self.previous is None or not getattr(self.previous, name):
            return ""
        if getattr(self._file.case, name) == getattr(self.previous, name):
            return self.source()
        return _("auparavant : %(was)s") % {"was": said_value(self.previous, name)}
