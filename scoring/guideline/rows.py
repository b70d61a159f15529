"""The rows that a file holds several of: treatments, bone agents, irradiations, operations, skeletal events."""

from dataclasses import dataclass
from datetime import date

from scoring.errors import InvalidFact
from scoring.guideline.typed import Checked, Number, fact

DRUG_CLASSES = (
    "chemotherapy",
    "egfr_tki",
    "other_targeted",
    "immune_checkpoint_inhibitor",
    "g_csf",
    "radionuclide",
    "hormone",
    "other",
)


@dataclass(frozen=True, slots=True)
class LifeExpectancy(Checked):
    """The value is worth what its source is worth: the three go together."""

    value: Number = fact("valeur", "value", low=0, high=999)
    unit: str | None = fact("unité", "unit", choices=("weeks", "months"))
    source: str | None = fact("source de l’estimation", "source", choices=("physician", "tokuhashi", "other"))

    def __post_init__(self):
        Checked.__post_init__(self)
        for name in ("value", "unit", "source"):
            if getattr(self, name) is None:
                raise InvalidFact(f"life_expectancy.{name}", None, ["value, unit, source"])


@dataclass(frozen=True, slots=True)
class TreatmentFacts(Checked):
    drug_class: str | None = fact("classe", "class", choices=DRUG_CLASSES)
    started_on: date | None = fact("débuté le", "started on")
    ended_on: date | None = fact("terminé le", "ended on")
    is_current: bool | None = fact("en cours", "current")
    effective: bool | None = fact("efficace", "effective")


@dataclass(frozen=True, slots=True)
class BoneAgentFacts(Checked):
    """One course of a bone agent; `none` is the drug of a patient known to receive none."""

    drug: str | None = fact(
        "anti-résorptif reçu", "bone agent received", choices=("zoledronate", "denosumab", "other", "none")
    )
    dose_mg: Number = fact("dose, en mg", "dose, in mg", low=0)
    interval_weeks: Number = fact("intervalle (semaines)", "interval (weeks)", low=0)
    infusion_minutes: Number = fact("durée de perfusion (min)", "infusion time (min)", low=0)
    route: str | None = fact("voie", "route", choices=("iv", "sc", "oral"))
    started_on: date | None = fact("anti-résorptif débuté le", "bone agent started on")
    ended_on: date | None = fact("anti-résorptif arrêté le", "bone agent stopped on")
    is_current: bool | None = fact("anti-résorptif en cours d’administration", "bone agent being given")


@dataclass(frozen=True, slots=True)
class IrradiationFacts(Checked):
    started_on: date | None = fact("débutée le", "started on")
    ended_on: date | None = fact("terminée le", "ended on")
    dose_gy: Number = fact("dose, en Gy", "dose, in Gy", low=0)
    fractions: int | None = fact("nombre de fractions", "number of fractions", low=1)


@dataclass(frozen=True, slots=True)
class SurgeryFacts(Checked):
    performed_on: date | None = fact("opéré le", "operated on")
    skin_healed_on: date | None = fact("peau cicatrisée le", "skin healed on")


@dataclass(frozen=True, slots=True)
class SkeletalEventFacts(Checked):
    """Hypercalcaemia is not a skeletal event any more: it has no code here."""

    kind: str | None = fact(
        "nature",
        "kind",
        choices=("palliative_radiotherapy", "fracture", "bone_surgery", "cord_compression"),
    )
    occurred_on: date | None = fact("survenu le", "occurred on")
