"""The filling of an empty database, all or nothing."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from cases.errors import Refused
from cases.models import Board, Patient
from rcp.accounts.models import Role, User
from rcp.demo import session
from rcp.demo.board import NATIONAL_ID, known_guidelines, open_board
from rcp.demo.casefile import Stage
from rcp.demo.files import waiting
from rcp.demo.people import open_accounts


def demonstration_stands():
    """Whether this database already holds the demonstration: its board carries the mark."""
    return Board.objects.filter(national_id=NATIONAL_ID).exists()


def check_place():
    """Raise `Refused` where a demonstration has no place: in production, or beside other data."""
    if settings.PRODUCTION:
        raise Refused(_("La démonstration ne s’installe pas en production : son mot de passe est public."))
    people = User.objects.exclude(role=Role.SYSTEM)
    is_empty = not (Patient.objects.exists() or Board.objects.exists() or people.exists())
    if not (is_empty or demonstration_stands()):
        raise Refused(
            _("La base contient déjà d’autres données : la démonstration ne s’installe que dans une base vide.")
        )


@transaction.atomic
def fill():
    """Everything, through the actions, each in the name of the person who would do it."""
    houses, cast = open_accounts()
    stage = Stage(cast, open_board(cast, houses), known_guidelines(cast))
    session.hold_todays_session(stage)
    session.announce_next_session(stage)
    for left_waiting in (
        waiting.returned_to_requester,
        waiting.draft_being_written,
        waiting.submitted_by_requester,
        waiting.withdrawn_by_requester,
    ):
        left_waiting(stage)
