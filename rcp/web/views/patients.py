"""Patients: found, registered, read, corrected, attested."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import actions, permissions
from cases.access import cases_of, likely_duplicates, patient_for, search_identities, shown_among
from cases.errors import Conflict
from cases.file import PatientFile
from cases.permissions import refusal
from rcp.meetings.access import decisions_of_patient
from rcp.web.conflict import conflict_page
from rcp.web.forms.acting import acted
from rcp.web.forms.patients import AttestationForm, CorrectionForm, DowngradeForm, IdentityForm
from rcp.web.lesion_lines import lesion_lines
from rcp.web.part_tables import KINDS, table_of
from rcp.web.patient_band import warnings_of
from rcp.web.time_line import time_line

# What the patient's page lists, besides lesions and cases.
LISTED = ("irradiation", "treatment", "surgery", "boneagent")


def search(request):
    """Answers the box at the top of every page, and stands as a page of its own without scripts."""
    words = request.POST.get("q", "").strip()
    context = {"words": words, "refusal": refusal(permissions.register_patient, request.user), **_found(request, words)}
    return render(request, "patients/_found.html" if request.htmx else "patients/search.html", context)


def _found(request, words):
    if len(words) < 2:
        return {"found": [], "opened": set()}
    found = search_identities(request.user, words)
    return {"found": found, "opened": shown_among(request.user, found)}


def register(request):
    """Searching comes first; a patient born the same day under a close name is shown before anything is written."""
    form = IdentityForm(request.POST or None)
    duplicates = []
    if request.method == "POST" and form.is_valid():
        duplicates = [] if "anyway" in request.POST else _duplicates(request, form)
        if not duplicates and (patient := acted(form, actions.register_patient, by=request.user)):
            messages.success(request, _("Patient enregistré. Écrivez maintenant la question posée à la RCP."))
            return redirect("case_register", patient.pk)
    context = {
        "form": form,
        "duplicates": duplicates,
        "opened": shown_among(request.user, duplicates),
        "refusal": refusal(permissions.register_patient, request.user),
    }
    return render(request, "patients/register.html", context, status=422 if form.errors or duplicates else 200)


def _duplicates(request, form):
    names = ("birth_date", "birth_name", "first_birth_given_name")
    return likely_duplicates(request.user, **{name: form.cleaned_data[name] for name in names})


def patient(request, pk):
    patient = patient_for(request.user, pk)
    file = PatientFile(patient)
    cases = cases_of(request.user, patient)
    decisions = decisions_of_patient(request.user, patient)
    closed = refusal(permissions.edit_identity, request.user, patient)
    context = {
        "patient": patient,
        "warnings": warnings_of(file),
        "cases": cases,
        "lesions": lesion_lines(file),
        "reading": next((case for case, is_open in cases if is_open), None),
        "contacts": table_of("contact", file.rows("contact")),
        "tables": [(KINDS[kind].title, table_of(kind, file.rows(kind)), kind) for kind in LISTED if file.rows(kind)],
        "decisions": decisions,
        "opened": {case.pk for case, is_open in cases if is_open},
        "moments": time_line(file, [case for case, _is_open in cases], decisions),
        "closed": closed,
        "attest_refusal": refusal(permissions.attest_identity, request.user, patient),
    }
    return render(request, "patients/patient.html", context)


def correct(request, pk):
    return _identity(request, pk, CorrectionForm, actions.correct_identity, _("Corriger l’identité"))


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
    is_attestation = form_class is AttestationForm
    rule = permissions.attest_identity if is_attestation else permissions.edit_identity
    context = {
        "patient": patient,
        "warnings": warnings_of(PatientFile(patient)),
        "form": form,
        "title": title,
        "refusal": refusal(rule, request.user, patient),
        "is_attestation": is_attestation,
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
