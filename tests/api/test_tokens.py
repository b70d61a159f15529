"""Bearer tokens: a program acts as the token's owner, within its scopes, for as long as it lives."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from cases.actions import add_member
from cases.models import BoardMembership, JournalEntry
from rcp.accounts import actions
from rcp.accounts.models import ApiToken, Role, User
from rcp.accounts.tokens import new_secret
from tests import factories
from tests.api.conftest import Caller
from tests.counting import statements


@pytest.fixture
def token(alice):
    """Alice's token with every scope: (row, secret)."""
    return issued(alice)


def issued(owner, by=None, scopes=("read", "write", "papers"), days=30):
    last = timezone.localdate() + timedelta(days=days)
    return actions.issue_token(owner=owner, by=by or owner, name="Essai", scopes=list(scopes), expires_on=last)


def bearing(secret, path="boards/", method="GET", **headers):
    return Caller().ask(method, path, authorization=f"Bearer {secret}", **headers)


def test_a_program_with_a_token_reads_as_its_owner(case, token):
    answer = bearing(token[1], f"cases/{case.pk}/")
    assert (answer.status_code, answer.json()["number"]) == (200, case.number)
    line = JournalEntry.objects.filter(record=f"case:{case.pk}").last()
    assert (line.event, line.by) == ("case_read", case.requester_id)


def test_it_writes_without_a_csrf_token_and_the_journal_names_the_owner(case, alice, token):
    caller = Client(enforce_csrf_checks=True)
    headers = {"Authorization": f"Bearer {token[1]}", "If-Match": f'"{case.version}"'}
    answer = caller.patch(
        f"/api/v1/cases/{case.pk}/", {"synthesis": "Deux lésions."}, content_type="application/json", headers=headers
    )
    assert answer.status_code == 200
    assert JournalEntry.objects.filter(event="case_edited").get().by == alice.pk


def test_a_session_of_the_site_still_needs_its_csrf_token(case, alice):
    caller = Client(enforce_csrf_checks=True)
    caller.force_login(alice)
    answer = caller.post(f"/api/v1/cases/{case.pk}/withdraw/", {"text": "x"}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


def test_what_its_owner_may_not_see_it_does_not_see(case, stranger):
    answer = bearing(issued(stranger)[1], f"cases/{case.pk}/")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def bad_tokens(alice, admin):
    token, expired = issued(alice, days=1)
    ApiToken.objects.filter(pk=token.pk).update(expires_on=timezone.localdate() - timedelta(days=1), name="Expiré")
    token, revoked = issued(alice)
    actions.revoke_token(token=token, by=alice)
    gone = factories.account(admin, "Gilles", specialty="radiologist")
    _, closed = issued(gone)
    User.objects.filter(pk=gone.pk).update(is_active=False)  # the token itself still stands
    return {
        "expired": expired,
        "revoked": revoked,
        "closed": closed,
        "unknown": new_secret(),
        "empty": "",
        "odd": "é ü",
    }


def test_whatever_is_wrong_with_a_token_the_answer_is_the_same(alice, admin):
    answers = [bearing(secret) for secret in bad_tokens(alice, admin).values()]
    assert {answer.status_code for answer in answers} == {401}
    assert {answer.headers["WWW-Authenticate"] for answer in answers} == {'Bearer realm="concertos"'}
    assert len({answer.content for answer in answers}) == 1
    assert answers[0].json()["code"] == "not_authenticated"


def test_a_wrong_token_is_not_saved_by_a_session(alice):
    caller = Caller(alice)
    assert caller.get("boards/", authorization=f"Bearer {new_secret()}").status_code == 401


def test_without_a_token_the_answer_says_how_to_call(db):
    answer = Caller().get("boards/")
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, 'Bearer realm="concertos"')


def test_a_token_dies_with_its_last_day(token):
    with time_machine.travel(timezone.now() + timedelta(days=30), tick=False):
        assert bearing(token[1]).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        assert bearing(token[1]).status_code == 401


@pytest.mark.parametrize("place", ["query", "body", "scheme", "pages"])
def test_a_token_is_taken_from_its_header_alone(token, place):
    secret = token[1]
    answer = {
        "query": lambda: Caller().get(f"boards/?token={secret}&access_token={secret}"),
        "body": lambda: Caller().post("scores/sins/", {"access_token": secret, "answers": {}}),
        "scheme": lambda: Caller().get("boards/", authorization=f"Token {secret}"),
        "pages": lambda: Client().get("/cases/", headers={"Authorization": f"Bearer {secret}"}),
    }[place]()
    assert answer.status_code == (302 if place == "pages" else 401)


SCOPED = [
    ("GET", "boards/", "read"),
    ("POST", "patients/search/", "read"),
    ("POST", "scores/sins/", "read"),
    ("POST", "cases/", "write"),
    ("PATCH", "cases/{case}/", "write"),
    ("DELETE", "lesions/{lesion}/", "write"),
    ("POST", "patients/{patient}/lesions/bulk/", "write"),
    ("GET", "documents/{case}/download/", "papers"),
]


@pytest.mark.parametrize(("method", "path", "scope"), SCOPED)
def test_each_operation_takes_its_own_scope_and_names_it(alice, case, method, path, scope):
    lesion = case.patient.lesion_set.get()
    path = path.format(case=case.pk, patient=case.patient_id, lesion=lesion.pk)
    others = [other for other in ApiToken.Scope.values if other != scope]
    refused = bearing(issued(alice, scopes=others)[1], path, method)
    assert (refused.status_code, refused.json()["code"]) == (403, "insufficient_scope")
    assert f'error="insufficient_scope", scope="{scope}"' in refused.headers["WWW-Authenticate"]
    assert scope in refused.json()["detail"]
    ApiToken.objects.all().update(name="Autre")
    assert bearing(issued(alice, scopes=[scope])[1], path, method).status_code not in (401, 403)


def test_its_last_use_is_remembered_with_one_write_a_day(token):
    row, secret = token
    counts = []
    for _time in range(2):
        with statements() as count:
            bearing(secret)
        counts.append(sum("UPDATE" in line and "apitoken" in line for line in count.statements))
    row.refresh_from_db()
    assert row.last_used_on == timezone.localdate()
    assert counts == [1, 0]


def test_answers_speak_the_language_of_the_account(alice, token):
    User.objects.filter(pk=alice.pk).update(language="en")
    answer = bearing(token[1], "cases/4f6c2a1e-7b1d-4c55-9a3e-0d6f2b8c1e90/")
    assert answer.headers["Content-Language"] == "en"


def test_nothing_in_the_api_signs(db):
    from django.urls import get_resolver

    from tests.web.test_doors import routes

    assert not [path for _name, _keys, path in routes(get_resolver().url_patterns) if "api/" in path and "sign" in path]


# machines


@pytest.fixture
def robot(admin, board):
    machine = actions.create_machine(by=admin, family_name="Entrepôt du CHU", role=Role.OFFICE)
    add_member(board=board, person=machine, role=BoardMembership.Role.OFFICE, by=admin)
    return machine


def test_a_machine_of_the_office_acts_on_its_board_under_its_own_name(admin, robot, case, meeting):
    secret = issued(robot, by=admin)[1]
    assert bearing(secret, f"cases/{case.pk}/").status_code == 200
    planned = Caller().post(f"meetings/{meeting.pk}/agenda/", {"case": str(case.pk)}, authorization=f"Bearer {secret}")
    assert planned.status_code == 201
    assert JournalEntry.objects.filter(event="case_scheduled").get().by == robot.pk


def test_a_machine_gives_no_opinion_and_no_score(admin, robot, case):
    secret = issued(robot, by=admin)[1]
    for path, body in (
        (f"cases/{case.pk}/opinions/", {"competence": "neurosurgeon", "text": "Opérer."}),
        (f"cases/{case.pk}/scores/", {"index": "frankel", "answers": {"grade": "E"}}),
    ):
        answer = Caller().post(path, body, authorization=f"Bearer {secret}")
        assert (answer.status_code, answer.json()["code"]) == (409, "refused")
        assert "médecin" in answer.json()["detail"]


def test_a_closed_machine_asks_for_nothing_more(admin, robot):
    secret = issued(robot, by=admin)[1]
    assert bearing(secret).status_code == 200
    actions.deactivate_account(user=robot, by=admin)
    assert bearing(secret).status_code == 401
