"""The guideline as pure rules: `advise(facts)` says what it says of a case, why, and what is missing; never decides."""

from scoring.guideline.advice import advise
from scoring.guideline.conflicts import CONFLICTS
from scoring.guideline.grammar import Advice, Conclusion, Kind, Rule, Scope, Source
from scoring.guideline.names import FACTS
from scoring.guideline.registry import BY_CHAPTER, GUIDELINE, rule, rules

__all__ = [
    "BY_CHAPTER",
    "CONFLICTS",
    "FACTS",
    "GUIDELINE",
    "Advice",
    "Conclusion",
    "Kind",
    "Rule",
    "Scope",
    "Source",
    "advise",
    "rule",
    "rules",
]
