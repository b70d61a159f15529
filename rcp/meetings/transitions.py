"""The states of meetings and decision revisions, added to the record's table."""

from cases.transitions import table_of
from rcp.meetings.models import Decision, Meeting

M = Meeting.Status
D = Decision.Status

table_of(
    Meeting,
    {
        M.PLANNED: (M.FROZEN, M.CANCELLED),
        M.FROZEN: (M.OPEN, M.CANCELLED),
        M.OPEN: (M.CLOSED,),
        M.CLOSED: (),
        M.CANCELLED: (),
    },
)
table_of(Decision, {D.DRAFT: (D.SIGNED,), D.SIGNED: ()})
