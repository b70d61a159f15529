"""One session from registration to signature, and what is refused on the way."""

import pytest

from cases.actions import add_member, declare_urgent
from cases.errors import Conflict, Refused
from cases.models import Case
from rcp.documents.models import Document
from rcp.meetings import actions
from rcp.meetings.models import AgendaItem, Decision, Meeting
from tests import factories


def test_a_case_goes_from_registration_to_a_signed_record(case, meeting, claire, bruno, quorate, guideline):
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, quorate)
    decision = factories.proposed(case, bruno, guideline)
    actions.end_discussion(item=item, by=claire)
    actions.sign_decision(decision=Decision.objects.get(pk=decision.pk), by=bruno)
    actions.close_meeting(meeting=Meeting.objects.get(pk=meeting.pk), by=claire)

    signed = Decision.objects.get(pk=decision.pk)
    assert (signed.status, signed.kind, signed.signed_by) == ("signed", "decision", bruno)
    assert Case.objects.get(pk=case.pk).status == Case.Status.DECIDED
    assert set(Document.objects.values_list("kind", flat=True)) == {"agenda", "decision_record", "minutes"}
    assert {row.person for row in signed.participants.all()} == set(quorate)
    assert signed.content["proposals"][0]["dose"] == "30\u00a0Gy en 10 fractions"


def test_without_a_spine_surgeon_only_a_provisional_opinion_is_signed(
    case, meeting, claire, bruno, david, emma, guideline
):
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, [bruno, david, emma])
    decision = factories.proposed(case, bruno, guideline)
    actions.end_discussion(item=item, by=claire)
    decision = Decision.objects.get(pk=decision.pk)
    with pytest.raises(Refused, match="neurochirurgie ou chirurgie du rachis"):
        actions.sign_decision(decision=decision, by=bruno)
    actions.sign_decision(decision=decision, by=bruno, as_provisional=True)
    again = Case.objects.get(represents=case)
    assert (decision.kind, again.status) == ("provisional", Case.Status.SUBMITTED)


def test_an_urgent_decision_is_provisional_and_waits_on_the_next_agenda(case, bruno, david, claire, guideline, meeting):
    declare_urgent(case=case, by=bruno, reason="Suspicion de compression médullaire")
    actions.give_opinion(case=case, competence="orthopaedic_surgeon", text="Stabilisation possible.", by=david)
    decision = factories.proposed(case, bruno, guideline)
    with pytest.raises(Refused, match="avis provisoire"):
        actions.sign_decision(decision=decision, by=bruno)
    actions.sign_decision(decision=decision, by=bruno, as_provisional=True)
    item = AgendaItem.objects.get(meeting=meeting, case=case)
    assert (item.purpose, Case.objects.get(pk=case.pk).status) == ("regularisation", Case.Status.DECIDED)
    assert decision.content["quorum"]["participants"][0]["part"] == "written"


def test_an_urgent_decision_signed_before_any_session_is_planned_is_regularised_by_the_next_one(
    case, bruno, claire, board, guideline
):
    declare_urgent(case=case, by=bruno, reason="Suspicion de compression médullaire")
    decision = factories.proposed(case, bruno, guideline)
    actions.sign_decision(decision=decision, by=bruno, as_provisional=True)
    planned = factories.meeting(claire, board)
    assert [item.case for item in planned.items.all()] == [case]
    assert not factories.meeting(claire, board, days=14).items.exists()


def test_a_regularised_decision_is_a_revision_with_the_quorum_of_the_session(
    case, bruno, claire, quorate, guideline, meeting
):
    declare_urgent(case=case, by=bruno, reason="Suspicion de compression médullaire")
    urgent = factories.proposed(case, bruno, guideline)
    actions.sign_decision(decision=urgent, by=bruno, as_provisional=True)
    item = AgendaItem.objects.get(meeting=meeting, case=case)
    factories.opened(claire, meeting, quorate)
    actions.end_discussion(item=item, by=claire)
    revision = actions.amend_decision(decision=urgent, by=bruno, reason="Régularisation en séance", item=item)
    actions.sign_decision(decision=revision, by=bruno)
    urgent.refresh_from_db()
    assert (revision.revision, revision.kind, urgent.is_superseded) == (2, "decision", True)
    assert urgent.kind == "provisional"


def test_a_case_is_recorded_only_with_a_national_guideline_and_a_second_reader(
    alice, board, meeting, claire, bruno, david, admin, guideline
):
    case = factories.whole_case(alice, board, handling="recorded")
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, [bruno])
    decision = factories.proposed(case, bruno, guideline)

    def fresh():
        return AgendaItem.objects.select_related("meeting__board", "case").get(pk=item.pk)

    with pytest.raises(Refused, match="référentiel national"):
        actions.record_case(item=fresh(), by=bruno)
    national = factories.guideline(admin, scope="national", name="Référentiel national")
    actions.edit_decision(decision=decision, by=bruno, version=decision.version, guideline=national)
    with pytest.raises(Refused, match="second lecteur"):
        actions.record_case(item=fresh(), by=bruno)
    actions.agree_to_record(item=fresh(), by=bruno)
    with pytest.raises(Refused, match="lui-même"):
        actions.record_case(item=fresh(), by=bruno)
    actions.agree_to_record(item=fresh(), by=david)
    actions.record_case(item=fresh(), by=bruno)
    decision = Decision.objects.get(pk=decision.pk)
    actions.sign_decision(decision=decision, by=bruno)
    assert (decision.handling, decision.kind) == ("recorded", "decision")


def test_a_recorded_case_goes_back_to_discussion_on_any_doubt(case, meeting, claire, bruno, quorate):
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, quorate)
    with pytest.raises(Refused, match="inscrit"):
        actions.back_to_discussion(item=item, by=bruno)


@pytest.mark.parametrize("who", ["alice", "claire", "david", "stranger", "admin"])
def test_only_the_coordinator_signs(who, request, case, meeting, claire, bruno, quorate, guideline):
    person = request.getfixturevalue(who)
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, quorate)
    decision = factories.proposed(case, bruno, guideline)
    actions.end_discussion(item=item, by=claire)
    with pytest.raises(Refused, match="coordonnateur"):
        actions.sign_decision(decision=Decision.objects.get(pk=decision.pk), by=person)


def test_a_decision_without_its_frame_is_not_signed(case, meeting, claire, bruno, quorate):
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, quorate)
    decision = actions.draft_decision(case=case, by=bruno)
    actions.add_proposal(decision=decision, by=bruno, treatment="cementoplasty")
    actions.end_discussion(item=item, by=claire)
    with pytest.raises(Refused, match="suit un référentiel ou s’en écarte"):
        actions.sign_decision(decision=Decision.objects.get(pk=decision.pk), by=bruno)


def test_two_people_editing_one_decision_never_overwrite_each_other(case, meeting, claire, bruno, david):
    actions.schedule_case(meeting=meeting, case=case, by=claire)
    decision = actions.draft_decision(case=case, by=bruno)
    seen_by_david = Decision.objects.get(pk=decision.pk)
    actions.edit_decision(decision=decision, by=bruno, version=1, conclusion="Radiothérapie.")
    with pytest.raises(Conflict) as conflict:
        actions.edit_decision(decision=seen_by_david, by=david, version=1, conclusion="Chirurgie.")
    assert conflict.value.current.conclusion == "Radiothérapie."


def test_an_agenda_ordered_from_an_older_list_is_refused(case, alice, board, meeting, claire):
    first = actions.schedule_case(meeting=meeting, case=case, by=claire)
    other = factories.whole_case(alice, board, patient_=case.patient)
    second = actions.schedule_case(meeting=meeting, case=other, by=claire)
    actions.order_agenda(meeting=meeting, by=claire, version=meeting.version, items=[second.pk, first.pk])
    assert [item.case for item in meeting.items.all()] == [other, case]
    with pytest.raises(Conflict):
        actions.order_agenda(meeting=meeting, by=claire, version=1, items=[first.pk, second.pk])


def test_a_cancelled_meeting_gives_its_cases_back(case, meeting, claire):
    actions.schedule_case(meeting=meeting, case=case, by=claire)
    actions.cancel_meeting(meeting=meeting, by=claire, reason="Jour férié")
    assert Case.objects.get(pk=case.pk).status == Case.Status.POSTPONED


def test_a_meeting_does_not_close_while_a_case_has_no_outcome(case, meeting, claire, quorate):
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, quorate)
    with pytest.raises(Refused, match="n’ont pas d’issue"):
        actions.close_meeting(meeting=meeting, by=claire)
    actions.postpone_item(item=item, by=claire, code="imaging_missing")
    actions.close_meeting(meeting=Meeting.objects.get(pk=meeting.pk), by=claire)
    assert Case.objects.get(pk=case.pk).status == Case.Status.POSTPONED


def test_a_guest_sees_the_cases_of_one_session_until_it_closes(case, meeting, claire, greta, quorate):
    actions.schedule_case(meeting=meeting, case=case, by=claire)
    assert not Case.objects.visible_to(greta).exists()
    actions.invite_guest(meeting=meeting, person=greta, by=claire, in_quorum=True)
    assert Case.objects.visible_to(greta).get() == case
    factories.opened(claire, meeting, quorate)
    item = meeting.items.get()
    actions.postpone_item(item=item, by=claire, code="no_time")
    actions.close_meeting(meeting=Meeting.objects.get(pk=meeting.pk), by=claire)
    assert not Case.objects.visible_to(greta).exists()


def test_somebody_who_joined_the_board_since_is_on_the_list_when_the_session_opens(case, meeting, claire, admin, board):
    actions.schedule_case(meeting=meeting, case=case, by=claire)
    newcomer = factories.account(admin, "Nora", specialty="pathologist")
    add_member(board=board, person=newcomer, role="member", by=admin)
    factories.opened(claire, meeting)
    assert meeting.attendances.filter(person=newcomer, is_guest=False).exists()


def test_a_presenter_from_outside_the_board_sees_the_case(case, meeting, claire, greta):
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    assert not Case.objects.visible_to(greta).exists()
    actions.amend_item(item=item, by=claire, version=item.version, presenter=greta)
    assert Case.objects.visible_to(greta).get() == case
