"""Signed things are succeeded, never edited: the database itself refuses."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from cases import guards
from cases.actions import score_case
from cases.models import Score
from rcp.meetings import actions
from rcp.meetings.models import Decision, ExaminationWanted, Participant, Proposal, ProposalTarget
from tests import factories


@pytest.fixture
def signed(case, meeting, claire, bruno, quorate, guideline):
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, quorate)
    decision = factories.proposed(case, bruno, guideline)
    actions.want_examination(decision=decision, by=bruno, kind="IRM du rachis entier")
    actions.end_discussion(item=item, by=claire)
    return actions.sign_decision(decision=Decision.objects.get(pk=decision.pk), by=bruno)


def refused(act):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        act()


@pytest.mark.parametrize("model", [Decision, Proposal, ExaminationWanted, Participant])
def test_a_signed_revision_and_its_rows_cannot_be_changed_or_deleted(signed, model):
    row = model._base_manager.first()
    refused(lambda: model._base_manager.filter(pk=row.pk).update(version=99))
    refused(lambda: model._base_manager.filter(pk=row.pk)._raw_delete("default"))


def test_nothing_can_be_added_below_a_signed_revision(signed, bruno, case):
    refused(lambda: Proposal.objects.create(decision=signed, treatment="other", created_by=bruno))
    proposal = signed.proposals.get()
    lesion = factories.femur(case, bruno) if case.status == "submitted" else proposal.targets.get()
    refused(lambda: ProposalTarget.objects.create(proposal=proposal, lesion=lesion))


def test_a_row_of_a_draft_cannot_be_moved_under_a_signed_revision(signed, bruno):
    case_decision = actions.amend_decision(decision=signed, by=bruno, reason="Complément")
    proposal = case_decision.proposals.get()
    refused(lambda: Proposal.objects.filter(pk=proposal.pk).update(decision=signed))


def test_a_draft_stays_free(case, meeting, claire, bruno, guideline):
    actions.schedule_case(meeting=meeting, case=case, by=claire)
    decision = factories.proposed(case, bruno, guideline)
    actions.drop_proposal(proposal=decision.proposals.get(), by=bruno)
    assert not decision.proposals.exists()


def test_a_score_is_never_changed(case, alice):
    score = score_case(case=case, index="frankel", answers={"grade": "E"}, by=alice)
    refused(lambda: Score.objects.filter(pk=score.pk).update(answers={}))


def test_every_declared_guard_stands_in_the_database(db):
    assert guards.missing(connection) == []


def test_a_guard_that_is_gone_stops_the_start(db):
    table = "ON cases_journalentry" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER guard_cases_journalentry_update {table}")
    with pytest.raises(Exception, match="guard_cases_journalentry_update"):
        call_command("check", databases=["default"])
    call_command("install_guards", verbosity=0)
    assert guards.missing(connection) == []


def test_a_guarded_table_cannot_be_emptied_at_once(signed):
    connection.check_constraints()
    emptying = {"postgresql": "TRUNCATE meetings_participant CASCADE", "sqlite": "DELETE FROM meetings_participant"}
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(emptying[connection.vendor])
