"""Laboratory units, converted exactly: fractions, never rounded factors, so that a published limit keeps its edge."""

from fractions import Fraction

from scoring.errors import InvalidFact

# g/mol, from the standard atomic weights.
MOLAR_MASSES = {
    "creatinine": Fraction("113.120"),
    "calcium": Fraction("40.078"),
    "bilirubin": Fraction("584.673"),
}
# What one unit holds, in mg/dL; for a molar unit, per g/mol.
_MASS = {"mg/dL": Fraction(1), "mg/L": Fraction(1, 10), "g/dL": Fraction(1000), "g/L": Fraction(100)}
_MOLAR = {"mmol/L": Fraction(1, 10), "umol/L": Fraction(1, 10_000)}


def exact(value):
    """A number as it was typed: 88.4 is 884/10, whatever a computer makes of it."""
    return Fraction(str(value))


def converted(analyte, value, unit, to):
    """The value of an analyte in another unit, as a fraction."""
    if unit == to:
        return exact(value)
    return exact(value) * _mg_dl(analyte, unit) / _mg_dl(analyte, to)


def _mg_dl(analyte, unit):
    """How many mg/dL of this analyte one unit is."""
    if unit in _MASS:
        return _MASS[unit]
    if unit in _MOLAR and analyte in MOLAR_MASSES:
        return _MOLAR[unit] * MOLAR_MASSES[analyte]
    raise InvalidFact(f"{analyte}_unit", unit, [*_MASS, *(_MOLAR if analyte in MOLAR_MASSES else ())])
