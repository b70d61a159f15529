"""Another patient's key, in the path, in the query or in a form, is answered exactly as a key that does not exist."""

import re
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse

from tests.fuzz.pages import forms_of
from tests.web.test_doors import address, rows, signed_in

pytestmark = pytest.mark.once

# Thing of the table → the same thing of a patient of another board.
THEIRS = {
    "case": "their_case",
    "waiting": "their_case",
    "signed_case": "their_case",
    "patient": "their_patient",
    "lesion": "their_lesion",
    "tumour": "their_tumour",
    "observation": "their_observation",
    "meeting": "their_meeting",
    "past": "their_meeting",
    "item": "their_item",
    "attendance": "their_attendance",
    "decision": "their_decision",
    "signed": "their_decision",
}
# (page, its keys, what its query names): a row below which a part hangs, where a person comes from, what is copied.
QUERIES = [
    ("part_add", "waiting+=lesionobservation", "lesion"),
    ("part_add", "waiting+=painassessment", "lesion"),
    ("part_add", "waiting+=molecularresult", "tumour"),
    ("part_add", "waiting+=otherclassification", "tumour"),
    ("part_add", "waiting+=irradiation", "lesion"),
    ("patient_part_add", "patient+=surgery", "lesion"),
    ("part_amend", "=lesionobservation+observation", "case"),
    ("part_amend", "=lesionobservation+observation", "lesion"),
    ("meeting_plan", "-", "like=meeting"),
    ("decision_amend", "signed", "item"),
    ("case_list", "-", "older=case"),
    ("case_list", "-", "newer=case"),
]
# What a form may name that is a patient's: people, boards, establishments and guidelines are no secret.
NAMED = {"lesion": "lesion", "targets": "lesion", "tumour": "tumour", "study": "study", "report": "report"}
# The office opens a case for anybody: of a patient whom it does not know it is shown the identity, and nothing else.
OPEN_TO_OFFICES = {"case_register"}
KEY = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")
TOKEN = re.compile(r"""(csrfmiddlewaretoken"\s+value="|X-CSRFToken": ")[^"]+""")


@pytest.fixture
def browsers(world):
    return {name: client for name, client in signed_in(world["people"]).items() if name in ("alice", "claire", "david")}


def said(client, method, url, data=None):
    """The answer without what changes from one to the next: its status, its text, where it leads."""
    with transaction.atomic():
        response = client.get(url) if method == "GET" else client.post(url, data or {"nothing": "useful"})
        transaction.set_rollback(True)
    text = TOKEN.sub(r"\1", KEY.sub("KEY", response.content.decode()))
    return response.status_code, KEY.sub("KEY", response.get("Location", "")), text


def swapped(name, thing, world):
    """The address with one key after the other that is theirs, and with one that is nobody's: (theirs, nobody's)."""
    parts = thing.split("+")
    for place, part in enumerate(parts):
        if part in THEIRS:
            theirs, nobody = ([*parts[:place], one, *parts[place + 1 :]] for one in (THEIRS[part], f"={uuid4()}"))
            yield address(name, "+".join(theirs), world), address(name, "+".join(nobody), world)


@pytest.mark.timeout(300)
def test_a_key_of_theirs_in_the_path_looks_like_nobody_s(world, browsers):
    told = []
    for name, method, thing, _codes in rows():
        if method not in ("GET", "POST") or name.startswith("api_"):
            continue
        for theirs, nobody in swapped(name, thing, world):
            for person, client in browsers.items():
                if name in OPEN_TO_OFFICES and person == "claire":
                    continue
                if said(client, method, theirs) != said(client, method, nobody):
                    told.append(f"{person} {method} {theirs}")
    assert not told, "\n".join(told)


def test_a_key_of_theirs_in_the_query_looks_like_nobody_s(world, browsers):
    told = []
    for name, thing, named in QUERIES:
        query, _equals, kind = named.partition("=")
        theirs = world[f"their_{kind or query}"].pk
        page = address(name, thing, world)
        for person, client in browsers.items():
            if said(client, "GET", f"{page}?{query}={theirs}") != said(client, "GET", f"{page}?{query}={uuid4()}"):
                told.append(f"{person} {page}?{query}={theirs}")
    assert not told, "\n".join(told)


def test_a_key_of_theirs_in_a_form_looks_like_nobody_s(world, browsers):
    told, tried = [], 0
    for person, client in browsers.items():
        for page in pages_with_forms(world):
            for form in forms_of(page, client.get(page).content.decode()):
                for name in NAMED.keys() & form.fields.keys():
                    filled = [form.start | {name: key} for key in (world[f"their_{NAMED[name]}"].pk, uuid4())]
                    tried += 1
                    if len({said(client, "POST", form.action, data) for data in filled}) > 1:
                        told.append(f"{person} {form}: {name}")
    assert tried >= 10
    assert not told, "\n".join(told)


def pages_with_forms(world):
    kinds = ("irradiation", "surgery", "skeletalevent", "lesionobservation", "imagingstudy")
    below = f"?lesion={world['lesion'].pk}"
    yield from (reverse("part_add", args=[world["waiting"].pk, kind]) + below for kind in kinds)
    yield reverse("part_amend", args=["lesionobservation", world["observation"].pk])
    yield reverse("decision", args=[world["decision"].pk])
    yield reverse("proposal_amend", args=[world["proposal"].pk])


@pytest.mark.parametrize(
    ("name", "thing", "field", "kind"),
    [
        ("item_schedule", "meeting", "case", "case"),
        ("meeting_sign_all", "meeting", "decision", "decision"),
        ("agenda_order", "meeting", "order", "item"),
    ],
)
def test_a_key_of_theirs_that_is_posted_alone_looks_like_nobody_s(world, name, thing, field, kind):
    url, version = address(name, thing, world), world["meeting"].version
    client = signed_in({"bruno": world["people"]["bruno"]})["bruno"]
    theirs, nobody = ({field: key, "version": version} for key in (world[f"their_{kind}"].pk, uuid4()))
    assert said(client, "POST", url, theirs) == said(client, "POST", url, nobody)
