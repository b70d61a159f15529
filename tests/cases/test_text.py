"""A text that does not show what was typed, or shows it in another order, enters no record by any way."""

import pytest

from cases import actions
from cases.errors import Invalid
from cases.models import Contact, Patient
from rcp.accounts.actions import create_account
from rcp.meetings.actions import cancel_meeting
from tests import factories

HIDDEN = ["\x00", "\x08", "\x1b", "\x7f", "\x85", "\u202e", "\u202a", "\u2066", "\u2069", "\ud800", "\udfff", "\ufffe"]


@pytest.mark.parametrize("character", HIDDEN, ids=lambda character: f"U+{ord(character):04X}")
def test_a_line_takes_no_control_and_nothing_that_turns_it_round(alice, character):
    with pytest.raises(Invalid) as refused:
        factories.patient(alice, birth_place_name=f"REN{character}NES")
    assert set(refused.value.errors) == {"birth_place_name"}
    assert f"U+{ord(character):04X}" in refused.value.errors["birth_place_name"][0]
    assert not Patient.objects.exists()


@pytest.mark.parametrize("character", HIDDEN, ids=lambda character: f"U+{ord(character):04X}")
def test_a_text_of_several_lines_takes_none_either(alice, board, character):
    case = factories.draft(alice, board)
    with pytest.raises(Invalid) as refused:
        actions.edit_case(case=case, by=alice, version=case.version, question=f"Opérer{character} ?")
    assert set(refused.value.errors) == {"question"}


def test_lines_and_tabs_stay_in_a_text_of_several_lines(alice, board):
    words = "Deux points :\n\t– opérer ;\r\n\t– irradier."
    case = factories.draft(alice, board, synthesis=words)
    case.refresh_from_db()
    assert case.synthesis == words


def test_a_line_holds_one_line(alice):
    with pytest.raises(Invalid) as refused:
        factories.patient(alice, birth_place_name="RENNES\nNANTES")
    assert set(refused.value.errors) == {"birth_place_name"}


def test_writing_from_right_to_left_and_joined_signs_are_kept(alice):
    patient = factories.patient(alice)
    name = "فاطمة\u200f 👩\u200d⚕"
    assert actions.add_part(Contact, of=patient, by=alice, role="gp", name=name).name == name


def test_what_else_is_wrong_is_said_at_once(alice):
    with pytest.raises(Invalid) as refused:
        factories.patient(alice, birth_name="MAR\x00TIN", sex="X")
    assert set(refused.value.errors) == {"birth_name", "sex"}


@pytest.mark.parametrize("reason", ["a\x00b", "\u202eabc", "a" * 501])
def test_the_reason_of_an_act_is_held_to_the_same(alice, case, reason):
    with pytest.raises(Invalid) as refused:
        actions.declare_urgent(case=case, by=alice, reason=reason)
    assert set(refused.value.errors) == {"reason"}


def test_the_reason_that_stands_in_the_journal_alone_is_too(claire, case, meeting):
    with pytest.raises(Invalid):
        actions.downgrade_identity(patient=case.patient, by=claire, version=case.patient.version, reason="x\u202ey")
    with pytest.raises(Invalid):
        cancel_meeting(meeting=meeting, by=claire, reason="x\x00y")


def test_the_name_of_a_person_is_held_to_it(admin):
    with pytest.raises(Invalid) as refused:
        create_account(by=admin, email="x@hopital.test", given_name="A\u202eB", family_name="C", role="reader")
    assert set(refused.value.errors) == {"given_name"}


@pytest.mark.parametrize("words", ["\x00", "MAR\u200bTIN", "mar\u202etin", "\ud800 martin"])
def test_a_search_reads_past_what_does_not_show(alice, words):
    patient = factories.patient(alice)
    found = list(Patient.objects.visible_to(alice).matching(words))
    assert found == [patient]
