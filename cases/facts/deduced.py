"""What was found in the file, with where and when."""

from dataclasses import dataclass, field
from datetime import date

from cases.models import Answer
from scoring import Context
from scoring.grammar import Notice, Text


@dataclass(frozen=True, slots=True)
class Deduced:
    """An answer found in the file: the option, the row it comes from ("lesion:<key>") and its day, where it has one.

    When several rows answer together, the oldest speaks for them. `is_stale`: it is a laboratory result, older than
    the board accepts.
    """

    option: str
    source: str
    on: date | None = None
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class Deduction:
    answers: dict[str, Deduced] = field(default_factory=dict)
    context: Context = field(default_factory=Context)

    @property
    def options(self):
        return {item: deduced.option for item, deduced in self.answers.items()}


@dataclass(frozen=True, slots=True)
class Measured:
    """A formula on the values of the file, unrounded, with the rows it used and the day of the oldest sample.

    `value` is None while an input is `missing`, or when the formula does not hold: `reason` then says why.
    """

    formula: str
    value: float | None
    unit: str
    missing: tuple[str, ...]
    sources: tuple[str, ...]
    on: date | None
    is_stale: bool
    notices: tuple[Notice, ...] = ()
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that was done, and its day where it is known."""

    source: str
    on: date | None


def source_of(row):
    return f"{row._meta.model_name}:{row.pk}"


def deduced(option, row, on=None, *, is_stale=False):
    """The answer that a row gives, or None when it gives none."""
    return Deduced(option, source_of(row), on, is_stale) if option and row is not None else None


def yes_no(answer):
    """True, False, or None: "unknown" is not "no"."""
    return {Answer.YES: True, Answer.NO: False}.get(answer)
