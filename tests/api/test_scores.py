"""The scores over HTTP: the same call, the same refusals."""

import pytest

SINS = {
    "location": "junctional",
    "pain": "mechanical",
    "lesion": "lytic",
    "alignment": "normal",
    "collapse": "up_to_50",
    "posterolateral": "unilateral",
}


@pytest.fixture
def ask(client, alice):
    client.force_login(alice)

    def ask(code, answers, **more):
        return client.post(f"/api/scores/{code}/", {"answers": answers, **more}, content_type="application/json")

    return ask


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
    ("code", "answers", "status", "type_"),
    [
        ("sinz", {}, 404, "unknown_index"),
        ("sins", {"place": "x"}, 422, "unknown_item"),
        ("sins", {"pain": "yes"}, 422, "unknown_option"),
    ],
)
def test_what_is_unknown_is_named_with_what_is_allowed(ask, code, answers, status, type_):
    answer = ask(code, answers)
    said = answer.json()
    assert (answer.status_code, said["type"]) == (status, f"urn:concertos:{type_}")
    assert said["allowed"]


@pytest.mark.parametrize("body", ["[]", '"sins"', '{"answers": []}', "not json"])
def test_a_body_of_the_wrong_shape_is_refused(client, alice, body):
    client.force_login(alice)
    assert client.post("/api/scores/sins/", body, content_type="application/json").status_code == 400


def test_a_visitor_is_not_answered(client, db):
    answer = client.post("/api/scores/sins/", {"answers": SINS}, content_type="application/json")
    assert answer.status_code == 403
