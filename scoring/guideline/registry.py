"""Finds the rules of each chapter: adding a chapter is adding a file."""

from importlib import import_module
from pkgutil import iter_modules

from scoring.grammar import Text
from scoring.guideline import chapters
from scoring.guideline.grammar import DATED_ON, LATER_EDITION_ON, Guideline, Kind

GUIDELINE = Guideline(
    code="bone_metastases_lung_2021",
    title=Text("Métastases osseuses des cancers bronchiques", "Bone metastases of lung cancers"),
    networks=("OncoBFC", "NEON", "ONCORIF"),
    dated_on=DATED_ON,
    review_on=LATER_EDITION_ON,
    later_edition_on=LATER_EDITION_ON,
)
# In the order of the guideline; labels, which are not part of it, and trials come last.
CHAPTERS = (
    "general",
    "imaging",
    "evaluation",
    "systemic",
    "bone_agents",
    "radiotherapy",
    "stereotactic",
    "interventional",
    "cementoplasty",
    "surgery",
    "before_surgery",
    "spine",
    "trials",
    "labels",
)


def registered(found):
    rules = {}
    for rule in found:
        if rule.code in rules:
            raise ValueError(f"two rules have the code {rule.code!r}")
        rules[rule.code] = rule
    return rules


def _chapters():
    present = {module.name for module in iter_modules(chapters.__path__)}
    if present != set(CHAPTERS):
        raise ValueError(f"chapters without a place: {sorted(present ^ set(CHAPTERS))}")
    return {name: import_module(f"{chapters.__name__}.{name}").RULES for name in CHAPTERS}


BY_CHAPTER = _chapters()
_RULES = registered(rule for rules in BY_CHAPTER.values() for rule in rules)
IN_READING_ORDER = tuple(rule for kind in Kind for rule in _RULES.values() if rule.kind == kind)


def rules():
    """Every rule, in the order of the guideline."""
    return tuple(_RULES.values())


def rule(code):
    return _RULES[code]
