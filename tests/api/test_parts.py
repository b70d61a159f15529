"""Every kind of part over HTTP: the same rows, the same rules, the same refusals as on the pages."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from cases.actions import end_membership
from cases.models import BoardMembership, ClinicalState, JournalEntry, LesionObservation
from rcp.api.kinds import KINDS
from rcp.meetings import actions as meeting_actions
from tests import factories
from tests.api.conftest import Caller, at_once, fields_of
from tests.counting import statements

BY_PLURAL = {kind.plural: kind for kind in KINDS}
# What a case holds once.
ONCE = ("clinicalstate", "disease")
# Something else to say of a row of each kind.
OTHERWISE = {
    "contacts": {"phone": "02 99 11 11 11"},
    "tumours": {"n": "N3"},
    "molecular-results": {"outcome": "negative"},
    "other-classifications": {"value": "limited"},
    "disease-extents": {"nodes": "yes"},
    "organ-metastases": {"number": 3},
    "clinical-states": {"karnofsky": 60},
    "lab-values": {"value": 2.6},
    "current-drugs": {"name": "rivaroxaban"},
    "neurological-episodes": {"walking": "not_walking"},
    "treatments": {"line": 2},
    "irradiations": {"fractions": 5},
    "surgeries": {"procedure": "ostéosynthèse"},
    "bone-agents": {"interval_weeks": 12},
    "skeletal-events": {"kind": "bone_surgery"},
    "reports": {"conclusion": "Adénocarcinome."},
    "imaging-studies": {"conclusion": "Lésion de T8."},
    "lesions": {"level": "T9"},
    "observations": {"collapse_percent": 40},
    "pains": {"intensity": 3},
    "judgements": {"answer": "no"},
    "tasks": {"what": "Relancer l’IRM"},
}


@pytest.fixture
def below(alice, board):
    """{parent: its key} of Alice's own draft, with a lesion and a tumour."""
    case = factories.draft(alice, board)
    lesion = factories.vertebra(case, alice)
    tumour = factories.lung_tumour(case, alice)
    return {"patient": case.patient_id, "case": case.pk, "lesion": lesion.pk, "tumour": tumour.pk}


def rows_below(kind, below):
    return f"{kind.parent}s/{below[kind.parent]}/{kind.plural}/"


@pytest.fixture
def added(as_alice, below):
    """One row of every kind: {plural: what the API said of it}."""
    return {kind.plural: as_alice.post(rows_below(kind, below), kind.sent).json() for kind in KINDS}


@pytest.mark.parametrize("plural", BY_PLURAL)
def test_a_row_is_added_read_listed_amended_and_removed(plural, as_alice, below):
    rows, sent = rows_below(BY_PLURAL[plural], below), BY_PLURAL[plural].sent
    answer = as_alice.post(rows, sent)
    assert (answer.status_code, answer.headers.get("ETag")) == (201, '"1"'), answer.content
    row = answer.json()
    alone = f"{plural}/{row['id']}/"
    assert sent.items() <= row.items()
    assert as_alice.get(alone).json() == row
    assert row in as_alice.get(rows).json()["results"]
    amended = as_alice.patch(alone, OTHERWISE[plural], version=1)
    assert (amended.status_code, amended.headers.get("ETag")) == (200, '"2"'), amended.content
    assert amended.json() == row | OTHERWISE[plural] | {"version": 2}
    assert as_alice.delete(alone, version=2).status_code == 204
    assert as_alice.get(alone).status_code == 404
    assert row["id"] not in [row["id"] for row in as_alice.get(rows).json()["results"]]


def test_who_is_not_let_in_sees_nothing_of_any_kind(added, below, stranger, rose, admin):
    for person in (stranger, rose, admin):
        them = Caller(person)
        absent = them.get("lesions/00000000-0000-4000-8000-000000000000/").content
        for plural, row in added.items():
            kind, alone = BY_PLURAL[plural], f"{plural}/{row['id']}/"
            answers = [
                them.get(rows_below(kind, below)),
                them.post(rows_below(kind, below), kind.sent),
                them.get(alone),
                them.patch(alone, kind.sent, version=1),
                them.delete(alone, version=1),
            ]
            assert {(answer.status_code, answer.content) for answer in answers} == {(404, absent)}, plural


def test_a_guest_reads_and_does_not_write(claire, greta, case, meeting):
    meeting_actions.schedule_case(meeting=meeting, case=case, by=claire)
    meeting_actions.invite_guest(meeting=meeting, person=greta, by=claire, in_quorum=False)
    lesion, tumour = case.patient.lesion_set.first(), case.patient.tumour_set.first()
    below = {"patient": case.patient_id, "case": case.pk, "lesion": lesion.pk, "tumour": tumour.pk}
    guest = Caller(greta)
    for kind in KINDS:
        assert guest.get(rows_below(kind, below)).status_code == 200, kind
        refused = guest.post(rows_below(kind, below), kind.sent)
        assert (refused.status_code, refused.json()["code"]) == (409, "refused"), kind


def test_a_name_that_is_not_known_is_refused(as_alice, below):
    for kind in KINDS:
        answer = as_alice.post(rows_below(kind, below), kind.sent | {"colour": "blue"})
        assert (answer.status_code, fields_of(answer)) == (422, {"colour": "unknown"}), kind


def test_a_stale_version_gets_the_row_as_it_stands(as_alice, added):
    for plural, row in added.items():
        alone = f"{plural}/{row['id']}/"
        for answer in (as_alice.patch(alone, OTHERWISE[plural], version=7), as_alice.delete(alone, version=7)):
            assert (answer.status_code, answer.json()["code"], answer.headers["ETag"]) == (412, "stale", '"1"')
            assert answer.json()["current"] == row
        assert as_alice.delete(alone).json()["code"] == "version_needed"


def test_a_row_shown_beside_a_refusal_was_read(as_alice, below, added):
    before = JournalEntry.objects.count()
    as_alice.patch(f"lesions/{added['lesions']['id']}/", {"level": "T9"}, version=7)
    line = JournalEntry.objects.order_by("-id").first()
    assert JournalEntry.objects.count() == before + 1
    assert (line.record, line.event) == (f"patient:{below['patient']}", "patient_read")


def test_a_read_of_a_part_has_its_line_and_a_304_has_none(as_alice, below, added):
    for plural, row in added.items():
        before = JournalEntry.objects.count()
        unchanged = as_alice.get(f"{plural}/{row['id']}/", If_None_Match='"1"')
        assert (unchanged.status_code, unchanged.headers["ETag"], unchanged.content) == (304, '"1"', b"")
        assert JournalEntry.objects.count() == before
        as_alice.get(f"{plural}/{row['id']}/")
        as_alice.get(rows_below(BY_PLURAL[plural], below))
        assert JournalEntry.objects.count() == before + 2, plural


def test_a_list_costs_the_same_with_two_rows_and_with_many(as_alice, below, added):
    for kind in KINDS:
        rows = rows_below(kind, below)
        with statements() as few:
            as_alice.get(rows)
        for _row in range(0 if kind.code in ONCE else 5):
            as_alice.post(rows, kind.sent)
        with statements() as many:
            as_alice.get(rows)
        assert few.on_the_record == many.on_the_record <= 8, kind


def test_a_constraint_speaks_the_persons_language(as_alice, below):
    answer = as_alice.post(f"patients/{below['patient']}/lesions/", {"bone": "femur", "level": "T8"})
    assert (answer.status_code, fields_of(answer)) == (422, {None: "invalid"})
    assert "Le niveau va de" in answer.json()["errors"][0]["message"]
    assert answer.headers["Content-Language"] == "fr"


def test_a_day_in_the_future_is_refused_with_its_field(as_alice, below):
    tomorrow = timezone.localdate() + timedelta(days=1)
    answer = as_alice.post(f"lesions/{below['lesion']}/observations/", {"observed_on": tomorrow})
    assert fields_of(answer) == {"observed_on": "invalid"}


def test_a_task_is_given_to_somebody_of_the_case(as_alice, david, greta, below):
    tasks = f"cases/{below['case']}/tasks/"
    assert as_alice.post(tasks, {"what": "Appeler", "owner": david.pk}).json()["owner"] == str(david.pk)
    refused = as_alice.post(tasks, {"what": "Appeler", "owner": greta.pk})
    assert (refused.status_code, fields_of(refused)) == (422, {"owner": "invalid"})


def test_a_person_who_left_the_board_no_longer_reads(admin, david, case):
    lesion = case.patient.lesion_set.first()
    assert Caller(david).get(f"lesions/{lesion.pk}/").status_code == 200
    end_membership(membership=BoardMembership.objects.get(person=david), by=admin)
    assert Caller(david).get(f"lesions/{lesion.pk}/").status_code == 404


def test_a_removed_lesion_is_not_observed(as_alice, below):
    as_alice.delete(f"lesions/{below['lesion']}/", version=1)
    answer = as_alice.post(f"lesions/{below['lesion']}/observations/", {"observed_on": "2026-11-20"})
    assert answer.status_code == 404
    assert not LesionObservation.objects.filter(observed_on="2026-11-20", lesion_id=below["lesion"]).exists()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="one in memory takes one writer")
@pytest.mark.django_db(transaction=True)
def test_what_a_case_holds_once_is_added_once_by_four_at_once(alice, below):
    answers = at_once(alice, f"cases/{below['case']}/clinical-states/", {"karnofsky": 70})
    assert sorted(answer.status_code for answer in answers)[0] == 201
    assert {answer.json().get("code", "done") for answer in answers} <= {"done", "refused", "invalid"}
    assert ClinicalState.objects.count() == 1
