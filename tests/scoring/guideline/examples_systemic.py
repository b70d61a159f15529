"""Worked examples of §3 to §3.4, and of the labels."""

from datetime import date
from decimal import Decimal

from scoring.guideline.facts import BoneAgentFacts

from .building import (
    ABSENT,
    APPLIES,
    DENOSUMAB,
    EXACT,
    FOUR,
    NO_AGENT,
    NONE,
    ON_DENOSUMAB,
    ON_ZOLEDRONATE,
    ONE,
    STARTING,
    STARTING_URGENTLY,
    THREE,
    TWO,
    UNSETTLED,
    ZOLEDRONATE,
    ago,
    case,
    examples,
    given,
    months,
    weeks,
)

examples("T1", (APPLIES, case(**TWO)), (ABSENT, case(**ONE)), (UNSETTLED, case()))
examples(
    "T2",
    (APPLIES, case(**TWO, metastatic_sites=2)),
    (APPLIES, case(**ONE, metastatic_sites=1)),
    (UNSETTLED, case(**THREE, metastatic_sites=3), "exactly_3_sites"),
    (ABSENT, case(**FOUR, metastatic_sites=4)),
    (UNSETTLED, case(**TWO, metastatic_sites=4), "which_sites"),
    (ABSENT, case(**NONE, metastatic_sites=1)),
    (UNSETTLED, case(**TWO)),
)


def taking(drug_class, **known):
    return case(treatments=(given(drug_class, ago(60)),), in_question=(), **known)


examples("T3", (APPLIES, taking("chemotherapy")), (ABSENT, taking("hormone")))
for code in ("T4", "T6"):
    examples(code, (APPLIES, taking("egfr_tki")), (ABSENT, taking("chemotherapy", egfr_mutated=False)))
for code in ("T5", "T7"):
    examples(code, (APPLIES, taking("immune_checkpoint_inhibitor")), (ABSENT, taking("chemotherapy")))

for code in ("A0", "A14"):
    examples(code, (APPLIES, case(**ON_DENOSUMAB)), (ABSENT, case(**NO_AGENT)))
# 13 weeks from 28 May end on 27 August: one day short of 3 months.
examples(
    "A1",
    (APPLIES, case(**ONE, **months("3.1"), bone_agents=())),
    (EXACT, case(**ONE, **months(3)), "exactly_3_months_of_life_expectancy"),
    (ABSENT, case(**ONE, **months("2.9"))),
    (APPLIES, case(**ONE, **weeks(14))),
    (ABSENT, case(**ONE, **weeks(13))),
    (ABSENT, case(**NONE, **months(12))),
    (APPLIES, case(**ONE, **months(12), **ON_ZOLEDRONATE), "already_on_bone_agent"),
    (APPLIES, case(**ONE, **months(6, "tokuhashi")), "life_expectancy_from_a_score"),
    (UNSETTLED, case(**ONE)),
)


def zoledronate(**course):
    base = {"drug": "zoledronate", "dose_mg": 4, "interval_weeks": 4, "infusion_minutes": 15, "route": "iv"}
    return case(bone_agents=(BoneAgentFacts(is_current=True, **{**base, **course}),))


def denosumab(**course):
    base = {"drug": "denosumab", "dose_mg": 120, "interval_weeks": 4, "route": "sc"}
    return case(bone_agents=(BoneAgentFacts(is_current=True, **{**base, **course}),))


examples(
    "A2",
    (APPLIES, zoledronate()),
    (APPLIES, zoledronate(infusion_minutes=14), "infusion_under_15_minutes"),
    (APPLIES, zoledronate(dose_mg=Decimal("3.5")), "zoledronate_dose_differs"),
    (APPLIES, zoledronate(interval_weeks=12), "interval_differs"),
    (APPLIES, zoledronate(route="oral"), "route_differs"),
    (ABSENT, case(**ON_DENOSUMAB, in_question=())),
    (UNSETTLED, case(bone_agents=())),
)
for code in ("A3", "L4"):
    examples(
        code,
        (APPLIES, zoledronate()),
        (ABSENT, case(**ON_DENOSUMAB, in_question=())),
        (UNSETTLED, case(in_question=())),
    )
examples(
    "A4",
    (APPLIES, case(creatinine_clearance_ml_min=Decimal("29.9"))),
    (EXACT, case(creatinine_clearance_ml_min=30), "exactly_clearance_30"),
    (ABSENT, case(creatinine_clearance_ml_min=Decimal("30.1"))),
    (UNSETTLED, case()),
)
examples("A5", (APPLIES, zoledronate()), (APPLIES, denosumab()), (ABSENT, case(**NO_AGENT)), (UNSETTLED, case()))
examples(
    "A6",
    (APPLIES, denosumab()),
    (APPLIES, denosumab(dose_mg=60), "denosumab_dose_differs"),
    (APPLIES, denosumab(interval_weeks=26), "interval_differs"),
    (APPLIES, denosumab(route="iv"), "route_differs"),
    (ABSENT, case(**ON_ZOLEDRONATE, in_question=())),
    (UNSETTLED, case(in_question=())),
)
examples("A7", (APPLIES, denosumab()), (ABSENT, case(**NO_AGENT)), (UNSETTLED, case()))
examples(
    "A8",
    (APPLIES, denosumab()),
    (APPLIES, case(**ON_DENOSUMAB, calcaemia="high"), "unless_hypercalcaemia"),
    (ABSENT, case(**NO_AGENT)),
    (UNSETTLED, case()),
)
for code in ("A9", "A11", "A12"):
    examples(
        code,
        (APPLIES, case(**STARTING)),
        (ABSENT, case(**STARTING_URGENTLY)),
        (ABSENT, case(**ON_DENOSUMAB, in_question=("denosumab",), bone_agent_urgent=False)),
        (UNSETTLED, case(bone_agents=(), in_question=("denosumab",))),
    )
examples("A11", (APPLIES, case(**STARTING, on_nephrotoxic=True), "nephrotoxic_drug"))
examples("A12", (APPLIES, case(**STARTING), "vitamin_d_dose_misprinted"))
examples(
    "A10",
    (APPLIES, case(**ON_DENOSUMAB, dental_checked_on=date(2025, 11, 27))),
    (APPLIES, case(**ON_DENOSUMAB, dental_checked_on=date(2025, 11, 28)), "exactly_6_months_after_dental_check"),
    (ABSENT, case(**ON_DENOSUMAB, dental_checked_on=date(2025, 11, 29))),
    (ABSENT, case(**NO_AGENT, dental_checked_on=date(2024, 1, 1))),
    (UNSETTLED, case(**ON_DENOSUMAB)),
)
examples(
    "A13",
    (APPLIES, denosumab(started_on=date(2024, 5, 28))),
    (APPLIES, denosumab(started_on=date(2024, 5, 27))),
    (ABSENT, denosumab(started_on=date(2024, 5, 29))),
    (UNSETTLED, denosumab()),
)


def clearance_before(value):
    return case(**ON_ZOLEDRONATE, baseline_clearance_ml_min=Decimal(value))


examples(
    "L1",
    (APPLIES, clearance_before("60.1"), "zoledronate_4_0_mg"),
    (APPLIES, clearance_before("60"), "zoledronate_3_5_mg"),
    (APPLIES, clearance_before("50"), "zoledronate_3_5_mg"),
    (APPLIES, clearance_before("49.9"), "zoledronate_3_3_mg"),
    (APPLIES, clearance_before("40"), "zoledronate_3_3_mg"),
    (APPLIES, clearance_before("39.9"), "zoledronate_3_0_mg"),
    (APPLIES, clearance_before("30"), "zoledronate_3_0_mg"),
    (APPLIES, clearance_before("29.9"), "zoledronate_not_recommended"),
    (ABSENT, case(**NO_AGENT)),
    (UNSETTLED, case()),
)
examples("L2", (APPLIES, zoledronate()), (ABSENT, case(**NO_AGENT)), (UNSETTLED, case()))


def creatinine(before, now):
    return case(**ON_ZOLEDRONATE, creatinine_baseline_umol_l=before, creatinine_umol_l=now)


examples(
    "L3",
    (APPLIES, creatinine(123, 167)),
    (ABSENT, creatinine(123, 166)),
    (APPLIES, creatinine(124, 212)),
    (ABSENT, creatinine(124, 211)),
    (ABSENT, case(**ON_DENOSUMAB, creatinine_baseline_umol_l=80, creatinine_umol_l=200)),
    (UNSETTLED, case(**ON_ZOLEDRONATE, creatinine_umol_l=200)),
)
examples(
    "L5",
    (APPLIES, denosumab()),
    (APPLIES, case(**ON_DENOSUMAB, creatinine_clearance_ml_min=29), "higher_risk_of_hypocalcaemia"),
    (APPLIES, case(**ON_DENOSUMAB, on_dialysis=True), "higher_risk_of_hypocalcaemia"),
    (APPLIES, case(**ON_DENOSUMAB, calcaemia="low"), "correct_hypocalcaemia_first"),
    (ABSENT, case(**NO_AGENT)),
    (UNSETTLED, case()),
)
examples(
    "L6",
    (APPLIES, denosumab()),
    (APPLIES, case(**ON_DENOSUMAB, calcaemia="high"), "no_supplement_in_hypercalcaemia"),
    (ABSENT, case(**NO_AGENT)),
    (UNSETTLED, case()),
)
STOPPED = BoneAgentFacts(drug="denosumab", started_on=ago(900), ended_on=ago(30), is_current=False)
examples(
    "L7",
    (APPLIES, case(bone_agents=(STOPPED,), in_question=())),
    (APPLIES, case(bone_agents=(DENOSUMAB, ZOLEDRONATE), in_question=())),
    (APPLIES, case(bone_agents=(ZOLEDRONATE,), in_question=("denosumab",))),
    (ABSENT, case(**ON_DENOSUMAB, in_question=())),
    (ABSENT, case(**NO_AGENT)),
    (UNSETTLED, case()),
)
