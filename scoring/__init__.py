"""Clinical indices of bone metastases as pure calculation: standard library only.

`indices()` and `index(code)` give the declarations, `calculate(code, answers, context=None)` the result.
"""

from scoring.combined import strategy
from scoring.context import Context
from scoring.errors import ScoringError
from scoring.grammar import Notice, Text

# Last, because the function `indices` has to win over the package of the same name.
from scoring.registry import calculate, index, indices

NOT_REVIEWED = Notice(
    "not_clinically_reviewed",
    Text(
        "Ces scores n’ont été relus par aucun clinicien : ils aident à la discussion et ne décident de rien.",
        "No clinician has reviewed these scores: they support the discussion and decide nothing.",
    ),
)

__all__ = ["NOT_REVIEWED", "Context", "ScoringError", "calculate", "index", "indices", "strategy"]
