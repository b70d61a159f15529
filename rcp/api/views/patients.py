"""Patients: found, registered, read, corrected, attested."""

from django.utils.translation import gettext as _
from rest_framework.response import Response

from cases import actions
from cases.access import likely_duplicates, listed, patient_for, patients_for, search_identities, shown_among
from cases.models import Patient
from rcp.api import examples
from rcp.api.asking import asked, said
from rcp.api.operation import operation
from rcp.api.paging import Paged, listing, page_of
from rcp.api.problems import Problem
from rcp.api.resources import answer, columns_of, plain_row, says
from rcp.api.serializers import patients as shapes
from rcp.api.versions import opened, version_seen

TAG = "Patients"
COLUMNS = columns_of(Patient, hidden=("search_key",))
WRITES = {"tag": TAG, "gives": shapes.PatientAnswer, "told": examples.PATIENT, "writes": True, "versioned": True}


@says(Patient)
def patient_body(patient):
    return plain_row(patient, COLUMNS)


@operation(
    "patients_list",
    "List the patients open to you, newest first",
    tag=TAG,
    query=Paged,
    gives=shapes.PatientPage,
    told={"results": [examples.PATIENT_LINE], "next": None},
)
def patients(request):
    rows, following = page_of(patients_for(request.user).values(*shapes.LINE), asked(request))
    listed(request.user, [f"patient:{row['id']}" for row in rows], event="patients_listed")
    return listing(rows, following)


@operation("patients_get", "Read a patient", tag=TAG, gives=shapes.PatientAnswer, told=examples.PATIENT, fresh=True)
def patient(request, pk):
    return answer(opened(request, patient_for, pk))


@operation(
    "patients_register",
    "Register a patient",
    tag=TAG,
    takes=shapes.PatientRegistration,
    gives=shapes.PatientAnswer,
    status=201,
    writes=True,
    has_version=True,
    again=patient,
    sent=examples.IDENTITY,
    told=examples.PATIENT,
    refusals=("likely_duplicates",),
)
def register(request):
    values = said(request)
    if not values.pop("anyway"):
        _refuse_duplicates(request, values)
    return answer(actions.register_patient(by=request.user, **values), 201)


def _refuse_duplicates(request, values):
    """Somebody born the same day under a close name is shown before anything is written."""
    names = ("birth_date", "birth_name", "first_birth_given_name")
    found = likely_duplicates(request.user, **{name: values[name] for name in names})
    if found:
        detail = _("Des patients nés le même jour portent un nom proche : comparez, puis confirmez par « anyway ».")
        raise Problem(409, "likely_duplicates", detail, duplicates=_found(request.user, found))


@operation(
    "patients_correct",
    "Correct an identity",
    takes=shapes.PatientCorrection,
    sent={"phone": "02 99 00 00 00"},
    **WRITES,
)
def correct(request, pk):
    patient = patient_for(request.user, pk, journal=False)
    version = version_seen(request, patient)
    return answer(actions.correct_identity(patient=patient, by=request.user, version=version, **said(request)))


@operation(
    "patients_attest",
    "Make an identity qualified, as copied from its source",
    takes=shapes.PatientAttestation,
    again=patient,
    sent=examples.ATTESTATION,
    **WRITES,
)
def attest(request, pk):
    patient = patient_for(request.user, pk, journal=False)
    version = version_seen(request, patient)
    return answer(actions.attest_identity(patient=patient, by=request.user, version=version, **said(request)))


@operation(
    "patients_retrieve",
    "Copy the traits from their source when no document has been seen yet",
    takes=shapes.PatientRetrieval,
    again=patient,
    sent={name: value for name, value in examples.ATTESTATION.items() if name.startswith("attested")},
    **WRITES,
)
def retrieve(request, pk):
    patient = patient_for(request.user, pk, journal=False)
    version = version_seen(request, patient)
    return answer(actions.retrieve_identity(patient=patient, by=request.user, version=version, **said(request)))


@operation(
    "patients_downgrade",
    "Make a qualified identity provisional again",
    takes=shapes.PatientDowngrade,
    again=patient,
    sent={"reason": "Traits d’un homonyme."},
    **WRITES,
)
def downgrade(request, pk):
    patient = patient_for(request.user, pk, journal=False)
    version = version_seen(request, patient)
    return answer(actions.downgrade_identity(patient=patient, by=request.user, version=version, **said(request)))


@operation(
    "patients_search",
    "Find patients by words, at most 20",
    tag=TAG,
    scope="read",
    takes=shapes.PatientSearch,
    gives=shapes.FoundPatients,
    sent={"words": "martin jeanne 1956"},
    told={"results": [examples.PATIENT_LINE | {"is_open": True}]},
)
def search(request):
    found = search_identities(request.user, said(request)["words"])
    return Response({"results": _found(request.user, found)})


def _found(by, patients):
    whole = shown_among(by, patients)
    return [plain_row(patient, shapes.LINE) | {"is_open": patient.pk in whole} for patient in patients]
