"""Histories: who changed what of a case, of an identity or of one part, and the case as it was."""

from datetime import datetime

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.access import history_for, part_history_for
from cases.errors import NotVisible, Refused
from cases.file import PatientFile
from cases.history import of_part
from cases.parts import KINDS, belongs_to_case
from cases.past import file_at
from cases.titles import title_of
from rcp.web.history_page import as_it_was, condition_of, filters, page_of_changes
from rcp.web.patient_band import warnings_of


@require_safe
def case_history(request, pk):
    return _case_page(request, history_for(request.user, case=pk))


def _case_page(request, case, problem="", at=""):
    section = request.GET.get("section", "")
    context = {
        "case": case,
        "filters": filters(),
        "section": section,
        "problem": problem,
        "at": at or f"{timezone.localtime():%Y-%m-%dT%H:%M}",
        **_changes(request, [case, case.patient], condition_of(section)),
        **_band(case.patient),
    }
    return render(request, "history/case.html", context, status=422 if problem else 200)


@require_safe
def case_at(request, pk):
    """The case and its patient's file, read-only, as they were at a moment."""
    case, text = history_for(request.user, case=pk), request.GET.get("at", "")
    try:
        file = file_at(case, _moment(text))
    except Refused as refused:
        return _case_page(request, case, problem=refused.reason, at=text)
    return render(request, "history/at.html", as_it_was(file))


@require_safe
def patient_history(request, pk):
    patient = history_for(request.user, patient=pk)
    context = {**_changes(request, [patient], condition_of("identity")), **_band(patient)}
    return render(request, "history/patient.html", context)


@require_safe
def part_history(request, kind, pk):
    if kind not in KINDS:
        raise NotVisible
    part = part_history_for(request.user, KINDS[kind], pk)
    case = part.case if belongs_to_case(type(part)) else None
    owner = case or part.patient
    context = {
        "part": part,
        "title": title_of(part),
        "case": case,
        **_changes(request, [owner], of_part(part)),
        **_band(case.patient if case else owner),
    }
    return render(request, "history/part.html", context)


def _changes(request, records, wanted):
    before = request.GET.get("before", "")
    days, older = page_of_changes(records, wanted, int(before) if before.isdecimal() and len(before) < 18 else None)
    query = request.GET.copy()
    query["before"] = str(older)
    return {"days": days, "older": f"?{query.urlencode()}" if older else ""}


def _band(patient):
    file = PatientFile(patient, kinds=("neurologicalepisode",))
    return {"patient": patient, "warnings": warnings_of(file)}


def _moment(text):
    """A moment as a browser's own field sends it, in the time of the establishment."""
    try:
        moment = datetime.fromisoformat(text)
        return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
    except (ValueError, OverflowError) as unreadable:
        raise Refused(_("Choisissez un jour et une heure.")) from unreadable
