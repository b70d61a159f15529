"""Life expectancy against the thresholds of the text: 6 weeks, 3 months, 6 months, 1 year, each rule its own.

Compared as dates when the units differ. The value is always shown with its source.
"""

from scoring.dates import add_months
from scoring.grammar import Notice, Text
from scoring.guideline.grammar import Remark
from scoring.guideline.names import Fact, case

FROM_A_SCORE = Remark(
    Notice(
        "life_expectancy_from_a_score",
        Text(
            "L’espérance de vie vient du score de Tokuhashi, que le référentiel ne juge pas assez fiable.",
            "The life expectancy comes from the Tokuhashi score, which the guideline does not find reliable enough.",
        ),
    ),
    case.life_expectancy.holds(lambda expected: expected.source == "tokuhashi"),
)


def _reached(start, value, unit):
    """The day, with its fraction, on which a span begun at `start` ends."""
    if unit == "weeks":
        return start.toordinal() + 7 * value
    whole = int(value)
    day, following = add_months(start, whole), add_months(start, whole + 1)
    return day.toordinal() + (value - whole) * (following - day).days


def _sign(difference):
    return (difference > 0) - (difference < 0)


def _against(limit, unit):
    """Where a life expectancy lies: -1 below the limit, 0 exactly on it, 1 above."""

    def side(subject):
        expected, day = subject.case.life_expectancy, subject.case.reference_on
        if expected is None:
            return None
        if expected.unit == unit:
            return _sign(expected.value - limit)
        return _sign(_reached(day, expected.value, expected.unit) - _reached(day, limit, unit))

    return Fact("life_expectancy", case.life_expectancy.label, side)


def lives_over(limit, unit, notice):
    return _against(limit, unit).over(0, notice)


def lives_under(limit, unit, notice):
    return _against(limit, unit).under(0, notice)
