"""The doors to accounts."""

from django.db.models import Q

from cases.access import administration, find
from cases.errors import NotVisible
from rcp.accounts.models import ApiToken, Role, User
from rcp.accounts.tokens import digest_of


def accounts_for(by):
    administration(by)
    return User.objects.exclude(role=Role.SYSTEM).select_related("establishment")


def account_for(by, pk):
    return find(accounts_for(by), pk)


def machine_for(by, pk):
    return find(accounts_for(by).filter(is_machine=True), pk)


def tokens_of(owner):
    """Every token of somebody who is let in to them: those that serve, then those that ended, newest first."""
    return sorted(owner.api_tokens.all(), key=lambda token: token.state != "active")


def token_for(by, pk):
    """One's own token; any token for an administrator."""
    token = find(ApiToken.objects.select_related("owner"), pk)
    if token.owner_id != by.pk:
        administration(by)
    return token


def token_of_secret(secret):
    """The standing token of an active owner that has this secret. Whatever else it is, nobody is told.

    It is found by the hash of the secret: how long the database compares says nothing of a secret.
    """
    found = ApiToken.objects.standing().filter(digest=digest_of(secret), owner__is_active=True)
    token = found.select_related("owner").first()
    if token is None:
        raise NotVisible
    return token


def people_named(by, keys):
    """{key: person} for the lines of a journal, which name people by their keys."""
    administration(by)
    return User.objects.in_bulk(set(keys))


def clinicians():
    """Active physicians, to be chosen as requester, presenter, member or guest. Names of staff are no secret here."""
    return User.objects.filter(is_active=True, role=Role.CLINICIAN).select_related("establishment")


def people_around(case):
    """Who may be given a task of this case: the board's people of today, the requester and the presenter."""
    members = case.board.memberships.current().values("person")
    return User.objects.filter(Q(pk__in=members) | Q(pk__in=[case.requester_id, case.presenter_id]), is_active=True)


def names_of(keys):
    """{key: full name} of people: the names of staff are no secret here."""
    return {person.pk: person.full_name for person in User.objects.filter(pk__in=set(keys))} if keys else {}


def staff_outside(board):
    """Whoever may still join a board."""
    return staff().exclude(pk__in=board.memberships.current().values("person"))


def staff():
    return User.objects.filter(Q(role=Role.CLINICIAN) | Q(role=Role.OFFICE), is_active=True)
