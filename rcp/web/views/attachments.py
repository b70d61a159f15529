"""Files of a patient: added, downloaded, their words amended, taken out."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from cases import actions, permissions
from cases.access import case_for, part_for, patient_for
from cases.errors import Conflict, NotVisible
from cases.file import CaseFile, PatientFile
from cases.models import Attachment
from cases.permissions import refusal
from cases.titles import title_of
from rcp.downloads import sent_as_file
from rcp.uploads import is_too_large
from rcp.web.attachment_lines import section_of
from rcp.web.conflict import conflict_page
from rcp.web.forms.acting import acted
from rcp.web.forms.attachments import AttachmentForm, UploadForm
from rcp.web.patient_band import warnings_of


def add_to_case(request, case):
    return _add(request, CaseFile(case_for(request.user, case)))


def add_to_patient(request, patient):
    return _add(request, PatientFile(patient_for(request.user, patient)))


def _add(request, file):
    back = _back(file)
    is_posted = request.method == "POST"
    data = (request.POST, request.FILES) if is_posted else (None, None)
    form = UploadForm(*data, of=file, initial=_chosen(request, file))
    if is_posted and is_too_large(request):
        form.refuse_unread()
        return _page(request, "attachments/add.html", file, form, back=back, status=413)
    if is_posted and form.is_valid():
        added = acted(form, actions.attach_file, of=file.patient, by=request.user)
        if added:
            messages.success(request, _("Fichier ajouté au dossier."))
            return _on(request, _back(file, added))
    return _page(request, "attachments/add.html", file, form, back=back)


def amend(request, pk):
    attachment = part_for(request.user, Attachment, pk)
    file = _file(request, attachment)
    form = AttachmentForm(request.POST or None, instance=attachment, of=file)
    back = _back(file, attachment)
    if request.method == "POST" and form.is_valid():
        try:
            if acted(form, actions.amend_part, part=attachment, by=request.user):
                messages.success(request, _("Modification enregistrée."))
                return redirect(back)
        except Conflict as conflict:
            title = _("Deux versions : pièce jointe")
            return conflict_page(request, form, conflict.current, title=title, cancel_url=back)
    return _page(request, "attachments/attachment.html", file, form, back=back, attachment=attachment)


@require_POST
def remove(request, pk):
    attachment = part_for(request.user, Attachment, pk)
    file = _file(request, attachment)
    version = request.POST.get("version", "")
    actions.remove_part(attachment, by=request.user, version=int(version) if version.isdecimal() else None)
    messages.success(request, _("Retiré du dossier. La ligne reste au journal."))
    return redirect(_back(file, attachment))


@require_safe
def download(request, pk):
    attachment = part_for(request.user, Attachment, pk)
    content = actions.download_attachment(attachment=attachment, by=request.user)
    return sent_as_file(attachment, content)


def _page(request, template, file, form, *, back, attachment=None, status=422):
    context = {
        "case": file.case,
        "patient": file.patient,
        "warnings": warnings_of(file),
        "form": form,
        "attachment": attachment,
        "back": back,
        "query": request.GET.urlencode(),
        "refusal": refusal(permissions.edit_patient_file, request.user, file.patient),
    }
    return render(request, template, context, status=status if form.errors else 200)


def _file(request, attachment):
    """The file it is read in: of the case that the person came from, or the patient's."""
    case = request.GET.get("case")
    if not case:
        return PatientFile(patient_for(request.user, attachment.patient_id))
    file = CaseFile(case_for(request.user, case))
    if attachment.patient_id != file.patient.pk:
        raise NotVisible
    return file


def _chosen(request, file):
    """The report or the examination that the person was reading, with its words as they are proposed."""
    for name, kind in (("report", "report"), ("study", "imagingstudy")):
        row = next((row for row in file.rows(kind) if str(row.pk) == request.GET.get(name)), None)
        if row:
            day = row.dated_on if name == "report" else row.done_on
            return {name: row, "title": title_of(row), "dated_on": day}
    return {}


def _back(file, attachment=None):
    """Where the person came from: the section of the case, or the patient."""
    if file.case:
        section = section_of(attachment) if attachment else "reports"
        return f"{reverse('case', args=[file.case.pk])}#{section}"
    return f"{reverse('patient', args=[file.patient.pk])}#attachments"


def _on(request, address):
    """A form that was sent by the script with its progress is told where to go; the others are sent there."""
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)
