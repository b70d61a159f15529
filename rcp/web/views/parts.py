"""The parts of a file: one form to add, amend or take out a row of any kind."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases import actions, identity, permissions
from cases.access import case_for, part_for, patient_for
from cases.errors import Conflict, NotVisible
from cases.file import CaseFile, PatientFile, latest
from cases.parts import PARTS, belongs_to_case, parent_of
from cases.permissions import refusal
from rcp.web.case_page import SECTION_OF
from rcp.web.conflict import conflict_page
from rcp.web.forms.acting import acted
from rcp.web.forms.parts import first_values, part_form
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
    carried = _carried(file, kind, parent)
    chosen = _chosen(request, file)
    back = _back(file, kind, parent or chosen)
    initial = first_values(kind, request.user, carried=carried) | chosen
    form = part_form(kind, file, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        owner = file.case or file.patient
        part = acted(form, actions.add_part, model=model, of=owner, by=request.user, **parent)
        if part:
            new = reverse("lesion", args=[file.case.pk, part.pk]) if kind == "lesion" else back
            return _done(request, part, new, _("Ajouté au dossier."))
    return _page(request, file, kind, form, back=back, carried=carried, parent=parent)


def amend(request, kind, pk):
    part = part_for(request.user, _model(kind), pk)
    file = _file(request, part)
    form = part_form(kind, file, request.POST or None, instance=part)
    back = _back(file, kind, _parent_row(part), part)
    if request.method == "POST" and form.is_valid():
        try:
            if acted(form, actions.amend_part, part=part, by=request.user):
                return _done(request, part, back, _("Modification enregistrée."))
        except Conflict as conflict:
            title = _("Deux versions : %(part)s") % {"part": part._meta.verbose_name}
            return conflict_page(request, form, conflict.current, title=title, cancel_url=back)
    return _page(request, file, kind, form, back=back, parent=_parent_row(part), part=part)


@require_POST
def remove(request, kind, pk):
    part = part_for(request.user, _model(kind), pk)
    file = _file(request, part)
    version = request.POST.get("version", "")
    actions.remove_part(part, by=request.user, version=int(version) if version.isdecimal() else None)
    messages.success(request, _("Retiré du dossier. La ligne reste au journal."))
    return redirect(_back(file, kind, _parent_row(part)))


def _page(request, file, kind, form, *, back, parent, carried=None, part=None):
    model = PARTS[kind]
    rule, on = _rule(file, model)
    context = {
        "case": file.case,
        "patient": file.patient,
        "warnings": warnings_of(file),
        "title": str(model._meta.verbose_name),
        "subject": next(iter(parent.values()), None),
        "form": form,
        "sites": getattr(form, "sites", None),
        "carried": carried,
        "part": part,
        "kind": kind,
        "back": back,
        "query": request.GET.urlencode(),
        "refusal": refusal(rule, request.user, on),
    }
    return render(request, "parts/form.html", context, status=422 if form.errors else 200)


def _model(kind):
    if kind not in PARTS:
        raise NotVisible
    return PARTS[kind]


def _rule(file, model):
    if belongs_to_case(model):
        return permissions.edit_case, file.case
    return permissions.edit_patient_file, file.patient


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


def _done(request, part, back, words):
    messages.success(request, words)
    if identity.rpps_looks_wrong(getattr(part, "rpps", "")):
        messages.warning(request, _("Ce numéro RPPS ne porte pas la bonne clé : vérifiez-le."))
    return redirect(back)


def _back(file, kind, parent, part=None):
    """Where the person came from: the lesion, the section of the case, or the patient."""
    if not file.case:
        return reverse("patient", args=[file.patient.pk])
    lesion = parent.get("lesion") or (part if kind == "lesion" else None)
    if lesion:
        return reverse("lesion", args=[file.case.pk, lesion.pk])
    return f"{reverse('case', args=[file.case.pk])}#{SECTION_OF.get(kind, 'question')}"
