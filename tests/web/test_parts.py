"""The parts of a file, through their one form; the page of a lesion."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.actions import add_part, amend_part
from cases.models import ClinicalState, Irradiation, LabValue, Lesion, LesionObservation, Tumour
from cases.parts import PARTS, parent_of
from tests import factories


def at(name, *args):
    return reverse(name, args=args)


def text(answer):
    return answer.content.decode().replace("\u00a0", " ")


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def lesion(case):
    return case.patient.lesion_set.get()


@pytest.mark.parametrize("kind", sorted(PARTS))
def test_every_kind_of_part_has_a_form_that_shows_each_of_its_fields(as_alice, case, lesion, kind):
    model = PARTS[kind]
    tumour = Tumour.objects.get()
    parent = {"lesion": lesion.pk, "tumour": tumour.pk}
    field = parent_of(model)
    query = {field.name: parent[field.name]} if field else {}
    answer = as_alice.get(at("part_add", case.pk, kind), query)
    assert answer.status_code == 200
    shown = set(re.findall(r'name="(\w+)"', text(answer)))
    assert {one.name for one in model._meta.concrete_fields if one.editable} <= shown


def test_a_part_is_added_amended_and_taken_out(as_alice, case):
    add = at("part_add", case.pk, "labvalue")
    values = {"analyte": "creatinine", "value": "92", "unit": "umol/L", "taken_on": "2026-01-02"}
    assert as_alice.post(add, values).url == f"{at('case', case.pk)}#state"
    row = LabValue.objects.get()
    amend = f"{at('part_amend', 'labvalue', row.pk)}?case={case.pk}"
    as_alice.post(amend, {**values, "value": "95", "version": row.version})
    row.refresh_from_db()
    assert row.value == 95
    as_alice.post(at("part_remove", "labvalue", row.pk), {"version": row.version})
    assert not LabValue.objects.standing().exists()


def test_a_value_without_its_unit_is_refused_and_kept(as_alice, case):
    values = {"analyte": "creatinine", "value": "92", "unit": "", "taken_on": "2026-01-02"}
    answer = as_alice.post(at("part_add", case.pk, "labvalue"), values)
    assert answer.status_code == 422
    assert "Un résultat est une valeur avec son unité, ou un texte." in text(answer)
    assert 'value="92"' in text(answer)


def test_two_writers_of_one_part_see_both_versions(as_alice, case, bruno):
    state = ClinicalState.objects.get()
    old = state.version
    amend_part(state, by=bruno, version=old, karnofsky=50)
    values = {"version": old, "karnofsky": "80", "ecog": "2"}
    answer = as_alice.post(at("part_amend", "clinicalstate", state.pk), values)
    assert answer.status_code == 409
    assert "80" in text(answer)
    assert "50" in text(answer)


def test_a_removal_of_what_changed_meanwhile_is_refused(as_alice, case, bruno):
    state = ClinicalState.objects.get()
    amend_part(state, by=bruno, version=state.version, karnofsky=50)
    assert as_alice.post(at("part_remove", "clinicalstate", state.pk), {"version": 1}).status_code == 409
    assert ClinicalState.objects.standing().exists()


def test_the_stranger_and_the_unknown_kind_see_404(client, stranger, case, lesion):
    client.force_login(stranger)
    assert client.get(at("part_add", case.pk, "labvalue")).status_code == 404
    assert client.get(at("part_amend", "lesion", lesion.pk)).status_code == 404
    assert client.post(at("part_remove", "lesion", lesion.pk), {"version": 1}).status_code == 404
    assert client.get(at("lesion", case.pk, lesion.pk)).status_code == 404
    client.force_login(case.requester)
    assert client.get(at("part_add", case.pk, "secret")).status_code == 404


def test_an_observation_belongs_to_a_lesion_of_this_patient(as_alice, alice, case, board):
    other = factories.femur(factories.draft(alice, board, factories.patient(alice, ipp="2")), alice)
    address = at("part_add", case.pk, "lesionobservation")
    assert as_alice.get(address).status_code == 404
    assert as_alice.get(address, {"lesion": other.pk}).status_code == 404


def test_a_new_observation_starts_from_the_last_one(as_alice, case, lesion):
    address = f"{at('part_add', case.pk, 'lesionobservation')}?lesion={lesion.pk}"
    answer = as_alice.get(address)
    assert "Repris de l’observation du" in text(answer)
    assert answer.context["form"].initial["collapse_percent"] == 30
    as_alice.post(address, {"observed_on": timezone.localdate().isoformat(), "collapse_percent": "45"})
    assert LesionObservation.objects.filter(lesion=lesion).count() == 2


def test_a_lesion_is_recorded_and_read_through_time(as_alice, case, lesion):
    answer = as_alice.post(at("part_add", case.pk, "lesion"), {"bone": "humerus", "segment": "neck", "side": "left"})
    new = Lesion.objects.get(bone="humerus")
    assert answer.url == at("lesion", case.pk, new.pk)
    shown = text(as_alice.get(at("lesion", case.pk, lesion.pk)))
    assert "Tassement du corps vertébral" in shown
    assert "7/10" in shown
    assert "humérus gauche, col" in shown


def test_a_level_on_a_long_bone_is_refused(as_alice, case):
    answer = as_alice.post(at("part_add", case.pk, "lesion"), {"bone": "femur", "level": "T8"})
    assert answer.status_code == 422
    assert "aucun autre os n’en a" in text(answer)


def test_an_irradiation_of_a_lesion_takes_its_place(as_alice, case, lesion):
    address = at("part_add", case.pk, "irradiation")
    refused = as_alice.post(address, {"technique": "conformal_3d"})
    assert "Choisissez une lésion ou un os." in text(refused)
    as_alice.post(address, {"technique": "conformal_3d", "lesion": str(lesion.pk)})
    assert (Irradiation.objects.get().bone, Irradiation.objects.get().level) == ("vertebra", "T8")


def test_an_unknown_letter_of_the_tnm_is_an_answer(as_alice, case):
    tumour = Tumour.objects.get()
    address = at("part_amend", "tumour", tumour.pk)
    as_alice.post(address, {"version": tumour.version, "t": "inconnu", "n": "N2", "m": "M1c"})
    tumour.refresh_from_db()
    assert tumour.t == "unknown"
    assert 'value="inconnu"' in text(as_alice.get(address))


def test_a_closed_case_shows_its_parts_and_why_they_do_not_change(as_alice, alice, case):
    state = ClinicalState.objects.get()
    as_alice.post(at("case_withdraw", case.pk), {"text": "Décès"})
    shown = as_alice.get(at("part_amend", "clinicalstate", state.pk))
    assert "ne se modifie plus" in text(shown)
    refused = as_alice.post(at("part_amend", "clinicalstate", state.pk), {"version": state.version, "ecog": "4"})
    assert refused.status_code == 422
    row = add_part(LabValue, of=case, by=alice, analyte="inr", text="1,1", taken_on=timezone.localdate())
    assert row.patient_id == case.patient_id
