"""Accounts: who opens them, how an invited person gets in, and what each person chooses."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from rcp import settings as product_settings
from rcp.accounts import invitations
from rcp.accounts.actions import deactivate_account
from rcp.accounts.models import Role, User
from tests import factories

PERSON = {
    "given_name": "Hélène",
    "family_name": "Tanguy",
    "email": "Helene.Tanguy@hopital.test",
    "role": "clinician",
    "specialty": "radiologist",
    "language": "fr",
}
NEW_PASSWORD = "une-phrase-bien-longue"


@pytest.fixture
def invited(client, admin):
    client.force_login(admin)
    client.post(reverse("account_create"), PERSON)
    return User.objects.get(email="helene.tanguy@hopital.test")


def chosen(password=NEW_PASSWORD):
    return {"new_password1": password, "new_password2": password}


def path_in(message):
    return re.search(r"/invitations/\S+", message.body).group()


def test_an_invited_person_chooses_a_password_and_signs_in(invited):
    visitor, link = Client(), path_in(mail.outbox[0])
    assert "Hélène Tanguy" in visitor.get(link).text
    assert visitor.post(link, chosen()).url == reverse("account_login")
    answer = visitor.post(reverse("account_login"), {"login": invited.email, "password": NEW_PASSWORD})
    assert (answer.status_code, answer.url) == (302, "/")
    assert visitor.get("/").status_code == 200


def test_a_weak_password_is_refused_on_its_field_and_the_invitation_still_stands(invited):
    link = path_in(mail.outbox[0])
    answer = Client().post(link, chosen("court"))
    assert answer.status_code == 422 and "au minimum 12" in answer.text
    assert Client().get(link).status_code == 200


def test_an_invitation_serves_once_and_for_three_days(invited):
    link = path_in(mail.outbox[0])
    with time_machine.travel(timezone.now() + timedelta(days=3, hours=3), tick=False):
        assert Client().get(link).status_code == 404
    Client().post(link, chosen())
    assert Client().get(link).status_code == 404
    assert Client().post(link, chosen("un-autre-mot-de-passe")).status_code == 404


@pytest.mark.parametrize("spoilt", ["x", "_", "MDAw"])
def test_a_link_that_was_tampered_with_leads_nowhere(invited, spoilt):
    first, key, token = path_in(mail.outbox[0]).strip("/").split("/")
    assert Client().get(f"/{first}/{spoilt}/{token}/").status_code == 404
    assert Client().get(f"/{first}/{key}/{token}{spoilt}/").status_code == 404


def test_a_closed_account_is_not_invited_and_its_link_is_dead(client, invited, admin):
    deactivate_account(user=invited, by=admin)
    assert Client().get(path_in(mail.outbox[0])).status_code == 404
    assert client.post(reverse("account_invite", args=[invited.pk])).status_code == 409
    assert len(mail.outbox) == 1


def test_somebody_who_has_a_password_is_not_invited_again(client, admin, alice):
    client.force_login(admin)
    assert "déjà un mot de passe" in client.post(reverse("account_invite", args=[alice.pk])).text


def test_the_link_is_shown_to_the_administrator_only_when_mail_goes_nowhere(client, invited, settings):
    page = reverse("account_amend", args=[invited.pk])
    assert "/invitations/" not in client.get(page).text
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert "/invitations/" in client.get(page).text


def test_without_a_mail_server_mail_is_printed_on_this_machine():
    assert product_settings.EMAIL_BACKEND == "django.core.mail.backends.console.EmailBackend"


def test_a_mail_server_that_does_not_answer_is_said_and_the_account_stays(client, admin, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    client.force_login(admin)
    answer = client.post(reverse("account_create"), PERSON, follow=True)
    assert "ne répond pas" in answer.text and "Renvoyer" in answer.text


def test_a_visitor_without_a_choice_reads_the_invitation_in_the_language_of_the_account(invited):
    link, visitor = path_in(mail.outbox[0]), Client(headers={"Accept-Language": "en"})
    assert 'lang="fr"' in visitor.get(link).text
    visitor.post(reverse("set_language"), {"language": "en", "next": link})
    assert 'lang="en"' in visitor.get(link).text


def test_the_invitation_is_written_in_the_language_of_the_account(invited):
    invited.language = "en"
    invitations.send_invitation(invited)
    assert "Bonjour" in mail.outbox[0].body and "Bonjour" not in mail.outbox[-1].body
    assert mail.outbox[0].subject != mail.outbox[-1].subject


def test_an_address_already_taken_is_refused_and_what_was_typed_is_kept(client, admin, alice):
    client.force_login(admin)
    answer = client.post(reverse("account_create"), {**PERSON, "email": alice.email})
    assert answer.status_code == 422
    assert 'href="#id_email"' in answer.text and 'value="Tanguy"' in answer.text


def test_an_rpps_number_without_its_key_only_warns(client, admin):
    client.force_login(admin)
    answer = client.post(reverse("account_create"), {**PERSON, "rpps": "10000000001"}, follow=True)
    assert "ne porte pas sa clé" in answer.text
    assert User.objects.get(email="helene.tanguy@hopital.test").rpps == "10000000001"


def test_an_administrator_amends_closes_and_reopens_an_account(client, admin, alice):
    client.force_login(admin)
    client.post(reverse("account_amend", args=[alice.pk]), {**PERSON, "other_competences": ["thoracic_oncologist"]})
    alice.refresh_from_db()
    assert (alice.family_name, alice.competences) == ("Tanguy", ["radiologist", "thoracic_oncologist"])
    client.post(reverse("account_deactivate", args=[alice.pk]))
    assert not User.objects.get(pk=alice.pk).is_active
    client.post(reverse("account_reactivate", args=[alice.pk]))
    assert User.objects.get(pk=alice.pk).is_active


def test_an_administrator_always_remains(client, admin):
    client.force_login(admin)
    assert client.post(reverse("account_deactivate", args=[admin.pk])).status_code == 409
    answer = client.post(reverse("account_amend", args=[admin.pk]), {**PERSON, "role": "reader"})
    assert answer.status_code == 422 and "votre propre rôle" in answer.text
    assert User.objects.get(pk=admin.pk).role == Role.ADMINISTRATOR


@pytest.mark.parametrize("who", ["alice", "claire", "rose"])
def test_for_anybody_else_the_accounts_do_not_exist(who, request, client, alice):
    client.force_login(request.getfixturevalue(who))
    for name in ("account_list", "account_create"):
        assert client.get(reverse(name)).status_code == 404
    assert client.get(reverse("account_amend", args=[alice.pk])).status_code == 404
    assert client.post(reverse("account_deactivate", args=[alice.pk])).status_code == 404


def test_accounts_are_filtered_by_role_and_state(client, admin, alice, claire):
    deactivate_account(user=alice, by=admin)
    client.force_login(admin)
    closed = client.get(reverse("account_list"), {"state": "closed"}).text
    assert alice.email in closed and claire.email not in closed
    offices = client.get(reverse("account_list"), {"role": "office"}).text
    assert claire.email in offices and alice.email not in offices


def test_the_list_of_accounts_costs_the_same_for_two_and_for_twelve(client, admin):
    client.force_login(admin)
    counts = []
    for batch in (range(2), range(2, 12)):
        for number in batch:
            factories.account(admin, f"Personne{number}")
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("account_list"))
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_each_person_chooses_a_language_and_a_theme(client, alice):
    client.force_login(alice)
    client.post(reverse("account_profile"), {"language": "en", "theme": "dark"})
    page = client.get(reverse("account_profile"))
    assert 'lang="en" data-theme="dark"' in page.text
    client.post(reverse("set_theme"), {"theme": "light"})
    client.post(reverse("set_language"), {"language": "fr"})
    assert 'lang="fr" data-theme="light"' in client.get("/").text


def test_a_choice_that_does_not_exist_is_refused(client, alice):
    client.force_login(alice)
    assert client.post(reverse("set_theme"), {"theme": "pink"}).status_code == 409
    assert client.post(reverse("set_language"), {"language": "de"}).status_code == 409


def test_a_visitor_reads_the_sign_in_page_in_the_language_of_a_cookie(client, db):
    answer = client.post(reverse("set_language"), {"language": "en", "next": reverse("account_login")})
    assert answer.url == reverse("account_login")
    assert 'lang="en"' in client.get(answer.url).text


@pytest.mark.parametrize("elsewhere", ["https://ailleurs.test/", "//ailleurs.test", "javascript:alert(1)"])
def test_a_switch_never_leads_to_another_site(client, db, elsewhere):
    assert client.post(reverse("set_language"), {"language": "fr", "next": elsewhere}).url == "/"


@pytest.mark.parametrize("page", ["account_login", "account_reset_password", "account_reset_password_done"])
def test_the_pages_before_signing_in_are_shown(client, db, page):
    assert client.get(reverse(page)).status_code == 200


@pytest.mark.parametrize(
    "page", ["account_logout", "account_change_password", "account_reauthenticate", "account_profile"]
)
def test_the_pages_of_ones_own_account_are_shown(client, alice, page):
    client.force_login(alice)
    assert client.get(reverse(page)).status_code == 200


def test_signing_in_by_address_and_password_leads_home(client, alice):
    answer = client.post(reverse("account_login"), {"login": alice.email.upper(), "password": factories.PASSWORD})
    assert (answer.status_code, answer.url) == (302, "/")
    assert "Accueil" in client.get("/").text


@pytest.mark.parametrize("password", ["", "pas-le-bon-mot-de-passe"])
def test_a_wrong_password_is_refused_without_saying_which_half_was_wrong(client, alice, password):
    wrong = client.post(reverse("account_login"), {"login": alice.email, "password": password})
    nobody = client.post(reverse("account_login"), {"login": "personne@hopital.test", "password": password})
    assert client.get("/").status_code == 302
    assert wrong.text.count("errors-title") == nobody.text.count("errors-title") == 2


def test_a_forgotten_password_is_chosen_again_by_mail(client, alice):
    client.post(reverse("account_reset_password"), {"email": alice.email})
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body).group(1)
    form = client.get(link, follow=True)
    assert "Nouveau mot de passe" in form.text
    chosen_again = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    assert client.post(form.request["PATH_INFO"], chosen_again, follow=True).status_code == 200
    assert User.objects.get(pk=alice.pk).check_password(NEW_PASSWORD)


def test_the_first_administrator_comes_from_the_command_and_only_once(db, tmp_path, capsys, monkeypatch):
    file = tmp_path / "password"
    file.write_text(f"{NEW_PASSWORD}\n")
    who = ["Anne@hopital.test", "Anne", "Admin"]
    call_command("create_administrator", *who, password_file=file)
    assert User.objects.get(email="anne@hopital.test").check_password(NEW_PASSWORD)
    monkeypatch.setenv("ADMINISTRATOR_PASSWORD", NEW_PASSWORD)
    with pytest.raises(CommandError, match="existe déjà"):
        call_command("create_administrator", "b@hopital.test", "B", "B")
    assert NEW_PASSWORD not in capsys.readouterr().out


def test_the_first_administrator_needs_a_strong_password_and_an_address(db, monkeypatch):
    monkeypatch.setenv("ADMINISTRATOR_PASSWORD", "court")
    with pytest.raises(CommandError, match="12"):
        call_command("create_administrator", "a@hopital.test", "A", "B")
    monkeypatch.setenv("ADMINISTRATOR_PASSWORD", NEW_PASSWORD)
    with pytest.raises(CommandError):
        call_command("create_administrator", "pas-une-adresse", "A", "B")


def test_health_is_public_and_plain(client, db):
    answer = client.get(reverse("health"))
    assert (answer.status_code, answer.text, answer["Content-Type"]) == (200, "ok", "text/plain")
