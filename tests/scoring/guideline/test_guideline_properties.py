"""Properties that hold for any facts, drawn at random."""

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.guideline import advise, rules
from scoring.guideline.advice import subjects
from scoring.guideline.facts import (
    BoneAgentFacts,
    ComparisonFacts,
    ExaminationFacts,
    Facts,
    IrradiationFacts,
    LesionFacts,
    LifeExpectancy,
    SkeletalEventFacts,
    Span,
    SurgeryFacts,
    TreatmentFacts,
)

TODAY = date(2026, 5, 28)
DAYS = st.integers(-20, 800).map(lambda days: TODAY - timedelta(days=days))
TREATMENTS = ("zoledronate", "denosumab", "nailing", "cementoplasty", "stereotactic_radiotherapy", "ablation")
GIVEN = {"key", "reference_on", "lesions", "examinations", "comparisons"}
BY_TYPE = {
    bool | None: st.booleans(),
    date | None: DAYS,
    LifeExpectancy | None: st.builds(
        LifeExpectancy,
        st.sampled_from([1, 3, 6, 12, Decimal("2.5"), 13, 52]),
        st.sampled_from(["weeks", "months"]),
        st.sampled_from(["physician", "tokuhashi"]),
    ),
}


def value_of(spec):
    """A value that the fact can have."""
    about = spec.metadata
    if about.get("choices") is not None:
        return st.sampled_from(about["choices"])
    if spec.type in BY_TYPE:
        return BY_TYPE[spec.type]
    if spec.type == Span | None:
        totals = st.integers(about["low"], about["high"])
        return st.tuples(totals, totals).map(lambda pair: Span(min(pair), max(pair)))
    if about.get("of") is str:
        return st.lists(st.sampled_from((*TREATMENTS, "one")), max_size=3).map(tuple)
    if about.get("of") is not None:
        return st.lists(rows_of(about["of"]), max_size=2).map(tuple)
    if spec.type == str | None:
        return st.just("…")
    return st.integers(about["low"], about["high"] or about["low"] + 60)


def ordered(row):
    start, end = getattr(row, "started_on", None), getattr(row, "ended_on", None)
    return row if None in (start, end) or start <= end else replace(row, started_on=end, ended_on=end)


def rows_of(kind, **fixed):
    known = {spec.name: st.none() | value_of(spec) for spec in fields(kind) if spec.name not in GIVEN}
    if "started_on" in known and "ended_on" in known:
        spans = st.tuples(DAYS, st.integers(0, 300))
        return st.builds(
            lambda span, use, **row: kind(
                **row,
                started_on=span[0] if use[0] else None,
                ended_on=span[0] + timedelta(days=span[1]) if use[1] else None,
            ),
            spans,
            st.tuples(st.booleans(), st.booleans()),
            **{name: strategy for name, strategy in known.items() if name not in ("started_on", "ended_on")},
        )
    return st.builds(kind, **known, **fixed)


ROWS = (TreatmentFacts, BoneAgentFacts, IrradiationFacts, SurgeryFacts, SkeletalEventFacts)
COMPARISONS = rows_of(ComparisonFacts)
LESIONS = st.builds(
    lambda key, lesion, comparisons: replace(lesion, key=key, comparisons=tuple(comparisons)),
    st.sampled_from(["one", "two"]),
    rows_of(LesionFacts, key=st.just("any")),
    st.lists(COMPARISONS, max_size=1),
)
EXAMINATIONS = rows_of(ExaminationFacts, key=st.sampled_from(["e1", "e2"]))
CASES = st.builds(
    lambda facts, lesions, examinations: replace(facts, lesions=tuple(lesions), examinations=tuple(examinations)),
    rows_of(Facts, reference_on=st.just(TODAY)),
    st.lists(LESIONS, max_size=2),
    st.lists(EXAMINATIONS, max_size=2),
)


def unknown_in(row):
    return [spec for spec in fields(row) if spec.name not in GIVEN and getattr(row, spec.name) is None]


def filled(draw, row):
    """The same row with one fact more; an interval is not filled so that it runs backwards."""
    specs = unknown_in(row)
    if not specs:
        return row
    spec = draw(st.sampled_from(specs))
    value = draw(value_of(spec))
    start, end = getattr(row, "started_on", None), getattr(row, "ended_on", None)
    if spec.name == "ended_on" and start is not None:
        value = max(value, start)
    if spec.name == "started_on" and end is not None:
        value = min(value, end)
    return replace(row, **{spec.name: value})


@st.composite
def cases_and_one_fact_more(draw):
    """A case, and the same one with a fact that was unknown: of the case, or of one row of one of its registers."""
    facts = draw(CASES)
    registers = [
        "",
        *(name for name in ("lesions", "examinations", "treatments", "bone_agents") if getattr(facts, name)),
    ]
    where = draw(st.sampled_from(registers))
    if not where:
        return facts, filled(draw, facts)
    rows = list(getattr(facts, where))
    place = draw(st.integers(0, len(rows) - 1))
    rows[place] = filled(draw, rows[place])
    return facts, replace(facts, **{where: tuple(rows)})


def truths(facts):
    return [
        (subject.lesion and subject.lesion.key, rule.code, rule.when.find(subject).truth)
        for rule in rules()
        for subject in subjects(facts)[rule.scope]
    ]


@settings(max_examples=400, deadline=None)
@given(cases_and_one_fact_more())
def test_one_more_fact_never_turns_a_conclusion_into_another(pair):
    before, after = pair

    for (lesion, code, was), (_, _, now) in zip(truths(before), truths(after), strict=True):
        assert was in (None, now), f"{code} on {lesion}: {was} became {now}"


@settings(max_examples=100, deadline=None)
@given(CASES)
def test_advice_is_the_same_each_time_and_comes_in_the_order_of_reading(facts):
    given_advice = advise(facts)
    order = ["contraindication", "recommendation", "check", "warning", "information"]
    groups = ["applies", "on_threshold", "cannot_conclude"]
    places = [(groups.index(a.conclusion), order.index(a.rule.kind)) for a in given_advice]

    assert [a.to_codes() for a in given_advice] == [a.to_codes() for a in advise(facts)]
    assert places == sorted(places)


@settings(max_examples=100, deadline=None)
@given(CASES)
def test_what_concludes_names_its_facts_and_what_does_not_names_what_is_missing(facts):
    for advice in advise(facts):
        assert None not in advice.facts.values()
        if advice.conclusion == "cannot_conclude":
            assert advice.missing or advice.notices
        else:
            assert advice.facts
