"""What every rule owes, present and future, and how advice is put together."""

import json
import os
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import scoring
from cases.nomenclature.treatments import PROPOSALS
from scoring.errors import InvalidFact
from scoring.guideline import BY_CHAPTER, CONFLICTS, FACTS, GUIDELINE, Kind, Source, rule, rules
from scoring.guideline.facts import (
    BoneAgentFacts,
    ComparisonFacts,
    Facts,
    LesionFacts,
    LifeExpectancy,
    Span,
    TreatmentFacts,
    possible,
)
from scoring.guideline.manual import rules_markdown
from scoring.guideline.registry import registered

from .building import TODAY, case, compared, given, months, on_lesion, operated, weeks
from .examples_imaging import ON_TKI, flare

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("SHARED_DIR") or ROOT.parent / "shared")
EVERY_RULE = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
ROW = re.compile(r"^\| ([A-Z]+[0-9]+[a-z]?) \|", re.MULTILINE)
LABELS = {f"L{n}" for n in range(1, 8)}
NO_BREAK = "\u00a0"


def page(name):
    file = SHARED / name
    if not file.exists() and not os.environ.get("CI"):
        pytest.skip(f"{name} is not beside this checkout")
    return file.read_text(encoding="utf-8")


def plain(text):
    """The guideline with straight apostrophes, its formulas as signs, and without the spaces of its layout."""
    text = re.sub(r"\$\\(leq|geq) (\d+)\$", lambda found: f"{'≤' if found[1] == 'leq' else '≥'} {found[2]}", text)
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("*", ""))


def advised(facts):
    return {advice.code: advice for advice in scoring.advise(facts)}


def test_the_rules_are_those_of_the_reading():
    written = set(ROW.findall(page("rules.md"))) - {"ID"}

    assert {rule.code for rule in rules()} == written | LABELS


def test_information_is_what_the_reading_calls_information_or_shows_without_computing():
    lines = re.findall(r"^\| ([A-Z]+[0-9]+[a-z]?) \| info ", page("rules.md"), re.MULTILINE)

    assert set(lines) <= {rule.code for rule in rules() if rule.kind == Kind.INFORMATION}


@EVERY_RULE
def test_the_words_of_a_threshold_are_those_of_the_guideline(rule):
    printed = plain(page("guideline.md"))

    assert all(plain(words) in printed for words in rule.words)


@EVERY_RULE
def test_the_section_of_a_rule_exists_in_the_guideline(rule):
    assert re.search(rf"^#+ {re.escape(rule.section)}\.", page("guideline.md"), re.MULTILINE)


@EVERY_RULE
def test_a_rule_has_its_section_its_source_and_both_languages(rule):
    assert rule.section and rule.source and rule.text.fr and rule.text.en
    assert rule.source == Source.LABEL or rule.code not in LABELS


@EVERY_RULE
def test_a_rule_expects_and_forbids_only_what_the_board_can_propose(rule):
    assert {*rule.expects, *rule.forbids} <= {proposal.code for proposal in PROPOSALS}
    assert not set(rule.expects) & set(rule.forbids)


@EVERY_RULE
def test_only_a_contraindication_or_a_printed_absence_of_benefit_forbids(rule):
    assert not rule.forbids or rule.kind == Kind.CONTRAINDICATION or rule.code == "RT8"
    assert rule.kind != Kind.CONTRAINDICATION or rule.forbids


def test_the_guideline_says_its_date_and_that_a_later_one_exists():
    assert GUIDELINE.dated_on == date(2021, 5, 7)
    assert GUIDELINE.dated_on < GUIDELINE.later_edition_on <= GUIDELINE.review_on
    assert all(rule.checked_on <= rule.review_on <= GUIDELINE.review_on for rule in rules())


def test_a_trial_is_archival_and_nobody_is_called_eligible():
    trials = BY_CHAPTER["trials"]

    assert all("listed_in_2021" in [remark.notice.code for remark in trial.remarks] for trial in trials)
    assert not any(re.search("[ée]ligible", trial.text.fr + trial.text.en) for trial in trials)


def test_no_advice_says_a_dose_of_vitamin_d():
    said = [text for rule in rules() for text in (rule.text, *(remark.notice.text for remark in rule.remarks))]

    assert not [text for text in said if re.search(r"\b(UI|IU)\b|100[.  ]?0?00", text.fr + text.en)]
    assert not any("UI" in words for rule in rules() for words in rule.words)


def test_two_rules_cannot_share_a_code():
    with pytest.raises(ValueError, match="A4"):
        registered([rule("A4"), rule("A4")])


def test_every_fact_has_a_label_in_both_languages_and_rests_on_facts_that_are_filled_in():
    for fact in FACTS.values():
        assert fact.label.fr and fact.label.en and fact.label.fr != fact.label.en
        assert "'" not in fact.label.fr and NO_BREAK not in fact.label.en
        assert all(FACTS[name].rests_on == (name,) for name in fact.rests_on)


def test_rules_of_one_code_say_the_same_notice_with_the_same_words():
    words = {}
    for each in rules():
        for remark in each.remarks:
            assert words.setdefault(remark.notice.code, remark.notice.text) == remark.notice.text


def test_the_manual_is_the_one_of_the_rules():
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == rules_markdown(), (
        "run: python -m scoring.guideline.manual > docs/rules.md"
    )


def test_an_advice_is_stored_as_codes_without_any_wording():
    facts = on_lesion(months(3), bone="vertebra", level="T8", sins=Span(7, 9))
    stored = [advice.to_codes() for advice in scoring.advise(facts)]
    text = json.dumps(stored)

    assert json.loads(text) == stored and stored
    assert not any(rule.text.fr in text or rule.text.en in text for rule in rules())
    assert {each["rule"] for each in stored} >= {"N5", "SB3", "A1"}
    sins = next(each for each in stored if each["rule"] == "N5")["facts"]
    assert sins == {"lesion.bone": "vertebra", "lesion.sins": {"lowest": 7, "highest": 9}}


def test_an_advice_names_its_facts_with_their_values():
    advice = advised(case(creatinine_clearance_ml_min=Decimal("28.5")))["A4"]

    assert advice.facts == {"creatinine_clearance_ml_min": Decimal("28.5")}
    assert advice.missing == ("creatinine_on", "weight_kg") and advice.lesion is None
    assert advice.rule.forbids == ("zoledronate",)


def test_the_same_rule_speaks_of_each_lesion_by_itself():
    lesions = (
        LesionFacts(key="a", bone="femur", segment="diaphysis", mirels=Span(9, 9)),
        LesionFacts(key="b", bone="femur", segment="diaphysis", mirels=Span(8, 8)),
        LesionFacts(key="c", bone="femur", segment="diaphysis"),
    )
    found = [(a.lesion, a.conclusion) for a in scoring.advise(case(lesions=lesions)) if a.code == "C5"]

    assert found == [("a", "applies"), ("c", "cannot_conclude")]


def test_an_empty_file_concludes_nothing_and_contraindicates_nothing():
    assert not [advice for advice in scoring.advise(case()) if advice.applies]


@pytest.mark.parametrize(("one", "other"), CONFLICTS, ids="-".join)
def test_a_conflict_is_between_rules_that_exist(one, other):
    assert rule(one) and rule(other)


def conflicts(facts, code):
    return advised(facts)[code].conflicts_with


def test_a_fracture_to_prevent_and_six_weeks_to_live_are_shown_together():
    facts = on_lesion(weeks(4), bone="femur", segment="diaphysis", mirels=Span(10, 10))

    assert conflicts(facts, "C5") == ("C2",) and conflicts(facts, "C2") == ("C5",)


def test_several_metastases_and_the_first_one_are_shown_together():
    facts = case(**months(12), vertebral_metastases=2, extraspinal_bone_foci=0, bone_register_complete=False)

    assert conflicts(facts, "T1") == ("A1",) and conflicts(facts, "A1") == ("T1",)


def test_a_flare_under_an_egfr_inhibitor_conflicts_with_no_conclusion_on_the_same_examination():
    facts = compared(ON_TKI, compared_on=date(2026, 5, 18), new_sclerosis="on_normal")

    assert conflicts(facts, "I22") == ("I4",) and conflicts(facts, "I4") == ("I22",)


def test_a_flare_under_an_egfr_inhibitor_conflicts_with_a_progression_of_the_same_scan():
    scan = flare(date(2025, 6, 1)).examinations[0]
    seen = ComparisonFacts(examination="this", compared_on=TODAY, uptake_change="increased")
    facts = case(
        lesions=(LesionFacts(key="one", very_lytic=True, comparisons=(seen,)),),
        examinations=(scan,),
        treatments=(given("egfr_tki", date(2025, 6, 1)), given("chemotherapy", date(2025, 6, 1))),
    )

    assert conflicts(facts, "I18") == ("I22",) and "I18" in conflicts(facts, "I22")


def test_rules_about_two_lesions_do_not_conflict():
    progressing = ComparisonFacts(examination="ct", osteolysis_change="increased")
    responding = ComparisonFacts(examination="ct", soft_tissue_change="decreased")
    facts = case(
        lesions=(LesionFacts(key="a", comparisons=(progressing,)), LesionFacts(key="b", comparisons=(responding,)))
    )

    assert conflicts(facts, "I2") == () and conflicts(facts, "I3") == ()


def test_the_table_and_the_list_of_better_prognosis_are_both_shown():
    known = {"vertebral_metastases": 1, "extraspinal_bone_foci": 0, "bone_register_complete": False}
    facts = case(**known, tokuhashi=Span(7, 7), tomita=Span(8, 8))

    assert conflicts(facts, "N7") == ("N10",)


def test_the_operated_site_shows_both_printed_delays():
    assert conflicts(on_lesion(**operated(18)), "RT12") == ("C14",)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Facts, {"creatinine_clearance_ml_min": -1}),
        (Facts, {"ecog": 9}),
        (Facts, {"ecog": True}),
        (Facts, {"tokuhashi": Span(3, 40)}),
        (Facts, {"treatments": ("chemotherapy",)}),
        (Facts, {"diagnosed_on": date(9999, 12, 31)}),
        (LesionFacts, {"level": "X1"}),
        (LesionFacts, {"canal_narrowing_percent": 101}),
        (LesionFacts, {"bone": "spoon"}),
        (TreatmentFacts, {"started_on": date(2026, 2, 1), "ended_on": date(2026, 1, 1)}),
    ],
    ids=str,
)
def test_a_fact_that_cannot_exist_is_refused_by_name_and_unknown_when_it_is_old_data(kind, values):
    given_always = {Facts: {"reference_on": TODAY}, LesionFacts: {"key": "one"}}.get(kind, {})
    name = list(values)[-1]

    with pytest.raises(InvalidFact, match=name):
        kind(**given_always, **values)
    assert getattr(possible(kind, **given_always, **values), name) is None


def test_a_fact_that_has_no_name_is_refused():
    with pytest.raises(TypeError, match="clearence"):
        possible(Facts, reference_on=TODAY, clearence=30)


@pytest.mark.parametrize("parts", [(3, None, "physician"), (None, "months", "physician"), (3, "months", None)], ids=str)
def test_a_life_expectancy_has_its_value_its_unit_and_its_source(parts):
    with pytest.raises(InvalidFact, match="life_expectancy"):
        LifeExpectancy(*parts)


def test_a_case_without_its_day_is_refused():
    with pytest.raises(InvalidFact, match="reference_on"):
        Facts(reference_on=None)


def test_of_two_bone_agents_the_latest_is_asked_about_and_both_are_warned_of():
    older = BoneAgentFacts(drug="zoledronate", started_on=date(2023, 1, 1), is_current=True)
    newer = BoneAgentFacts(drug="denosumab", started_on=date(2026, 1, 1), is_current=True)
    found = advised(case(bone_agents=(newer, older), in_question=()))

    assert "A6" in found and "A2" not in found and found["L7"].applies and "A13" not in found
