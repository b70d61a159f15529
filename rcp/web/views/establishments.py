"""Establishments: the hospitals that boards and people belong to."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases import actions
from cases.access import establishments_for, find
from cases.errors import Conflict
from cases.identity import finess_looks_wrong
from rcp.web.conflict import conflict_page
from rcp.web.forms.acting import acted
from rcp.web.forms.boards import EstablishmentForm


@require_safe
def establishment_list(request):
    return render(request, "establishments/list.html", {"establishments": establishments_for(request.user)})


def establishment_create(request):
    establishments_for(request.user)
    form = EstablishmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = acted(form, actions.create_establishment, by=request.user)
        if made:
            return _saved(request, made)
    return _page(request, form, None)


def establishment_amend(request, pk):
    shown = find(establishments_for(request.user), pk)
    form = EstablishmentForm(request.POST or None, instance=shown)
    if request.method == "POST" and form.is_valid():
        row = find(establishments_for(request.user), pk)
        try:
            amended = acted(form, actions.amend_establishment, establishment=row, by=request.user)
        except Conflict as conflict:
            cancel = reverse("establishment_list")
            return conflict_page(request, form, conflict.current, title=shown.name, cancel_url=cancel)
        if amended:
            return _saved(request, amended)
    return _page(request, form, shown)


def _page(request, form, establishment):
    context = {"form": form, "establishment": establishment}
    return render(request, "establishments/form.html", context, status=422 if form.errors else 200)


def _saved(request, establishment):
    messages.success(request, _("L’établissement est enregistré."))
    if finess_looks_wrong(establishment.finess):
        messages.warning(request, _("Le numéro FINESS ne porte pas sa clé : vérifiez-le. Il est enregistré tel quel."))
    return redirect("establishment_list")
