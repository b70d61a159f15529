"""Addresses: nouns, then a verb for what is posted; only opaque keys, never a name."""

from rcp.web.urls import administration, attachments, cases, meetings, people, scores

urlpatterns = [
    *people.urlpatterns,
    *cases.urlpatterns,
    *attachments.urlpatterns,
    *meetings.urlpatterns,
    *scores.urlpatterns,
    *administration.urlpatterns,
]
