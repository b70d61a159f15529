"""Who calls: a bearer token in the `Authorization` header, or the session of the site; and what a token is good for."""

from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import SAFE_METHODS, BasePermission

from cases.errors import NotVisible
from rcp.accounts.access import token_of_secret
from rcp.accounts.actions import note_use
from rcp.accounts.models import ApiToken
from rcp.api.problems import Problem

SCHEME = "Bearer"
Scope = ApiToken.Scope


class TokenAuthentication(BaseAuthentication):
    """The owner of the token acts. Whatever is wrong with a token, the answer is the same."""

    def authenticate(self, request):
        words = request.headers.get("Authorization", "").split()
        if not words or words[0].lower() != SCHEME.lower():
            return None
        try:
            token = token_of_secret(words[1] if len(words) == 2 else "")
        except NotVisible as absent:
            raise AuthenticationFailed(_("Ce jeton n’ouvre rien : il est faux, expiré ou révoqué.")) from absent
        note_use(token=token, by=token.owner)
        return token.owner, token

    def authenticate_header(self, request):
        return f'{SCHEME} realm="concertos"'


class ScopeAllows(BasePermission):
    """Reading takes the scope `read` and anything else `write`, unless the operation names its own.

    A good token that was not made for this hears which scope it would take (RFC 6750, section 3.1).
    """

    def has_permission(self, request, view):
        usual = Scope.READ if request.method in SAFE_METHODS else Scope.WRITE
        wanted = getattr(getattr(view, request.method.lower(), None), "scope", None) or usual
        if isinstance(request.auth, ApiToken) and wanted not in request.auth.scopes:
            raise _without(Scope(wanted))
        return True


def _without(scope):
    said = _("Ce jeton n’a pas le droit « %(scope)s » (%(label)s).") % {"scope": scope.value, "label": scope.label}
    challenge = f'{SCHEME} realm="concertos", error="insufficient_scope", scope="{scope.value}"'
    return Problem(403, "insufficient_scope", said, headers={"WWW-Authenticate": challenge})


class TokenScheme(OpenApiAuthenticationExtension):
    """How the schema tells a client to carry its token."""

    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema):
        return {"type": "http", "scheme": SCHEME.lower()}
