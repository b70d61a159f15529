"""The pages of patients: found before registered, shown with their traits, corrected with care."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases import actions
from cases.actions import correct_identity
from cases.identity import ins_key
from cases.models import BoardMembership, Irradiation, JournalEntry, Patient, Task
from rcp.meetings import actions as meeting_actions
from tests import factories
from tests.benchmarks.bench_patient import filled
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


def test_the_office_retrieves_an_identity_whose_traits_then_stay_as_they_came(client, claire, case):
    client.force_login(claire)
    patient = case.patient
    said = {name: value for name, value in attestation(patient).items() if not name.startswith("ins")}
    assert client.post(at("patient_retrieve", patient.pk), said).status_code == 302
    patient.refresh_from_db()
    assert (patient.identity_status, patient.ins, patient.attested_source) == ("retrieved", "", "Téléservice INSi")
    assert "birth_name" not in client.get(at("patient_correct", patient.pk)).context["form"].fields
    assert at("patient_downgrade", patient.pk) in client.get(at("patient", patient.pk)).content.decode()


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


def test_a_patient_with_hundreds_of_rows_costs_what_one_with_two_costs(as_alice, alice, board):
    short, long = filled(alice, board, "COURT", 2, 2), filled(alice, board, "LONG", 200, 400)

    def count(patient, name, *rest, **query):
        as_alice.get(at(name, patient.pk, *rest), query)
        with statements() as counted:
            assert as_alice.get(at(name, patient.pk, *rest), query).status_code == 200
        return counted

    for name in (("patient",), ("patient_time",), ("patient_list", "cases"), ("patient_list", "lesion")):
        few, many = count(short, *name), count(long, *name)
        assert many.on_the_record == few.on_the_record <= 12, f"{name}\n" + "\n".join(many.statements)
        assert many.of_the_house <= few.of_the_house


def test_the_page_shows_the_newest_few_and_leads_to_all(as_alice, alice, board, case):
    for number in range(7):
        factories.femur(case, alice, size_mm=10 + number)
        factories.draft(alice, board, case.patient)
    shown = text(as_alice.get(at("patient", case.patient_id)))
    assert at("patient_list", case.patient_id, "cases") in shown
    assert at("patient_list", case.patient_id, "lesion") in shown
    assert at("patient_list", case.patient_id, "decisions") not in shown
    assert "8. fémur gauche" in shown
    assert "1. T8" not in shown
    assert "1. T8" in text(as_alice.get(at("patient_list", case.patient_id, "lesion")))
    assert as_alice.get(at("patient_list", case.patient_id, "labvalue")).status_code == 404


@pytest.mark.parametrize("what", ["cases", "decisions", "lesion", "irradiation", "treatment", "surgery", "boneagent"])
def test_each_list_can_be_seen_whole(as_alice, case, alice, what):
    irradiated(case, alice)
    assert as_alice.get(at("patient_list", case.patient_id, what)).status_code == 200


def irradiated(case, by, **values):
    values = {"bone": "vertebra", "level": "T8", "technique": "conformal_3d", "dose_gy": 30, "fractions": 10, **values}
    return actions.add_part(Irradiation, of=case, by=by, **values)


def test_the_irradiation_memory_sums_the_doses_of_each_level_and_says_what_that_is_worth(as_alice, case, alice):
    irradiated(case, alice, started_on=date(2025, 3, 1), ended_on=date(2025, 3, 12))
    irradiated(case, alice, dose_gy=8, fractions=1, side="left", ended_on=date(2026, 2, 3))
    irradiated(case, alice, level="L1", dose_gy=20, fractions=5)
    irradiated(case, alice, level="L2", dose_gy=None, fractions=None)
    irradiated(case, alice, bone="femur", level="", side="left", dose_gy=20)
    irradiated(case, alice, bone="femur", level="", side="right", dose_gy=None)
    irradiated(case, alice, bone="femur", level="", side="right", dose_gy=8, fractions=1)
    memory = text(as_alice.get(at("patient", case.patient_id))).split('id="irradiations"')[1].split("</section>")[0]
    said = " ".join(re.sub("<[^>]+>", " ", memory).split())
    for words in (
        "T8 38 Gy en 2 irradiations",
        "L1 20 Gy 1 irradiation",
        "L2 dose inconnue",
        "Fémur gauche 20 Gy 1 irradiation",
        "Fémur droit au moins 8 Gy en 2 irradiations",
        "12/03/2025 30 Gy en 10 fractions conformationnelle 3D",
        "ni le fractionnement",
    ):
        assert words in said


def test_a_dose_removed_from_the_file_is_no_longer_counted(as_alice, case, alice):
    gone = irradiated(case, alice)
    irradiated(case, alice, dose_gy=8)
    actions.remove_part(gone, by=alice, version=1)
    assert "8 Gy</strong>" in text(as_alice.get(at("patient", case.patient_id)))
    assert "38 Gy" not in text(as_alice.get(at("patient", case.patient_id)))


def test_the_time_line_is_read_page_after_page_without_losing_or_doubling_a_moment(as_alice, alice, case):
    for number in range(100):
        irradiated(case, alice, started_on=date(2020 + number % 5, 1 + number % 2, 1 + number % 3), dose_gy=number + 1)
    address, seen, headings = at("patient_time", case.patient_id), [], []
    while address:
        answer = as_alice.get(address).content.decode().replace("\u00a0", " ")
        seen += re.findall(r"T8, (\d+) Gy", answer)
        headings += re.findall(r'class="year">(\d+)<', answer)
        address = (re.findall(r'hx-get="([^"]+older=[^"]+)"', answer) or [""])[0].replace("&amp;", "&")
    assert sorted(map(int, seen)) == list(range(1, 101))
    assert headings == sorted(set(headings), reverse=True)


def test_the_time_line_is_narrowed_to_one_kind_of_moment(as_alice, alice, case):
    irradiated(case, alice, started_on=date(2025, 3, 1))
    treatments = text(as_alice.get(at("patient_time", case.patient_id), {"group": "treatments"}))
    assert "Irradiation" in treatments
    assert "Tumeur diagnostiquée" not in treatments
    disease = text(as_alice.get(at("patient", case.patient_id), {"group": "disease"})).split('id="time"')[1]
    assert "Tumeur diagnostiquée" in disease


@pytest.mark.parametrize(
    "place", ["zzz", "2026-01-01", "2026-01-01.zz", "9999-99-99.00", "\x00", "0001-01-01." + "0" * 32]
)
def test_a_place_that_is_none_begins_at_the_newest_or_finds_nothing(as_alice, case, place):
    assert as_alice.get(at("patient_time", case.patient_id), {"older": place}).status_code == 200


def test_a_decision_tells_what_became_of_it(client, bruno, claire, emma, david, farid, case, meeting, guideline):
    meeting_actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, [bruno, david, emma, farid])
    decision = factories.proposed(case, bruno, guideline)
    meeting_actions.end_discussion(item=meeting.items.get(), by=claire)
    decision.refresh_from_db()
    meeting_actions.sign_decision(decision=decision, by=bruno)
    late = timezone.localdate() - timedelta(days=3)
    case.refresh_from_db()
    actions.add_part(Task, of=case, by=bruno, what="IRM du rachis", due_on=late)
    actions.add_part(Task, of=case, by=bruno, what="Bilan dentaire", outcome="done", ended_on=late)
    new = meeting_actions.amend_decision(decision=decision, by=bruno, reason="Refus du patient")
    meeting_actions.sign_decision(decision=new, by=bruno)
    client.force_login(bruno)
    shown = text(client.get(at("patient", case.patient_id)))
    for words in ("Remplacée par la révision 2", "IRM du rachis : en retard pour le", "Bilan dentaire : fait le"):
        assert words in shown


def test_of_another_boards_case_only_date_board_and_question_are_shown(client, admin, alice, bruno, case):
    gaston = factories.account(admin, "Gaston", specialty="neurosurgeon")
    other = factories.board(admin, name="RCP rachis", members=[(gaston, BoardMembership.Role.MEMBER)])
    theirs = factories.draft(alice, other, case.patient, synthesis="Secret d’une autre RCP", question="Opérer ?")
    actions.add_part(Task, of=theirs, by=alice, what="Tâche d’une autre RCP")
    client.force_login(bruno)
    shown = text(client.get(at("patient", case.patient_id)))
    assert "RCP rachis" not in shown
    actions.submit_case(case=theirs, by=alice)
    shown = text(client.get(at("patient", case.patient_id)))
    assert "RCP rachis" in shown
    assert "Opérer ?" in shown
    for words in ("Secret d’une autre RCP", "Tâche d’une autre RCP", at("case", theirs.pk), theirs.number):
        assert words not in shown


def test_each_result_says_who_it_is_and_why_it_is_shown(as_alice, alice):
    factories.patient(alice, birth_name="D’ARTAGNAN", used_name="LE GOFF", ipp="77001")
    shown = text(as_alice.post(at("patient_search"), {"q": "legoff 12 mars 1956"}, HTTP_HX_REQUEST="true"))
    for words in (
        "12/03/1956",
        "féminin",
        "77001",
        "nom utilisé, date de naissance",
        'role="option"',
        "1 patient trouvé",
    ):
        assert words in shown


def test_a_search_costs_at_most_four_statements(client, claire, patient):
    client.force_login(claire)
    with statements() as count:
        client.post(at("patient_search"), {"q": "martin"}, HTTP_HX_REQUEST="true")
    assert count.on_the_record <= 4


@pytest.mark.parametrize("words", ["\x00\x00", "a" * 10_000, "\u202emartin", "%_%", "12/13/99999", "1e400", "'\"--"])
def test_a_search_for_anything_at_all_is_answered(as_alice, patient, words):
    assert as_alice.post(at("patient_search"), {"q": words}).status_code == 200
