from django.urls import path

from rcp.web.views import attachments

urlpatterns = [
    path("cases/<uuid:case>/attachments/add/", attachments.add_to_case, name="attachment_add"),
    path("patients/<uuid:patient>/attachments/add/", attachments.add_to_patient, name="patient_attachment_add"),
    path("attachments/<uuid:pk>/", attachments.amend, name="attachment"),
    path("attachments/<uuid:pk>/download/", attachments.download, name="attachment_download"),
    path("attachments/<uuid:pk>/remove/", attachments.remove, name="attachment_remove"),
]
