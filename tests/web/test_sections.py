"""The sections of a case that are filled where they stand: what the script asks, and what the server answers."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.actions import add_part, amend_part, edit_case, note_visit, submit_case
from cases.actions.visits import NOTED_EVERY
from cases.errors import Refused
from cases.models import CaseVisit, ClinicalState, ImagingStudy, JournalEntry, LabValue, Lesion, OrganMetastasis, Task
from rcp.meetings import actions as meeting_actions
from tests import factories
from tests.counting import statements


def at(name, *args):
    return reverse(name, args=args)


def text(answer):
    return answer.content.decode().replace("\u00a0", " ")


class InPlace:
    """Asks as the script of the page does."""

    def __init__(self, client):
        self.client = client

    def get(self, address, **data):
        return self.client.get(address, data, headers={"HX-Request": "true"})

    def post(self, address, data=()):
        return self.client.post(address, dict(data), headers={"HX-Request": "true"})


@pytest.fixture
def alices(client, alice):
    client.force_login(alice)
    return InPlace(client)


@pytest.fixture
def brunos(client, bruno):
    client.force_login(bruno)
    return InPlace(client)


LAB = {"analyte": "creatinine", "value": "92", "unit": "umol/L", "taken_on": "2026-01-02"}


def test_a_form_opens_without_its_page(alices, case):
    opened = text(alices.get(at("part_add", case.pk, "labvalue")))
    assert "<html" not in opened
    assert f'action="{at("part_add", case.pk, "labvalue")}"' in opened
    assert 'name="key"' in opened
    assert "<html" not in text(alices.get(at("case_edit", case.pk, "question")))


def test_the_forms_of_one_page_share_no_identifier(alices, case):
    one = alices.get(at("part_add", case.pk, "labvalue")).context["form"]["value"].id_for_label
    other = alices.get(at("part_add", case.pk, "labvalue")).context["form"]["value"].id_for_label
    assert one != other


def test_a_row_that_was_saved_says_where_it_is_amended_and_what_may_follow(alices, case):
    add = at("part_add", case.pk, "labvalue")
    answer = alices.post(add, LAB)
    row = LabValue.objects.get()
    assert answer.status_code == 204
    assert answer["X-Address"] == f"{at('part_amend', 'labvalue', row.pk)}?case={case.pk}"
    assert answer["X-Version"] == "1"
    assert answer["X-Next"] == add


def test_a_lesion_is_followed_by_what_is_seen_and_felt_of_it(alices, case):
    answer = alices.post(at("part_add", case.pk, "lesion"), {"bone": "humerus", "segment": "neck", "side": "left"})
    new = Lesion.objects.get(bone="humerus")
    observe = f"{at('part_add', case.pk, 'lesionobservation')}?lesion={new.pk}"
    assert answer["X-Next"] == observe
    answer = alices.post(observe, {"observed_on": "2026-01-02", "lesion_type": "lytic"})
    assess = f"{at('part_add', case.pk, 'painassessment')}?lesion={new.pk}"
    assert answer["X-Next"] == assess
    answer = alices.post(assess, {"assessed_on": "2026-01-02", "intensity": "4"})
    assert answer["X-Next"] == at("part_add", case.pk, "lesion")


def test_an_addition_that_is_sent_twice_adds_one_row(alices, case):
    keyed = {**LAB, "key": str(uuid4())}
    for _time in range(2):
        assert alices.post(at("part_add", case.pk, "labvalue"), keyed).status_code == 204
    assert LabValue.objects.count() == 1
    alices.post(at("part_add", case.pk, "labvalue"), {**LAB, "key": "no key"})
    assert LabValue.objects.count() == 2


def test_an_addition_sent_again_after_somebody_amended_it_shows_both_versions(alices, case, bruno):
    keyed = {**LAB, "key": str(uuid4())}
    alices.post(at("part_add", case.pk, "labvalue"), keyed)
    row = LabValue.objects.get()
    amend_part(row, by=bruno, version=1, value=99)
    answer = alices.post(at("part_add", case.pk, "labvalue"), {**keyed, "value": "93"})
    assert answer.status_code == 409
    shown = text(answer)
    assert "<html" not in shown
    assert at("part_amend", "labvalue", row.pk) in shown
    assert "93" in shown
    assert "99" in shown


def test_what_is_refused_comes_back_in_its_form(alices, case):
    answer = alices.post(at("part_add", case.pk, "labvalue"), {**LAB, "unit": "", "key": "0" * 32})
    assert answer.status_code == 422
    assert "<html" not in text(answer)
    assert "Un résultat est une valeur avec son unité, ou un texte." in text(answer)
    assert 'value="92"' in text(answer)
    assert "00000000-0000-0000-0000-000000000000" in text(answer)


def test_two_people_who_write_two_sections_do_not_collide(alices, case, bruno):
    form = alices.get(at("case_edit", case.pk, "question"))
    edit_case(case=case, by=bruno, version=case.version, history="HTA")
    values = {"version": case.version - 1, "question": "La mienne ?", "synthesis": case.synthesis}
    assert alices.post(at("case_edit", case.pk, "question"), values).status_code == 409
    sealed = values | {"seal": form.context["seal"]}
    assert alices.post(at("case_edit", case.pk, "question"), sealed).status_code == 204
    case.refresh_from_db()
    assert (case.question, case.history) == ("La mienne ?", "HTA")


def test_two_people_who_write_one_section_see_both_versions_in_its_place(alices, case, bruno):
    seal = alices.get(at("case_edit", case.pk, "question")).context["seal"]
    old = case.version
    edit_case(case=case, by=bruno, version=old, question="La sienne ?")
    values = {"version": old, "seal": seal, "question": "La mienne ?", "synthesis": case.synthesis}
    answer = alices.post(at("case_edit", case.pk, "question"), values)
    assert answer.status_code == 409
    assert "La mienne ?" in text(answer)
    assert "La sienne ?" in text(answer)
    assert "<html" not in text(answer)


def test_the_page_of_a_case_and_of_a_lesion_are_asked_for_without_what_stands_around(alices, case):
    for address in (at("case", case.pk), at("lesion", case.pk, case.patient.lesion_set.get().pk)):
        shown = text(alices.get(address))
        assert "<html" not in shown
        assert 'id="file"' in shown


def test_a_row_is_taken_out_in_place(alices, case):
    alices.post(at("part_add", case.pk, "labvalue"), LAB)
    row = LabValue.objects.get()
    assert alices.post(at("part_remove", "labvalue", row.pk), {"version": 1}).status_code == 204
    assert not LabValue.objects.standing().exists()


def test_what_a_section_lacks_is_said_beside_its_field(alices, alice, board):
    case = factories.draft(alice, board, question="", course="")
    assert "La question posée manque." in text(alices.get(at("case_edit", case.pk, "question")))
    assert "une prise en charge initiale ou une rechute" in text(alices.get(at("case_edit", case.pk, "course")))
    tumour = factories.lung_tumour(case, alice, morphology="")
    shown = text(alices.get(f"{at('part_amend', 'tumour', tumour.pk)}?case={case.pk}"))
    assert "La morphologie CIM-O-3 de la tumeur manque." in shown


# --- who else is here ---


def poll(asking, case, seen="", mark="", section=""):
    return asking.post(at("case_others", case.pk), {"seen": seen, "mark": mark, "section": section})


def seen_by(asking, case):
    return asking.get(at("case", case.pk)).context["seen"]


def test_an_unchanged_poll_answers_nothing_and_writes_no_line(alices, case):
    seen = seen_by(alices, case)
    lines = JournalEntry.objects.count()
    assert poll(alices, case, seen).status_code == 204
    assert JournalEntry.objects.count() == lines
    with statements() as count:
        assert poll(alices, case, seen).status_code == 204
    assert count.on_the_record <= 3, count.statements


def test_a_visit_is_written_once_in_thirty_seconds(alices, alice, case):
    poll(alices, case, section="state")
    first = CaseVisit.objects.get()
    poll(alices, case, section="tumour")
    assert CaseVisit.objects.get().section == "state"
    CaseVisit.objects.update(seen_at=first.seen_at - NOTED_EVERY - timedelta(seconds=1))
    poll(alices, case, section="tumour")
    assert CaseVisit.objects.get().section == "tumour"


def test_somebody_else_is_seen_with_the_section_in_hand_until_they_leave(alices, case, bruno):
    note_visit(case=case, by=bruno, section="state")
    answer = poll(alices, case)
    assert "Dr Bruno Morvan" in text(answer)
    assert "(État)" in text(answer)
    mark = answer.context["news"].mark
    assert poll(alices, case, mark=mark).status_code == 204
    CaseVisit.objects.filter(person=bruno).update(seen_at=timezone.now() - timedelta(minutes=2))
    gone = poll(alices, case, mark=mark)
    assert gone.status_code == 200
    assert "Dr Bruno" not in text(gone)


def test_a_section_that_somebody_changed_is_news_and_ones_own_change_is_not(alices, alice, bruno, case):
    seen = seen_by(alices, case)
    edit_case(case=case, by=alice, version=case.version, history="HTA")
    assert poll(alices, case, seen).status_code == 204
    edit_case(case=case, by=bruno, version=case.version, question="Autre question ?")
    factories.femur(case, bruno)
    changed = poll(alices, case, seen).context["news"].changed
    assert [(one.section, one.by) for one in changed] == [
        ("lesions", "Dr Bruno Morvan"),
        ("question", "Dr Bruno Morvan"),
    ]
    assert poll(alices, case, seen_by(alices, case)).status_code == 204


@pytest.mark.parametrize("seen", ["", "1", "a b", "1 2 3", "99999999999999 1", "-1 -1", "\x00 1"])
def test_a_page_that_does_not_say_when_it_was_read_is_told_no_change(alices, case, bruno, seen):
    edit_case(case=case, by=bruno, version=case.version, question="Autre question ?")
    assert poll(alices, case, seen).status_code == 204


def test_the_stranger_and_the_reader_are_not_told_who_is_there(client, case, stranger, rose):
    for person in (stranger, rose):
        client.force_login(person)
        assert poll(InPlace(client), case).status_code == 404
    with pytest.raises(Refused):
        note_visit(case=case, by=rose)


# --- tasks ---


def test_a_task_is_given_to_somebody_of_the_board_or_to_the_requester(alices, case, bruno, greta, alice):
    owners = alices.get(at("part_add", case.pk, "task")).context["form"].fields["owner"].queryset
    assert {bruno, alice} <= set(owners)
    assert greta not in owners
    refused = alices.post(at("part_add", case.pk, "task"), {"what": "IRM", "owner": str(greta.pk)})
    assert refused.status_code == 422
    assert alices.post(at("part_add", case.pk, "task"), {"what": "IRM", "owner": str(bruno.pk)}).status_code == 204


def test_a_task_is_late_after_its_day_and_done_with_one_click(alices, case, alice, bruno):
    task = add_part(Task, of=case, by=alice, what="Demander l’IRM", owner=bruno, due_on=date(2026, 1, 2))
    shown = text(alices.get(at("case", case.pk)))
    assert "en retard" in shown
    assert "Dr Bruno Morvan" in shown
    assert alices.post(at("task_done", task.pk)).status_code == 204
    task.refresh_from_db()
    assert (task.outcome, task.ended_on) == ("done", timezone.localdate())
    assert "en retard" not in text(alices.get(at("case", case.pk)))
    assert alices.post(at("task_done", task.pk)).status_code == 409


# --- what was taken over ---


@pytest.fixture
def next_case(case, alice, board):
    """A second case of the same patient, opened from the first."""
    add_part(OrganMetastasis, of=case, by=alice, organ="liver", number=2)
    edit_case(case=case, by=alice, version=case.version, history="HTA", wishes="Rester à domicile")
    return factories.draft(alice, board, case.patient, previous=case)


def section_of(answer, name):
    return next(section for section in answer.context["sections"] if section.id == name)


def test_what_was_taken_over_says_so_until_it_is_amended(alices, alice, case, next_case):
    source = f"repris du dossier {case.number} du"
    state = section_of(alices.get(at("case", next_case.pk)), "state")
    assert state.carried.startswith(source)
    amend_part(ClinicalState.objects.get(case=next_case), by=alice, version=1, karnofsky=50)
    edit_case(case=next_case, by=alice, version=next_case.version, history="HTA, diabète")
    state = section_of(alices.get(at("case", next_case.pk)), "state")
    notes = {fact.label: fact.note.replace("\u00a0", " ") for fact in state.facts}
    assert state.carried == ""
    assert notes["Indice de Karnofsky"] == "auparavant : 70"
    assert notes["Indice OMS (ECOG)"] == ""
    assert notes["Antécédents"] == "auparavant : HTA"
    assert notes["Souhaits du patient"].startswith(source)


def test_a_row_that_was_taken_over_tells_each_field_that_changed(alices, alice, next_case):
    row = OrganMetastasis.objects.get(case=next_case)
    line = section_of(alices.get(at("case", next_case.pk)), "disease").tables[0].lines[0]
    assert line.notes[0].startswith("repris du dossier")
    amend_part(row, by=alice, version=1, number=5)
    line = section_of(alices.get(at("case", next_case.pk)), "disease").tables[0].lines[0]
    assert [note.replace("\u00a0", " ") for note in line.notes] == ["Nombre, auparavant : 2"]


# --- many lesions ---


def test_a_patient_with_many_lesions_shows_the_first_forty_and_how_to_see_all(alices, alice, case):
    for _number in range(41):
        factories.vertebra(case, alice, "L1", pain=False)
    with statements() as count:
        answer = alices.get(at("case", case.pk))
    assert len(answer.context["lesions"]) == 40
    assert "2 autres lésions ne sont pas montrées ici" in text(answer)
    assert count.on_the_record <= 12, count.statements
    whole = alices.get(at("case", case.pk), lesions="all")
    assert len(whole.context["lesions"]) == 42
    assert dict(whole.context["summary"])["Lésions"] == "42"


# --- what it costs ---


def cost(asking, address):
    asking.client.get(address)
    with statements() as count:
        assert asking.client.get(address).status_code == 200
    return count


@pytest.fixture
def fullest(next_case, case, alice, bruno, claire, meeting, quorate, guideline):
    """A case with a former one, on an agenda, scored, decided and printed, with an examination made elsewhere."""
    place = case.board.establishment
    add_part(ImagingStudy, of=case, by=alice, kind="mri", status="done", done_on=date(2026, 1, 2), establishment=place)
    add_part(Task, of=next_case, by=alice, what="Demander l’IRM", owner=bruno)
    submit_case(case=next_case, by=alice)
    item = meeting_actions.schedule_case(meeting=meeting, case=next_case, by=claire)
    factories.opened(claire, meeting, quorate)
    decision = factories.proposed(next_case, bruno, guideline)
    meeting_actions.end_discussion(item=item, by=claire)
    decision.refresh_from_db()
    meeting_actions.sign_decision(decision=decision, by=bruno)
    return next_case


def test_the_fullest_case_costs_at_most_twelve_statements(alices, fullest):
    count = cost(alices, at("case", fullest.pk))
    assert count.on_the_record <= 12, "\n".join(count.statements)
    assert count.of_the_house <= 7


def test_a_form_of_a_case_costs_few_statements(alices, fullest, alice):
    lesion = fullest.patient.lesion_set.first()
    state = ClinicalState.objects.get(case=fullest)
    addresses = {
        at("lesion", fullest.pk, lesion.pk): 7,
        at("case_edit", fullest.pk, "question"): 4,
        at("part_add", fullest.pk, "irradiation"): 5,
        at("part_amend", "clinicalstate", state.pk): 6,
    }
    for address, most in addresses.items():
        count = cost(alices, address)
        assert count.on_the_record <= most, "\n".join([address, *count.statements])
