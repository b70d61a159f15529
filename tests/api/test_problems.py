"""Whatever is sent, the answer is one of the API's own: never a fault, and always in the one shape."""

import json

import pytest
from django.test import Client, override_settings

from tests import factories
from tests.api.conftest import Caller, fields_of

MEMBERS = {"type", "title", "status", "detail", "code", "errors"}


@pytest.fixture
def patient(alice):
    return factories.patient(alice)


def test_a_problem_has_its_members(as_alice):
    said = as_alice.get("patients/00000000-0000-4000-8000-000000000000/").json()
    assert set(said) == MEMBERS
    assert (said["type"], said["title"]) == ("urn:concertos:problem:not_found", "Introuvable")


@pytest.mark.parametrize(
    "path", ["", "nothing/", "patients", "patients/7/", "cases/DURAND/", "../v2/", "patients/%00/"]
)
def test_an_address_that_nobody_knows_answers_in_the_same_shape(path, as_alice, db):
    for caller in (as_alice, Caller()):
        for method in ("GET", "POST", "PATCH", "DELETE", "PUT"):
            answer = caller.ask(method, path)
            assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_a_visitor_is_asked_who_calls(db):
    answer = Caller().get("patients/")
    assert (answer.status_code, answer.json()["code"]) == (401, "not_authenticated")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_session_without_its_csrf_token_writes_nothing(alice):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    answer = client.post("/api/v1/patients/", {}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


def test_a_method_that_an_address_does_not_take_is_named(as_alice):
    answer = as_alice.ask("PUT", "patients/")
    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "POST"}
    assert as_alice.ask("OPTIONS", "patients/").status_code == 405


def test_only_json_is_given(as_alice):
    answer = as_alice.get("patients/", Accept="text/html")
    assert (answer.status_code, answer.json()["code"]) == (406, "not_acceptable")


@pytest.mark.parametrize(
    "media", ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"]
)
def test_only_json_is_taken(alice, media):
    client = Client()
    client.force_login(alice)
    answer = client.generic("POST", "/api/v1/patients/", b"a=1", content_type=media)
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")


def test_a_body_over_the_limit_is_refused_before_it_is_read(as_alice):
    answer = as_alice.post("patients/", b'{"birth_name": "' + b"a" * (2 * 1024 * 1024) + b'"}')
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    "body",
    [
        b"not json",
        b'{"birth_name": "DUR',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"birth_date": ' + b"1" * 10_000 + b"}",
        b'{"birth_date": NaN}',
        b'{"birth_date": Infinity}',
    ],
)
def test_a_body_that_cannot_be_read_is_malformed(as_alice, body):
    answer = as_alice.post("patients/", body)
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


@pytest.mark.parametrize("body", ["[]", "7", "null", '"DURAND"', '{"birth_name": {}}', '{"birth_name": ["a"]}'])
def test_a_body_of_another_shape_is_invalid(as_alice, body):
    assert as_alice.post("patients/", body.encode()).json()["code"] == "invalid"


WRONG = [
    "\x00",
    "\ud800",
    "a" * 30_000,
    "‮gnp",
    "\x1b[2J",
    "0001-01-01",
    "9999-12-31",
    "31/12/1950",
    1e308,
    -1,
    2**63,
    True,
    None,
    [],
    {},
    {"deep": [[[[]]]]},
]


@pytest.mark.parametrize("field", ["birth_name", "birth_date", "sex", "ipp", "email", "deceased_on", "identity_status"])
def test_no_value_of_an_identity_is_a_fault_of_ours(as_alice, patient, field):
    for value in [*WRONG, float("inf")]:
        body = f'{{"{field}": {_as_json(value)}}}'.encode()
        answer = as_alice.ask("PATCH", f"patients/{patient.pk}/", body, version=patient.version)
        assert answer.status_code in (200, 400, 422), (field, value)
        patient.refresh_from_db()


@pytest.mark.parametrize(
    ("field", "rows"),
    [
        ("value", "lab-values"),
        ("taken_on", "lab-values"),
        ("dose_gy", "irradiations"),
        ("fractions", "irradiations"),
        ("lesion", "irradiations"),
        ("establishment", "imaging-studies"),
        ("done_on", "imaging-studies"),
        ("is_outside", "imaging-studies"),
        ("is_primary", "tumours"),
    ],
)
def test_no_value_of_a_part_is_a_fault_of_ours(as_alice, patient, field, rows):
    for value in [*WRONG, "1e400", "NaN", float("inf")]:
        answer = as_alice.post(f"patients/{patient.pk}/{rows}/", f'{{"{field}": {_as_json(value)}}}'.encode())
        assert answer.status_code in (201, 400, 422), (field, value)


def test_what_is_echoed_can_be_written(as_alice):
    answer = as_alice.post("patients/", b'{"\\ud800": 1, "sex": "\\udfff"}')
    assert fields_of(answer)["?"] == "unknown"


def test_a_long_name_is_not_echoed_whole(as_alice):
    answer = as_alice.post("patients/", {"a" * 100_000: 1})
    assert len(answer.content) < 5_000


def test_what_happens_before_a_view_is_told_in_the_same_shape(alice):
    client = Client()
    client.force_login(alice)
    answer = client.get("/api/v1/patients/", headers={"Host": "elsewhere.example"})
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_a_fault_of_ours_says_so_and_tells_nothing(alice, monkeypatch):
    def broken(*_given, **_more):
        raise RuntimeError("DURAND")

    monkeypatch.setattr("rcp.api.views.patients.patients_for", broken)
    client = Client(raise_request_exception=False)
    client.force_login(alice)
    with override_settings(DEBUG=False):
        answer = client.get("/api/v1/patients/")
    assert (answer.status_code, answer.json()["code"]) == (500, "failed")
    assert b"DURAND" not in answer.content


def _as_json(value):
    """As a hostile program writes it: halves of characters escaped, an infinity as a number too large."""
    return "1e400" if value == float("inf") else json.dumps(value)
