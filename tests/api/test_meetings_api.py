"""Boards, sessions, agendas and attendance over HTTP: the same doors, acts and refusals as the pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.models import Case, JournalEntry
from rcp.documents.models import Document
from rcp.meetings import actions
from rcp.meetings.models import AgendaItem, Meeting
from tests import factories
from tests.api.conftest import Caller, fields_of
from tests.counting import statements

ABSENT = "4f6c2a1e-7b1d-4c55-9a3e-0d6f2b8c1e90"


@pytest.fixture
def as_(request):
    return lambda who: Caller(request.getfixturevalue(who))


@pytest.fixture
def item(claire, meeting, case):
    return actions.schedule_case(meeting=meeting, case=case, by=claire)


def plan(board, **values):
    starts = timezone.now().replace(microsecond=0) + timedelta(days=3)
    return {"board": str(board.pk), "starts_at": starts, "ends_at": starts + timedelta(hours=2), **values}


# boards


@pytest.mark.parametrize("who", ["alice", "rose", "admin", "stranger"])
def test_boards_are_no_secret(as_, who, board):
    listed = as_(who).get("boards/").json()["results"]
    assert str(board.pk) in [row["id"] for row in listed]
    read = as_(who).get(f"boards/{board.pk}/").json()
    assert {row["name"]: row["role"] for row in read["members"]}["Dr Bruno Morvan"] == "coordinator"
    assert {"situation": "spine", "competence": "spine_operator", "alternatives": []} in read["requirements"]


def test_a_retired_board_is_an_administrators(as_, admin, board, stranger):
    board.is_active = False
    board.save()
    assert as_("admin").get(f"boards/{board.pk}/").status_code == 200
    assert as_("stranger").get(f"boards/{board.pk}/").status_code == 404
    assert str(board.pk) not in as_("stranger").get("boards/").content.decode()


# sessions


def test_the_office_plans_a_session(as_claire, board, quorate):
    answer = as_claire.post("meetings/", plan(board, room="Salle Laennec"))
    planned = Meeting.objects.get()
    assert (answer.status_code, answer.json()["id"], answer.headers["ETag"]) == (201, str(planned.pk), '"1"')
    assert planned.attendances.count() == len(quorate)
    assert as_claire.get(f"meetings/{planned.pk}/").json() == answer.json()


@pytest.mark.parametrize("who", ["alice", "david", "stranger", "rose", "admin"])
def test_anybody_else_is_refused_with_the_sentence_of_the_page(as_, board, who):
    answer = as_(who).post("meetings/", plan(board))
    assert (answer.status_code, answer.json()["code"]) == (409, "refused")
    assert "secrétariat" in answer.json()["detail"] and not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"board": ABSENT}, {"board": "invalid"}),
        ({"board": "x"}, {"board": "invalid"}),
        ({"starts_at": "demain"}, {"starts_at": "invalid"}),
        ({"starts_at": None}, {"starts_at": "null"}),
        ({"ends_at": "2020-01-01T08:00:00Z"}, {None: "invalid"}),
        ({"video_link": "javascript:alert(1)"}, {"video_link": "invalid"}),
        ({"room": "x" * 201}, {"room": "max_length"}),
        ({"colour": "red"}, {"colour": "unknown"}),
    ],
)
def test_wrong_values_are_named_and_nothing_is_planned(as_claire, board, wrong, fields):
    answer = as_claire.post("meetings/", {**plan(board), **wrong})
    assert (answer.status_code, fields_of(answer)) == (422, fields)
    assert not Meeting.objects.exists()


def test_sessions_are_filtered_by_board_state_and_time(as_claire, claire, board):
    soon, late = factories.meeting(claire, board, days=2), factories.meeting(claire, board, days=20)
    actions.cancel_meeting(meeting=late, by=claire, reason="Grève")

    def found(query=""):
        return [row["id"] for row in as_claire.get(f"meetings/{query}").json()["results"]]

    between = (timezone.now() + timedelta(days=10)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert found() == [str(late.pk), str(soon.pk)]
    assert found("?status=planned") == found(f"?starts_before={between}") == [str(soon.pk)]
    assert found("?status=cancelled") == found(f"?starts_after={between}") == [str(late.pk)]
    assert found(f"?board={board.pk}") == found() and found(f"?board={ABSENT}") == []


@pytest.mark.parametrize("query", ["status=held", "board=x", "starts_after=demain", "limit=0", "limit=201", "cursor=x"])
def test_a_wrong_parameter_is_named(as_claire, meeting, query):
    answer = as_claire.get(f"meetings/?{query}")
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_parameter")
    assert list(fields_of(answer)) == [query.split("=")[0]]


def test_sessions_come_in_pages_without_a_gap(as_claire, claire, board):
    planned = {str(factories.meeting(claire, board, days=day % 3 + 1).pk) for day in range(7)}
    seen, cursor = [], ""
    while cursor is not None:
        page = as_claire.get(f"meetings/?limit=3{cursor and f'&cursor={cursor}'}").json()
        seen += [row["id"] for row in page["results"]]
        cursor = page["next"]
    assert len(seen) == 7 and set(seen) == planned


@pytest.mark.parametrize(
    ("who", "status"), [("bruno", 200), ("david", 200), ("alice", 404), ("stranger", 404), ("rose", 404)]
)
def test_a_session_is_open_to_its_board_alone(as_, meeting, who, status):
    assert as_(who).get(f"meetings/{meeting.pk}/").status_code == status
    assert as_(who).get(f"meetings/{meeting.pk}/agenda/").status_code == status
    assert as_(who).get(f"meetings/{meeting.pk}/attendances/").status_code == status


def test_a_guest_sees_the_session_until_it_is_over(as_, claire, greta, meeting):
    actions.invite_guest(meeting=meeting, person=greta, by=claire, in_quorum=True)
    assert as_("greta").get(f"meetings/{meeting.pk}/").status_code == 200
    actions.cancel_meeting(meeting=meeting, by=claire, reason="Grève")
    assert as_("greta").get(f"meetings/{meeting.pk}/").status_code == 404


def test_who_holds_the_version_already_is_told_so(as_claire, meeting):
    answer = as_claire.get(f"meetings/{meeting.pk}/", if_none_match=f'"{meeting.version}"')
    assert (answer.status_code, answer.content) == (304, b"")


def test_a_session_is_amended_on_the_version_that_was_read(as_claire, meeting):
    path = f"meetings/{meeting.pk}/"
    assert as_claire.patch(path, {"room": "B12"}).json()["code"] == "version_needed"
    amended = as_claire.patch(path, {"room": "B12"}, version=1)
    assert (amended.json()["room"], amended.headers["ETag"]) == ("B12", '"2"')
    stale = as_claire.patch(path, {"room": "C3"}, version=1)
    assert (stale.status_code, stale.json()["code"]) == (412, "stale")
    assert (stale.json()["current"]["room"], stale.headers["ETag"]) == ("B12", '"2"')


def test_a_session_lives_its_life(as_claire, meeting, item):
    path = f"meetings/{meeting.pk}/"
    version = as_claire.get(path).json()["version"]
    for act, state in (("freeze", "frozen"), ("open", "open")):
        answer = as_claire.post(f"{path}{act}/", version=version)
        assert (answer.status_code, answer.json()["status"]) == (200, state)
        version = answer.json()["version"]
    refused = as_claire.post(f"{path}close/", version=version)
    assert (refused.status_code, refused.json()["code"]) == (409, "refused")
    actions.postpone_item(
        item=AgendaItem.objects.select_related("meeting").get(), by=meeting.created_by, code="no_time"
    )
    assert as_claire.post(f"{path}close/", version=version).json()["status"] == "closed"
    assert Document.objects.filter(kind="minutes").exists()


def test_an_act_on_an_older_version_does_nothing(as_claire, meeting, item):
    as_claire.patch(f"meetings/{meeting.pk}/", {"room": "B12"}, version=meeting.version)
    assert as_claire.post(f"meetings/{meeting.pk}/freeze/", version=meeting.version).status_code == 412
    assert as_claire.post(f"meetings/{meeting.pk}/freeze/").status_code == 428
    meeting.refresh_from_db()
    assert meeting.status == "planned"


def test_a_session_is_called_off_with_a_reason(as_claire, meeting):
    path = f"meetings/{meeting.pk}/cancel/"
    assert fields_of(as_claire.post(path, {"reason": " "}, version=1)) == {"reason": "blank"}
    cancelled = as_claire.post(path, {"reason": "Grève"}, version=1)
    assert (cancelled.json()["status"], cancelled.json()["cancelled_reason"]) == ("cancelled", "Grève")


@pytest.mark.parametrize("act", ["freeze", "open", "close", "cancel"])
def test_a_member_does_not_run_the_session(as_, meeting, item, act):
    body = {"reason": "Grève"} if act == "cancel" else None
    version = Meeting.objects.get().version
    answer = as_("david").post(f"meetings/{meeting.pk}/{act}/", body, version=version)
    assert (answer.status_code, answer.json()["code"]) == (409, "refused")


def test_a_session_asked_for_twice_is_planned_once(as_claire, board):
    body = plan(board)
    first, again = (as_claire.post("meetings/", body, key="abc") for _time in range(2))
    assert (first.json(), first.status_code) == (again.json(), again.status_code)
    assert again.headers["Idempotent-Replayed"] == "true" and Meeting.objects.count() == 1


# the agenda


def test_the_agenda_tells_order_hours_lacks_and_quorum(as_claire, claire, case, meeting, item, david, bruno):
    for person in (david, bruno):
        attendance = meeting.attendances.get(person=person)
        actions.announce_presence(attendance=attendance, announced="on_site", by=claire)
    said = as_claire.get(f"meetings/{meeting.pk}/agenda/").json()
    (line,) = said["items"]
    assert (line["case"], line["patient"]["birth_name"]) == (str(case.pk), "MARTIN")
    assert line["expected_at"] == as_claire.get(f"meetings/{meeting.pk}/").json()["starts_at"]
    assert (line["minutes"], said["minutes"], said["over"], line["lacks"]) == (4, 4, 0, [])
    quorum = line["quorum"]
    assert (quorum["is_required"], quorum["is_reached"], quorum["is_forecast"]) == (True, False, True)
    places = {(place["situation"], place["competence"]): place["filled_by"] for place in quorum["places"]}
    assert places["every_case", "surgeon"] == ["Dr David Ortiz"] and places["spine", "spine_operator"] == []


def test_reading_an_agenda_is_one_line_with_the_cases_shown(as_claire, claire, case, meeting, item):
    as_claire.get(f"meetings/{meeting.pk}/agenda/")
    line = JournalEntry.objects.filter(record=f"reader:{claire.pk}").last()
    assert (line.event, line.keys) == ("agenda_read", [f"meeting:{meeting.pk}", f"case:{case.pk}"])


def test_a_case_is_put_on_the_agenda(as_claire, case, meeting, david):
    body = {"case": str(case.pk), "minutes": 9, "presenter": str(david.pk)}
    answer = as_claire.post(f"meetings/{meeting.pk}/agenda/", body)
    assert (answer.status_code, answer.json()["minutes"], answer.json()["presenter"]) == (201, 9, str(david.pk))
    assert Case.objects.get(pk=case.pk).status == "scheduled"
    assert as_claire.post(f"meetings/{meeting.pk}/agenda/", body).json()["code"] == "refused"


def test_a_case_that_is_not_open_is_as_one_that_is_not_there(as_claire, stranger, meeting, alice):
    theirs = factories.whole_case(alice, stranger.memberships.get().board)
    answers = [as_claire.post(f"meetings/{meeting.pk}/agenda/", {"case": str(key)}) for key in (theirs.pk, ABSENT)]
    assert {answer.status_code for answer in answers} == {422}
    assert answers[0].content == answers[1].content
    assert fields_of(answers[0]) == {"case": "invalid"}


@pytest.mark.parametrize(("who", "status"), [("david", 409), ("alice", 404), ("stranger", 404)])
def test_the_agenda_is_built_by_the_office(as_, case, meeting, item, who, status):
    answers = [
        as_(who).post(f"meetings/{meeting.pk}/agenda/", {"case": str(case.pk)}),
        as_(who).patch(f"agenda-items/{item.pk}/", {"minutes": 9}, version=1),
        as_(who).delete(f"agenda-items/{item.pk}/", version=1),
        as_(who).post(f"agenda-items/{item.pk}/postpone/", {"code": "no_time"}, version=1),
        as_(who).post(f"meetings/{meeting.pk}/agenda/order/", {"items": [str(item.pk)]}, version=1),
    ]
    wanted = 422 if (who, status) == ("david", 409) else status
    assert [answer.status_code for answer in answers[1:]] == [status] * 4
    assert answers[0].status_code in (status, wanted)


def test_a_line_is_amended_then_taken_off(as_claire, case, item, emma):
    path = f"agenda-items/{item.pk}/"
    assert as_claire.patch(path, {"minutes": 61}, version=1).status_code == 422
    amended = as_claire.patch(path, {"minutes": 12, "presenter": str(emma.pk)}, version=1)
    assert (amended.json()["minutes"], amended.headers["ETag"]) == (12, '"2"')
    assert as_claire.delete(path, version=1).status_code == 412
    assert as_claire.delete(path, version=2).status_code == 204
    assert as_claire.get(path).status_code == 404
    assert Case.objects.get(pk=case.pk).status == "submitted"


def test_lines_are_put_in_another_order(as_claire, claire, alice, board, meeting, item):
    second = actions.schedule_case(meeting=meeting, case=factories.whole_case(alice, board), by=claire)
    path = f"meetings/{meeting.pk}/agenda/"
    version = as_claire.get(f"meetings/{meeting.pk}/").json()["version"]
    wanted = [str(second.pk), str(item.pk)]
    answer = as_claire.post(f"{path}order/", {"items": wanted}, version=version)
    assert (answer.status_code, answer.json()["version"]) == (200, version + 1)
    assert [line["id"] for line in as_claire.get(path).json()["items"]] == wanted
    assert as_claire.post(f"{path}order/", {"items": wanted[:1]}, version=version + 1).status_code == 409
    assert as_claire.post(f"{path}order/", {"items": wanted}, version=version).status_code == 412


def test_a_discussion_begins_and_ends(as_claire, claire, case, meeting, item, quorate):
    assert as_claire.post(f"agenda-items/{item.pk}/start/", version=1).json()["code"] == "refused"
    factories.opened(claire, meeting, quorate)
    started = as_claire.post(f"agenda-items/{item.pk}/start/", version=1)
    assert started.json()["started_at"] and started.headers["ETag"] == '"2"'
    ended = as_claire.post(f"agenda-items/{item.pk}/end/", version=2)
    assert ended.json()["outcome"] == "discussed"
    assert Case.objects.get(pk=case.pk).status == "discussed"
    (line,) = as_claire.get(f"meetings/{meeting.pk}/agenda/").json()["items"]
    assert line["quorum"]["is_reached"] and not line["quorum"]["is_forecast"]


def test_a_case_is_put_off_with_its_reason(as_claire, case, item):
    path = f"agenda-items/{item.pk}/postpone/"
    assert fields_of(as_claire.post(path, {"code": "bored"}, version=1)) == {"code": "invalid_choice"}
    assert as_claire.post(path, {"code": "other"}, version=1).status_code == 422
    answer = as_claire.post(path, {"code": "imaging_missing"}, version=1)
    assert answer.json()["outcome"] == "postponed" and Case.objects.get(pk=case.pk).status == "postponed"


# attendance


def test_a_member_announces_and_nobody_announces_for_a_colleague(as_, meeting, david):
    mine = meeting.attendances.get(person=david)
    path = f"attendances/{mine.pk}/announce/"
    assert as_("farid").post(path, {"announced": "excused"}, version=1).json()["code"] == "refused"
    assert fields_of(as_("david").post(path, {"announced": "perhaps"}, version=1)) == {"announced": "invalid_choice"}
    answer = as_("david").post(path, {"announced": "remote"}, version=1)
    assert (answer.json()["announced"], answer.headers["ETag"]) == ("remote", '"2"')
    assert as_("david").post(path, {"announced": "excused"}, version=1).status_code == 412
    assert as_("claire").post(path, {"announced": "excused"}, version=2).status_code == 200
    assert as_("alice").get(f"attendances/{mine.pk}/").status_code == 404


def test_the_list_tells_who_came_and_when(as_claire, claire, meeting, item, bruno):
    factories.opened(claire, meeting, [bruno])
    people = {row["name"]: row for row in as_claire.get(f"meetings/{meeting.pk}/attendances/").json()["people"]}
    (there,) = people["Dr Bruno Morvan"]["presences"]
    assert (there["mode"], there["left_at"]) == ("on_site", None)
    assert people["Dr David Ortiz"]["presences"] == []


# what it costs


def cost_of(caller, path):
    with statements() as count:
        assert caller.get(path).status_code == 200
    return count.on_the_record


def test_an_agenda_and_its_people_cost_the_same_for_two_cases_and_for_twelve(as_claire, claire, alice, board):
    meeting = factories.meeting(claire, board)
    paths = [f"meetings/{meeting.pk}/{name}/" for name in ("agenda", "attendances")]
    costs = []
    for batch in (2, 10):
        for _number in range(batch):
            actions.schedule_case(meeting=meeting, case=factories.whole_case(alice, board), by=claire)
        costs.append([cost_of(as_claire, path) for path in paths])
    assert costs[0] == costs[1]


def test_lists_cost_the_same_for_two_rows_and_for_two_hundred(as_claire, claire, admin, board, bruno, case):
    paths = ["boards/?limit=200", "meetings/?limit=200", f"cases/{case.pk}/opinions/?limit=200"]
    costs = []
    for batch in (2, 198):
        for number in range(batch):
            factories.meeting(claire, board, days=number + 1)
            factories.board(admin, name=f"RCP {batch} {number}")
            actions.give_opinion(case=case, by=bruno, competence="radiation_oncologist", text="Irradier.")
        costs.append([cost_of(as_claire, path) for path in paths])
    assert costs[0] == costs[1] and max(costs[0]) <= 8, costs
