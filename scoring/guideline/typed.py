"""How a fact is declared, checked and written as JSON: None is "not known", anything impossible is refused."""

from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from scoring.errors import InvalidFact
from scoring.grammar import Text

# A date mistyped by centuries is not a date, and could not be reckoned with.
YEARS = range(1800, 3000)
Number = int | float | Decimal | None


@dataclass(frozen=True, slots=True)
class Span:
    """What a score or a count can still be: both bounds included, `highest` None while nothing limits it."""

    lowest: int
    highest: int | None

    def __post_init__(self):
        if self.highest is not None and self.highest < self.lowest:
            raise InvalidFact("highest", self.highest, [f"{self.lowest}–"])


def fact(fr, en, *, low=None, high=None, choices=None, of=None):
    """One fact: its label, and what it can be (bounds included, or a closed list, or the kind of its rows)."""
    metadata = {"label": Text(fr, en), "low": low, "high": high, "choices": choices, "of": of}
    return field(default=None, metadata=metadata)


def rows(of):
    """A register that always exists, be it empty."""
    return field(default=(), metadata={"of": of})


def _fits(spec, value):
    """Python counts booleans as integers and moments as dates; a fact must not."""
    if value is None:
        return True
    if isinstance(value, bool):
        return spec.type == bool | None
    if not isinstance(value, spec.type) or isinstance(value, datetime):
        return False
    if isinstance(value, date):
        return value.year in YEARS
    about = spec.metadata
    if about.get("choices") is not None:
        return value in about["choices"]
    if about.get("of") is not None:
        return all(isinstance(part, about["of"]) for part in value)
    low, high = about.get("low"), about.get("high")
    lowest, highest = (value.lowest, value.highest) if isinstance(value, Span) else (value, value)
    return (low is None or lowest >= low) and (high is None or highest is not None and highest <= high)


def _allowed(spec):
    about = spec.metadata
    if about.get("choices") is not None:
        return [str(choice) for choice in about["choices"]]
    if about.get("low") is not None:
        return [f"{about['low']}–{'' if about['high'] is None else about['high']}"]
    return [str(spec.type)]


class Checked:
    """Refuses, when it is made, a value of the wrong kind or outside what exists, and an interval run backwards."""

    __slots__ = ()

    def __post_init__(self):
        for spec in _specs_of(type(self)):
            value = getattr(self, spec.name)
            if value is not None and not _fits(spec, value):
                raise InvalidFact(spec.name, value, _allowed(spec))
        start, end = getattr(self, "started_on", None), getattr(self, "ended_on", None)
        if _runs_backwards(start, end):
            raise InvalidFact("ended_on", end, [f"{start} –"])


_specs_of = cache(fields)


def _runs_backwards(start, end):
    return start is not None and end is not None and end < start


def possible(kind, **values):
    """Facts read from a record: a value that cannot exist counts as unknown, so that old data never stops a page."""
    specs = {spec.name: spec for spec in _specs_of(kind)}
    if not values.keys() <= specs.keys():
        raise TypeError(f"{kind.__name__} has no {', '.join(sorted(values.keys() - specs.keys()))}")
    kept = {name: value for name, value in values.items() if _fits(specs[name], value)}
    if _runs_backwards(kept.get("started_on"), kept.get("ended_on")):
        del kept["started_on"], kept["ended_on"]
    return kind(**kept)


def codes_of(value):
    """A fact as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, tuple):
        return [codes_of(part) for part in value]
    if is_dataclass(value):
        held = {spec.name: getattr(value, spec.name) for spec in fields(value)}
        return {name: codes_of(part) for name, part in held.items() if part is not None}
    return value
