"""The words in which a rule is declared and an advice is given; everything is frozen."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from scoring.grammar import Notice, Text
from scoring.guideline.logic import Condition
from scoring.guideline.names import FACTS, Subject
from scoring.guideline.typed import codes_of

DATED_ON = date(2021, 5, 7)
# A later edition exists from this day on and was not read: whatever is said here is due for review since then.
LATER_EDITION_ON = date(2024, 9, 17)


class Kind(StrEnum):
    """In the order in which the board reads them."""

    CONTRAINDICATION = "contraindication"
    RECOMMENDATION = "recommendation"
    CHECK = "check"
    WARNING = "warning"
    INFORMATION = "information"


class Scope(StrEnum):
    CASE = "case"
    LESION = "lesion"
    COMPARISON = "comparison"
    EXAMINATION = "examination"


class Conclusion(StrEnum):
    APPLIES = "applies"
    # The printed words exclude exactly this value: said, never passed over.
    ON_THRESHOLD = "on_threshold"
    CANNOT_CONCLUDE = "cannot_conclude"


class Source(StrEnum):
    """How far a rule was checked: in the guideline only, in one or two public sources, derived by us, or a label."""

    GUIDELINE = "S"
    ONE_SOURCE = "V1"
    TWO_SOURCES = "V2"
    DERIVED = "D"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Guideline:
    """`review_on` is the day from which the reading of the text is to be done again."""

    code: str
    title: Text
    networks: tuple[str, ...]
    dated_on: date
    review_on: date
    later_edition_on: date | None


@dataclass(frozen=True, slots=True)
class Remark:
    """A notice beside a rule that applies, while its condition holds; without one it stands always."""

    notice: Notice
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the guideline.

    `asks` are facts shown with the advice, or named missing; they never change the conclusion. `words` are the
    thresholds as printed. A proposal contradicts an advice only where `expects` or `forbids` name it. `checked_on`
    is the day on which what it says, a trial for instance, was known to hold.
    """

    code: str
    kind: Kind
    scope: Scope
    section: str
    text: Text
    when: Condition
    words: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    asks: tuple = ()
    expects: tuple[str, ...] = ()
    forbids: tuple[str, ...] = ()
    source: Source = Source.GUIDELINE
    checked_on: date = DATED_ON
    review_on: date = LATER_EDITION_ON

    @property
    def is_computed(self):
        """Information is only shown where its subject is concerned; it has nothing to conclude."""
        return self.kind != Kind.INFORMATION


class Advice(NamedTuple):
    """What one rule says of one subject: on the facts it has `seen`, by name, and with those that are missing."""

    rule: Rule
    conclusion: Conclusion
    subject: Subject
    seen: tuple[str, ...]
    missing: tuple[str, ...]
    notices: tuple[Notice, ...]
    conflicts_with: tuple[str, ...] = ()

    @property
    def code(self):
        return self.rule.code

    @property
    def applies(self):
        return self.conclusion == Conclusion.APPLIES

    @property
    def lesion(self):
        """The key of the lesion it is about, if it is about one."""
        return self.subject.lesion and self.subject.lesion.key

    @property
    def examination(self):
        if self.subject.comparison is not None:
            return self.subject.comparison.examination
        return self.subject.examination and self.subject.examination.key

    @property
    def facts(self):
        """The facts it rests on, with their values."""
        return {name: FACTS[name].get(self.subject) for name in self.seen}

    def to_codes(self):
        """The advice without any wording of ours, ready for JSON and for storage."""
        return {
            "rule": self.rule.code,
            "kind": self.rule.kind.value,
            "scope": self.rule.scope.value,
            "section": self.rule.section,
            "source": self.rule.source.value,
            "conclusion": self.conclusion.value,
            "lesion": self.lesion,
            "examination": self.examination,
            "facts": {name: codes_of(value) for name, value in self.facts.items()},
            "missing": list(self.missing),
            "notices": [notice.code for notice in self.notices],
            "expects": list(self.rule.expects),
            "forbids": list(self.rule.forbids),
            "conflicts_with": list(self.conflicts_with),
        }
