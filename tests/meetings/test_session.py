"""One session from registration to signature, and what is refused on the way."""

import pytest

from cases.errors import Refused
from cases.models import Case
from rcp.documents.models import Document
from rcp.meetings import actions
from rcp.meetings.models import Decision, Meeting
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
