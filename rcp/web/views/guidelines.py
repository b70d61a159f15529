"""Guidelines by version: what a decision may say that it follows."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases import actions
from cases.access import find, guidelines_for
from cases.errors import Conflict
from cases.permissions import keep_guidelines, refusal
from rcp.web.conflict import conflict_page
from rcp.web.forms.acting import acted
from rcp.web.forms.boards import GuidelineForm


@require_safe
def guideline_list(request):
    context = {
        "guidelines": guidelines_for(request.user),
        "why_not": refusal(keep_guidelines, request.user),
        "today": timezone.localdate(),
    }
    return render(request, "guidelines/list.html", context)


def guideline_create(request):
    keep_guidelines(request.user)
    form = GuidelineForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and acted(form, actions.add_guideline, by=request.user):
        messages.success(request, _("Le référentiel est enregistré."))
        return redirect("guideline_list")
    return _page(request, form, None)


def guideline_amend(request, pk):
    keep_guidelines(request.user)
    shown = find(guidelines_for(request.user), pk)
    form = GuidelineForm(request.POST or None, instance=shown)
    if request.method == "POST" and form.is_valid():
        row = find(guidelines_for(request.user), pk)
        try:
            amended = acted(form, actions.amend_guideline, guideline=row, by=request.user)
        except Conflict as conflict:
            cancel = reverse("guideline_list")
            return conflict_page(request, form, conflict.current, title=str(shown), cancel_url=cancel)
        if amended:
            messages.success(request, _("Le référentiel est enregistré."))
            return redirect("guideline_list")
    return _page(request, form, shown)


def _page(request, form, guideline):
    context = {"form": form, "guideline": guideline}
    return render(request, "guidelines/form.html", context, status=422 if form.errors else 200)
