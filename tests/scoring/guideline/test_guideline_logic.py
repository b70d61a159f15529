"""Three-valued logic and delays: unknown is not false, and a month is not thirty days."""

from datetime import date
from itertools import product

import pytest

from scoring.grammar import Notice, Text
from scoring.guideline.delays import place
from scoring.guideline.facts import Facts, LifeExpectancy
from scoring.guideline.logic import Agreed, Condition, Finding, Undecided
from scoring.guideline.names import Subject, case, derived
from scoring.guideline.prognosis import lives_over
from scoring.guideline.truths import every, some

NOTICE = Notice("exactly_so", Text("Exactement.", "Exactly."))
TRUTHS = (True, False, None)


class Said(Condition):
    """A condition whose finding is given."""

    def __init__(self, truth, name, notices=()):
        self.finding = Finding(
            truth, (name,) if truth is not None else (), () if truth is not None else (name,), notices
        )

    def find(self, subject):
        return self.finding


@pytest.mark.parametrize(("a", "b"), list(product(TRUTHS, TRUTHS)))
def test_and_is_false_with_one_false_and_or_is_true_with_one_true(a, b):
    one, other = Said(a, "a"), Said(b, "b")

    assert (one & other).find(None).truth == (False if False in (a, b) else None if None in (a, b) else True)
    assert (one | other).find(None).truth == (True if True in (a, b) else None if None in (a, b) else False)
    assert (~one).find(None).truth == (None if a is None else not a)
    assert every(a, b) == (one & other).find(None).truth and some((a, b)) == (one | other).find(None).truth


def test_what_is_missing_is_named_once_and_in_order():
    finding = (Said(None, "b") & Said(True, "a") & Said(None, "c") & Said(None, "b")).find(None)

    assert finding.seen == ("a",) and finding.missing == ("b", "c")


def test_an_or_with_one_true_misses_nothing():
    finding = (Said(None, "a") | Said(True, "b")).find(None)

    assert (finding.seen, finding.missing) == (("b",), ())


def test_a_value_excluded_by_the_printed_words_is_said_only_when_nothing_else_stands_in_the_way():
    excluded = Said(False, "a", (NOTICE,))

    assert (excluded & Said(True, "b")).find(None).notices == (NOTICE,)
    assert (excluded & Said(False, "b")).find(None).notices == ()
    assert (excluded & Said(None, "b")).find(None).notices == ()
    assert (~excluded).find(None).truth is True and (~excluded).find(None).notices == (NOTICE,)


@pytest.mark.parametrize(("a", "b"), list(product(TRUTHS, TRUTHS)))
def test_two_readings_that_part_are_not_settled(a, b):
    finding = Agreed(Said(a, "a"), Said(b, "b"), notice=NOTICE).find(None)

    assert finding.truth == (a if a == b else None)
    assert (finding.notices == (NOTICE,)) == ({a, b} == {True, False})
    assert bool(finding.missing) == (None in (a, b))


def test_what_the_guideline_leaves_open_is_never_true():
    assert Undecided(Said(True, "a"), NOTICE).find(None).truth is None
    assert Undecided(Said(True, "a"), NOTICE).find(None).notices == (NOTICE,)
    assert Undecided(Said(False, "a"), NOTICE).find(None).truth is False


@pytest.mark.parametrize(
    ("start", "day", "months", "where"),
    [
        (date(2025, 8, 31), date(2026, 2, 27), 6, "within"),
        (date(2025, 8, 31), date(2026, 2, 28), 6, "exactly"),
        (date(2025, 8, 31), date(2026, 3, 1), 6, "beyond"),
        (date(2023, 11, 30), date(2024, 2, 29), 3, "exactly"),
        (date(2026, 1, 31), date(2026, 4, 29), 3, "within"),
        (date(2026, 1, 31), date(2026, 4, 30), 3, "exactly"),
        (date(2024, 2, 29), date(2026, 2, 28), 24, "exactly"),
    ],
)
def test_a_delay_in_months_ends_at_the_last_day_of_a_shorter_month(start, day, months, where):
    assert place(day, start, months=months) == where


def test_a_fact_computed_twice_is_refused():
    with pytest.raises(ValueError, match="age_years"):
        derived("age_years", "âge", "age", "born_on")(lambda subject: None)


@pytest.mark.parametrize(("value", "unit"), [(999, "weeks"), (999, "months")])
def test_a_very_long_life_expectancy_is_compared_like_another(value, unit):
    facts = Facts(reference_on=date(2026, 5, 28), life_expectancy=LifeExpectancy(value, unit, "other"))

    assert lives_over(12, "months", NOTICE).find(Subject(facts, None)).truth is True
    assert case.life_expectancy.get(Subject(facts, None)).value == 999
