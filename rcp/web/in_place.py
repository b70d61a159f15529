"""Forms that open where they stand, by the same addresses that are whole pages without scripts.

A form that was saved answers 204: where its row is amended from now on, with which version, and which form may
follow. The page then asks for itself again and shows what changed.
"""

import json
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.utils.crypto import salted_hmac
from django.utils.html import format_html

from cases.wording import name_of


def kept(*, address="", version="", next_url=""):
    headers = {"X-Address": address, "X-Version": version, "X-Next": next_url}
    return HttpResponse(status=204, headers={name: str(value) for name, value in headers.items() if value})


def key_of(posted):
    """The key that a form of addition was given, so that sending it twice adds one row; None for another text."""
    try:
        return UUID(posted.get("key", ""))
    except ValueError:
        return None


def seal_of(row, names):
    """What these fields say, as a seal that a form carries: two people who fill two sections do not collide."""
    said = {name: row._meta.get_field(name).value_from_object(row) for name in names}
    return salted_hmac("rcp.web.in_place", json.dumps(said, cls=DjangoJSONEncoder)).hexdigest()[:32]


def name_apart(form, name):
    """Several forms may stand in one page: each has its own identifiers."""
    form.auto_id = f"{name}-%s"


def point_out(form, lacks):
    """Say beside each field of the form that it is what the file lacks."""
    for lack in lacks:
        if field := form.fields.get(lack.field):
            field.help_text = format_html('{}<span class="lacking">{}</span>', field.help_text, lack.sentence)


def offer_people(form, people):
    """A task is given to somebody of the board or to the requester."""
    if "owner" in form.fields:
        form.fields["owner"].queryset = people
        form.fields["owner"].label_from_instance = name_of
