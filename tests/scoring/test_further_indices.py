"""The instruments beyond the six of the guideline: what is settled for each, and what published tools got wrong."""

from itertools import product

import pytest

import scoring
from scoring import inference
from scoring.errors import ContradictoryAnswers, InvalidFact, NotApplicable, UnknownOption
from scoring.indices.karnofsky import GENERAL_CONDITION
from scoring.vocabulary import BONES, KARNOFSKY_LEVELS, PRIMARIES
from tests.scoring.test_indices import notices, refusal

ASK = None
BAUER = (
    "no_visceral_metastases",
    "primary_not_lung",
    "primary_breast_kidney_lymphoma_myeloma",
    "solitary_skeletal",
)
NORMAL = {
    "crp": (3, "mg/L"),
    "ldh": (249, "IU/L"),
    "albumin": (37, "g/L"),
    "platelets": (100, "G/L"),
    "calcium": ("2.56", "mmol/L"),
    "bilirubin": (23, "umol/L"),
}


# Bilsky


def test_bilsky_keeps_1a_1b_and_1c_apart():
    for grade in ("1a", "1b", "1c"):
        result = scoring.calculate("bilsky", {"grade": grade})
        assert (result.band.code, result.total, result.points) == (grade, None, {})


@pytest.mark.parametrize("grade", ["1", 1, "1B", 0, 2.0])
def test_a_bilsky_grade_is_never_a_number(grade):
    with pytest.raises(UnknownOption):
        scoring.calculate("bilsky", {"grade": grade})
    with pytest.raises(InvalidFact):
        inference.bilsky_grade(grade)


@pytest.mark.parametrize(
    ("grade", "group"),
    [
        ("0", "low_grade"),
        ("1a", "low_grade"),
        ("1b", "low_grade"),
        ("1c", "low_grade"),
        ("2", "high_grade"),
        ("3", "high_grade"),
    ],
)
def test_a_bilsky_grade_is_low_to_1c_and_high_from_2(grade, group):
    assert {"low_grade", "high_grade"} & notices("bilsky", {"grade": grade}) == {group}
    assert inference.bilsky_grade(grade) == grade


def test_without_a_grade_bilsky_has_no_group():
    assert not {"low_grade", "high_grade"} & notices("bilsky", {})
    assert inference.bilsky_grade(None) is ASK


@pytest.mark.parametrize("bone", sorted(set(BONES) - {"vertebra", "sacrum"}))
def test_bilsky_is_refused_outside_the_spine(bone):
    assert refusal("bilsky", bone=bone) == "not_a_spinal_lesion"


def test_bilsky_is_refused_for_the_coccyx_and_says_where_the_cord_ends():
    assert refusal("bilsky", bone="sacrum", level="CO") == "no_spinal_canal"
    for level in ("L2", "L5", "S1", "S5"):
        assert "below_the_cord" in notices("bilsky", {"grade": "2"}, level=level)
    for level in ("C0", "T12", "L1", None):
        assert "below_the_cord" not in notices("bilsky", {"grade": "2"}, level=level)


# Modified Bauer


def test_a_lung_that_is_a_breast_is_refused_and_named():
    answers = {"primary_not_lung": "no", "primary_breast_kidney_lymphoma_myeloma": "yes"}
    with pytest.raises(ContradictoryAnswers) as caught:
        scoring.calculate("bauer_modified", answers)
    assert caught.value.code == "lung_is_not_a_favourable_primary"
    assert caught.value.items == ("primary_breast_kidney_lymphoma_myeloma", "primary_not_lung")
    assert "poumon" in caught.value.text.fr


def test_a_contradiction_is_left_out_of_what_is_still_reachable():
    favourable = scoring.calculate("bauer_modified", {"primary_breast_kidney_lymphoma_myeloma": "yes"})
    lung = scoring.calculate("bauer_modified", {"primary_not_lung": "no"})

    assert (favourable.lowest, favourable.highest) == (2, 4)
    assert (lung.lowest, lung.highest) == (0, 2)
    assert favourable.missing == (BAUER[0], BAUER[1], BAUER[3]) and favourable.total is None


def test_every_pair_of_bauer_answers_reaches_exactly_what_its_completions_give():
    for partial in product((None, "yes", "no"), repeat=4):
        answers = dict(zip(BAUER, partial, strict=True))
        totals = {
            sum(option == "yes" for option in whole)
            for whole in product(("yes", "no"), repeat=4)
            if all(known in (None, option) for known, option in zip(partial, whole, strict=True))
            and not (whole[1] == "no" and whole[2] == "yes")
        }
        if not totals:
            continue
        result = scoring.calculate("bauer_modified", answers)
        assert (result.lowest, result.highest) == (min(totals), max(totals))


@pytest.mark.parametrize("primary", PRIMARIES)
def test_a_primary_never_contradicts_itself(primary):
    not_lung, favourable = inference.bauer_primary_not_lung(primary), inference.bauer_primary_favourable(primary)

    assert (not_lung, favourable) != ("no", "yes")
    assert (not_lung == "no") is (primary in ("lung", "nsclc", "sclc"))
    assert (favourable == "yes") is (primary in ("breast", "kidney", "lymphoma", "myeloma"))


def test_an_unknown_primary_may_be_a_lung():
    for unknown in (None, "unknown_primary"):
        assert inference.bauer_primary_not_lung(unknown) is inference.bauer_primary_favourable(unknown) is ASK


def test_bauer_counts_what_is_absent():
    assert inference.bauer_no_visceral_metastases(present=False) == "yes"
    assert inference.bauer_no_visceral_metastases(present=True) == "no"
    assert inference.bauer_no_visceral_metastases(None) is ASK
    assert inference.bauer_solitary_skeletal(1, 0) == "yes"
    assert inference.bauer_solitary_skeletal(1, 1) == "no"
    assert inference.bauer_solitary_skeletal(1, None) is ASK


# Katagiri


@pytest.mark.parametrize("primary", ["lung", "nsclc", "sclc"])
def test_a_lung_cancer_is_moderate_on_a_molecular_target_drug_and_rapid_without(primary):
    assert inference.katagiri_primary_site(primary, True) == "moderate"
    assert inference.katagiri_primary_site(primary, False) == "rapid"
    assert inference.katagiri_primary_site(primary) is ASK


@pytest.mark.parametrize("primary", ["breast", "prostate", "uterus", "carcinoid", "other", None])
def test_a_primary_that_katagiri_parts_in_two_is_asked(primary):
    assert inference.katagiri_primary_site(primary, True) is ASK


@pytest.mark.parametrize(
    ("primary", "growth"),
    [
        ("thyroid", "slow"),
        ("myeloma", "slow"),
        ("lymphoma", "slow"),
        ("kidney", "moderate"),
        ("osteosarcoma", "moderate"),
        ("colorectal", "rapid"),
        ("stomach", "rapid"),
        ("liver", "rapid"),
        ("bladder", "rapid"),
        ("unknown_primary", "rapid"),
    ],
)
def test_katagiri_knows_the_growth_of_the_other_primaries(primary, growth):
    assert inference.katagiri_primary_site(primary) == growth


def test_katagiri_visceral_metastases_are_nodular_or_disseminated():
    assert inference.katagiri_visceral(None) is ASK
    assert inference.katagiri_visceral(False) == "none"
    assert inference.katagiri_visceral(True) is ASK
    assert inference.katagiri_visceral(True, disseminated=False) == "nodular"
    assert inference.katagiri_visceral(True, disseminated=True) == "disseminated"


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, "normal"),
        ({"crp": ("3.999", "mg/L")}, "normal"),
        ({"crp": (4, "mg/L")}, "abnormal"),
        ({"crp": ("0.4", "mg/dL")}, "abnormal"),
        ({"ldh": (250, "IU/L")}, "abnormal"),
        ({"albumin": ("36.9", "g/L")}, "abnormal"),
        ({"albumin": ("3.7", "g/dL")}, "normal"),
        ({"platelets": ("99.9", "G/L")}, "critical"),
        ({"calcium": ("2.57", "mmol/L")}, "critical"),
        ({"calcium": ("102.9", "mg/L")}, "normal"),
        ({"calcium": (103, "mg/L")}, "critical"),
        ({"calcium": ("10.3", "mg/dL")}, "critical"),
        ({"bilirubin": ("23.94", "umol/L")}, "normal"),
        ({"bilirubin": ("23.95", "umol/L")}, "critical"),
        ({"bilirubin": (14, "mg/L")}, "critical"),
        ({"bilirubin": ("1.399", "mg/dL")}, "normal"),
        ({"crp": (200, "mg/L"), "ldh": (900, "IU/L"), "albumin": (20, "g/L")}, "abnormal"),
        ({"crp": (200, "mg/L"), "platelets": (99, "G/L")}, "critical"),
    ],
)
def test_laboratory_values_are_compared_in_the_published_unit(changed, found):
    assert inference.katagiri_laboratory(NORMAL | changed) == found


@pytest.mark.parametrize("analyte", NORMAL)
def test_a_laboratory_is_normal_only_when_all_six_are_known(analyte):
    assert inference.katagiri_laboratory(NORMAL | {analyte: None}) is ASK


def test_one_critical_value_settles_the_laboratory_and_an_abnormal_one_does_not():
    assert inference.katagiri_laboratory({"platelets": (40, "G/L")}) == "critical"
    assert inference.katagiri_laboratory({"crp": (40, "mg/L")}) is ASK
    without_others = {name: value for name, value in NORMAL.items() if name not in ("ldh", "albumin")}
    assert inference.katagiri_laboratory(without_others | {"crp": (40, "mg/L")}) == "abnormal"


def test_the_laboratory_names_the_values_it_rests_on():
    assert inference.katagiri_laboratory_rests_on(NORMAL | {"calcium": (3, "mmol/L")}) == ("calcium",)
    abnormal = inference.katagiri_laboratory_rests_on(NORMAL | {"ldh": (300, "IU/L")})
    assert abnormal == ("ldh", "platelets", "calcium", "bilirubin")
    assert set(inference.katagiri_laboratory_rests_on(NORMAL)) == set(NORMAL)
    assert inference.katagiri_laboratory_rests_on({}) == ()


def test_a_laboratory_unit_of_another_analyte_is_refused():
    with pytest.raises(InvalidFact) as caught:
        inference.katagiri_laboratory(NORMAL | {"albumin": (40, "mmol/L")})
    assert caught.value.fact == "albumin_unit" and "g/L" in caught.value.allowed


@pytest.mark.parametrize(
    ("ecog", "karnofsky", "poor"),
    [
        (2, None, "no"),
        (3, None, "yes"),
        (4, None, "yes"),
        (2, 40, "no"),
        (None, 40, "yes"),
        (None, 50, "no"),
        (None, None, ASK),
    ],
)
def test_katagiri_reads_ecog_first_then_karnofsky(ecog, karnofsky, poor):
    assert inference.katagiri_poor_performance(ecog, karnofsky) == poor


def test_katagiri_counts_the_metastases_and_the_chemotherapy_that_are_known():
    assert inference.katagiri_multiple_skeletal(2, None) == "yes"
    assert inference.katagiri_multiple_skeletal(0, 1) == "no"
    assert inference.katagiri_multiple_skeletal(1, None) is ASK
    assert inference.katagiri_previous_chemotherapy(True) == "yes"
    assert inference.katagiri_previous_chemotherapy(None) is ASK


@pytest.mark.parametrize(
    ("infer", "index"),
    [(inference.katagiri_multiple_skeletal, "katagiri"), (inference.bauer_solitary_skeletal, "bauer_modified")],
)
def test_without_a_bone_metastasis_a_score_of_bone_metastases_does_not_exist(infer, index):
    with pytest.raises(NotApplicable) as caught:
        infer(0, 0)
    assert (caught.value.index, caught.value.code) == (index, "no_bone_metastasis")


# Femoral cortical rule


@pytest.mark.parametrize(("axial", "answer"), [(0, "no"), (30, "no"), (30.5, "yes"), (31, "yes"), (None, ASK)])
def test_axial_involvement_counts_over_30_mm(axial, answer):
    assert inference.femur_axial_over_30_mm(axial) == answer
    assert ("axial_exactly_30_mm" in notices("femur_cortical", {}, axial_cortical_mm=axial)) is (axial == 30)


@pytest.mark.parametrize(("percent", "answer"), [(0, "no"), (50, "no"), (51, "yes"), (100, "yes"), (None, ASK)])
def test_circumferential_involvement_counts_over_half(percent, answer):
    assert inference.femur_circumferential_over_50_percent(percent) == answer
    found = notices("femur_cortical", {}, circumferential_cortex_percent=percent)
    assert ("circumferential_exactly_50" in found) is (percent == 50)


def test_one_criterion_is_enough_and_none_needs_both():
    one = scoring.calculate("femur_cortical", {"axial_over_30_mm": "yes"})
    assert one.band.code == "high_risk" and one.total is None
    assert scoring.calculate("femur_cortical", {"axial_over_30_mm": "no"}).band is None


def test_the_femoral_rule_is_refused_elsewhere_and_remarks_a_fracture():
    assert refusal("femur_cortical", bone="tibia") == "not_a_femur"
    assert "already_fractured" in notices("femur_cortical", {}, bone="femur", fractured=True)
    assert "already_fractured" not in notices("femur_cortical", {}, bone="femur", fractured=False)


@pytest.mark.parametrize(
    ("infer", "value"),
    [
        (inference.femur_axial_over_30_mm, -1),
        (inference.femur_circumferential_over_50_percent, 101),
        (inference.femur_circumferential_over_50_percent, -1),
    ],
)
def test_an_impossible_cortical_measure_is_refused(infer, value):
    with pytest.raises(InvalidFact):
        infer(value)


# Karnofsky and ECOG


@pytest.mark.parametrize(
    ("index", "level", "infer"), [("karnofsky", 0, inference.karnofsky_level), ("ecog", 5, inference.ecog_level)]
)
def test_a_death_is_no_answer_of_a_score(index, level, infer):
    for raised in (lambda: scoring.calculate(index, {"level": str(level)}), lambda: infer(level)):
        with pytest.raises(NotApplicable) as caught:
            raised()
        assert (caught.value.index, caught.value.code) == (index, "not_a_living_patient")
    assert str(level) not in [option.code for option in scoring.index(index).items[0].options]


@pytest.mark.parametrize(
    ("karnofsky", "ecog"),
    [(0, None), (0, 2), (None, 5), (70, 5)],
    ids=["k0", "k0 with ECOG", "ECOG 5", "ECOG 5 with k"],
)
def test_the_dead_have_no_survival_score(karnofsky, ecog):
    for infer, code in (
        (inference.tokuhashi_general_condition, "tokuhashi"),
        (inference.katagiri_poor_performance, "katagiri"),
    ):
        with pytest.raises(NotApplicable) as caught:
            infer(karnofsky=karnofsky, ecog=ecog)
        assert caught.value.index == code


@pytest.mark.parametrize("level", [5, 55, 101, -10, "70", True])
def test_karnofsky_goes_by_tens(level):
    with pytest.raises(InvalidFact):
        inference.karnofsky_level(level)


def test_karnofsky_is_cut_at_50_and_80():
    assert {level for level, found in GENERAL_CONDITION.items() if found == "poor"} == {10, 20, 30, 40}
    assert {level for level, found in GENERAL_CONDITION.items() if found == "moderate"} == {50, 60, 70}
    assert {level for level, found in GENERAL_CONDITION.items() if found == "good"} == {80, 90, 100}


@pytest.mark.parametrize("level", [level for level in KARNOFSKY_LEVELS if level])
def test_karnofsky_says_the_class_that_tokuhashi_makes_of_it(level):
    said = {code for code in notices("karnofsky", {"level": str(level)}) if code.startswith("general_condition")}
    assert said == {f"general_condition_{inference.tokuhashi_general_condition(karnofsky=level)}"}
    assert inference.karnofsky_level(level) == str(level)


@pytest.mark.parametrize(
    ("level", "condition"), [(0, "good"), (1, "ambiguous"), (2, "moderate"), (3, "poor"), (4, "poor")]
)
def test_ecog_says_its_class_and_1_has_none(level, condition):
    said = {code for code in notices("ecog", {"level": str(level)}) if code.startswith("general_condition")}
    assert said == {f"general_condition_{condition}"}
    assert inference.tokuhashi_general_condition(ecog=level) == (None if level == 1 else condition)


def test_an_absent_scale_is_asked():
    assert inference.karnofsky_level(None) is inference.ecog_level(None) is ASK
    assert notices("karnofsky", {}) == notices("ecog", {}) == set()
