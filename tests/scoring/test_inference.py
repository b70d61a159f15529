"""From facts to answers: what is deduced, what is asked, what is refused."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

import scoring
from scoring import inference
from scoring.context import Context
from scoring.dates import add_months
from scoring.errors import InvalidFact, NotApplicable
from scoring.indices.rades import reference_day
from scoring.vocabulary import BONES, FRANKEL_GRADES, KARNOFSKY_LEVELS, LEVELS, PRIMARIES, SEGMENTS

ASK = None
JUNCTIONAL = {"C0", "C1", "C2", "C7", "T1", "T2", "T11", "T12", "L1", "L5", "S1"}
MOBILE = {"C3", "C4", "C5", "C6", "L2", "L3", "L4"}
SEMIRIGID = {"T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10"}
RIGID = {"S2", "S3", "S4", "S5"}


def options(code, item):
    return {
        option.code for declared in scoring.index(code).items if declared.code == item for option in declared.options
    }


def test_each_level_has_its_published_location():
    deduced = {level: inference.sins_location(level) for level in LEVELS if level != "CO"}

    for location, levels in {
        "junctional": JUNCTIONAL,
        "mobile": MOBILE,
        "semirigid": SEMIRIGID,
        "rigid": RIGID,
    }.items():
        assert {level for level, found in deduced.items() if found == location} == levels
    assert len(LEVELS) == 1 + 7 + 12 + 5 + 5 + 1


@pytest.mark.parametrize("level", ["CO", "coccyx", "T13", "T0", "L6", "", "c3", "S6"])
def test_a_level_without_a_location_is_refused_and_never_scored_0(level):
    with pytest.raises(NotApplicable):
        inference.sins_location(level)


def test_no_level_is_asked():
    assert inference.sins_location(None) is ASK


@pytest.mark.parametrize(
    ("bone", "segment", "site"),
    [
        ("humerus", None, "upper_limb"),
        ("humerus", "head", "upper_limb"),
        ("radius", "neck", "upper_limb"),
        ("ulna", "diaphysis", "upper_limb"),
        ("femur", "intertrochanteric", "peritrochanteric"),
        ("femur", "subtrochanteric", "peritrochanteric"),
        ("femur", "neck", ASK),
        ("femur", None, ASK),
        ("femur", "diaphysis", "lower_limb"),
        ("femur", "metaphysis", "lower_limb"),
        ("femur", "epiphysis", "lower_limb"),
        ("tibia", None, "lower_limb"),
        ("fibula", "head", "lower_limb"),
        (None, None, ASK),
    ],
)
def test_bone_and_segment_give_the_mirels_site(bone, segment, site):
    assert inference.mirels_site(bone, segment) == site


def test_mirels_has_no_site_for_the_femoral_head_nor_for_other_bones():
    with pytest.raises(NotApplicable) as caught:
        inference.mirels_site("femur", "head")
    assert caught.value.code == "femoral_head"
    for bone in set(BONES) - {"humerus", "radius", "ulna", "femur", "tibia", "fibula"}:
        with pytest.raises(NotApplicable):
            inference.mirels_site(bone)


def test_the_site_and_the_calculation_refuse_the_same_bones():
    for bone in BONES:
        for segment in (None, *SEGMENTS):
            refused = []
            for attempt in (
                lambda b=bone, s=segment: inference.mirels_site(b, s),
                lambda b=bone, s=segment: scoring.calculate("mirels", {}, {"bone": b, "segment": s}),
            ):
                try:
                    attempt()
                    refused.append(None)
                except NotApplicable as refusal:
                    refused.append(refusal.code)
            assert refused[0] == refused[1]


@pytest.mark.parametrize(("bone", "segment"), [("tibias", None), ("femur", "shaft")])
def test_a_bone_or_segment_that_does_not_exist_is_refused(bone, segment):
    with pytest.raises(InvalidFact):
        inference.mirels_site(bone, segment)


@pytest.mark.parametrize(
    ("grade", "motor_function", "palsy"),
    [
        ("A", "paraplegic", "complete"),
        ("B", "paraplegic", "complete"),
        ("C", "not_ambulatory", "incomplete"),
        ("D", ASK, "incomplete"),
        ("D1", "ambulatory_with_aid", "incomplete"),
        ("D2", "ambulatory_with_aid", "incomplete"),
        ("D3", "ambulatory_without_aid", "incomplete"),
        ("E", "ambulatory_without_aid", "none"),
        (None, ASK, ASK),
    ],
)
def test_frankel_gives_rades_and_tokuhashi(grade, motor_function, palsy):
    assert inference.rades_motor_function(grade) == motor_function
    assert inference.tokuhashi_palsy(grade) == palsy


def test_an_unknown_frankel_grade_is_refused():
    assert set(FRANKEL_GRADES) == options("frankel", "grade")
    for deduce in (inference.rades_motor_function, inference.tokuhashi_palsy):
        with pytest.raises(InvalidFact):
            deduce("D4")


@pytest.mark.parametrize(
    ("karnofsky", "condition"),
    [(10, "poor"), (40, "poor"), (50, "moderate"), (70, "moderate"), (80, "good"), (100, "good"), (None, ASK)],
)
def test_karnofsky_gives_the_general_condition(karnofsky, condition):
    assert inference.tokuhashi_general_condition(karnofsky) == condition


@pytest.mark.parametrize("karnofsky", [45, 5, 110, -10, True, "80"])
def test_karnofsky_goes_by_tens(karnofsky):
    with pytest.raises(InvalidFact):
        inference.tokuhashi_general_condition(karnofsky)


@pytest.mark.parametrize(("ecog", "condition"), [(0, "good"), (1, ASK), (2, "moderate"), (3, "poor"), (4, "poor")])
def test_ecog_gives_the_general_condition_except_1(ecog, condition):
    assert inference.tokuhashi_general_condition(ecog=ecog) == condition


def test_karnofsky_prevails_over_ecog_which_only_approaches_it():
    assert inference.tokuhashi_general_condition(karnofsky=80, ecog=1) == "good"


@pytest.mark.parametrize("facts", [{"karnofsky": 0}, {"ecog": 5}])
def test_a_scale_value_of_death_is_refused(facts):
    assert 0 in KARNOFSKY_LEVELS
    with pytest.raises(NotApplicable) as caught:
        inference.tokuhashi_general_condition(**facts)
    assert caught.value.code == "not_a_living_patient"


@pytest.mark.parametrize(
    ("count", "foci"), [(0, "none"), (1, "one_or_two"), (2, "one_or_two"), (3, "three_or_more"), (9, "three_or_more")]
)
def test_three_extraspinal_foci_count_as_three_or_more(count, foci):
    assert inference.tokuhashi_extraspinal_bone_foci(count) == foci


@pytest.mark.parametrize(("count", "vertebrae"), [(1, "one"), (2, "two"), (3, "three_or_more"), (7, "three_or_more")])
def test_vertebrae_are_counted(count, vertebrae):
    assert inference.tokuhashi_vertebral_metastases(count) == vertebrae


def test_an_unknown_count_is_asked_and_an_impossible_one_refused():
    for deduce in (inference.tokuhashi_extraspinal_bone_foci, inference.tokuhashi_vertebral_metastases):
        assert deduce(None) is ASK
        for count in (-1, 1.5, True):
            with pytest.raises(InvalidFact):
                deduce(count)


def test_tokuhashi_needs_a_vertebra_and_tomita_a_bone():
    with pytest.raises(NotApplicable):
        inference.tokuhashi_vertebral_metastases(0)
    with pytest.raises(NotApplicable):
        inference.tomita_bone_metastases(0, 0)


@pytest.mark.parametrize(
    ("vertebral", "extraspinal", "found"),
    [(1, 0, "solitary"), (0, 1, "solitary"), (1, 1, "multiple"), (2, None, "multiple"), (1, None, ASK), (None, 0, ASK)],
)
def test_bone_metastases_are_counted_with_the_spine(vertebral, extraspinal, found):
    assert inference.tomita_bone_metastases(vertebral, extraspinal) == found


@pytest.mark.parametrize(
    ("present", "reachable", "organs", "visceral"),
    [
        (False, None, "none", "none"),
        (True, True, "removable", "treatable"),
        (True, False, "unremovable", "untreatable"),
        (True, None, ASK, ASK),
        (None, None, ASK, ASK),
    ],
)
def test_organ_disease_gives_tokuhashi_and_tomita(present, reachable, organs, visceral):
    assert inference.tokuhashi_organ_metastases(present, reachable) == organs
    assert inference.tomita_visceral_metastases(present, reachable) == visceral


@pytest.mark.parametrize(("present", "answer"), [(True, "yes"), (False, "no"), (None, ASK)])
def test_organ_disease_gives_rades(present, answer):
    assert inference.rades_visceral_metastases(present) == answer


@pytest.mark.parametrize(
    ("primary", "tomita", "tokuhashi", "rades"),
    [
        ("nsclc", "rapid", "lung", "nsclc"),
        ("sclc", "rapid", "lung", "sclc"),
        ("lung", "rapid", "lung", ASK),
        ("stomach", "rapid", "stomach", "other"),
        ("unknown_primary", "rapid", "unidentified", "unknown_primary"),
        ("breast", "slow", "breast", "breast"),
        ("thyroid", "slow", "thyroid", "other"),
        ("prostate", "slow", "prostate", "prostate"),
        ("kidney", "moderate", "kidney", "kidney"),
        ("uterus", "moderate", "uterus", "other"),
        ("rectum", ASK, "rectum", "colorectal"),
        ("colon", ASK, "other", "colorectal"),
        ("colorectal", ASK, ASK, "colorectal"),
        ("myeloma", ASK, "other", "myeloma_lymphoma"),
        ("lymphoma", ASK, "other", "myeloma_lymphoma"),
        ("carcinoid", ASK, "carcinoid", "other"),
        ("other", ASK, "other", "other"),
        (None, ASK, ASK, ASK),
    ],
)
def test_the_primary_gives_three_answers(primary, tomita, tokuhashi, rades):
    assert inference.tomita_growth(primary) == tomita
    assert inference.tokuhashi_primary(primary) == tokuhashi
    assert inference.rades_primary(primary) == rades


def test_every_deduced_primary_is_an_option_and_an_unknown_one_is_refused():
    for primary in PRIMARIES:
        assert inference.tomita_growth(primary) in {ASK, *options("tomita", "growth")}
        assert inference.tokuhashi_primary(primary) in {ASK, *options("tokuhashi", "primary")}
        assert inference.rades_primary(primary) in {ASK, *options("rades", "primary")}
    for deduce in (inference.tomita_growth, inference.tokuhashi_primary, inference.rades_primary):
        with pytest.raises(InvalidFact):
            deduce("lungs")


@pytest.mark.parametrize(
    ("diagnosed_on", "compression_on", "interval"),
    [
        (date(2024, 1, 15), date(2025, 4, 14), "up_to_15_months"),
        (date(2024, 1, 15), date(2025, 4, 15), "up_to_15_months"),
        (date(2024, 1, 15), date(2025, 4, 16), "over_15_months"),
        (date(2024, 1, 15), date(2025, 4, 25), "over_15_months"),
        (date(2023, 11, 30), date(2025, 2, 28), "up_to_15_months"),
        (date(2023, 11, 30), date(2025, 3, 1), "over_15_months"),
        (date(2024, 1, 15), date(2024, 1, 1), "up_to_15_months"),
        (None, date(2024, 1, 1), ASK),
        (date(2024, 1, 1), None, ASK),
    ],
)
def test_the_interval_is_compared_as_dates(diagnosed_on, compression_on, interval):
    assert inference.rades_interval(diagnosed_on, compression_on) == interval


def test_months_end_where_the_month_ends():
    assert add_months(date(2022, 11, 30), 15) == date(2024, 2, 29)
    assert add_months(date(2024, 12, 31), 2) == date(2025, 2, 28)
    assert add_months(date(2024, 10, 5), 15) == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("days", "onset"),
    [
        (-1, ASK),
        (0, ASK),
        (1, "days_1_to_7"),
        (7, "days_1_to_7"),
        (8, "days_8_to_14"),
        (14, "days_8_to_14"),
        (15, "over_14_days"),
    ],
)
def test_the_age_of_the_deficit_is_counted_in_days(days, onset):
    began_on = date(2026, 2, 20)
    assert inference.rades_deficit_onset(began_on, began_on + timedelta(days=days)) == onset


def test_a_deficit_without_its_dates_is_asked():
    assert inference.rades_deficit_onset(None, date(2026, 1, 1)) is ASK
    assert inference.rades_deficit_onset(date(2026, 1, 1), None) is ASK


def test_the_deficit_counts_to_radiotherapy_or_its_planned_day_or_the_scoring_day():
    given, planned, scored = date(2026, 1, 3), date(2026, 1, 2), date(2026, 1, 1)

    assert reference_day(Context(scored_on=scored)) == scored
    assert reference_day(Context(scored_on=scored, radiotherapy_planned_on=planned)) == planned
    assert reference_day(Context(scored_on=scored, radiotherapy_planned_on=planned, radiotherapy_on=given)) == given


@pytest.mark.parametrize(
    ("collapse", "involved", "found"),
    [
        (51, None, "over_50"),
        (50, None, "up_to_50"),
        (1, 80, "up_to_50"),
        (0, 51, "none_over_50_involved"),
        (0, 50, "none"),
        (0, 0, "none"),
        (0, None, ASK),
        (None, 80, ASK),
    ],
)
def test_percentages_give_the_collapse(collapse, involved, found):
    assert inference.sins_collapse(collapse, involved) == found


@pytest.mark.parametrize("percents", [(101, 0), (0, -1)])
def test_an_impossible_percentage_is_refused(percents):
    with pytest.raises(InvalidFact):
        inference.sins_collapse(*percents)


@pytest.mark.parametrize(
    ("painful", "mechanical", "pain"),
    [
        (True, True, "mechanical"),
        (None, True, "mechanical"),
        (True, False, "occasional_non_mechanical"),
        (True, None, ASK),
        (False, None, "none"),
        (False, False, "none"),
        (False, True, ASK),
        (None, None, ASK),
        (None, False, ASK),
    ],
)
def test_facts_of_pain_give_the_sins_pain(painful, mechanical, pain):
    assert inference.sins_pain(painful=painful, mechanical=mechanical) == pain


@pytest.mark.parametrize(("functional", "pain"), [(True, "functional"), (False, ASK), (None, ASK)])
def test_only_functional_pain_is_deduced_for_mirels(functional, pain):
    assert inference.mirels_pain(functional=functional) == pain


@pytest.mark.parametrize(
    ("fraction", "size"),
    [
        (Fraction(33, 100), "under_one_third"),
        (Fraction(1, 3), "one_to_two_thirds"),
        (1 / 3, "one_to_two_thirds"),
        (Fraction(2, 3), "one_to_two_thirds"),
        (0.67, "over_two_thirds"),
        (1, "over_two_thirds"),
        (None, ASK),
    ],
)
def test_one_and_two_thirds_belong_to_the_middle_size(fraction, size):
    assert inference.mirels_size(fraction) == size


def test_a_fraction_told_in_percent_is_refused():
    with pytest.raises(InvalidFact):
        inference.mirels_size(50)


def test_a_lesion_type_is_the_answer_of_both_scores():
    for lesion in ("lytic", "mixed", "blastic"):
        assert inference.lesion_type(lesion) in options("mirels", "lesion") & options("sins", "lesion")
    assert inference.lesion_type(None) is ASK
    with pytest.raises(InvalidFact):
        inference.lesion_type("sclerotic")
