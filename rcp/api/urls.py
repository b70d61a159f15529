"""The addresses of the API: plural nouns, a verb for an act; only opaque keys, never a name.

A room of the API has its own list below `rcp.api.routes`: to add one, write it and name it here.
"""

from django.urls import include, path, re_path

from rcp.api.routes import attachments, record, sessions
from rcp.api.views.everywhere import Nowhere, Schema, docs

urlpatterns = [
    path("v1/", include([*record.urlpatterns, *attachments.urlpatterns, *sessions.urlpatterns])),
    # The calculation was there before the versions, and other systems call it so; the schema tells the other address.
    path("scores/<str:code>/", record.calculate_unversioned, name="api_score_unversioned"),
    path("v1/schema/", Schema.as_view(), name="api_schema"),
    path("v1/docs/", docs, name="api_docs"),
    re_path("^.*$", Nowhere.as_view(), name="api_nowhere"),
]
