"""What the file already answers of a score, and what it must leave open."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cases.actions import add_part, amend_part, score_case
from cases.errors import Invalid, Refused
from cases.facts import Facts, applies_to, primary_of
from cases.models import (
    Disease,
    LesionObservation,
    NeurologicalEpisode,
    OrganMetastasis,
    PainAssessment,
    Score,
    Tumour,
)
from scoring import index
from tests import factories


@pytest.fixture
def case(alice, board):
    return factories.draft(alice, board)


def answers(case, code, lesion=None):
    return Facts(case, lesion).for_index(code).options


def test_an_empty_file_answers_nothing_but_the_place(case, alice):
    lesion = factories.vertebra(case, alice, pain=False, lesion_type="", alignment="", posterolateral="")
    assert answers(case, "sins", lesion) == {"location": "semirigid", "collapse": "up_to_50"}
    assert answers(case, "tokuhashi") == {}


def test_a_whole_vertebral_lesion_answers_sins(case, alice):
    lesion = factories.vertebra(case, alice, level="L5")
    assert answers(case, "sins", lesion) == {
        "location": "junctional",
        "pain": "mechanical",
        "lesion": "lytic",
        "alignment": "normal",
        "collapse": "up_to_50",
        "posterolateral": "unilateral",
    }


def test_each_deduced_answer_names_its_row_and_its_day(case, alice):
    lesion = factories.vertebra(case, alice)
    found = Facts(case, lesion).for_index("sins").answers
    pain = PainAssessment.objects.get(lesion=lesion)
    assert (found["pain"].source, found["pain"].on) == (f"painassessment:{pain.pk}", pain.assessed_on)
    assert found["location"].source == f"lesion:{lesion.pk}"


def test_the_latest_observation_speaks(case, alice):
    lesion = factories.vertebra(case, alice)
    earlier = timezone.localdate() - timedelta(days=90)
    add_part(LesionObservation, of=case, by=alice, lesion=lesion, observed_on=earlier, lesion_type="blastic")
    assert answers(case, "sins", lesion)["lesion"] == "lytic"


def test_an_unknown_answer_is_not_a_no(case, alice):
    lesion = factories.vertebra(case, alice, pain=False)
    today = timezone.localdate()
    add_part(PainAssessment, of=case, by=alice, lesion=lesion, assessed_on=today, intensity=5, mechanical="unknown")
    assert "pain" not in answers(case, "sins", lesion)


def test_a_subtrochanteric_femur_is_peritrochanteric(case, alice):
    assert answers(case, "mirels", factories.femur(case, alice)) == {
        "site": "peritrochanteric",
        "lesion": "lytic",
        "size": "over_two_thirds",
    }


def test_mirels_is_not_offered_for_a_vertebra_nor_sins_for_a_femur(case, alice):
    vertebra, femur = factories.vertebra(case, alice), factories.femur(case, alice)
    assert not applies_to(index("mirels"), vertebra)
    assert not applies_to(index("sins"), femur)
    with pytest.raises(Invalid, match="os long"):
        score_case(case=case, index="mirels", answers={"pain": "mild"}, by=alice, lesion=vertebra)


@pytest.mark.parametrize(
    ("topography", "morphology", "primary"),
    [
        ("C34.1", "8140/3", "nsclc"),
        ("C34.1", "8041/3", "sclc"),
        ("C34.9", "", "lung"),
        ("C50.9", "", "breast"),
        ("C80.9", "8000/3", "unknown_primary"),
        ("C44.9", "", "other"),
        ("", "8140/3", None),
    ],
)
def test_the_tumour_tells_the_primary(topography, morphology, primary):
    assert primary_of(Tumour(topography=topography, morphology=morphology)) == primary


def test_counts_come_from_the_register_only_when_it_is_complete(case, alice):
    factories.vertebra(case, alice, "T8")
    factories.vertebra(case, alice, "T9")
    factories.femur(case, alice)
    factories.disease(case, alice, bone_register_complete="no", declared_vertebral=4, declared_extraspinal=1)
    assert answers(case, "tokuhashi")["vertebral_metastases"] == "three_or_more"
    disease = Disease.objects.get(case=case)
    amend_part(disease, by=alice, version=1, bone_register_complete="yes")
    found = answers(case, "tokuhashi")
    assert (found["vertebral_metastases"], found["extraspinal_bone_foci"]) == ("two", "one_or_two")
    assert answers(case, "tomita")["bone_metastases"] == "multiple"


@pytest.mark.parametrize(
    ("resectable", "option"), [("yes", "removable"), ("no", "unremovable"), ("unknown", None), ("", None)]
)
def test_an_organ_metastasis_counts_as_its_own_judgement_says(case, alice, resectable, option):
    factories.vertebra(case, alice)
    factories.disease(case, alice, extraosseous="present", none_looked_for_on=None)
    add_part(OrganMetastasis, of=case, by=alice, organ="liver", number=1, resectable=resectable)
    assert answers(case, "tokuhashi").get("organ_metastases") == option


def test_unknown_disease_outside_bone_is_not_none(case, alice):
    factories.vertebra(case, alice)
    factories.disease(case, alice, extraosseous="unknown", none_looked_for_on=None)
    assert "organ_metastases" not in answers(case, "tokuhashi")
    assert "visceral_metastases" not in answers(case, "rades")


def test_ecog_one_without_karnofsky_is_ambiguous(case, alice):
    factories.state(case, alice, ecog=1, karnofsky=None)
    assert "general_condition" not in answers(case, "tokuhashi")


def test_a_compression_answers_rades(case, alice):
    factories.lung_tumour(case, alice, diagnosed_on=date(2025, 2, 3))
    factories.disease(case, alice)
    add_part(
        NeurologicalEpisode,
        of=case,
        by=alice,
        compression="confirmed",
        level="T8",
        found_on=date(2026, 5, 3),
        deficit_began_on=date(2026, 5, 1),
        radiotherapy_on=date(2026, 5, 6),
        frankel="D2",
    )
    assert answers(case, "rades") == {
        "primary": "nsclc",
        "visceral_metastases": "no",
        "interval": "up_to_15_months",
        "motor_function": "ambulatory_with_aid",
        "deficit_onset": "days_1_to_7",
    }
    notices = score_case(case=case, index="rades", answers=answers(case, "rades"), by=alice).result["notices"]
    assert any("15_months" in code for code in notices)


def test_a_score_marks_what_was_deduced_and_keeps_what_was_answered_otherwise(case, alice):
    lesion = factories.vertebra(case, alice)
    given = answers(case, "sins", lesion) | {"pain": "occasional_non_mechanical"}
    score = score_case(case=case, index="sins", answers=given, by=alice, lesion=lesion)
    assert "pain" not in score.deduced
    assert "location" in score.deduced
    assert score.result["total"] == 1 + 1 + 2 + 0 + 2 + 1


def test_scoring_again_adds_a_row(case, alice):
    for grade in "DE":
        score_case(case=case, index="frankel", answers={"grade": grade}, by=alice)
    assert [score.result["band"] for score in Score.objects.filter(case=case)] == ["D", "E"]


def test_a_secretary_does_not_score(case, claire):
    with pytest.raises(Refused, match="médecin"):
        score_case(case=case, index="frankel", answers={"grade": "E"}, by=claire)


def test_an_empty_score_is_refused(case, alice):
    with pytest.raises(Invalid, match="au moins"):
        score_case(case=case, index="frankel", answers={}, by=alice)


def test_a_complete_register_without_a_vertebra_has_no_tokuhashi(case, alice):
    factories.femur(case, alice)
    factories.disease(case, alice)
    with pytest.raises(Invalid, match="vertèbre"):
        score_case(case=case, index="tokuhashi", answers={"palsy": "none"}, by=alice)
