"""The journeys' cast, a case whose decision Bruno has signed, and the token of Alice's program."""

import json
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from cases.models import Board, Guideline
from rcp.accounts.actions import issue_token
from rcp.accounts.models import User
from rcp.meetings import actions
from rcp.meetings.models import Decision
from tests import factories
from tests.journeys import cast

PEOPLE = ("alice", "bruno", "claire", "david", "emma", "farid")


def fill():
    cast.fill()
    alice, bruno, claire, *others = (User.objects.get(email=f"{name}@hopital.test") for name in PEOPLE)
    board, guideline = Board.objects.get(), Guideline.objects.get()
    case = factories.whole_case(alice, board)
    meeting = factories.meeting(claire, board)
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, [bruno, *others])
    decision = factories.proposed(case, bruno, guideline)
    actions.end_discussion(item=item, by=claire)
    actions.sign_decision(decision=Decision.objects.get(pk=decision.pk), by=bruno)
    last = timezone.localdate() + timedelta(days=1)
    scopes = ["read", "write", "papers"]
    _token, secret = issue_token(owner=alice, by=alice, name="Client", scopes=scopes, expires_on=last)
    said = {"token": secret, "board": str(board.pk), "signed_case": str(case.pk)}
    (settings.DATA_DIR / "client.json").write_text(json.dumps(said))
