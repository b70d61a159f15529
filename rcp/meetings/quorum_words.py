"""A quorum in words: its verdict, its places and the people in it, for screens and papers alike."""

from django.utils.translation import gettext as _

from cases.models import CharterRequirement
from cases.nomenclature import competences
from rcp.meetings.decision_content import ParticipantLine, PlaceLine, QuorumLine


def quorum_line(found, seats, *, outside_session):
    return QuorumLine(
        is_required=found.is_required,
        is_reached=found.is_reached,
        label=quorum_words(found, outside_session=outside_session),
        places=tuple(place_line(place) for place in found.places),
        missing=tuple(competences.label(place.competence) for place in found.missing),
        participants=tuple(participant_line(seat) for seat in seats),
    )


def quorum_words(found, *, outside_session=False):
    if not found.is_required:
        return _("Sans objet")
    if outside_session and found.is_reached:
        return _("Compétences réunies par avis écrits")
    return _("Quorum atteint") if found.is_reached else _("Quorum non atteint")


def place_line(place):
    situation = CharterRequirement.Situation(place.situation)
    return PlaceLine(
        situation=place.situation,
        situation_label=str(situation.label),
        competence=place.competence,
        label=competences.label(place.competence),
        filled_by=place.filled_by,
    )


def participant_line(seat):
    labels = {"on_site": _("sur place"), "remote": _("à distance"), "written": _("avis écrit")}
    return ParticipantLine(
        name=seat.name,
        specialty=seat.specialty,
        specialty_label=competences.label(seat.specialty) if seat.specialty else "",
        establishment=seat.establishment,
        part=seat.part,
        part_label=labels[seat.part],
        in_quorum=seat.in_quorum,
    )
