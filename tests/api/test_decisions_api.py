"""Decisions, written opinions and papers over HTTP. Signing stays a person's act, on the site."""

import hashlib

import pytest

from cases.errors import Conflict, NotVisible
from cases.models import JournalEntry
from rcp.documents.actions import produce_document
from rcp.documents.models import Document
from rcp.meetings import actions
from rcp.meetings.models import Decision, Proposal, WrittenOpinion
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


@pytest.fixture
def draft(item, case, bruno, guideline):
    return factories.proposed(case, bruno, guideline)


@pytest.fixture
def signed(draft, item, meeting, claire, bruno, quorate):
    factories.opened(claire, meeting, quorate)
    actions.end_discussion(item=item, by=claire)
    return actions.sign_decision(decision=Decision.objects.get(pk=draft.pk), by=bruno)


# drafts


def test_a_draft_is_opened_once_and_read(as_bruno, case, item):
    opened, again = (as_bruno.post(f"cases/{case.pk}/decisions/") for _time in range(2))
    assert (opened.status_code, opened.json()["id"]) == (200, again.json()["id"])
    read = as_bruno.get(f"decisions/{opened.json()['id']}/")
    assert read.json() == opened.json() and read.headers["ETag"] == '"1"'
    assert (read.json()["status"], read.json()["content"], read.json()["proposals"]) == ("draft", None, [])


def test_a_case_that_is_not_discussed_yet_has_no_draft(as_bruno, case):
    answer = as_bruno.post(f"cases/{case.pk}/decisions/")
    assert (answer.status_code, answer.json()["code"]) == (409, "refused")


def test_a_draft_is_edited_on_the_version_that_was_read(as_bruno, draft, guideline):
    path = f"decisions/{draft.pk}/"
    assert as_bruno.patch(path, {"surveillance": "IRM"}).status_code == 428
    edited = as_bruno.patch(path, {"surveillance": "IRM", "guideline": str(guideline.pk)}, version=draft.version)
    assert (edited.status_code, edited.json()["surveillance"]) == (200, "IRM")
    stale = as_bruno.patch(path, {"surveillance": "TDM"}, version=draft.version)
    assert (stale.status_code, stale.json()["current"]["surveillance"]) == (412, "IRM")
    wrong = as_bruno.patch(path, {"guideline": ABSENT, "trial": "maybe"}, version=draft.version + 1)
    assert fields_of(wrong) == {"trial": "invalid_choice"}
    wrong = as_bruno.patch(path, {"guideline": ABSENT}, version=draft.version + 1)
    assert fields_of(wrong) == {"guideline": "invalid"}


@pytest.mark.parametrize(
    ("who", "read", "write"),
    [("david", 200, 200), ("alice", 200, 409), ("stranger", 404, 404), ("rose", 404, 404), ("admin", 404, 404)],
)
def test_a_draft_is_read_around_its_case_and_written_by_the_board(as_, draft, who, read, write):
    assert as_(who).get(f"decisions/{draft.pk}/").status_code == read
    assert as_(who).patch(f"decisions/{draft.pk}/", {"surveillance": "IRM"}, version=draft.version).status_code == write


def test_a_proposal_is_added_amended_and_dropped(as_bruno, draft, case):
    lesion = case.patient.lesion_set.get()
    sent = {"treatment": "cementoplasty", "targets": [str(lesion.pk)], "rank": 2}
    added = as_bruno.post(f"decisions/{draft.pk}/proposals/", sent)
    assert (added.status_code, added.json()["targets"], added.headers["ETag"]) == (201, [str(lesion.pk)], '"1"')
    path = f"proposals/{added.json()['id']}/"
    assert as_bruno.get(path).json() == added.json()
    amended = as_bruno.patch(path, {"is_urgent": True, "targets": []}, version=1)
    assert (amended.json()["is_urgent"], amended.json()["targets"], amended.headers["ETag"]) == (True, [], '"2"')
    assert as_bruno.delete(path, version=1).status_code == 412
    assert as_bruno.delete(path, version=2).status_code == 204
    assert as_bruno.get(path).status_code == 404


def test_a_lesion_of_somebody_else_is_as_one_that_is_not_there(as_bruno, draft, alice, board):
    other = factories.whole_case(alice, board, patient_=factories.patient(alice, birth_name="DURAND", ipp="9"))
    theirs = other.patient.lesion_set.get().pk
    path = f"decisions/{draft.pk}/proposals/"
    answers = [as_bruno.post(path, {"treatment": "other", "targets": [str(key)]}) for key in (theirs, ABSENT)]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert answers[0].content == answers[1].content
    own = Proposal.objects.get()
    amended = as_bruno.patch(f"proposals/{own.pk}/", {"targets": [str(theirs)]}, version=own.version)
    assert (amended.status_code, fields_of(amended)) == (422, {"targets": "invalid"})


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"treatment": "magic"}, {"treatment": "invalid_choice"}),
        ({"dose_gy": "101.00"}, {None: "invalid"}),
        ({"dose_gy": "1e400"}, {"dose_gy": "max_digits"}),
        ({"fractions": -1}, {"fractions": "min_value"}),
        ({"targets": "all"}, {"targets": "not_a_list"}),
        ({"rank": 10}, {"rank": "max_value"}),
    ],
)
def test_wrong_values_of_a_proposal_are_named(as_bruno, draft, wrong, fields):
    answer = as_bruno.post(f"decisions/{draft.pk}/proposals/", {"treatment": "other", **wrong})
    assert (answer.status_code, set(fields_of(answer))) == (422, set(fields))
    assert Proposal.objects.count() == 1


def test_examinations_and_dissents_are_added_and_dropped(as_bruno, draft, david):
    wanted = as_bruno.post(f"decisions/{draft.pk}/examinations/", {"kind": "IRM"}).json()
    dissent = as_bruno.post(f"decisions/{draft.pk}/dissents/", {"author": str(david.pk), "text": "Opérer."}).json()
    read = as_bruno.get(f"decisions/{draft.pk}/").json()
    assert (read["examinations"], read["dissents"]) == ([wanted], [dissent])
    for path in (f"examinations/{wanted['id']}/", f"dissents/{dissent['id']}/"):
        assert as_bruno.get(path).status_code == 200
        assert as_bruno.delete(path).status_code == 428
        assert as_bruno.delete(path, version=1).status_code == 204
    assert fields_of(as_bruno.post(f"decisions/{draft.pk}/dissents/", {"author": ABSENT, "text": "x"})) == {
        "author": "invalid"
    }


def test_parts_of_a_draft_are_closed_to_a_stranger(as_, draft, bruno, david):
    wanted = actions.want_examination(decision=draft, by=bruno, kind="IRM")
    dissent = actions.add_dissent(decision=draft, author=david, text="Opérer.", by=bruno)
    paths = [f"proposals/{Proposal.objects.get().pk}/", f"examinations/{wanted.pk}/", f"dissents/{dissent.pk}/"]
    stranger = as_("stranger")
    assert {stranger.get(path).status_code for path in paths} == {404}
    assert {stranger.delete(path, version=1).status_code for path in paths} == {404}
    below = [
        ("proposals", {"treatment": "other"}),
        ("examinations", {"kind": "IRM"}),
        ("dissents", {"author": ABSENT, "text": "x"}),
    ]
    assert {stranger.post(f"decisions/{draft.pk}/{name}/", body).status_code for name, body in below} == {404}


def test_what_somebody_changed_or_dropped_meanwhile_is_not_dropped(draft, bruno):
    read, other = (Proposal.objects.select_related("decision__case").get() for _time in range(2))
    actions.amend_proposal(proposal=other, by=bruno, version=1, rank=2)
    with pytest.raises(Conflict):
        actions.drop_proposal(proposal=read, by=bruno, version=1)
    actions.drop_proposal(proposal=other, by=bruno, version=2)
    with pytest.raises(NotVisible):
        actions.drop_proposal(proposal=read, by=bruno)
    assert JournalEntry.objects.filter(event="proposal_dropped").count() == 1


# what is signed


def test_a_signed_decision_gives_its_frozen_content(as_, case, signed):
    said = as_("alice").get(f"decisions/{signed.pk}/").json()
    assert (said["status"], said["content_sha256"]) == ("signed", signed.content_sha256)
    assert said["content"] == signed.content and said["content"]["case_number"] == case.number
    line = JournalEntry.objects.filter(record=f"case:{case.pk}").last()
    assert (line.event, line.keys) == ("decision_read", [f"decision:{signed.pk}"])


def test_what_is_signed_is_never_edited(as_bruno, signed):
    proposal = signed.proposals.get()
    answers = [
        as_bruno.patch(f"decisions/{signed.pk}/", {"surveillance": "IRM"}, version=signed.version),
        as_bruno.post(f"decisions/{signed.pk}/examinations/", {"kind": "IRM"}),
        as_bruno.patch(f"proposals/{proposal.pk}/", {"rank": 2}, version=proposal.version),
        as_bruno.delete(f"proposals/{proposal.pk}/", version=proposal.version),
    ]
    assert {(answer.status_code, answer.json()["code"]) for answer in answers} == {(409, "refused")}


def test_decisions_are_listed_by_case_and_by_session(as_, case, meeting, signed, claire):
    for path in (f"cases/{case.pk}/decisions/", f"meetings/{meeting.pk}/decisions/"):
        (row,) = as_("claire").get(path).json()["results"]
        assert (row["id"], row["status"], row["kind"]) == (str(signed.pk), "signed", "decision")
        line = JournalEntry.objects.filter(record=f"reader:{claire.pk}").last()
        assert (line.event, line.keys) == ("decisions_listed", [f"decision:{signed.pk}"])
        assert as_("stranger").get(path).status_code == 404


# written opinions


def test_an_opinion_is_asked_given_and_listed(as_, case, greta):
    asked = as_("claire").post(f"cases/{case.pk}/opinions/ask/", {"person": str(greta.pk)})
    assert (asked.status_code, asked.content) == (204, b"")
    sent = {"competence": "interventional_radiologist", "text": "Cimentoplastie possible."}
    given = as_("greta").post(f"cases/{case.pk}/opinions/", sent)
    assert given.status_code == 201 and given.json()["signed_by"] == str(greta.pk)
    assert as_("greta").get(f"opinions/{given.json()['id']}/").json() == given.json()
    assert as_("alice").get(f"cases/{case.pk}/opinions/").json()["results"] == [given.json()]
    assert as_("stranger").get(f"opinions/{given.json()['id']}/").status_code == 404


def test_an_opinion_asked_for_twice_is_asked_once(as_, case, greta):
    first, again = (
        as_("claire").post(f"cases/{case.pk}/opinions/ask/", {"person": str(greta.pk)}, key="k1") for _time in range(2)
    )
    assert first.status_code == again.status_code == 204 and again.headers["Idempotent-Replayed"] == "true"
    assert JournalEntry.objects.filter(event="case_opened_to").count() == 1


def test_who_may_not_ask_or_give_hears_why(as_, case, greta):
    ask = {"person": str(greta.pk)}
    assert as_("david").post(f"cases/{case.pk}/opinions/ask/", ask).json()["code"] == "refused"
    assert as_("greta").post(f"cases/{case.pk}/opinions/ask/", ask).status_code == 404
    assert fields_of(as_("claire").post(f"cases/{case.pk}/opinions/ask/", {"person": ABSENT})) == {"person": "invalid"}
    given = {"competence": "neurosurgeon", "text": "Opérer."}
    assert as_("alice").post(f"cases/{case.pk}/opinions/", given).json()["code"] == "refused"
    assert fields_of(as_("david").post(f"cases/{case.pk}/opinions/", given)) == {"competence": "invalid"}
    assert not WrittenOpinion.objects.exists()


# papers


def test_a_record_is_followed_and_downloaded(as_, case, meeting, signed, alice):
    caller = as_("alice")
    (row,) = caller.get(f"cases/{case.pk}/documents/").json()["results"]
    path = f"documents/{row['id']}/"
    waiting = caller.get(path).json()
    assert (waiting["status"], waiting["queue_position"], waiting["may_retry"]) == ("pending", 2, False)
    assert caller.get(f"{path}download/").json()["code"] == "refused"
    produce_document(row["id"])
    ready = caller.get(path).json()
    file = caller.get(f"{path}download/", accept="application/pdf")
    paper = b"".join(file.streaming_content)
    assert (ready["status"], hashlib.sha256(paper).hexdigest()) == ("ready", ready["sha256"])
    assert (file.headers["Content-Type"], file.headers["ETag"]) == ("application/pdf", f'"{ready["sha256"]}"')
    assert file.headers["Content-Disposition"] == f'attachment; filename="decision-record-{row["id"][:8]}.pdf"'
    assert "no-store" in file.headers["Cache-Control"]
    downloads = JournalEntry.objects.filter(event="document_downloaded", by=alice.pk)
    held = caller.get(f"{path}download/", if_none_match=file.headers["ETag"])
    assert (held.status_code, downloads.count()) == (304, 1)


def test_papers_of_a_session_are_those_of_its_board(as_, meeting, signed):
    kinds = {row["kind"] for row in as_("david").get(f"meetings/{meeting.pk}/documents/").json()["results"]}
    assert kinds == {"agenda", "decision_record"}
    assert as_("stranger").get(f"meetings/{meeting.pk}/documents/").status_code == 404
    for document in Document.objects.all():
        assert {as_("stranger").get(f"documents/{document.pk}/{more}").status_code for more in ("", "download/")} == {
            404
        }
        assert as_("stranger").post(f"documents/{document.pk}/retry/").status_code == 404


def test_a_paper_that_waits_is_not_tried_again_and_one_that_failed_is(as_, case, signed):
    document = Document.objects.get(kind="decision_record")
    path = f"documents/{document.pk}/retry/"
    assert as_("alice").post(path).json()["code"] == "refused"
    Document.objects.filter(pk=document.pk).update(status="failed", reason="Trop long.")
    assert as_("alice").get(f"documents/{document.pk}/").json()["reason"] == "Trop long."
    assert as_("alice").post(path).json()["status"] == "pending"


# what it costs


def cost_of(caller, path):
    with statements() as count:
        assert caller.get(path).status_code == 200
    return count.on_the_record


def test_lists_cost_the_same_for_one_and_for_many(as_bruno, claire, alice, bruno, board, case, meeting, draft):
    paths = [
        f"{owner}/{row.pk}/{name}/"
        for owner, row in (("cases", case), ("meetings", meeting))
        for name in ("decisions", "documents")
    ]
    paths.append(f"cases/{case.pk}/opinions/")
    costs = []
    for batch in (1, 6):
        for _number in range(batch):
            other = factories.whole_case(alice, board, patient_=case.patient)
            actions.schedule_case(meeting=meeting, case=other, by=claire)
            actions.draft_decision(case=other, by=bruno)
            actions.give_opinion(case=case, by=bruno, competence="radiation_oncologist", text="Irradier.")
            actions.ask_agenda(meeting=meeting, by=claire)
        costs.append([cost_of(as_bruno, path) for path in paths])
    assert costs[0] == costs[1]
    assert max(costs[0]) <= 8, costs
