"""Accounts: an administrator opens and closes them; a person chooses how the site looks and speaks."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.access import establishments_for
from cases.errors import Refused
from cases.identity import rpps_looks_wrong
from cases.permissions import refusal
from rcp.accounts import actions, invitations
from rcp.accounts.access import account_for, accounts_for, tokens_of
from rcp.web.forms.accounts import AccountFilter, AccountForm, FirstPasswordForm, PreferencesForm
from rcp.web.forms.acting import acted
from rcp.web.forms.tokens import MachineForm


@require_safe
def account_list(request):
    accounts = accounts_for(request.user)
    chosen = AccountFilter(request.GET)
    if chosen.is_valid():
        wanted = chosen.cleaned_data
        if wanted["role"]:
            accounts = accounts.filter(role=wanted["role"])
        if wanted["state"]:
            accounts = accounts.filter(is_active=wanted["state"] == "active")
    return render(request, "accounts/list.html", {"accounts": accounts, "filter": chosen})


def account_create(request):
    form = AccountForm(request.POST or None, establishments=establishments_for(request.user))
    if request.method == "POST" and form.is_valid():
        user = acted(form, actions.create_account, by=request.user)
        if user:
            _warn_of_rpps(request, user)
            _invite(request, user)
            return redirect("account_amend", user.pk)
    return _account_page(request, form, None)


def account_amend(request, pk):
    user = account_for(request.user, pk)
    form_class = MachineForm if user.is_machine else AccountForm
    form = form_class(request.POST or None, instance=user, establishments=establishments_for(request.user))
    if request.method == "POST" and form.is_valid() and acted(form, actions.amend_account, user=user, by=request.user):
        _warn_of_rpps(request, user)
        messages.success(request, _("Le compte est enregistré."))
        return redirect("account_amend", pk)
    return _account_page(request, form, account_for(request.user, pk))


@require_POST
def account_deactivate(request, pk):
    user = actions.deactivate_account(user=account_for(request.user, pk), by=request.user)
    messages.success(request, _("Le compte de %(name)s est désactivé.") % {"name": user.full_name})
    return redirect("account_amend", pk)


@require_POST
def account_reactivate(request, pk):
    user = actions.reactivate_account(user=account_for(request.user, pk), by=request.user)
    messages.success(request, _("Le compte de %(name)s est de nouveau actif.") % {"name": user.full_name})
    return redirect("account_amend", pk)


@require_POST
def account_invite(request, pk):
    _invite(request, account_for(request.user, pk))
    return redirect("account_amend", pk)


@login_not_required
def invitation(request, uidb64, token):
    person = invitations.person_invited(uidb64, token)
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(person.language)
    form = FirstPasswordForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.accept_invitation(by=person, password=form.cleaned_data["new_password1"])
        messages.success(request, _("Votre mot de passe est enregistré : connectez-vous."))
        return redirect("account_login")
    status = 422 if form.is_bound else 200
    return render(request, "accounts/invitation.html", {"form": form, "person": person}, status=status)


def account_profile(request):
    form = PreferencesForm(
        request.POST or None, initial={"language": request.user.language, "theme": request.user.theme}
    )
    if request.method == "POST" and form.is_valid() and acted(form, actions.set_preferences, by=request.user):
        messages.success(request, _("Vos préférences sont enregistrées."))
        return redirect("account_profile")
    return render(request, "accounts/profile.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
def set_theme(request):
    actions.set_preferences(by=request.user, theme=request.POST.get("theme", ""))
    return redirect(_next(request))


@require_POST
@login_not_required
def set_language(request):
    """Kept in the account of whoever is signed in, and in a cookie for the pages before signing in."""
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        raise Refused(_("Ce choix n’existe pas."))
    if request.user.is_authenticated:
        actions.set_preferences(by=request.user, language=language)
    response = redirect(_next(request))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=365 * 24 * 3600,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _account_page(request, form, user):
    """The form of an account; of one that exists also its acts, and its link where mail goes nowhere."""
    is_waiting = user is not None and user.is_invited
    context = {
        "form": form,
        "account": user,
        "tokens": tokens_of(user) if user else [],
        "is_waiting": is_waiting,
        "link": invitations.link_to(user) if is_waiting and invitations.is_mail_printed() else "",
        "why_not_deactivate": refusal(actions.may_deactivate, request.user, user) if user else "",
    }
    return render(request, "accounts/form.html", context, status=422 if form.errors else 200)


def _invite(request, user):
    actions.invite_account(user=user, by=request.user)
    if not invitations.send_invitation(user):
        messages.warning(request, _("Le serveur de messagerie ne répond pas : renvoyez l’invitation plus tard."))
    elif invitations.is_mail_printed():
        messages.success(request, _("Aucune messagerie n’est configurée : remettez vous-même le lien ci-dessous."))
    else:
        messages.success(request, _("L’invitation est envoyée à %(email)s.") % {"email": user.email})


def _warn_of_rpps(request, user):
    if rpps_looks_wrong(user.rpps):
        messages.warning(request, _("Le numéro RPPS ne porte pas sa clé : vérifiez-le. Il est enregistré tel quel."))


def _next(request):
    """Back to the page that asked, never to another site."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        return wanted
    return "/"
