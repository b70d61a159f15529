"""What the demonstration leaves behind, looked at once it is whole."""

from io import BytesIO, StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db import transaction
from pypdf import PdfReader

from cases import audit
from cases.identity import ins_key_is_right, rpps_looks_wrong
from cases.models import Board, Case, JournalEntry, Patient, Score
from rcp.accounts.models import Role, User
from rcp.demo.people import PASSWORD
from rcp.documents.models import Document, document_storage
from rcp.meetings.models import AgendaItem, Decision, Meeting, Presence

# The first test waits for fifteen papers.
pytestmark = [pytest.mark.once, pytest.mark.timeout(300)]

S = Case.Status


@pytest.fixture(scope="module")
def said(django_db_setup, django_db_blocker):
    """What the command printed; its database is rolled back after the last test of this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        out = StringIO()
        call_command("demo", stdout=out)
        yield out.getvalue()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def demonstration(said):
    """Every test here looks at the filled database."""


def of(birth_name):
    return Case.objects.get(patient__birth_name=birth_name, represents=None)


def held():
    return Meeting.objects.get(status=Meeting.Status.CLOSED)


def to_come():
    return Meeting.objects.get(status=Meeting.Status.FROZEN)


def text_of(document):
    with document_storage().open(document.file.name) as file:
        pages = PdfReader(BytesIO(file.read())).pages
        return without_spaces(" ".join(page.extract_text() for page in pages))


def without_spaces(text):
    return "".join(text.split())


def test_every_paper_is_ready_and_asks_the_question_of_its_cases():
    documents = list(Document.objects.all())
    assert {document.status for document in documents} == {Document.Status.READY}
    for document in documents:
        of_session = Case.objects.filter(agenda_items__meeting=document.meeting_id)
        text = text_of(document)
        for case in [document.case] if document.case_id else of_session:
            assert without_spaces(case.question) in text


def test_it_says_where_the_papers_are_and_who_can_sign_in(said):
    for document in Document.objects.all():
        assert document_storage().path(document.file.name) in said
    for person in User.objects.exclude(role=Role.SYSTEM):
        assert person.email in said
        assert authenticate(None, email=person.email, password=PASSWORD) == person
    assert PASSWORD in said


def test_a_second_run_changes_nothing_and_says_so():
    before = JournalEntry.objects.count(), Document.objects.count()
    out = StringIO()
    call_command("demo", stdout=out)
    assert "déjà installée" in out.getvalue()
    assert (JournalEntry.objects.count(), Document.objects.count()) == before


def test_the_journal_holds():
    assert audit.first_broken_line() is None


def test_cases_stand_in_every_lasting_state():
    transient = {S.RECORDED, S.URGENT, S.CLOSED}
    assert set(Case.objects.values_list("status", flat=True)) == set(S) - transient


def test_the_board_has_its_three_identifiers_and_people_in_every_role():
    board = Board.objects.get()
    assert all([board.network_id, board.manager_id, board.national_id, board.charter])
    people = User.objects.exclude(role=Role.SYSTEM)
    assert {person.role for person in people} == {Role.CLINICIAN, Role.OFFICE, Role.ADMINISTRATOR, Role.READER}
    assert not any(rpps_looks_wrong(person.rpps) for person in people)


def test_identities_are_of_the_test_realm_and_of_every_status():
    patients = list(Patient.objects.all())
    assert {patient.identity_status for patient in patients} == set(Patient.IdentityStatus)
    qualified = [patient for patient in patients if patient.ins]
    assert all(ins_key_is_right(patient.ins) for patient in qualified)
    assert {patient.ins_kind for patient in qualified} == {Patient.InsKind.TEST}


def test_the_session_held_has_every_outcome():
    outcomes = list(held().items.values_list("outcome", flat=True))
    assert set(outcomes) == set(AgendaItem.Outcome.values)
    recorded = held().items.get(outcome=AgendaItem.Outcome.RECORDED)
    assert recorded.second_reader and recorded.decisions.get().guideline.scope == "national"


def test_people_come_late_leave_early_and_sit_far_away():
    stays = Presence.objects.filter(attendance__meeting=held())
    first_end = held().items.order_by("ended_at").first().ended_at
    last_start = held().items.order_by("-started_at").exclude(started_at=None).first().started_at
    assert stays.filter(arrived_at__gt=first_end).exists()
    assert stays.filter(left_at__lt=last_start).exists()
    assert stays.filter(mode=Presence.Mode.REMOTE).exists()


def test_without_the_neurosurgeon_the_sacrum_is_given_a_provisional_opinion_and_comes_back():
    case = of("GARNIER")
    assert case.decisions.get().kind == Decision.Kind.PROVISIONAL
    assert case.representations.get().agenda_items.get().meeting == to_come()


def test_the_urgent_decision_rests_on_written_opinions_and_waits_for_its_regularisation():
    case = of("VAN DER STRAETEN")
    decision = case.decisions.get()
    assert (decision.kind, decision.item) == (Decision.Kind.PROVISIONAL, None)
    assert {person.part for person in decision.participants.all()} == {"written"}
    item = case.agenda_items.get()
    assert (item.meeting, item.purpose) == (to_come(), AgendaItem.Purpose.REGULARISATION)


def test_one_decision_has_a_second_revision():
    first, second = of("BEN ABDERRAHMANE").decisions.order_by("revision")
    assert first.is_superseded
    assert [row.treatment for row in second.proposals.all()] == [
        "nailing",
        "conventional_radiotherapy",
        "immunotherapy",
    ]


def test_the_scores_say_what_the_decisions_rest_on():
    found = {
        (score.case.patient.birth_name, score.index): score.result["total"] or score.result["band"]
        for score in Score.objects.select_related("case__patient").filter(case__represents=None)
    }
    expected = {
        ("DE LA TOURMENTIERE", "sins"): 13,
        ("DE LA TOURMENTIERE", "rades"): 32,
        ("DE LA TOURMENTIERE", "tokuhashi"): 8,
        ("DE LA TOURMENTIERE", "tomita"): 5,
        ("DE LA TOURMENTIERE", "frankel"): "D2",
        ("ROUSSEL", "mirels"): 12,
        ("BEN ABDERRAHMANE", "mirels"): 9,  # 8 when it was first discussed
        ("NGUYEN", "sins"): 3,
        ("BERTHELOT-CHAUVEAU", "sins"): 9,
        ("VAN DER STRAETEN", "rades"): 25,
    }
    assert expected.items() <= found.items()


def test_the_session_to_come_is_announced_and_lacks_somebody():
    assert to_come().items.count() >= 5
    assert set(to_come().attendances.values_list("announced", flat=True)) == {"on_site", "remote", "excused", ""}
