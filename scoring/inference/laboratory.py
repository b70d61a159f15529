"""The laboratory class of Katagiri, from values in the units of any laboratory."""

from scoring.indices.katagiri import ABNORMAL, CRITICAL
from scoring.units import converted


def katagiri_laboratory(measures):
    """The class of these values, {analyte: (value, unit)}; None while what is missing could change it."""
    return _read(measures)[0]


def katagiri_laboratory_rests_on(measures):
    """The analytes that settle the class, and that would have to be measured again to change it."""
    return _read(measures)[1]


def _read(measures):
    crossed = {limit.analyte: _crosses(limit, measures.get(limit.analyte)) for limit in (*ABNORMAL, *CRITICAL)}
    critical, abnormal = _named(CRITICAL), _named(ABNORMAL)
    if found := [analyte for analyte in critical if crossed[analyte]]:
        return "critical", (found[0],)
    if any(crossed[analyte] is None for analyte in critical):
        return None, ()
    if found := [analyte for analyte in abnormal if crossed[analyte]]:
        return "abnormal", (found[0], *critical)
    if any(crossed[analyte] is None for analyte in abnormal):
        return None, ()
    return "normal", (*abnormal, *critical)


def _named(limits):
    return [limit.analyte for limit in limits]


def _crosses(limit, measure):
    """True, False, or None when it was not measured."""
    if measure is None:
        return None
    value, unit = measure
    return limit.crosses(converted(limit.analyte, value, unit, limit.unit), limit.at)
