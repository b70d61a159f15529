"""Boards, establishments, guidelines and the journal."""

import re

import pytest
from django.urls import reverse

from cases import actions
from cases.models import Board, BoardMembership, CharterRequirement, Establishment, Guideline, JournalEntry
from rcp.web.journal_words import EVENTS, event_in_words, kind_in_words
from tests import factories
from tests.counting import statements
from tests.house.test_imports import sources

M = BoardMembership.Role


@pytest.fixture
def as_admin(client, admin):
    client.force_login(admin)
    return client


def board_values(board, **changed):
    values = {
        "name": board.name,
        "acronym": board.acronym,
        "kind": board.kind,
        "establishment": str(board.establishment_id),
        "minutes_per_case": "4",
        "promised_delay_days": "8",
        "laboratory_limit_days": "30",
        "language": "fr",
        "is_active": "on",
        "version": str(board.version),
    }
    return {**values, **changed}


def test_a_board_is_opened_with_its_charter_and_three_identifiers(as_admin, board):
    identifiers = {"national_id": "RCP-1", "network_id": "RRC-2", "manager_id": "3C-3"}
    values = board_values(board, name="RCP poumon", **identifiers)
    page = as_admin.post(reverse("board_create"), values, follow=True)
    made = Board.objects.get(name="RCP poumon")
    assert made.requirements.count() == 6
    assert all(identifier in page.text for identifier in identifiers.values())


def test_a_board_without_a_name_is_refused_and_what_was_typed_is_kept(as_admin, board):
    answer = as_admin.post(reverse("board_create"), board_values(board, name="", acronym="SIGLE"))
    assert answer.status_code == 422
    assert 'href="#id_name"' in answer.text and 'value="SIGLE"' in answer.text


def test_two_administrators_amending_a_board_see_both_versions(as_admin, admin, board):
    stale = board_values(board, place="Salle Laennec")
    actions.amend_board(board=Board.objects.get(pk=board.pk), by=admin, version=board.version, place="Salle Bichat")
    answer = as_admin.post(reverse("board_amend", args=[board.pk]), stale)
    assert answer.status_code == 409
    assert "Salle Laennec" in answer.text and "Salle Bichat" in answer.text
    assert Board.objects.get(pk=board.pk).place == "Salle Bichat"


def test_members_come_and_go(as_admin, board, greta):
    page = reverse("board", args=[board.pk])
    add = reverse("member_add", args=[board.pk])
    assert as_admin.post(add, {"person": greta.pk, "role": "member"}).url == page
    membership = board.memberships.get(person=greta)
    as_admin.post(reverse("member_end", args=[membership.pk]))
    membership.refresh_from_db()
    assert membership.ended_at
    assert as_admin.post(reverse("member_end", args=[membership.pk])).status_code == 409


@pytest.mark.parametrize(
    ("person", "role", "reason"),
    [
        ("claire", "member", "Seul un médecin"),
        ("david", "member", "appartient déjà"),
        ("rose", "office", "Sélectionnez"),
    ],
)
def test_an_impossible_member_is_refused_on_the_page_of_the_board(person, role, reason, request, as_admin, board):
    answer = as_admin.post(
        reverse("member_add", args=[board.pk]), {"person": request.getfixturevalue(person).pk, "role": role}
    )
    assert answer.status_code == 422 and reason in answer.text


def test_the_charter_gains_and_loses_a_competence(as_admin, board):
    add = reverse("requirement_add", args=[board.pk])
    wanted = {"situation": "every_case", "competence": "radiologist", "alternatives": ["nuclear_physician"]}
    assert as_admin.post(add, wanted).status_code == 302
    twice = as_admin.post(add, wanted)
    assert twice.status_code == 422 and "exige déjà" in twice.text
    made = CharterRequirement.objects.get(board=board, competence="radiologist")
    as_admin.post(reverse("requirement_drop", args=[made.pk]))
    assert not CharterRequirement.objects.filter(pk=made.pk).exists()


@pytest.mark.parametrize("who", ["alice", "bruno", "claire", "rose"])
def test_only_an_administrator_changes_boards_and_establishments(who, request, client, board, david):
    client.force_login(request.getfixturevalue(who))
    shown = client.get(reverse("board", args=[board.pk]))
    assert shown.status_code == 200 and "Modifier" not in shown.text and "Retirer" not in shown.text
    for name in ("board_create", "establishment_list", "establishment_create", "journal"):
        assert client.get(reverse(name)).status_code == 404
    assert client.get(reverse("board_amend", args=[board.pk])).status_code == 404
    refused = client.post(reverse("member_add", args=[board.pk]), {"person": david.pk, "role": "deputy"})
    assert refused.status_code == 404
    assert not board.memberships.filter(person=david, role="deputy").exists()


def test_an_establishment_with_a_wrong_finess_key_is_kept_with_a_warning(as_admin, admin):
    page = as_admin.post(reverse("establishment_create"), {"name": "CHU", "finess": "350000021"}, follow=True)
    assert Establishment.objects.get(name="CHU").finess == "350000021"
    assert "ne porte pas sa clé" in page.text


def test_two_establishments_never_share_a_finess_number(as_admin, admin):
    first = actions.create_establishment(by=admin, name="CHU", finess="350000022")
    answer = as_admin.post(reverse("establishment_create"), {"name": "Clinique", "finess": first.finess})
    assert answer.status_code == 422 and "déjà pris" in answer.text and 'value="Clinique"' in answer.text


def test_an_establishment_is_amended_and_a_stale_form_shows_both_versions(as_admin, admin):
    made = actions.create_establishment(by=admin, name="CHU", city="Rennes")
    address = reverse("establishment_amend", args=[made.pk])
    assert as_admin.post(address, {"name": "CHU", "city": "Brest", "version": "1"}).status_code == 302
    stale = as_admin.post(address, {"name": "CHU", "city": "Vannes", "version": "1"})
    assert stale.status_code == 409 and "Brest" in stale.text and "Vannes" in stale.text


def test_a_coordinator_keeps_the_guidelines_and_a_member_reads_them(client, bruno, david, board, guideline):
    edition = {"name": guideline.name, "scope": "regional", "edition": "2026", "published_on": "2026-01-05"}
    client.force_login(bruno)
    assert client.post(reverse("guideline_create"), edition).status_code == 302
    twice = client.post(reverse("guideline_create"), edition)
    assert twice.status_code == 422 and "existe déjà" in twice.text
    client.force_login(david)
    page = client.get(reverse("guideline_list"))
    assert "2026" in page.text and "Ajouter une version" not in page.text
    assert client.post(reverse("guideline_create"), {**edition, "edition": "2027"}).status_code == 409
    assert not Guideline.objects.filter(edition="2027").exists()


def test_a_guideline_reviewed_before_it_was_published_is_refused(as_admin, guideline):
    values = {"name": guideline.name, "scope": "regional", "edition": "2021", "published_on": "2021-05-07"}
    address = reverse("guideline_amend", args=[guideline.pk])
    assert as_admin.post(address, {**values, "review_on": "2020-01-01", "version": "1"}).status_code == 422
    assert as_admin.post(address, {**values, "review_on": "2027-01-01", "version": "1"}).status_code == 302
    assert as_admin.post(address, {**values, "review_on": "2028-01-01", "version": "1"}).status_code == 409


@pytest.mark.parametrize("name", ["board_list", "establishment_list", "guideline_list"])
def test_a_list_costs_the_same_for_two_rows_and_for_twelve(name, as_admin, admin):
    counts = []
    for batch in (range(2), range(2, 12)):
        for number in batch:
            person = factories.account(admin, f"Personne{number}")
            factories.board(admin, name=f"RCP {number}", members=[(person, M.COORDINATOR)])
            factories.guideline(admin, name=f"Référentiel {number}")
        with statements() as count:
            as_admin.get(reverse(name))
        counts.append(count.on_the_record)
    assert counts[0] == counts[1]


def test_the_journal_says_who_did_what_and_never_a_value(as_admin, case, alice):
    page = as_admin.get(reverse("journal"), {"record": f"case:{case.pk}"})
    assert "Dossier soumis" in page.text and alice.full_name in page.text
    assert case.question not in page.text and case.patient.birth_name not in page.text


def test_the_journal_is_read_page_by_page_both_ways(as_admin, case):
    def shown(address):
        page = as_admin.get(reverse("journal") + address).text
        found = re.findall(r'rel="(prev|next)" href="([^"]+)"', page)
        links = {rel: href.replace("&amp;", "&") for rel, href in found}
        return page.count('<th scope="row" class="keep">'), links

    for number in range(120):
        actions.create_establishment(by=Board.objects.get().created_by, name=f"E{number}")
    first, links = shown("")
    assert first == 50 and set(links) == {"next"}
    second, links = shown(links["next"])
    assert second == 50 and set(links) == {"next", "prev"}
    back, links = shown(links["prev"])
    assert back == 50 and set(links) == {"next"}
    seen, links = 0, {"next": ""}
    while "next" in links:
        number, links = shown(links["next"])
        seen += number
    assert seen == JournalEntry.objects.count()


@pytest.mark.parametrize("query", [{"before": "x"}, {"after": "-1"}, {"before": "9" * 30}, {"record": "x" * 500}])
def test_a_journal_asked_for_nonsense_still_answers(query, as_admin, case):
    assert as_admin.get(reverse("journal"), query).status_code == 200


def test_every_event_of_the_journal_has_its_words():
    written = set()
    for _name, path in sources():
        text = path.read_text()
        found = re.findall(
            r'(?:audit\.(?:record|seen)\(|_told\([^"\n]*|_(?:created|amended)\(\w+, |event=)\s*"(\w+)"', text
        )
        written.update(found)
    assert len(written) > 50
    assert {event for event in written if event_in_words(event) == event} == set()
    assert set(EVENTS) >= written


def test_parts_of_a_file_are_named_in_the_journal():
    assert event_in_words("lesionobservation_amended") == "modification\u00a0: observation"
    assert event_in_words("something_new") == "something_new"
    assert (kind_in_words("case:1"), kind_in_words("reader:1"), kind_in_words("other:1")) == (
        "dossier",
        "lectures d’une personne",
        "other",
    )
