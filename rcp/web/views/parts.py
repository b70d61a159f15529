"""The parts of a file: one form to add, amend or take out a row of any kind."""

import json
from uuid import uuid4

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases import actions, identity, permissions
from cases.access import case_for, part_for, patient_for
from cases.completeness import lacks
from cases.errors import Conflict, NotVisible, Refused
from cases.file import CaseFile, PatientFile, latest
from cases.parts import PARTS, belongs_to_case, parent_of
from cases.permissions import refusal
from rcp.accounts.access import people_around
from rcp.web import in_place
from rcp.web.case_page import ONCE, SECTION_OF
from rcp.web.conflict import conflict_page
from rcp.web.forms.acting import acted
from rcp.web.forms.parts import first_values, part_form
from rcp.web.part_tables import add_url, amend_url
from rcp.web.patient_band import warnings_of


def add_to_case(request, case, kind):
    return _add(request, CaseFile(case_for(request.user, case)), kind)


def add_to_patient(request, patient, kind):
    if kind in PARTS and belongs_to_case(PARTS[kind]):
        raise NotVisible
    return _add(request, PatientFile(patient_for(request.user, patient)), kind)


def _add(request, file, kind):
    model = _model(kind)
    parent = _parent(request, file, model)
    chosen = _chosen(request, file)
    carried = _carried(file, kind, parent)
    back = _back(file, kind, parent or chosen)
    initial = first_values(kind, request.user, carried=carried) | chosen
    form = _form(kind, file, request.POST or None, initial=initial)
    key = in_place.key_of(request.POST) or uuid4()
    if request.method == "POST" and form.is_valid():
        owner = file.case or file.patient
        try:
            part = acted(form, actions.add_part, model=model, of=owner, by=request.user, key=key, **parent)
        except Conflict as conflict:
            return _two_versions(request, form, conflict.current, file, back)
        if part:
            new = reverse("lesion", args=[file.case.pk, part.pk]) if kind == "lesion" and file.case else back
            return _done(request, part, file, new, _("Ajouté au dossier."), _next_url(request, part, file))
    return _page(request, file, kind, form, back=back, carried=carried, parent=parent, key=key)


def amend(request, kind, pk):
    part = part_for(request.user, _model(kind), pk)
    file = _file(request, part)
    form = _form(kind, file, request.POST or None, instance=part)
    back = _back(file, kind, _parent_row(part), part)
    if request.method == "POST" and form.is_valid():
        try:
            if acted(form, actions.amend_part, part=part, by=request.user):
                return _done(request, part, file, back, _("Modification enregistrée."))
        except Conflict as conflict:
            return _two_versions(request, form, conflict.current, file, back)
    return _page(request, file, kind, form, back=back, parent=_parent_row(part), part=part)


def _form(kind, file, data, **options):
    form = part_form(kind, file, data, **options)
    if file.case and kind == "task":
        in_place.offer_people(form, people_around(file.case))
    return form


def _two_versions(request, form, current, file, back):
    title = _("Deux versions : %(part)s") % {"part": current._meta.verbose_name}
    address = amend_url(current, file.case)
    return conflict_page(request, form, current, title=title, cancel_url=back, address=address)


@require_POST
def remove(request, kind, pk):
    part = part_for(request.user, _model(kind), pk)
    file = _file(request, part)
    version = request.POST.get("version", "")
    actions.remove_part(part, by=request.user, version=int(version) if version.isdecimal() else None)
    if request.htmx:
        return in_place.kept()
    messages.success(request, _("Retiré du dossier. La ligne reste au journal."))
    return redirect(_back(file, kind, _parent_row(part)))


@require_POST
def task_done(request, pk):
    task = part_for(request.user, PARTS["task"], pk)
    if task.outcome:
        raise Refused(_("Cette tâche est déjà terminée."))
    ended = {"outcome": task.Outcome.DONE, "ended_on": timezone.localdate()}
    actions.amend_part(task, by=request.user, version=task.version, **ended)
    if request.htmx:
        return in_place.kept()
    messages.success(request, _("Tâche faite."))
    return redirect(f"{reverse('case', args=[task.case_id])}#tasks")


def _page(request, file, kind, form, *, back, parent, carried=None, part=None, key=None):
    model = PARTS[kind]
    if request.htmx:
        in_place.name_apart(form, f"{kind}-{part.pk if part else key}")
    if kind == "tumour" and part:
        in_place.point_out(form, [lack for lack in lacks(file.case, [part]) if lack.tumour] if file.case else [])
    context = {
        "case": file.case,
        "patient": file.patient,
        "warnings": warnings_of(file),
        "title": str(model._meta.verbose_name),
        "subject": next(iter(parent.values()), None),
        "form": form,
        "sites": json.dumps(sites) if (sites := getattr(form, "sites", None)) else "",
        "carried": carried,
        "part": part,
        "kind": kind,
        "key": key,
        "is_followed": key and kind not in ONCE.values(),
        "section": SECTION_OF.get(kind, ""),
        "address": request.get_full_path(),
        "back": back,
        "query": request.GET.urlencode(),
        "refusal": _refusal(file, model, request.user),
    }
    template = "parts/_open.html" if request.htmx else "parts/form.html"
    return render(request, template, context, status=422 if form.errors else 200)


def _model(kind):
    if kind not in PARTS:
        raise NotVisible
    return PARTS[kind]


def _refusal(file, model, by):
    """Why this person may not write this kind of row in this file, or ""."""
    if belongs_to_case(model):
        return refusal(permissions.edit_case, by, file.case)
    works = file.case is not None and permissions.works_on(by, file.case)
    return refusal(permissions.edit_patient_file, by, file.patient, works)


def _file(request, part):
    """The file a part is read in: its own case's, the case that the person came from, or the patient's."""
    case = part.case_id if belongs_to_case(type(part)) else request.GET.get("case")
    if not case:
        return PatientFile(patient_for(request.user, part.patient_id))
    file = CaseFile(case_for(request.user, case))
    if not belongs_to_case(type(part)) and part.patient_id != file.patient.pk:
        raise NotVisible
    return file


def _parent(request, file, model):
    """{"lesion": the lesion} for what hangs below another row, named in the address; nothing for the others."""
    field = parent_of(model)
    if field is None:
        return {}
    rows = file.rows(field.related_model._meta.model_name)
    row = next((row for row in rows if str(row.pk) == request.GET.get(field.name)), None)
    if row is None:
        raise NotVisible
    return {field.name: row}


def _parent_row(part):
    field = parent_of(type(part))
    return {field.name: getattr(part, field.name)} if field else {}


def _chosen(request, file):
    """The lesion that the person was reading is proposed."""
    wanted = request.GET.get("lesion")
    lesion = next((row for row in file.rows("lesion") if str(row.pk) == wanted), None)
    return {"lesion": lesion} if lesion else {}


def _carried(file, kind, parent):
    if kind != "lesionobservation":
        return None
    return latest(file.below(kind, "lesion", parent["lesion"]), "observed_on")


def _done(request, part, file, back, words, next_url=""):
    if identity.rpps_looks_wrong(getattr(part, "rpps", "")):
        messages.warning(request, _("Ce numéro RPPS ne porte pas la bonne clé : vérifiez-le."))
    if request.htmx:
        return in_place.kept(address=amend_url(part, file.case), version=part.version, next_url=next_url)
    messages.success(request, words)
    return redirect(back)


# What is described after what, when rows are added one after the other: a kind → the next, below which row.
FOLLOWS = {
    "tumour": ("molecularresult", "tumour"),
    "lesion": ("lesionobservation", "lesion"),
    "lesionobservation": ("painassessment", "lesion"),
    "painassessment": ("lesion", ""),
}


def _next_url(request, part, file):
    """The form that follows this addition: another row of its kind, or what is said next of the same site."""
    kind = part._meta.model_name
    if kind not in FOLLOWS or not file.case:
        return request.get_full_path()
    follows, below = FOLLOWS[kind]
    row = part.pk if below == kind else getattr(part, f"{below}_id", None)
    return add_url(follows, file.case, **({below: row} if row else {}))


def _back(file, kind, parent, part=None):
    """Where the person came from: the lesion, the section of the case, or the patient."""
    if not file.case:
        return reverse("patient", args=[file.patient.pk])
    lesion = parent.get("lesion") or (part if kind == "lesion" else None)
    if lesion:
        return reverse("lesion", args=[file.case.pk, lesion.pk])
    return f"{reverse('case', args=[file.case.pk])}#{SECTION_OF.get(kind, 'question')}"
