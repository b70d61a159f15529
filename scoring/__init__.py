"""Clinical indices of bone metastases as pure calculation: standard library only.

`indices()` and `index(code)` give the declarations, `calculate(code, answers, context=None)` the result.
`FORMULAS` and `formula(code)` declare the formulas, `evaluate(code, values)` gives the value.
`advise(facts)` says what the guideline says of a case.
"""

from scoring.combined import strategy
from scoring.context import Context
from scoring.errors import ScoringError
from scoring.formulas import FORMULAS, evaluate, formula
from scoring.grammar import Notice, Text
from scoring.guideline import advise

# Last, because the function `indices` has to win over the package of the same name.
from scoring.registry import calculate, index, indices

NOT_REVIEWED = Notice(
    "not_clinically_reviewed",
    Text(
        "Ces scores n’ont été relus par aucun clinicien : ils aident à la discussion et ne décident de rien.",
        "No clinician has reviewed these scores: they support the discussion and decide nothing.",
    ),
)

__all__ = [
    "FORMULAS",
    "NOT_REVIEWED",
    "Context",
    "ScoringError",
    "advise",
    "calculate",
    "evaluate",
    "formula",
    "index",
    "indices",
    "strategy",
]
