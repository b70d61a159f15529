"""Cases over HTTP: registered, edited, and moved through their life under the same rules as on the pages."""

import pytest

from cases.actions import register_case
from cases.models import Case, JournalEntry
from rcp.meetings import actions as meeting_actions
from tests import factories
from tests.api.conftest import Caller, fields_of
from tests.counting import statements


@pytest.fixture
def patient(alice):
    return factories.patient(alice)


def registration(patient, board, **values):
    return {"patient": patient.pk, "board": board.pk, "question": "Faut-il opérer ?", **values}


def test_a_case_is_registered_as_a_draft(as_alice, alice, patient, board):
    answer = as_alice.post("cases/", registration(patient, board))
    assert (answer.status_code, answer.headers["ETag"]) == (201, '"1"')
    said = answer.json()
    assert (said["status"], said["requester"], said["patient"]) == ("draft", str(alice.pk), str(patient.pk))
    assert as_alice.get(f"cases/{said['id']}/").json() == said


def test_it_begins_with_what_the_last_decided_case_said(
    as_alice, alice, bruno, claire, board, guideline, meeting, quorate
):
    old = factories.whole_case(alice, board, history="Tabac")
    item = meeting_actions.schedule_case(meeting=meeting, case=old, by=claire)
    factories.opened(claire, meeting, quorate)
    decision = factories.proposed(old, bruno, guideline)
    meeting_actions.end_discussion(item=item, by=claire)
    decision.refresh_from_db()
    meeting_actions.sign_decision(decision=decision, by=bruno)
    new = as_alice.post("cases/", registration(old.patient, board)).json()
    assert (new["previous"], new["history"]) == (str(old.pk), "Tabac")
    assert as_alice.get(f"cases/{new['id']}/clinical-states/").json()["results"][0]["karnofsky"] == 70


def test_an_office_registers_for_a_physician_and_nobody_else_does(as_claire, as_alice, alice, bruno, patient, board):
    assert fields_of(as_claire.post("cases/", registration(patient, board))) == {"requester": "invalid"}
    answer = as_claire.post("cases/", registration(patient, board, requester=alice.pk))
    assert (answer.status_code, answer.json()["requester"]) == (201, str(alice.pk))
    refused = as_alice.post("cases/", registration(patient, board, requester=bruno.pk))
    assert (refused.status_code, refused.json()["code"]) == (409, "refused")


def test_what_is_not_open_in_a_body_is_as_unknown(as_alice, stranger, board):
    theirs = factories.patient(stranger, birth_name="AUTRE")
    unknown = "00000000-0000-4000-8000-000000000000"
    body = {"patient": theirs.pk, "board": board.pk}
    hidden, absent = as_alice.post("cases/", body), as_alice.post("cases/", body | {"patient": unknown})
    assert (hidden.status_code, fields_of(hidden)) == (422, {"patient": "invalid"})
    assert hidden.content == absent.content


def test_a_case_is_edited_on_the_version_that_was_read(as_alice, case):
    version = as_alice.get(f"cases/{case.pk}/").json()["version"]
    assert as_alice.patch(f"cases/{case.pk}/", {"wishes": "Marcher"}).json()["code"] == "version_needed"
    edited = as_alice.patch(f"cases/{case.pk}/", {"wishes": "Marcher"}, version=version)
    assert (edited.status_code, edited.json()["wishes"], edited.json()["version"]) == (200, "Marcher", version + 1)
    stale = as_alice.patch(f"cases/{case.pk}/", {"wishes": "Courir"}, version=version)
    assert (stale.status_code, stale.json()["current"]["wishes"]) == (412, "Marcher")


@pytest.mark.parametrize("name", ["status", "number", "patient", "urgent_reason", "version", "id"])
def test_what_only_acts_write_is_not_edited(as_alice, case, name):
    assert fields_of(as_alice.patch(f"cases/{case.pk}/", {name: "x"}, version=case.version)) == {name: "unknown"}


def test_a_case_lives_its_life(as_alice, as_claire, alice, board):
    case = factories.draft(alice, board)
    submitted = as_alice.post(f"cases/{case.pk}/submit/", version=1)
    assert (submitted.status_code, submitted.json()["status"], submitted.headers["ETag"]) == (200, "submitted", '"2"')
    words = {"code": "file_incomplete", "text": "Joindre l’IRM."}
    assert as_alice.post(f"cases/{case.pk}/return/", words, version=2).json()["code"] == "refused"
    returned = as_claire.post(f"cases/{case.pk}/return/", words, version=2)
    assert returned.json()["status"] == "returned"
    assert as_alice.post(f"cases/{case.pk}/close/", version=3).json()["code"] == "refused"
    as_alice.post(f"cases/{case.pk}/submit/", version=3)
    urgent = as_alice.post(f"cases/{case.pk}/declare-urgent/", {"reason": "Déficit"}, version=4)
    assert (urgent.json()["status"], urgent.json()["urgent_reason"]) == ("urgent", "Déficit")
    withdrawn = as_alice.post(f"cases/{case.pk}/withdraw/", {"text": "Décès"}, version=5)
    assert withdrawn.json()["status"] == "withdrawn"
    assert [line.event for line in JournalEntry.objects.filter(record=f"case:{case.pk}")][-5:] == [
        "case_submitted",
        "case_returned",
        "case_submitted",
        "case_declared_urgent",
        "case_withdrawn",
    ]


def test_an_act_on_a_version_that_was_not_read_does_not_happen(as_alice, alice, board):
    case = factories.draft(alice, board)
    assert as_alice.post(f"cases/{case.pk}/submit/").json()["code"] == "version_needed"
    as_alice.patch(f"cases/{case.pk}/", {"wishes": "Marcher"}, version=1)
    stale = as_alice.post(f"cases/{case.pk}/submit/", version=1)
    assert (stale.status_code, stale.json()["current"]["wishes"]) == (412, "Marcher")
    assert Case.objects.get(pk=case.pk).status == "draft"


def test_an_act_without_its_words_names_them(as_claire, case):
    assert fields_of(as_claire.post(f"cases/{case.pk}/return/", {}, version=case.version)) == {
        "code": "required",
        "text": "required",
    }


def test_others_see_that_a_case_does_not_exist(case, stranger, rose, admin, greta):
    for person in (stranger, rose, admin, greta):
        them = Caller(person)
        absent = them.get("cases/00000000-0000-4000-8000-000000000000/").content
        answers = [them.get(f"cases/{case.pk}/{what}") for what in ("", "file/", "scores/")]
        answers += [them.patch(f"cases/{case.pk}/", {}, version=1)]
        acts = ("submit", "return", "withdraw", "declare-urgent", "close", "scores")
        answers += [them.post(f"cases/{case.pk}/{act}/", {}, version=1) for act in acts]
        assert {(answer.status_code, answer.content) for answer in answers} == {(404, absent)}


def test_a_list_is_filtered_by_what_is_declared(as_claire, case, alice, board):
    draft = factories.draft(alice, board, case.patient)
    by = {
        "": {case.pk, draft.pk},
        "status=submitted": {case.pk},
        f"board={board.pk}": {case.pk, draft.pk},
        f"patient={case.patient_id}": {case.pk, draft.pk},
        "requester=00000000-0000-4000-8000-000000000000": set(),
        "created_after=2026-01-01T00:00:00Z": {case.pk, draft.pk},
        "created_after=2900-01-01T00:00:00Z": set(),
    }
    for query, expected in by.items():
        rows = as_claire.get(f"cases/?{query}").json()["results"]
        assert {row["id"] for row in rows} == {str(key) for key in expected}, query


@pytest.mark.parametrize(
    ("query", "code", "field"),
    [
        ("colour=blue", "unknown_parameter", "colour"),
        ("patient__birth_name=martin", "unknown_parameter", "patient__birth_name"),
        ("status=lost", "invalid_parameter", "status"),
        ("board=7", "invalid_parameter", "board"),
        ("created_after=9999-12-31T23:59:59Z", "invalid_parameter", "created_after"),
        ("created_after=0001-01-01T00:00:00", "invalid_parameter", "created_after"),
        ("limit=201", "invalid_parameter", "limit"),
        ("limit=1e400", "invalid_parameter", "limit"),
        ("cursor=AAAA", "invalid_parameter", "cursor"),
        ("cursor=%00", "invalid_parameter", "cursor"),
    ],
)
def test_a_wrong_parameter_is_named(as_claire, query, code, field):
    answer = as_claire.get(f"cases/?{query}")
    assert (answer.status_code, answer.json()["code"], [*fields_of(answer)]) == (400, code, [field])


def test_pages_follow_each_other_without_a_hole(as_alice, alice, board):
    patient = factories.patient(alice)
    made = [factories.draft(alice, board, patient) for _case in range(7)]
    seen, query = [], "limit=3"
    while query:
        page = as_alice.get(f"cases/?{query}").json()
        seen += [row["id"] for row in page["results"]]
        query = page["next"] and f"limit=3&cursor={page['next']}"
    assert seen == [str(case.pk) for case in reversed(made)]


def test_a_list_is_journalled_with_the_keys_shown(as_claire, case, claire):
    as_claire.get("cases/")
    line = JournalEntry.objects.order_by("-id").first()
    assert (line.record, line.event, line.keys) == (f"reader:{claire.pk}", "cases_listed", [f"case:{case.pk}"])


def test_lists_cost_the_same_from_two_rows_to_two_hundred(as_claire, alice, board, case):
    register_case(patient=case.patient, board=board, by=alice)
    with statements() as few:
        as_claire.get("cases/?limit=200")
    for _case in range(198):
        register_case(patient=case.patient, board=board, by=alice)
    with statements() as many:
        assert len(as_claire.get("cases/?limit=200").json()["results"]) == 200
    assert few.on_the_record == many.on_the_record <= 8


def test_the_whole_file_is_read_in_a_handful_of_statements(as_alice, case):
    with statements() as cost:
        file = as_alice.get(f"cases/{case.pk}/file/").json()
    assert cost.on_the_record <= 4
    assert (file["case"]["id"], file["patient"]["birth_name"]) == (str(case.pk), "MARTIN")
    assert [row["level"] for row in file["lesions"]] == ["T8"]
    assert len(file["observations"]) == len(file["pains"]) == len(file["tumours"]) == len(file["clinical_states"]) == 1
    assert file["irradiations"] == []


def test_a_guest_reads_a_case_and_changes_nothing_of_it(claire, greta, case, meeting):
    meeting_actions.schedule_case(meeting=meeting, case=case, by=claire)
    meeting_actions.invite_guest(meeting=meeting, person=greta, by=claire, in_quorum=False)
    guest = Caller(greta)
    version = guest.get(f"cases/{case.pk}/").json()["version"]
    refused = [
        guest.patch(f"cases/{case.pk}/", {"wishes": "Marcher"}, version=version),
        guest.post(f"cases/{case.pk}/submit/", version=version),
        guest.post(f"cases/{case.pk}/withdraw/", {"text": "Non"}, version=version),
        guest.post(f"cases/{case.pk}/declare-urgent/", {"reason": "Non"}, version=version),
        guest.post(f"cases/{case.pk}/close/", version=version),
    ]
    assert {(answer.status_code, answer.json()["code"]) for answer in refused} == {(409, "refused")}
