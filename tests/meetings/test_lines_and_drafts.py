"""A case that moves from one agenda to another: its draft, its guests and its quorum follow it."""

import pytest

from cases.access import case_for
from cases.actions import declare_urgent, edit_case, withdraw_case
from cases.errors import NotVisible, Refused
from cases.models import Case
from rcp.meetings import actions
from rcp.meetings.models import AgendaItem, Decision, Meeting
from tests import factories


def fresh(row):
    return type(row).objects.get(pk=row.pk)


@pytest.fixture
def item(case, meeting, claire):
    return actions.schedule_case(meeting=meeting, case=case, by=claire)


@pytest.fixture
def draft(item, bruno, guideline):
    return factories.proposed(item.case, bruno, guideline)


@pytest.fixture
def urgent(case, bruno, guideline):
    """An urgent decision, signed outside a session."""
    declare_urgent(case=case, by=bruno, reason="Suspicion de compression médullaire")
    decision = factories.proposed(case, bruno, guideline)
    return actions.sign_decision(decision=decision, by=bruno, as_provisional=True)


def test_a_draft_of_a_postponed_case_is_signed_with_those_who_discussed_it_later(
    draft, item, board, claire, bruno, quorate
):
    actions.postpone_item(item=item, by=claire, code="no_time")
    later = factories.meeting(claire, board, days=14)
    again = actions.schedule_case(meeting=later, case=fresh(item.case), by=claire)
    factories.opened(claire, later, quorate)
    actions.end_discussion(item=again, by=claire)
    signed = actions.sign_decision(decision=fresh(draft), by=bruno)
    assert (signed.item, signed.kind) == (again, "decision")


def test_a_case_with_a_draft_is_taken_off_the_agenda(draft, item, claire):
    actions.unschedule_case(item=item, by=claire)
    assert (fresh(draft).item, Case.objects.get(pk=draft.case_id).status) == (None, Case.Status.SUBMITTED)


def test_a_postponed_case_is_not_signed(draft, item, claire, bruno):
    actions.postpone_item(item=item, by=claire, code="no_time")
    with pytest.raises(Refused, match="n’est pas terminée"):
        actions.sign_decision(decision=fresh(draft), by=bruno, as_provisional=True)


def test_a_withdrawn_case_is_not_signed(draft, claire, bruno):
    withdraw_case(case=fresh(draft.case), by=claire, text="Le patient est décédé.")
    with pytest.raises(Refused, match="n’est pas terminée"):
        actions.sign_decision(decision=fresh(draft), by=bruno, as_provisional=True)


def test_a_postponed_case_comes_back_on_the_same_agenda(item, meeting, claire):
    actions.postpone_item(item=item, by=claire, code="imaging_missing")
    again = actions.schedule_case(meeting=meeting, case=fresh(item.case), by=claire)
    assert [(line, line.outcome) for line in meeting.items.all()] == [(again, "")]


def test_a_guest_no_longer_sees_a_case_taken_off_the_agenda(item, meeting, claire, greta):
    actions.invite_guest(meeting=meeting, person=greta, by=claire, in_quorum=True)
    assert case_for(greta, item.case_id)
    actions.unschedule_case(item=item, by=claire)
    with pytest.raises(NotVisible):
        case_for(greta, item.case_id)


def test_a_discussion_that_ended_does_not_begin_or_end_again(item, meeting, claire, quorate):
    factories.opened(claire, meeting, quorate)
    item, stale = fresh(item), fresh(item)
    actions.end_discussion(item=item, by=claire)
    for act in (actions.start_discussion, actions.end_discussion):
        for line in (item, stale):
            with pytest.raises(Refused):
                act(item=fresh(line), by=claire)


def test_a_regularisation_ended_twice_keeps_who_was_there_the_first_time(urgent, meeting, claire, bruno):
    factories.opened(claire, meeting, [bruno])
    item = AgendaItem.objects.get(meeting=meeting, case=urgent.case)
    stale = fresh(item)
    actions.end_discussion(item=item, by=claire)
    with pytest.raises(Refused, match="déjà son issue"):
        actions.end_discussion(item=stale, by=claire)


def test_somebody_who_wrote_two_opinions_takes_part_once(case, meeting, claire, bruno, david, emma, farid, guideline):
    for text in ("Stabilisation possible.", "Après relecture : décompression."):
        actions.give_opinion(case=case, competence="neurosurgeon", text=text, by=farid)
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, [bruno, david, emma])
    decision = factories.proposed(case, bruno, guideline)
    actions.end_discussion(item=item, by=claire)
    signed = actions.sign_decision(decision=fresh(decision), by=bruno)
    assert signed.kind == "decision"
    assert signed.participants.filter(person=farid).count() == 1


@pytest.mark.parametrize("is_held", [True, False])
def test_an_urgent_decision_that_a_session_did_not_regularise_waits_for_the_next(
    case, board, bruno, claire, meeting, guideline, is_held
):
    later = factories.meeting(claire, board, days=14)
    declare_urgent(case=case, by=bruno, reason="Suspicion de compression médullaire")
    decision = factories.proposed(case, bruno, guideline)
    actions.sign_decision(decision=decision, by=bruno, as_provisional=True)
    assert not later.items.exists()
    if is_held:
        factories.opened(claire, meeting, [bruno])
        actions.close_meeting(meeting=fresh(meeting), by=claire)
    else:
        actions.cancel_meeting(meeting=meeting, by=claire, reason="Salle indisponible")
    assert [line.case for line in later.items.all()] == [case]


def test_a_regularisation_without_quorum_presents_the_case_again_once(urgent, meeting, claire, bruno):
    factories.opened(claire, meeting, [bruno])
    item = AgendaItem.objects.get(meeting=meeting, case=urgent.case)
    actions.end_discussion(item=item, by=claire)
    second = actions.amend_decision(decision=urgent, by=bruno, reason="Régularisation en séance", item=item)
    actions.sign_decision(decision=second, by=bruno, as_provisional=True)
    third = actions.amend_decision(decision=fresh(second), by=bruno, reason="Une dose était fausse")
    actions.sign_decision(decision=third, by=bruno, as_provisional=True)
    assert Case.objects.filter(represents=urgent.case).count() == 1


def test_an_urgent_opinion_of_a_staff_meeting_is_not_regularised(admin, alice, bruno, claire, guideline):
    members = [(bruno, "coordinator"), (claire, "office")]
    staff = factories.board(admin, name="Réunion de service", kind="staff", members=members)
    case = factories.whole_case(alice, staff)
    declare_urgent(case=case, by=bruno, reason="Suspicion de compression médullaire")
    decision = factories.proposed(case, bruno, guideline)
    assert actions.sign_decision(decision=decision, by=bruno).kind == "opinion"
    assert not factories.meeting(claire, staff).items.exists()


def test_a_recorded_case_still_follows_a_national_guideline_when_it_is_signed(
    case, meeting, admin, claire, bruno, emma, guideline
):
    national = factories.guideline(admin, scope="national", name="Thésaurus national")
    edit_case(case=case, by=bruno, version=case.version, handling="recorded")
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    decision = factories.proposed(case, bruno, national)
    factories.opened(claire, meeting, [bruno])
    actions.agree_to_record(item=item, by=emma)
    actions.record_case(item=fresh(item), by=bruno)
    decision = fresh(decision)
    actions.edit_decision(decision=decision, by=emma, version=decision.version, guideline=guideline)
    with pytest.raises(Refused, match="référentiel national"):
        actions.sign_decision(decision=fresh(decision), by=bruno)
    actions.edit_decision(decision=decision, by=emma, version=decision.version, guideline=national)
    assert actions.sign_decision(decision=fresh(decision), by=bruno).kind == "decision"


def test_what_changed_in_a_draft_since_it_was_loaded_is_signed(draft, item, meeting, claire, bruno, quorate):
    factories.opened(claire, meeting, quorate)
    actions.end_discussion(item=fresh(item), by=claire)
    loaded, other = fresh(draft), fresh(draft)
    assert loaded.case
    actions.edit_decision(decision=other, by=claire, version=other.version, surveillance="Scanner à 3 mois.")
    signed = actions.sign_decision(decision=loaded, by=bruno)
    assert signed.content["surveillance"] == signed.surveillance == "Scanner à 3 mois."


def test_a_session_closes_although_a_case_was_withdrawn(item, meeting, claire, bruno):
    factories.opened(claire, meeting, [bruno])
    withdraw_case(case=fresh(item.case), by=claire, text="Le patient est décédé.")
    actions.close_meeting(meeting=fresh(meeting), by=claire)
    assert Meeting.objects.get().status == Meeting.Status.CLOSED
    assert Decision.objects.count() == 0
