"""A score as its panel shows it: questions with their answers, where each was found, and what is still open."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

import scoring
from cases.parts import PARTS
from rcp.web.templatetags.rcp import day
from scoring.errors import ContradictoryAnswers

# With more items missing than this, everything is still possible and saying so helps nobody.
FEW = 3


@dataclass(frozen=True, slots=True)
class Choice:
    code: str
    label: str
    points: int | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    code: str
    name: str  # of the form's field
    label: str
    help: str
    choices: tuple[Choice, ...]
    points: int | None
    is_missing: bool
    deduced: str  # where the file gives the chosen answer
    contradicted: str  # what the file says when the chosen answer is another


@dataclass(frozen=True, slots=True)
class Swing:
    """What answering one missing item would leave possible: [(classes, the answers that lead to them)]."""

    label: str
    outcomes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Panel:
    index: object
    title: str
    is_classification: bool
    minimum: int | None
    maximum: int | None
    questions: tuple[Question, ...]
    result: object
    band: object
    reachable: str
    swings: tuple[Swing, ...]
    notices: tuple[str, ...]
    not_reviewed: str
    contradiction: str  # why two of the answers exclude each other: the result is that of the others

    @property
    def answered(self):
        return sum(not question.is_missing for question in self.questions)


def panel(code, answers, *, context=None, deduced=None, prefix=""):
    """The panel of an index with these answers. Raises the index's own error when they mean nothing."""
    index, language = scoring.index(code), get_language() or "fr"
    sound, contradiction = _sound(code, answers, context, language)
    result = scoring.calculate(code, sound, context)
    return Panel(
        index=index,
        title=index.title.to(language),
        is_classification=index.is_classification,
        minimum=None if index.is_classification else index.bands[0].low,
        maximum=None if index.is_classification else index.bands[-1].high,
        questions=tuple(_question(item, answers, deduced or {}, prefix, language) for item in index.items),
        result=result,
        band=_band(result.band, language),
        reachable=_listed(result.bands, language),
        swings=tuple(_swings(index, sound, context, result, language)),
        notices=tuple(notice.text.to(language) for notice in result.notices),
        not_reviewed=scoring.NOT_REVIEWED.text.to(language),
        contradiction=contradiction,
    )


def _sound(code, answers, context, language):
    """The answers that can stand together, with the sentence that sets the others aside."""
    try:
        scoring.calculate(code, answers, context)
    except ContradictoryAnswers as problem:
        kept = {item: option for item, option in answers.items() if item not in problem.items}
        return kept, problem.text.to(language)
    return answers, ""


def answers_of(index, posted, prefix=""):
    """{item: option} of a posted form; no answer is no entry."""
    given = {item.code: posted.get(prefix + item.code, "") for item in index.items}
    return {item: option for item, option in given.items() if option}


def answers_to_begin(deduction, previous):
    """The last score given, where a person answered; what the file says, wherever it speaks and nobody did."""
    if previous is None:
        return deduction.options
    by_hand = {item: option for item, option in previous.answers.items() if item not in previous.deduced}
    return {**previous.answers, **deduction.options, **by_hand}


def _question(item, answers, deduced, prefix, language):
    chosen, found = answers.get(item.code), deduced.get(item.code)
    choices = tuple(_choice(option, chosen, language) for option in item.options)
    return Question(
        code=item.code,
        name=prefix + item.code,
        label=item.label.to(language),
        help=item.help.to(language) if item.help else "",
        choices=choices,
        points=next((choice.points for choice in choices if choice.is_chosen), None),
        is_missing=not chosen,
        deduced=_source(found) if found and found.option == chosen else "",
        contradicted=_said_otherwise(item, found, language) if found and found.option != chosen else "",
    )


def _choice(option, chosen, language):
    return Choice(option.code, option.label.to(language), option.points, option.code == chosen)


def _source(found):
    """ "observation du 12 mars 2026": the row of the file, and its day where it has one."""
    model = PARTS[found.source.partition(":")[0]]
    if not found.on:
        return str(model._meta.verbose_name)
    return _("%(part)s du %(day)s") % {"part": model._meta.verbose_name, "day": day(found.on)}


def _said_otherwise(item, found, language):
    label = next(option.label.to(language) for option in item.options if option.code == found.option)
    return _("le dossier dit « %(answer)s » (%(source)s)") % {"answer": label, "source": _source(found)}


def _band(band, language):
    return band and {"code": band.code, "label": band.label.to(language), "meaning": band.meaning.to(language)}


def _swings(index, answers, context, result, language):
    """For each missing item, its answers gathered by the classes that they leave possible."""
    if result.band or index.is_classification or len(result.missing) > FEW:
        return
    for item in index.items:
        if item.code not in result.missing:
            continue
        outcomes = {}
        for option in item.options:
            try:
                reached = scoring.calculate(index.code, {**answers, item.code: option.code}, context).bands
            except ContradictoryAnswers:
                continue  # no patient could give this answer beside the others
            outcomes.setdefault(reached, []).append(option.label.to(language))
        if len(outcomes) > 1:
            yield Swing(
                item.label.to(language),
                tuple((_listed(bands, language), ", ".join(labels)) for bands, labels in outcomes.items()),
            )


def _listed(bands, language):
    return ", ".join(band.label.to(language) for band in bands)
