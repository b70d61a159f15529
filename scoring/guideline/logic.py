"""Three-valued logic, done once: a condition holds, does not hold, or cannot be settled by what is known.

An AND with one false part is false, an OR with one true part is true, whatever else is unknown. Where the guideline
itself is silent the finding is unsettled too, but with a notice and nothing missing. `a & b`, `a | b` and `~a` read as
the guideline reads.
"""

from dataclasses import dataclass

from scoring.grammar import Notice


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """`truth` is None when unsettled; `seen` and `missing` are names of facts.

    Notices beside a false truth say that the printed words exclude exactly this value. A condition gives the same
    object for the same finding, so that joining findings is a look-up.
    """

    truth: bool | None
    seen: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


def _union(groups):
    """The members of these groups, each once, in order."""
    return tuple(dict.fromkeys(member for group in groups for member in group))


def _made(truth, found, missing_of=(), notices_of=()):
    return Finding(
        truth,
        _union(finding.seen for finding in found),
        _union(finding.missing for finding in missing_of),
        _union(finding.notices for finding in notices_of),
    )


class Condition:
    __slots__ = ()

    def find(self, subject):
        raise NotImplementedError

    def __and__(self, other):
        return AllOf(*_parts(AllOf, self), *_parts(AllOf, other))

    def __or__(self, other):
        return AnyOf(*_parts(AnyOf, self), *_parts(AnyOf, other))

    def __invert__(self):
        return Not(self)


def _parts(kind, condition):
    return condition.parts if type(condition) is kind else (condition,)


class _Joint(Condition):
    """Several conditions whose findings are joined; each joint finding is made once."""

    __slots__ = ("_known", "parts")

    def __init__(self, *parts):
        self.parts, self._known = parts, {}

    def find(self, subject):
        return self._joined(tuple([part.find(subject) for part in self.parts]))

    def _joined(self, found):
        try:
            return self._known[found]
        except KeyError:
            return self._known.setdefault(found, self._join(found))

    def _join(self, found):
        raise NotImplementedError


class AllOf(_Joint):
    __slots__ = ()

    def find(self, subject):
        found = []
        for part in self.parts:
            finding = part.find(subject)
            if finding.truth is False and not finding.notices:
                return finding
            found.append(finding)
        return self._joined(tuple(found))

    def _join(self, found):
        truths = {finding.truth for finding in found}
        if truths == {True}:
            return _made(True, found, notices_of=found)
        if False in truths:
            # The printed words exclude exactly this value: worth saying only if nothing else stands in the way.
            excluded = [finding for finding in found if finding.truth is False]
            return _made(False, found, notices_of=() if None in truths else excluded)
        return _made(None, found, missing_of=found, notices_of=found)


class AnyOf(_Joint):
    __slots__ = ()

    def _join(self, found):
        for truth in (True, None):
            those = [finding for finding in found if finding.truth is truth]
            if those:
                return _made(truth, those if truth else found, missing_of=those, notices_of=those)
        return _made(False, found, notices_of=found)


class Agreed(_Joint):
    """Readings of one printed word: where they part, the guideline does not settle the question."""

    __slots__ = ("notice",)

    def __init__(self, *readings, notice):
        super().__init__(*readings)
        self.notice = notice

    def _join(self, found):
        truths = {finding.truth for finding in found}
        if len(truths) == 1:
            return _made(truths.pop(), found, missing_of=found, notices_of=found)
        if None in truths:
            unsettled = [finding for finding in found if finding.truth is None]
            return _made(None, found, missing_of=unsettled, notices_of=unsettled)
        return Finding(None, _union(finding.seen for finding in found), (), (self.notice,))


class Not(_Joint):
    __slots__ = ()

    def _join(self, found):
        (finding,) = found
        if finding.truth is None:
            return finding
        return Finding(not finding.truth, finding.seen, (), finding.notices)


class Undecided(_Joint):
    """Where the condition holds, the guideline does not say what follows: never true, false when it does not hold."""

    __slots__ = ("notice",)

    def __init__(self, condition, notice):
        super().__init__(condition)
        self.notice = notice

    def _join(self, found):
        (finding,) = found
        if not finding.truth:
            return finding
        return Finding(None, finding.seen, (), (*finding.notices, self.notice))


class Reading(Condition):
    """A test of one named fact; `test` answers True, False, or None when the value does not tell.

    A fact known in part, such as a range, is then both seen and missing.
    """

    __slots__ = ("fact", "false", "get", "partial", "test", "true", "unknown")

    def __init__(self, fact, test):
        self.fact, self.get, self.test = fact, fact.get, test
        name = (fact.name,)
        self.true, self.false = Finding(True, name), Finding(False, name)
        self.unknown, self.partial = Finding(None, (), name), Finding(None, name, name)

    def find(self, subject):
        value = self.get(subject)
        if value is None:
            return self.unknown
        truth = self.test(value)
        return self.true if truth else self.partial if truth is None else self.false

    def judge(self, value):
        truth = self.test(value)
        return self.true if truth else self.partial if truth is None else self.false


class Boundary(Reading):
    """What is said at one exact value: the printed word still decides there, unless the guideline is silent."""

    __slots__ = ("exact", "found", "reading")

    def __init__(self, reading, exact, notice, *, silent=False):
        super().__init__(reading.fact, reading.judge)
        self.reading, self.exact = reading, exact
        truths = (None,) if silent else (True, False)
        self.found = {truth: Finding(truth, (self.fact.name,), (), (notice,)) for truth in truths}

    def find(self, subject):
        value = self.get(subject)
        return self.unknown if value is None else self.judge(value)

    def judge(self, value):
        if not self.exact(value):
            return self.reading.judge(value)
        return self.found[None] if None in self.found else self.found[self.reading.judge(value).truth]
