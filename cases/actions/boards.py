"""The administrator's reference lists: establishments, boards with their charter and members, guidelines."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import audit, permissions
from cases.actions.writing import change, create, values_of
from cases.errors import Invalid, Refused
from cases.models import Board, BoardMembership, CharterRequirement, Establishment, Guideline
from cases.nomenclature import competences

S = CharterRequirement.Situation

# A standard RCP outside haematology needs a surgeon, an oncologist and a radiation oncologist (INCa 2023); some cases
# need more.
STANDARD_CHARTER = (
    (S.EVERY_CASE, competences.SURGEON),
    (S.EVERY_CASE, competences.ONCOLOGIST),
    (S.EVERY_CASE, "radiation_oncologist"),
    (S.SPINE, competences.SPINE_OPERATOR),
    (S.INTERVENTIONAL, "interventional_radiologist"),
    (S.IRRADIATED_LEVEL, "radiation_oncologist"),
)


@transaction.atomic
def create_establishment(*, by, **values):
    permissions.administer(by)
    return _created(Establishment, "establishment_created", by, values)


@transaction.atomic
def amend_establishment(*, establishment, by, version, **values):
    permissions.administer(by)
    return _amended(establishment, "establishment_amended", by, version, values)


@transaction.atomic
def create_board(*, by, **values):
    """Open a board; an RCP begins with the standard charter, a staff meeting has no quorum rule."""
    permissions.administer(by)
    board = _created(Board, "board_created", by, values)
    if board.kind == Board.Kind.RCP:
        for situation, competence in STANDARD_CHARTER:
            require_competence(board=board, by=by, situation=situation, competence=competence)
    return board


@transaction.atomic
def amend_board(*, board, by, version, **values):
    permissions.administer(by)
    return _amended(board, "board_amended", by, version, values)


@transaction.atomic
def require_competence(*, board, by, situation, competence, alternatives=()):
    permissions.administer(by)
    requirement = create(
        CharterRequirement,
        by=by,
        board=board,
        situation=situation,
        competence=competence,
        alternatives=list(alternatives),
    )
    audit.record("charter_requirement_added", on=board, by=by, changes=audit.differences({}, values_of(requirement)))
    return requirement


@transaction.atomic
def drop_requirement(*, requirement, by):
    permissions.administer(by)
    audit.record(
        "charter_requirement_dropped",
        on=requirement.board,
        by=by,
        changes={name: [value, None] for name, value in values_of(requirement).items()},
    )
    requirement.delete()


@transaction.atomic
def add_member(*, board, person, role, by):
    permissions.administer(by)
    if not person.is_active:
        raise Refused(_("Ce compte est désactivé."))
    if role != BoardMembership.Role.OFFICE and person.role != "clinician":
        raise Invalid({"role": [_("Seul un médecin est membre, suppléant ou coordonnateur d’une RCP.")]})
    if role == BoardMembership.Role.OFFICE and person.role not in ("office", "clinician"):
        raise Invalid({"person": [_("Cette personne n’est ni d’un secrétariat ni médecin.")]})
    membership = create(BoardMembership, by=by, board=board, person=person, role=role)
    audit.record("member_added", on=board, by=by, keys=[person], changes={"role": ["", role]})
    return membership


@transaction.atomic
def end_membership(*, membership, by):
    permissions.administer(by)
    ended = BoardMembership.objects.filter(pk=membership.pk, ended_at__isnull=True).update(
        ended_at=timezone.now(), ended_by=by
    )
    if not ended:
        raise Refused(_("Cette personne a déjà quitté la RCP."))
    audit.record("membership_ended", on=membership.board, by=by, keys=[membership.person])
    membership.refresh_from_db()
    return membership


@transaction.atomic
def add_guideline(*, by, **values):
    permissions.keep_guidelines(by)
    return _created(Guideline, "guideline_added", by, values)


@transaction.atomic
def amend_guideline(*, guideline, by, version, **values):
    permissions.keep_guidelines(by)
    return _amended(guideline, "guideline_amended", by, version, values)


def _created(model, event, by, values):
    row = create(model, by=by, **values)
    audit.record(event, on=row, by=by, changes=audit.differences({}, values_of(row)))
    return row


def _amended(row, event, by, version, values):
    told = change(row, version=version, **values)
    if told:
        audit.record(event, on=row, by=by, changes=told)
    return row
