"""Who is on the list of a session, what they announced, and when they were there."""

from rest_framework.response import Response

from rcp.api import meeting_examples as examples
from rcp.api.asking import said
from rcp.api.operation import operation
from rcp.api.resources import answer, columns_of, plain_row, says
from rcp.api.serializers import meetings as shapes
from rcp.api.versions import as_seen, opened
from rcp.meetings import actions
from rcp.meetings.access import attendance_for, attendances_of, meeting_for
from rcp.meetings.models import Attendance

TAG = "Attendance"
COLUMNS = columns_of(Attendance)
GIVES = {"tag": TAG, "gives": shapes.AttendanceAnswer, "told": examples.ATTENDANCE}


@says(Attendance)
def attendance_body(attendance):
    return plain_row(attendance, COLUMNS)


@operation(
    "attendances_list",
    "Read the whole list of a session",
    tag=TAG,
    gives=shapes.AttendanceList,
    told={"meeting": examples.MEETING_KEY, "people": [examples.ATTENDANCE_LINE]},
)
def attendances(request, pk):
    session = meeting_for(request.user, pk)
    return Response({"meeting": session.pk, "people": [_line(row) for row in attendances_of(session)]})


def _line(row):
    return {
        **plain_row(row, ("id", "version", "person", "is_guest", "in_quorum", "announced")),
        "name": row.person.full_name,
        "competences": row.person.competences,
        "presences": [plain_row(there, ("mode", "arrived_at", "left_at")) for there in row.presences.all()],
    }


@operation("attendances_get", "Read one person's attendance", fresh=True, **GIVES)
def attendance(request, pk):
    return answer(opened(request, _door, pk))


def _door(by, pk, journal=True):
    """It names a member of the staff and no patient: it writes nothing."""
    return attendance_for(by, pk)


@operation(
    "attendances_announce",
    "Say whether this person comes",
    takes=shapes.Announcement,
    writes=True,
    versioned=True,
    has_version=True,
    again=attendance,
    sent={"announced": "remote"},
    **GIVES,
)
def announce(request, pk):
    found = attendance_for(request.user, pk)
    with as_seen(request, found):
        actions.announce_presence(attendance=found, by=request.user, **said(request))
    return answer(found)
