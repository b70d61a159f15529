"""Worked examples of §1 and §2, the evaluation between two examinations and the flare included."""

from datetime import date, timedelta

from scoring.guideline.facts import BoneAgentFacts, ExaminationFacts, LesionFacts, SkeletalEventFacts

from .building import (
    ABSENT,
    APPLIES,
    CT,
    LYTIC_ELSEWHERE,
    NONE,
    ON_ZOLEDRONATE,
    ONE,
    PET,
    RIB,
    SCAN,
    TODAY,
    UNSETTLED,
    VERTEBRA,
    ago,
    case,
    compared,
    examples,
    flare,
    given,
    on_examination,
    on_lesion,
)

for code in ("G1", "G4", "G5", "G6"):
    examples(code, (APPLIES, case(**ONE)), (ABSENT, case(**NONE)))
examples("G1", (UNSETTLED, case()), (APPLIES, on_lesion()))
EVENT = SkeletalEventFacts(kind="fracture", occurred_on=ago(30))
examples("G2", (APPLIES, case(skeletal_events=(EVENT,))), (ABSENT, case(skeletal_events=())))
examples("G3", (APPLIES, case(primary="nsclc")), (ABSENT, case(primary="breast")))

examples(
    "I1",
    (APPLIES, on_examination(**CT, phase="initial", bone_window=False)),
    (ABSENT, on_examination(**CT, phase="initial", bone_window=True)),
    (ABSENT, on_examination(**CT, phase="preoperative", bone_window=False)),
    (UNSETTLED, on_examination(**CT, phase="initial")),
)
WHOLE_SPINE = ExaminationFacts(key="mri", kind="mri", is_done=True, field="whole_spine")
examples(
    "I5",
    (APPLIES, on_lesion(**VERTEBRA)),
    (ABSENT, on_lesion({"examinations": (WHOLE_SPINE,)}, **VERTEBRA)),
    (ABSENT, on_lesion(**RIB)),
    (UNSETTLED, on_lesion({"examinations": (ExaminationFacts(key="mri", kind="mri", is_done=True),)}, **VERTEBRA)),
)
examples("I6", (APPLIES, on_examination(**PET)), (ABSENT, on_examination(**CT)))
examples(
    "I7",
    (APPLIES, on_examination({"known_metastatic_on": ago(11)}, **PET, phase="initial")),
    (ABSENT, on_examination({"known_metastatic_on": ago(10)}, **PET, phase="initial")),
    (ABSENT, on_examination({"known_metastatic_on": ago(11)}, **PET, phase="response")),
    (APPLIES, on_examination({"known_metastatic_on": ago(1)}, kind="fdg_pet", is_done=False, phase="initial")),
    (UNSETTLED, on_examination(**PET, phase="initial")),
)
examples(
    "I8",
    (APPLIES, on_examination(**PET, field="skull_to_mid_thigh")),
    (ABSENT, on_examination(**PET, field="femurs")),
    (ABSENT, on_examination(**PET, field="whole_lower_limbs")),
    (UNSETTLED, on_examination(**PET)),
    (UNSETTLED, on_examination(**PET, field="other")),
)
DISTAL = {"lesions": (LesionFacts(key="one", pain_distal_limb=True),)}
PROXIMAL = {"lesions": (LesionFacts(key="one", pain_distal_limb=False),)}
examples(
    "I9",
    (APPLIES, on_examination(DISTAL, **PET, field="femurs")),
    (ABSENT, on_examination(DISTAL, **PET, field="whole_lower_limbs")),
    (ABSENT, on_examination(PROXIMAL, **PET, field="femurs")),
    (UNSETTLED, on_examination({"lesions": (LesionFacts(key="one"),)}, **PET, field="femurs")),
)


def after_g_csf(days, **treatment):
    day = PET["done_on"] - timedelta(days=days)
    return on_examination({"treatments": (given("g_csf", day - timedelta(days=4), day, **treatment),)}, **PET)


examples(
    "I10",
    (APPLIES, after_g_csf(0)),
    (APPLIES, after_g_csf(14)),
    (APPLIES, after_g_csf(15), "exactly_day_15_after_g_csf"),
    (ABSENT, after_g_csf(16)),
    (ABSENT, on_examination({"treatments": ()}, **PET)),
    (ABSENT, on_examination({"treatments": (given("g_csf", ago(5), ago(1)),)}, **PET)),
    (APPLIES, on_examination({"treatments": (given("g_csf", ago(60)),)}, **PET)),
    (UNSETTLED, on_examination(**PET)),
    (UNSETTLED, on_examination({"treatments": (given("g_csf", ago(60), current=False),)}, **PET)),
)
examples(
    "I11",
    (APPLIES, on_examination({"treatments": (given("immune_checkpoint_inhibitor", ago(40)),)}, **PET)),
    (APPLIES, on_examination({**ON_ZOLEDRONATE, "treatments": ()}, **PET)),
    (ABSENT, on_examination({"treatments": (given("chemotherapy", ago(40)),), "bone_agents": ()}, **PET)),
    (ABSENT, on_examination({"treatments": (given("immune_checkpoint_inhibitor", ago(9)),), "bone_agents": ()}, **PET)),
    (
        UNSETTLED,
        on_examination({"treatments": (), "bone_agents": (BoneAgentFacts(drug="other", started_on=ago(60)),)}, **PET),
    ),
)
examples(
    "I12",
    (APPLIES, on_examination(**PET, activity="all_decreased")),
    (ABSENT, on_examination(**PET, activity="mixed")),
    (UNSETTLED, on_examination(**PET)),
)
examples(
    "I13",
    (APPLIES, on_examination(**PET, bone_lesions=1)),
    (APPLIES, on_examination(**SCAN, bone_lesions=1)),
    (ABSENT, on_examination(**PET, bone_lesions=2)),
    (ABSENT, on_examination(**PET, bone_lesions=0)),
    (ABSENT, on_examination(**CT, bone_lesions=1)),
    (UNSETTLED, on_examination(**SCAN)),
)
examples("I14", (APPLIES, on_examination(**SCAN, phase="initial")), (ABSENT, on_examination(**SCAN, phase="follow_up")))
EARLIER_PET = ExaminationFacts(key="pet", kind="fdg_pet", is_done=True, done_on=ago(11))
LATER_PET = ExaminationFacts(key="pet", kind="fdg_pet", is_done=True, done_on=ago(9))
examples(
    "I15",
    (APPLIES, on_examination(None, EARLIER_PET, **SCAN)),
    (APPLIES, on_examination(None, LATER_PET, kind="bone_scan", is_done=False)),
    (ABSENT, on_examination(None, LATER_PET, **SCAN)),
    (UNSETTLED, on_examination(None, ExaminationFacts(key="pet", kind="fdg_pet", is_done=True), **SCAN)),
)
for code in ("I16", "I23"):
    examples(code, (APPLIES, on_examination(**SCAN)), (ABSENT, on_examination(**PET)))
examples(
    "I19",
    (APPLIES, on_examination({"new_bone_pain": False}, **SCAN, phase="follow_up")),
    (ABSENT, on_examination({"new_bone_pain": True}, **SCAN, phase="follow_up")),
    (ABSENT, on_examination({"new_bone_pain": False}, **SCAN, phase="initial")),
    (UNSETTLED, on_examination(**SCAN, phase="follow_up")),
)
examples(
    "I20",
    (APPLIES, case(biopsy_planned=True, decalcification="acid")),
    (ABSENT, case(biopsy_planned=True, decalcification="edta")),
    (ABSENT, case(biopsy_planned=False)),
    (UNSETTLED, case(biopsy_planned=True)),
)
BIOPSY = {"biopsy_planned": True}
examples(
    "I21",
    (APPLIES, on_lesion(BIOPSY, very_lytic=True, soft_tissue_extension=True)),
    (ABSENT, on_lesion(BIOPSY, very_lytic=True, soft_tissue_extension=False)),
    (UNSETTLED, on_lesion(BIOPSY, soft_tissue_extension=True)),
)

STABLE = {"osteolysis_change": "stable", "soft_tissue_change": "stable", "new_sclerosis": "no"}
examples(
    "I2",
    (APPLIES, compared(**{**STABLE, "osteolysis_change": "increased"})),
    (APPLIES, compared(soft_tissue_change="increased")),
    (ABSENT, compared(**STABLE)),
    (UNSETTLED, compared(osteolysis_change="stable")),
)
examples(
    "I3",
    (APPLIES, compared(new_sclerosis="on_lytic", osteolysis_change="decreased")),
    (APPLIES, compared(new_sclerosis="on_lytic", osteolysis_change="stable"), "lysis_not_decreased"),
    (APPLIES, compared(soft_tissue_change="decreased")),
    (ABSENT, compared(**STABLE)),
    (UNSETTLED, compared(new_sclerosis="no")),
)
examples(
    "I4",
    (APPLIES, compared(new_sclerosis="on_normal")),
    (ABSENT, compared(new_sclerosis="on_lytic")),
    (UNSETTLED, compared()),
)
examples(
    "I4b",
    (APPLIES, compared(**STABLE)),
    (APPLIES, compared(osteolysis_change="increased", soft_tissue_change="decreased", new_sclerosis="no")),
    (ABSENT, compared(**{**STABLE, "osteolysis_change": "increased"})),
    (ABSENT, compared(**{**STABLE, "new_sclerosis": "on_normal"})),
    (UNSETTLED, compared(osteolysis_change="stable")),
)
ON_TKI = {"treatments": (given("egfr_tki", ago(60)),)}
examples(
    "I22",
    (APPLIES, compared(ON_TKI, compared_on=ago(10), new_sclerosis="on_normal")),
    (APPLIES, compared(ON_TKI, compared_on=ago(10), uptake_change="increased")),
    (ABSENT, compared(ON_TKI, compared_on=ago(10), new_sclerosis="no", uptake_change="stable")),
    (ABSENT, compared(ON_TKI, compared_on=ago(61), new_sclerosis="on_normal")),
    (UNSETTLED, compared(compared_on=ago(10), new_sclerosis="on_normal")),
)

SIX_MONTHS, WITHIN, BEYOND = date(2025, 11, 28), date(2025, 11, 29), date(2025, 11, 27)
FIRST_SCAN = ExaminationFacts(key="first", kind="bone_scan", is_done=True, done_on=date(2025, 10, 1))
TREATED = {**LYTIC_ELSEWHERE, "treatments": (given("chemotherapy", WITHIN),)}
SEEN = {"kind": "bone_scan", "is_done": True, "done_on": TODAY, "older_foci_increased": True}
DISAGREEING = on_examination(TREATED, FIRST_SCAN, **SEEN)
NOT_VERY_LYTIC = {**TREATED, "lesions": (LesionFacts(key="one", very_lytic=False),)}
INEFFECTIVE = {**TREATED, "treatments": (given("chemotherapy", WITHIN, effective=False),)}
examples(
    "I17",
    (APPLIES, flare(WITHIN)),
    (APPLIES, flare(WITHIN, older_foci_increased=False, new_foci=True)),
    (UNSETTLED, flare(SIX_MONTHS), "exactly_6_months_of_flare"),
    (ABSENT, flare(BEYOND)),
    (UNSETTLED, DISAGREEING, "origin_of_6_months"),
    (APPLIES, flare(WITHIN, drug="other_targeted"), "flare_beyond_chemotherapy"),
    (APPLIES, flare(WITHIN, kind="fdg_pet"), "no_6_month_rule_for_pet"),
    (UNSETTLED, flare(BEYOND, kind="fdg_pet"), "no_6_month_rule_for_pet"),
    (ABSENT, flare(WITHIN, older_foci_increased=False)),
    (ABSENT, on_examination(NOT_VERY_LYTIC, **SEEN)),
    (ABSENT, on_examination(INEFFECTIVE, **SEEN)),
    (UNSETTLED, on_examination(LYTIC_ELSEWHERE, **SEEN)),
)
examples(
    "I18",
    (APPLIES, flare(BEYOND)),
    (UNSETTLED, flare(SIX_MONTHS), "exactly_6_months_of_flare"),
    (ABSENT, flare(WITHIN)),
    (UNSETTLED, DISAGREEING, "origin_of_6_months"),
    (ABSENT, flare(BEYOND, kind="fdg_pet")),
    (ABSENT, flare(BEYOND, older_foci_increased=False)),
    (APPLIES, on_examination({"treatments": ()}, FIRST_SCAN, **SEEN)),
    (UNSETTLED, on_examination(**SEEN)),
)
examples(
    "I17b",
    (APPLIES, flare(SIX_MONTHS), "exactly_6_months_of_flare"),
    (APPLIES, DISAGREEING, "origin_of_6_months"),
    (ABSENT, flare(WITHIN)),
    (ABSENT, flare(BEYOND)),
    (UNSETTLED, on_examination(**SEEN)),
)
examples("I24", (APPLIES, flare(WITHIN)), (ABSENT, flare(WITHIN, older_foci_increased=False)))
