"""The file of a patient or of one case: each kind of part is read once, in one statement, when first asked."""

from datetime import date

from cases.models import NeurologicalEpisode
from cases.parts import PARTS, belongs_to_case

# What a row names and a page says with it; joined, so that a list of rows stays one statement.
NAMED = ("lesion", "study", "tumour", "establishment")


class PatientFile:
    """What follows the patient from one case to the next."""

    def __init__(self, patient, case=None):
        self.patient, self.case = patient, case
        self._read = {}

    def rows(self, kind):
        """The standing rows of a kind, in their order; those of a case only when there is a case."""
        if kind not in self._read:
            self._read[kind] = self._standing(PARTS[kind])
        return self._read[kind]

    def one(self, kind):
        """The only row of a kind that a case has once, or None."""
        return next(iter(self.rows(kind)), None)

    def last(self, kind, day):
        return latest(self.rows(kind), day)

    def below(self, kind, name, parent):
        """The rows of a kind that belong to a lesion or a tumour, in their order."""
        return [row for row in self.rows(kind) if getattr(row, f"{name}_id") == parent.pk]

    def is_irradiated(self, lesion):
        return any(row.reaches(lesion) for row in self.rows("irradiation"))

    def compression(self):
        """The last neurological episode when it is one of cord compression, suspected or confirmed."""
        episode = self.last("neurologicalepisode", "found_on")
        return episode if episode and episode.compression != NeurologicalEpisode.Compression.NONE else None

    def _standing(self, model):
        owner = {"case": self.case} if belongs_to_case(model) else {"patient": self.patient}
        if None in owner.values():
            return []
        fields = {field.name for field in model._meta.concrete_fields}
        # None, because select_related() without a name would join everything.
        joined = [name for name in NAMED if name in fields] or [None]
        return list(model.objects.standing().filter(**owner).select_related(*joined))


class CaseFile(PatientFile):
    """One case with the file of its patient."""

    def __init__(self, case):
        super().__init__(case.patient, case)


def latest(rows, day):
    """The row with the latest day; a row without a day comes before the others."""
    return max(rows, key=lambda row: (getattr(row, day) or date.min, row.created_at), default=None)
