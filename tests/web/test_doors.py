"""Every address × method × person, in one reviewed table: `doors.txt` beside this file.

A route without a row fails, and so does a row without a route. A changed code is a changed right, and is reviewed as
one. Posts hold nothing useful, so somebody who is let in sees 302, 409 or 422, and somebody who is not sees 404.
"""

import re
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from cases.models import BoardMembership, CharterRequirement, LesionObservation
from rcp.accounts.actions import deactivate_account
from rcp.documents.models import Document
from rcp.meetings import actions
from tests import factories

TABLE = Path(__file__).with_name("doors.txt")
PEOPLE = ["visitor", "alice", "bruno", "claire", "david", "greta", "rose", "admin", "stranger", "gone"]


@pytest.fixture
def world(request, admin, alice, bruno, claire, david, emma, farid, greta, rose, stranger, board, guideline, meeting):
    """One open session with a discussed case, a draft, a guest, a signed decision and its papers."""
    case = factories.whole_case(alice, board)
    signed_case = factories.whole_case(alice, board, patient_=case.patient)
    waiting = factories.whole_case(alice, board, patient_=case.patient)
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    other = actions.schedule_case(meeting=meeting, case=signed_case, by=claire)
    actions.invite_guest(meeting=meeting, person=greta, by=claire, in_quorum=True)
    factories.opened(claire, meeting, [bruno, david, emma, farid])
    signed = factories.proposed(signed_case, bruno, guideline)
    actions.end_discussion(item=other, by=claire)
    signed.refresh_from_db()
    actions.sign_decision(decision=signed, by=bruno)
    decision = factories.proposed(case, bruno, guideline)
    wanted = actions.want_examination(decision=decision, by=bruno, kind="IRM")
    dissent = actions.add_dissent(decision=decision, author=david, text="Plutôt opérer.", by=bruno)
    gone = factories.account(admin, "Gilles", specialty="radiologist")
    deactivate_account(user=gone, by=admin)
    lesion = case.patient.lesion_set.first()
    return {
        "case": case,
        "waiting": waiting,
        "signed_case": signed_case,
        "patient": case.patient,
        "lesion": lesion,
        "observation": LesionObservation.objects.filter(lesion=lesion).get(),
        "meeting": meeting,
        "item": item,
        "attendance": meeting.attendances.get(person=david),
        "decision": decision,
        "signed": signed,
        "proposal": decision.proposals.get(),
        "examination": wanted,
        "dissent": dissent,
        "document": Document.objects.get(kind="decision_record"),
        "board": board,
        "membership": BoardMembership.objects.get(board=board, person=david),
        "requirement": CharterRequirement.objects.filter(board=board).first(),
        "establishment": board.establishment,
        "guideline": guideline,
        "account": david,
        "people": {"visitor": None, "gone": gone, **{name: request.getfixturevalue(name) for name in PEOPLE[1:-1]}},
    }


def routes(patterns=None, prefix=""):
    """(name, its parameters) of every address of the site."""
    for pattern in patterns or get_resolver().url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield pattern.name, re.findall(r"<(?:\w+:)?(\w+)>", path), path
        else:
            yield from routes(pattern.url_patterns, path)


def rows():
    for line in TABLE.read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            name, method, thing, *codes = line.split()
            yield name, method, thing, codes


def test_every_route_has_its_rows_and_every_row_its_route():
    known = {name for name, _, _ in routes()}
    listed = {name for name, *_ in rows()}
    assert known - listed == set(), "routes without a row"
    assert listed - known == set(), "rows without a route"


@pytest.mark.timeout(400)
def test_each_person_gets_the_code_of_the_table(world):
    wrong = []
    for name, method, thing, codes in rows():
        url = address(name, thing, world)
        for person, code in zip(PEOPLE, codes, strict=True):
            found = answer(world["people"][person], method, url)
            if str(found) != code:
                wrong.append(f"{name} {method} {person}: {found}, the table says {code}")
    assert not wrong, "\n".join(wrong)


def address(name, thing, world):
    """The address for the things named in the table: `case`, or `case+lesion` for two keys, `=word` for a plain one."""
    if thing == "-":
        return reverse(name)
    parts = [part[1:] if part.startswith("=") else world[part].pk for part in thing.split("+")]
    return reverse(name, args=parts)


def answer(person, method, url):
    """The status of one request, whose effects are undone."""
    client = Client(raise_request_exception=False)
    with transaction.atomic():
        if person is not None:
            client.force_login(person)
        response = client.get(url) if method == "GET" else client.post(url, {"nothing": "useful"})
        transaction.set_rollback(True)
    return response.status_code
