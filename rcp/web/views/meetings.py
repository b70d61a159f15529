"""Sessions: the list, their planning, and the page of one of them while it is prepared, held and over."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.access import boards_run_by
from cases.errors import Conflict, Refused
from cases.models import Case
from cases.permissions import board_role, refusal, run_office
from rcp.meetings import actions, agenda, permissions
from rcp.meetings.access import attendances_of, free_cases_for, items_of, meeting_for, sessions_for
from rcp.meetings.actions.agenda import recording_gate
from rcp.meetings.models import Attendance, Meeting
from rcp.web.conflict import conflict_page
from rcp.web.forms.acting import acted
from rcp.web.forms.meetings import ItemForm, MeetingForm, PlanForm, ReasonForm

PAGE = 30


@require_safe
def meeting_list(request):
    before = _before(request)
    past = list(sessions_for(request.user, coming=False, before=before)[: PAGE + 1])
    older = past[PAGE - 1].starts_at.isoformat() if len(past) > PAGE else ""
    context = {
        "coming": [] if before else list(sessions_for(request.user, coming=True)),
        "past": past[:PAGE],
        "older": older,
        "is_first_page": before is None,
        "may_plan": boards_run_by(request.user).exists(),
    }
    return render(request, "meetings/list.html", context)


def _before(request):
    """The moment that an older page ends at; whatever is not one leads to the first page."""
    try:
        before = parse_datetime(request.GET.get("before", ""))
    except ValueError:
        return None
    return before if before and is_aware(before) else None


def meeting_plan(request):
    boards = boards_run_by(request.user)
    if not boards.exists():
        raise Refused(_("Vous n’êtes ni du secrétariat ni coordonnateur d’une RCP."))
    form = PlanForm(request.POST or None, boards=boards, initial=_like(request))
    if form.is_valid() and (planned := acted(form, actions.plan_meeting, by=request.user)):
        messages.success(request, _("La réunion est prévue. Inscrivez-y les dossiers en attente."))
        return redirect("meeting", planned.pk)
    return render(request, "meetings/plan.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def meeting(request, pk):
    return session_page(request, meeting_for(request.user, pk))


def session_page(request, session, status=200):
    """The agenda of a session: built before it, followed during it, read after it."""
    by, role = request.user, board_role(request.user, session.board)
    may_run = not refusal(permissions.run_meeting, by, session, role)
    is_building = may_run and session.status != Meeting.Status.OPEN
    waiting = free_cases_for(by, session.board) if is_building else []
    items, attendances = items_of(session, by, beside=waiting), attendances_of(session)
    lines = agenda.lines_of(session, items, attendances, list(session.board.requirements.all()))
    context = {
        **head_of(by, session, "agenda", attendances, role),
        "rows": [(line, _row_form(line.item, attendances), refusal(recording_gate, line.item, by)) for line in lines],
        "timing": agenda.timing_of(session, items),
        "may_run": may_run,
        "not_chair": refusal(permissions.chair, by, session.board, role),
        "may_read_second": not refusal(permissions.read_second, by, session.board, role),
        "waiting": [(case, agenda.lacks_of(case)) for case in waiting],
        "is_building": is_building,
        "without_outcome": sum(1 for item in items if awaits_outcome(item)),
    }
    return render(request, "meetings/agenda.html", context, status=status)


def head_of(by, session, tab, attendances, role=None):
    """What every tab of a session shows around it; `role` is that of `by` in its board, once looked up."""
    return {
        "meeting": session,
        "tab": tab,
        "is_office": not refusal(run_office, by, session.board, role),
        "mine": next((row for row in attendances if row.person_id == by.pk), None),
        "announcements": Attendance.Announced.choices,
        "is_over": session.status not in Meeting.NOT_OVER,
    }


def awaits_outcome(item):
    """A case that was withdrawn, or waits to be regularised, does not keep the session open."""
    return not item.ended_at and item.case.status == Case.Status.SCHEDULED


def meeting_amend(request, pk):
    session = meeting_for(request.user, pk)
    permissions.run_meeting(request.user, session)
    form = MeetingForm(request.POST or None, instance=session)
    try:
        if form.is_valid() and acted(form, actions.amend_meeting, meeting=session, by=request.user):
            messages.success(request, _("La réunion est modifiée."))
            return redirect("meeting", pk)
    except Conflict as conflict:
        cancel_url = reverse("meeting", args=[pk])
        return conflict_page(request, form, conflict.current, title=_("Modifier la réunion"), cancel_url=cancel_url)
    return render(
        request, "meetings/amend.html", {"form": form, "meeting": session}, status=422 if form.errors else 200
    )


def meeting_cancel(request, pk):
    session = meeting_for(request.user, pk)
    permissions.run_meeting(request.user, session)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and acted(form, actions.cancel_meeting, meeting=session, by=request.user):
        messages.success(request, _("La réunion est annulée ; ses dossiers attendent une autre réunion."))
        return redirect("meeting", pk)
    return render(
        request, "meetings/cancel.html", {"form": form, "meeting": session}, status=422 if form.errors else 200
    )


@require_POST
def meeting_open(request, pk):
    actions.open_meeting(meeting=meeting_for(request.user, pk), by=request.user)
    messages.success(request, _("La réunion est ouverte : relevez les présences."))
    return redirect("meeting_attendance", pk)


@require_POST
def meeting_close(request, pk):
    actions.close_meeting(meeting=meeting_for(request.user, pk), by=request.user)
    messages.success(request, _("La réunion est close ; son compte rendu est en production."))
    return redirect("meeting_papers", pk)


def _like(request):
    """A session planned from another one: same board, room, link and length, a week later."""
    if not request.GET.get("like"):
        return {}
    model = meeting_for(request.user, request.GET["like"])
    # Added to the hour on the wall: two sessions on either side of the change of time begin at the same one.
    starts_at, ends_at = (localtime(moment) + timedelta(days=7) for moment in (model.starts_at, model.ends_at))
    return {
        "board": model.board,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "room": model.room,
        "video_link": model.video_link,
    }


def _row_form(item, attendances):
    """The small form of a line: presenters are those on the list, the requester, and who presents it now."""
    known = [row.person for row in attendances if row.person.is_physician]
    people = {person.pk: person.full_name for person in (*known, item.case.requester, item.presenter) if person}
    return ItemForm(instance=item, people=people.items(), auto_id=f"{item.pk}-%s")
