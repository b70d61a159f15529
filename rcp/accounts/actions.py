"""Accounts: an administrator creates and closes them; a person changes how the site looks and speaks to them."""

import uuid

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import audit, permissions
from cases.actions.writing import alone, check, create
from cases.errors import Invalid, Refused
from cases.models import BoardMembership
from rcp.accounts import tokens
from rcp.accounts.models import ApiToken, Role, User

SYSTEM_EMAIL = "system@concertos.invalid"


@transaction.atomic
def create_account(*, by, password=None, **values):
    """An account without a password until its owner follows the invitation, unless one is given."""
    permissions.administer(by)
    user = _new(password, values)
    audit.record("account_created", on=user, by=by, changes={"role": ["", user.role]})
    return user


@transaction.atomic
def create_machine(*, by, **values):
    """An account for a program: it never signs in, and its address receives nothing, so that nobody resets it."""
    permissions.administer(by)
    address = f"machine-{uuid.uuid4()}@concertos.invalid"
    user = _new(None, {**values, "given_name": "", "email": address, "is_machine": True})
    audit.record("account_created", on=user, by=by, changes={"role": ["", user.role], "is_machine": [False, True]})
    return user


@transaction.atomic
def create_first_administrator(*, email, given_name, family_name, password):
    """The one account that nobody creates: refused as soon as an administrator exists."""
    if User.objects.filter(role=Role.ADMINISTRATOR).exists():
        raise Refused(_("Un administrateur existe déjà : demandez-lui un compte."))
    user = _new(
        password, {"email": email, "given_name": given_name, "family_name": family_name, "role": Role.ADMINISTRATOR}
    )
    audit.record("account_created", on=user, by=user, changes={"role": ["", user.role]})
    return user


@transaction.atomic
def amend_account(*, user, by, **values):
    permissions.administer(by)
    if user.role == Role.SYSTEM:
        raise Refused(_("Le compte technique ne se modifie pas."))
    if user.pk == by.pk and values.get("role", user.role) != user.role:
        # Somebody else does it: an administrator always remains.
        raise Refused(_("Vous ne pouvez pas changer votre propre rôle."), field="role")
    if user.role != values.get("role", user.role) and BoardMembership.objects.current().filter(person=user).exists():
        raise Refused(_("Cette personne appartient à une RCP : retirez-la de ses RCP d’abord."), field="role")
    if "email" in values:
        values["email"] = _address(values["email"])
    before = {name: getattr(user, name) for name in values}
    for name, value in values.items():
        setattr(user, name, value)
    _check(user)
    user.save(update_fields=list(values))
    told = audit.differences(before, {name: getattr(user, name) for name in values})
    if told:
        # Names and addresses of people are not values to spread in the journal: which fields, not what.
        audit.record("account_amended", on=user, by=by, changes={name: [None, None] for name in told})
    return user


def may_deactivate(by, user):
    permissions.administer(by)
    if user.pk == by.pk:
        raise Refused(_("Vous ne pouvez pas désactiver votre propre compte."))


@transaction.atomic
def deactivate_account(*, user, by):
    """Close an account: it signs in no more, its tokens end for good, its signatures stay."""
    may_deactivate(by, user)
    if not User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        raise Refused(_("Ce compte est déjà désactivé."))
    audit.record("account_deactivated", on=user, by=by)
    for token in user.api_tokens.filter(revoked_at__isnull=True):
        _revoke(token, user, by)
    user.refresh_from_db()
    return user


@transaction.atomic
def reactivate_account(*, user, by):
    permissions.administer(by)
    if not User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
        raise Refused(_("Ce compte est déjà actif."))
    audit.record("account_reactivated", on=user, by=by)
    user.refresh_from_db()
    return user


@transaction.atomic
def invite_account(*, user, by):
    """Journal that the person is asked to choose a password; the caller sends the link (`invitations`)."""
    permissions.administer(by)
    if user.is_machine:
        raise Refused(_("Une machine ne se connecte pas : donnez-lui un jeton."))
    if not user.is_active:
        raise Refused(_("Ce compte est désactivé : réactivez-le avant d’inviter la personne."))
    if user.has_usable_password():
        raise Refused(_("Cette personne a déjà un mot de passe : elle en change depuis la page de connexion."))
    audit.record("account_invited", on=user, by=by)
    return user


@transaction.atomic
def accept_invitation(*, by, password):
    """The invited person chooses a password, once: the link dies with it."""
    if not by.is_invited:
        raise Refused(_("Cette invitation a déjà servi."))
    by.set_password(password)
    User.objects.filter(pk=by.pk).update(password=by.password)
    audit.record("invitation_accepted", on=by, by=by)
    return by


@transaction.atomic
def set_preferences(*, by, language=None, theme=None):
    wanted = {name: value for name, value in {"language": language, "theme": theme}.items() if value is not None}
    for name, value in wanted.items():
        if value not in dict(User._meta.get_field(name).choices):
            raise Invalid({name: [_("Ce choix n’existe pas.")]})
        setattr(by, name, value)
    User.objects.filter(pk=by.pk).update(**wanted)
    return by


def may_issue_token(by, owner):
    """A person's own tokens, and a machine's by an administrator: nobody makes a token that acts as a colleague."""
    if owner.is_machine:
        permissions.administer(by)
    elif by.pk != owner.pk:
        raise Refused(_("Chacun crée ses propres jetons."))
    if not owner.is_active:
        raise Refused(_("Ce compte est désactivé."))


@transaction.atomic
def issue_token(*, owner, by, name, scopes, expires_on):
    """A new token with its secret, which nobody can read again: (token, secret)."""
    may_issue_token(by, owner)
    if not scopes or set(scopes) - set(ApiToken.Scope.values):
        raise Invalid({"scopes": [_("Choisissez au moins un droit parmi ceux proposés.")]})
    if not timezone.localdate() <= expires_on <= tokens.last_day():
        raise Invalid({"expires_on": [_("Un jeton vaut au plus un an à partir d’aujourd’hui.")]})
    secret = tokens.new_secret()
    token = create(
        ApiToken,
        by=by,
        owner=owner,
        name=name.strip(),
        scopes=[scope for scope in ApiToken.Scope.values if scope in scopes],
        digest=tokens.digest_of(secret),
        prefix=secret[: tokens.SHOWN],
        expires_on=expires_on,
    )
    told = {"scopes": [None, token.scopes], "expires_on": [None, token.expires_on]}
    audit.record("token_issued", on=owner, by=by, keys=[token], changes=told)
    return token, secret


@transaction.atomic
def revoke_token(*, token, by):
    """End a token at once. Its owner may, and an administrator, who hears first of a secret that leaked."""
    if by.pk != token.owner_id:
        permissions.administer(by)
    if not _revoke(token, token.owner, by):
        raise Refused(_("Ce jeton est déjà révoqué."))
    token.refresh_from_db()
    return token


def _revoke(token, owner, by):
    revoked = ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(
        revoked_at=timezone.now(), revoked_by=by, version=F("version") + 1
    )
    if revoked:
        audit.record("token_revoked", on=owner, by=by, keys=[token])
    return revoked


def note_use(*, token, by):
    """Remember the day on which a token served: one write a day, however often it does."""
    today = timezone.localdate()
    if token.last_used_on != today:
        ApiToken.objects.filter(pk=token.pk, owner=by).update(last_used_on=today)


def system_account():
    """The account in whose name sweeps act; it cannot sign in."""
    account = User.objects.filter(email=SYSTEM_EMAIL).first()
    if account is None:
        account = _new(None, {"email": SYSTEM_EMAIL, "given_name": "", "family_name": "Concertos", "role": Role.SYSTEM})
    return account


def _new(password, values):
    user = User(**{**values, "email": _address(values["email"])})
    if password:
        user.set_password(password)
    else:
        user.set_unusable_password()
    _check(user)
    with alone(user):
        user.save(force_insert=True)
    return user


def _address(email):
    """One person, one account, however the address is typed."""
    return email.strip().lower()


def _check(user):
    exclude = ["password", *(["given_name"] if user.role == Role.SYSTEM or user.is_machine else [])]
    check(user, exclude=exclude)
