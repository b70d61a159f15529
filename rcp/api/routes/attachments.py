"""Files of a patient."""

from django.urls import path

from rcp.api.operation import route
from rcp.api.views import attachments

urlpatterns = [
    path(
        "patients/<uuid:pk>/attachments/",
        route(get=attachments.attachments, post=attachments.add, parsers=(attachments.FileForm,)),
        name="api_patient_attachments",
    ),
    path(
        "attachments/<uuid:pk>/",
        route(get=attachments.attachment, patch=attachments.amend, delete=attachments.remove),
        name="api_attachment",
    ),
    path("attachments/<uuid:pk>/content/", route(get=attachments.content), name="api_attachment_content"),
]
