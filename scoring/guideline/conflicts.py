"""Where rules contradict each other, both are shown and each names the other: nothing is merged."""

# Pairs of §7 of the reading, and those that the rules themselves name.
CONFLICTS = (
    ("T1", "A1"),  # several metastases, against the first one: A1 is wider
    ("T1", "T2"),  # both hold at exactly two sites
    ("C5", "C2"),  # preventive surgery, against no benefit of surgery
    ("C6", "C2"),
    ("N7", "N10"),  # the table, against the list of better functional prognosis
    ("RT12", "C14"),  # 15 days to 3 weeks, against 3 weeks
    ("RT15", "IR9"),  # printed option with cement, against no cement in a weight-bearing long bone
    ("I2", "I3"),
    ("I22", "I4"),
    ("I22", "I18"),
    ("I22", "I2"),
)
_OPPOSED = {}
for _one, _other in CONFLICTS:
    _OPPOSED.setdefault(_one, set()).add(_other)
    _OPPOSED.setdefault(_other, set()).add(_one)


def conflicts_of(given):
    """The same advice, each with the codes that contradict it about the same subject."""
    holding = [(place, each) for place, each in enumerate(given) if each.rule.code in _OPPOSED and each.applies]
    for place, advice in holding:
        opposed = _OPPOSED[advice.rule.code]
        codes = dict.fromkeys(
            other.rule.code for _, other in holding if other.rule.code in opposed and _meet(advice, other)
        )
        given[place] = advice._replace(conflicts_with=tuple(codes))
    return tuple(given)


def _meet(one, other):
    """About the same lesion and the same examination, as far as each names one."""
    return all(
        mine is None or theirs is None or mine == theirs
        for mine, theirs in ((one.lesion, other.lesion), (one.examination, other.examination))
    )
