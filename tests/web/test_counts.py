"""What each page costs: as many statements for twelve rows as for two, and never more than is written here.

A list of people reads only their table, which every page reads for the signed-in person: it counts as the house's.
"""

from decimal import Decimal
from functools import partial

import pytest
from django.urls import reverse
from django.utils import timezone

from cases import actions
from cases.models import BoardMembership, Irradiation, LabValue
from rcp.meetings import actions as meeting_actions
from tests import factories
from tests.counting import MOST_OF_THE_HOUSE, statements

M = BoardMembership.Role

# (page, by whom) → the most statements on the record.
MOST = {
    ("home", "claire"): 14,
    ("home", "bruno"): 14,
    ("home", "rose"): 1,
    ("case_list", "claire"): 2,
    ("meeting_list", "claire"): 3,
    ("meeting", "claire"): 15,
    ("meeting", "david"): 13,
    ("meeting_attendance", "claire"): 13,
    ("meeting_decisions", "bruno"): 15,
    ("meeting_papers", "claire"): 5,
    ("case", "claire"): 12,
    ("case", "alice"): 12,
    ("patient", "alice"): 12,
    ("patient_search", "claire"): 3,
    ("account_list", "admin"): 0,
    ("board_list", "admin"): 2,
    ("establishment_list", "admin"): 1,
    ("guideline_list", "admin"): 1,
    ("journal", "admin"): 0,
}


@pytest.fixture
def more(admin, alice, bruno, claire, board, case, meeting, guideline):
    """Adds one row to whatever a page lists, through the actions."""

    def add(number):
        letter = "ABCDEFGHIJKL"[number]
        person = factories.account(admin, f"Personne{letter}", specialty="neurosurgeon")
        factories.board(admin, name=f"RCP {letter}", members=[(person, M.COORDINATOR)])
        actions.add_member(board=board, person=person, role=M.MEMBER, by=admin)
        factories.guideline(admin, name=f"Référentiel {letter}")
        factories.meeting(claire, board, days=8 + number)
        scheduled, waiting = _scheduled_and_waiting(alice, board, letter)
        meeting_actions.schedule_case(meeting=meeting, case=scheduled, by=claire, presenter=bruno)
        factories.proposed(scheduled, bruno, guideline)
        _opinion(waiting, person, claire)
        _opinion(scheduled, person, claire)
        factories.draft(alice, board, case.patient)
        _lengthen(case, alice, number)

    return add


def _scheduled_and_waiting(by, board, letter):
    one, other = (factories.patient(by, birth_name=f"NOM{letter}{place}", ipp=f"{letter}{place}") for place in "AB")
    draft = factories.draft(by, board, other)
    return factories.whole_case(by, board, patient_=one), actions.submit_case(case=draft, by=by)


def _opinion(case, person, by):
    case.refresh_from_db()
    meeting_actions.ask_opinion(case=case, person=person, by=by)
    meeting_actions.give_opinion(case=case, competence="neurosurgeon", text="Possible.", by=person)


def _lengthen(case, by, number):
    """One more of each kind that a long file has many of."""
    lesion = factories.vertebra(case, by, f"L{number % 5 + 1}")
    irradiated = {"lesion": lesion, "bone": lesion.bone, "level": lesion.level, "technique": "conformal_3d"}
    actions.add_part(Irradiation, of=case, by=by, dose_gy=30, fractions=10, **irradiated)
    measured = {"analyte": "calcium", "value": Decimal("2.4"), "unit": "mmol/L", "taken_on": timezone.localdate()}
    actions.add_part(LabValue, of=case, by=by, **measured)


@pytest.fixture
def address(case, meeting):
    def of(page):
        keys = {"case": case.pk, "patient": case.patient_id}
        if page in ("meeting", "meeting_attendance", "meeting_decisions", "meeting_papers"):
            keys[page] = meeting.pk
        return reverse(page, args=[keys[page]] if page in keys else [])

    return of


def costs(client, request, address):
    """{(page, by whom): its count}, each page asked a second time, when its templates are read."""
    found = {}
    for page, who in MOST:
        client.force_login(request.getfixturevalue(who))
        ask = partial(client.post, data={"q": "jeanne"}) if page == "patient_search" else client.get
        ask(address(page))
        with statements() as found[page, who]:
            assert ask(address(page)).status_code == 200
    return found


def test_no_page_costs_more_for_twelve_rows_than_for_two(client, request, more, address):
    for number in range(2):
        more(number)
    short = costs(client, request, address)
    for number in range(2, 12):
        more(number)
    long = costs(client, request, address)
    for name, count in long.items():
        said = f"{name}: {short[name].on_the_record}, then {count.on_the_record}\n" + "\n".join(count.statements)
        assert short[name].on_the_record == count.on_the_record <= MOST[name], said
        assert short[name].of_the_house == count.of_the_house <= MOST_OF_THE_HOUSE, name
