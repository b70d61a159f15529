"""Finds each declaration of `scoring/indices/`: adding an index is adding a file."""

from importlib import import_module
from pkgutil import iter_modules

from scoring import indices as declarations
from scoring.calculation import Calculator
from scoring.errors import UnknownIndex

UNNUMBERED = (99,)


def registered(found):
    """Calculators by code, in the order of the guideline, what it does not contain coming last."""
    calculators = {}
    for index in sorted(found, key=_place):
        if index.code in calculators:
            raise ValueError(f"two indices declare the code {index.code!r}")
        calculators[index.code] = Calculator(index)
    return calculators


def _place(index):
    section = index.guideline_section
    return (tuple(int(part) for part in section.split(".")) if section else UNNUMBERED, index.code)


_CALCULATORS = registered(
    import_module(f"{declarations.__name__}.{module.name}").INDEX for module in iter_modules(declarations.__path__)
)
_INDICES = tuple(calculator.index for calculator in _CALCULATORS.values())


def _calculator(code):
    try:
        return _CALCULATORS[code]
    except (KeyError, TypeError):
        raise UnknownIndex(code, _CALCULATORS) from None


def indices():
    """Every index, in a stable order."""
    return _INDICES


def index(code):
    return _calculator(code).index


def calculate(code, answers, context=None):
    """The result of these answers ({item: option}, None being missing) in the light of what else is known."""
    return _calculator(code).calculate(answers, context)
