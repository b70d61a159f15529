"""Patients, cases, their parts and scores."""

from django.urls import path

from rcp.api.operation import route
from rcp.api.views import cases, parts, patients, scores

urlpatterns = [
    path("patients/", route(get=patients.patients, post=patients.register), name="api_patients"),
    path("patients/search/", route(post=patients.search), name="api_patient_search"),
    path("patients/<uuid:pk>/", route(get=patients.patient, patch=patients.correct), name="api_patient"),
    path("patients/<uuid:pk>/attest/", route(post=patients.attest), name="api_patient_attest"),
    path("patients/<uuid:pk>/retrieve/", route(post=patients.retrieve), name="api_patient_retrieve"),
    path("patients/<uuid:pk>/downgrade/", route(post=patients.downgrade), name="api_patient_downgrade"),
    path("cases/", route(get=cases.cases, post=cases.register), name="api_cases"),
    path("cases/<uuid:pk>/", route(get=cases.case, patch=cases.edit), name="api_case"),
    path("cases/<uuid:pk>/submit/", route(post=cases.submit), name="api_case_submit"),
    path("cases/<uuid:pk>/return/", route(post=cases.send_back), name="api_case_return"),
    path("cases/<uuid:pk>/withdraw/", route(post=cases.withdraw), name="api_case_withdraw"),
    path("cases/<uuid:pk>/declare-urgent/", route(post=cases.declare_urgent), name="api_case_declare_urgent"),
    path("cases/<uuid:pk>/close/", route(post=cases.close), name="api_case_close"),
    path("cases/<uuid:pk>/file/", route(get=cases.whole_file), name="api_case_file"),
    path("cases/<uuid:pk>/scores/", route(get=scores.scores, post=scores.give), name="api_case_scores"),
    path("scores/<str:code>/", route(post=scores.calculate), name="api_score"),
    path("indices/", route(get=scores.indices), name="api_indices"),
    *(path(address, view, name=name) for address, view, name in parts.addresses()),
]

calculate_unversioned = route(post=scores.calculate)
calculate_unversioned.cls.schema = None
