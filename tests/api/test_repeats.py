"""`Idempotency-Key`: an answer that was lost is asked for again, and nothing is done twice."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from cases.models import JournalEntry, Patient
from rcp.api import actions
from rcp.api.models import RepeatableRequest
from rcp.api.tasks import sweep_requests
from rcp.settings import CELERY_BEAT_SCHEDULE
from tests import factories
from tests.api.conftest import at_once

IDENTITY = {"birth_name": "Durand", "first_birth_given_name": "Luc", "sex": "M", "birth_date": "1950-02-03"}


def test_the_same_request_makes_one_row_and_answers_with_it(as_alice):
    first, second = (as_alice.post("patients/", IDENTITY, key="k-1") for _time in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert ("Idempotent-Replayed" in first.headers, second.headers["Idempotent-Replayed"]) == (False, "true")
    assert Patient.objects.count() == 1


def test_it_answers_with_the_row_as_it_stands_and_journals_that_read(as_alice):
    key = as_alice.post("patients/", IDENTITY, key="k-1").json()["id"]
    as_alice.patch(f"patients/{key}/", {"phone": "02"}, version=1)
    again = as_alice.post("patients/", IDENTITY, key="k-1")
    assert (again.json()["phone"], again.headers["ETag"]) == ("02", '"2"')
    assert JournalEntry.objects.order_by("-id").first().event == "patient_read"


def test_what_is_no_longer_open_is_not_answered_again(as_alice, alice, case):
    values = {"observed_on": "2026-11-20"}
    lesion = case.patient.lesion_set.first()
    made = as_alice.post(f"lesions/{lesion.pk}/observations/", values, key="k-1").json()
    as_alice.delete(f"observations/{made['id']}/", version=1)
    assert as_alice.post(f"lesions/{lesion.pk}/observations/", values, key="k-1").status_code == 404


def test_an_act_is_done_once(as_alice, alice, board):
    case = factories.draft(alice, board)
    sent = [as_alice.post(f"cases/{case.pk}/submit/", version=1, key="k-1") for _time in range(2)]
    assert [answer.status_code for answer in sent] == [200, 200]
    assert JournalEntry.objects.filter(record=f"case:{case.pk}", event="case_submitted").count() == 1


def test_another_request_under_the_same_key_is_refused(as_alice, alice, board):
    as_alice.post("patients/", IDENTITY, key="k-1")
    other_body = as_alice.post("patients/", IDENTITY | {"sex": "F"}, key="k-1")
    other_place = as_alice.post("cases/", IDENTITY, key="k-1")
    assert {(answer.status_code, answer.json()["code"]) for answer in (other_body, other_place)} == {
        (422, "key_reused")
    }


def test_the_keys_of_two_people_do_not_meet(as_alice, as_bruno):
    for who in (as_alice, as_bruno):
        answer = who.post("patients/", IDENTITY | {"anyway": True}, key="k-1")
        assert (answer.status_code, "Idempotent-Replayed" in answer.headers) == (201, False)


def test_a_refused_request_may_be_mended_under_its_key(as_alice):
    assert as_alice.post("patients/", IDENTITY | {"sex": "X"}, key="k-1").status_code == 422
    assert not RepeatableRequest.objects.exists()
    assert as_alice.post("patients/", IDENTITY, key="k-1").status_code == 201


@pytest.mark.parametrize("key", ["", "a" * 201, "é", "two words"])
def test_a_key_of_another_shape_is_refused(as_alice, key):
    assert as_alice.post("patients/", IDENTITY, key=key).json()["code"] == "malformed"


def test_nothing_of_the_patient_is_kept(as_alice):
    key = as_alice.post("patients/", IDENTITY, key="k-1").json()["id"]
    kept = RepeatableRequest.objects.values().get()
    assert (kept["status"], kept["made"], kept["operation"]) == (201, [key], "POST /api/v1/patients/")
    assert "durand" not in str(kept).lower()


def test_a_request_that_is_being_answered_is_not_begun_again(as_alice, alice):
    began(alice)
    answer = as_alice.post("patients/", IDENTITY, key="k-1")
    assert (answer.status_code, answer.json()["code"], answer.headers["Retry-After"]) == (409, "in_progress", "1")
    assert not Patient.objects.exists()


def test_a_request_that_died_half_way_is_taken_over(as_alice, alice):
    began(alice, ago=actions.GIVEN_UP + timedelta(seconds=1))
    assert as_alice.post("patients/", IDENTITY, key="k-1").status_code == 201


def test_a_request_that_was_taken_over_does_not_stand(as_alice, alice, monkeypatch):
    """The one that was thought dead ends after all: what it did is undone."""
    said = actions.end_request
    monkeypatch.setattr(actions, "end_request", lambda **given: takes_over(alice) and said(**given))
    assert as_alice.post("patients/", IDENTITY, key="k-1").json()["code"] == "in_progress"
    assert not Patient.objects.exists()


def test_after_a_day_a_key_is_new_and_the_sweep_forgets_it(as_alice, alice):
    as_alice.post("patients/", IDENTITY, key="k-1")
    RepeatableRequest.objects.update(began_at=timezone.now() - actions.KEPT - timedelta(minutes=1))
    answer = as_alice.post("patients/", IDENTITY | {"anyway": True}, key="k-1")
    assert (answer.status_code, "Idempotent-Replayed" in answer.headers) == (201, False)
    RepeatableRequest.objects.update(began_at=timezone.now() - actions.KEPT - timedelta(minutes=1))
    sweep_requests()
    assert not RepeatableRequest.objects.exists()


def test_the_sweep_runs_every_hour_and_does_not_pile_up():
    swept = CELERY_BEAT_SCHEDULE["sweep-requests"]
    assert swept == {"task": sweep_requests.name, "schedule": 3600.0, "options": {"expires": 3600}}


@pytest.mark.skipif(connection.vendor == "sqlite", reason="one in memory takes one writer; a journey asks a real file")
@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_row(alice):
    answers = at_once(alice, "patients/", IDENTITY, key="k-1")
    assert Patient.objects.count() == 1
    codes = [answer.json().get("code", answer.status_code) for answer in answers]
    assert set(codes) <= {201, "in_progress"} and 201 in codes
    assert sum("Idempotent-Replayed" not in answer.headers for answer in answers if answer.status_code == 201) == 1


@pytest.mark.skipif(connection.vendor == "sqlite", reason="one in memory takes one writer; a journey asks a real file")
@pytest.mark.django_db(transaction=True)
def test_refused_ones_at_once_forget_their_key_and_trip_nobody(alice):
    for _round in range(8):
        answers = at_once(alice, "patients/", IDENTITY | {"birth_date": "1700-01-01"}, key="k-1")
        assert {answer.status_code for answer in answers} <= {409, 422}
    assert not RepeatableRequest.objects.exists()


def began(person, ago=timedelta(0)):
    digest = hashlib.sha256(json.dumps(IDENTITY).encode()).hexdigest()
    actions.begin_request(by=person, key="k-1", operation="POST /api/v1/patients/", body_sha256=digest)
    RepeatableRequest.objects.update(began_at=timezone.now() - ago)


def takes_over(person):
    return RepeatableRequest.objects.filter(person=person).update(began_at=timezone.now() + timedelta(seconds=1))
