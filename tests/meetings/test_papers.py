"""The three papers, read back from their PDF: what each must say, in few pages, in the language of its board."""

import re
from copy import copy
from io import BytesIO
from types import SimpleNamespace

import pikepdf
import pytest
from django.template import engines

from rcp.documents.models import Document
from rcp.documents.paper import html_of
from rcp.meetings import actions
from rcp.meetings.models import Decision, Meeting
from tests import factories
from tests.meetings import whole


@pytest.fixture(scope="module")
def kept():
    return {}


@pytest.fixture
def record(kept, alice, claire, bruno, board, quorate, meeting, guideline):
    """The printed record of a whole case, decided with its quorum; printed once for the module."""
    if not kept:
        kept["record"] = whole_record(alice, claire, bruno, board, quorate, meeting, guideline)
    return kept["record"]


def whole_record(alice, claire, bruno, board, quorate, meeting, guideline):
    case = whole.case(alice, board, whole.patient(alice, claire), presenter=bruno)
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, quorate)
    decision = whole.decided(case, bruno, guideline, dissenter=quorate[2])
    actions.end_discussion(item=item, by=claire)
    actions.sign_decision(decision=Decision.objects.get(pk=decision.pk), by=bruno)
    return read(Document.Kind.DECISION_RECORD)


def read(kind):
    document = Document.objects.filter(kind=kind).latest("created_at")
    pdf = whole.printed(document)
    pages = whole.pages_of(pdf)
    text = whole.squeezed("".join(pages))
    return SimpleNamespace(document=document, content=document.content, pdf=pdf, pages=pages, text=text)


def says(paper, *sentences):
    return [sentence for sentence in sentences if whole.squeezed(sentence) not in paper.text]


def signed(case, meeting, claire, bruno, guideline, present, **options):
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, present)
    decision = factories.proposed(case, bruno, guideline)
    actions.end_discussion(item=item, by=claire)
    return actions.sign_decision(decision=Decision.objects.get(pk=decision.pk), by=bruno, **options)


def test_a_record_says_each_proposal_with_its_rank_its_target_and_its_dose(record):
    expected = [
        "Première intention Radiothérapie conventionnelle – 30 Gy en 10 fractions T8",
        "Alternative 1 Enclouage Urgent fémur gauche, région sous-trochantérienne Clou long.",
        "Alternative 2 Chimiothérapie – carboplatine 450 mg",
        "Par Centre Eugène-Marquis",
    ]
    assert says(record, *expected) == []


def test_a_record_says_the_question_the_quorum_and_who_signed(record):
    content = record.content
    names = [person["name"] for person in content["quorum"]["participants"]]
    assert says(record, content["question"], "Quorum atteint", content["signature"]["label"], *names) == []


def test_the_five_traits_stand_on_every_page_of_a_record(record):
    for page in record.pages:
        text = whole.squeezed(page)
        for trait in ("DUBOIS MARIE", "née le 12/03/1958 à RENNES (35238)", "sexe féminin", "INS-TEST 2580335238042"):
            assert whole.squeezed(trait) in text
        assert "identitéqualifiée" in text


def test_the_decision_comes_before_the_file(record):
    places = [record.text.index(whole.squeezed(words)) for words in ("Première intention", "Suites et cadre", "Motif")]
    assert places == sorted(places)


def test_a_common_case_fits_two_pages(case, meeting, claire, bruno, guideline, quorate):
    signed(case, meeting, claire, bruno, guideline, quorate)
    assert read(Document.Kind.DECISION_RECORD).pdf.pages <= 2


def test_a_text_longer_than_a_page_is_printed_whole(record):
    """No row, callout or proposal that is kept together may lose what does not fit."""
    words = [f"mot{number:04d}" for number in range(900)]
    changed = copy(record.document)
    changed.content = record.content | {"history": " ".join(words), "question": " ".join(words[::-1])}
    text = whole.squeezed("".join(whole.pages_of(whole.printed(changed))))
    assert [word for word in words if text.count(word) != 2] == []


def test_what_nobody_filled_is_silent(case, meeting, claire, bruno, guideline, quorate):
    signed(case, meeting, claire, bruno, guideline, quorate)
    paper = read(Document.Kind.DECISION_RECORD)
    absent = ["Examens demandés", "Surveillance", "Avis divergents", "Pour le patient", "Scores", "None", "remplace"]
    assert says(paper, *absent) == absent


def test_a_provisional_opinion_says_that_it_is_not_a_decision(case, meeting, claire, bruno, guideline, david, emma):
    signed(case, meeting, claire, bruno, guideline, [bruno, david, emma], as_provisional=True)
    paper = read(Document.Kind.DECISION_RECORD)
    expected = ["Avis provisoire de RCP", "qui n’est pas une décision de RCP", "Compétence manquante : neurochirurgie"]
    assert says(paper, *expected, "Quorum non atteint", "compétence absente") == []


def test_a_decision_does_not_call_itself_provisional(record):
    assert says(record, "provisoire", "Quorum non atteint") == ["provisoire", "Quorum non atteint"]


def test_a_revision_names_what_it_replaces_and_why(case, meeting, claire, bruno, guideline, quorate):
    old = signed(case, meeting, claire, bruno, guideline, quorate)
    new = actions.amend_decision(decision=old, by=bruno, reason="Dose corrigée.")
    actions.sign_decision(decision=Decision.objects.get(pk=new.pk), by=bruno)
    expected = ["Révision 2", "Cette fiche remplace la révision 1", "Dose corrigée."]
    assert says(read(Document.Kind.DECISION_RECORD), *expected) == []


def test_minutes_say_who_came_what_was_decided_and_why_a_case_was_put_off(
    alice, board, case, meeting, claire, bruno, guideline, quorate
):
    late = factories.whole_case(alice, board, patient_=factories.patient(alice, birth_name="GUILLOU", ipp="8009"))
    waiting = factories.whole_case(alice, board, patient_=factories.patient(alice, birth_name="HERVÉ", ipp="8010"))
    items = [actions.schedule_case(meeting=meeting, case=one, by=claire) for one in (late, waiting)]
    actions.postpone_item(item=items[0], by=claire, code="imaging_missing", text="Scanner à refaire.")
    signed(case, meeting, claire, bruno, guideline, quorate)
    actions.end_discussion(item=items[1], by=claire)
    actions.close_meeting(meeting=Meeting.objects.get(pk=meeting.pk), by=claire)
    paper = read(Document.Kind.MINUTES)
    assert says(paper, *(person.full_name for person in quorate), "3 dossiers", "1 reporté", "sur place") == []
    assert says(paper, "Radiothérapie conventionnelle, 30 Gy en 10 fractions – T8", "Signé par Dr Bruno Morvan") == []
    assert says(paper, "GUILLOU", "Motif du report", "Scanner à refaire.", "en attente de signature") == []


def test_an_agenda_says_the_hours_the_questions_and_who_is_missing(case, meeting, claire, bruno):
    actions.schedule_case(meeting=meeting, case=case, by=claire)
    attendance = meeting.attendances.get(person=bruno)
    actions.announce_presence(attendance=attendance, announced="on_site", by=claire)
    meeting.refresh_from_db()
    actions.freeze_agenda(meeting=meeting, by=claire)
    paper = read(Document.Kind.AGENDA)
    (line,) = paper.content["lines"]
    expected = ["1 dossier", line["expected_at"], "MARTIN JEANNE", "née le 12/03/1956", line["question"], "Lésions T8"]
    assert says(paper, *expected, "Salle Laennec", "Sur place Dr Bruno Morvan", "compétence non annoncée") == []


def test_an_agenda_of_a_meeting_that_nobody_announced_still_prints(case, meeting, claire):
    actions.schedule_case(meeting=meeting, case=case, by=claire)
    actions.freeze_agenda(meeting=meeting, by=claire)
    assert says(read(Document.Kind.AGENDA), "Sans réponse") == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_paper_is_tagged_in_its_language(case, meeting, claire, bruno, guideline, quorate, language):
    case.board.language = language
    case.board.save(update_fields=["language"])
    signed(case, meeting, claire, bruno, guideline, quorate)
    actions.close_meeting(meeting=Meeting.objects.get(pk=meeting.pk), by=claire)
    for kind in Document.Kind.values:
        document = Document.objects.get(kind=kind)
        with pikepdf.open(BytesIO(whole.printed(document).bytes)) as file:
            tags = [str(item.S) for item in file.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
            assert (str(file.Root.Lang), tags.count("/H1")) == (language, 1)
        assert f'<html lang="{language}">' in html_of(document)


def test_headings_never_skip_a_level_and_every_table_has_its_headers(case, meeting, claire, bruno, guideline, quorate):
    signed(case, meeting, claire, bruno, guideline, quorate)
    actions.close_meeting(meeting=Meeting.objects.get(pk=meeting.pk), by=claire)
    for document in Document.objects.all():
        html = html_of(document)
        levels = [int(level) for level in re.findall(r"<h(\d)", html)]
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
        assert html.count("<table") == html.count("<thead")
        assert "<th>" not in html


def test_a_variable_that_does_not_exist_stops_the_tests():
    """What the other tests rely on: a misspelt name in a paper is a failure, not a silence."""
    template = engines["django"].from_string("{{ content.proposal }}")
    with pytest.raises(pytest.fail.Exception, match="content.proposal"):
        template.render({"content": {"proposals": []}})
