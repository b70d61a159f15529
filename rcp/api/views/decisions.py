"""Decisions: listed, read, drafted and completed. Signing is a person's act, on the site."""

from cases.access import case_for, find, guidelines_for, listed
from rcp.api import meeting_examples as examples
from rcp.api.asking import asked, said
from rcp.api.operation import operation
from rcp.api.paging import Paged, listing, page_of
from rcp.api.relations import named
from rcp.api.resources import answer, body_of, columns_of, plain_row, says
from rcp.api.serializers import decisions as shapes
from rcp.api.versions import version_seen
from rcp.meetings import actions
from rcp.meetings.access import decision_for, decisions_in, meeting_for
from rcp.meetings.models import Decision

TAG = "Decisions"
COLUMNS = columns_of(Decision)
PARTS = ("proposals", "examinations", "dissents")
LISTS = {
    "tag": TAG,
    "query": Paged,
    "gives": shapes.DecisionPage,
    "told": {"results": [examples.DECISION_LINE], "next": None},
}
GIVES = {"tag": TAG, "gives": shapes.Decision, "told": examples.DECISION, "has_version": True}


@says(Decision)
def decision_body(decision):
    parts = {name: [body_of(row) for row in getattr(decision, name).all()] for name in PARTS}
    return plain_row(decision, COLUMNS) | parts


@operation("decisions_of_case", "List the revisions of a case's decision, newest first", **LISTS)
def of_case(request, pk):
    return _list(request, case=case_for(request.user, pk, journal=False))


@operation("decisions_of_meeting", "List the decisions of a session, newest first", **LISTS)
def of_meeting(request, pk):
    return _list(request, item__meeting=meeting_for(request.user, pk))


def _list(request, **where):
    rows, following = page_of(decisions_in(**where).values(*shapes.LINE), asked(request))
    listed(request.user, [f"decision:{row['id']}" for row in rows], event="decisions_listed")
    return listing(rows, following)


@operation("decisions_get", "Read a draft as it stands, or a signed decision with its frozen content", **GIVES)
def decision(request, pk):
    return answer(decision_for(request.user, pk))


@operation(
    "decisions_draft", "The draft of this case, a new one if there is none", writes=True, again=decision, **GIVES
)
def draft(request, pk):
    made = actions.draft_decision(case=case_for(request.user, pk, journal=False), by=request.user)
    return answer(decision_for(request.user, made.pk))


@operation(
    "decisions_edit",
    "Edit a draft",
    takes=shapes.DecisionEdit,
    writes=True,
    versioned=True,
    sent={"conclusion": "Radiothérapie antalgique retenue.", "trial": "none"},
    **GIVES,
)
def edit(request, pk):
    found = decision_for(request.user, pk, journal=False)
    version, values = version_seen(request, found), said(request)
    if key := values.get("guideline"):
        values["guideline"] = named("guideline", lambda: find(guidelines_for(request.user), key))
    return answer(actions.edit_decision(decision=found, by=request.user, version=version, **values))
