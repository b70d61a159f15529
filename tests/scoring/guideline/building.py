"""How the worked examples are built: what is expected, the facts, and the notices that must stand beside it."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from scoring.guideline.facts import (
    BoneAgentFacts,
    ComparisonFacts,
    ExaminationFacts,
    Facts,
    IrradiationFacts,
    LesionFacts,
    LifeExpectancy,
    SurgeryFacts,
    TreatmentFacts,
)

TODAY = date(2026, 5, 28)
APPLIES, ABSENT, UNSETTLED, EXACT = "applies", None, "cannot_conclude", "on_threshold"


@dataclass(frozen=True)
class Example:
    rule: str
    expected: str | None
    facts: Facts
    notices: tuple

    def __str__(self):
        return f"{self.rule}-{self.expected}"


def case(**known):
    return Facts(reference_on=TODAY, **known)


def on_lesion(known=None, **lesion):
    return case(**{**(known or {}), "lesions": (LesionFacts(key="one", **lesion),)})


def on_examination(known=None, *others, **examination):
    examined = (*others, ExaminationFacts(key="this", **examination))
    return case(**{**(known or {}), "examinations": examined})


def compared(known=None, **comparison):
    return on_lesion(known, comparisons=(ComparisonFacts(examination="this", **comparison),))


def weeks(value, source="physician"):
    return {"life_expectancy": LifeExpectancy(Decimal(value), "weeks", source)}


def months(value, source="physician"):
    return {"life_expectancy": LifeExpectancy(Decimal(value), "months", source)}


def ago(days):
    return TODAY - timedelta(days=days)


def given(drug_class, start, end=None, *, current=True, effective=True):
    return TreatmentFacts(
        drug_class=drug_class, started_on=start, ended_on=end, is_current=current and end is None, effective=effective
    )


ONE = {"vertebral_metastases": 1, "extraspinal_bone_foci": 0, "bone_register_complete": False}
TWO = {**ONE, "extraspinal_bone_foci": 1}
THREE = {**TWO, "extraspinal_bone_foci": 2}
FOUR = {**TWO, "extraspinal_bone_foci": 3}
NONE = {**ONE, "vertebral_metastases": 0}
SPINAL = {"vertebral_metastases": 1, "bone_register_complete": False}
NOT_SPINAL = {"vertebral_metastases": 0, "bone_register_complete": True}
ZOLEDRONATE = BoneAgentFacts(
    drug="zoledronate",
    dose_mg=4,
    interval_weeks=4,
    infusion_minutes=15,
    route="iv",
    started_on=ago(100),
    is_current=True,
)
DENOSUMAB = BoneAgentFacts(
    drug="denosumab", dose_mg=120, interval_weeks=4, route="sc", started_on=ago(100), is_current=True
)
ON_ZOLEDRONATE, ON_DENOSUMAB = {"bone_agents": (ZOLEDRONATE,)}, {"bone_agents": (DENOSUMAB,)}
NO_AGENT = {"bone_agents": (), "in_question": ()}
STARTING = {"bone_agents": (), "in_question": ("denosumab",), "bone_agent_urgent": False}
STARTING_URGENTLY = {**STARTING, "bone_agent_urgent": True}
COMPRESSED, FREE = {"compression": "confirmed"}, {"compression": "none"}
CT = {"kind": "ct", "is_done": True, "done_on": ago(10)}
PET = {"kind": "fdg_pet", "is_done": True, "done_on": ago(10)}
SCAN = {"kind": "bone_scan", "is_done": True, "done_on": ago(10)}
FEMUR = {"bone": "femur", "segment": "diaphysis"}
VERTEBRA, PELVIS, RIB = {"bone": "vertebra", "level": "T8"}, {"bone": "hemipelvis"}, {"bone": "rib"}
LYTIC_ELSEWHERE = {"lesions": (LesionFacts(key="one", very_lytic=True),)}
OPERATED = {"surgeries": (SurgeryFacts(performed_on=ago(18), skin_healed_on=ago(2)),), "irradiations": ()}


def operated(days, healed=None):
    return {"surgeries": (SurgeryFacts(performed_on=ago(days), skin_healed_on=healed),), "irradiations": ()}


def irradiated(days):
    return (IrradiationFacts(started_on=ago(days + 14), ended_on=ago(days)),)


def flare(months_ago, kind="bone_scan", drug="chemotherapy", **scan):
    """A scan of today whose foci increased, under a treatment begun on that day."""
    seen = {"kind": kind, "is_done": True, "done_on": TODAY, "older_foci_increased": True, "new_foci": False, **scan}
    return on_examination({**LYTIC_ELSEWHERE, "treatments": (given(drug, months_ago),)}, **seen)


EXAMPLES = []


def examples(rule, *rows):
    for expected, facts, *notices in rows:
        EXAMPLES.append(Example(rule, expected, facts, tuple(notices)))
