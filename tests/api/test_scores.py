"""The scores over HTTP: the same calculation, the same refusals, and what a case keeps of them."""

import pytest

import scoring
from cases.models import Score
from tests import factories
from tests.api.conftest import Caller, fields_of

SINS = {
    "location": "junctional",
    "pain": "mechanical",
    "lesion": "lytic",
    "alignment": "normal",
    "collapse": "up_to_50",
    "posterolateral": "unilateral",
}


@pytest.fixture
def ask(as_alice):
    return lambda code, answers, **more: as_alice.post(f"scores/{code}/", {"answers": answers, **more})


def test_a_complete_sins_has_its_total_and_its_band(ask):
    said = ask("sins", SINS).json()
    assert (said["total"], said["band"], said["missing"]) == (11, "potentially_unstable", [])


def test_a_missing_answer_keeps_a_range_and_no_total(ask):
    said = ask("sins", SINS | {"pain": None}).json()
    assert (said["total"], said["lowest"], said["highest"], said["missing"]) == (None, 8, 11, ["pain"])


def test_a_fact_adds_its_notice(ask):
    said = ask("sins", SINS, context={"collapse_percent": 50}).json()
    assert any("50" in notice["text"] for notice in said["notices"])


@pytest.mark.parametrize(
    ("code", "body", "status", "errors"),
    [
        ("sinz", {"answers": {}}, 404, {}),
        ("sins", {"answers": {"place": "x"}}, 422, {"place": "unknown_item"}),
        ("sins", {"answers": {"pain": "yes"}}, 422, {"pain": "unknown_option"}),
        ("sins", {"context": {"weather": "fine"}}, 422, {"weather": "unknown_fact"}),
        ("sins", {"context": {"collapse_percent": 101}}, 422, {"collapse_percent": "invalid_fact"}),
    ],
)
def test_what_is_unknown_is_named_with_what_is_allowed(as_alice, code, body, status, errors):
    answer = as_alice.post(f"scores/{code}/", body)
    assert (answer.status_code, fields_of(answer)) == (status, errors)
    assert answer.json()["allowed"]


@pytest.mark.parametrize("body", [[], "sins", {"answers": []}, {"answers": {"pain": {}}}, {"reply": {}}])
def test_a_body_of_the_wrong_shape_is_refused(as_alice, body):
    assert as_alice.post("scores/sins/", body).status_code == 422


def test_a_visitor_is_not_answered(db):
    assert Caller().post("scores/sins/", {"answers": SINS}).status_code == 401


def test_the_declarations_are_told_with_their_sources(as_alice):
    told = as_alice.get("indices/").json()
    assert [index["code"] for index in told["results"]] == [index.code for index in scoring.indices()]
    assert told["notice"] == scoring.NOT_REVIEWED.text.fr
    assert all(index["references"] and index["bands"] for index in told["results"])


def test_a_lesion_is_scored_and_the_score_is_listed(as_alice, case):
    lesion = case.patient.lesion_set.get()
    given = as_alice.post(f"cases/{case.pk}/scores/", {"index": "sins", "lesion": lesion.pk, "answers": SINS})
    assert given.status_code == 201
    assert (given.json()["result"]["total"], given.json()["answers"]) == (11, SINS)
    assert as_alice.get(f"cases/{case.pk}/scores/").json()["results"] == [given.json()]


def test_it_is_scored_once_under_one_key(as_alice, case):
    body = {"index": "sins", "lesion": case.patient.lesion_set.get().pk, "answers": SINS}
    first, second = (as_alice.post(f"cases/{case.pk}/scores/", body, key="k-1") for _time in range(2))
    assert first.json() == second.json()
    assert Score.objects.count() == 1


def test_only_a_physician_scores(as_claire, case):
    body = {"index": "sins", "lesion": case.patient.lesion_set.get().pk, "answers": SINS}
    answer = as_claire.post(f"cases/{case.pk}/scores/", body)
    assert (answer.status_code, answer.json()["code"]) == (409, "refused")


def test_the_lesion_of_another_patient_is_as_unknown(as_alice, alice, board, case):
    other = factories.vertebra(factories.draft(alice, board, factories.patient(alice, birth_name="AUTRE")), alice)
    body = {"index": "sins", "answers": SINS}
    swapped = as_alice.post(f"cases/{case.pk}/scores/", body | {"lesion": other.pk})
    unknown = as_alice.post(f"cases/{case.pk}/scores/", body | {"lesion": "00000000-0000-4000-8000-000000000000"})
    assert (swapped.status_code, fields_of(swapped)) == (422, {"lesion": "invalid"})
    assert swapped.content == unknown.content


@pytest.mark.parametrize("body", [{"index": "sinz", "answers": SINS}, {"index": "sins", "answers": {}}])
def test_a_score_that_cannot_be_given_says_why(as_alice, case, body):
    answer = as_alice.post(f"cases/{case.pk}/scores/", body | {"lesion": case.patient.lesion_set.get().pk})
    assert (answer.status_code, fields_of(answer)) == (422, {None: "invalid"})


def test_the_address_without_a_version_answers_the_same(client, alice):
    client.force_login(alice)
    answer = client.post("/api/scores/sins/", {"answers": SINS}, content_type="application/json")
    assert (answer.status_code, answer.json()["total"]) == (200, 11)
