"""Patients: found, registered, read, corrected, attested."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases import actions, permissions
from cases.access import likely_duplicates, patient_for, search_identities, shown_among
from cases.errors import Conflict, NotVisible
from cases.file import PatientFile
from cases.permissions import refusal
from cases.search import why
from rcp.meetings.patient_life import Life, newest_moments, place_of
from rcp.web.conflict import conflict_page
from rcp.web.forms.acting import acted
from rcp.web.forms.patients import AttestationForm, CorrectionForm, DowngradeForm, IdentityForm, RetrievalForm
from rcp.web.paging import page_of
from rcp.web.patient_band import warnings_of
from rcp.web.patient_page import LISTS, as_lines, lists_of, rows_of
from rcp.web.time_line import GROUPS, months_of


def search(request):
    """Answers the box at the top of every page, and stands as a page of its own without scripts."""
    words = request.POST.get("q", "").strip()
    context = {"words": words, "refusal": refusal(permissions.register_patient, request.user), **_found(request, words)}
    return render(request, "patients/_found.html" if request.htmx else "patients/search.html", context)


def _found(request, words):
    """Each patient with whether the file is open to this person, and where the words were found."""
    found = search_identities(request.user, words) if len(words) >= 2 else []
    opened = shown_among(request.user, found) if found else set()
    return {"found": [(patient, patient.pk in opened, why(patient, words)) for patient in found]}


def register(request):
    """Searching comes first; a patient born the same day under a close name is shown before anything is written."""
    form = IdentityForm(request.POST or None)
    duplicates = []
    if request.method == "POST" and form.is_valid():
        duplicates = [] if "anyway" in request.POST else _duplicates(request, form)
        if not duplicates and (patient := acted(form, actions.register_patient, by=request.user)):
            messages.success(request, _("Patient enregistré. Écrivez maintenant la question posée à la RCP."))
            return redirect("case_register", patient.pk)
    opened = shown_among(request.user, duplicates) if duplicates else set()
    context = {
        "form": form,
        "duplicates": [(row, row.pk in opened, ()) for row in duplicates],
        "refusal": refusal(permissions.register_patient, request.user),
    }
    return render(request, "patients/register.html", context, status=422 if form.errors or duplicates else 200)


def _duplicates(request, form):
    names = ("birth_date", "birth_name", "first_birth_given_name")
    return likely_duplicates(request.user, **{name: form.cleaned_data[name] for name in names})


@require_safe
def patient(request, pk):
    patient = patient_for(request.user, pk)
    time, life = _time(request, patient)
    context = {
        "patient": patient,
        "warnings": warnings_of(life.file),
        "closed": refusal(permissions.edit_identity, request.user, patient),
        "attest_refusal": refusal(permissions.attest_identity, request.user, patient),
        **lists_of(life),
        **time,
    }
    return render(request, "patients/patient.html", context)


@require_safe
def time(request, pk):
    """The moments of one group, or those that follow a place: what the time line asks for as it is read."""
    patient = patient_for(request.user, pk)
    context, _life = _time(request, patient)
    return render(request, "patients/_time.html", {"patient": patient, **context})


def _time(request, patient):
    group, before = request.GET.get("group", ""), place_of(request.GET.get("older"))
    group = group if group in dict(GROUPS) else ""
    moments, older = newest_moments(request.user, patient, group=group, before=before)
    life = Life(request.user, patient, moments)
    months = months_of(moments, life, after=before)
    return {"months": months, "group": group, "groups": GROUPS, "older": older, "before": before}, life


@require_safe
def listed(request, pk, what):
    """All of one kind, a page at a time."""
    patient = patient_for(request.user, pk)
    if what not in LISTS:
        raise NotVisible
    page = page_of(rows_of(request.user, patient, what), request.GET)
    context = {
        "patient": patient,
        "warnings": warnings_of(PatientFile(patient, kinds=("neurologicalepisode",))),
        "what": what,
        "title": LISTS[what],
        "page": page,
        **as_lines(patient, what, page.rows),
    }
    return render(request, "patients/list.html", context)


def correct(request, pk):
    return _identity(request, pk, CorrectionForm, actions.correct_identity, _("Corriger l’identité"))


def retrieve(request, pk):
    return _identity(request, pk, RetrievalForm, actions.retrieve_identity, _("Récupérer l’identité"))


def attest(request, pk):
    return _identity(request, pk, AttestationForm, actions.attest_identity, _("Attester l’identité"))


def _identity(request, pk, form_class, action, title):
    patient = patient_for(request.user, pk)
    form = form_class(request.POST or None, instance=patient)
    if request.method == "POST" and form.is_valid():
        try:
            if acted(form, action, patient=patient, by=request.user):
                messages.success(request, _("Identité enregistrée."))
                return redirect("patient", patient.pk)
        except Conflict as conflict:
            back = reverse("patient", args=[patient.pk])
            return conflict_page(request, form, conflict.current, title=title, cancel_url=back)
    rule = permissions.edit_identity if form_class is CorrectionForm else permissions.attest_identity
    context = {
        "patient": patient,
        "warnings": warnings_of(PatientFile(patient)),
        "form": form,
        "title": title,
        "refusal": refusal(rule, request.user, patient),
        "is_attestation": form_class is AttestationForm,
        "is_retrieval": form_class is RetrievalForm,
    }
    return render(request, "patients/identity.html", context, status=422 if form.errors else 200)


def downgrade(request, pk):
    patient = patient_for(request.user, pk)
    form = DowngradeForm(request.POST or None, initial={"version": patient.version})
    posted = request.method == "POST" and form.is_valid()
    if posted and acted(form, actions.downgrade_identity, patient=patient, by=request.user):
        messages.success(request, _("L’identité est de nouveau provisoire ; son matricule a été retiré."))
        return redirect("patient", patient.pk)
    context = {
        "patient": patient,
        "warnings": warnings_of(PatientFile(patient)),
        "form": form,
        "refusal": refusal(permissions.attest_identity, request.user, patient),
    }
    return render(request, "patients/downgrade.html", context, status=422 if form.errors else 200)
