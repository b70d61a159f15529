"""What the file answers of the further instruments, what it measures, and what a person answers otherwise."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

import scoring
from cases.actions import add_part, record_lesion, score_case
from cases.errors import Invalid
from cases.facts import Facts, applies_to, primary_of
from cases.facts.answers import ANSWERS
from cases.file import CaseFile
from cases.models import (
    Board,
    LabValue,
    LesionObservation,
    OrganMetastasis,
    Treatment,
    Tumour,
)
from tests import factories
from tests.counting import statements

UNITS = {
    "creatinine": "umol/L",
    "calcium": "mmol/L",
    "albumin": "g/L",
    "crp": "mg/L",
    "ldh": "IU/L",
    "platelets": "G/L",
    "bilirubin": "umol/L",
}
NORMAL = {"crp": 2, "ldh": 180, "albumin": 41, "platelets": 250, "calcium": "2.3", "bilirubin": 9}


@pytest.fixture
def case(alice, board):
    return factories.draft(alice, board)


@pytest.fixture
def today():
    return timezone.localdate()


def answers(case, code, lesion=None):
    return Facts(case, lesion).for_index(code).options


def laboratory(case, by, *, days=0, units=UNITS, **values):
    taken_on = timezone.localdate() - timedelta(days=days)
    for analyte, value in values.items():
        value = Decimal(str(value))
        add_part(LabValue, of=case, by=by, analyte=analyte, value=value, unit=units[analyte], taken_on=taken_on)


def drug(case, by, drug_class, status="done", **values):
    kind = values.pop("treatment_type", "GEN-092.03.02")
    return add_part(
        Treatment, of=case, by=by, treatment_type=kind, drug_class=drug_class, status=status, drug="x", **values
    )


def test_every_index_is_answered_from_the_file():
    assert set(ANSWERS) == {index.code for index in scoring.indices()}


@pytest.mark.parametrize("index", scoring.indices(), ids=lambda index: index.code)
def test_an_empty_file_answers_no_question_of_a_case(case, index):
    if index.scope != "lesion":
        assert answers(case, index.code) == {}


def test_a_whole_file_costs_one_statement_and_a_file_already_read_none(case, alice):
    lesion = factories.vertebra(case, alice)
    laboratory(case, alice, creatinine=90, **NORMAL)
    with statements() as count:
        facts = Facts(case, lesion)
        for index in scoring.indices():
            if index.scope != "lesion" or applies_to(index, lesion):
                facts.for_index(index.code)
        facts.measured("cockcroft_gault")
    assert count.on_the_record == 1

    file = CaseFile(case)
    assert file.rows("lesion")
    with statements() as count:
        assert Facts(case, lesion, file).for_index("sins").options
    assert count.on_the_record == 0


# Lesions


@pytest.mark.parametrize(
    ("bone", "where", "offered"),
    [
        ("vertebra", {"level": "T8"}, {"sins", "bilsky"}),
        ("sacrum", {"level": "S2"}, {"sins", "bilsky"}),
        ("sacrum", {}, {"bilsky"}),
        ("sacrum", {"level": "CO"}, set()),
        ("femur", {"segment": "subtrochanteric", "side": "left"}, {"mirels", "femur_cortical"}),
        ("femur", {"segment": "head", "side": "left"}, {"femur_cortical"}),
        ("tibia", {"side": "left"}, {"mirels"}),
        ("rib", {"side": "left"}, set()),
    ],
)
def test_each_lesion_is_offered_the_indices_of_its_place(case, alice, bone, where, offered):
    lesion = record_lesion(of=case, by=alice, bone=bone, **where)
    found = {index.code for index in scoring.indices() if index.scope == "lesion" and applies_to(index, lesion)}
    assert found == offered


def test_an_epidural_grade_answers_bilsky_as_it_was_read(case, alice, today):
    lesion = factories.vertebra(case, alice, epidural_grade="1b")
    found = Facts(case, lesion).for_index("bilsky").answers["grade"]
    assert (found.option, found.on) == ("1b", today)
    assert answers(case, "bilsky", factories.vertebra(case, alice, "T9")) == {}


def test_a_cortex_answers_the_femoral_rule_and_its_edge_is_remarked(case, alice):
    femur = factories.femur(case, alice, axial_cortical_mm=30, circumferential_cortex_percent=60)
    assert answers(case, "femur_cortical", femur) == {
        "axial_over_30_mm": "no",
        "circumferential_over_50_percent": "yes",
    }
    given = answers(case, "femur_cortical", femur)
    score = score_case(case=case, index="femur_cortical", answers=given, by=alice, lesion=femur)
    assert score.result["band"] == "high_risk" and "axial_exactly_30_mm" in score.result["notices"]


def test_a_score_of_another_place_is_refused(case, alice):
    with pytest.raises(Invalid, match="fémur"):
        lesion = factories.vertebra(case, alice)
        score_case(case=case, index="femur_cortical", answers={"axial_over_30_mm": "yes"}, by=alice, lesion=lesion)


def test_the_latest_observation_speaks_even_when_it_is_silent(case, alice, today):
    lesion = factories.vertebra(case, alice, epidural_grade="2")
    add_part(LesionObservation, of=case, by=alice, lesion=lesion, observed_on=today, lesion_type="lytic")
    assert answers(case, "bilsky", lesion) == {}


# The primary


@pytest.mark.parametrize(
    ("topography", "morphology", "primary"),
    [
        ("C83.3", "", "lymphoma"),
        ("C85.9", "", "lymphoma"),
        ("C90.0", "9732/3", "myeloma"),
        ("C41.9", "9180/3", "osteosarcoma"),
        ("C41.9", "9260/3", "other"),
        ("C18.9", "8240/3", "carcinoid"),
        ("C34.1", "8240/3", None),
        ("C34.1", "8249/3", None),
        ("C34.1", "8246/3", "nsclc"),
    ],
)
def test_histology_tells_the_primary(topography, morphology, primary):
    assert primary_of(Tumour(topography=topography, morphology=morphology)) == primary


def test_bauer_reads_the_primary_the_organs_and_the_register(case, alice):
    factories.lung_tumour(case, alice)
    factories.vertebra(case, alice)
    factories.disease(case, alice)
    assert answers(case, "bauer_modified") == {
        "no_visceral_metastases": "yes",
        "primary_not_lung": "no",
        "primary_breast_kidney_lymphoma_myeloma": "no",
        "solitary_skeletal": "yes",
    }
    factories.femur(case, alice)
    assert answers(case, "bauer_modified")["solitary_skeletal"] == "no"


def test_a_contradiction_is_refused_with_its_sentence(case, alice):
    given = {"primary_not_lung": "no", "primary_breast_kidney_lymphoma_myeloma": "yes"}
    with pytest.raises(Invalid, match="se contredisent"):
        score_case(case=case, index="bauer_modified", answers=given, by=alice)


# Katagiri


@pytest.mark.parametrize("drug_class", ["egfr_tki", "other_targeted"])
def test_a_molecular_target_drug_makes_a_lung_cancer_moderate(case, alice, drug_class):
    factories.lung_tumour(case, alice)
    assert "primary_site" not in answers(case, "katagiri")
    drug(case, alice, "chemotherapy")
    drug(case, alice, drug_class, status="not_done")
    assert "primary_site" not in answers(case, "katagiri")
    given = drug(case, alice, drug_class, status="current")
    found = Facts(case).for_index("katagiri").answers["primary_site"]
    assert (found.option, found.source) == ("moderate", f"treatment:{given.pk}")


def test_another_primary_needs_no_drug(case, alice):
    factories.lung_tumour(case, alice, topography="C64", morphology="8312/3")
    assert answers(case, "katagiri")["primary_site"] == "moderate"


@pytest.mark.parametrize(
    ("values", "is_given"),
    [
        ({"drug_class": "chemotherapy"}, True),
        ({"drug_class": "", "treatment_type": "C15632"}, True),
        ({"drug_class": "chemotherapy", "status": "current"}, True),
        ({"drug_class": "chemotherapy", "status": "not_done"}, False),
        ({"drug_class": "hormone"}, False),
    ],
)
def test_a_chemotherapy_is_known_only_when_it_is_written(case, alice, values, is_given):
    drug(case, alice, **values)
    assert answers(case, "katagiri") == ({"previous_chemotherapy": "yes"} if is_given else {})


@pytest.mark.parametrize(
    ("organs", "option"),
    [
        ([], None),
        ([("liver", "nodular")], "nodular"),
        ([("liver", "nodular"), ("brain", "nodular")], "nodular"),
        ([("liver", "nodular"), ("brain", "")], None),
        ([("liver", ""), ("pleura", "")], "disseminated"),
        ([("pleura", "nodular")], "nodular"),
        ([("liver", "nodular"), ("other", "disseminated")], "disseminated"),
    ],
)
def test_one_metastasis_that_spreads_is_enough(case, alice, organs, option):
    factories.disease(case, alice, extraosseous="present", none_looked_for_on=None, bone_register_complete="no")
    for organ, pattern in organs:
        add_part(OrganMetastasis, of=case, by=alice, organ=organ, pattern=pattern)
    assert answers(case, "katagiri").get("visceral") == option


def test_six_recent_values_answer_the_laboratory_by_the_oldest_of_them(case, alice, today):
    laboratory(case, alice, days=3, **NORMAL)
    laboratory(case, alice, crp=1)
    found = Facts(case).for_index("katagiri").answers["laboratory"]
    assert (found.option, found.on, found.is_stale) == ("normal", today - timedelta(days=3), False)


def test_a_missing_value_leaves_the_laboratory_open_and_a_critical_one_settles_it(case, alice):
    laboratory(case, alice, **{name: value for name, value in NORMAL.items() if name != "ldh"})
    assert "laboratory" not in answers(case, "katagiri")
    units = UNITS | {"calcium": "mg/L"}
    laboratory(case, alice, units=units, calcium=103)
    found = Facts(case).for_index("katagiri").answers["laboratory"]
    calcium = LabValue.objects.get(analyte="calcium", unit="mg/L")
    assert (found.option, found.source) == ("critical", f"labvalue:{calcium.pk}")


@pytest.mark.parametrize(("days", "is_stale"), [(30, False), (31, True)])
def test_a_result_older_than_the_board_accepts_is_marked(case, alice, days, is_stale):
    laboratory(case, alice, days=days, platelets=40)
    assert case.board.laboratory_limit_days == 30
    assert Facts(case).for_index("katagiri").answers["laboratory"].is_stale is is_stale
    Board.objects.update(laboratory_limit_days=days - 1)
    case.board.refresh_from_db()
    assert Facts(case).for_index("katagiri").answers["laboratory"].is_stale


def test_a_result_in_words_is_no_number(case, alice, today):
    laboratory(case, alice, days=2, platelets=40)
    add_part(LabValue, of=case, by=alice, analyte="platelets", text="agrégats", taken_on=today)
    assert answers(case, "katagiri")["laboratory"] == "critical"


# Scales


def test_the_state_answers_both_scales_and_the_performance(case, alice, today):
    state = factories.state(case, alice, ecog=3, karnofsky=40)
    found = Facts(case).for_index("karnofsky").answers["level"]
    assert (found.option, found.source, found.on) == ("40", f"clinicalstate:{state.pk}", today)
    assert answers(case, "ecog") == {"level": "3"}
    assert answers(case, "katagiri") == {"poor_performance": "yes"}


@pytest.mark.parametrize("code", ["karnofsky", "tokuhashi", "katagiri"])
def test_the_dead_are_not_scored(case, alice, code):
    factories.state(case, alice, ecog=None, karnofsky=0)
    item = scoring.index(code).items[0]
    with pytest.raises(Invalid, match="décès"):
        score_case(case=case, index=code, answers={item.code: item.options[0].code}, by=alice)
