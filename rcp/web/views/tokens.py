"""API tokens: one's own, and those that an administrator gives to a machine. A secret is shown once, in one answer."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.access import establishments_for
from rcp.accounts import actions
from rcp.accounts.access import machine_for, token_for, tokens_of
from rcp.web.forms.acting import acted
from rcp.web.forms.tokens import MachineForm, TokenForm


@require_safe
def token_list(request):
    return render(request, "tokens/list.html", {"tokens": tokens_of(request.user)})


def token_issue(request):
    return _issue_page(request, request.user)


def machine_token_issue(request, pk):
    return _issue_page(request, machine_for(request.user, pk))


@reauthentication_required
def _issue_page(request, owner):
    """Only for somebody who has just said who they are: a screen left open must not leave a year behind it."""
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        issued = acted(form, actions.issue_token, owner=owner, by=request.user)
        if issued:
            # Shown by this answer alone: a redirection would have to keep the secret somewhere on its way.
            token, secret = issued
            return render(request, "tokens/issued.html", {"token": token, "secret": secret, "owner": owner}, status=201)
    return render(request, "tokens/issue.html", {"form": form, "owner": owner}, status=422 if form.errors else 200)


@require_POST
def token_revoke(request, pk):
    token = actions.revoke_token(token=token_for(request.user, pk), by=request.user)
    messages.success(request, _("Le jeton « %(name)s » n’ouvre plus rien.") % {"name": token.name})
    if token.owner_id == request.user.pk:
        return redirect("token_list")
    return redirect("account_amend", token.owner_id)


def machine_create(request):
    form = MachineForm(request.POST or None, establishments=establishments_for(request.user))
    if request.method == "POST" and form.is_valid():
        machine = acted(form, actions.create_machine, by=request.user)
        if machine:
            messages.success(request, _("La machine a son compte. Donnez-lui un jeton."))
            return redirect("account_amend", machine.pk)
    return render(request, "tokens/machine.html", {"form": form}, status=422 if form.errors else 200)
