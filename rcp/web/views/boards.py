"""Boards: their identity, their charter, the people who belong to them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases import actions
from cases.access import (
    administration,
    board_for,
    boards_for,
    establishments_for,
    find,
    membership_for,
    requirement_for,
    with_members,
)
from cases.errors import Conflict
from cases.models import BoardMembership, CharterRequirement
from cases.permissions import administer, refusal
from cases.wording import said_value
from rcp.accounts.access import staff, staff_outside
from rcp.web.conflict import conflict_page
from rcp.web.forms.acting import acted
from rcp.web.forms.boards import BoardForm, MemberForm, RequirementForm

SITUATIONS = CharterRequirement.Situation.values
# Said even when it is empty: the national record wants all three identifiers.
IDENTITY = ("acronym", "national_id", "regional_network", "network_id", "manager_name", "manager_id")
ORGANISATION = (
    "place",
    "video_link",
    "minutes_per_case",
    "promised_delay_days",
    "laboratory_limit_days",
    "written_opinion_counts",
    "language",
)


@require_safe
def board_list(request):
    boards = [(board, _chairs(board)) for board in with_members(boards_for(request.user))]
    return render(request, "boards/list.html", {"boards": boards, "may_administer": _may(request)})


@require_safe
def board(request, pk):
    return _board_page(request, pk)


def board_create(request):
    form = BoardForm(request.POST or None, establishments=establishments_for(request.user))
    if request.method == "POST" and form.is_valid():
        made = acted(form, actions.create_board, by=request.user)
        if made:
            messages.success(request, _("La RCP est ouverte. Ajoutez maintenant ses membres."))
            return redirect("board", made.pk)
    return render(request, "boards/form.html", {"form": form, "board": None}, status=422 if form.errors else 200)


def board_amend(request, pk):
    shown = board_for(request.user, pk)
    form = BoardForm(request.POST or None, instance=shown, establishments=establishments_for(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            amended = acted(form, actions.amend_board, board=board_for(request.user, pk), by=request.user)
        except Conflict as conflict:
            return conflict_page(
                request, form, conflict.current, title=shown.name, cancel_url=reverse("board", args=[pk])
            )
        if amended:
            messages.success(request, _("La RCP est enregistrée."))
            return redirect("board", pk)
    return render(request, "boards/form.html", {"form": form, "board": shown}, status=422 if form.errors else 200)


@require_POST
def member_add(request, pk):
    administration(request.user)
    form = MemberForm(request.POST, people=staff())
    if form.is_valid() and acted(form, actions.add_member, board=board_for(request.user, pk), by=request.user):
        messages.success(request, _("%(name)s appartient à la RCP.") % {"name": form.cleaned_data["person"].full_name})
        return redirect("board", pk)
    return _board_page(request, pk, member_form=form)


@require_POST
def member_end(request, pk):
    membership = membership_for(request.user, pk)
    actions.end_membership(membership=membership, by=request.user)
    messages.success(request, _("%(name)s n’appartient plus à la RCP.") % {"name": membership.person.full_name})
    return redirect("board", membership.board_id)


@require_POST
def requirement_add(request, pk):
    administration(request.user)
    form = RequirementForm(request.POST)
    if form.is_valid() and acted(form, actions.require_competence, board=board_for(request.user, pk), by=request.user):
        messages.success(request, _("La charte est complétée."))
        return redirect("board", pk)
    return _board_page(request, pk, requirement_form=form)


@require_POST
def requirement_drop(request, pk):
    requirement = requirement_for(request.user, pk)
    actions.drop_requirement(requirement=requirement, by=request.user)
    messages.success(request, _("La charte n’exige plus cette compétence."))
    return redirect("board", requirement.board_id)


def _board_page(request, pk, member_form=None, requirement_form=None):
    shown = find(with_members(boards_for(request.user)), pk)
    bound = member_form or requirement_form
    context = {
        "board": shown,
        "identity": _said(shown, IDENTITY),
        "organisation": [line for line in _said(shown, ORGANISATION) if line[1]],
        "memberships": sorted(shown.memberships.all(), key=_rank),
        "requirements": sorted(shown.requirements.all(), key=lambda row: SITUATIONS.index(row.situation)),
        "may_administer": _may(request),
        "member_form": member_form or MemberForm(people=staff_outside(shown)),
        "requirement_form": requirement_form or RequirementForm(),
        "refused_form": bound,
    }
    return render(request, "boards/page.html", context, status=422 if bound else 200)


def _said(row, names):
    """[(label, value in words)], the value empty where nobody has filled it."""
    labels = [str(row._meta.get_field(name).verbose_name) for name in names]
    return [(label[:1].upper() + label[1:], said_value(row, name)) for label, name in zip(labels, names, strict=True)]


def _may(request):
    return not refusal(administer, request.user)


def _chairs(board):
    return [row.person for row in board.memberships.all() if row.role == BoardMembership.Role.COORDINATOR]


def _rank(membership):
    order = ("coordinator", "deputy", "office", "member")
    return order.index(membership.role), membership.person.family_name
