"""Versions as HTTP says them: who writes names the version that was read, who reads again need not be told twice."""

from contextlib import contextmanager

from django.db import transaction
from django.utils.http import parse_etags
from django.utils.translation import gettext as _

from cases.actions.writing import raise_conflict
from rcp.api.problems import Problem, Unchanged
from rcp.api.resources import etag_of, is_known


def opened(request, door, *keys):
    """What the door opens. A reader who holds the same version is told so, and has read nothing."""
    if "If-None-Match" in request.headers:
        row = door(request.user, *keys, journal=False)
        if is_known(request, row):
            raise Unchanged(etag_of(row))
    return door(request.user, *keys)


def version_seen(request, row):
    """The version that the writer read, from `If-Match`.

    `If-Match: *` would write over what nobody looked at: a version is asked for all the same.
    """
    tags = parse_etags(request.headers.get("If-Match", ""))
    if not tags or tags == ["*"]:
        raise Problem(
            428, "version_needed", _("Dites dans « If-Match » la version que vous avez lue (en-tête « ETag »).")
        )
    if etag_of(row) not in tags:
        raise_conflict(row)
    return row.version


@contextmanager
def as_seen(request, row):
    """An act that takes no version itself happens on the one that its writer read, or not at all."""
    seen = version_seen(request, row)
    with transaction.atomic():
        yield
        if row.version != seen + 1:
            raise_conflict(row)
