"""Worked examples of §3.7, §3.8 and §4."""

from datetime import date

from scoring.guideline.facts import ExaminationFacts, Span, SurgeryFacts

from .building import (
    ABSENT,
    APPLIES,
    EXACT,
    FEMUR,
    FOUR,
    NO_AGENT,
    NONE,
    NOT_SPINAL,
    ON_DENOSUMAB,
    ONE,
    RIB,
    SPINAL,
    THREE,
    UNSETTLED,
    VERTEBRA,
    case,
    examples,
    irradiated,
    months,
    on_lesion,
    operated,
    weeks,
)

NAILING = {"in_question": ("nailing",)}


def nailing(known=None, **lesion):
    return on_lesion(known, **NAILING, **lesion)


NOTHING_IN_QUESTION = on_lesion(in_question=())
for code in ("C0", "C18"):
    examples(code, (APPLIES, nailing()), (ABSENT, NOTHING_IN_QUESTION))
for code in ("C1", "C13", "C17", "C19"):
    examples(code, (APPLIES, nailing()), (ABSENT, NOTHING_IN_QUESTION), (UNSETTLED, on_lesion()))
SCORED = "life_expectancy_from_a_score"
# 6 weeks from 28 May end on 9 July; 1.4 months on 10 July, 1.3 months on 7 July.
examples(
    "C2",
    (APPLIES, case(**weeks("5.9"))),
    (EXACT, case(**weeks(6)), "exactly_6_weeks"),
    (ABSENT, case(**weeks("6.1"))),
    (APPLIES, case(**months("1.3"))),
    (ABSENT, case(**months("1.4"))),
    (APPLIES, case(**weeks(4, "tokuhashi")), SCORED),
    (UNSETTLED, case()),
)
examples(
    "C3",
    (ABSENT, case(**weeks("5.9"))),
    (APPLIES, case(**weeks(6)), "exactly_6_weeks"),
    (APPLIES, case(**months(6, "tokuhashi")), SCORED),
    (APPLIES, case(**months(12)), "exactly_1_year"),
    (ABSENT, case(**months("12.1"))),
    (APPLIES, case(**weeks(52))),
    (ABSENT, case(**weeks(53))),
    (UNSETTLED, case()),
)
examples(
    "C4",
    (ABSENT, case(**months("11.9"))),
    (EXACT, case(**months(12)), "exactly_1_year"),
    (APPLIES, case(**months("12.1"))),
    (APPLIES, case(**months(24, "tokuhashi")), SCORED),
    (UNSETTLED, case()),
)


def mirels(low, high=None, **lesion):
    return on_lesion(**{**FEMUR, **lesion}, mirels=Span(low, high or low))


examples(
    "C5",
    (ABSENT, mirels(8)),
    (APPLIES, mirels(9)),
    (APPLIES, mirels(9, 12)),
    (UNSETTLED, mirels(8, 9)),
    (ABSENT, on_lesion(**VERTEBRA, mirels=Span(10, 10))),
    (UNSETTLED, on_lesion(**FEMUR)),
)
examples(
    "C6",
    (APPLIES, on_lesion(fractured=True)),
    (APPLIES, on_lesion(pain_disabling=True)),
    (ABSENT, on_lesion(fractured=False, pain_disabling=False)),
    (UNSETTLED, on_lesion(fractured=False)),
)
examples(
    "C7",
    (APPLIES, nailing(irradiations=irradiated(400))),
    (ABSENT, nailing(irradiations=())),
    (UNSETTLED, nailing()),
)
examples(
    "C8",
    (APPLIES, nailing()),
    (APPLIES, on_lesion(in_question=(), **operated(60))),
    (ABSENT, on_lesion(in_question=(), surgeries=())),
    (UNSETTLED, on_lesion()),
)
RADIOGRAPHS = ExaminationFacts(
    key="x", kind="radiograph", is_done=True, field="whole_bone_with_joints", lesions=("one",)
)
CT = ExaminationFacts(key="ct", kind="ct", is_done=True, bone_window=True, contrast=False, lesions=("one",))
INJECTED = ExaminationFacts(key="ct", kind="ct", is_done=True, bone_window=True, contrast=True, lesions=("one",))
UNSAID = ExaminationFacts(key="ct", kind="ct", is_done=True, bone_window=True, lesions=("one",))
examples(
    "C9",
    (APPLIES, nailing(), "centred_on_the_lesion"),
    (APPLIES, nailing({"examinations": (RADIOGRAPHS, INJECTED)})),
    (ABSENT, nailing({"examinations": (RADIOGRAPHS, CT)})),
    (UNSETTLED, nailing({"examinations": (RADIOGRAPHS, UNSAID)})),
)
ANGIOGRAPHY = ExaminationFacts(key="a", kind="ct_angiography", is_done=True, lesions=("one",))
examples(
    "C10",
    (APPLIES, nailing(hypervascular_suspected=True)),
    (APPLIES, nailing({"primary": "kidney"}, hypervascular_suspected=True), "primary_as_a_hint"),
    (ABSENT, nailing({"examinations": (ANGIOGRAPHY,)}, hypervascular_suspected=True)),
    (ABSENT, nailing({"primary": "kidney"}, hypervascular_suspected=False)),
    (UNSETTLED, nailing({"primary": "kidney"})),
)
WHOLE_SPINE = ExaminationFacts(key="mri", kind="mri", is_done=True, field="whole_spine", lesions=())
STABILISING = {"in_question": ("decompression_stabilisation",)}
examples(
    "C11",
    (APPLIES, on_lesion(**VERTEBRA, **STABILISING)),
    (ABSENT, on_lesion({"examinations": (WHOLE_SPINE,)}, **VERTEBRA, **STABILISING)),
    (ABSENT, nailing(**FEMUR)),
    (UNSETTLED, on_lesion(**VERTEBRA)),
)
examples(
    "C12",
    (APPLIES, nailing({"aetiology_certain": False}, is_urgent=True)),
    (ABSENT, nailing({"aetiology_certain": True}, is_urgent=True)),
    (ABSENT, nailing({"aetiology_certain": False}, is_urgent=False)),
    (UNSETTLED, nailing(is_urgent=True)),
)
examples(
    "C14",
    (APPLIES, on_lesion(**operated(20)), "three_weeks_printed_here"),
    (ABSENT, on_lesion(**operated(21))),
    (ABSENT, on_lesion(surgeries=())),
    (UNSETTLED, on_lesion(surgeries=(SurgeryFacts(),))),
)
examples(
    "C15",
    (APPLIES, nailing(**FEMUR)),
    (APPLIES, nailing(**FEMUR, major_bone_loss=True), "curettage_cementation"),
    (ABSENT, nailing(bone="femur", segment="neck")),
    (ABSENT, nailing(bone="radius", segment="diaphysis")),
    (UNSETTLED, nailing(bone="femur")),
)
examples(
    "C16",
    (APPLIES, nailing(months("6.1"), bone="femur", segment="neck")),
    (EXACT, nailing(months(6), bone="femur", segment="head"), "exactly_6_months_of_prognosis"),
    (ABSENT, nailing(months("5.9"), bone="femur", segment="neck")),
    (ABSENT, nailing(months(12), **FEMUR)),
    (APPLIES, nailing(months(12, "tokuhashi"), bone="femur", segment="neck"), SCORED),
    (UNSETTLED, nailing(bone="femur", segment="neck")),
)

for code in ("N3",):
    examples(code, (APPLIES, on_lesion(**VERTEBRA)), (ABSENT, on_lesion(**FEMUR)))
examples("N1", (APPLIES, on_lesion(**VERTEBRA)), (ABSENT, on_lesion(**FEMUR)), (UNSETTLED, on_lesion()))
SAGITTAL = ExaminationFacts(key="tap", kind="ct", is_done=True, sagittal_reconstruction=True)
examples(
    "N2",
    (APPLIES, on_lesion(**VERTEBRA)),
    (APPLIES, on_lesion({"examinations": (WHOLE_SPINE,)}, **VERTEBRA)),
    (ABSENT, on_lesion({"examinations": (WHOLE_SPINE, SAGITTAL)}, **VERTEBRA)),
    (ABSENT, on_lesion(**RIB)),
    (
        UNSETTLED,
        on_lesion({"examinations": (WHOLE_SPINE, ExaminationFacts(key="tap", kind="ct", is_done=True))}, **VERTEBRA),
    ),
)
examples(
    "N4",
    (APPLIES, on_lesion(**VERTEBRA, in_question=("laminectomy",))),
    (APPLIES, on_lesion(**VERTEBRA, in_question=(), **operated(60))),
    (ABSENT, on_lesion(**VERTEBRA, in_question=(), surgeries=())),
    (ABSENT, nailing(**FEMUR)),
    (UNSETTLED, on_lesion(**VERTEBRA)),
)


def sins(low, high=None, **lesion):
    return on_lesion(**VERTEBRA, sins=Span(low, high or low), **lesion)


examples(
    "N5",
    (ABSENT, sins(6)),
    (APPLIES, sins(7), "sins_potentially_unstable"),
    (APPLIES, sins(12), "sins_potentially_unstable"),
    (APPLIES, sins(13), "sins_unstable"),
    (APPLIES, sins(7, collapse_percent=50), "exactly_50_percent_of_collapse"),
    (UNSETTLED, sins(6, 7)),
    (UNSETTLED, on_lesion(**VERTEBRA)),
)


def spinal(**known):
    return case(**{**SPINAL, **known})


RELIABILITY = ("no_prognostic_score_reliable", "exact_survival_open")
examples(
    "N6",
    (APPLIES, spinal(tokuhashi=Span(8, 8)), "survival_under_6_months", *RELIABILITY),
    (APPLIES, spinal(tokuhashi=Span(9, 9)), "survival_six_months_or_more"),
    (APPLIES, spinal(tokuhashi=Span(11, 11)), "survival_six_months_or_more"),
    (APPLIES, spinal(tokuhashi=Span(12, 12)), "survival_one_year_or_more"),
    (APPLIES, spinal(tokuhashi=Span(4, 4), extraspinal_bone_foci=3), "exactly_3_extraspinal_foci"),
    (ABSENT, case(**NOT_SPINAL, tokuhashi=Span(8, 8))),
    (UNSETTLED, spinal()),
)


def both(tokuhashi, tomita):
    return spinal(tokuhashi=Span(tokuhashi, tokuhashi), tomita=Span(tomita, tomita))


examples(
    "N7",
    (APPLIES, both(12, 3), "strategy_en_bloc_resection", "tokuhashi_excisional_surgery", "tomita_en_bloc_resection"),
    (APPLIES, both(12, 4), "strategy_intralesional_resection", "tomita_intralesional_resection"),
    (APPLIES, both(9, 7), "strategy_palliative_surgery", "tokuhashi_palliative_surgery", "tomita_palliative_surgery"),
    (APPLIES, both(8, 8), "strategy_conservative_or_supportive", "tomita_supportive_care"),
    (APPLIES, both(8, 7), "strategy_discordant", "tokuhashi_conservative_treatment", "tomita_palliative_surgery"),
    (APPLIES, both(8, 8), "no_prognostic_score_reliable"),
    (APPLIES, spinal(tokuhashi=Span(3, 8), tomita=Span(8, 10)), "strategy_conservative_or_supportive"),
    (ABSENT, case(**NOT_SPINAL, tokuhashi=Span(8, 8), tomita=Span(8, 8))),
    (UNSETTLED, spinal(tokuhashi=Span(8, 9), tomita=Span(8, 8))),
    (UNSETTLED, spinal(tokuhashi=Span(8, 8))),
)
examples(
    "N8",
    (APPLIES, on_lesion(**VERTEBRA, in_question=("en_bloc_resection",))),
    (ABSENT, on_lesion(**VERTEBRA, in_question=("laminectomy",))),
    (UNSETTLED, on_lesion(**VERTEBRA)),
)
examples("N9", (APPLIES, spinal()), (ABSENT, case(**NOT_SPINAL)))
SEVENTY, SIXTY_NINE = {"born_on": date(1956, 5, 28)}, {"born_on": date(1956, 5, 29)}
examples(
    "N10",
    (APPLIES, spinal(tokuhashi=Span(6, 6)), "tokuhashi_6_met", "extracerebral_quoted", "kim_2014"),
    (APPLIES, spinal(tokuhashi=Span(5, 5)), "tokuhashi_6_not_met", "no_prognostic_score_reliable"),
    (APPLIES, spinal(tomita=Span(8, 8)), "tomita_8_met"),
    (APPLIES, spinal(tomita=Span(9, 9)), "tomita_8_not_met"),
    (APPLIES, spinal(**SIXTY_NINE), "age_under_70_met"),
    (APPLIES, spinal(**SEVENTY), "age_under_70_not_met", "exactly_age_70"),
    (ABSENT, case(**NOT_SPINAL)),
)
examples(
    "N11", (APPLIES, spinal()), (APPLIES, on_lesion(**VERTEBRA)), (ABSENT, case(**NOT_SPINAL)), (UNSETTLED, case())
)

ARCHIVAL = "listed_in_2021"
examples("TR0", (APPLIES, case(**ONE), ARCHIVAL), (ABSENT, case(**NONE)))
examples(
    "TR1",
    (APPLIES, case(aetiology_certain=False, primary="lung"), ARCHIVAL),
    (ABSENT, case(aetiology_certain=True, primary="lung")),
)
examples("TR2", (APPLIES, case(**ON_DENOSUMAB), ARCHIVAL, "also_a_spine_index"), (ABSENT, case(**NO_AGENT)))
examples(
    "TR3",
    (APPLIES, case(primary="nsclc", **THREE), ARCHIVAL, "registry_differs"),
    (ABSENT, case(primary="nsclc", **FOUR)),
    (ABSENT, case(primary="kidney", **ONE)),
)
examples("TR4", (APPLIES, case(primary="nsclc", **ONE), ARCHIVAL), (ABSENT, case(primary="breast", **ONE)))
