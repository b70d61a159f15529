"""What is settled index by index, and the faults of published calculators that must not come back here."""

from datetime import date, datetime

import pytest

import scoring
from scoring.calculation import Calculator
from scoring.context import Context
from scoring.errors import InvalidFact, NotApplicable, UnknownFact
from scoring.grammar import Band, Index, Item, Option, Scope, Text
from scoring.indices.sins import highest_level

MIRELS = {"site": "lower_limb", "pain": "moderate", "lesion": "mixed", "size": "one_to_two_thirds"}
SINS = {
    "location": "mobile",
    "pain": "mechanical",
    "lesion": "lytic",
    "alignment": "normal",
    "collapse": "none",
    "posterolateral": "none",
}
RADES = {
    "primary": "nsclc",
    "interval": "up_to_15_months",
    "visceral_metastases": "no",
    "motor_function": "ambulatory_with_aid",
    "deficit_onset": "days_1_to_7",
}


def notices(code, answers, **context):
    return {notice.code for notice in scoring.calculate(code, answers, context).notices}


def refusal(code, **context):
    with pytest.raises(NotApplicable) as caught:
        scoring.calculate(code, {}, context)
    assert caught.value.text.fr and caught.value.index == code
    return caught.value.code


# Mirels


@pytest.mark.parametrize("bone", ["vertebra", "hemipelvis", "rib", "scapula", "clavicle", "skull", "patella"])
def test_mirels_is_refused_outside_long_bones(bone):
    assert refusal("mirels", bone=bone) == "not_a_long_bone"


@pytest.mark.parametrize("bone", ["humerus", "radius", "ulna", "femur", "tibia", "fibula"])
def test_mirels_holds_for_each_long_bone(bone):
    assert scoring.calculate("mirels", MIRELS, {"bone": bone}).total == 8


def test_mirels_is_refused_for_the_femoral_head_alone():
    assert refusal("mirels", bone="femur", segment="head") == "femoral_head"
    assert scoring.calculate("mirels", MIRELS, {"bone": "humerus", "segment": "head"}).total == 8


@pytest.mark.parametrize(
    ("context", "notice"),
    [
        ({"fractured": True}, "already_fractured"),
        ({"irradiated": True}, "already_irradiated"),
        ({"painless": True}, "painless_lesion"),
        ({"bone": "humerus"}, "humerus_under_detected"),
    ],
)
def test_mirels_says_what_limits_it(context, notice):
    assert notice in notices("mirels", MIRELS, **context)
    assert notice not in notices("mirels", MIRELS, fractured=False, irradiated=False, painless=False, bone="tibia")


def test_a_painless_lesion_keeps_a_range_until_mild_is_confirmed():
    unanswered = MIRELS | {"pain": None}
    result = scoring.calculate("mirels", unanswered, {"painless": True})

    assert (result.total, result.lowest, result.highest) == (None, 7, 9)
    assert scoring.calculate("mirels", unanswered | {"pain": "mild"}, {"painless": True}).total == 7


def test_mirels_asks_what_the_size_was_measured_on():
    assert "size_basis_not_recorded" in notices("mirels", MIRELS)
    assert "size_basis_not_recorded" not in notices("mirels", MIRELS, size_measured_on="cortex")
    assert "size_basis_not_recorded" not in notices("mirels", MIRELS | {"size": None})


def test_mirels_has_no_default_for_any_item():
    for item in MIRELS:
        assert scoring.calculate("mirels", MIRELS | {item: None}).total is None


def test_mirels_starts_at_4_whatever_the_guideline_prints():
    assert scoring.calculate("mirels", {}).lowest == 4
    assert "printed_range" in notices("mirels", {})


# SINS


def test_an_empty_sins_is_not_called_stable():
    assert scoring.calculate("sins", {}).band is None


def test_sins_pain_counts_3_1_0():
    pain = next(item for item in scoring.index("sins").items if item.code == "pain")
    assert {o.code: o.points for o in pain.options} == {"mechanical": 3, "occasional_non_mechanical": 1, "none": 0}


def test_sins_collapse_counts_3_2_1_0():
    collapse = next(item for item in scoring.index("sins").items if item.code == "collapse")
    assert [o.points for o in collapse.options] == [3, 2, 1, 0]


@pytest.mark.parametrize("level", ["CO", "coccyx", "T13", "L6", "C8", "s1", ""])
def test_sins_refuses_a_level_without_a_published_location(level):
    assert refusal("sins", level=level) in {"coccyx_not_scored", "level_not_scored"}


def test_a_collapse_of_exactly_50_percent_is_remarked():
    assert "collapse_exactly_50" in notices("sins", SINS, collapse_percent=50)
    assert "collapse_exactly_50" not in notices("sins", SINS, collapse_percent=49.9)
    assert "collapse_exactly_50" not in notices("sins", SINS, collapse_percent=50.1)


def test_sins_remarks_constant_pain_and_s1():
    assert "constant_non_mechanical_pain" in notices("sins", SINS, constant_non_mechanical_pain=True)
    assert "s1_is_junctional" in notices("sins", SINS, level="S1")
    assert not {"constant_non_mechanical_pain", "s1_is_junctional"} & notices("sins", SINS, level="S2")


def test_a_surgical_opinion_is_recommended_from_7_and_as_soon_as_7_is_certain():
    seven = scoring.calculate("sins", SINS)
    assert seven.total == 7 and "surgical_opinion" in notices("sins", SINS)
    assert "surgical_opinion" not in notices("sins", SINS | {"lesion": "mixed"})
    assert "surgical_opinion" in notices("sins", SINS | {"posterolateral": None})
    assert "surgical_opinion" not in notices("sins", SINS | {"pain": None})


def test_among_several_levels_the_highest_is_kept_and_nothing_is_added():
    low, high = scoring.calculate("sins", SINS | {"pain": "none"}), scoring.calculate("sins", SINS)
    open_to_more = scoring.calculate("sins", SINS | {"pain": None, "alignment": None})

    assert highest_level([low, high]) is high
    assert highest_level([low, high, open_to_more]) is None
    assert highest_level([]) is None


# Rades


def test_rades_says_that_its_points_were_not_verified():
    assert "points_not_verified" in notices("rades", {})
    assert not any(reference.verified for reference in scoring.index("rades").references)


@pytest.mark.parametrize(
    ("compression_on", "is_remarked"), [("2025-04-14", False), ("2025-04-15", True), ("2025-04-25", False)]
)
def test_an_interval_is_remarked_on_the_very_day_of_15_months(compression_on, is_remarked):
    found = notices("rades", RADES, tumour_diagnosed_on="2024-01-15", compression_on=compression_on)
    assert ("interval_exactly_15_months" in found) is is_remarked


def test_without_motor_deficit_rades_shows_a_range():
    result = scoring.calculate("rades", RADES | {"deficit_onset": None}, {"motor_deficit": False})

    assert result.total is None and (result.lowest, result.highest) == (32, 37)
    assert "no_motor_deficit" in [notice.code for notice in result.notices]
    assert "no_motor_deficit" not in notices("rades", RADES, motor_deficit=True)


def test_a_deficit_of_the_same_day_is_remarked():
    day = date(2026, 3, 2)
    assert "deficit_same_day" in notices("rades", RADES, deficit_began_on=day, radiotherapy_on=day)
    assert "deficit_same_day" not in notices("rades", RADES, deficit_began_on=date(2026, 3, 1), radiotherapy_on=day)
    assert "deficit_same_day" not in notices("rades", RADES, deficit_began_on=day)


@pytest.mark.parametrize("substitute", ["radiotherapy_planned_on", "scored_on"])
def test_a_radiotherapy_not_started_is_said(substitute):
    known = {"deficit_began_on": "2026-03-01", substitute: "2026-03-05"}

    assert "not_irradiated_yet" in notices("rades", RADES, **known)
    assert "not_irradiated_yet" not in notices("rades", RADES, **known, radiotherapy_on="2026-03-04")


def test_group_2_stands_beside_the_series_with_stabilisation():
    assert scoring.calculate("rades", RADES).band.code == "group_2"
    assert "laminectomy_with_stabilisation" in notices("rades", RADES)
    assert "laminectomy_with_stabilisation" not in notices("rades", RADES | {"motor_function": "paraplegic"})
    assert "laminectomy_with_stabilisation" not in notices("rades", RADES | {"primary": None, "deficit_onset": None})


# Frankel, Tokuhashi, Tomita


def test_frankel_has_a_band_and_no_total():
    result = scoring.calculate("frankel", {"grade": "D2"})

    assert (result.total, result.lowest, result.highest, result.points) == (None, None, None, {})
    assert result.band.code == "D2" and result.is_complete


def test_plain_d_is_allowed_and_asks_for_the_walking_aid():
    assert "walking_aid_not_stated" in notices("frankel", {"grade": "D"})
    assert "walking_aid_not_stated" not in notices("frankel", {"grade": "D1"})


def test_tokuhashi_needs_its_six_items_to_reach_15():
    index = scoring.index("tokuhashi")
    assert len(index.items) == 6
    assert scoring.calculate("tokuhashi", {}).highest == 15
    without = {i.code: max(i.options, key=lambda o: o.points).code for i in index.items} | {
        "vertebral_metastases": None
    }
    assert scoring.calculate("tokuhashi", without).total is None


def test_tokuhashi_says_what_the_printed_table_lost():
    assert {"vertebral_item_restored", "three_foci_included", "survival_bounds_open"} <= notices("tokuhashi", {})


def test_lung_carries_its_standing_notice():
    assert "lung_survival_underestimated" in notices("tokuhashi", {"primary": "lung"})
    assert "lung_survival_underestimated" not in notices("tokuhashi", {"primary": "kidney"})


@pytest.mark.parametrize("code", ["tokuhashi", "tomita", "bauer_modified", "katagiri"])
def test_every_survival_score_says_how_little_it_proves(code):
    assert "prognosis_uncertain" in notices(code, {})


def test_a_rapid_tomita_growth_counts_4():
    assert scoring.calculate("tomita", {"growth": "rapid"}).points == {"growth": 4}


def test_a_band_that_no_completion_reaches_is_not_kept():
    """Between the lowest and the highest total, some totals do not exist: Tomita's points jump from 2 to 4."""
    said = Text("oui", "yes")
    jump = Item("jump", said, (Option("small", 0, said), Option("large", 4, said)))
    bands = tuple(Band(f"from_{low}", low, low + 1, said, said) for low in (0, 2, 4))
    index = Index("made_up", "2000.1", said, Scope.CASE, (), (jump,), bands)

    result = Calculator(index).calculate({})

    assert (result.lowest, result.highest) == (0, 4)
    assert [band.code for band in result.bands] == ["from_0", "from_4"]


def test_a_band_is_certain_when_every_completion_lands_in_it():
    result = scoring.calculate("tomita", {"growth": "rapid", "visceral_metastases": "untreatable"})

    assert result.total is None and (result.lowest, result.highest) == (9, 10)
    assert result.band.code == "supportive_care"


# Context


def test_a_context_may_be_the_dataclass_or_a_mapping_with_iso_dates():
    typed = Context(tumour_diagnosed_on=date(2024, 1, 15), compression_on=date(2025, 4, 15))
    told = {"tumour_diagnosed_on": "2024-01-15", "compression_on": "2025-04-15"}

    assert scoring.calculate("rades", RADES, typed) == scoring.calculate("rades", RADES, told)
    assert scoring.calculate("rades", RADES, None) == scoring.calculate("rades", RADES, {})


def test_an_unknown_fact_is_named_with_what_is_allowed():
    with pytest.raises(UnknownFact) as caught:
        scoring.calculate("sins", SINS, {"colapse_percent": 50})
    assert "colapse_percent" in caught.value.text.fr and "collapse_percent" in caught.value.allowed


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("collapse_percent", 101),
        ("collapse_percent", -1),
        ("collapse_percent", float("nan")),
        ("collapse_percent", True),
        ("collapse_percent", "50"),
        ("fractured", "no"),
        ("fractured", 1),
        ("bone", 3),
        ("size_measured_on", "ruler"),
        ("scored_on", "hier"),
        ("scored_on", datetime(2026, 1, 1)),
    ],
)
def test_a_fact_of_the_wrong_kind_is_refused(fact, value):
    with pytest.raises(InvalidFact) as caught:
        scoring.calculate("sins", SINS, {fact: value})
    assert caught.value.fact == fact and caught.value.allowed


def test_a_context_that_is_no_set_of_facts_is_refused():
    with pytest.raises(InvalidFact):
        scoring.calculate("sins", SINS, ["fractured"])
