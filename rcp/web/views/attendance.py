"""Who says that they come, who is there, and the guests of one session."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.permissions import board_role, refusal
from rcp.meetings import actions, agenda, permissions
from rcp.meetings.access import attendance_for, attendances_of, items_of, meeting_for
from rcp.web.forms.acting import acted
from rcp.web.forms.meetings import GuestForm
from rcp.web.views.meetings import head_of


@require_safe
def meeting_attendance(request, pk):
    return _page(request, meeting_for(request.user, pk))


@require_POST
def guest_invite(request, pk):
    session = meeting_for(request.user, pk)
    permissions.run_meeting(request.user, session)
    form = GuestForm(request.POST, listed=[row.person_id for row in attendances_of(session)])
    if form.is_valid() and (guest := acted(form, actions.invite_guest, meeting=session, by=request.user)):
        messages.success(request, _("%(name)s est sur la liste.") % {"name": guest.person.full_name})
        return redirect("meeting_attendance", pk)
    return _page(request, session, form, status=422)


@require_POST
def presence_announce(request, pk):
    attendance = attendance_for(request.user, pk)
    actions.announce_presence(attendance=attendance, announced=request.POST.get("announced", ""), by=request.user)
    if attendance.person_id == request.user.pk:
        messages.success(request, _("Votre réponse est notée."))
        return redirect("meeting", attendance.meeting_id)
    return redirect("meeting_attendance", attendance.meeting_id)


@require_POST
def presence_arrive(request, pk):
    attendance = attendance_for(request.user, pk)
    actions.arrive(attendance=attendance, mode=request.POST.get("mode", ""), by=request.user)
    return redirect("meeting_attendance", attendance.meeting_id)


@require_POST
def presence_leave(request, pk):
    attendance = attendance_for(request.user, pk)
    actions.leave(attendance=attendance, by=request.user)
    return redirect("meeting_attendance", attendance.meeting_id)


def _page(request, session, form=None, status=200):
    by, attendances = request.user, attendances_of(session)
    items = items_of(session, by)
    role = board_role(by, session.board)
    may_run = not refusal(permissions.run_meeting, by, session, role)
    listed = [row.person_id for row in attendances]
    context = {
        **head_of(by, session, "attendance", attendances, role),
        "people": [(row, _there(row)) for row in attendances],
        "lines": agenda.lines_of(session, items, attendances, list(session.board.requirements.all())),
        "may_run": may_run,
        "not_open": refusal(permissions.take_attendance, by, session, role),
        "form": form or (GuestForm(listed=listed) if may_run else None),
    }
    return render(request, "meetings/attendance.html", context, status=status)


def _there(attendance):
    """The presence of somebody who is in the meeting now, or None."""
    return next((presence for presence in attendance.presences.all() if presence.left_at is None), None)
