"""The facts by name, as rules read them: `case.ecog.at_least(3)`, `lesion.bone.one_of(...)`, `lesion.sins.at_least(7)`.

A name is where the fact is to be filled in: `ecog`, `lesion.bone`, `examination.field`, `comparison.new_sclerosis`,
`bone_agent.drug`. A fact computed from several of them has a name of its own and says what it `rests_on`.
"""

from dataclasses import dataclass, fields
from functools import partial
from operator import attrgetter, eq, not_

from scoring.grammar import Notice, Text
from scoring.guideline.examination import ComparisonFacts, ExaminationFacts
from scoring.guideline.facts import Facts
from scoring.guideline.lesion import LesionFacts
from scoring.guideline.logic import Boundary, Reading
from scoring.guideline.rows import BoneAgentFacts
from scoring.guideline.typed import Span


@dataclass(frozen=True, slots=True)
class Subject:
    """What a rule looks at: the case, and where its scope asks for them one lesion, examination or comparison."""

    case: Facts
    bone_agent: BoneAgentFacts
    lesion: LesionFacts | None = None
    examination: ExaminationFacts | None = None
    comparison: ComparisonFacts | None = None


class Fact:
    """One fact that rules test. Strict words ("plus de", "moins de") need the notice to give at equality."""

    __slots__ = ("get", "label", "name", "rests_on")

    def __init__(self, name, label, get, rests_on=()):
        self.name, self.label, self.get, self.rests_on = name, label, get, tuple(rests_on) or (name,)

    def holds(self, test):
        return Reading(self, test)

    @property
    def yes(self):
        return Reading(self, bool)

    @property
    def no(self):
        return Reading(self, not_)

    def is_(self, code):
        return Reading(self, partial(eq, code))

    def one_of(self, codes):
        return Reading(self, frozenset(codes).__contains__)

    def includes(self, codes):
        codes = frozenset(codes)
        return Reading(self, lambda value: not codes.isdisjoint(value))

    def at(self, value, notice, holds, *, silent=False):
        """`holds`, with the notice at one exact value; `silent` where the guideline does not settle that value."""
        return Boundary(Reading(self, holds), partial(eq, value), notice, silent=silent)

    def over(self, limit, notice):
        return self.at(limit, notice, lambda value: value > limit)

    def under(self, limit, notice):
        return self.at(limit, notice, lambda value: value < limit)


class SpanFact(Fact):
    """A score or a count of which only a range may be known: concluded when the whole range agrees."""

    __slots__ = ()

    def at_least(self, limit):
        return Reading(self, lambda span: _within(span, limit, None))

    def at_most(self, limit):
        return Reading(self, lambda span: _within(span, 0, limit))

    def between(self, low, high):
        return Reading(self, lambda span: _within(span, low, high))


def _within(span, low, high):
    """True when every value still possible lies within, False when none does."""
    if span.lowest >= low and (high is None or span.highest is not None and span.highest <= high):
        return True
    if span.highest is not None and span.highest < low or high is not None and span.lowest > high:
        return False
    return None


class Named:
    """The facts of one class, as attributes."""

    def __init__(self, kind, path, prefix):
        for spec in fields(kind):
            if "label" not in spec.metadata:
                continue
            of = SpanFact if spec.type == Span | None else Fact
            fact = of(prefix + spec.name, spec.metadata["label"], attrgetter(f"{path}.{spec.name}"))
            setattr(self, spec.name, fact)
            FACTS[fact.name] = fact


FACTS = {}
case = Named(Facts, "case", "")
lesion = Named(LesionFacts, "lesion", "lesion.")
examination = Named(ExaminationFacts, "examination", "examination.")
comparison = Named(ComparisonFacts, "comparison", "comparison.")
bone_agent = Named(BoneAgentFacts, "bone_agent", "bone_agent.")


def derived(name, fr, en, *rests_on, of=Fact):
    """Declares a fact computed from others: `get(subject)` answers None while they do not tell."""

    def declare(get):
        if name in FACTS:
            raise ValueError(f"two facts are named {name!r}")
        FACTS[name] = of(name, Text(fr, en), get, rests_on)
        return FACTS[name]

    return declare


def exactly(code, fr, en):
    return Notice(f"exactly_{code}", Text(fr, en))
