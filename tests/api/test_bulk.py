"""Lesions and laboratory values by the dozen: all of them, or none."""

import pytest

from cases.models import JournalEntry, LabValue, Lesion
from tests import factories
from tests.api.conftest import Caller, fields_of

LAB = {"analyte": "calcium", "value": 2.4, "unit": "mmol/L", "taken_on": "2026-11-20"}
LESIONS = [{"bone": "vertebra", "level": f"T{number}"} for number in range(1, 11)]


@pytest.fixture
def patient(alice):
    return factories.patient(alice)


def test_lesions_are_added_in_their_order_with_their_lines(as_alice, patient):
    answer = as_alice.post(f"patients/{patient.pk}/lesions/bulk/", {"rows": LESIONS})
    assert answer.status_code == 201
    assert [(row["number"], row["level"]) for row in answer.json()["results"]] == [
        (number, f"T{number}") for number in range(1, 11)
    ]
    assert JournalEntry.objects.filter(event="lesion_added").count() == 10


def test_nothing_is_written_when_one_row_is_refused_and_each_is_named(as_alice, patient):
    rows = [LAB, LAB | {"unit": ""}, LAB, LAB | {"taken_on": "2999-01-01"}]
    answer = as_alice.post(f"patients/{patient.pk}/lab-values/bulk/", {"rows": rows})
    assert (answer.status_code, {*fields_of(answer)}) == (422, {"rows.1", "rows.3.taken_on"})
    assert not LabValue.objects.exists()
    assert not JournalEntry.objects.filter(event="labvalue_added").exists()


def test_a_wrong_shape_is_named_with_its_row(as_alice, patient):
    rows = [LESIONS[0], {"bone": "vertebra", "level": "T99"}, {"bone": "tail", "colour": "blue"}, 7]
    answer = as_alice.post(f"patients/{patient.pk}/lesions/bulk/", {"rows": rows})
    assert fields_of(answer) == {
        "rows.1.level": "invalid_choice",
        "rows.2.colour": "unknown",
        "rows.3": "invalid",
    }
    assert not Lesion.objects.exists()


@pytest.mark.parametrize("body", [{}, {"rows": []}, {"rows": "all"}, {"rows": None}, [], {"rows": [{}] * 501}])
def test_a_body_without_rows_or_with_too_many_is_refused(as_alice, patient, body):
    answer = as_alice.post(f"patients/{patient.pk}/lesions/bulk/", body)
    assert answer.status_code == 422


def test_it_is_done_once_under_one_key(as_alice, patient):
    sent = [as_alice.post(f"patients/{patient.pk}/lesions/bulk/", {"rows": LESIONS}, key="a-1") for _time in range(2)]
    assert sent[0].json()["results"] == sorted(sent[1].json()["results"], key=lambda row: row["number"])
    assert (sent[1].status_code, sent[1].headers["Idempotent-Replayed"]) == (201, "true")
    assert Lesion.objects.count() == 10


def test_who_may_not_writes_nothing(patient, stranger, greta, rose):
    for person in (stranger, greta, rose):
        answer = Caller(person).post(f"patients/{patient.pk}/lesions/bulk/", {"rows": LESIONS})
        assert answer.status_code == 404
    assert not Lesion.objects.exists()
