"""Formulas on the values of the file: each input is read once, from a row that is named."""

import scoring
from cases.facts.deduced import Measured, source_of
from cases.models import Patient
from scoring.units import converted

# Input of a formula → analyte and the unit that the input names.
RESULTS = {
    "creatinine_umol_l": ("creatinine", "umol/L"),
    "calcium_mmol_l": ("calcium", "mmol/L"),
    "albumin_g_l": ("albumin", "g/L"),
}
SEXES = {Patient.Sex.F: "F", Patient.Sex.M: "M"}


def measured(facts, code):
    formula = scoring.formula(code)
    results = {name: facts.laboratory(RESULTS[name][0]) for name in formula.inputs if name in RESULTS}
    samples = [row for row in results.values() if row]
    on = min((row.taken_on for row in samples), default=None)
    values, rows = _values(facts, formula, results, on)
    told = {
        "sources": tuple(source_of(row) for row in rows),
        "on": on,
        "is_stale": any(facts.is_stale(row) for row in samples),
    }
    try:
        found = scoring.evaluate(code, values)
    except scoring.ScoringError as problem:
        return Measured(code, None, formula.unit, (), reason=problem.text, **told)
    return Measured(code, found.value, found.unit, found.missing, notices=found.notices, **told)


def _values(facts, formula, results, on):
    """{input: value} and the rows they come from; the age is that of the day of the sample."""
    state, patient = facts.state, facts.case.patient
    values = {name: _in_unit(row, *RESULTS[name]) for name, row in results.items()}
    rows = [row for row in results.values() if row]
    if "weight_kg" in formula.inputs and state and state.weight_kg is not None:
        values["weight_kg"] = state.weight_kg
        rows.append(state)
    if "age_years" in formula.inputs:
        values |= {"age_years": patient.age_on(on or facts.today), "sex": SEXES.get(patient.sex)}
    return values, rows


def _in_unit(row, analyte, unit):
    return None if row is None else converted(analyte, row.value, row.unit, unit)
