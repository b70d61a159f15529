"""Sessions: listed, planned, amended, and their states."""

from cases.access import boards_for, find
from rcp.api import meeting_examples as examples
from rcp.api.asking import asked, said
from rcp.api.operation import operation
from rcp.api.paging import listing, page_of
from rcp.api.relations import named
from rcp.api.resources import answer, columns_of, plain_row, says
from rcp.api.serializers import meetings as shapes
from rcp.api.versions import as_seen, opened, version_seen
from rcp.meetings import actions
from rcp.meetings.access import meeting_for, meetings_for
from rcp.meetings.models import Meeting

TAG = "Meetings"
COLUMNS = columns_of(Meeting)
FILTERS = {
    "board": "board",
    "status": "status",
    "starts_after": "starts_at__gte",
    "starts_before": "starts_at__lt",
}
GIVES = {"tag": TAG, "gives": shapes.MeetingAnswer, "told": examples.MEETING}
ACTS = {**GIVES, "writes": True, "versioned": True, "has_version": True}


@says(Meeting)
def meeting_body(meeting):
    return plain_row(meeting, COLUMNS)


@operation(
    "meetings_list",
    "List the sessions of your boards and those that you are invited to, latest first",
    tag=TAG,
    query=shapes.MeetingFilter,
    gives=shapes.MeetingPage,
    told={"results": [examples.MEETING], "next": None},
)
def meetings(request):
    wanted = asked(request)
    rows = meetings_for(request.user).filter(**{FILTERS[name]: wanted[name] for name in FILTERS if name in wanted})
    return listing(*page_of(rows.values(*COLUMNS), wanted, by="starts_at"))


@operation("meetings_get", "Read a session", fresh=True, **GIVES)
def meeting(request, pk):
    return answer(opened(request, _door, pk))


def _door(by, pk, journal=True):
    """A session names nobody: reading it writes nothing, as on its page; its agenda does."""
    return meeting_for(by, pk)


@operation(
    "meetings_plan",
    "Plan a session",
    takes=shapes.MeetingPlan,
    status=201,
    writes=True,
    has_version=True,
    again=meeting,
    sent=examples.PLAN,
    **GIVES,
)
def plan(request):
    values = said(request)
    key = values.pop("board")
    board = named("board", lambda: find(boards_for(request.user), key))
    return answer(actions.plan_meeting(board=board, by=request.user, **values), 201)


@operation("meetings_amend", "Amend a session", takes=shapes.MeetingAmendment, sent={"room": "Salle Broussais"}, **ACTS)
def amend(request, pk):
    found = meeting_for(request.user, pk)
    version = version_seen(request, found)
    return answer(actions.amend_meeting(meeting=found, by=request.user, version=version, **said(request)))


@operation(
    "meetings_cancel",
    "Call a session off: its cases wait for another",
    takes=shapes.MeetingCancellation,
    again=meeting,
    sent={"reason": "Coordonnateur absent."},
    **ACTS,
)
def cancel(request, pk):
    return _acted(request, pk, actions.cancel_meeting)


@operation("meetings_freeze", "Fix the agenda and make its paper", again=meeting, **ACTS)
def freeze(request, pk):
    return _acted(request, pk, actions.freeze_agenda)


@operation("meetings_open", "Open the session", again=meeting, **ACTS)
def open_(request, pk):
    return _acted(request, pk, actions.open_meeting)


@operation("meetings_close", "Close the session and make its minutes", again=meeting, **ACTS)
def close(request, pk):
    return _acted(request, pk, actions.close_meeting)


def _acted(request, pk, action):
    found = meeting_for(request.user, pk)
    with as_seen(request, found):
        action(meeting=found, by=request.user, **(said(request) if request.operation.takes else {}))
    return answer(found)
