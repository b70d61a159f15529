"""Identities over HTTP: found, registered, corrected, attested, made provisional again."""

import pytest

from cases.models import JournalEntry, Patient
from rcp.meetings import actions
from tests import factories
from tests.api.conftest import Caller, fields_of
from tests.cases.test_identity import OFFICIAL
from tests.counting import statements

IDENTITY = {"birth_name": "Durand", "first_birth_given_name": "Luc", "sex": "M", "birth_date": "1950-02-03"}


@pytest.fixture
def patient(case):
    return case.patient


def test_a_patient_is_registered_and_written_as_the_identity_system_writes(as_alice):
    answer = as_alice.post("patients/", IDENTITY)
    assert (answer.status_code, answer.headers["ETag"]) == (201, '"1"')
    assert (answer.json()["birth_name"], answer.json()["identity_status"]) == ("DURAND", "provisional")
    assert Patient.objects.get(pk=answer.json()["id"]).search_key


def test_the_line_of_a_registration_carries_who_called(as_alice, alice):
    key = as_alice.post("patients/", IDENTITY).json()["id"]
    line = JournalEntry.objects.get(record=f"patient:{key}")
    assert (line.event, line.by) == ("patient_registered", alice.pk)


def test_what_lacks_is_named(as_alice):
    answer = as_alice.post("patients/", {"birth_place_insee": "3523"})
    assert answer.status_code == 422
    required = {"birth_name": "required", "first_birth_given_name": "required", "sex": "required"}
    assert fields_of(answer) == required | {"birth_date": "required"}


def test_a_status_that_needs_a_source_is_not_given_by_hand(as_alice):
    answer = as_alice.post("patients/", IDENTITY | {"identity_status": "qualified"})
    assert fields_of(answer) == {"identity_status": "invalid_choice"}


def test_somebody_close_is_shown_before_anything_is_written(as_alice):
    first = as_alice.post("patients/", IDENTITY).json()
    answer = as_alice.post("patients/", IDENTITY | {"birth_name": "Durant"})
    assert (answer.status_code, answer.json()["code"]) == (409, "likely_duplicates")
    assert [(row["id"], row["is_open"]) for row in answer.json()["duplicates"]] == [(first["id"], True)]
    assert as_alice.post("patients/", IDENTITY | {"birth_name": "Durant", "anyway": True}).status_code == 201


def test_only_clinicians_and_offices_register(rose, admin):
    for person in (rose, admin):
        assert Caller(person).post("patients/", IDENTITY).json()["code"] == "refused"


def test_a_patient_is_read_by_those_who_work_on_a_case_and_the_read_has_its_line(patient, as_alice, as_claire):
    for who in (as_alice, as_claire):
        before = JournalEntry.objects.count()
        answer = who.get(f"patients/{patient.pk}/")
        assert (answer.status_code, answer.json()["birth_name"]) == (200, "MARTIN")
        assert JournalEntry.objects.count() == before + 1
    assert as_alice.get(f"patients/{patient.pk}/", If_None_Match='"1"').status_code == 304


def test_others_see_that_a_patient_does_not_exist(patient, stranger, rose, admin, greta):
    for person in (stranger, rose, admin, greta):
        them = Caller(person)
        absent = them.get("patients/00000000-0000-4000-8000-000000000000/")
        for answer in (
            them.get(f"patients/{patient.pk}/"),
            them.patch(f"patients/{patient.pk}/", {"phone": "1"}, version=1),
            them.post(f"patients/{patient.pk}/attest/", {}, version=1),
            them.post(f"patients/{patient.pk}/downgrade/", {}, version=1),
        ):
            assert (answer.status_code, answer.content) == (404, absent.content)


def test_an_identity_is_corrected_on_the_version_that_was_read(patient, as_alice):
    assert as_alice.patch(f"patients/{patient.pk}/", {"phone": "02"}).json()["code"] == "version_needed"
    corrected = as_alice.patch(f"patients/{patient.pk}/", {"phone": "02"}, version=1)
    assert (corrected.json()["phone"], corrected.headers["ETag"]) == ("02", '"2"')
    stale = as_alice.patch(f"patients/{patient.pk}/", {"phone": "03"}, version=1)
    assert (stale.status_code, stale.json()["current"]["phone"], stale.headers["ETag"]) == (412, "02", '"2"')


def test_any_version_is_not_a_version(patient, as_alice):
    answer = as_alice.client.patch(
        f"/api/v1/patients/{patient.pk}/", {}, content_type="application/json", headers={"If-Match": "*"}
    )
    assert (answer.status_code, answer.json()["code"]) == (428, "version_needed")


def test_a_guest_does_not_correct(patient, case, meeting, claire, greta):
    actions.schedule_case(meeting=meeting, case=case, by=claire)
    actions.invite_guest(meeting=meeting, person=greta, by=claire, in_quorum=False)
    answer = Caller(greta).patch(f"patients/{patient.pk}/", {"phone": "1"}, version=1)
    assert (answer.status_code, answer.json()["code"]) == (409, "refused")


def test_an_identity_is_attested_by_an_office_then_made_provisional_again(patient, as_alice, as_claire):
    source = {"ins": OFFICIAL, "ins_kind": "test", "attested_source": "INSi", "attested_on": "2026-11-20"}
    assert as_alice.post(f"patients/{patient.pk}/attest/", source, version=1).json()["code"] == "refused"
    wrong = as_claire.post(f"patients/{patient.pk}/attest/", source | {"ins": "256033523800199"}, version=1)
    assert fields_of(wrong) == {"ins": "invalid"}
    attested = as_claire.post(f"patients/{patient.pk}/attest/", source, version=1)
    assert (attested.status_code, attested.json()["identity_status"]) == (200, "qualified")
    typed_over = as_claire.patch(f"patients/{patient.pk}/", {"birth_name": "Autre"}, version=2)
    assert (typed_over.json()["code"], fields_of(typed_over)) == ("refused", {"birth_name": "refused"})
    again = as_claire.post(f"patients/{patient.pk}/downgrade/", {"reason": "homonyme"}, version=2)
    assert (again.json()["identity_status"], again.json()["ins"]) == ("provisional", "")


def test_traits_are_retrieved_from_their_source(patient, as_claire):
    source = {"attested_source": "INSi", "attested_on": "2026-11-20", "birth_place_insee": "35238"}
    answer = as_claire.post(f"patients/{patient.pk}/retrieve/", source, version=1)
    assert (answer.status_code, answer.json()["identity_status"]) == (200, "retrieved")


def test_patients_are_searched_by_words_in_the_body(patient, as_alice, as_claire, stranger):
    found = as_alice.post("patients/search/", {"words": "jeanne martin 12/03/1956"}).json()["results"]
    assert [(row["id"], row["is_open"]) for row in found] == [(str(patient.pk), True)]
    line = JournalEntry.objects.order_by("-id").first()
    assert (line.event, line.keys) == ("patients_searched", [f"patient:{patient.pk}"])
    assert as_alice.get("patients/?words=martin").json()["code"] == "unknown_parameter"
    elsewhere = Caller(stranger).post("patients/search/", {"words": "martin"}).json()["results"]
    assert [row["is_open"] for row in elsewhere] == [False], "an office finds identities, and reads no file"


def test_the_list_holds_the_patients_open_to_the_caller(patient, as_alice, stranger):
    factories.patient(stranger, birth_name="AUTRE")
    assert [row["id"] for row in as_alice.get("patients/").json()["results"]] == [str(patient.pk)]
    line = JournalEntry.objects.order_by("-id").first()
    assert (line.event, line.keys) == ("patients_listed", [f"patient:{patient.pk}"])


def test_lists_and_searches_cost_the_same_from_two_rows_to_two_hundred(as_claire, alice, case):
    def cost():
        with statements() as found:
            as_claire.get("patients/?limit=200")
            as_claire.post("patients/search/", {"words": "jeanne"})
        return found.on_the_record

    few = cost()
    for number in range(199):
        factories.draft(alice, case.board, factories.patient(alice, birth_name=f"NOM{number}"))
    assert cost() == few <= 8
    assert len(as_claire.get("patients/?limit=200").json()["results"]) == 200
