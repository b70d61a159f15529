"""A session through its pages: planned, its agenda built, held and closed; and what its pages refuse."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.actions import withdraw_case
from cases.models import Case, JournalEntry
from rcp.meetings import actions
from rcp.meetings.models import AgendaItem, Attendance, Meeting
from tests import factories
from tests.counting import statements


@pytest.fixture
def sign_in(client):
    def as_person(person):
        client.force_login(person)
        return client

    return as_person


@pytest.fixture
def item(case, meeting, claire):
    return actions.schedule_case(meeting=meeting, case=case, by=claire)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def post(client, name, pk, **data):
    return client.post(reverse(name, args=[pk]), data)


def test_the_office_plans_a_session_with_the_members_on_its_list(sign_in, claire, board):
    client = sign_in(claire)
    day = timezone.localdate() + timezone.timedelta(days=3)
    values = {"board": board.pk, "starts_at": f"{day}T14:00", "ends_at": f"{day}T16:00", "room": "Salle Broca"}
    response = client.post(reverse("meeting_plan"), values)
    planned = Meeting.objects.get()
    assert response.headers["Location"] == reverse("meeting", args=[planned.pk])
    assert planned.attendances.count() == 4
    assert "Salle Broca" in client.get(reverse("meeting_list")).text


def test_a_session_that_ends_before_it_begins_is_refused_and_keeps_what_was_typed(sign_in, claire, board):
    values = {"board": board.pk, "starts_at": "2027-01-04T14:00", "ends_at": "2027-01-04T12:00", "room": "Salle Broca"}
    response = sign_in(claire).post(reverse("meeting_plan"), values)
    assert response.status_code == 422
    assert "La fin de la réunion vient après son début." in response.text
    assert "Salle Broca" in response.text


def test_a_session_is_planned_again_a_week_later_from_another(sign_in, claire, meeting):
    page = sign_in(claire).get(reverse("meeting_plan"), {"like": meeting.pk})
    later = timezone.localtime(meeting.starts_at + timezone.timedelta(days=7))
    assert f"{later:%Y-%m-%dT%H:%M}" in page.text


def test_somebody_who_runs_no_board_cannot_plan_for_it(sign_in, alice, board):
    values = {"board": board.pk, "starts_at": "2027-01-04T14:00", "ends_at": "2027-01-04T16:00"}
    assert sign_in(alice).post(reverse("meeting_plan"), values).status_code == 409
    assert not Meeting.objects.exists()


def test_a_session_changed_meanwhile_shows_both_versions(sign_in, claire, meeting):
    client = sign_in(claire)
    actions.amend_meeting(meeting=fresh(meeting), by=claire, version=1, room="Salle Charcot")
    starts, ends = (timezone.localtime(at).strftime("%Y-%m-%dT%H:%M") for at in (meeting.starts_at, meeting.ends_at))
    stale = {"version": 1, "starts_at": starts, "ends_at": ends, "room": "Salle Broca"}
    response = post(client, "meeting_amend", meeting.pk, **stale)
    assert response.status_code == 409
    assert "Salle Broca" in response.text and "Salle Charcot" in response.text


def test_a_session_is_cancelled_with_its_reason(sign_in, claire, meeting, item):
    client = sign_in(claire)
    assert post(client, "meeting_cancel", meeting.pk, reason=" ").status_code == 422
    assert post(client, "meeting_cancel", meeting.pk, reason="Jour férié").status_code == 302
    assert fresh(item.case).status == Case.Status.POSTPONED
    assert "Jour férié" in client.get(reverse("meeting", args=[meeting.pk])).text


def test_the_stranger_sees_nothing_of_a_session(sign_in, stranger, meeting, item):
    client = sign_in(stranger)
    for name in ("meeting", "meeting_attendance", "meeting_decisions", "meeting_papers", "meeting_amend"):
        assert client.get(reverse(name, args=[meeting.pk])).status_code == 404
    for name in ("agenda_freeze", "agenda_order", "item_schedule", "guest_invite", "agenda_paper", "meeting_sign_all"):
        assert post(client, name, meeting.pk, case=item.case_id).status_code == 404
    for name in ("item_move", "item_end", "item_postpone", "item_unschedule", "item_amend"):
        assert post(client, name, item.pk).status_code == 404
    assert str(meeting.pk) not in client.get(reverse("meeting_list")).text


def test_a_member_reads_the_agenda_and_changes_nothing(sign_in, david, meeting, item):
    client = sign_in(david)
    page = client.get(reverse("meeting", args=[meeting.pk])).text
    assert "MARTIN" in page and "order-form" not in page
    assert post(client, "item_unschedule", item.pk).status_code == 409
    assert post(client, "agenda_freeze", meeting.pk).status_code == 409


def test_waiting_cases_are_scheduled_moved_and_taken_off(sign_in, claire, alice, board, case, meeting):
    other = factories.whole_case(alice, board, patient_=factories.patient(alice, birth_name="PETIT"))
    client, page = sign_in(claire), reverse("meeting", args=[meeting.pk])
    assert client.get(page).text.count("Inscrire le dossier") == 2
    for waiting in (case, other):
        assert post(client, "item_schedule", meeting.pk, case=waiting.pk).headers["Location"] == page
    first, second = meeting.items.all()
    post(client, "item_move", second.pk, to="up", version=fresh(meeting).version)
    assert list(meeting.items.all()) == [second, first]
    post(client, "agenda_order", meeting.pk, order=f"{first.pk},{second.pk}", version=fresh(meeting).version)
    assert list(meeting.items.all()) == [first, second]
    post(client, "item_unschedule", second.pk)
    assert list(meeting.items.all()) == [first]


def test_an_order_made_from_an_older_agenda_shows_the_one_that_stands(sign_in, claire, meeting, item):
    response = post(sign_in(claire), "agenda_order", meeting.pk, order=str(item.pk), version=7)
    assert response.status_code == 409
    assert "a changé entre-temps" in response.text and "MARTIN" in response.text


def test_minutes_and_presenter_are_changed_in_the_line(sign_in, claire, david, meeting, item):
    client = sign_in(claire)
    post(client, "item_amend", item.pk, version=1, minutes=15, presenter=david.pk)
    assert (fresh(item).minutes, fresh(item).presenter) == (15, david)
    refused = post(client, "item_amend", item.pk, version=2, minutes=90, presenter="")
    assert refused.status_code == 422 and "Entre 1 et 60 minutes." in refused.text and 'value="90"' in refused.text
    assert post(client, "item_amend", item.pk, version=1, minutes=20, presenter="").status_code == 409


def test_the_agenda_says_its_end_its_overrun_and_the_missing_competence(
    sign_in, claire, bruno, david, emma, meeting, item
):
    client = sign_in(claire)
    for attendance in meeting.attendances.filter(person__in=[bruno, david, emma]):
        post(client, "presence_announce", attendance.pk, announced="on_site")
    page = client.get(reverse("meeting", args=[meeting.pk])).text
    assert "Il manque\u00a0: neurochirurgie ou chirurgie du rachis." in page
    assert "il reste 116\u00a0min" in page
    Meeting.objects.filter(pk=meeting.pk).update(ends_at=meeting.starts_at + timezone.timedelta(minutes=30))
    post(client, "item_amend", item.pk, version=1, minutes=60, presenter="")
    assert "30\u00a0min de trop" in client.get(reverse("meeting", args=[meeting.pk])).text


def test_a_person_announces_for_oneself_and_not_for_others(sign_in, david, bruno, meeting):
    client = sign_in(david)
    mine, his = meeting.attendances.get(person=david), meeting.attendances.get(person=bruno)
    assert post(client, "presence_announce", mine.pk, announced="remote").status_code == 302
    assert post(client, "presence_announce", his.pk, announced="excused").status_code == 409
    assert post(client, "presence_announce", mine.pk, announced="perhaps").status_code == 409
    assert (fresh(mine).announced, fresh(his).announced) == ("remote", "")


def test_attendance_is_taken_in_the_open_session(sign_in, claire, david, meeting, item):
    client, attendance = sign_in(claire), meeting.attendances.get(person=david)
    assert post(client, "presence_arrive", attendance.pk, mode="on_site").status_code == 409
    post(client, "agenda_freeze", meeting.pk)
    post(client, "meeting_open", meeting.pk)
    assert post(client, "presence_arrive", attendance.pk, mode="on_site").status_code == 302
    assert "depuis" in client.get(reverse("meeting_attendance", args=[meeting.pk])).text
    assert post(client, "presence_leave", attendance.pk).status_code == 302
    assert post(client, "presence_leave", attendance.pk).status_code == 409


def test_a_guest_is_invited_once_and_then_sees_the_session(sign_in, claire, greta, meeting, item):
    assert post(sign_in(greta), "presence_announce", meeting.attendances.first().pk).status_code == 404
    client = sign_in(claire)
    assert post(client, "guest_invite", meeting.pk, person=greta.pk, in_quorum="on").status_code == 302
    assert post(client, "guest_invite", meeting.pk, person=greta.pk).status_code == 422
    assert Attendance.objects.get(person=greta).in_quorum
    assert "MARTIN" in sign_in(greta).get(reverse("meeting", args=[meeting.pk])).text


def test_a_case_is_postponed_with_a_coded_reason(sign_in, claire, meeting, item):
    client = sign_in(claire)
    assert post(client, "item_postpone", item.pk, code="other", text="").status_code == 422
    assert post(client, "item_postpone", item.pk, code="imaging_missing").status_code == 302
    assert fresh(item).outcome == AgendaItem.Outcome.POSTPONED
    assert "reporté" in client.get(reverse("meeting", args=[meeting.pk])).text


def test_a_case_is_recorded_without_discussion_only_through_its_gate(
    sign_in, alice, board, claire, bruno, david, meeting, admin
):
    case = factories.whole_case(alice, board, handling="recorded")
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, [bruno])
    client, page = sign_in(bruno), reverse("meeting", args=[meeting.pk])
    assert "Nommez d’abord" in client.get(page).text
    assert post(client, "item_record", item.pk).status_code == 409
    factories.proposed(case, bruno, factories.guideline(admin, scope="national"))
    assert "second lecteur doit donner son accord" in client.get(page).text
    assert post(sign_in(david), "item_agree", item.pk).status_code == 302
    assert post(sign_in(claire), "item_record", item.pk).status_code == 409
    assert post(sign_in(bruno), "item_record", item.pk).status_code == 302
    assert fresh(case).status == Case.Status.RECORDED
    assert post(client, "item_back", item.pk).status_code == 302
    assert fresh(case).status == Case.Status.SCHEDULED


def test_a_session_closes_when_every_case_has_its_outcome(sign_in, claire, meeting, item, quorate):
    factories.opened(claire, meeting, quorate)
    client, page = sign_in(claire), reverse("meeting", args=[meeting.pk])
    assert "1 dossier n’a pas encore d’issue." in client.get(page).text
    assert post(client, "meeting_close", meeting.pk).status_code == 409
    post(client, "item_start", item.pk)
    assert "en discussion" in client.get(page).text
    post(client, "item_end", item.pk)
    assert post(client, "meeting_close", meeting.pk).headers["Location"] == reverse("meeting_papers", args=[meeting.pk])
    assert "Compte rendu de séance" in client.get(reverse("meeting_papers", args=[meeting.pk])).text


def test_an_agenda_is_frozen_reissued_and_never_empty(sign_in, claire, meeting, case):
    client = sign_in(claire)
    assert post(client, "agenda_freeze", meeting.pk).status_code == 409
    post(client, "item_schedule", meeting.pk, case=case.pk)
    assert post(client, "agenda_reissue", meeting.pk).status_code == 409
    post(client, "agenda_freeze", meeting.pk)
    post(client, "agenda_reissue", meeting.pk)
    assert fresh(meeting).agenda_version == 2


@pytest.mark.parametrize("name", ["meeting", "meeting_attendance", "meeting_decisions", "meeting_sign_all"])
def test_an_agenda_costs_the_same_with_two_cases_or_eight(
    name, sign_in, bruno, claire, alice, board, meeting, guideline
):
    def fill(count):
        for number in range(count):
            patient = factories.patient(alice, birth_name=f"NOM{number}")
            case = factories.whole_case(alice, board, patient_=patient)
            actions.schedule_case(meeting=fresh(meeting), case=case, by=claire)
            factories.proposed(fresh(case), bruno, guideline)
            factories.whole_case(alice, board, patient_=patient)

    client, page = sign_in(bruno), reverse(name, args=[meeting.pk])
    fill(2)
    client.get(page)
    with statements() as with_two:
        client.get(page)
    fill(6)
    with statements() as with_eight:
        assert client.get(page).status_code == 200
    assert with_two.on_the_record == with_eight.on_the_record, with_eight.statements


def test_an_agenda_and_the_cases_that_wait_beside_it_are_one_line_of_the_journal(
    sign_in, claire, alice, board, meeting, item
):
    waiting = factories.whole_case(alice, board, patient_=item.case.patient)
    before = JournalEntry.objects.count()
    sign_in(claire).get(reverse("meeting", args=[meeting.pk]))
    line = JournalEntry.objects.order_by("id")[before:].get()
    shown = [f"meeting:{meeting.pk}", f"case:{item.case_id}", f"case:{waiting.pk}"]
    assert (line.event, line.by, line.keys) == ("agenda_read", claire.pk, shown)


def test_older_sessions_are_turned_page_by_page(sign_in, claire, board, monkeypatch):
    monkeypatch.setattr("rcp.web.views.meetings.PAGE", 2)
    for days in (-1, -8, -15):
        factories.meeting(claire, board, days=days)
    client, address = sign_in(claire), reverse("meeting_list")
    first = client.get(address)
    assert first.text.count(">Salle Laennec<") == 2
    second = client.get(address, {"before": first.context["older"]})
    assert second.text.count(">Salle Laennec<") == 1
    assert client.get(address, {"before": "2026-13-45"}).status_code == 200


def test_the_list_of_sessions_costs_the_same_whatever_its_length(sign_in, claire, board):
    client = sign_in(claire)
    for days in (1, -1):
        factories.meeting(claire, board, days=days)
    client.get(reverse("meeting_list"))
    with statements() as with_two:
        client.get(reverse("meeting_list"))
    for days in (*range(2, 8), *range(-8, -2)):
        factories.meeting(claire, board, days=days)
    with statements() as with_many:
        client.get(reverse("meeting_list"))
    assert with_two.on_the_record == with_many.on_the_record


def test_the_papers_of_a_session_cost_the_same_whatever_their_number(sign_in, claire, meeting, item):
    client, page = sign_in(claire), reverse("meeting_papers", args=[meeting.pk])
    actions.freeze_agenda(meeting=meeting, by=claire)
    client.get(page)
    with statements() as with_one:
        client.get(page)
    for _again in range(5):
        actions.reissue_agenda(meeting=fresh(meeting), by=claire)
    with statements() as with_six:
        assert client.get(page).text.count("Ordre du jour du") == 6
    assert with_one.on_the_record == with_six.on_the_record


def test_a_session_planned_like_another_begins_at_the_same_hour_after_the_change_of_time(sign_in, claire, board):
    hours = [datetime(2027, 3, 25, hour, tzinfo=ZoneInfo("Europe/Paris")) for hour in (14, 16)]
    model = factories.meeting(claire, board, starts_at=hours[0], ends_at=hours[1])
    shown = sign_in(claire).get(reverse("meeting_plan"), {"like": model.pk}).text
    assert "2027-04-01T14:00" in shown
    assert "2027-04-01T16:00" in shown


def test_a_withdrawn_case_does_not_keep_the_session_from_closing(sign_in, item, meeting, claire, bruno):
    factories.opened(claire, meeting, [bruno])
    withdraw_case(case=fresh(item.case), by=claire, text="Le patient est décédé.")
    assert sign_in(claire).get(reverse("meeting", args=[meeting.pk])).context["without_outcome"] == 0
