"""What goes wrong, in the one shape of RFC 9457: `application/problem+json`, in the reader's language."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import exceptions
from rest_framework.response import Response

from cases.access import shown
from cases.errors import Conflict, Invalid, NotVisible, Refused
from rcp.api.resources import body_of, etag_of

MEDIA_TYPE = "application/problem+json"
# What is said back of what was sent: enough to recognise it.
LONGEST_ECHO = 200
LONGEST_SENTENCE = 500

# Every code that an answer may carry, with the title that stands for it.
TITLES = {
    "malformed": gettext_lazy("Demande illisible"),
    "unknown_parameter": gettext_lazy("Paramètre inconnu"),
    "invalid_parameter": gettext_lazy("Paramètre refusé"),
    "not_authenticated": gettext_lazy("Authentification nécessaire"),
    "forbidden": gettext_lazy("Accès refusé"),
    "insufficient_scope": gettext_lazy("Droit du jeton insuffisant"),
    "not_found": gettext_lazy("Introuvable"),
    "method_not_allowed": gettext_lazy("Méthode non admise"),
    "not_acceptable": gettext_lazy("Format de réponse non disponible"),
    "refused": gettext_lazy("Acte refusé"),
    "likely_duplicates": gettext_lazy("Doublons possibles"),
    "in_progress": gettext_lazy("Demande déjà en cours"),
    "stale": gettext_lazy("Version périmée"),
    "too_large": gettext_lazy("Demande trop volumineuse"),
    "unsupported_media_type": gettext_lazy("Format d’envoi non admis"),
    "invalid": gettext_lazy("Valeurs refusées"),
    "key_reused": gettext_lazy("Clé déjà employée"),
    "version_needed": gettext_lazy("Version nécessaire"),
    "throttled": gettext_lazy("Trop de demandes"),
    "failed": gettext_lazy("Erreur du serveur"),
}
SENTENCES = {
    "malformed": gettext_lazy("La demande est incomplète ou illisible."),
    "not_authenticated": gettext_lazy("Présentez un jeton valable, ou connectez-vous."),
    "forbidden": gettext_lazy("Cet accès n’est pas permis."),
    "method_not_allowed": gettext_lazy("Cette adresse n’admet pas cette méthode."),
    "not_acceptable": gettext_lazy("Les réponses sont en JSON : demandez « application/json »."),
    "too_large": gettext_lazy("La demande dépasse la taille admise."),
    "unsupported_media_type": gettext_lazy("Cette adresse n’admet pas ce format d’envoi : le schéma dit lequel."),
}
CODE_OF_STATUS = {
    400: "malformed",
    401: "not_authenticated",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    409: "refused",
    413: "too_large",
    415: "unsupported_media_type",
    422: "invalid",
    429: "throttled",
}


class Problem(Exception):
    """An answer of refusal with its own code; `more` are the members that this code adds to the shape."""

    def __init__(self, status, code, detail, *, errors=(), headers=None, **more):
        super().__init__(code)
        self.status, self.code, self.detail = status, code, detail
        self.errors, self.headers, self.more = errors, headers, more


class Unchanged(Exception):
    """The reader already holds this version: 304, and nothing was shown."""

    def __init__(self, etag):
        super().__init__(etag)
        self.etag = etag


def body(status, code, detail, *, errors=(), **more):
    """The members of a problem. Whatever was echoed in it can be written as UTF-8."""
    return _writable(
        {
            "type": f"urn:concertos:problem:{code}",
            "title": str(TITLES[code]),
            "status": status,
            "detail": detail,
            "code": code,
            "errors": list(errors),
            **more,
        }
    )


def error(field, code, message):
    """One line of `errors`; without a field it speaks of the whole."""
    return {"field": field, "code": code, "message": str(message)[:LONGEST_SENTENCE]}


def answer_to(problem, context):
    """The exception handler of the API: a response for every refusal, nothing for a fault of ours."""
    if isinstance(problem, Conflict):
        return _response(*_stale(problem, context["request"].user))
    if isinstance(problem, Unchanged):
        return Response(status=304, headers={"ETag": problem.etag})
    for kind, translated in TRANSLATED.items():
        if isinstance(problem, kind):
            return _response(*translated(problem))
    return None


def _response(status, said, headers=None):
    return Response(said, status=status, headers=headers, content_type=MEDIA_TYPE)


def _of_ours(problem):
    said = body(problem.status, problem.code, problem.detail, errors=problem.errors, **problem.more)
    return problem.status, said, problem.headers


def _stale(conflict, by):
    """412 with the row as it stands; whoever wrote to it was let in, so it may be shown."""
    shown(by, conflict.current)
    said = body(412, "stale", conflict.reason, current=body_of(conflict.current))
    return 412, said, {"ETag": etag_of(conflict.current)}


def _invalid(invalid):
    errors = [
        error(None if name == "__all__" else name, "invalid", sentence)
        for name, sentences in invalid.errors.items()
        for sentence in sentences
    ]
    return 422, body(422, "invalid", _("Certaines valeurs sont refusées."), errors=errors)


def _refused(refused):
    errors = [error(refused.field, "refused", refused.reason)] if refused.field else []
    return 409, body(409, "refused", refused.reason, errors=errors)


def _absent(_problem):
    return 404, body(404, "not_found", _("Cet objet n’existe pas, ou ne vous est pas ouvert."))


def _forbidden(_problem):
    return 403, body(403, "forbidden", str(SENTENCES["forbidden"]))


def _suspicious(problem):
    if type(problem).__name__ == "RequestDataTooBig":
        return 413, body(413, "too_large", str(SENTENCES["too_large"]))
    return _malformed(problem)


def _malformed(_problem):
    return 400, body(400, "malformed", str(SENTENCES["malformed"]))


def _shape(problem):
    errors = list(_flat(problem.get_full_details()))
    return 422, body(422, "invalid", _("Certaines valeurs sont refusées."), errors=errors)


def _of_the_framework(problem):
    """What the framework refuses by itself, in our words; a sentence that somebody wrote for the occasion stays."""
    status = problem.status_code
    code = CODE_OF_STATUS.get(status, "malformed" if status < 500 else "failed")
    is_for_the_occasion = status in (401, 403, 429) and problem.detail != problem.default_detail
    detail = problem.detail if is_for_the_occasion else SENTENCES.get(code, TITLES[code])
    headers = {}
    if getattr(problem, "auth_header", None):
        headers["WWW-Authenticate"] = problem.auth_header
    if getattr(problem, "wait", None):
        headers["Retry-After"] = str(int(problem.wait))
    return status, body(status, code, str(detail)), headers


def _flat(details, path=()):
    """The nested errors of a shape as lines, with names like `rows.3.level`."""
    if isinstance(details, dict) and set(details) == {"message", "code"}:
        named = ".".join(name for name in path if name != "non_field_errors")
        yield error(named or None, details["code"], details["message"])
    elif isinstance(details, dict):
        for name, within in details.items():
            yield from _flat(within, (*path, str(name)))
    else:
        for place, within in enumerate(details):
            is_line = isinstance(within, dict) and set(within) == {"message", "code"}
            yield from _flat(within, path if is_line else (*path, str(place)))


def _writable(said):
    """What came in may hold halves of characters; nothing goes out that cannot be written."""
    if isinstance(said, str):
        return said.encode("utf-8", "replace").decode()
    if isinstance(said, dict):
        return {_writable(name): _writable(value) for name, value in said.items()}
    if isinstance(said, list):
        return [_writable(value) for value in said]
    return said


# The first kind that fits translates it: what is narrow stands before what is wide.
TRANSLATED = {
    Problem: _of_ours,
    NotVisible: _absent,
    Invalid: _invalid,
    Refused: _refused,
    exceptions.ValidationError: _shape,
    exceptions.APIException: _of_the_framework,
    Http404: _absent,
    PermissionDenied: _forbidden,
    SuspiciousOperation: _suspicious,
    MultiPartParserError: _malformed,
    UnreadablePostError: _malformed,
}
