"""Lists by key: one page and where the next begins. As fast after ten years as on the first day; never a count."""

import base64
import binascii
import uuid
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.response import Response

from rcp.api.asking import Shape
from rcp.api.problems import Problem, error

USUAL, MOST = 50, 200


class Paged(Shape):
    """The parameters of every list. Lists with filters add theirs."""

    cursor = serializers.CharField(required=False, max_length=200, help_text="`next` of the page before.")
    limit = serializers.IntegerField(
        required=False, default=USUAL, min_value=1, max_value=MOST, help_text="Rows in a page."
    )


def page_of(rows, asked, *, by="created_at"):
    """(rows of one page, cursor of the next or None); newest first by the moment `by`, then by key."""
    limit = asked["limit"]
    if cursor := asked.get("cursor"):
        moment, key = _read(cursor)
        rows = rows.filter(Q(**{f"{by}__lt": moment}) | Q(**{by: moment, "pk__lt": key}))
    found = list(rows.order_by(f"-{by}", "-pk")[: limit + 1])
    if len(found) <= limit:
        return found, None
    return found[:limit], _written(found[limit - 1], by)


def listing(rows, cursor):
    return Response({"results": rows, "next": cursor})


def _written(row, by):
    moment, key = (row[by], row["id"]) if isinstance(row, dict) else (getattr(row, by), row.pk)
    return base64.urlsafe_b64encode(f"{moment.isoformat()}|{key}".encode()).decode().rstrip("=")


def _read(cursor):
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        moment, key = text.split("|")
        moment, key = datetime.fromisoformat(moment), uuid.UUID(key)
        # A moment of ours has an offset and a year that every database can count from.
        if moment.utcoffset() is None or not 1900 <= moment.year <= 2999:
            raise ValueError(moment)
    except (ValueError, binascii.Error) as wrong:
        message = _("Ce curseur n’est pas celui d’une page.")
        raise Problem(400, "invalid_parameter", message, errors=[error("cursor", "invalid", message)]) from wrong
    return moment, key
