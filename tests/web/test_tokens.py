"""API tokens and machines: who makes them, what is kept of them, and when they end."""

import logging
import re
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.core import mail
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.actions import add_member
from cases.errors import Invalid, Refused
from cases.models import BoardMembership, JournalEntry
from rcp.accounts import actions
from rcp.accounts.models import ApiToken, Role, User
from rcp.accounts.tokens import digest_of
from tests import factories

SECRET = re.compile(r"concertos_[\w-]{43}")


def signed_in(person):
    """Somebody who has just said once more who they are: what a new token takes."""
    client = Client()
    client.force_login(person)
    client.post(reverse("account_reauthenticate"), {"password": factories.PASSWORD})
    return client


def asked(**values):
    last = timezone.localdate() + timedelta(days=30)
    return {"name": "Export du service", "scopes": ["read"], "expires_on": last.isoformat(), **values}


def issued(owner, by=None, **values):
    last = timezone.localdate() + timedelta(days=30)
    values = {"name": "Export du service", "scopes": ["read"], "expires_on": last, **values}
    return actions.issue_token(owner=owner, by=by or owner, **values)


@pytest.fixture
def robot(admin):
    return actions.create_machine(by=admin, family_name="Entrepôt du CHU", role=Role.OFFICE)


def test_a_secret_is_shown_once_and_only_its_hash_is_kept(alice):
    client = signed_in(alice)
    answer = client.post(reverse("token_issue"), asked())
    secret = SECRET.search(answer.text).group()
    token = ApiToken.objects.get()
    assert answer.status_code == 201
    assert (token.owner, token.created_by, token.digest) == (alice, alice, digest_of(secret))
    listed = client.get(reverse("token_list")).text
    assert token.name in listed and token.prefix in listed
    assert secret not in listed


def test_a_secret_is_kept_by_no_log_no_session_and_no_message(alice, caplog):
    client = signed_in(alice)
    with caplog.at_level(logging.DEBUG):
        answer = client.post(reverse("token_issue"), asked())
        secret = SECRET.search(answer.text).group()
        Client().get("/api/v1/boards/", headers={"Authorization": f"Bearer {secret}"})
        Client().get("/api/v1/nowhere/", headers={"Authorization": f"Bearer {secret}"})
    kept = [caplog.text, str(dict(client.session)), str([str(said) for said in get_messages(answer.wsgi_request)])]
    kept += [str(row) for row in ApiToken.objects.values()] + [str(row) for row in JournalEntry.objects.values()]
    random_part = secret.removeprefix("concertos_")
    assert not [text for text in kept if random_part in text]
    assert "no-store" in answer["Cache-Control"]


def test_a_token_is_made_by_somebody_who_has_just_said_who_they_are(client, alice):
    client.force_login(alice)  # signed in a while ago
    answer = client.post(reverse("token_issue"), asked())
    assert answer.url.startswith(reverse("account_reauthenticate"))
    assert not ApiToken.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "obligatoire"),
        ({"scopes": []}, "obligatoire"),
        ({"scopes": ["sign"]}, "sign"),
        ({"expires_on": ""}, "obligatoire"),
        ({"expires_on": "2020-01-01"}, "au plus un an"),
        ({"expires_on": (timezone.localdate() + timedelta(days=400)).isoformat()}, "au plus un an"),
    ],
)
def test_a_wrong_request_is_refused_on_its_field_and_makes_nothing(alice, wrong, sentence):
    answer = signed_in(alice).post(reverse("token_issue"), asked(**wrong))
    assert answer.status_code == 422
    assert sentence in answer.text and not ApiToken.objects.exists()


def test_sending_the_form_again_makes_no_second_token(alice):
    client = signed_in(alice)
    client.post(reverse("token_issue"), asked())
    again = client.post(reverse("token_issue"), asked())
    assert again.status_code == 422 and "porte déjà ce nom" in again.text
    assert ApiToken.objects.count() == 1


def test_the_name_of_a_revoked_token_is_free_again(alice):
    token, _ = issued(alice)
    actions.revoke_token(token=token, by=alice)
    assert issued(alice)[0].name == token.name


@pytest.mark.parametrize("who", ["admin", "bruno"])
def test_nobody_makes_a_token_that_acts_as_a_colleague(who, request, alice):
    with pytest.raises(Refused, match="ses propres jetons"):
        issued(alice, by=request.getfixturevalue(who))


def test_what_is_made_and_revoked_is_told_without_the_name(alice):
    token, _ = issued(alice, scopes=["read", "papers"])
    actions.revoke_token(token=token, by=alice)
    lines = JournalEntry.objects.filter(record=f"user:{alice.pk}", event__startswith="token").order_by("position")
    assert [(line.event, line.by, line.keys) for line in lines] == [
        ("token_issued", alice.pk, [f"apitoken:{token.pk}"]),
        ("token_revoked", alice.pk, [f"apitoken:{token.pk}"]),
    ]
    assert lines[0].changes == {"scopes": [None, ["read", "papers"]], "expires_on": [None, str(token.expires_on)]}


def test_an_owner_revokes_a_token_once(alice):
    token, _ = issued(alice)
    client = signed_in(alice)
    assert client.post(reverse("token_revoke", args=[token.pk])).url == reverse("token_list")
    assert client.post(reverse("token_revoke", args=[token.pk])).status_code == 409
    token.refresh_from_db()
    assert (token.state, token.revoked_by) == ("revoked", alice)


def test_an_administrator_revokes_the_token_of_anybody(client, admin, alice):
    token, _ = issued(alice)
    client.force_login(admin)
    assert token.name in client.get(reverse("account_amend", args=[alice.pk])).text
    assert client.post(reverse("token_revoke", args=[token.pk])).url == reverse("account_amend", args=[alice.pk])
    token.refresh_from_db()
    assert token.revoked_by == admin


@pytest.mark.parametrize("who", ["bruno", "claire", "rose"])
def test_for_anybody_else_the_token_does_not_exist(who, request, client, alice):
    token, _ = issued(alice)
    client.force_login(request.getfixturevalue(who))
    assert client.post(reverse("token_revoke", args=[token.pk])).status_code == 404
    assert token.name not in client.get(reverse("token_list")).text


def test_closing_an_account_ends_its_tokens_for_good(admin, alice):
    token, _ = issued(alice)
    actions.deactivate_account(user=alice, by=admin)
    actions.reactivate_account(user=User.objects.get(pk=alice.pk), by=admin)
    token.refresh_from_db()
    assert (token.state, token.revoked_by) == ("revoked", admin)
    assert JournalEntry.objects.filter(event="token_revoked", by=admin.pk).count() == 1


def test_a_closed_account_gets_no_token(admin, robot):
    actions.deactivate_account(user=robot, by=admin)
    robot.refresh_from_db()
    with pytest.raises(Refused, match="désactivé"):
        issued(robot, by=admin)


def test_the_list_tells_what_serves_from_what_ended(alice):
    issued(alice, name="Neuf")
    old, _ = issued(alice, name="Ancien")
    ApiToken.objects.filter(pk=old.pk).update(expires_on=timezone.localdate() - timedelta(days=1))
    page = signed_in(alice).get(reverse("token_list")).text
    assert page.index("Neuf") < page.index("Ancien")
    assert "en cours" in page and "expiré" in page and "jamais" in page


# machines


def test_an_administrator_opens_a_machine_and_gives_it_a_token(admin):
    client = signed_in(admin)
    values = {"family_name": "Entrepôt du CHU", "role": "office", "language": "en"}
    page = client.post(reverse("machine_create"), values).url
    robot = User.objects.get(is_machine=True)
    assert page == reverse("account_amend", args=[robot.pk])
    assert "Aucun jeton" in client.get(page).text
    secret = SECRET.search(client.post(reverse("machine_token_issue", args=[robot.pk]), asked()).text).group()
    token = robot.api_tokens.get()
    assert (token.digest, token.created_by) == (digest_of(secret), admin)
    assert token.name in client.get(page).text
    listed = client.get(reverse("account_list")).text
    assert "Entrepôt du CHU" in listed and robot.email not in listed
    assert not mail.outbox


@pytest.mark.parametrize("role", [Role.CLINICIAN, Role.ADMINISTRATOR, Role.SYSTEM])
def test_a_machine_is_neither_a_physician_nor_an_administrator(admin, robot, role):
    with pytest.raises(Invalid, match="secrétariat ou lit"):
        actions.create_machine(by=admin, family_name="Robot", role=role)
    with pytest.raises(Invalid, match="secrétariat ou lit"):
        actions.amend_account(user=robot, by=admin, role=role)


def test_a_machine_is_amended_on_a_page_of_its_own_kind(admin, robot):
    client, page = signed_in(admin), reverse("account_amend", args=[robot.pk])
    assert "specialty" not in client.get(page).text
    answer = client.post(page, {"family_name": "Entrepôt régional", "role": "reader", "language": "fr"})
    robot.refresh_from_db()
    assert (answer.status_code, robot.full_name, robot.role) == (302, "Entrepôt régional", Role.READER)
    assert client.post(page, {"family_name": "", "role": "clinician", "language": "fr"}).status_code == 422


def test_a_board_takes_a_machine_in_its_office_and_not_among_its_members(admin, board, robot):
    role = BoardMembership.Role
    with pytest.raises(Invalid, match="médecin"):
        add_member(board=board, person=robot, role=role.MEMBER, by=admin)
    assert add_member(board=board, person=robot, role=role.OFFICE, by=admin).person == robot


def test_a_machine_never_signs_in(client, admin, robot):
    with pytest.raises(Refused, match="ne se connecte pas"):
        actions.invite_account(user=robot, by=admin)
    with pytest.raises(Refused, match="déjà servi"):
        actions.accept_invitation(by=robot, password=factories.PASSWORD)
    client.post(reverse("account_reset_password"), {"email": robot.email})
    assert robot.email.endswith(".invalid")
    assert client.post(reverse("account_login"), {"login": robot.email, "password": "!"}).status_code == 200


def test_the_database_gives_no_password_to_a_machine(robot):
    robot.set_password(factories.PASSWORD)
    with pytest.raises(DatabaseError), transaction.atomic():
        robot.save()


@pytest.mark.parametrize("who", ["alice", "claire", "rose"])
def test_for_anybody_else_machines_do_not_exist(who, request, admin, robot):
    person = request.getfixturevalue(who)
    client = signed_in(person)
    assert client.get(reverse("machine_create")).status_code == 404
    assert client.post(reverse("machine_token_issue", args=[robot.pk]), asked()).status_code == 404
    with pytest.raises(Refused):
        actions.create_machine(by=person, family_name="Robot", role=Role.OFFICE)
    with pytest.raises(Refused):
        issued(robot, by=person)


def test_a_person_is_no_machine_to_give_a_token_to(admin, alice):
    assert signed_in(admin).post(reverse("machine_token_issue", args=[alice.pk]), asked()).status_code == 404
