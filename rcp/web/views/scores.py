"""The score panel of a case or of a lesion: calculated as it is answered, kept when a physician says so."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

import scoring
from cases.access import case_for, part_for, scores_of
from cases.actions import score_case
from cases.errors import NotVisible, Refused
from cases.facts import Facts
from cases.models import Lesion
from cases.permissions import refusal
from cases.permissions import score as may_score
from rcp.meetings.record_parts import score_line
from rcp.web.score_panel import answers_of, answers_to_begin, panel


def score_panel(request, case, index):
    return _panel(request, case, None, index)


def score_panel_lesion(request, case, lesion, index):
    return _panel(request, case, lesion, index)


def _panel(request, case_pk, lesion_pk, code):
    # A calculation on the fly shows no identity: only the whole page is a read.
    case = case_for(request.user, case_pk, journal=not request.htmx)
    lesion = _lesion_of(request.user, case, lesion_pk)
    index = _index_of(code, lesion)
    try:
        deduction = Facts(case, lesion).for_index(code)
        if request.method != "POST":
            previous = next(iter(scores_of(case, code, lesion)), None)
            return _page(request, case, lesion, index, deduction, answers_to_begin(deduction, previous))
        answers = answers_of(index, request.POST)
        if "preview" in request.POST:
            return _page(request, case, lesion, index, deduction, answers)
        return _save(request, case, lesion, index, deduction, answers)
    except scoring.ScoringError as problem:
        context = {"case": case, "lesion": lesion, "index": index, "title": index.title.to(get_language())}
        context["reason"] = problem.text.to(get_language())
        return render(request, "scores/not_applicable.html", context, status=422 if request.method == "POST" else 200)


def _save(request, case, lesion, index, deduction, answers):
    try:
        score = score_case(case=case, index=index.code, answers=answers, by=request.user, lesion=lesion)
    except Refused as refused:
        return _page(request, case, lesion, index, deduction, answers, refused=refused.reason)
    line = score_line(score, get_language())
    messages.success(request, _("Score enregistré : %(result)s.") % {"result": _said(line)})
    return redirect(request.path)


def _page(request, case, lesion, index, deduction, answers, refused=""):
    shown = panel(index.code, answers, context=deduction.context, deduced=deduction.answers)
    context = {"case": case, "lesion": lesion, "index": index, "panel": shown, "is_live": True, "refused": refused}
    if request.htmx:
        return render(request, "scores/_live.html", context)
    history = [(score, score_line(score, get_language())) for score in scores_of(case, index.code, lesion)]
    context |= {"history": history, "why_not": refusal(may_score, request.user, case)}
    return render(request, "scores/panel.html", context, status=422 if refused else 200)


def _lesion_of(by, case, pk):
    if pk is None:
        return None
    lesion = part_for(by, Lesion, pk)
    if lesion.patient_id != case.patient_id:
        raise NotVisible
    return lesion


def _index_of(code, lesion):
    """The index, if there is one of this name that is calculated for a lesion, or without one."""
    try:
        index = scoring.index(code)
    except scoring.ScoringError as unknown:
        raise NotVisible from unknown
    if (index.scope == "lesion") != (lesion is not None):
        raise NotVisible
    return index


def _said(line):
    if line.total is not None:
        return f"{line.title} {line.total}, {line.band_label}"
    if line.lowest is None:
        return f"{line.title}, {line.band_label}"
    return _("%(title)s entre %(lowest)s et %(highest)s, incomplet") % {
        "title": line.title,
        "lowest": line.lowest,
        "highest": line.highest,
    }
