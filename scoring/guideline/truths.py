"""True, False and None over the rows of a register, and when a treatment was given."""


def every(*truths):
    """AND of three-valued answers."""
    return False if False in truths else None if None in truths else True


def some(truths):
    """OR of three-valued answers."""
    truths = set(truths)
    return True if True in truths else None if None in truths else False


def opposite(truth):
    return None if truth is None else not truth


def is_one_of(value, *codes):
    return None if value is None else value in codes


def given_on(treatment, day):
    """Whether a treatment was under way on that day."""
    start, end = treatment.started_on, treatment.ended_on
    if day is None:
        return None
    if start is not None and start > day or end is not None and end < day:
        return False
    if start is None or end is None and not treatment.is_current:
        return None
    return True


def begun_before(treatment, day):
    return None if day is None or treatment.started_on is None else treatment.started_on <= day


def some_treatment(subject, test):
    treatments = subject.case.treatments
    return None if treatments is None else some(test(treatment) for treatment in treatments)
