"""Worked examples of §3.5 and §3.6: radiotherapy, stereotactic radiotherapy, interventional radiology."""

from datetime import date

from scoring.guideline.facts import IrradiationFacts, Span, SurgeryFacts

from .building import (
    ABSENT,
    APPLIES,
    COMPRESSED,
    EXACT,
    FEMUR,
    FOUR,
    FREE,
    ONE,
    PELVIS,
    RIB,
    THREE,
    UNSETTLED,
    VERTEBRA,
    ago,
    case,
    examples,
    given,
    months,
    on_lesion,
    operated,
    weeks,
)


def proposing(*types, **lesion):
    return on_lesion(in_question=types, **lesion)


for code in ("RT0", "RT5"):
    examples(
        code,
        (APPLIES, proposing("conventional_radiotherapy")),
        (APPLIES, proposing("stereotactic_radiotherapy")),
        (ABSENT, proposing()),
        (UNSETTLED, on_lesion()),
    )
for code in ("RT2", "RT4"):
    examples(code, (APPLIES, proposing("conventional_radiotherapy")), (ABSENT, proposing("cementoplasty")))
examples(
    "RT3",
    (APPLIES, proposing("conventional_radiotherapy"), "single_fraction_effects"),
    (ABSENT, proposing("cementoplasty")),
    (UNSETTLED, on_lesion()),
)
PAINFUL = {
    **RIB,
    "pain_nrs": 1,
    "fractured": False,
    "is_complicated": False,
    "analgesics_insufficient": True,
    "accessible_to_interventional_radiology": False,
}
examples(
    "RT1",
    (APPLIES, on_lesion(**PAINFUL)),
    (ABSENT, on_lesion(**{**PAINFUL, "pain_nrs": 0})),
    (ABSENT, on_lesion(**{**PAINFUL, "fractured": True})),
    (ABSENT, on_lesion(**{**PAINFUL, "analgesics_insufficient": False})),
    (ABSENT, on_lesion(**{**PAINFUL, "accessible_to_interventional_radiology": True})),
    (ABSENT, on_lesion(COMPRESSED, **{**PAINFUL, **VERTEBRA})),
    (UNSETTLED, on_lesion(**{**PAINFUL, "is_complicated": None})),
    (UNSETTLED, on_lesion({"compression": "suspected"}, **{**PAINFUL, **VERTEBRA})),
)


def mirels(low, high=None, **lesion):
    return on_lesion(**{**FEMUR, **lesion}, mirels=Span(low, high or low))


examples(
    "RT6",
    (APPLIES, mirels(7), "mirels_radiotherapy"),
    (APPLIES, mirels(8), "mirels_board"),
    (APPLIES, mirels(9), "mirels_surgery"),
    (ABSENT, on_lesion(**RIB)),
    (ABSENT, on_lesion(bone="femur", segment="head")),
    (UNSETTLED, on_lesion(**FEMUR)),
)
examples("RT15", (APPLIES, on_lesion(**FEMUR), "decision_figure_lost"), (ABSENT, on_lesion(**VERTEBRA)))
examples(
    "RT7",
    (APPLIES, case(**COMPRESSED)),
    (ABSENT, case(**FREE)),
    (UNSETTLED, case(compression="suspected")),
    (UNSETTLED, case()),
)


def rades(low, high=None, **known):
    return case(**COMPRESSED, rades=Span(low, high or low), **known)


FIFTEEN_MONTHS = {"diagnosed_on": date(2025, 1, 10), "compression_on": date(2026, 4, 10)}
examples(
    "RT8",
    (APPLIES, rades(21)),
    (APPLIES, rades(28)),
    (ABSENT, rades(29)),
    (UNSETTLED, rades(28, 29)),
    (APPLIES, rades(28, **FIFTEEN_MONTHS), "exactly_15_months_of_rades"),
    (ABSENT, case(**FREE, rades=Span(25, 25))),
    (UNSETTLED, case(**COMPRESSED)),
)
examples(
    "RT9",
    (ABSENT, rades(28)),
    (APPLIES, rades(29), "laminectomy_with_stabilisation"),
    (APPLIES, rades(37)),
    (ABSENT, rades(38)),
    (APPLIES, rades(30, **FIFTEEN_MONTHS), "exactly_15_months_of_rades"),
    (UNSETTLED, rades(37, 38)),
)
examples(
    "RT10",
    (ABSENT, rades(37)),
    (APPLIES, rades(38)),
    (APPLIES, rades(44)),
    (APPLIES, rades(40, **FIFTEEN_MONTHS), "exactly_15_months_of_rades"),
    (UNSETTLED, rades(36, 38)),
)
SINCE_IRRADIATED = {
    "surgeries": (SurgeryFacts(performed_on=ago(60)),),
    "irradiations": (IrradiationFacts(started_on=ago(60), ended_on=ago(40)),),
}
for code in ("RT11", "RT13"):
    examples(
        code,
        (APPLIES, on_lesion(**operated(60))),
        (ABSENT, on_lesion(**SINCE_IRRADIATED)),
        (ABSENT, on_lesion(surgeries=(), irradiations=())),
        (UNSETTLED, on_lesion(surgeries=(SurgeryFacts(performed_on=ago(60)),))),
    )
examples(
    "RT12",
    (APPLIES, on_lesion(**operated(14)), "before_day_15"),
    (APPLIES, on_lesion(**operated(15)), "in_window"),
    (APPLIES, on_lesion(**operated(21)), "in_window"),
    (APPLIES, on_lesion(**operated(22)), "past_3_weeks"),
    (APPLIES, on_lesion(**operated(18, healed=date(2026, 6, 2))), "skin_not_healed"),
    (ABSENT, on_lesion(surgeries=(), irradiations=())),
    (UNSETTLED, on_lesion()),
)
examples(
    "RT14",
    (APPLIES, on_lesion({"low_life_expectancy": True}, **FEMUR, **operated(18)), "single_fraction_effects"),
    (APPLIES, on_lesion({"hard_to_mobilise": True}, **RIB, organs_at_risk_excludable=True, **operated(18))),
    (ABSENT, on_lesion({"hard_to_mobilise": True}, **RIB, organs_at_risk_excludable=False, **operated(18))),
    (ABSENT, on_lesion({"low_life_expectancy": False, "hard_to_mobilise": False}, **FEMUR, **operated(18))),
    (UNSETTLED, on_lesion(**FEMUR, **operated(18))),
)

STABLE = {"control": "stabilised", "visceral_metastases": False}
NEAT = {"limited_in_size": True, "volume_well_delimited": True}
# The lesion of the example is one of the register.
examples(
    "SB1",
    (APPLIES, on_lesion({**ONE, **STABLE}, **NEAT), "no_size_given"),
    (APPLIES, on_lesion({**THREE, **STABLE}, **NEAT), "exactly_3_sites"),
    (ABSENT, on_lesion({**FOUR, **STABLE}, **NEAT)),
    (ABSENT, on_lesion({**ONE, **STABLE, "visceral_metastases": True}, **NEAT)),
    (ABSENT, on_lesion({**ONE, **STABLE, "control": "progressing"}, **NEAT)),
    (ABSENT, on_lesion({**ONE, **STABLE}, **{**NEAT, "limited_in_size": False})),
    (UNSETTLED, on_lesion({**ONE, **STABLE, "control": "not_assessable"}, **NEAT)),
    (UNSETTLED, on_lesion({**ONE, **STABLE})),
)
examples(
    "SB2",
    (APPLIES, case(**COMPRESSED, compression_symptomatic=True), "which_level"),
    (ABSENT, case(**COMPRESSED, compression_symptomatic=False)),
    (ABSENT, case(**FREE)),
    (UNSETTLED, case(**COMPRESSED)),
    (UNSETTLED, case(compression="suspected", compression_symptomatic=True)),
)


def sins(low, high=None, **lesion):
    return on_lesion(**VERTEBRA, sins=Span(low, high or low), **lesion)


examples(
    "SB3",
    (APPLIES, sins(13), "no_instability_score"),
    (UNSETTLED, sins(12)),
    (APPLIES, sins(12, unstable=True)),
    (ABSENT, sins(12, unstable=False)),
    (UNSETTLED, sins(7)),
    (ABSENT, sins(6)),
    (APPLIES, sins(13, unstable=False)),
    (ABSENT, on_lesion(**FEMUR, unstable=True)),
    (UNSETTLED, on_lesion(**VERTEBRA)),
)
PAST = given("radionuclide", ago(300), ago(200), current=False)
examples(
    "SB4",
    (APPLIES, case(treatments=(given("radionuclide", ago(30)),), in_question=())),
    (UNSETTLED, case(treatments=(PAST,), in_question=()), "when_metabolic_radiotherapy"),
    (UNSETTLED, case(treatments=(), in_question=("metabolic_radiotherapy",)), "when_metabolic_radiotherapy"),
    (ABSENT, case(treatments=(), in_question=())),
    (UNSETTLED, case()),
)


def ended_on(day, elsewhere=()):
    return on_lesion({"other_irradiations": elsewhere}, irradiations=(IrradiationFacts(ended_on=day),))


LATELY = (IrradiationFacts(ended_on=date(2026, 5, 1)),)
examples(
    "SB5",
    (APPLIES, ended_on(date(2026, 3, 1))),
    (EXACT, ended_on(date(2026, 2, 28)), "exactly_3_months_after_radiotherapy"),
    (ABSENT, ended_on(date(2026, 2, 27))),
    (APPLIES, on_lesion({"other_irradiations": ()}, irradiations=(IrradiationFacts(started_on=ago(5)),))),
    (UNSETTLED, on_lesion({"other_irradiations": LATELY}, irradiations=()), "which_irradiated_site"),
    (ABSENT, on_lesion({"other_irradiations": ()}, irradiations=())),
    (UNSETTLED, on_lesion({"other_irradiations": ()})),
    (UNSETTLED, on_lesion({"other_irradiations": ()}, irradiations=(IrradiationFacts(started_on=ago(300)),))),
)
# 13 weeks from 28 May end on 27 August: one day short of 3 months.
examples(
    "SB6",
    (APPLIES, case(**months("2.9"))),
    (EXACT, case(**months(3)), "exactly_3_months_of_life_for_stereotactic"),
    (ABSENT, case(**months("3.1"))),
    (APPLIES, case(**weeks(13))),
    (ABSENT, case(**weeks(14))),
    (APPLIES, case(**months(2, "tokuhashi")), "life_expectancy_from_a_score"),
    (UNSETTLED, case()),
)
examples(
    "SB7",
    (APPLIES, on_lesion(**VERTEBRA, canal_narrowing_percent=26)),
    (EXACT, on_lesion(**VERTEBRA, canal_narrowing_percent=25), "exactly_25_percent_of_canal"),
    (ABSENT, on_lesion(**VERTEBRA, canal_narrowing_percent=24)),
    (ABSENT, on_lesion(**FEMUR)),
    (UNSETTLED, on_lesion(**VERTEBRA)),
)
examples(
    "SB8",
    (APPLIES, on_lesion(**VERTEBRA, cord_distance_mm=4)),
    (EXACT, on_lesion(**VERTEBRA, cord_distance_mm=5), "exactly_5_mm_from_cord"),
    (ABSENT, on_lesion(**VERTEBRA, cord_distance_mm=6)),
    (ABSENT, on_lesion(**FEMUR)),
    (UNSETTLED, on_lesion(**VERTEBRA)),
)
examples(
    "SB9",
    (APPLIES, on_lesion({"oligometastatic": True}, **FEMUR)),
    (ABSENT, on_lesion({"oligometastatic": True}, **VERTEBRA)),
    (ABSENT, on_lesion({"oligometastatic": False}, **FEMUR)),
    (UNSETTLED, on_lesion(**FEMUR)),
)
examples("SB10", (APPLIES, proposing("stereotactic_radiotherapy")), (ABSENT, proposing("conventional_radiotherapy")))

examples(
    "IR1",
    (APPLIES, on_lesion({"ablation_intent": "curative"}, in_question=("ablation",))),
    (ABSENT, on_lesion({"ablation_intent": "palliative"}, in_question=("ablation",))),
    (UNSETTLED, proposing("ablation")),
)
examples(
    "IR2",
    (APPLIES, on_lesion(pain_nrs=3, pain_inflammatory=True), "inflammatory_ablation"),
    (APPLIES, on_lesion(pain_nrs=3, pain_mechanical=True), "mechanical_consolidation"),
    (ABSENT, on_lesion(pain_nrs=3, pain_mechanical=False, pain_inflammatory=False)),
    (ABSENT, on_lesion(pain_nrs=0)),
    (UNSETTLED, on_lesion(pain_nrs=3)),
)
examples(
    "IR3",
    (APPLIES, proposing("cementoplasty", proven_responsible=False)),
    (ABSENT, proposing("cementoplasty", proven_responsible=True)),
    (ABSENT, proposing("nailing")),
    (UNSETTLED, proposing("cementoplasty")),
)
examples(
    "IR4a",
    (APPLIES, on_lesion(pain_nrs=3, analgesics_insufficient=True)),
    (ABSENT, on_lesion(pain_nrs=3, analgesics_insufficient=False)),
    (ABSENT, on_lesion(pain_nrs=0, analgesics_insufficient=True)),
    (UNSETTLED, on_lesion(pain_nrs=3)),
)
examples(
    "IR4b",
    (APPLIES, on_lesion(pain_nrs=3, opioid_intolerance=True)),
    (ABSENT, on_lesion(pain_nrs=3, opioid_intolerance=False)),
    (UNSETTLED, on_lesion(pain_nrs=3)),
)
examples(
    "IR4c",
    (APPLIES, on_lesion(pain_nrs=3, surgery_contraindicated=True)),
    (APPLIES, on_lesion(pain_nrs=3, reirradiation_possible=False)),
    (ABSENT, on_lesion(pain_nrs=3, surgery_contraindicated=False, reirradiation_possible=True)),
    (UNSETTLED, on_lesion(pain_nrs=3, surgery_contraindicated=False)),
)
examples(
    "IR4d",
    (APPLIES, on_lesion(pain_nrs=3, surgery_too_invasive=True)),
    (APPLIES, on_lesion(pain_nrs=3, in_question=("cementoplasty", "conventional_radiotherapy"))),
    (ABSENT, on_lesion(pain_nrs=3, surgery_too_invasive=False, in_question=("cementoplasty",))),
    (UNSETTLED, on_lesion(pain_nrs=3)),
)
examples(
    "IR4e",
    (APPLIES, on_lesion(bone="vertebra", level="C5", weakening=True)),
    (APPLIES, on_lesion(bone="vertebra", level="T11", weakening=True), "junction_t11_l1"),
    (APPLIES, on_lesion(**PELVIS, acetabular_roof=True, weakening=True)),
    (ABSENT, on_lesion(bone="vertebra", level="T10", weakening=True)),
    (ABSENT, on_lesion(bone="vertebra", level="L1", weakening=False)),
    (ABSENT, on_lesion(**FEMUR, weakening=True)),
    (UNSETTLED, on_lesion(bone="vertebra", level="L1")),
)
for code in ("IR5", "IR16"):
    treatment = "cementoplasty" if code == "IR5" else "ablation"
    examples(
        code,
        (APPLIES, proposing(treatment, **VERTEBRA)),
        (ABSENT, proposing(treatment, **FEMUR)),
        (ABSENT, proposing("nailing", **VERTEBRA)),
        (UNSETTLED, on_lesion(**VERTEBRA)),
    )
examples("IR6", (APPLIES, proposing("cementoplasty", **VERTEBRA)), (ABSENT, proposing("cementoplasty", **PELVIS)))
ANTICOAGULATED = {"on_anticoagulant": True}
examples(
    "IR7",
    (APPLIES, proposing("percutaneous_screw")),
    (APPLIES, on_lesion(ANTICOAGULATED, in_question=("ablation",)), "blood_thinner"),
    (ABSENT, proposing("nailing")),
    (UNSETTLED, on_lesion()),
)
CLEAN = {"infection_at_puncture_site": False}
examples(
    "IR8",
    (APPLIES, on_lesion(infection_at_puncture_site=True)),
    (APPLIES, on_lesion({"infection": True, "infection_origin_known": False}, **CLEAN), "infection_in_the_file"),
    (APPLIES, on_lesion({"infection": True, "infection_controlled": False}, **CLEAN)),
    (ABSENT, on_lesion({"infection": True, "infection_origin_known": True, "infection_controlled": True}, **CLEAN)),
    (ABSENT, on_lesion({"infection": False}, **CLEAN)),
    (UNSETTLED, on_lesion({"infection": True}, **CLEAN)),
)
examples(
    "IR9",
    (APPLIES, on_lesion(**FEMUR, weight_bearing_zone=True, pre_fracture=True)),
    (APPLIES, mirels(9, weight_bearing_zone=True, pre_fracture=True), "mirels_as_a_hint"),
    (ABSENT, on_lesion(**FEMUR, weight_bearing_zone=True, pre_fracture=False)),
    (ABSENT, on_lesion(**FEMUR, weight_bearing_zone=False, pre_fracture=True)),
    (ABSENT, on_lesion(**VERTEBRA, weight_bearing_zone=True, pre_fracture=True)),
    (UNSETTLED, mirels(12, weight_bearing_zone=True)),
)
examples(
    "IR10",
    (APPLIES, on_lesion(very_large=True)),
    (APPLIES, on_lesion(mostly_soft_tissue=True)),
    (ABSENT, on_lesion(very_large=False, mostly_soft_tissue=False)),
    (UNSETTLED, on_lesion(very_large=False)),
)
for code in ("IR11", "IR12", "IR18", "IR19"):
    examples(code, (APPLIES, proposing("cementoplasty")), (ABSENT, proposing("ablation")))
LYTIC_FRACTURE = {"lesion_type": "lytic", "fractured": True}
examples(
    "IR13",
    (APPLIES, on_lesion(bone="femur", segment="neck", **LYTIC_FRACTURE), "mirels_not_valid_here"),
    (APPLIES, on_lesion(bone="femur", segment="neck", mirels=Span(9, 9), **LYTIC_FRACTURE), "femoral_mirels_shown"),
    (APPLIES, on_lesion(**PELVIS, **LYTIC_FRACTURE, surgery_too_invasive=True)),
    (ABSENT, on_lesion(**PELVIS, **LYTIC_FRACTURE, surgery_too_invasive=False)),
    (ABSENT, on_lesion(bone="femur", segment="neck", lesion_type="lytic", fractured=False)),
    (ABSENT, on_lesion(bone="femur", segment="diaphysis", end="distal", **LYTIC_FRACTURE)),
    (UNSETTLED, on_lesion(bone="femur", segment="neck", lesion_type="lytic")),
)
examples(
    "IR14",
    (APPLIES, on_lesion({"oligometastatic": True})),
    (APPLIES, on_lesion(pain_nrs=3, pain_inflammatory=True)),
    (ABSENT, on_lesion({"oligometastatic": False}, pain_nrs=3, pain_inflammatory=False)),
    (UNSETTLED, on_lesion()),
)
examples(
    "IR15",
    (APPLIES, on_lesion(pain_nrs=5, pain_under_analgesics=True)),
    (EXACT, on_lesion(pain_nrs=4, pain_under_analgesics=True), "exactly_pain_of_4"),
    (ABSENT, on_lesion(pain_nrs=3, pain_under_analgesics=True)),
    (ABSENT, on_lesion(pain_nrs=8, pain_under_analgesics=False)),
    (UNSETTLED, on_lesion(pain_nrs=8)),
)
for code in ("IR17", "IR20"):
    examples(code, (APPLIES, proposing("ablation")), (ABSENT, proposing("cementoplasty")))
