"""The pages of cases: what each person sees, what is refused, what is kept."""

from datetime import date

import pytest
from django.urls import reverse

from cases.actions import add_part, amend_part, edit_case, register_case, return_case, submit_case
from cases.models import Case, CaseMessage, ClinicalState, LabValue
from rcp.meetings import actions as meeting_actions
from tests import factories
from tests.counting import statements


def at(name, *args):
    return reverse(name, args=args)


def text(answer):
    return answer.content.decode().replace("\u00a0", " ")


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


def registration(board, **values):
    return {
        "board": str(board.pk),
        "motive": "treatment",
        "question": "Faut-il opérer ?",
        "synthesis": "",
        "non_opposition": "yes",
        "informed_on": "2026-01-02",
        "informed_by_name": "Dr Le Goff",
        **values,
    }


def test_the_page_of_a_case_tells_the_whole_file(as_alice, case):
    values = {"analyte": "creatinine", "value": 92, "unit": "umol/L", "taken_on": date(2026, 1, 2)}
    add_part(LabValue, of=case, by=case.requester, **values)
    shown = text(as_alice.get(at("case", case.pk)))
    for words in (case.question, case.synthesis, "T8", "C34.1", "Karnofsky", "92 µmol/L", "MARTIN", "12/03/1956"):
        assert words in shown


@pytest.mark.parametrize("name", ["case", "case_submit", "case_return", "case_withdraw", "case_declare_urgent"])
def test_the_stranger_sees_404(client, stranger, case, name):
    client.force_login(stranger)
    answer = client.post(at(name, case.pk)) if name == "case_submit" else client.get(at(name, case.pk))
    assert answer.status_code == 404


def test_what_is_missing_leads_to_where_it_is_mended(as_alice, alice, board):
    case = factories.draft(alice, board, question="", non_opposition="")
    shown = text(as_alice.get(at("case", case.pk)))
    assert "La question posée manque." in shown
    assert f"{at('case_edit', case.pk, 'question')}#id_question" in shown
    assert at("part_add", case.pk, "tumour") in shown


def test_a_case_is_registered_and_submitted_in_one_page(as_alice, alice, board):
    patient = factories.patient(alice)
    answer = as_alice.post(at("case_register", patient.pk), registration(board, submit="yes"))
    case = Case.objects.get(patient=patient)
    assert answer.url == at("case", case.pk)
    assert case.status == "submitted"


def test_a_submission_without_a_question_stays_a_draft_and_says_why(as_alice, alice, board):
    patient = factories.patient(alice)
    answer = as_alice.post(at("case_register", patient.pk), registration(board, question="", submit="yes"), follow=True)
    assert Case.objects.get(patient=patient).status == "draft"
    assert "Écrivez la question posée" in text(answer)


def test_the_office_registers_in_the_name_of_a_requester(client, claire, alice, board):
    client.force_login(claire)
    patient = factories.patient(claire)
    refused = client.post(at("case_register", patient.pk), registration(board))
    assert refused.status_code == 422
    assert "Faut-il opérer ?" in text(refused)
    client.post(at("case_register", patient.pk), registration(board, requester=str(alice.pk)))
    assert Case.objects.get(patient=patient).requester == alice


def test_the_office_opens_a_case_for_another_boards_patient_without_seeing_his_file(client, claire, stranger, board):
    patient = factories.patient(stranger, birth_name="SECRET")
    client.force_login(claire)
    assert client.get(at("patient", patient.pk)).status_code == 404
    assert client.get(at("case_register", patient.pk)).status_code == 200


def test_a_section_is_edited_and_a_stale_one_shows_both_versions(as_alice, case, bruno):
    old = case.version
    values = {"version": old, "question": "Ma question", "synthesis": case.synthesis}
    edit_case(case=case, by=bruno, version=old, question="Sa question")
    answer = as_alice.post(at("case_edit", case.pk, "question"), values)
    assert answer.status_code == 409
    assert "Ma question" in text(answer)
    assert "Sa question" in text(answer)
    as_alice.post(at("case_edit", case.pk, "question"), {**values, "version": old + 1})
    assert Case.objects.get(pk=case.pk).question == "Ma question"


def test_a_contradiction_is_refused_and_what_was_typed_is_kept(as_alice, case):
    values = {"version": case.version, "course": "initial", "relapse_on": "2026-01-05", "progression": "no"}
    answer = as_alice.post(at("case_edit", case.pk, "course"), values)
    assert answer.status_code == 422
    assert "La date de rechute ne va qu’avec une rechute." in text(answer)
    assert "2026-01-05" in text(answer)


def test_the_office_returns_a_case_with_a_reason(client, claire, case):
    client.force_login(claire)
    address = at("case_return", case.pk)
    assert client.post(address, {"code": "file_incomplete", "text": ""}).status_code == 422
    client.post(address, {"code": "file_incomplete", "text": "Joindre l’IRM."})
    assert Case.objects.get(pk=case.pk).status == "returned"
    assert CaseMessage.objects.get(case=case).text == "Joindre l’IRM."


def test_the_requester_does_not_return_a_case(as_alice, case):
    shown = text(as_alice.get(at("case", case.pk)))
    assert at("case_return", case.pk) not in shown
    answer = as_alice.post(at("case_return", case.pk), {"code": "other", "text": "Non"})
    assert answer.status_code == 422
    assert "secrétariat" in text(answer)


def test_a_member_sees_why_he_cannot_submit(client, emma, alice, board):
    case = factories.draft(alice, board)
    client.force_login(emma)
    assert "Seuls le demandeur" in text(client.get(at("case", case.pk)))
    client.post(at("case_submit", case.pk))
    assert Case.objects.get(pk=case.pk).status == "draft"


def test_urgency_and_withdrawal_ask_for_their_words(as_alice, case):
    assert as_alice.post(at("case_declare_urgent", case.pk), {"reason": " "}).status_code == 422
    as_alice.post(at("case_declare_urgent", case.pk), {"reason": "Déficit depuis hier"})
    assert "Déficit depuis hier" in text(as_alice.get(at("case", case.pk)))
    as_alice.post(at("case_withdraw", case.pk), {"text": "Décès"})
    assert Case.objects.get(pk=case.pk).status == "withdrawn"
    assert "ne se modifie plus" in text(as_alice.get(at("case", case.pk)))


def test_the_list_is_filtered_and_shows_only_what_is_open(client, bruno, alice, stranger, board):
    drafted, submitted = factories.draft(alice, board), factories.whole_case(alice, board)
    client.force_login(bruno)
    assert {row.pk for row in client.get(at("case_list")).context["page"].rows} == {drafted.pk, submitted.pk}
    only = client.get(at("case_list"), {"status": "submitted", "board": str(board.pk)})
    assert [row.pk for row in only.context["page"].rows] == [submitted.pk]
    client.force_login(stranger)
    assert not client.get(at("case_list")).context["page"].rows


def test_the_pages_of_the_list_follow_each_other(as_alice, alice, board, monkeypatch):
    monkeypatch.setattr("rcp.web.paging.page_of.__defaults__", (2,))
    patient = factories.patient(alice)
    made = [factories.draft(alice, board, patient) for _ in range(5)][::-1]
    page = as_alice.get(at("case_list")).context["page"]
    assert [row.pk for row in page.rows] == [case.pk for case in made[:2]]
    assert not page.newer
    page = as_alice.get(at("case_list") + page.older).context["page"]
    assert [row.pk for row in page.rows] == [case.pk for case in made[2:4]]
    page = as_alice.get(at("case_list") + page.newer).context["page"]
    assert [row.pk for row in page.rows] == [case.pk for case in made[:2]]


def count_of(client, address):
    with statements() as count:
        assert client.get(address).status_code == 200
    return count


def test_a_longer_list_costs_the_same(as_alice, alice, board):
    for number in range(2):
        factories.draft(alice, board, factories.patient(alice, ipp=str(number)))
    short = count_of(as_alice, at("case_list"))
    for number in range(10):
        factories.draft(alice, board, factories.patient(alice, ipp=f"1{number}"))
    long = count_of(as_alice, at("case_list"))
    assert long.on_the_record == short.on_the_record <= 4


def fill(case, by, times):
    for number in range(times):
        lesion = factories.vertebra(case, by, f"L{number % 5 + 1}")
        factories.femur(case, by)
        values = {"analyte": "calcium", "value": "2.4", "unit": "mmol/L", "taken_on": date(2026, 1, 2)}
        add_part(LabValue, of=case, by=by, **values)
        assert lesion.number


def test_a_fuller_case_costs_the_same(client, claire, case, alice):
    client.force_login(claire)
    fill(case, alice, 1)
    short = count_of(client, at("case", case.pk))
    fill(case, alice, 6)
    full = count_of(client, at("case", case.pk))
    assert full.on_the_record == short.on_the_record, "\n".join(full.statements)
    assert full.on_the_record <= 30, "\n".join(full.statements)


def test_a_returned_case_shows_what_was_asked(as_alice, claire, case):
    return_case(case=case, by=claire, code="file_incomplete", text="Il manque l’IRM.")
    shown = text(as_alice.get(at("case", case.pk)))
    assert "Il manque l’IRM." in shown
    assert "dossier incomplet" in shown


def test_a_new_case_takes_over_what_rarely_changes_and_marks_what_changed(
    as_alice, alice, case, meeting, claire, bruno, quorate, guideline
):
    state = ClinicalState.objects.get()
    edit_case(case=case, by=alice, version=case.version, history="HTA")
    item = meeting_actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, quorate)
    decision = factories.proposed(case, bruno, guideline)
    meeting_actions.end_discussion(item=item, by=claire)
    decision.refresh_from_db()
    meeting_actions.sign_decision(decision=decision, by=bruno)
    as_alice.post(at("case_register", case.patient_id), registration(case.board))
    new = Case.objects.get(previous=case)
    assert new.history == "HTA"
    carried = ClinicalState.objects.get(case=new)
    assert (carried.carried_from, carried.karnofsky, carried.assessed_on) == (state.pk, 70, state.assessed_on)
    amend_part(carried, by=alice, version=1, karnofsky=50)
    assert "(auparavant : 70)" in text(as_alice.get(at("case", new.pk)))


def test_a_draft_of_another_board_is_not_told(client, stranger, alice, board):
    patient = factories.patient(stranger)
    drafted = register_case(patient=patient, board=board, by=alice, question="Question cachée")
    client.force_login(stranger)
    assert "Question cachée" not in text(client.get(at("patient", patient.pk)))
    submit_case(case=drafted, by=alice)
    shown = text(client.get(at("patient", patient.pk)))
    assert "Question cachée" in shown
    assert at("case", drafted.pk) not in shown


def test_the_summary_says_creatinine_with_its_unit_once(as_alice, case):
    values = {"analyte": "creatinine", "value": 92, "unit": "umol/L", "taken_on": date(2026, 1, 2)}
    add_part(LabValue, of=case, by=case.requester, **values)
    summary = dict(as_alice.get(at("case", case.pk)).context["summary"])
    assert summary["Créatinine"] == "92\u00a0µmol/L"


def test_what_a_second_tumour_lacks_is_mended_on_that_tumour(as_alice, case):
    second = factories.lung_tumour(case, case.requester, is_primary=False, n="")
    lacks = {url for _sentence, url in as_alice.get(at("case", case.pk)).context["lacks"]}
    assert [str(second.pk) in url for url in lacks] == [True]
