"""The pages of patients: found before registered, shown with their traits, corrected with care."""

from datetime import date

import pytest
from django.urls import reverse

from cases.actions import correct_identity
from cases.identity import ins_key
from cases.models import JournalEntry, Patient
from tests import factories
from tests.counting import statements


def at(name, *args):
    return reverse(name, args=args)


def text(answer):
    return answer.content.decode().replace("\u00a0", " ")


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def patient(alice):
    return factories.patient(alice)


IDENTITY = {
    "birth_name": "Le Gall",
    "first_birth_given_name": "Marie",
    "birth_given_names": "",
    "sex": "F",
    "birth_date": "1961-05-04",
    "birth_place_insee": "29019",
    "birth_place_name": "Brest",
    "identity_status": "provisional",
}


def identity_of(patient, **values):
    return {**IDENTITY, "birth_name": patient.birth_name, "version": patient.version, **values}


def test_a_patient_is_registered_and_leads_to_his_case(as_alice):
    answer = as_alice.post(at("patient_register"), IDENTITY)
    patient = Patient.objects.get(birth_name="LE GALL")
    assert answer.url == at("case_register", patient.pk)
    assert patient.birth_given_names == "MARIE"


def test_a_likely_duplicate_is_shown_before_anything_is_written(as_alice, alice):
    known = factories.patient(alice, birth_name="LE GAL", given_name="MARIE", birth_date=date(1961, 5, 4))
    answer = as_alice.post(at("patient_register"), IDENTITY)
    assert answer.status_code == 422
    assert at("patient", known.pk) in text(answer)
    assert "Brest" in text(answer)
    assert Patient.objects.count() == 1
    as_alice.post(at("patient_register"), {**IDENTITY, "anyway": "yes"})
    assert Patient.objects.count() == 2


def test_a_namesake_born_another_day_is_no_duplicate(as_alice, alice):
    factories.patient(alice, birth_name="LE GALL", given_name="MARIE", birth_date=date(1961, 5, 5))
    assert as_alice.post(at("patient_register"), IDENTITY).status_code == 302


def test_what_was_typed_is_kept_when_a_trait_is_wrong(as_alice):
    answer = as_alice.post(at("patient_register"), {**IDENTITY, "birth_place_insee": "BREST"})
    assert answer.status_code == 422
    assert "Un code INSEE a cinq caractères" in text(answer)
    assert "Le Gall" in text(answer)


def test_a_reader_of_statistics_registers_nobody(client, rose):
    client.force_login(rose)
    assert "Seuls un médecin" in text(client.get(at("patient_register")))
    assert client.post(at("patient_register"), IDENTITY).status_code == 422
    assert not Patient.objects.exists()


@pytest.mark.parametrize("words", ["martin jeanne", "Jeanne 12/03/1956", "8001234", "MARTIN"])
def test_search_finds_by_any_word_in_any_order(as_alice, patient, words):
    assert at("patient", patient.pk) in text(as_alice.post(at("patient_search"), {"q": words}, HTTP_HX_REQUEST="true"))


def test_search_works_without_scripts_and_says_what_to_do_next(as_alice, patient):
    assert "<h1>" in text(as_alice.get(at("patient_search")))
    assert at("patient", patient.pk) in text(as_alice.post(at("patient_search"), {"q": "martin"}))
    assert "Aucun patient trouvé" in text(as_alice.post(at("patient_search"), {"q": "zzz"}))


def test_search_shows_a_stranger_nothing_and_an_office_the_identity_alone(client, patient, emma, claire, board):
    client.force_login(emma)
    assert "MARTIN" not in text(client.post(at("patient_search"), {"q": "martin"}))
    client.force_login(claire)
    shown = text(client.post(at("patient_search"), {"q": "martin"}))
    assert at("case_register", patient.pk) in shown
    assert at("patient", patient.pk) + '"' not in shown
    assert JournalEntry.objects.filter(event="identities_searched", by=claire.pk).exists()


@pytest.mark.parametrize("name", ["patient", "patient_correct", "patient_attest", "patient_downgrade"])
def test_the_stranger_sees_404(client, stranger, patient, name):
    client.force_login(stranger)
    assert client.get(at(name, patient.pk)).status_code == 404


def test_the_page_tells_the_disease_through_time(as_alice, case):
    shown = text(as_alice.get(at("patient", case.patient_id)))
    for words in ("T8", "Tumeur diagnostiquée", case.question, "MARTIN", "identité provisoire"):
        assert words in shown
    assert JournalEntry.objects.filter(event="patient_read").exists()


def test_traits_are_corrected_and_a_stale_correction_shows_both_versions(as_alice, alice, patient):
    values = identity_of(patient, birth_name="MARTINEZ")
    correct_identity(patient=patient, by=alice, version=patient.version, used_name="DURAND")
    answer = as_alice.post(at("patient_correct", patient.pk), values)
    assert answer.status_code == 409
    assert "MARTINEZ" in text(answer)
    assert "DURAND" in text(answer)
    as_alice.post(at("patient_correct", patient.pk), {**values, "version": values["version"] + 1})
    patient.refresh_from_db()
    assert patient.birth_name == "MARTINEZ"


MATRICULE = "2560335238001"


def attestation(patient, **values):
    return {
        **identity_of(patient),
        "first_birth_given_name": "JEANNE",
        "birth_given_names": "JEANNE",
        "ins": f"{MATRICULE}{ins_key(MATRICULE):02d}",
        "ins_kind": "test",
        "attested_source": "Téléservice INSi",
        "attested_on": "2026-01-05",
        **values,
    }


def test_the_office_attests_an_identity_and_may_make_it_provisional_again(client, claire, case):
    client.force_login(claire)
    patient = case.patient
    client.post(at("patient_attest", patient.pk), attestation(patient))
    patient.refresh_from_db()
    assert patient.identity_status == "qualified"
    assert 'name="birth_name"' not in text(client.get(at("patient_correct", patient.pk)))
    downgrade = at("patient_downgrade", patient.pk)
    assert client.post(downgrade, {"version": patient.version, "reason": " "}).status_code == 422
    client.post(downgrade, {"version": patient.version, "reason": "Usurpation"})
    patient.refresh_from_db()
    assert (patient.identity_status, patient.ins) == ("provisional", "")


def test_a_wrong_key_is_said_at_the_matricule(client, claire, case):
    client.force_login(claire)
    answer = client.post(at("patient_attest", case.patient_id), attestation(case.patient, ins=f"{MATRICULE}00"))
    assert answer.status_code == 422
    assert "La clé du matricule INS est fausse" in text(answer)


def test_a_requester_does_not_attest(as_alice, case):
    answer = as_alice.post(at("patient_attest", case.patient_id), attestation(case.patient))
    assert answer.status_code == 422
    assert "Seul le secrétariat" in text(answer)


def test_a_contact_is_added_and_a_wrong_rpps_only_warns(as_alice, patient):
    address = at("patient_part_add", patient.pk, "contact")
    assert as_alice.post(address, {"role": "gp", "name": ""}).status_code == 422
    answer = as_alice.post(address, {"role": "gp", "name": "Dr Le Bris", "rpps": "10001234567"}, follow=True)
    assert "Dr Le Bris" in text(answer)
    assert "RPPS" in text(answer)


def test_a_longer_file_costs_the_same(as_alice, alice, board, case):
    def count():
        with statements() as counted:
            as_alice.get(at("patient", case.patient_id))
        return counted

    short = count()
    for number in range(6):
        factories.femur(case, alice, size_mm=10 + number)
        factories.draft(alice, board, case.patient)
    long = count()
    assert long.on_the_record == short.on_the_record, "\n".join(long.statements)
