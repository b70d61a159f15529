"""From answers to a result: the one piece of arithmetic shared by every index that is a sum or a classification."""

from functools import cache

from scoring.context import context_of
from scoring.errors import ContradictoryAnswers, NotApplicable, UnknownItem, UnknownOption
from scoring.grammar import Result


class Calculator:
    """One declaration, unfolded at import so that a call is a handful of look-ups."""

    def __init__(self, index):
        self.index = index
        self._weights = tuple((item.code, {o.code: o.points for o in item.options}) for item in index.items)
        self._item_codes = frozenset(code for code, _ in self._weights)
        self._standing = tuple(remark.notice for remark in index.remarks if remark.when is None)
        self._conditional = tuple((r.when, r.notice) for r in index.remarks if r.when is not None)
        self._entangled = frozenset().union(*(found.answers for found in index.contradictions))
        self._reach = cache(self._classified if index.is_classification else self._summed)

    def calculate(self, answers, context=None):
        context = context_of(context)
        for refusal in self.index.refusals:
            if refusal.when(answers, context):
                raise NotApplicable(self.index.code, refusal.notice)
        points, missing = self._read(answers)
        given = self._given(answers)
        if self.index.is_classification:
            points, known = {}, next(filter(None, answers.values()), None)
        else:
            known = sum(points.values())
        lowest, highest, bands = self._reach(known, missing, given)
        return Result(
            self.index.code,
            self.index.version,
            None if missing else lowest,
            lowest,
            highest,
            bands[0] if len(bands) == 1 else None,
            bands,
            missing,
            points,
            self._notices(answers, context, bands),
        )

    def _read(self, answers):
        if not answers.keys() <= self._item_codes:
            unknown = next(code for code in answers if code not in self._item_codes)
            raise UnknownItem(self.index.code, unknown, [item.code for item in self.index.items])
        points, missing = {}, ()
        for code, weights in self._weights:
            option = answers.get(code)
            if option is None:
                missing += (code,)
                continue
            try:
                points[code] = weights[option]
            except (KeyError, TypeError):  # TypeError: a list where a code was expected
                raise UnknownOption(self.index.code, code, option, weights) from None
        return points, missing

    def _given(self, answers):
        """The answers among those that may exclude each other; raises when they do."""
        if not self._entangled:
            return self._entangled
        given = self._entangled.intersection(answers.items())
        for contradiction in self.index.contradictions:
            if contradiction.answers <= given:
                raise ContradictoryAnswers(self.index.code, contradiction)
        return given

    def _notices(self, answers, context, bands):
        notices = self._standing
        for when, notice in self._conditional:
            if when(answers, context, bands):
                notices += (notice,)
        return notices

    def _summed(self, known, missing, given):
        """Totals are enumerated, not interpolated: Tomita's points leave holes between lowest and highest."""
        reached = {(known, given)}
        for code, weights in self._weights:
            if code in missing:
                reached = {
                    (total + points, chosen | self._entangled.intersection({(code, option)}))
                    for total, chosen in reached
                    for option, points in weights.items()
                }
        totals = {total for total, chosen in reached if not self._excludes(chosen)}
        bands = tuple(b for b in self.index.bands if any(b.low <= total <= b.high for total in totals))
        return min(totals), max(totals), bands

    def _excludes(self, chosen):
        return any(contradiction.answers <= chosen for contradiction in self.index.contradictions)

    def _classified(self, known, missing, given):
        return None, None, tuple(band for band in self.index.bands if missing or band.code == known)
