"""Properties that hold for any answers, drawn at random."""

from hypothesis import assume, given
from hypothesis import strategies as st

import scoring
from tests.scoring.test_contract import is_possible


@st.composite
def partial_answers(draw, codes=None):
    index = draw(st.sampled_from([scoring.index(code) for code in codes] if codes else scoring.indices()))
    options = {item.code: draw(st.sampled_from([None, *(o.code for o in item.options)])) for item in index.items}
    assume(is_possible(index, options))
    return index, options


@given(partial_answers(), st.data())
def test_one_more_answer_never_widens_what_is_reachable(drawn, data):
    index, answers = drawn
    before = scoring.calculate(index.code, answers)
    if before.is_complete:
        return
    item = data.draw(st.sampled_from([item for item in index.items if item.code in before.missing]))
    more = answers | {item.code: data.draw(st.sampled_from(item.options)).code}
    assume(is_possible(index, more))

    after = scoring.calculate(index.code, more)

    assert set(after.bands) <= set(before.bands)
    assert before.band in (None, after.band)
    if not index.is_classification:
        assert before.lowest <= after.lowest <= after.highest <= before.highest


@given(partial_answers())
def test_answers_are_neither_changed_nor_read_in_order(drawn):
    index, answers = drawn
    kept = dict(answers)

    assert scoring.calculate(index.code, answers) == scoring.calculate(index.code, dict(reversed(answers.items())))
    assert answers == kept


@given(partial_answers(["rades"]), st.sampled_from(["ambulatory_without_aid", "ambulatory_with_aid"]))
def test_whoever_walks_is_never_in_group_1(drawn, motor_function):
    _, answers = drawn
    result = scoring.calculate("rades", answers | {"motor_function": motor_function})

    assert "group_1" not in [band.code for band in result.bands]


@given(partial_answers(["rades"]), st.sampled_from(["not_ambulatory", "paraplegic"]))
def test_whoever_does_not_walk_is_never_in_group_3(drawn, motor_function):
    _, answers = drawn
    result = scoring.calculate("rades", answers | {"motor_function": motor_function})

    assert "group_3" not in [band.code for band in result.bands]


@given(partial_answers(["tokuhashi"]))
def test_lung_never_exceeds_10_of_tokuhashi(drawn):
    _, answers = drawn

    assert scoring.calculate("tokuhashi", answers | {"primary": "lung"}).highest <= 10


@given(partial_answers(), st.booleans(), st.booleans(), st.integers(0, 100))
def test_what_surrounds_the_answers_never_changes_a_point(drawn, fractured, painless, collapse):
    index, answers = drawn
    context = {"fractured": fractured, "painless": painless, "collapse_percent": collapse, "irradiated": fractured}
    alone, surrounded = scoring.calculate(index.code, answers), scoring.calculate(index.code, answers, context)

    assert (alone.points, alone.total, alone.bands) == (surrounded.points, surrounded.total, surrounded.bands)
