"""The first page by role: each person's own work, nobody else's."""

import pytest
from django.utils import timezone

from cases import actions
from cases.models import Board, Establishment, JournalEntry
from rcp.documents.models import Document
from rcp.meetings import actions as meeting_actions
from rcp.meetings.models import Decision
from tests import factories
from tests.counting import statements


def home(client, person):
    client.force_login(person)
    answer = client.get("/")
    assert answer.status_code == 200
    return answer.text


def test_an_office_sees_what_to_check_and_its_next_session(client, claire, case, meeting):
    page = home(client, claire)
    assert "Inscriptions à contrôler" in page and case.patient.display_name in page
    assert "Quorum non prévu" in page and str(meeting.pk) in page
    meeting_actions.schedule_case(meeting=meeting, case=case, by=claire)
    page = home(client, claire)
    assert "Aucune inscription n’attend" in page and case.patient.display_name not in page


def test_a_returned_case_waits_for_its_requester_and_the_office_knows(client, alice, claire, case):
    actions.return_case(case=case, by=claire, code="question_unclear", text="Précisez.")
    assert "Mes dossiers à compléter" in home(client, alice)
    assert "Renvoyés à leur demandeur" in home(client, claire)


def test_an_urgent_case_stands_first_with_its_clock(client, bruno, case):
    actions.declare_urgent(case=case, by=bruno, reason="Suspicion de compression médullaire")
    page = home(client, bruno)
    assert "reste 23" in page and "Suspicion de compression médullaire" in page


def test_an_opinion_asked_is_shown_until_it_is_given(client, claire, greta, case):
    meeting_actions.ask_opinion(case=case, person=greta, by=claire)
    assert "Avis qui me sont demandés" in home(client, greta)
    meeting_actions.give_opinion(case=case, competence="interventional_radiologist", text="Possible.", by=greta)
    assert "Rien ne vous attend" in home(client, greta)


def test_a_presenter_sees_the_cases_to_present(client, claire, david, case, meeting):
    meeting_actions.schedule_case(meeting=meeting, case=case, by=claire, presenter=david)
    assert "Dossiers que je présente" in home(client, david)


def test_only_the_chair_sees_the_decisions_to_sign(client, claire, bruno, david, case, meeting, quorate, guideline):
    item = meeting_actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, quorate)
    factories.proposed(case, bruno, guideline)
    meeting_actions.end_discussion(item=item, by=claire)
    assert "Décisions à signer" in home(client, bruno)
    assert "Décisions à signer" not in home(client, david)


def test_a_failed_document_is_shown_with_its_reason(client, claire, case, meeting):
    meeting_actions.schedule_case(meeting=meeting, case=case, by=claire)
    meeting_actions.freeze_agenda(meeting=meeting, by=claire)
    Document.objects.update(status="failed", reason="Le contenu a changé.")
    assert "Le contenu a changé." in home(client, claire)


def test_nothing_of_ours_is_shown_to_a_stranger(client, stranger, case, meeting):
    page = home(client, stranger)
    assert case.patient.birth_name not in page and str(meeting.pk) not in page


def test_what_the_page_shows_is_one_line_of_the_journal(client, claire, case):
    home(client, claire)
    line = JournalEntry.objects.order_by("-id").first()
    assert (line.event, line.by, line.keys) == ("home_read", claire.pk, [f"case:{case.pk}"])


def test_a_reader_sees_counts_and_no_identity(client, rose, claire, bruno, case, meeting, quorate, guideline):
    item = meeting_actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, quorate)
    meeting_actions.end_discussion(item=item, by=claire)
    meeting_actions.close_meeting(meeting=meeting, by=claire)
    page = home(client, rose)
    assert page.count('<td class="number" data-label="Réunions tenues">1</td>') == 1
    assert page.count('<td class="number" data-label="Dossiers discutés">1</td>') == 1
    assert case.patient.birth_name not in page and case.number not in page


def test_an_empty_installation_says_what_to_do_first(client, admin):
    page = home(client, admin)
    assert not Board.objects.exists() and not Establishment.objects.exists()
    assert "0 sur 5" in page and "/establishments/create/" in page


def test_a_finished_installation_has_nothing_left_to_do(client, admin, board, guideline):
    assert "5 sur 5" in home(client, admin)


@pytest.mark.parametrize("who", ["claire", "alice", "bruno"])
def test_the_page_costs_the_same_for_two_cases_and_for_twelve(who, request, client, alice, claire, board, meeting):
    client.force_login(request.getfixturevalue(who))
    counts = []
    for batch in (range(2), range(2, 12)):
        for number in batch:
            person = factories.patient(alice, birth_name=f"NOM{'ABCDEFGHIJKL'[number]}", ipp=str(8005000 + number))
            case = factories.draft(alice, board, patient_=person)
            actions.submit_case(case=case, by=alice)
            if number % 2:
                meeting_actions.schedule_case(meeting=meeting, case=case, by=claire, presenter=alice)
        with statements() as count:
            client.get("/")
        counts.append(count.on_the_record)
    assert counts[0] == counts[1] and counts[0] <= 25, counts


def test_a_session_that_ended_yesterday_is_no_longer_shown(client, claire, board):
    past = factories.meeting(claire, board, days=-2)
    assert past.ends_at < timezone.now()
    assert str(past.pk) not in home(client, claire)


def test_the_requester_finds_the_decision_that_answers_her(
    client, alice, case, meeting, claire, bruno, quorate, guideline
):
    item = meeting_actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, quorate)
    decision = factories.proposed(case, bruno, guideline)
    meeting_actions.end_discussion(item=item, by=claire)
    client.force_login(alice)
    assert "Décisions récentes" not in client.get("/").text
    meeting_actions.sign_decision(decision=Decision.objects.get(pk=decision.pk), by=bruno)
    page = client.get("/").text
    assert "Décisions récentes" in page and f"/decisions/{decision.pk}/" in page
