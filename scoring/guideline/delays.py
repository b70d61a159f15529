"""Delays compared as dates: a start plus n months, never months counted as completed."""

from functools import lru_cache

from scoring.dates import add_months

WITHIN, EXACTLY, BEYOND, NEVER = "within", "exactly", "beyond", "never"


@lru_cache(maxsize=4096)
def place(day, start, *, months):
    """Where a day lies against a delay begun at `start`."""
    end = add_months(start, months)
    return WITHIN if day < end else EXACTLY if day == end else BEYOND
