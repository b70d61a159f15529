"""Tokuhashi × Tomita: agreement is what the guideline prints, and nothing else."""

from itertools import product

import pytest

import scoring
from scoring.errors import InvalidFact

SAME_DISEASE = {"none": "none", "removable": "treatable", "unremovable": "untreatable"}


@pytest.mark.parametrize(
    ("tokuhashi", "tomita", "code"),
    [
        (12, 2, "en_bloc_resection"),
        (15, 3, "en_bloc_resection"),
        (12, 4, "intralesional_resection"),
        (15, 5, "intralesional_resection"),
        (9, 6, "palliative_surgery"),
        (11, 7, "palliative_surgery"),
        (0, 10, "conservative_or_supportive"),
        (8, 8, "conservative_or_supportive"),
    ],
)
def test_a_printed_row_is_concordant(tokuhashi, tomita, code):
    strategy = scoring.strategy(tokuhashi, tomita)

    assert strategy.is_concordant and strategy.code == code


@pytest.mark.parametrize(("tokuhashi", "tomita"), [(12, 6), (11, 5), (9, 8), (8, 7), (0, 2), (15, 10)])
def test_off_the_rows_both_strategies_are_shown_and_none_is_chosen(tokuhashi, tomita):
    strategy = scoring.strategy(tokuhashi, tomita)

    assert not strategy.is_concordant and strategy.code == "discordant"
    assert strategy.label.en == "Discordant — to discuss"
    assert strategy.tokuhashi.text.fr and strategy.tomita.text.fr


def test_each_score_keeps_its_own_strategy():
    strategy = scoring.strategy(12, 8)

    assert (strategy.tokuhashi.code, strategy.tomita.code) == ("excisional_surgery", "supportive_care")


def test_every_pair_of_totals_has_a_strategy():
    concordant = [pair for pair in product(range(16), range(2, 11)) if scoring.strategy(*pair).is_concordant]

    assert len(concordant) == 4 * 4 + 3 * 2 + 9 * 3


def test_a_missing_total_gives_no_strategy():
    assert scoring.strategy(None, 4) is None
    assert scoring.strategy(9, None) is None


@pytest.mark.parametrize(("tokuhashi", "tomita"), [(16, 2), (-1, 2), (9, 1), (9, 11)])
def test_a_total_that_cannot_exist_is_refused(tokuhashi, tomita):
    with pytest.raises(InvalidFact):
        scoring.strategy(tokuhashi, tomita)


def test_87_of_the_243_lung_combinations_are_discordant():
    """Five free Tokuhashi items; Tomita answered from the same facts: organs, and a single bone focus or several."""
    items = {item.code: [option.code for option in item.options] for item in scoring.index("tokuhashi").items}
    items["primary"] = ["lung"]
    discordant = []
    for chosen in product(*items.values()):
        answers = dict(zip(items, chosen, strict=True))
        is_solitary = answers["vertebral_metastases"] == "one" and answers["extraspinal_bone_foci"] == "none"
        tomita = {
            "growth": "rapid",
            "visceral_metastases": SAME_DISEASE[answers["organ_metastases"]],
            "bone_metastases": "solitary" if is_solitary else "multiple",
        }
        totals = [scoring.calculate("tokuhashi", answers).total, scoring.calculate("tomita", tomita).total]
        discordant.append(not scoring.strategy(*totals).is_concordant)

    assert (sum(discordant), len(discordant)) == (87, 243)
