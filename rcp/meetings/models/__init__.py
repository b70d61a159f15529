from rcp.meetings.models.decision import (
    Decision,
    Dissent,
    ExaminationWanted,
    Participant,
    Proposal,
    ProposalTarget,
)
from rcp.meetings.models.meeting import AgendaItem, Attendance, Meeting, Presence, WrittenOpinion

__all__ = [
    "AgendaItem",
    "Attendance",
    "Decision",
    "Dissent",
    "ExaminationWanted",
    "Meeting",
    "Participant",
    "Presence",
    "Proposal",
    "ProposalTarget",
    "WrittenOpinion",
]
