"""The doors to accounts."""

from django.db.models import Q

from cases.access import administration, find
from rcp.accounts.models import Role, User


def accounts_for(by):
    administration(by)
    return User.objects.exclude(role=Role.SYSTEM).select_related("establishment")


def account_for(by, pk):
    return find(accounts_for(by), pk)


def people_named(by, keys):
    """{key: person} for the lines of a journal, which name people by their keys."""
    administration(by)
    return User.objects.in_bulk(set(keys))


def clinicians():
    """Active physicians, to be chosen as requester, presenter, member or guest. Names of staff are no secret here."""
    return User.objects.filter(is_active=True, role=Role.CLINICIAN).select_related("establishment")


def staff_outside(board):
    """Whoever may still join a board."""
    return staff().exclude(pk__in=board.memberships.current().values("person"))


def staff():
    return User.objects.filter(Q(role=Role.CLINICIAN) | Q(role=Role.OFFICE), is_active=True)
