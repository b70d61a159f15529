"""Refusals of the calculation. Each carries its sentence in both languages and, where there is one, what is allowed."""

from scoring.grammar import Text

LONGEST_QUOTE = 60


class ScoringError(Exception):
    code = "scoring_error"

    def __init__(self, text, allowed=()):
        super().__init__(text.en)
        self.text = text
        self.allowed = tuple(allowed)


def _quoted(value):
    """A stranger's value may be of any length and kind: enough of it to be recognised."""
    quote = str(value)
    return quote if len(quote) <= LONGEST_QUOTE else quote[:LONGEST_QUOTE] + "…"


def _unknown(fr, en, value, allowed):
    value, listed = _quoted(value), ", ".join(allowed)
    return Text(
        f"{fr} « {value} » ; valeurs possibles : {listed}.",
        f"{en} “{value}”; allowed: {listed}.",
    )


class UnknownIndex(ScoringError):
    code = "unknown_index"

    def __init__(self, index, allowed):
        super().__init__(_unknown("Indice inconnu :", "Unknown index", index, allowed), allowed)
        self.index = index


class UnknownItem(ScoringError):
    code = "unknown_item"

    def __init__(self, index, item, allowed):
        fr, en = f"{index} : critère inconnu", f"{index}: unknown item"
        super().__init__(_unknown(fr, en, item, allowed), allowed)
        self.index, self.item = index, item


class UnknownOption(ScoringError):
    code = "unknown_option"

    def __init__(self, index, item, option, allowed):
        fr, en = f"{index}, critère {item} : réponse inconnue", f"{index}, item {item}: unknown option"
        super().__init__(_unknown(fr, en, option, allowed), allowed)
        self.index, self.item, self.option = index, item, option


class UnknownFact(ScoringError):
    code = "unknown_fact"

    def __init__(self, fact, allowed):
        super().__init__(_unknown("Fait inconnu :", "Unknown fact", fact, allowed), allowed)
        self.fact = fact


class InvalidFact(ScoringError):
    """A fact whose value has the wrong type or lies outside what exists."""

    code = "invalid_fact"

    def __init__(self, fact, value, allowed):
        fr, en = f"{fact} : valeur refusée", f"{fact}: refused value"
        super().__init__(_unknown(fr, en, value, allowed), allowed)
        self.fact, self.value = fact, value


class NotApplicable(ScoringError):
    """The index does not exist for this case; `code` says why."""

    def __init__(self, index, reason):
        super().__init__(reason.text)
        self.index, self.reason, self.code = index, reason, reason.code


class ContradictoryAnswers(ScoringError):
    """Answers that exclude each other; `items` are their questions."""

    def __init__(self, index, contradiction):
        super().__init__(contradiction.notice.text)
        self.index, self.code = index, contradiction.notice.code
        self.items = tuple(sorted(item for item, _ in contradiction.answers))
