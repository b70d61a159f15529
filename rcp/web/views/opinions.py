"""Written opinions: asked of a specialist who will not be there, and given, dated and signed, before the session."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cases.access import case_for
from cases.permissions import run_office
from rcp.meetings import actions, permissions
from rcp.meetings.case_brief import brief_of, warnings_of
from rcp.web.forms.acting import acted
from rcp.web.forms.meetings import OpinionAskForm, OpinionForm


def opinion_ask(request, pk):
    case = case_for(request.user, pk)
    run_office(request.user, case.board)
    form = OpinionAskForm(request.POST or None)
    if form.is_valid() and (grant := acted(form, actions.ask_opinion, case=case, by=request.user)):
        messages.success(request, _("Le dossier est ouvert à %(name)s.") % {"name": grant.person.full_name})
        return redirect("case", pk)
    return _page(request, "opinions/ask.html", case, form)


def opinion_give(request, pk):
    case = case_for(request.user, pk)
    if request.method != "POST":  # what was written before the discussion ended comes back with the reason
        permissions.give_opinion(request.user, case)
    form = OpinionForm(request.POST or None, by=request.user)
    if form.is_valid() and acted(form, actions.give_opinion, case=case, by=request.user):
        messages.success(request, _("Votre avis est signé et joint au dossier."))
        return redirect("case", pk)
    return _page(request, "opinions/give.html", case, form)


def _page(request, template, case, form):
    context = {"case": case, "form": form, "brief": brief_of(case), "warnings": warnings_of(case)}
    return render(request, template, context, status=422 if form.errors else 200)
