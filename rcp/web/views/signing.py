"""Signing: one decision or all those of a session that are ready, and opening the revision of a signed one."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cases.errors import NotVisible, Refused
from cases.permissions import board_role, refusal
from rcp.meetings import actions, agenda, permissions
from rcp.meetings.access import attendances_of, decision_for, item_for, items_of, meeting_for
from rcp.meetings.case_brief import warnings_of
from rcp.meetings.decision_record import decision_record, kind_of, plain_content, quorum_of
from rcp.meetings.models import AgendaItem
from rcp.meetings.signable import lacking, seats_of
from rcp.meetings.strip import strip_of
from rcp.web.forms.acting import acted
from rcp.web.forms.meetings import ReasonForm
from rcp.web.views.meetings import head_of


def decision_sign(request, pk):
    """GET shows what will be signed and what follows; POST signs what was shown."""
    draft = decision_for(request.user, pk)
    if request.method == "POST":
        actions.sign_decision(
            decision=draft,
            by=request.user,
            as_provisional=bool(request.POST.get("as_provisional")),
            seen=request.POST.get("seen", ""),
        )
        messages.success(request, _("La décision est signée ; sa fiche RCP est en production."))
        return redirect("decision", pk)
    permissions.edit_decision(request.user, draft)
    seats = seats_of(draft)
    found = quorum_of(draft, seats)
    context = {
        "decision": draft,
        "record": plain_content(decision_record(draft, seats)),
        "warnings": warnings_of(draft.case),
        "strip": strip_of(found, seats),
        "kind": kind_of(draft, found),
        "lacking": lacking(draft),
        "refused": refusal(permissions.sign_decision, request.user, draft),
    }
    return render(request, "decisions/sign.html", context)


def decision_amend(request, pk):
    """Open the next revision; at the session that regularises an urgent decision, its line is named."""
    signed = decision_for(request.user, pk)
    permissions.amend_decision(request.user, signed)
    item = _regularising_item(request, signed)
    initial = {"reason": _("Régularisation en séance")} if item else {}
    form = ReasonForm(request.POST or None, initial=initial)
    if form.is_valid() and (new := acted(form, actions.amend_decision, decision=signed, by=request.user, item=item)):
        messages.success(request, _("La révision %(number)d est ouverte.") % {"number": new.revision})
        return redirect("decision", new.pk)
    context = {"decision": signed, "form": form, "item": item, "warnings": warnings_of(signed.case)}
    return render(request, "decisions/amend.html", context, status=422 if form.errors else 200)


def _regularising_item(request, signed):
    key = request.GET.get("item")
    if not key:
        return None
    item = item_for(request.user, key)
    if item.case_id != signed.case_id or item.purpose != AgendaItem.Purpose.REGULARISATION:
        raise NotVisible
    if not item.ended_at:
        raise Refused(_("Terminez d’abord la discussion de ce dossier : la révision reprend ses présents."))
    return item


@require_safe
def meeting_decisions(request, pk):
    session = meeting_for(request.user, pk)
    role, attendances = board_role(request.user, session.board), attendances_of(session)
    context = {
        **head_of(request.user, session, "decisions", attendances, role),
        "lines": _lines(request, session, attendances),
        "not_chair": refusal(permissions.chair, request.user, session.board, role),
    }
    return render(request, "decisions/session.html", context)


def meeting_sign_all(request, pk):
    """The drafts of a session that lack nothing, each with its traits: those that stay ticked are signed."""
    session = meeting_for(request.user, pk)
    permissions.chair(request.user, session.board)
    if request.method == "POST":
        _sign_each(request)
        return redirect("meeting_decisions", pk)
    drafts = [line for line in _lines(request, session, attendances_of(session)) if line.is_draft]
    context = {
        "meeting": session,
        "ready": [line for line in drafts if line.is_ready],
        "others": [line for line in drafts if not line.is_ready],
    }
    return render(request, "decisions/sign_all.html", context)


def _sign_each(request):
    """Each is signed by itself: one that is refused says why and does not hold the others back."""
    signed = 0
    for key in request.POST.getlist("decision"):
        draft = decision_for(request.user, key, journal=False)
        try:
            actions.sign_decision(decision=draft, by=request.user, seen=request.POST.get(f"seen-{key}", ""))
            signed += 1
        except Refused as refused:
            said = {"number": draft.case.number, "reason": refused.reason}
            messages.error(request, _("Dossier %(number)s : %(reason)s") % said)
    if signed:
        said = ngettext("%(count)d décision signée.", "%(count)d décisions signées.", signed)
        messages.success(request, said % {"count": signed})


def _lines(request, session, attendances):
    requirements = list(session.board.requirements.all())
    items = items_of(session, request.user, to_sign=True)
    return agenda.lines_of(session, items, attendances, requirements)
