"""`manage.py score`: the same calculation, from a terminal."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

import scoring

STABLE = [
    "location=mobile",
    "pain=mechanical",
    "lesion=mixed",
    "alignment=normal",
    "collapse=none",
    "posterolateral=none",
]


def score(*words, **options):
    out = StringIO()
    call_command("score", *words, stdout=out, **options)
    return out.getvalue()


def refused(*words, **options):
    with pytest.raises(CommandError) as refusal:
        score(*words, **options)
    assert refusal.value.returncode == 1
    return str(refusal.value)


def test_a_complete_score_is_told_in_french():
    told = score("sins", *STABLE)

    assert "Total : 6" in told and "Stable" in told
    assert scoring.NOT_REVIEWED.text.fr in told


def test_an_incomplete_score_tells_its_range_what_is_possible_and_what_is_missing():
    told = score("sins", *STABLE[:-1])

    assert "Entre 6 et 9" in told and "Total" not in told
    assert "Stable, Potentiellement instable" in told
    assert "Atteinte postéro-latérale" in told


def test_a_classification_is_told_without_a_total():
    told = score("frankel", "grade=D2")

    assert "Stade D2" in told and "Total" not in told


def test_json_prints_the_codes_of_the_result():
    answers = dict(pair.split("=") for pair in STABLE)

    assert json.loads(score("sins", *STABLE, as_json=True)) == scoring.calculate("sins", answers).to_codes()


def test_english_is_spoken_when_asked_for():
    assert "Potentially unstable" in score("sins", *STABLE[:-1], language="en")


@pytest.mark.parametrize(
    ("words", "named", "allowed"),
    [
        (["sinus"], "sinus", "tokuhashi"),
        (["sins", "place=mobile"], "place", "posterolateral"),
        (["sins", "location=neck"], "neck", "semirigid"),
        (["sins", "mobile"], "mobile", "posterolateral"),
        (["sins", "pain="], "pain", "mechanical"),
    ],
)
def test_a_refusal_is_one_sentence_that_lists_what_is_allowed(words, named, allowed):
    sentence = refused(*words)

    assert named in sentence and allowed in sentence
    assert "\n" not in sentence and sentence.endswith(".")


def test_an_item_given_twice_is_refused():
    assert "pain" in refused("sins", "pain=none", "pain=mechanical")
