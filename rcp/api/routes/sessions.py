"""Boards, sessions with their agenda, decisions and papers."""

from django.urls import path

from rcp.api.operation import route
from rcp.api.views import agenda, attendance, boards, decision_parts, decisions, documents, meetings, opinions

urlpatterns = [
    path("boards/", route(get=boards.boards), name="api_boards"),
    path("boards/<uuid:pk>/", route(get=boards.board), name="api_board"),
    path("meetings/", route(get=meetings.meetings, post=meetings.plan), name="api_meetings"),
    path("meetings/<uuid:pk>/", route(get=meetings.meeting, patch=meetings.amend), name="api_meeting"),
    path("meetings/<uuid:pk>/cancel/", route(post=meetings.cancel), name="api_meeting_cancel"),
    path("meetings/<uuid:pk>/freeze/", route(post=meetings.freeze), name="api_meeting_freeze"),
    path("meetings/<uuid:pk>/open/", route(post=meetings.open_), name="api_meeting_open"),
    path("meetings/<uuid:pk>/close/", route(post=meetings.close), name="api_meeting_close"),
    path("meetings/<uuid:pk>/agenda/", route(get=agenda.agenda, post=agenda.schedule), name="api_agenda"),
    path("meetings/<uuid:pk>/agenda/order/", route(post=agenda.order), name="api_agenda_order"),
    path("meetings/<uuid:pk>/attendances/", route(get=attendance.attendances), name="api_attendances"),
    path("meetings/<uuid:pk>/decisions/", route(get=decisions.of_meeting), name="api_meeting_decisions"),
    path("meetings/<uuid:pk>/documents/", route(get=documents.of_meeting), name="api_meeting_documents"),
    path(
        "agenda-items/<uuid:pk>/",
        route(get=agenda.item, patch=agenda.amend, delete=agenda.unschedule),
        name="api_agenda_item",
    ),
    path("agenda-items/<uuid:pk>/start/", route(post=agenda.start), name="api_agenda_item_start"),
    path("agenda-items/<uuid:pk>/end/", route(post=agenda.end), name="api_agenda_item_end"),
    path("agenda-items/<uuid:pk>/postpone/", route(post=agenda.postpone), name="api_agenda_item_postpone"),
    path("attendances/<uuid:pk>/", route(get=attendance.attendance), name="api_attendance"),
    path("attendances/<uuid:pk>/announce/", route(post=attendance.announce), name="api_attendance_announce"),
    path("cases/<uuid:pk>/opinions/", route(get=opinions.opinions, post=opinions.give), name="api_case_opinions"),
    path("cases/<uuid:pk>/opinions/ask/", route(post=opinions.ask), name="api_opinion_ask"),
    path("opinions/<uuid:pk>/", route(get=opinions.opinion), name="api_opinion"),
    path("cases/<uuid:pk>/decisions/", route(get=decisions.of_case, post=decisions.draft), name="api_case_decisions"),
    path("cases/<uuid:pk>/documents/", route(get=documents.of_case), name="api_case_documents"),
    path("decisions/<uuid:pk>/", route(get=decisions.decision, patch=decisions.edit), name="api_decision"),
    path("decisions/<uuid:pk>/proposals/", route(post=decision_parts.add_proposal), name="api_proposal_add"),
    path(
        "proposals/<uuid:pk>/",
        route(get=decision_parts.proposal, patch=decision_parts.amend_proposal, delete=decision_parts.drop_proposal),
        name="api_proposal",
    ),
    path("decisions/<uuid:pk>/examinations/", route(post=decision_parts.add_examination), name="api_examination_add"),
    path(
        "examinations/<uuid:pk>/",
        route(get=decision_parts.examination, delete=decision_parts.drop_examination),
        name="api_examination",
    ),
    path("decisions/<uuid:pk>/dissents/", route(post=decision_parts.add_dissent), name="api_dissent_add"),
    path(
        "dissents/<uuid:pk>/",
        route(get=decision_parts.dissent, delete=decision_parts.drop_dissent),
        name="api_dissent",
    ),
    path("documents/<uuid:pk>/", route(get=documents.document), name="api_document"),
    path("documents/<uuid:pk>/retry/", route(post=documents.retry), name="api_document_retry"),
    path("documents/<uuid:pk>/download/", route(get=documents.download), name="api_document_download"),
]
