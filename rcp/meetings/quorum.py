"""Quorum is a set of competences, computed per case, not a head count.

At least three physicians of different specialties; then each place of the board's charter for the situations of the
case (domain: HAS 2014, INCa 2023). One person may fill several places and counts once among the three. A written
opinion signed before the session fills its place, and counts among the three if the charter says so.
"""

from dataclasses import asdict, dataclass

from cases.models import Board, BoardMembership, CharterRequirement, Irradiation, Lesion
from cases.nomenclature import treatments
from cases.nomenclature.competences import satisfies

Situation = CharterRequirement.Situation
SPECIALTIES_NEEDED = 3


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody who takes part: in the room, by video, or by a written opinion."""

    person: str
    name: str
    specialty: str
    competences: tuple[str, ...]
    establishment: str
    part: str  # on_site, remote, written
    in_quorum: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A competence that the charter wants in a situation, and who fills it."""

    situation: str
    competence: str
    alternatives: tuple[str, ...]
    filled_by: tuple[str, ...]

    @property
    def is_filled(self):
        return bool(self.filled_by)


@dataclass(frozen=True, slots=True)
class Quorum:
    is_required: bool
    places: tuple[Place, ...]
    specialties: tuple[str, ...]
    is_reached: bool

    @property
    def missing(self):
        return tuple(place for place in self.places if not place.is_filled)


def quorum(board, requirements, situations, seats):
    """The quorum of one case. `requirements` are the charter's rows, `seats` everybody who takes part."""
    if board.kind == Board.Kind.STAFF:
        return Quorum(is_required=False, places=(), specialties=_specialties(seats), is_reached=True)
    counted = [seat for seat in seats if seat.in_quorum]
    places = tuple(
        _place(requirement, counted)
        for requirement in requirements
        if requirement.situation == Situation.EVERY_CASE or requirement.situation in situations
    )
    heads = [seat for seat in counted if seat.part != "written" or board.written_opinion_counts]
    specialties = _specialties(heads)
    reached = len(specialties) >= SPECIALTIES_NEEDED and all(place.is_filled for place in places)
    return Quorum(is_required=True, places=places, specialties=specialties, is_reached=reached)


def _specialties(seats):
    return tuple(sorted({seat.specialty for seat in seats if seat.specialty}))


def _place(requirement, seats):
    wanted = (requirement.competence, *requirement.alternatives)
    return Place(
        situation=requirement.situation,
        competence=requirement.competence,
        alternatives=tuple(requirement.alternatives),
        filled_by=tuple(seat.name for seat in seats if any(satisfies(seat.competences, code) for code in wanted)),
    )


def seats_present(attendances):
    """Seats of the people who are there now: attendances with an open presence (prefetched with its person)."""
    return [
        _seat(attendance.person, presence.mode, attendance.in_quorum)
        for attendance in attendances
        for presence in attendance.presences.all()
        if presence.left_at is None
    ]


def seats_announced(attendances):
    """Seats of the people who said that they will come: the forecast."""
    return [
        _seat(attendance.person, attendance.announced, attendance.in_quorum)
        for attendance in attendances
        if attendance.announced in ("on_site", "remote")
    ]


def seats_written(opinions, *, before=None):
    """One seat for each person who wrote: it speaks for the competences that the opinions were given in."""
    said = {}
    for opinion in opinions:
        if before is None or opinion.signed_at < before:
            said.setdefault(opinion.signed_by, []).append(opinion.competence)
    return [
        Seat(
            person=str(person.pk),
            name=person.full_name,
            specialty=person.specialty,
            competences=tuple(dict.fromkeys(codes)),
            establishment=_establishment(person),
            part="written",
            in_quorum=True,
        )
        for person, codes in said.items()
    ]


def together(present, written):
    """Somebody who wrote and came after all sits once, in the room."""
    there = {seat.person for seat in present}
    return [*present, *(seat for seat in written if seat.person not in there)]


def _seat(person, part, in_quorum):
    return Seat(
        person=str(person.pk),
        name=person.full_name,
        specialty=person.specialty,
        competences=tuple(person.competences),
        establishment=_establishment(person),
        part=part,
        in_quorum=in_quorum and person.is_physician,
    )


def _establishment(person):
    return person.establishment.name if person.establishment_id else ""


def situations_of(lesions, irradiations, proposals=()):
    """What the case calls for. Once proposals name their targets, these count instead of the whole register."""
    targets = [lesion for proposal in proposals for lesion in proposal.targets.all()]
    concerned = targets or list(lesions)
    found = set()
    if any(lesion.is_spinal for lesion in concerned):
        found.add(Situation.SPINE)
    if any(
        treatments.PROPOSALS[proposal.treatment].competence == "interventional_radiologist" for proposal in proposals
    ):
        found.add(Situation.INTERVENTIONAL)
    if any(row.reaches(lesion) for row in irradiations for lesion in concerned):
        found.add(Situation.IRRADIATED_LEVEL)
    return found


def situations_of_case(case, proposals=()):
    return situations_of(
        Lesion.objects.standing().filter(patient=case.patient_id),
        Irradiation.objects.standing().filter(patient=case.patient_id),
        proposals,
    )


def frozen(seats):
    """The seats as stored when a discussion ends; `thawed()` reads them back."""
    return {"seats": [asdict(seat) for seat in seats]}


def thawed(stored):
    return [Seat(**{**seat, "competences": tuple(seat["competences"])}) for seat in stored.get("seats", [])]


def members_in_quorum(board):
    return BoardMembership.objects.current().filter(board=board).exclude(role=BoardMembership.Role.OFFICE)
