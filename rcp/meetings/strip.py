"""The quorum of one case as screens show it: who fills each place of the charter, and what is missing in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rcp.meetings.quorum import SPECIALTIES_NEEDED
from rcp.meetings.quorum_words import place_line, quorum_words


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    situation: str
    state: str  # filled, opinion, missing
    names: str


@dataclass(frozen=True, slots=True)
class Strip:
    state: str  # reached, not_reached, unknown
    label: str
    chips: tuple[Chip, ...]
    missing: str  # one sentence, "" when nothing is missing


def strip_of(found, seats, *, is_forecast=False):
    """`seats` are those that `found` was computed from: a place filled by writing alone is shown as such."""
    written = {seat.name for seat in seats if seat.part == "written"}
    return Strip(
        state=_state(found),
        label=_forecast_words(found) if is_forecast else quorum_words(found),
        chips=tuple(_chip(place, written) for place in found.places),
        missing=_missing(found),
    )


def _forecast_words(found):
    if not found.is_required:
        return quorum_words(found)
    return _("Quorum prévu : atteint") if found.is_reached else _("Quorum prévu : non atteint")


def _state(found):
    if not found.is_required:
        return "unknown"
    return "reached" if found.is_reached else "not_reached"


def _chip(place, written):
    line = place_line(place)
    state = "opinion" if written.issuperset(place.filled_by) else "filled"
    if not place.is_filled:
        state = "missing"
    return Chip(label=line.label, situation=line.situation_label, state=state, names=", ".join(place.filled_by))


def _missing(found):
    if not found.is_required or found.is_reached:
        return ""
    labels = list(dict.fromkeys(place_line(place).label for place in found.missing))
    if labels:
        return _("Il manque : %(labels)s.") % {"labels": ", ".join(labels)}
    return _("Il faut %(needed)d spécialités différentes ; il y en a %(count)d.") % {
        "needed": SPECIALTIES_NEEDED,
        "count": len(found.specialties),
    }
