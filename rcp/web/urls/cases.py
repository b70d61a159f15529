from django.urls import path

from rcp.web.views import cases, lesions, parts, patients

urlpatterns = [
    path("patients/search/", patients.search, name="patient_search"),
    path("patients/register/", patients.register, name="patient_register"),
    path("patients/<uuid:pk>/", patients.patient, name="patient"),
    path("patients/<uuid:pk>/correct/", patients.correct, name="patient_correct"),
    path("patients/<uuid:pk>/attest/", patients.attest, name="patient_attest"),
    path("patients/<uuid:pk>/downgrade/", patients.downgrade, name="patient_downgrade"),
    path("patients/<uuid:patient>/cases/register/", cases.register, name="case_register"),
    path("patients/<uuid:patient>/parts/<slug:kind>/add/", parts.add_to_patient, name="patient_part_add"),
    path("cases/", cases.case_list, name="case_list"),
    path("cases/<uuid:pk>/", cases.case, name="case"),
    path("cases/<uuid:pk>/edit/<slug:section>/", cases.edit, name="case_edit"),
    path("cases/<uuid:pk>/submit/", cases.submit, name="case_submit"),
    path("cases/<uuid:pk>/return/", cases.send_back, name="case_return"),
    path("cases/<uuid:pk>/withdraw/", cases.withdraw, name="case_withdraw"),
    path("cases/<uuid:pk>/declare-urgent/", cases.urgent, name="case_declare_urgent"),
    path("cases/<uuid:pk>/close/", cases.close, name="case_close"),
    path("cases/<uuid:case>/parts/<slug:kind>/add/", parts.add_to_case, name="part_add"),
    path("cases/<uuid:case>/lesions/<uuid:pk>/", lesions.lesion, name="lesion"),
    path("parts/<slug:kind>/<uuid:pk>/", parts.amend, name="part_amend"),
    path("parts/<slug:kind>/<uuid:pk>/remove/", parts.remove, name="part_remove"),
]
