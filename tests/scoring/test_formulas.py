"""Formulas: worked examples, their domain, and nothing assumed."""

from decimal import Decimal
from fractions import Fraction

import pytest

import scoring
from scoring.errors import InvalidFact, NotApplicable, UnknownFact, UnknownIndex, UnknownOption
from scoring.units import converted

MAN = {"age_years": 60, "sex": "M", "weight_kg": 72, "creatinine_umol_l": Decimal("88.4")}
EVERY_FORMULA = pytest.mark.parametrize("formula", scoring.FORMULAS, ids=lambda formula: formula.code)
WHOLE = {
    "cockcroft_gault": MAN,
    "ckd_epi_2021": {name: MAN[name] for name in ("age_years", "sex", "creatinine_umol_l")},
    "corrected_calcium": {"calcium_mmol_l": 2.1, "albumin_g_l": 30},
}


def value_of(code, **values):
    return scoring.evaluate(code, values).value


def umol_l(creatinine_mg_dl):
    """A creatinine told in the unit of the publication, in that of our laboratories."""
    return float(converted("creatinine", creatinine_mg_dl, "mg/dL", "umol/L"))


@pytest.mark.parametrize(
    ("age_years", "sex", "weight_kg", "creatinine_mg_dl", "clearance"),
    [
        # Exact arithmetic of the published equation.
        (60, "M", 72, 1, 80),
        (60, "F", 72, 1, 68),
        (40, "M", 72, 1, 100),
        (76, "F", 63, Decimal("1.2"), 39.6667),
        (72, "F", 80, Decimal("1.8"), 35.6790),
        (80, "M", 72, 2, 30),
    ],
)
def test_cockcroft_gault_gives_its_published_equation(age_years, sex, weight_kg, creatinine_mg_dl, clearance):
    found = value_of(
        "cockcroft_gault",
        age_years=age_years,
        sex=sex,
        weight_kg=weight_kg,
        creatinine_umol_l=umol_l(creatinine_mg_dl),
    )
    assert found == pytest.approx(clearance, rel=1e-5)


def test_the_creatinine_is_converted_exactly():
    assert converted("creatinine", "88.4", "umol/L", "mg/dL") == Fraction("88.4") * Fraction("113.12") / 10_000
    assert converted("creatinine", 12, "mg/L", "umol/L") == 12_000 / Fraction("113.12")
    assert converted("calcium", "2.5", "mmol/L", "mg/dL") == Fraction("10.0195")
    assert converted("albumin", 37, "g/L", "g/dL") == Fraction("3.7")
    assert converted("crp", Decimal("4.000"), "mg/L", "mg/dL") == Fraction("0.4")
    assert converted("platelets", 100, "G/L", "G/L") == 100


@pytest.mark.parametrize(("analyte", "unit"), [("albumin", "mmol/L"), ("crp", "furlong"), ("ldh", "G/L")])
def test_a_unit_that_does_not_fit_is_refused(analyte, unit):
    with pytest.raises(InvalidFact) as caught:
        converted(analyte, 1, unit, "mg/dL")
    assert caught.value.fact == f"{analyte}_unit"


@pytest.mark.parametrize(
    ("age_years", "sex", "creatinine_mg_dl", "rate"),
    [
        (55, "M", Decimal("1.2"), 71),  # the calculator of the National Kidney Foundation, rounded as it prints
        # Exact arithmetic: at the knot of the curve both powers are 1.
        (50, "M", Decimal("0.9"), 142 * 0.9938**50),
        (50, "F", Decimal("0.7"), 142 * 0.9938**50 * 1.012),
        # On each side of the knot.
        (50, "M", Decimal("0.45"), 142 * 0.5**-0.302 * 0.9938**50),
        (50, "F", Decimal("1.4"), 142 * 2**-1.2 * 0.9938**50 * 1.012),
    ],
)
def test_ckd_epi_gives_the_equation_of_2021_without_race(age_years, sex, creatinine_mg_dl, rate):
    found = value_of("ckd_epi_2021", age_years=age_years, sex=sex, creatinine_umol_l=umol_l(creatinine_mg_dl))
    assert found == pytest.approx(rate, abs=0.5 if rate == 71 else 1e-6)
    assert "race" not in scoring.formula("ckd_epi_2021").inputs


@pytest.mark.parametrize(
    ("calcium", "albumin", "corrected"),
    [(2.1, 30, 2.3), (2.1, 40, 2.1), (2.5, 45, 2.4), (Decimal("1.83"), 26, 2.11)],
)
def test_calcium_is_corrected_by_two_hundredths_for_each_gram_of_albumin(calcium, albumin, corrected):
    assert value_of("corrected_calcium", calcium_mmol_l=calcium, albumin_g_l=albumin) == corrected


@EVERY_FORMULA
def test_a_formula_has_a_citation_a_version_and_a_unit(formula):
    year, revision = formula.version.split(".")
    assert formula.references and all(reference.citation and reference.doi for reference in formula.references)
    assert any(year in reference.citation for reference in formula.references)
    assert int(revision) >= 1 and formula.unit
    assert scoring.formula(formula.code) is formula


@EVERY_FORMULA
def test_each_absent_value_is_named_and_nothing_is_computed(formula):
    whole = WHOLE[formula.code]
    assert scoring.evaluate(formula.code, whole).missing == () and scoring.evaluate(formula.code, whole).value > 0
    for absent in formula.inputs:
        result = scoring.evaluate(formula.code, whole | {absent: None})
        assert (result.value, result.missing) == (None, (absent,))
    assert scoring.evaluate(formula.code, {}).missing == formula.inputs


@EVERY_FORMULA
def test_each_value_is_taken_to_its_bounds_and_refused_beyond(formula):
    for quantity in formula.quantities:
        for inside in (quantity.low, quantity.high):
            known = {quantity.code: inside}
            if quantity.code == "age_years" and inside < 18:
                continue
            assert scoring.evaluate(formula.code, known).value is None
        for outside in (quantity.low - 1, quantity.high + 1, float("nan"), float("inf"), "70", True, [1]):
            with pytest.raises(InvalidFact) as caught:
                scoring.evaluate(formula.code, {quantity.code: outside})
            assert caught.value.fact == quantity.code


@pytest.mark.parametrize("slip", [{"creatinine_umol_l": 0.9}, {"creatinine_umol_l": 0}, {"creatinine_umol_l": 9}])
def test_a_creatinine_in_another_unit_is_refused_as_a_slip(slip):
    with pytest.raises(InvalidFact):
        scoring.evaluate("cockcroft_gault", MAN | slip)


@pytest.mark.parametrize("code", ["cockcroft_gault", "ckd_epi_2021"])
def test_a_renal_formula_is_for_adults(code):
    with pytest.raises(NotApplicable) as caught:
        scoring.evaluate(code, WHOLE[code] | {"age_years": 17})
    assert caught.value.code == "not_an_adult"
    assert scoring.evaluate(code, WHOLE[code] | {"age_years": 18}).value


def test_a_great_age_is_remarked():
    remarked = {
        age: "outside_original_ages"
        in [n.code for n in scoring.evaluate("cockcroft_gault", {"age_years": age}).notices]
        for age in (92, 93)
    }
    assert remarked == {92: False, 93: True}


@pytest.mark.parametrize("sex", ["U", "", "f", 1])
def test_a_sex_that_is_not_known_is_not_guessed(sex):
    with pytest.raises(UnknownOption):
        scoring.evaluate("cockcroft_gault", MAN | {"sex": sex})


def test_what_a_formula_does_not_ask_is_refused():
    with pytest.raises(UnknownFact):
        scoring.evaluate("cockcroft_gault", MAN | {"height_cm": 170})
    with pytest.raises(UnknownIndex):
        scoring.evaluate("mdrd", {})


def test_a_value_is_stored_as_codes():
    stored = scoring.evaluate("cockcroft_gault", MAN).to_codes()
    assert stored["formula"] == "cockcroft_gault" and stored["unit"] == "mL/min" and stored["missing"] == []
    assert stored["notices"] == ["not_indexed", "steady_creatinine"]
