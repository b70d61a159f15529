"""The journal: append-only, chained, and true to what happened."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from cases import access, actions, audit, guards
from cases.errors import NotVisible
from cases.models import JournalEntry, JournalHead
from tests import factories


def verify():
    out = StringIO()
    call_command("verify_journal", stdout=out)
    return out.getvalue()


def test_every_act_of_a_case_is_in_its_chain(case):
    events = list(JournalEntry.objects.filter(record=audit.key(case)).values_list("event", flat=True))
    assert events == ["case_registered", "clinicalstate_added", "disease_added", "case_submitted"]
    assert "lines hold" in verify()


def test_a_change_holds_field_old_and_new_value(case, alice):
    actions.edit_case(case=case, by=alice, version=case.version, synthesis="Deux lésions.")
    line = JournalEntry.objects.filter(event="case_edited").get()
    assert line.changes == {"synthesis": ["Adénocarcinome bronchique, douleurs dorsales.", "Deux lésions."]}
    assert line.by == alice.pk


def test_a_read_is_journalled_before_it_is_answered(case, bruno):
    access.case_for(bruno, case.pk)
    line = JournalEntry.objects.filter(record=audit.key(case)).last()
    assert (line.event, line.by, line.keys) == ("case_read", bruno.pk, [audit.key(case.patient)])


def test_a_refused_read_leaves_no_line_and_shows_nothing(case, stranger):
    before = JournalEntry.objects.count()
    with pytest.raises(NotVisible):
        access.case_for(stranger, case.pk)
    assert JournalEntry.objects.count() == before


def test_a_search_is_one_line_in_the_readers_chain_with_the_keys_shown(case, bruno):
    access.search_patients(bruno, "martin jeanne")
    line = JournalEntry.objects.get(record=f"reader:{bruno.pk}")
    assert (line.event, line.keys) == ("patients_searched", [audit.key(case.patient)])


def test_the_database_refuses_to_change_or_delete_a_line(case):
    line = JournalEntry.objects.first()
    for forbidden in (lambda: JournalEntry.objects.filter(pk=line.pk).update(event="x"), line.delete):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            forbidden()


@pytest.mark.parametrize(
    ("tampering", "named"),
    [
        ("UPDATE cases_journalentry SET event = 'nothing_happened' WHERE id = %s", "altered"),
        ("DELETE FROM cases_journalentry WHERE id = %s", "missing"),
    ],
)
def test_verifying_names_the_first_line_that_was_tampered_with(case, tampering, named):
    line = JournalEntry.objects.filter(record=audit.key(case))[1]
    tamper(tampering, [line.pk])
    with pytest.raises(CommandError, match=f"{line.record}, line 2: {named}"):
        verify()


def test_verifying_sees_a_tail_that_was_cut_off(case):
    last = JournalEntry.objects.filter(record=audit.key(case)).last()
    tamper("DELETE FROM cases_journalentry WHERE id = %s", [last.pk])
    with pytest.raises(CommandError, match=f"{last.record}, line {last.position}: cut"):
        verify()


def test_verifying_sees_a_chain_that_was_removed_whole(case):
    record = audit.key(case)
    tamper("DELETE FROM cases_journalentry WHERE record = %s", [record])
    assert JournalHead.objects.filter(record=record).exists()
    with pytest.raises(CommandError, match=f"{record}, line 1: cut"):
        verify()


def test_an_act_that_is_refused_leaves_no_line(case, rose, board):
    before = JournalEntry.objects.count()
    with pytest.raises(Exception, match="médecin"):
        factories.draft(rose, board, patient_=case.patient)
    assert JournalEntry.objects.count() == before


def tamper(sql, values):
    """What somebody with the database's own password could do."""
    guards.lift(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
    guards.install(connection)
