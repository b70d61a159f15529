"""`Idempotency-Key`: a request whose answer was lost is sent again and does nothing twice."""

import hashlib
import re

from django.db import transaction
from django.utils.translation import gettext as _

from rcp.api import actions
from rcp.api.problems import Problem

HEADER = "Idempotency-Key"
SHAPE = re.compile(r"[\x21-\x7e]{1,200}")


def once(request, act, again):
    """Answer with `act()`; with `again(*keys of what was made)` when this key has been answered already."""
    key = request.headers.get(HEADER)
    if key is None:
        return act()
    if not SHAPE.fullmatch(key):
        raise Problem(400, "malformed", _("« Idempotency-Key » a 1 à 200 caractères ASCII imprimables, sans espace."))
    operation = f"{request.method} {request.path}"
    digest = _digest(request)
    row, is_ours = actions.begin_request(by=request.user, key=key, operation=operation, body_sha256=digest)
    if is_ours:
        return _first(request, row, act)
    if (row.operation, row.body_sha256) != (operation, digest):
        raise Problem(422, "key_reused", _("Cette clé a déjà servi à une autre demande."))
    if row.status is None:
        raise _in_progress()
    return _repeated(row, again)


def _digest(request):
    """Of the body, or of the fields and files of a form."""
    if not request.content_type.startswith("multipart/"):
        return hashlib.sha256(request.body).hexdigest()
    digest = hashlib.sha256(repr(sorted(request.POST.lists())).encode("utf-8", "surrogatepass"))
    for name, file in sorted(request.FILES.items()):
        digest.update(name.encode("utf-8", "surrogatepass"))
        for chunk in file.chunks():
            digest.update(chunk)
        file.seek(0)
    return digest.hexdigest()


def _first(request, row, act):
    try:
        with transaction.atomic():
            response = act()
            made = getattr(response, "made", [])
            if not actions.end_request(row=row, by=request.user, status=response.status_code, made=made):
                raise _in_progress()
    except Exception:
        actions.forget_request(row=row, by=request.user)
        raise
    return response


def _repeated(row, again):
    """The same status with the resource as it stands now, through the same door as any reader."""
    response = again(*row.made)
    response.status_code = row.status
    response.headers["Idempotent-Replayed"] = "true"
    return response


def _in_progress():
    return Problem(409, "in_progress", _("La même demande est en cours de traitement."), headers={"Retry-After": "1"})
