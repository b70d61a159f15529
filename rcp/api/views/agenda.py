"""The agenda of a session: its lines in order, what each lacks, and what becomes of it."""

from django.db import transaction
from rest_framework.response import Response

from cases.access import case_for, find
from cases.completeness import lacks
from rcp.accounts.access import clinicians
from rcp.api import meeting_examples as examples
from rcp.api.asking import said
from rcp.api.operation import operation
from rcp.api.relations import named
from rcp.api.resources import answer, columns_of, plain_row, says
from rcp.api.serializers import meetings as shapes
from rcp.api.versions import as_seen, opened, version_seen
from rcp.api.views.meetings import ACTS as MEETING_ACTS
from rcp.api.views.meetings import meeting as meeting_read
from rcp.meetings import actions
from rcp.meetings.access import attendances_of, item_for, items_of, meeting_for
from rcp.meetings.agenda import lines_of, timing_of
from rcp.meetings.models import AgendaItem, Meeting

TAG = "Agenda"
COLUMNS = columns_of(AgendaItem, hidden=("quorum",))
GIVES = {"tag": TAG, "gives": shapes.AgendaItemAnswer, "told": examples.ITEM}
DELETES = {"status": 204, "writes": True, "versioned": True}
ACTS = {**GIVES, "writes": True, "versioned": True, "has_version": True}


@says(AgendaItem)
def item_body(item):
    return plain_row(item, COLUMNS)


@operation(
    "agenda_get",
    "Read the agenda: order, expected times, what each case lacks, its quorum",
    tag=TAG,
    gives=shapes.Agenda,
    told=examples.AGENDA,
)
def agenda(request, pk):
    session = meeting_for(request.user, pk)
    items, attendances = items_of(session, request.user), attendances_of(session)
    lines = lines_of(session, items, attendances, list(session.board.requirements.all()))
    return Response(_whole(session, timing_of(session, items)) | {"items": [_line(line, session) for line in lines]})


def _whole(session, timing):
    return {
        "meeting": session.pk,
        "status": session.status,
        "agenda_version": session.agenda_version,
        "minutes": timing.minutes,
        "ends_at": timing.ends_at,
        "over": timing.over,
    }


def _line(line, session):
    item = line.item
    case, is_forecast = item.case, not item.ended_at and session.status != Meeting.Status.OPEN
    return {
        **plain_row(item, ("id", "version", "position", "purpose", "case", "presenter", "minutes")),
        **plain_row(item, ("started_at", "ended_at", "outcome")),
        "case_number": case.number,
        "case_status": case.status,
        "patient": plain_row(case.patient, shapes.PatientBrief.Meta.fields),
        "requester": case.requester_id,
        "expected_at": line.at,
        "is_now": line.is_now,
        "lacks": [_lack(lack) for lack in lacks(case, case.patient.tumour_set.all())],
        "quorum": _quorum(line.quorum, is_forecast),
        "decision": _decision(line),
    }


def _lack(lack):
    return {"section": lack.section, "field": lack.field, "tumour": lack.tumour and lack.tumour.pk}


def _quorum(found, is_forecast):
    return {
        "is_required": found.is_required,
        "is_reached": found.is_reached,
        "is_forecast": is_forecast,
        "specialties": found.specialties,
        "places": [
            {
                "situation": place.situation,
                "competence": place.competence,
                "alternatives": place.alternatives,
                "filled_by": place.filled_by,
            }
            for place in found.places
        ],
    }


def _decision(line):
    if line.decision is None:
        return None
    kind = line.kind if line.is_draft else line.decision.kind
    return plain_row(line.decision, ("id", "revision", "status")) | {"kind": kind}


@operation("agenda_items_get", "Read a line of an agenda", fresh=True, **GIVES)
def item(request, pk):
    return answer(opened(request, _door, pk))


def _door(by, pk, journal=True):
    """A line holds the keys of its case and of its presenter, and nothing of the patient: it writes nothing."""
    return item_for(by, pk)


@operation(
    "agenda_items_schedule",
    "Put a case at the end of the agenda",
    takes=shapes.AgendaItemScheduling,
    status=201,
    writes=True,
    has_version=True,
    again=item,
    sent=examples.SCHEDULING,
    **GIVES,
)
def schedule(request, pk):
    session = meeting_for(request.user, pk)
    values = _with_presenter(said(request))
    case = named("case", lambda: case_for(request.user, values.pop("case"), journal=False))
    return answer(actions.schedule_case(meeting=session, case=case, by=request.user, **values), 201)


def _with_presenter(values):
    if key := values.get("presenter"):
        values["presenter"] = named("presenter", lambda: find(clinicians(), key))
    return values


@operation(
    "agenda_order",
    "Give the agenda another order; the version is that of the session",
    takes=shapes.AgendaOrder,
    again=meeting_read,
    sent={"items": [examples.ITEM_KEY]},
    **{**MEETING_ACTS, "tag": TAG},
)
def order(request, pk):
    found = meeting_for(request.user, pk)
    version = version_seen(request, found)
    return answer(actions.order_agenda(meeting=found, by=request.user, version=version, **said(request)))


@operation(
    "agenda_items_amend", "Change minutes or presenter", takes=shapes.AgendaItemAmendment, sent={"minutes": 8}, **ACTS
)
def amend(request, pk):
    found = item_for(request.user, pk)
    version = version_seen(request, found)
    values = _with_presenter(said(request))
    return answer(actions.amend_item(item=found, by=request.user, version=version, **values))


@operation("agenda_items_unschedule", "Take a case off an agenda that is still being built", tag=TAG, **DELETES)
def unschedule(request, pk):
    with transaction.atomic():
        found = item_for(request.user, pk)
        version_seen(request, found)
        actions.unschedule_case(item=found, by=request.user)
    return Response(status=204)


@operation("agenda_items_start", "Begin its discussion", again=item, **ACTS)
def start(request, pk):
    return _acted(request, pk, actions.start_discussion)


@operation("agenda_items_end", "End its discussion: who was there is frozen", again=item, **ACTS)
def end(request, pk):
    return _acted(request, pk, actions.end_discussion)


@operation(
    "agenda_items_postpone",
    "Put it off, with its reason",
    takes=shapes.Postponement,
    again=item,
    sent={"code": "imaging_missing"},
    **ACTS,
)
def postpone(request, pk):
    return _acted(request, pk, actions.postpone_item)


def _acted(request, pk, action):
    found = item_for(request.user, pk)
    with as_seen(request, found):
        action(item=found, by=request.user, **(said(request) if request.operation.takes else {}))
    return answer(found)
