"""The facts that surround the answers. They add notices or refuse the index; they never change a point."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime

from scoring.errors import InvalidFact, UnknownFact

SIZE_BASES = ("diameter", "cortex")
# Measures start at 0; no bone is a metre long.
HIGHEST = {"collapse_percent": 100, "axial_cortical_mm": 1000, "circumferential_cortex_percent": 100}


@dataclass(frozen=True, slots=True)
class Context:
    """Typed facts; None is "not known". Codes of bones, segments and levels are those of `scoring.vocabulary`."""

    bone: str | None = None
    segment: str | None = None
    level: str | None = None
    fractured: bool | None = None
    irradiated: bool | None = None
    painless: bool | None = None
    size_measured_on: str | None = None
    collapse_percent: int | float | None = None
    axial_cortical_mm: int | float | None = None
    circumferential_cortex_percent: int | float | None = None
    constant_non_mechanical_pain: bool | None = None
    motor_deficit: bool | None = None
    tumour_diagnosed_on: date | None = None
    compression_on: date | None = None
    deficit_began_on: date | None = None
    radiotherapy_on: date | None = None
    radiotherapy_planned_on: date | None = None
    scored_on: date | None = None

    def __post_init__(self):
        for name, kind in KINDS.items():
            value = getattr(self, name)
            if value is not None and not _is_a(value, kind):
                raise InvalidFact(name, value, [_WORDS[kind]])
        if self.size_measured_on not in (None, *SIZE_BASES):
            raise InvalidFact("size_measured_on", self.size_measured_on, SIZE_BASES)
        for name, highest in HIGHEST.items():
            value = getattr(self, name)
            if value is not None and not 0 <= value <= highest:
                raise InvalidFact(name, value, [f"0–{highest}"])


KINDS = {field.name: field.type for field in fields(Context)}
_WORDS = {
    str | None: "text",
    bool | None: "true, false",
    int | float | None: "number",
    date | None: "date (YYYY-MM-DD)",
}


def _is_a(value, kind):
    """Python counts booleans as integers and moments as dates; a form must not."""
    if isinstance(value, bool):
        return kind == bool | None
    return isinstance(value, kind) and not isinstance(value, datetime)


NOTHING_KNOWN = Context()


def context_of(facts):
    """The facts as a Context: a Context itself, a mapping (dates may be ISO text, as JSON has them), or None."""
    if facts is None:
        return NOTHING_KNOWN
    if isinstance(facts, Context):
        return facts
    if not isinstance(facts, Mapping):
        raise InvalidFact("context", facts, ["Context", "mapping"])
    for name in facts:
        if name not in KINDS:
            raise UnknownFact(name, KINDS)
    return Context(**{name: _read(name, value) for name, value in facts.items()})


def _read(name, value):
    if KINDS[name] == date | None and isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise InvalidFact(name, value, [_WORDS[date | None]]) from None
    return value
