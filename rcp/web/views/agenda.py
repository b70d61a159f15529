"""What is done to an agenda and to each of its cases, before and during the session."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.access import case_for
from cases.errors import Conflict
from rcp.meetings import actions, permissions
from rcp.meetings.access import item_for, meeting_for
from rcp.web.conflict import conflict_page
from rcp.web.forms.acting import acted
from rcp.web.forms.meetings import ItemForm, PostponeForm
from rcp.web.views.meetings import session_page


@require_POST
def agenda_freeze(request, pk):
    session = actions.freeze_agenda(meeting=meeting_for(request.user, pk), by=request.user)
    messages.success(request, _("L’ordre du jour est arrêté ; son papier est en production."))
    return redirect("meeting", session.pk)


@require_POST
def agenda_reissue(request, pk):
    session = actions.reissue_agenda(meeting=meeting_for(request.user, pk), by=request.user)
    messages.success(request, _("L’ordre du jour porte le numéro %(number)d.") % {"number": session.agenda_version})
    return redirect("meeting", session.pk)


@require_POST
def agenda_order(request, pk):
    session = meeting_for(request.user, pk)
    order = [key for key in request.POST.get("order", "").split(",") if key]
    return _reordered(request, session, actions.order_agenda, meeting=session, version=_version(request), items=order)


@require_POST
def item_move(request, pk):
    item = item_for(request.user, pk)
    up = request.POST.get("to") == "up"
    return _reordered(request, item.meeting, actions.move_item, item=item, version=_version(request), up=up)


def _reordered(request, session, action, **arguments):
    """An order made from an older agenda is not applied: the agenda is shown as it is now."""
    try:
        action(by=request.user, **arguments)
    except Conflict:
        messages.error(request, _("L’ordre du jour a changé entre-temps : le voici tel qu’il est, reprenez de là."))
        return session_page(request, meeting_for(request.user, session.pk), status=409)
    return redirect("meeting", session.pk)


@require_POST
def item_schedule(request, pk):
    session = meeting_for(request.user, pk)
    case = case_for(request.user, request.POST.get("case"), journal=False)
    actions.schedule_case(meeting=session, case=case, by=request.user)
    messages.success(request, _("Le dossier %(number)s est inscrit.") % {"number": case.number})
    return redirect("meeting", pk)


@require_POST
def item_unschedule(request, pk):
    item = item_for(request.user, pk)
    actions.unschedule_case(item=item, by=request.user)
    messages.success(request, _("Le dossier %(number)s attend une réunion.") % {"number": item.case.number})
    return redirect("meeting", item.meeting_id)


def item_amend(request, pk):
    item = item_for(request.user, pk)
    permissions.run_meeting(request.user, item.meeting)
    form = ItemForm(request.POST or None, instance=item)
    back = reverse("meeting", args=[item.meeting_id])
    try:
        if form.is_valid() and acted(form, actions.amend_item, item=item, by=request.user):
            return redirect(back)
    except Conflict as conflict:
        return conflict_page(request, form, conflict.current, title=_("Durée et présentateur"), cancel_url=back)
    return render(request, "agenda/amend.html", {"form": form, "item": item}, status=422 if form.errors else 200)


@require_POST
def item_start(request, pk):
    item = actions.start_discussion(item=item_for(request.user, pk), by=request.user)
    return redirect("meeting", item.meeting_id)


@require_POST
def item_end(request, pk):
    item = actions.end_discussion(item=item_for(request.user, pk), by=request.user)
    messages.success(request, _("Discussion terminée : les présents et le quorum sont figés pour ce dossier."))
    return redirect("meeting", item.meeting_id)


@require_POST
def item_record(request, pk):
    item = actions.record_case(item=item_for(request.user, pk), by=request.user)
    messages.success(request, _("Le dossier est enregistré sans discussion."))
    return redirect("meeting", item.meeting_id)


@require_POST
def item_agree(request, pk):
    item = actions.agree_to_record(item=item_for(request.user, pk), by=request.user)
    messages.success(request, _("Votre accord de second lecteur est noté."))
    return redirect("meeting", item.meeting_id)


@require_POST
def item_back(request, pk):
    item = actions.back_to_discussion(item=item_for(request.user, pk), by=request.user)
    messages.success(request, _("Le dossier revient en discussion."))
    return redirect("meeting", item.meeting_id)


def item_postpone(request, pk):
    item = item_for(request.user, pk)
    permissions.run_meeting(request.user, item.meeting)
    form = PostponeForm(request.POST or None)
    if form.is_valid() and acted(form, actions.postpone_item, item=item, by=request.user):
        messages.success(request, _("Le dossier est reporté ; son motif est dit au demandeur."))
        return redirect("meeting", item.meeting_id)
    return render(request, "agenda/postpone.html", {"form": form, "item": item}, status=422 if form.errors else 200)


def _version(request):
    """The version of the agenda that this person saw; without one, none that exists."""
    said = request.POST.get("version", "")
    return int(said) if said.isdecimal() else 0
