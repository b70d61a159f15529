"""Scores by themselves, for teaching and for checking: nothing is kept, and no patient is named."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

import scoring
from cases.errors import NotVisible
from rcp.web.score_panel import answers_of, panel

COMBINED = ("tokuhashi", "tomita")
SCOPES = {
    "lesion": _("une lésion"),
    "episode": _("un épisode neurologique"),
    "examination": _("un examen neurologique"),
    "case": _("le dossier"),
}


@require_safe
def calculator_list(request):
    rows = [_row(index) for index in scoring.indices()]
    not_reviewed = scoring.NOT_REVIEWED.text.to(get_language())
    return render(request, "scores/list.html", {"indices": rows, "not_reviewed": not_reviewed})


def calculator(request, index):
    try:
        declared = scoring.index(index)
        shown = panel(index, answers_of(declared, request.POST))
    except scoring.errors.UnknownIndex as unknown:
        raise NotVisible from unknown
    except scoring.ScoringError as problem:
        return _refused(request, declared, problem)
    template = "scores/_live.html" if request.htmx else "scores/calculator.html"
    return render(request, template, {"panel": shown, "index": declared, "is_live": True})


def combined(request):
    """Tokuhashi and Tomita side by side, and the strategy that the guideline draws from both."""
    panels = []
    for code in COMBINED:
        prefix = f"{code}-"
        try:
            panels.append(panel(code, answers_of(scoring.index(code), request.POST, prefix), prefix=prefix))
        except scoring.ScoringError as problem:
            return _refused(request, scoring.index(code), problem)
    context = {"panels": panels, "strategy": _strategy(*(shown.result.total for shown in panels))}
    template = "scores/_combined_live.html" if request.htmx else "scores/combined.html"
    return render(request, template, context)


def _strategy(*totals):
    found, language = scoring.strategy(*totals), get_language()
    return found and {
        "label": found.label.to(language),
        "is_concordant": found.is_concordant,
        "tokuhashi": found.tokuhashi.text.to(language),
        "tomita": found.tomita.text.to(language),
    }


def _refused(request, index, problem):
    context = {"title": index.title.to(get_language()), "reason": problem.text.to(get_language())}
    context |= {"case": None, "lesion": None, "index": index}
    return render(request, "scores/not_applicable.html", context, status=422)


def _row(index):
    return {
        "index": index,
        "title": index.title.to(get_language()),
        "scope": SCOPES[index.scope],
        "minimum": index.bands[0].low,
        "maximum": index.bands[-1].high,
    }
