"""Each rule against its worked examples, and no rule without them."""

from collections import defaultdict

import pytest

from scoring.guideline import Kind, rules
from scoring.guideline.advice import advise

from . import examples_imaging, examples_local, examples_surgery, examples_systemic  # noqa: F401 - they fill EXAMPLES
from .building import ABSENT, APPLIES, EXACT, EXAMPLES, UNSETTLED

OF_RULE = defaultdict(list)
for example in EXAMPLES:
    OF_RULE[example.rule].append(example)
EVERY_RULE = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)


def concluded(example):
    """What the rule says of the one subject of the example; the last one, where the facts have several."""
    found = [advice for advice in advise(example.facts) if advice.code == example.rule]
    subjects = {(advice.lesion, advice.examination) for advice in found}
    assert len(found) == len(subjects)
    return next((advice for advice in found if advice.examination in (None, "this")), None)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_is_concluded_as_written(example):
    advice = concluded(example)

    assert (advice and advice.conclusion) == example.expected
    if example.expected is not ABSENT:
        assert set(example.notices) <= {notice.code for notice in advice.notices}


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.expected == UNSETTLED], ids=str)
def test_what_cannot_conclude_says_what_is_missing_or_where_the_guideline_is_silent(example):
    advice = concluded(example)

    assert advice.missing or advice.notices
    assert bool(example.notices) == (not advice.missing)


@EVERY_RULE
def test_a_rule_has_an_example_where_it_applies_one_where_it_does_not_and_one_with_facts_missing(rule):
    expected = {example.expected for example in OF_RULE[rule.code]}

    assert {APPLIES, ABSENT} <= expected
    assert UNSETTLED in expected or rule.kind == Kind.INFORMATION


@EVERY_RULE
def test_each_remark_of_a_rule_is_seen_in_an_example(rule):
    seen = {code for example in OF_RULE[rule.code] for code in example.notices}

    assert {remark.notice.code for remark in rule.remarks} <= seen


def boundaries_of(condition):
    """Every exact value at which a rule has something to say."""
    for part in getattr(condition, "parts", ()):
        yield from boundaries_of(part)
    inner = getattr(condition, "reading", None)
    if inner is not None:
        yield from boundaries_of(inner)
        yield next(iter(condition.found.values())).notices[0].code
    if getattr(condition, "notice", None) is not None:
        yield condition.notice.code


@EVERY_RULE
def test_a_rule_with_an_exact_threshold_has_an_example_on_it(rule):
    seen = {code for example in OF_RULE[rule.code] for code in example.notices}

    assert set(boundaries_of(rule.when)) <= seen


def test_the_walk_finds_the_exact_values():
    found = {code for rule in rules() for code in boundaries_of(rule.when)}

    assert {"exactly_3_sites", "exactly_25_percent_of_canal", "which_irradiated_site", "exactly_1_year"} <= found
    assert len(found) >= 19


def test_the_examples_that_fall_exactly_on_a_threshold_say_so():
    assert all(example.notices for example in EXAMPLES if example.expected == EXACT)


def test_examples_are_about_rules_that_exist():
    assert OF_RULE.keys() == {rule.code for rule in rules()}
