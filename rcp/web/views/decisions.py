"""The page of a decision: the draft that is written, part by part, or the record as it was signed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.access import case_for
from cases.errors import Conflict, Refused
from cases.permissions import refusal
from cases.wording import words_of
from rcp.meetings import actions, permissions
from rcp.meetings.access import decision_for, decisions_of_case, documents_of_decision, part_of_decision_for
from rcp.meetings.case_brief import brief_of, warnings_of
from rcp.meetings.decision_record import decision_record, plain_content, quorum_of
from rcp.meetings.models import Decision, Dissent, ExaminationWanted, Proposal
from rcp.meetings.signable import lacking, seats_of
from rcp.meetings.strip import strip_of
from rcp.web.conflict import conflict_page
from rcp.web.forms.acting import acted, first_error
from rcp.web.forms.decisions import DecisionForm, DissentForm, ExaminationForm, ProposalForm
from rcp.web.views.documents import with_retry


@require_POST
def decision_draft(request, pk):
    draft = actions.draft_decision(case=case_for(request.user, pk, journal=False), by=request.user)
    return redirect("decision", draft.pk)


@require_safe
def decision(request, pk):
    found = decision_for(request.user, pk)
    if found.status == Decision.Status.SIGNED:
        return _signed_page(request, found)
    refused = refusal(permissions.edit_decision, request.user, found)
    return _read_page(request, found, refused) if refused else draft_page(request, found)


def _read_page(request, draft, refused):
    """A draft that this person may read and not write."""
    record = plain_content(decision_record(draft, seats_of(draft)))
    context = {"decision": draft, "record": record, "refused": refused, "warnings": warnings_of(draft.case)}
    return render(request, "decisions/read.html", context)


def draft_page(request, draft, forms=None, status=200):
    """`forms` are those that hold what was refused, by name; the others are new."""
    by, patient = request.user, draft.case.patient
    context = {
        "decision": draft,
        "warnings": warnings_of(draft.case),
        "brief": brief_of(draft.case),
        "strip": strip_for(draft),
        "lacking": lacking(draft),
        "not_signer": refusal(permissions.sign_decision, by, draft),
        "form": DecisionForm(instance=draft, by=by),
        "proposal_form": ProposalForm(patient=patient, auto_id="proposal-%s"),
        "examination_form": ExaminationForm(auto_id="examination-%s"),
        "dissent_form": DissentForm(auto_id="dissent-%s"),
        **(forms or {}),
    }
    return render(request, "decisions/draft.html", context, status=status)


def strip_for(draft):
    """The quorum of a draft once it is known: nothing is said of a discussion that goes on."""
    if draft.item_id and not draft.item.ended_at:
        return None
    seats = seats_of(draft)
    return strip_of(quorum_of(draft, seats), seats)


def _signed_page(request, signed):
    context = {
        "decision": signed,
        "record": signed.content,
        "warnings": warnings_of(signed.case),
        "revisions": decisions_of_case(signed.case),
        "newer": getattr(signed, "replaced_by", None),
        "documents": with_retry(documents_of_decision(request.user, signed)),
        "not_amended": refusal(permissions.amend_decision, request.user, signed),
    }
    return render(request, "decisions/signed.html", context)


@require_POST
def decision_edit(request, pk):
    draft = decision_for(request.user, pk, journal=False)
    if refused := refusal(permissions.edit_decision, request.user, draft):
        return _not_saved(request, refused)
    form = DecisionForm(request.POST, instance=draft, by=request.user)
    try:
        saved = form.is_valid() and acted(form, actions.edit_decision, decision=draft, by=request.user)
    except Conflict as conflict:
        return _changed_meanwhile(request, form, conflict.current)
    if request.htmx:
        return _autosaved(request, draft, form)
    if saved:
        messages.success(request, _("La décision est enregistrée."))
        return redirect("decision", pk)
    return draft_page(request, decision_for(request.user, pk), {"form": form}, status=422)


def _autosaved(request, draft, form):
    """The mark beside the form, with the version to send next time and what the draft still lacks."""
    if form.errors:
        return render(request, "decisions/_saved.html", {"wrong": first_error(form)}, status=422)
    context = {"decision": draft, "wrong": "", "lacking": lacking(draft), "is_fragment": True}
    return render(request, "decisions/_autosaved.html", context)


def _not_saved(request, refused):
    if not request.htmx:
        raise Refused(refused)
    return render(request, "decisions/_saved.html", {"wrong": refused}, status=409)


def _changed_meanwhile(request, form, current):
    """While typing, a mark that tells; on saving, both versions side by side."""
    if request.htmx:
        wrong = _("quelqu’un d’autre vient d’écrire ici. Enregistrez pour comparer les deux versions.")
        return render(request, "decisions/_saved.html", {"wrong": wrong}, status=409)
    cancel_url = reverse("decision", args=[current.pk])
    return conflict_page(request, form, current, title=_("Deux versions de cette décision"), cancel_url=cancel_url)


@require_POST
def proposal_add(request, pk):
    draft = decision_for(request.user, pk, journal=False)
    form = ProposalForm(request.POST, patient=draft.case.patient, auto_id="proposal-%s")
    return _added(request, draft, "proposal_form", form, actions.add_proposal)


def proposal_amend(request, pk):
    proposal = part_of_decision_for(request.user, Proposal, pk)
    draft = decision_for(request.user, proposal.decision_id)
    permissions.edit_decision(request.user, draft)
    form = ProposalForm(request.POST or None, instance=proposal, patient=draft.case.patient)
    context = {"form": form, "decision": draft, "current": [], "warnings": warnings_of(draft.case)}
    status = 200
    try:
        if form.is_valid() and acted(form, actions.amend_proposal, proposal=proposal, by=request.user):
            return redirect("decision", draft.pk)
        status = 422 if form.errors else 200
    except Conflict as conflict:
        context |= _side_by_side(form, conflict.current)
        status = 409
    return render(request, "decisions/proposal.html", context, status=status)


def _side_by_side(form, current):
    """What was typed stays in the form, which now starts from the version that stands; that one is said beside it."""
    form.data = form.data.copy()
    form.data["version"] = str(current.version)
    targets = ", ".join(lesion.site for lesion in current.targets.all())
    return {"current": [*words_of(current), (_("Lésions visées"), targets or "—")]}


@require_POST
def proposal_drop(request, pk):
    proposal = part_of_decision_for(request.user, Proposal, pk)
    actions.drop_proposal(proposal=proposal, by=request.user)
    return redirect("decision", proposal.decision_id)


@require_POST
def examination_add(request, pk):
    draft = decision_for(request.user, pk, journal=False)
    form = ExaminationForm(request.POST, auto_id="examination-%s")
    return _added(request, draft, "examination_form", form, actions.want_examination)


@require_POST
def examination_drop(request, pk):
    return _dropped(request, ExaminationWanted, pk)


@require_POST
def dissent_add(request, pk):
    draft = decision_for(request.user, pk, journal=False)
    form = DissentForm(request.POST, auto_id="dissent-%s")
    return _added(request, draft, "dissent_form", form, actions.add_dissent)


@require_POST
def dissent_drop(request, pk):
    return _dropped(request, Dissent, pk)


def _added(request, draft, name, form, action):
    if form.is_valid() and acted(form, action, decision=draft, by=request.user):
        return redirect("decision", draft.pk)
    if reason := refusal(permissions.edit_decision, request.user, draft):
        raise Refused(reason)
    return draft_page(request, decision_for(request.user, draft.pk), {name: form}, status=422)


def _dropped(request, model, pk):
    part = part_of_decision_for(request.user, model, pk)
    actions.drop_part(part=part, by=request.user)
    return redirect("decision", part.decision_id)
