"""Cases: the list, the page, the registration, the sections and the acts."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases import actions, permissions
from cases.access import boards_for, boards_run_by, case_for, cases_for, identity_for, listed, previous_case
from cases.completeness import lacks
from cases.errors import Conflict, NotVisible, Refused
from cases.file import CaseFile
from cases.models import OPEN_STATUSES, Case
from cases.permissions import refusal
from rcp.accounts.access import clinicians
from rcp.web import in_place
from rcp.web.case_page import around, reading, rights
from rcp.web.conflict import conflict_page
from rcp.web.forms.acting import acted
from rcp.web.forms.cases import (
    SECTIONS,
    CaseRegistrationForm,
    ReturnForm,
    UrgencyForm,
    WithdrawForm,
    case_section_form,
)
from rcp.web.others import news_of, places_of, visits_of
from rcp.web.paging import page_of
from rcp.web.patient_band import warnings_of


@require_safe
def case_list(request):
    boards = list(boards_for(request.user))
    board = next((board for board in boards if str(board.pk) == request.GET.get("board")), None)
    status = request.GET.get("status", "")
    page = page_of(cases_for(request.user, board=board, statuses=_statuses(status)), request.GET)
    listed(request.user, page.rows)
    context = {
        "page": page,
        "boards": boards,
        "board": board,
        "status": status,
        "statuses": Case.Status.choices,
        "is_filtered": bool(board or status),
        "refusal": refusal(permissions.register_patient, request.user),
    }
    return render(request, "cases/list.html", context)


def _statuses(wanted):
    """The open ones unless the person asks for one state, or for all."""
    if wanted == "all":
        return None
    return [wanted] if wanted in Case.Status.values else OPEN_STATUSES


@require_safe
def case(request, pk):
    case = case_for(request.user, pk)
    # Before the file: a change that comes in between is told rather than missed.
    seen, file = places_of(case), CaseFile(case)
    every_lesion = request.GET.get("lesions") == "all"
    context = {**reading(file, every_lesion=every_lesion), **rights(file, request.user), **around(file, request.user)}
    template = "cases/_file.html" if request.htmx else "cases/case.html"
    return render(request, template, context | {"seen": seen})


def register(request, patient):
    patient = identity_for(request.user, patient)
    runs = boards_run_by(request.user)
    is_office = request.user.role == "office"
    form = CaseRegistrationForm(
        request.POST or None,
        people=clinicians(),
        boards=runs if is_office else boards_for(request.user),
        for_others=is_office,
        initial={"informed_by_name": "" if is_office else request.user.full_name},
    )
    if request.method == "POST" and form.is_valid():
        previous = previous_case(request.user, patient)
        case = acted(form, actions.register_case, patient=patient, by=request.user, previous=previous)
        if case:
            return _registered(request, case)
    context = {
        "patient": patient,
        "form": form,
        "refusal": refusal(permissions.register_patient, request.user),
    }
    return render(request, "cases/register.html", context, status=422 if form.errors else 200)


def _registered(request, case):
    """The draft stands whatever follows; a submission that is refused says why on the page of the case."""
    if "submit" not in request.POST:
        messages.success(request, _("Dossier %(number)s enregistré en brouillon.") % {"number": case.number})
        return redirect("case", case.pk)
    try:
        actions.submit_case(case=case, by=request.user)
        messages.success(request, _("Dossier %(number)s soumis à la RCP.") % {"number": case.number})
    except Refused as refused:
        messages.warning(request, refused.reason)
    return redirect("case", case.pk)


def edit(request, pk, section):
    if section not in SECTIONS:
        raise NotVisible
    case = case_for(request.user, pk)
    title, names = SECTIONS[section]
    anchor = {"background": "state"}.get(section, section)
    back = f"{reverse('case', args=[case.pk])}#{anchor}"
    form = case_section_form(section, clinicians(), request.POST or None, case=case)
    standing = in_place.seal_of(case, names)
    seal = request.POST.get("seal", "") if request.method == "POST" else standing
    if request.method == "POST" and form.is_valid():
        if seal == standing:
            # Whatever was written elsewhere in the case since, nobody touched these fields.
            form.cleaned_data["version"] = case.version
        try:
            if acted(form, actions.edit_case, case=case, by=request.user):
                return _edited(request, case, back)
        except Conflict as conflict:
            return conflict_page(request, form, conflict.current, title=title, cancel_url=back)
    context = {"title": title, "form": form, "back": back, "section": anchor, "seal": seal}
    return _edit_page(request, case, context, section)


def _edited(request, case, back):
    if request.htmx:
        return in_place.kept(version=case.version)
    messages.success(request, _("Modification enregistrée."))
    return redirect(back)


def _edit_page(request, case, context, section):
    form = context["form"]
    if request.htmx:
        in_place.name_apart(form, f"{section}-{case.pk}")
    in_place.point_out(form, [lack for lack in lacks(case, ()) if lack.section == context["section"]])
    context |= {
        "case": case,
        "patient": case.patient,
        "warnings": () if request.htmx else warnings_of(CaseFile(case)),
        "address": request.get_full_path(),
        "refusal": refusal(permissions.edit_case, request.user, case),
    }
    template = "cases/_open.html" if request.htmx else "cases/edit.html"
    return render(request, template, context, status=422 if form.errors else 200)


@require_POST
def others(request, pk):
    """What the page asks every 20 seconds: who else is here, and what changed since it was read."""
    case = case_for(request.user, pk, journal=False)
    visits = visits_of(case)
    news = news_of(case, request.user, request.POST.get("seen", ""), visits)
    actions.note_visit(case=case, by=request.user, section=request.POST.get("section", ""), visits=visits)
    if news.mark == request.POST.get("mark", ""):
        return HttpResponse(status=204)
    return render(request, "cases/_others.html", {"news": news})


@require_POST
def submit(request, pk):
    case = case_for(request.user, pk, journal=False)
    try:
        actions.submit_case(case=case, by=request.user)
    except Refused as refused:
        messages.error(request, refused.reason)
        return redirect(f"{reverse('case', args=[case.pk])}#question")
    messages.success(request, _("Dossier soumis : le secrétariat de la RCP le voit et l’inscrira à une séance."))
    return redirect("case", case.pk)


def send_back(request, pk):
    words = {
        "title": _("Renvoyer le dossier"),
        "what": _("Le demandeur verra la raison et votre phrase ; il complète, puis soumet de nouveau."),
        "label": _("Renvoyer au demandeur"),
        "kind": "primary",
        "done": _("Dossier renvoyé au demandeur."),
    }
    return _act(request, pk, ReturnForm, actions.return_case, words)


def withdraw(request, pk):
    words = {
        "title": _("Retirer le dossier"),
        "what": _("Le dossier quitte la RCP et reste lisible, avec son motif. Un retrait ne se défait pas."),
        "label": _("Retirer le dossier"),
        "kind": "danger filled",
        "done": _("Dossier retiré."),
    }
    return _act(request, pk, WithdrawForm, actions.withdraw_case, words)


def urgent(request, pk):
    words = {
        "title": _("Déclarer une urgence"),
        "what": _(
            "Une horloge de 24 heures démarre : l’IRM du rachis entier et le plan de traitement sont attendus "
            "dans ce délai. La décision prise hors séance sera régularisée à la séance suivante."
        ),
        "label": _("Déclarer l’urgence"),
        "kind": "danger filled",
        "done": _("Urgence déclarée."),
    }
    return _act(request, pk, UrgencyForm, actions.declare_urgent, words)


def _act(request, pk, form_class, action, words):
    """A page that says what will happen, asks for the words that the act needs, and acts."""
    case = case_for(request.user, pk)
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid() and acted(form, action, case=case, by=request.user):
        messages.success(request, words["done"])
        return redirect("case", case.pk)
    context = {
        "case": case,
        "patient": case.patient,
        "warnings": warnings_of(CaseFile(case)),
        "form": form,
        "words": words,
    }
    return render(request, "cases/act.html", context, status=422 if form.errors else 200)


@require_POST
def close(request, pk):
    case = actions.close_case(case=case_for(request.user, pk, journal=False), by=request.user)
    messages.success(request, _("Dossier clos."))
    return redirect("case", case.pk)
