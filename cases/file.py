"""The file of a patient or of one case, read whole in one statement when first asked."""

from datetime import date
from functools import cached_property

from cases.models import Establishment, NeurologicalEpisode
from cases.parts import KINDS, belongs_to_case
from cases.rows import read_together

# What a row names among the other rows of its file.
NAMED = ("lesion", "study", "tumour", "report")


class PatientFile:
    """What follows the patient from one case to the next; with a case, what belongs to that case as well."""

    def __init__(self, patient, case=None, kinds=None):
        """`kinds` are those that are wanted, all of them when nothing is said."""
        self.patient, self.case = patient, case
        self._kinds = kinds or tuple(KINDS)

    def rows(self, kind):
        """The standing rows of a kind, in their order; those of a case only when there is a case."""
        return self._standing[kind]

    def all_rows(self, kind):
        """The rows of a kind, those that were removed included."""
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

    @cached_property
    def _standing(self):
        return {kind: [row for row in rows if row.removed_at is None] for kind, rows in self._read.items()}

    @cached_property
    def _read(self):
        read = self._found()
        self._join(read)
        return read

    def _found(self):
        wanted = [KINDS[kind] for kind in self._kinds]
        owned = [model._base_manager.filter(**owner) for model in wanted if (owner := self._owner(model))]
        found = read_together(owned) if owned else {}
        return {kind: found.get(KINDS[kind], []) for kind in self._kinds}

    def _owner(self, model):
        if belongs_to_case(model):
            return {"case": self.case} if self.case else None
        return {"patient": self.patient}

    def _join(self, read):
        """Rows name each other and their owner without a statement; establishments cost one, when one is named."""
        named = {row.pk: row for kind in ("lesion", "imagingstudy", "tumour", "report") for row in read.get(kind, [])}
        owner = {True: ("case", self.case), False: ("patient", self.patient)}
        for kind, rows in read.items():
            role, whose = owner[belongs_to_case(KINDS[kind])]
            for row in rows:
                setattr(row, role, whose)
                for name in NAMED:
                    if (key := getattr(row, f"{name}_id", None)) in named:
                        setattr(row, name, named[key])
        studies = [row for row in read.get("imagingstudy", []) if row.establishment_id]
        places = Establishment.objects.in_bulk({row.establishment_id for row in studies}) if studies else {}
        for row in studies:
            row.establishment = places[row.establishment_id]


class CaseFile(PatientFile):
    """One case with the file of its patient."""

    def __init__(self, case, kinds=None):
        super().__init__(case.patient, case, kinds)


def latest(rows, day):
    """The row with the latest day; a row without a day comes before the others."""
    return max(rows, key=lambda row: (getattr(row, day) or date.min, row.created_at), default=None)


class ReadFile(PatientFile):
    """A file of which some rows were read already, {kind: rows}; the other kinds are empty."""

    def __init__(self, patient, rows):
        super().__init__(patient)
        self._given = rows

    def _found(self):
        return {kind: self._given.get(kind, []) for kind in KINDS}
