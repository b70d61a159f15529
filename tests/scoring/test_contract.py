"""What every index owes, present and future: these tests go through all the declarations."""

import json
from itertools import pairwise, product
from math import prod
from pathlib import Path

import pytest

import scoring
from scoring.errors import UnknownIndex, UnknownItem, UnknownOption
from scoring.registry import registered

EXAMPLES = json.loads(Path(__file__).with_name("examples.json").read_text(encoding="utf-8"))
EVERY_INDEX = pytest.mark.parametrize("index", scoring.indices(), ids=lambda index: index.code)
EVERY_SUM = pytest.mark.parametrize(
    "index", [index for index in scoring.indices() if not index.is_classification], ids=lambda index: index.code
)


def examples_of(index):
    return [example for example in EXAMPLES if example["index"] == index.code]


def complete_answers(index):
    """Every combination of options that a patient can have."""
    items = [item.code for item in index.items]
    for options in product(*([option.code for option in item.options] for item in index.items)):
        answers = dict(zip(items, options, strict=True))
        if is_possible(index, answers):
            yield answers


def is_possible(index, answers):
    return not any(contradiction.answers <= set(answers.items()) for contradiction in index.contradictions)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["id"])
def test_an_example_gives_its_total_and_its_band(example):
    result = scoring.calculate(example["index"], example["answers"])

    assert (result.total, result.band.code) == (example["total"], example["band"])
    assert result.is_complete


def test_an_example_names_its_source_and_its_own_id():
    assert all(example["source"] for example in EXAMPLES)
    assert len({example["id"] for example in EXAMPLES}) == len(EXAMPLES)


@EVERY_INDEX
def test_an_index_has_a_citation_a_version_and_a_scope(index):
    year, revision = index.version.split(".")

    assert all(reference.citation for reference in index.references) and index.references
    assert any(year in reference.citation for reference in index.references)
    assert int(revision) >= 1
    assert index.scope in {"lesion", "episode", "examination", "case"}


@EVERY_INDEX
def test_an_index_has_an_example_in_each_band(index):
    assert {example["band"] for example in examples_of(index)} == {band.code for band in index.bands}


@EVERY_SUM
def test_an_index_has_an_example_on_each_side_of_each_threshold(index):
    totals = {example["total"] for example in examples_of(index)}

    for below, above in pairwise(index.bands):
        assert {below.high, above.low} <= totals
    assert {index.bands[0].low, index.bands[-1].high} <= totals


@EVERY_SUM
def test_the_bands_cover_exactly_the_totals_that_exist(index):
    totals = {scoring.calculate(index.code, answers).total for answers in complete_answers(index)}

    assert (min(totals), max(totals)) == (index.bands[0].low, index.bands[-1].high)
    assert all(above.low == below.high + 1 for below, above in pairwise(index.bands))


@EVERY_INDEX
def test_codes_are_unique_within_what_holds_them(index):
    for codes in (
        [item.code for item in index.items],
        [band.code for band in index.bands],
        [notice.code for notice in index.notices],
        *([option.code for option in item.options] for item in index.items),
    ):
        assert len(set(codes)) == len(codes)


@EVERY_INDEX
def test_an_empty_form_has_no_total_and_no_band(index):
    result = scoring.calculate(index.code, {})

    assert result.total is None and result.band is None and result.points == {}
    assert result.missing == tuple(item.code for item in index.items)
    assert result.bands == index.bands


@EVERY_INDEX
def test_an_answer_of_none_is_missing(index):
    answers = dict.fromkeys((item.code for item in index.items), None)

    assert scoring.calculate(index.code, answers) == scoring.calculate(index.code, {})


@EVERY_SUM
def test_each_answer_counts_with_its_declared_points(index):
    for item in index.items:
        for option in item.options:
            assert scoring.calculate(index.code, {item.code: option.code}).points == {item.code: option.points}


@EVERY_INDEX
def test_each_missing_item_leaves_exactly_the_bands_of_its_completions(index):
    for answers in list(complete_answers(index))[:: max(1, prod(len(i.options) for i in index.items) // 40)]:
        for item in index.items:
            filled = [answers | {item.code: option.code} for option in item.options]
            completions = [scoring.calculate(index.code, whole) for whole in filled if is_possible(index, whole)]
            result = scoring.calculate(index.code, {**answers, item.code: None})
            reached = {completion.band for completion in completions}

            assert set(result.bands) == reached
            assert result.band == (reached.pop() if len(reached) == 1 else None)
            assert result.missing == (item.code,) and result.total is None
            if not index.is_classification:
                totals = [completion.total for completion in completions]
                assert (result.lowest, result.highest) == (min(totals), max(totals))


@EVERY_INDEX
def test_a_result_is_stored_as_codes_without_any_wording(index):
    stored = scoring.calculate(index.code, {}).to_codes()

    assert json.loads(json.dumps(stored)) == stored
    assert (stored["index"], stored["version"]) == (index.code, index.version)
    assert stored["bands"] == [band.code for band in index.bands]
    assert not any(band.meaning.fr in json.dumps(stored, ensure_ascii=False) for band in index.bands)


@EVERY_INDEX
def test_an_unknown_item_is_named_with_what_is_allowed(index):
    with pytest.raises(UnknownItem) as refusal:
        scoring.calculate(index.code, {"no_such_item": "x"})

    assert "no_such_item" in str(refusal.value)
    assert refusal.value.allowed == tuple(item.code for item in index.items)
    assert all(item in refusal.value.text.fr for item in refusal.value.allowed)


@EVERY_INDEX
@pytest.mark.parametrize("option", ["no_such_option", "", 0, True, ["list"]], ids=str)
def test_an_unknown_option_is_named_with_what_is_allowed(index, option):
    item = index.items[0]

    with pytest.raises(UnknownOption) as refusal:
        scoring.calculate(index.code, {item.code: option})

    assert item.code in str(refusal.value) and str(option) in refusal.value.text.fr
    assert refusal.value.allowed == tuple(option.code for option in item.options)


@pytest.mark.parametrize("code", ["no_such_index", "SINS", None, ["sins"]], ids=str)
def test_an_unknown_index_is_named_with_what_is_allowed(code):
    with pytest.raises(UnknownIndex) as refusal:
        scoring.calculate(code, {})

    assert str(code) in str(refusal.value) and "sins" in refusal.value.allowed


def test_the_indices_stand_in_the_order_of_the_guideline():
    codes = [index.code for index in scoring.indices()]

    assert codes[:6] == ["mirels", "rades", "sins", "frankel", "tokuhashi", "tomita"]
    assert codes[6:] == ["bauer_modified", "bilsky", "ecog", "femur_cortical", "karnofsky", "katagiri"]
    assert [scoring.index(code) for code in codes] == list(scoring.indices())


def test_an_index_with_points_not_verified_says_so():
    for index in scoring.indices():
        is_verified = any(reference.verified for reference in index.references)
        assert is_verified is ("points_not_verified" not in [notice.code for notice in index.notices])


def test_what_has_no_public_weights_or_no_licence_is_not_built():
    codes = {index.code for index in scoring.indices()} | {formula.code for formula in scoring.FORMULAS}

    assert not codes & {"sorg", "pathfx", "spring", "nesms", "osri", "asia", "isncsci", "g8"}


def test_two_indices_cannot_share_a_code():
    with pytest.raises(ValueError, match="sins"):
        registered([scoring.index("sins"), scoring.index("sins")])


@pytest.mark.parametrize(
    ("code", "combinations"),
    [
        ("sins", 1296),
        ("mirels", 81),
        ("tomita", 18),
        ("rades", 432),
        ("frankel", 8),
        ("tokuhashi", 17 * 243),
        ("bilsky", 6),
        ("bauer_modified", 12),
        ("katagiri", 216),
        ("femur_cortical", 4),
        ("karnofsky", 10),
        ("ecog", 5),
    ],
)
def test_each_complete_combination_lands_in_the_band_of_its_sum(code, combinations):
    index, seen = scoring.index(code), 0
    for answers in complete_answers(index):
        result, seen = scoring.calculate(code, answers), seen + 1
        assert result.bands == (result.band,)
        if index.is_classification:
            assert result.total is None
        else:
            assert result.total == result.lowest == result.highest == sum(result.points.values())
            assert result.band.low <= result.total <= result.band.high
    assert seen == combinations


def test_tokuhashi_has_1458_combinations_by_points():
    items = scoring.index("tokuhashi").items

    assert prod(len({option.points for option in item.options}) for item in items) == 1458
