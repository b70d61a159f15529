"""The file of one case as the scores ask it, read in one statement."""

from functools import cached_property

from django.utils import timezone

from cases.facts.answers import ANSWERS
from cases.facts.context import context_of
from cases.facts.deduced import Dated, Deduction, source_of
from cases.facts.measures import measured
from cases.file import CaseFile, latest
from cases.models import Answer, PainAssessment, Treatment

ASKED = (
    "tumour",
    "disease",
    "organmetastasis",
    "clinicalstate",
    "labvalue",
    "neurologicalepisode",
    "treatment",
    "irradiation",
    "lesion",
    "lesionobservation",
    "painassessment",
)


class Facts:
    """What one case, and one of its lesions, already says. `file` is the file when it was read before."""

    def __init__(self, case, lesion=None, file=None):
        self.case, self.lesion = case, lesion
        self.file = file or CaseFile(case, kinds=ASKED)
        self.today = timezone.localdate()

    def for_index(self, code):
        """Deduced answers and context of one index. Raises `NotApplicable` when the file makes it meaningless."""
        answers = {item: found for item, found in ANSWERS[code](self) if found is not None}
        return Deduction(answers, context_of(self))

    def measured(self, code):
        """A formula on the values of the file; what is absent is named, and nothing stands for it."""
        return measured(self, code)

    @cached_property
    def observation(self):
        return self._last_of_lesion("lesionobservation", "observed_on")

    @cached_property
    def pain(self):
        return self._last_of_lesion("painassessment", "assessed_on")

    @property
    def is_painful(self):
        """None while nobody has said."""
        if not self.pain:
            return None
        if self.pain.pattern:
            return self.pain.pattern != PainAssessment.Pattern.NONE
        return None if self.pain.intensity is None else self.pain.intensity > 0

    @property
    def state(self):
        return self.file.one("clinicalstate")

    @property
    def disease(self):
        return self.file.one("disease")

    @property
    def organs(self):
        return self.file.rows("organmetastasis")

    @cached_property
    def tumour(self):
        tumours = self.file.rows("tumour")
        return next((tumour for tumour in tumours if tumour.is_primary), next(iter(tumours), None))

    @cached_property
    def episode(self):
        return self.file.last("neurologicalepisode", "found_on")

    @cached_property
    def counts(self):
        """(vertebral, extraspinal, where from): the register when it is complete, else the declared counts."""
        disease = self.disease
        if disease is None:
            return None, None, None
        if disease.bone_register_complete != Answer.YES:
            return disease.declared_vertebral, disease.declared_extraspinal, disease
        lesions = self.file.rows("lesion")
        spinal = sum(lesion.is_spinal for lesion in lesions)
        return spinal, len(lesions) - spinal, disease

    def laboratory(self, analyte):
        """The last result of an analyte that is a number."""
        results = [row for row in self.file.rows("labvalue") if row.analyte == analyte and row.value is not None]
        return latest(results, "taken_on")

    def is_stale(self, result):
        """Whether a laboratory result is older than the board accepts."""
        return (self.today - result.taken_on).days > self.case.board.laboratory_limit_days

    def treatments(self, *classes, types=()):
        """The treatments of these classes or national types that were given, or are."""
        given = [row for row in self.file.rows("treatment") if row.status != Treatment.Status.NOT_DONE]
        return [row for row in given if row.drug_class in classes or row.treatment_type in types]

    @cached_property
    def last_g_csf(self):
        """The last G-CSF and its last day, today while it goes on; None when the file names none."""
        return self._last_done(self.treatments(Treatment.DrugClass.G_CSF))

    @cached_property
    def last_irradiation(self):
        """The last irradiation of this lesion or of its level that has begun, with its last day."""
        begun = [row for row in self.file.rows("irradiation") if row.started_on is None or row.started_on <= self.today]
        return self._last_done(row for row in begun if row.reaches(self.lesion))

    def _last_of_lesion(self, kind, day):
        return latest(self.file.below(kind, "lesion", self.lesion), day) if self.lesion else None

    def _last_done(self, rows):
        done = [(self._last_day(row), row) for row in rows]
        on, row = max(done, key=lambda found: (found[0] is not None, found[0]), default=(None, None))
        return Dated(source_of(row), on) if row else None

    def _last_day(self, row):
        """The day it ended, today while it goes on, else the day it began."""
        goes_on = getattr(row, "status", "") == Treatment.Status.CURRENT
        if row.ended_on is None:
            return self.today if goes_on else row.started_on
        return min(row.ended_on, self.today)
