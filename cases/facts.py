"""What the file already answers of a score, always marked as deduced, with the row and the day it comes from.

A deduction is a proposal: the person who scores sees where it comes from and may answer otherwise.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.utils import timezone

from cases.file import latest
from cases.models import (
    Answer,
    Disease,
    Irradiation,
    Lesion,
    LesionObservation,
    NeurologicalEpisode,
    OrganMetastasis,
    PainAssessment,
    Tumour,
)
from scoring import Context, inference
from scoring.errors import NotApplicable

SMALL_CELL = ("8041", "8042", "8043", "8044", "8045")
PRIMARY_BY_TOPOGRAPHY = {
    "C50": "breast",
    "C61": "prostate",
    "C64": "kidney",
    "C73": "thyroid",
    "C54": "uterus",
    "C18": "colon",
    "C20": "rectum",
    "C16": "stomach",
    "C15": "oesophagus",
    "C25": "pancreas",
    "C22": "liver",
    "C23": "gallbladder",
    "C67": "bladder",
    "C90": "myeloma",
    "C80": "unknown_primary",
}


@dataclass(frozen=True, slots=True)
class Deduced:
    """An answer found in the file: the option, the row it comes from ("lesion:<key>") and its day, where it has one."""

    option: str
    source: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Deduction:
    answers: dict[str, Deduced] = field(default_factory=dict)
    context: Context = field(default_factory=Context)

    @property
    def options(self):
        return {item: deduced.option for item, deduced in self.answers.items()}


def primary_of(tumour):
    """The code by which the scores call this tumour, or None when the file does not say."""
    organ = tumour.topography[:3]
    if organ == "C34":
        if not tumour.morphology or tumour.morphology.startswith("8000"):
            return "lung"
        return "sclc" if tumour.morphology.startswith(SMALL_CELL) else "nsclc"
    if not organ:
        return None
    return PRIMARY_BY_TOPOGRAPHY.get(organ, "other")


class Facts:
    """The file of one case as the scores ask it; each part is read once, when first asked."""

    def __init__(self, case, lesion=None):
        self.case, self.lesion = case, lesion

    def for_index(self, code):
        """Deduced answers and context of one index. Raises `NotApplicable` when the file makes it meaningless."""
        answers = {item: found for item, found in getattr(self, f"_{code}")() if found is not None}
        return Deduction(answers, self._context())

    def _mirels(self):
        lesion, seen, pain = self.lesion, self._observation, self._pain
        yield "site", _deduced(inference.mirels_site(lesion.bone, lesion.segment or None), lesion)
        if pain:
            yield "pain", _deduced(inference.mirels_pain(functional=_yes(pain.functional)), pain, pain.assessed_on)
        if seen:
            yield "lesion", _deduced(seen.lesion_type, seen, seen.observed_on)
            yield "size", _deduced(seen.size_fraction, seen, seen.observed_on)

    def _sins(self):
        lesion, seen, pain = self.lesion, self._observation, self._pain
        yield "location", _deduced(inference.sins_location(lesion.level or None), lesion)
        if pain:
            option = inference.sins_pain(painful=self._is_painful, mechanical=_yes_no(pain.mechanical))
            yield "pain", _deduced(option, pain, pain.assessed_on)
        if seen:
            collapse = inference.sins_collapse(seen.collapse_percent, seen.body_involvement_percent)
            for item, option in (
                ("lesion", seen.lesion_type),
                ("alignment", seen.alignment),
                ("collapse", collapse),
                ("posterolateral", seen.posterolateral),
            ):
                yield item, _deduced(option, seen, seen.observed_on)

    def _rades(self):
        episode, tumour = self._episode, self._tumour
        if tumour:
            yield "primary", _deduced(inference.rades_primary(primary_of(tumour)), tumour)
        yield "visceral_metastases", self._visceral(inference.rades_visceral_metastases)
        if not episode:
            return
        if tumour:
            interval = inference.rades_interval(tumour.diagnosed_on, episode.found_on)
            yield "interval", _deduced(interval, episode, episode.found_on)
        motor = inference.rades_motor_function(episode.frankel or None)
        yield "motor_function", _deduced(motor, episode, episode.examined_on)
        reference = episode.radiotherapy_on or timezone.localdate()
        onset = inference.rades_deficit_onset(episode.deficit_began_on, reference)
        yield "deficit_onset", _deduced(onset, episode, episode.deficit_began_on)

    def _frankel(self):
        if self._episode:
            yield "grade", _deduced(self._episode.frankel, self._episode, self._episode.examined_on)

    def _tokuhashi(self):
        state, tumour, episode = self._state, self._tumour, self._episode
        if state:
            general = inference.tokuhashi_general_condition(state.karnofsky, state.ecog)
            yield "general_condition", _deduced(general, state, state.assessed_on)
        vertebral, extraspinal, source = self._counts
        yield "vertebral_metastases", _deduced(inference.tokuhashi_vertebral_metastases(vertebral), source)
        yield "extraspinal_bone_foci", _deduced(inference.tokuhashi_extraspinal_bone_foci(extraspinal), source)
        removable = _all_answered(organ.resectable for organ in self._organs)
        yield "organ_metastases", self._visceral(inference.tokuhashi_organ_metastases, removable)
        if tumour:
            yield "primary", _deduced(inference.tokuhashi_primary(primary_of(tumour)), tumour)
        if episode:
            palsy = inference.tokuhashi_palsy(episode.frankel or None)
            yield "palsy", _deduced(palsy, episode, episode.examined_on)

    def _tomita(self):
        if self._tumour:
            yield "growth", _deduced(inference.tomita_growth(primary_of(self._tumour)), self._tumour)
        treatable = _all_answered(organ.locally_treatable for organ in self._organs)
        yield "visceral_metastases", self._visceral(inference.tomita_visceral_metastases, treatable)
        vertebral, extraspinal, source = self._counts
        yield "bone_metastases", _deduced(inference.tomita_bone_metastases(vertebral, extraspinal), source)

    def _visceral(self, infer, *judgement):
        disease = self._disease
        if disease is None or disease.extraosseous not in (Disease.Extraosseous.NONE, Disease.Extraosseous.PRESENT):
            return None
        present = disease.extraosseous == Disease.Extraosseous.PRESENT
        return _deduced(infer(present, *judgement), disease, disease.none_looked_for_on)

    def _context(self):
        lesion, seen, pain, episode, tumour = (
            self.lesion,
            self.lesion and self._observation,
            self.lesion and self._pain,
            self._episode,
            self._tumour,
        )
        return Context(
            bone=lesion.bone if lesion else None,
            segment=(lesion.segment or None) if lesion else None,
            level=(lesion.level or None) if lesion else None,
            fractured=_yes_no(seen.fractured) if seen else None,
            irradiated=self._is_irradiated if lesion else None,
            painless=None if not pain or self._is_painful is None else not self._is_painful,
            size_measured_on=(seen.size_measured_on or None) if seen else None,
            collapse_percent=seen.collapse_percent if seen else None,
            constant_non_mechanical_pain=_constant(pain),
            motor_deficit=episode.frankel != "E" if episode and episode.frankel else None,
            tumour_diagnosed_on=tumour.diagnosed_on if tumour else None,
            compression_on=episode.found_on if episode else None,
            deficit_began_on=episode.deficit_began_on if episode else None,
            radiotherapy_on=episode.radiotherapy_on if episode else None,
            scored_on=timezone.localdate(),
        )

    @cached_property
    def _observation(self):
        return latest(LesionObservation.objects.standing().filter(lesion=self.lesion), "observed_on")

    @cached_property
    def _pain(self):
        return latest(PainAssessment.objects.standing().filter(lesion=self.lesion), "assessed_on")

    @property
    def _is_painful(self):
        pain = self._pain
        if pain.pattern:
            return pain.pattern != PainAssessment.Pattern.NONE
        return None if pain.intensity is None else pain.intensity > 0

    @cached_property
    def _is_irradiated(self):
        rows = Irradiation.objects.standing().filter(patient=self.case.patient_id)
        return any(row.reaches(self.lesion) for row in rows)

    @cached_property
    def _state(self):
        return self.case.clinicalstate_set.standing().first()

    @cached_property
    def _disease(self):
        return self.case.disease_set.standing().first()

    @cached_property
    def _organs(self):
        return list(OrganMetastasis.objects.standing().filter(case=self.case))

    @cached_property
    def _tumour(self):
        tumours = Tumour.objects.standing().filter(patient=self.case.patient_id)
        return tumours.filter(is_primary=True).first() or tumours.first()

    @cached_property
    def _episode(self):
        return latest(NeurologicalEpisode.objects.standing().filter(patient=self.case.patient_id), "found_on")

    @cached_property
    def _counts(self):
        """(vertebral, extraspinal, where from): the register when it is complete, else the declared counts."""
        disease = self._disease
        if disease and disease.bone_register_complete == Answer.YES:
            lesions = list(Lesion.objects.standing().filter(patient=self.case.patient_id))
            spinal = sum(lesion.is_spinal for lesion in lesions)
            return spinal, len(lesions) - spinal, disease
        if disease:
            return disease.declared_vertebral, disease.declared_extraspinal, disease
        return None, None, None


def applies_to(index, lesion):
    """Whether an index of lesions is worth offering for this one."""
    try:
        if index.code == "mirels":
            inference.mirels_site(lesion.bone, lesion.segment or None)
        elif index.code == "sins":
            return lesion.is_spinal and inference.sins_location(lesion.level or None) is not None
    except NotApplicable:
        return False
    return True


def _deduced(option, row, on=None):
    return Deduced(option, f"{row._meta.model_name}:{row.pk}", on) if option and row is not None else None


def _yes(answer):
    return answer == Answer.YES


def _yes_no(answer):
    return {Answer.YES: True, Answer.NO: False}.get(answer)


def _constant(pain):
    if not pain or not pain.pattern or not pain.mechanical:
        return None
    return pain.pattern == PainAssessment.Pattern.CONSTANT and pain.mechanical == Answer.NO


def _all_answered(answers):
    """True if all are yes, False if one is no, None while one is not known."""
    answers = list(answers)
    if Answer.NO in answers:
        return False
    return True if answers and all(answer == Answer.YES for answer in answers) else None
