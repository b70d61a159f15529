"""What a fact may be before anything is inferred from it."""

from scoring.errors import InvalidFact


def known(fact, value, allowed):
    if value is not None and (isinstance(value, bool) or value not in allowed):
        raise InvalidFact(fact, value, [str(choice) for choice in allowed])
    return value


def percent(fact, value):
    if value is not None and not 0 <= value <= 100:
        raise InvalidFact(fact, value, ["0–100"])
    return value


def counted(fact, value):
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
        raise InvalidFact(fact, value, ["0, 1, 2…"])
    return value


def yes_no(value):
    return None if value is None else "yes" if value else "no"
