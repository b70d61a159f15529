"""The score panel of a file, and the calculators without a patient."""

import html
import re

import pytest
from django.urls import reverse

import scoring
from cases.actions import amend_part, score_case
from cases.models import JournalEntry, LesionObservation, Score
from tests import factories
from tests.counting import statements

SINS = {
    "location": "semirigid",
    "pain": "mechanical",
    "lesion": "lytic",
    "alignment": "normal",
    "collapse": "up_to_50",
    "posterolateral": "unilateral",
}
HTMX = {"HX-Request": "true"}


@pytest.fixture
def lesion(case):
    return case.patient.lesion_set.get()


@pytest.fixture
def sins(case, lesion):
    return reverse("score_panel_lesion", args=[case.pk, lesion.pk, "sins"])


def checked(text):
    """{item: option} of the radios that stand checked on a page."""
    radios = re.findall(r'<input type="radio" id="\S+" name="(\S+)" value="(\w*)" checked', text)
    return {name: value for name, value in radios if value}


def plain(text):
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace("\u00a0", " ").split())


def test_the_panel_opens_with_what_the_file_says_and_where_it_says_it(client, alice, sins):
    client.force_login(alice)
    page = client.get(sins)
    assert checked(page.text) == SINS
    assert "Déduit du dossier : observation du" in plain(page.text)
    assert "9 sur 18 Potentiellement instable" in plain(page.text)
    assert scoring.NOT_REVIEWED.text.fr in page.text


def test_a_score_is_kept_with_its_answers_and_shown_in_the_history(client, alice, case, lesion, sins):
    client.force_login(alice)
    page = client.post(sins, {**SINS, "pain": "none"}, follow=True)
    score = Score.objects.get(case=case, lesion=lesion)
    assert (score.result["total"], score.created_by) == (6, alice)
    assert "pain" not in score.deduced and "lesion" in score.deduced
    assert "Score enregistré" in page.text and "Stable" in page.text


def test_what_a_person_answered_stays_and_what_the_file_answered_follows_the_file(client, alice, case, lesion, sins):
    client.force_login(alice)
    client.post(sins, {**SINS, "pain": "none"})
    seen = LesionObservation.objects.get(lesion=lesion)
    amend_part(seen, by=alice, version=seen.version, lesion_type="blastic")
    page = client.get(sins)
    assert checked(page.text)["pain"] == "none" and checked(page.text)["lesion"] == "blastic"
    assert "le dossier dit « Mécanique »" in plain(page.text)


def test_a_calculation_on_the_fly_keeps_nothing_and_shows_no_identity(client, alice, case, sins):
    client.force_login(alice)
    client.get(sins)
    lines = JournalEntry.objects.count()
    partial = {"location": "junctional", "pain": "mechanical", "lesion": "lytic", "alignment": "normal"}
    answer = client.post(sins, {**partial, "preview": "1"}, headers=HTMX)
    assert "8–14 sur 18" in plain(answer.text)
    assert "Tassement du corps vertébral" in plain(answer.text)
    assert case.patient.birth_name not in answer.text
    assert JournalEntry.objects.count() == lines and not Score.objects.exists()


def test_without_scripts_the_button_calculates_on_a_whole_page(client, alice, case, sins):
    client.force_login(alice)
    answer = client.post(sins, {**SINS, "collapse": "over_50", "preview": "1"})
    assert "10 sur 18" in plain(answer.text) and case.patient.birth_name in answer.text
    assert not Score.objects.exists()


def test_an_empty_panel_is_refused(client, alice, sins):
    client.force_login(alice)
    answer = client.post(sins, dict.fromkeys(SINS, ""))
    assert answer.status_code == 422 and "Répondez au moins" in answer.text
    assert not Score.objects.exists()


def test_an_answer_that_does_not_exist_is_refused_with_its_reason(client, alice, sins):
    client.force_login(alice)
    answer = client.post(sins, {**SINS, "pain": "terrible"})
    assert answer.status_code == 422 and "terrible" in answer.text


def test_an_index_that_does_not_apply_says_why(client, alice, case, lesion):
    client.force_login(alice)
    answer = client.get(reverse("score_panel_lesion", args=[case.pk, lesion.pk, "mirels"]))
    assert answer.status_code == 200 and "os long" in answer.text


def test_an_office_reads_the_panel_and_is_told_why_it_may_not_score(client, claire, sins):
    client.force_login(claire)
    assert "Un score est saisi par un médecin." in client.get(sins).text
    answer = client.post(sins, SINS)
    assert answer.status_code == 422 and checked(answer.text) == SINS
    assert not Score.objects.exists()


@pytest.mark.parametrize("who", ["stranger", "greta", "rose", "admin"])
def test_somebody_who_may_not_see_the_case_finds_no_panel(who, request, client, case, lesion, sins):
    client.force_login(request.getfixturevalue(who))
    assert client.get(sins).status_code == client.post(sins, SINS).status_code == 404


def test_a_panel_that_cannot_exist_is_not_found(client, alice, board, case, lesion):
    client.force_login(alice)
    other = factories.whole_case(alice, board, patient_=factories.patient(alice, birth_name="AUTRE", ipp="8009999"))
    for name, keys in (
        ("score_panel", [case.pk, "sins"]),
        ("score_panel", [case.pk, "inconnu"]),
        ("score_panel_lesion", [case.pk, lesion.pk, "tokuhashi"]),
        ("score_panel_lesion", [other.pk, lesion.pk, "sins"]),
    ):
        assert client.get(reverse(name, args=keys)).status_code == 404


def test_the_history_of_a_score_costs_the_same_whatever_its_length(client, alice, case, lesion, sins):
    client.force_login(alice)
    counts = []
    for batch in (2, 10):
        for _again in range(batch):
            score_case(case=case, lesion=lesion, index="sins", answers=SINS, by=alice)
        with statements() as count:
            client.get(sins)
        counts.append(count.on_the_record)
    assert counts[0] == counts[1]


@pytest.mark.parametrize("index", scoring.indices(), ids=lambda index: index.code)
def test_each_calculator_computes_without_a_patient_and_keeps_nothing(client, rose, index):
    client.force_login(rose)
    address = reverse("calculator", args=[index.code])
    assert client.get(address).status_code == 200
    answers = {item.code: item.options[0].code for item in index.items}
    result = scoring.calculate(index.code, answers)
    page = client.post(address, answers)
    assert result.band.label.fr in page.text and checked(page.text) == answers
    assert not Score.objects.exists()


def test_an_answer_that_excludes_another_is_neither_proposed_nor_taken(client, alice):
    client.force_login(alice)
    address, primary = reverse("calculator", args=["bauer_modified"]), "primary_breast_kidney_lymphoma_myeloma"
    page = client.post(address, {primary: "yes"})
    assert page.status_code == 200 and "2–4 sur 4" in plain(page.text)
    contradictory = client.post(address, {primary: "yes", "primary_not_lung": "no"})
    assert contradictory.status_code == 200 and "se contredisent" in contradictory.text


def test_a_calculator_refuses_an_unknown_answer_and_an_unknown_index(client, alice):
    client.force_login(alice)
    assert client.post(reverse("calculator", args=["sins"]), {"pain": "terrible"}).status_code == 422
    assert client.get(reverse("calculator", args=["inconnu"])).status_code == 404


TOMITA = {"growth": "rapid", "visceral_metastases": "untreatable", "bone_metastases": "multiple"}
TOKUHASHI = {
    "general_condition": "poor",
    "extraspinal_bone_foci": "one_or_two",
    "vertebral_metastases": "one",
    "organ_metastases": "unremovable",
    "primary": "lung",
    "palsy": "none",
}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "Traitement conservateur, soins de support"),
        ({"tomita-growth": "slow", "tomita-visceral_metastases": "none"}, "Discordant — à discuter"),
        ({"tomita-growth": ""}, "Elle se lit quand les deux scores sont complets."),
    ],
)
def test_the_combined_strategy_never_merges_what_disagrees(client, alice, changed, words):
    client.force_login(alice)
    answers = {f"tokuhashi-{item}": option for item, option in TOKUHASHI.items()}
    answers |= {f"tomita-{item}": option for item, option in TOMITA.items()}
    page = client.post(reverse("combined_strategy"), {**answers, **changed}, headers=HTMX)
    assert words in page.text


def test_answers_that_exclude_each_other_stay_on_the_page_and_the_panel_says_why(client, alice):
    client.force_login(alice)
    typed = {"primary_not_lung": "no", "primary_breast_kidney_lymphoma_myeloma": "yes"}
    answer = client.post(reverse("calculator", args=["bauer_modified"]), typed)
    shown = answer.context["panel"]
    chosen = {
        question.code: choice.code for question in shown.questions for choice in question.choices if choice.is_chosen
    }
    assert (answer.status_code, chosen) == (200, typed)
    assert shown.contradiction in html.unescape(answer.content.decode())
    assert shown.result.total is None
