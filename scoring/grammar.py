"""The words in which an index is declared and answered.

Everything here is frozen: a declaration is read at import and never changes afterwards.

Versions read `YEAR.N`. YEAR is the publication whose points are used; N is our own revision, raised whenever
a code, a point, a band or an applicability rule changes. A new wording alone does not raise it, because results
are stored as codes and must keep their meaning, not their phrasing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Text:
    """One wording in the two languages of the board; French unless English is asked for."""

    fr: str
    en: str

    def to(self, language):
        return self.en if language.startswith("en") else self.fr


class Scope(StrEnum):
    """What one result speaks about."""

    LESION = "lesion"
    EPISODE = "episode"
    EXAMINATION = "examination"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer; `points` is None in a classification, where nothing is added."""

    code: str
    points: int | None
    label: Text


def yes_or_no(*, yes, no):
    """The two answers of a plain question, with their points."""
    return (Option("yes", yes, Text("Oui", "Yes")), Option("no", no, Text("Non", "No")))


@dataclass(frozen=True, slots=True)
class Item:
    code: str
    label: Text
    options: tuple[Option, ...]
    help: Text | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A class of results, bounds included; a classification has no bounds and is matched by its code."""

    code: str
    low: int | None
    high: int | None
    label: Text
    meaning: Text


@dataclass(frozen=True, slots=True)
class Reference:
    """A publication.

    `verified`: the points used here agree with a source, other than the guideline, that cites this publication.
    """

    citation: str
    verified: bool
    doi: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark known by its code; the text may be reworded, the code may not."""

    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class Remark:
    """A notice and when it is shown: `when(answers, context, bands)`, the bands being those still reachable.

    Of a formula it is asked `when(values)`. Without `when` the notice stands beside every result.
    """

    notice: Notice
    when: Callable[..., bool] | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason not to answer at all: `when(answers, context)`. It may name an answer that is not offered.

    Of a formula it is asked `when(values)`.
    """

    notice: Notice
    when: Callable[..., bool]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Answers (item, option) that no patient has together: refused, and left out of what is still reachable."""

    notice: Notice
    answers: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Index:
    code: str
    version: str
    title: Text
    scope: Scope
    references: tuple[Reference, ...]
    items: tuple[Item, ...]
    bands: tuple[Band, ...]
    guideline_section: str = ""
    remarks: tuple[Remark, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def is_classification(self):
        """A classification has bands and no total."""
        return all(option.points is None for item in self.items for option in item.options)

    @property
    def notices(self):
        """Every notice that a result of this index may carry."""
        return tuple(remark.notice for remark in self.remarks)


@dataclass(frozen=True, slots=True)
class Result:
    """What the answers known so far allow to say; absent is never zero."""

    index: str
    version: str
    total: int | None
    lowest: int | None
    highest: int | None
    band: Band | None
    bands: tuple[Band, ...]
    missing: tuple[str, ...]
    points: dict[str, int]
    notices: tuple[Notice, ...]

    @property
    def is_complete(self):
        return not self.missing

    def to_codes(self):
        """The result without any wording, ready for JSON and for storage."""
        return {
            "index": self.index,
            "version": self.version,
            "total": self.total,
            "lowest": self.lowest,
            "highest": self.highest,
            "band": self.band.code if self.band else None,
            "bands": [band.code for band in self.bands],
            "missing": list(self.missing),
            "points": dict(self.points),
            "notices": [notice.code for notice in self.notices],
        }


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that a formula needs, its unit in its code. Outside `low`–`high` it is a slip, most often of unit."""

    code: str
    label: Text
    unit: str
    low: int | float
    high: int | float


@dataclass(frozen=True, slots=True)
class Formula:
    """Numbers in, one number out: `compute(values)` is asked when nothing is missing and nothing refuses it."""

    code: str
    version: str
    title: Text
    unit: str
    references: tuple[Reference, ...]
    quantities: tuple[Quantity, ...]
    compute: Callable[[dict], float]
    items: tuple[Item, ...] = ()
    remarks: tuple[Remark, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    @property
    def inputs(self):
        """The codes of everything it needs."""
        return tuple(asked.code for asked in (*self.quantities, *self.items))


@dataclass(frozen=True, slots=True)
class Value:
    """What a formula gives, unrounded; `value` is None while an input is missing."""

    formula: str
    version: str
    value: float | None
    unit: str
    missing: tuple[str, ...]
    notices: tuple[Notice, ...]

    def to_codes(self):
        """The value without any wording, ready for JSON and for storage."""
        return {
            "formula": self.formula,
            "version": self.version,
            "value": self.value,
            "unit": self.unit,
            "missing": list(self.missing),
            "notices": [notice.code for notice in self.notices],
        }
