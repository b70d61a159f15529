"""The writers of the record: for each success, its refusals."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cases import actions
from cases.access import case_for, patient_for, search_identities, search_patients
from cases.errors import Conflict, Invalid, NotVisible, Refused
from cases.identity import ins_key
from cases.models import (
    BoardMembership,
    Case,
    CaseMessage,
    ImagingStudy,
    Irradiation,
    LabValue,
    Lesion,
    LesionObservation,
    Patient,
)
from rcp.accounts.actions import amend_account
from rcp.accounts.models import Role
from tests import factories


@pytest.fixture
def draft(alice, board):
    return factories.draft(alice, board)


@pytest.fixture
def patient(draft):
    return draft.patient


def attested(patient, by, **values):
    number = "2560335238001"
    return actions.attest_identity(
        patient=patient,
        by=by,
        version=patient.version,
        **{
            "ins": f"{number}{ins_key(number):02d}",
            "ins_kind": "test",
            "attested_source": "Téléservice INSi, identité du CHU",
            "attested_on": timezone.localdate(),
            **values,
        },
    )


def test_an_office_attests_a_qualified_identity(patient, claire):
    attested(patient, claire)
    assert patient.identity_status == "qualified"
    assert search_patients(claire, patient.ins) == [patient]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"ins": "256033523800199"}, "ins"),
        ({"ins": "2560335238001"}, "__all__"),
        ({"ins_kind": "nir"}, "ins_kind"),
        ({"attested_source": ""}, "attested_source"),
        ({"attested_on": timezone.localdate() + timedelta(days=1)}, "attested_on"),
    ],
)
def test_a_wrong_matricule_is_refused_on_its_field(patient, claire, values, field):
    with pytest.raises(Invalid) as refused:
        attested(patient, claire, **values)
    assert field in refused.value.errors
    assert Patient.objects.get(pk=patient.pk).ins == ""


def test_a_requester_does_not_attest(patient, alice):
    with pytest.raises(Refused, match="secrétariat ou le coordonnateur"):
        attested(patient, alice)


def test_the_traits_of_a_qualified_identity_are_not_typed_over(patient, claire, alice):
    attested(patient, claire)
    with pytest.raises(Refused, match="qualifiée"):
        actions.correct_identity(patient=patient, by=alice, version=patient.version, birth_name="DURAND")
    actions.correct_identity(patient=patient, by=alice, version=patient.version, phone="02 99 00 00 00")
    actions.downgrade_identity(patient=patient, by=claire, version=patient.version, reason="Mauvais patient")
    assert (patient.identity_status, patient.ins) == ("provisional", "")


def test_a_birth_in_the_future_is_refused_on_its_field(alice, db):
    with pytest.raises(Invalid) as refused:
        factories.patient(alice, birth_date=timezone.localdate() + timedelta(days=1))
    assert list(refused.value.errors) == ["birth_date"]


@pytest.mark.parametrize("words", ["martin jeanne", "JEANNE Mart", "12/03/1956 martin", "8001234", "mártin"])
def test_a_patient_is_found_by_any_words_in_any_order(patient, bruno, words):
    assert search_patients(bruno, words) == [patient]


def test_a_stranger_finds_nobody_and_enters_nowhere(draft, patient, stranger):
    assert search_patients(stranger, "martin") == []
    for door, key in ((patient_for, patient.pk), (case_for, draft.pk), (case_for, "not-a-key")):
        with pytest.raises(NotVisible):
            door(stranger, key)


def test_an_office_of_another_board_finds_identities_and_nothing_more(admin, patient):
    other = factories.account(admin, "Odile", role=Role.OFFICE)
    factories.board(admin, name="RCP thorax", members=[(other, BoardMembership.Role.OFFICE)])
    assert search_identities(other, "martin") == [patient]
    with pytest.raises(NotVisible):
        patient_for(other, patient.pk)


def test_a_case_without_a_question_is_not_submitted(alice, board):
    case = factories.draft(alice, board, question="")
    with pytest.raises(Invalid) as refused:
        actions.submit_case(case=case, by=alice)
    assert list(refused.value.errors) == ["question"]


def test_a_case_is_returned_with_a_reason_and_comes_back(draft, alice, claire):
    actions.submit_case(case=draft, by=alice)
    with pytest.raises(Invalid, match="liste"):
        actions.return_case(case=draft, by=claire, code="because", text="Il manque le scanner.")
    actions.return_case(case=draft, by=claire, code="file_incomplete", text="Il manque le scanner.")
    assert CaseMessage.objects.get(case=draft).reason == "dossier incomplet"
    actions.submit_case(case=draft, by=alice)
    assert draft.status == Case.Status.SUBMITTED


def test_a_case_is_not_submitted_twice(draft, alice):
    stale = Case.objects.get(pk=draft.pk)
    actions.submit_case(case=draft, by=alice)
    with pytest.raises(Refused, match="Quelqu’un vient de changer"):
        actions.submit_case(case=stale, by=alice)


def test_the_office_registers_in_the_name_of_a_requester(claire, alice, board, patient):
    case = actions.register_case(patient=patient, board=board, by=claire, requester=alice)
    assert (case.requester, case.created_by) == (alice, claire)
    with pytest.raises(Invalid, match="médecin"):
        actions.register_case(patient=patient, board=board, by=claire)


@pytest.mark.parametrize("who", ["admin", "rose"])
def test_nobody_without_a_clinical_role_registers(who, request, board, patient):
    person = request.getfixturevalue(who)
    with pytest.raises(Refused, match="Seuls un médecin"):
        actions.register_case(patient=patient, board=board, by=person)


def test_a_withdrawn_case_is_not_edited_any_more(draft, alice):
    actions.withdraw_case(case=draft, by=alice, text="Patient décédé")
    with pytest.raises(Refused, match="retiré"):
        actions.edit_case(case=draft, by=alice, version=draft.version, synthesis="…")


def test_two_writers_of_one_part_are_told(draft, alice, bruno):
    state = factories.state(draft, alice)
    stale = type(state).objects.get(pk=state.pk)
    actions.amend_part(state, by=alice, version=1, karnofsky=60)
    with pytest.raises(Conflict) as conflict:
        actions.amend_part(stale, by=bruno, version=1, karnofsky=50)
    assert conflict.value.current.karnofsky == 60


def test_saving_without_a_change_changes_nothing(draft, alice):
    state = factories.state(draft, alice)
    actions.amend_part(state, by=alice, version=1, karnofsky=70)
    assert state.version == 1


@pytest.mark.parametrize("karnofsky", [65, 110, -10])
def test_a_karnofsky_that_is_not_a_ten_is_refused(draft, alice, karnofsky):
    with pytest.raises(Invalid) as refused:
        factories.state(draft, alice, karnofsky=karnofsky)
    assert refused.value.errors


def test_an_observation_of_tomorrow_is_refused(draft, alice):
    with pytest.raises(Invalid, match="avenir"):
        factories.vertebra(draft, alice, observed_on=timezone.localdate() + timedelta(days=1))


def test_a_removed_part_is_kept_and_stands_no_more(draft, alice):
    lesion = factories.femur(draft, alice)
    actions.remove_part(lesion, by=alice, version=lesion.version)
    assert not Lesion.objects.standing().exists()
    assert Lesion.objects.get(pk=lesion.pk).removed_by == alice
    with pytest.raises(Refused, match="retiré"):
        actions.amend_part(lesion, by=alice, version=lesion.version, note="…")


def test_lesions_are_numbered_for_the_patient_and_numbers_are_not_given_again(draft, alice):
    first = factories.femur(draft, alice)
    actions.remove_part(first, by=alice, version=1)
    assert factories.vertebra(draft, alice).number == 2


def test_a_part_never_points_to_another_patient(draft, alice, board):
    other = factories.draft(alice, board, factories.patient(alice, birth_name="AUTRE", ipp="1"))
    lesion = factories.femur(other, alice)
    with pytest.raises(Invalid, match="n’appartient pas"):
        actions.add_part(LesionObservation, of=draft, by=alice, lesion=lesion, observed_on=date(2026, 1, 5))


def test_a_laboratory_value_needs_its_unit(draft, alice):
    with pytest.raises(Invalid, match="unité"):
        actions.add_part(LabValue, of=draft, by=alice, analyte="creatinine", value=80, taken_on=date(2026, 1, 5))


def test_a_member_of_the_board_adds_to_the_file_and_a_stranger_does_not(draft, alice, david, stranger):
    actions.submit_case(case=draft, by=alice)
    values = {"kind": "mri", "status": "done", "done_on": date(2026, 10, 2)}
    actions.add_part(ImagingStudy, of=draft, by=david, **values)
    with pytest.raises(Refused):
        actions.add_part(ImagingStudy, of=draft, by=stranger, **values)


def test_a_retrieved_identity_has_a_source_and_no_matricule_and_keeps_its_traits_from_the_hand(patient, claire):
    traits = {"birth_name": "Martin", "first_birth_given_name": "Jeanne", "sex": "F", "birth_date": patient.birth_date}
    said = {"attested_source": "Téléservice INSi", "attested_on": date(2026, 1, 5)}
    actions.retrieve_identity(patient=patient, by=claire, version=patient.version, **said, **traits)
    assert (patient.identity_status, patient.ins, patient.attested_source) == ("retrieved", "", "Téléservice INSi")
    with pytest.raises(Refused, match="identité récupérée"):
        actions.correct_identity(patient=patient, by=claire, version=patient.version, birth_name="MARTEL")
    actions.correct_identity(patient=patient, by=claire, version=patient.version, phone="02 99 00 00 00")
    actions.downgrade_identity(patient=patient, by=claire, version=patient.version, reason="Erreur")
    assert (patient.identity_status, patient.attested_source) == ("provisional", "")


def test_only_an_office_retrieves_an_identity_and_says_from_where(patient, alice, claire):
    said = {"attested_source": "INSi", "attested_on": date(2026, 1, 5)}
    with pytest.raises(Refused, match="atteste"):
        actions.retrieve_identity(patient=patient, by=alice, version=patient.version, **said)
    with pytest.raises(Invalid, match="source"):
        actions.retrieve_identity(patient=patient, by=claire, version=1, attested_source="", attested_on=None)


def test_a_merged_identity_is_neither_attested_nor_downgraded(patient, claire):
    other = factories.patient(claire, birth_name="MARTIN-LEGRAND")
    Patient.objects.filter(pk=patient.pk).update(merged_into=other)
    patient.refresh_from_db()
    with pytest.raises(Refused, match="fusionnée"):
        attested(patient, claire)
    with pytest.raises(Refused, match="fusionnée"):
        actions.downgrade_identity(patient=patient, by=claire, version=patient.version, reason="Erreur")


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.READER])
def test_whoever_stops_working_with_patients_sees_none(draft, patient, admin, alice, role):
    amend_account(user=alice, by=admin, role=role)
    for door, key in ((patient_for, patient.pk), (case_for, draft.pk)):
        with pytest.raises(NotVisible):
            door(alice, key)


def test_a_member_of_a_board_keeps_his_role_until_he_leaves_it(admin, board, bruno):
    with pytest.raises(Refused, match="appartient à une RCP"):
        amend_account(user=bruno, by=admin, role=Role.ADMINISTRATOR)
    actions.end_membership(membership=board.memberships.get(person=bruno), by=admin)
    bruno.refresh_from_db()
    assert amend_account(user=bruno, by=admin, role=Role.ADMINISTRATOR).role == Role.ADMINISTRATOR


@pytest.mark.parametrize(
    ("place", "is_reached"),
    [
        ({"bone": "vertebra", "level": "T8", "side": "midline"}, True),
        ({"bone": "vertebra", "level": "T9"}, False),
        ({"bone": "femur", "side": "left"}, False),
    ],
)
def test_a_level_was_irradiated_whatever_its_side(draft, alice, place, is_reached):
    lesion = factories.vertebra(draft, alice, "T8")
    given = actions.add_part(Irradiation, of=draft, by=alice, technique="conformal_3d", **place)
    assert given.reaches(lesion) is is_reached


def test_a_side_of_the_other_limb_was_not_irradiated(draft, alice):
    lesion = factories.femur(draft, alice)
    sides = {
        side: actions.add_part(Irradiation, of=draft, by=alice, technique="conformal_3d", bone="femur", side=side)
        for side in ("left", "right")
    }
    assert {side: row.reaches(lesion) for side, row in sides.items()} == {"left": True, "right": False}
