"""Decisions: drafted, completed, signed; a signed one is succeeded by a revision that says why."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import audit
from cases.actions.cases import register_case
from cases.actions.writing import change, create, raise_conflict, values_of
from cases.errors import Invalid, NotVisible, Refused
from cases.models import Case, Lesion
from cases.text import given
from cases.transitions import move
from rcp.meetings import permissions
from rcp.meetings.actions.agenda import regularise_next
from rcp.meetings.actions.papers import ask_decision_record
from rcp.meetings.decision_record import decision_record, kind_of, plain_content, quorum_of, sha256_of
from rcp.meetings.models import (
    AgendaItem,
    Decision,
    Dissent,
    ExaminationWanted,
    Meeting,
    Participant,
    Proposal,
    ProposalTarget,
)
from rcp.meetings.signable import lacking, seats_of, without_quorum


@transaction.atomic
def draft_decision(*, case, by, item=None):
    """The draft of this case, a new one if there is none yet."""
    permissions.write_decision(by, case)
    Case.objects.select_for_update().get(pk=case.pk)
    draft = case.decisions.filter(status=Decision.Status.DRAFT).first()
    if draft:
        return draft
    if case.decisions.exists():
        raise Refused(_("Ce dossier a déjà une décision signée : faites-en une révision."))
    handling = Decision.Handling.RECORDED if case.status == Case.Status.RECORDED else Decision.Handling.DISCUSSED
    decision = create(Decision, by=by, case=case, item=item or _current_item(case), handling=handling)
    audit.record("decision_drafted", on=case, by=by, keys=[decision])
    return decision


def _hold(decision, by):
    """Whoever writes in a draft and whoever signs it wait for each other: what is signed is what was frozen."""
    Case.objects.select_for_update().get(pk=decision.case_id)
    decision.refresh_from_db(fields=["status"])
    permissions.edit_decision(by, decision)


def _still_there(part, version):
    """Nothing is dropped twice, nor after it changed since it was read; writers of one draft wait for each other."""
    now = type(part)._base_manager.filter(pk=part.pk).values_list("version", flat=True).first()
    if now is None:
        raise NotVisible
    if version not in (None, now):
        raise_conflict(part)


@transaction.atomic
def edit_decision(*, decision, by, version, **values):
    _hold(decision, by)
    told = change(decision, version=version, **values)
    if told:
        audit.record("decision_edited", on=decision.case, by=by, keys=[decision], changes=told)
    return decision


@transaction.atomic
def add_proposal(*, decision, by, targets=(), **values):
    _hold(decision, by)
    proposal = create(Proposal, by=by, decision=decision, **values)
    _aim(proposal, targets)
    _told(decision, by, "proposal_added", proposal, audit.differences({}, values_of(proposal)))
    return proposal


@transaction.atomic
def amend_proposal(*, proposal, by, version, targets=None, **values):
    _hold(proposal.decision, by)
    told = change(proposal, version=version, **values)
    if targets is not None:
        told |= _aim(proposal, targets)
    if told:
        _told(proposal.decision, by, "proposal_amended", proposal, told)
    return proposal


@transaction.atomic
def drop_proposal(*, proposal, by, version=None):
    """Take a proposal off a draft; a program names the `version` that it read, a page drops what it shows."""
    _hold(proposal.decision, by)
    _still_there(proposal, version)
    told = {name: [value, None] for name, value in values_of(proposal).items()}
    _told(proposal.decision, by, "proposal_dropped", proposal, told)
    proposal.target_rows.all().delete()
    proposal.delete()


@transaction.atomic
def want_examination(*, decision, by, **values):
    _hold(decision, by)
    wanted = create(ExaminationWanted, by=by, decision=decision, **values)
    _told(decision, by, "examination_wanted", wanted, audit.differences({}, values_of(wanted)))
    return wanted


@transaction.atomic
def add_dissent(*, decision, author, text, by):
    """A member who disagrees is named with the words he wants kept."""
    _hold(decision, by)
    text = given("text", text, otherwise=_("Écrivez l’avis divergent."))
    dissent = create(Dissent, by=by, decision=decision, author=author, text=text)
    _told(decision, by, "dissent_added", dissent, audit.differences({}, values_of(dissent)))
    return dissent


@transaction.atomic
def drop_part(*, part, by, version=None):
    """Take an examination or a dissent off a draft."""
    _hold(part.decision, by)
    _still_there(part, version)
    told = {name: [value, None] for name, value in values_of(part).items()}
    _told(part.decision, by, f"{part._meta.model_name}_dropped", part, told)
    part.delete()


@transaction.atomic
def sign_decision(*, decision, by, as_provisional=False, seen=None):
    """Sign: freeze the content and who took part, make the case decided, ask for the paper.

    Without quorum, or outside a session, only a provisional opinion can be signed, and `as_provisional` says that
    the signer knows it. Its case is presented again by itself. `seen` is the stamp of the draft that was read: a
    draft that changed since is not signed.
    """
    permissions.sign_decision(by, decision)
    Case.objects.select_for_update().get(pk=decision.case_id)
    decision.refresh_from_db()
    if seen is not None and decision.stamp != seen:
        raise Refused(_("Le brouillon a changé depuis que vous l’avez relu : relisez-le avant de signer."))
    _ready_to_sign(decision)
    seats = seats_of(decision)
    found = quorum_of(decision, seats)
    kind = kind_of(decision, found)
    if kind == Decision.Kind.PROVISIONAL and not as_provisional:
        raise Refused(without_quorum(decision, found))
    now = timezone.now()
    _seat_participants(decision, seats, by)
    content = plain_content(decision_record(decision, seats, signed_by=by, signed_at=now))
    move(
        decision,
        to=Decision.Status.SIGNED,
        kind=kind,
        content=content,
        content_sha256=sha256_of(content),
        signed_at=now,
        signed_by=by,
    )
    audit.record("decision_signed", on=decision.case, by=by, keys=[decision], changes={"kind": ["", kind]})
    if decision.case.status in (Case.Status.DISCUSSED, Case.Status.RECORDED, Case.Status.URGENT):
        told = move(decision.case, to=Case.Status.DECIDED, decided_at=now)
        audit.record("case_decided", on=decision.case, by=by, keys=[decision], changes=told)
    if kind == Decision.Kind.PROVISIONAL:
        _present_again(decision, by)
    ask_decision_record(decision=decision, by=by)
    return decision


@transaction.atomic
def amend_decision(*, decision, by, reason, item=None):
    """Open revision n+1 as a draft with everything revision n proposed; the old one stays as it was signed."""
    permissions.amend_decision(by, decision)
    reason = given("reason", reason, otherwise=_("Dites pourquoi la décision est révisée."))
    kept = {name: getattr(decision, name) for name in KEPT}
    new = create(
        Decision,
        by=by,
        case=decision.case,
        item=item or decision.item,
        revision=decision.revision + 1,
        replaces=decision,
        replacement_reason=reason,
        handling=decision.handling,
        **kept,
    )
    for proposal in decision.proposals.prefetch_related("targets"):
        copy = create(Proposal, by=by, decision=new, **{name: getattr(proposal, name) for name in values_of(proposal)})
        _aim(copy, list(proposal.targets.all()))
    for wanted in decision.examinations.all():
        create(ExaminationWanted, by=by, decision=new, **values_of(wanted))
    for dissent in decision.dissents.select_related("author"):
        create(Dissent, by=by, decision=new, author=dissent.author, text=dissent.text)
    audit.record("decision_amended", on=decision.case, by=by, keys=[decision, new], changes={"reason": ["", reason]})
    return new


KEPT = (
    "conclusion",
    "refer_to_recourse",
    "surveillance",
    "frame",
    "guideline",
    "off_guideline_reason",
    "trial",
    "trial_name",
    "patient_comment",
)


def _ready_to_sign(decision):
    missing = lacking(decision)
    if missing:
        raise Refused(_("La décision ne peut pas être signée. ") + " ".join(missing))


def _seat_participants(decision, seats, by):
    for seat in seats:
        create(
            Participant,
            by=by,
            decision=decision,
            person_id=seat.person,
            name=seat.name,
            specialty=seat.specialty,
            competences=list(seat.competences),
            establishment=seat.establishment,
            part=seat.part,
            in_quorum=seat.in_quorum,
        )


def _present_again(decision, by):
    """Without quorum a new case names this one; an urgent decision goes to the next agenda to be regularised.

    Once is enough: a revision that still has no quorum finds the new case, or the line, already there.
    """
    case = decision.case
    if not decision.item_id:
        regularise_next(board=case.board, by=by)
    elif not case.representations.exclude(status=Case.Status.WITHDRAWN).exists():
        again = register_case(
            patient=case.patient,
            board=case.board,
            by=by,
            requester=case.requester,
            represents=case,
            previous=case,
            **{name: getattr(case, name) for name in CARRIED},
        )
        told = move(again, to=Case.Status.SUBMITTED, submitted_at=timezone.now(), submitted_by=by)
        audit.record("case_presented_again", on=again, by=by, keys=[case], changes=told)


CARRIED = (
    "presenter",
    "nature",
    "motive",
    "is_recourse",
    "informed_on",
    "informed_by_name",
    "non_opposition",
    "question",
    "synthesis",
    "history",
    "comorbidities",
    "wishes",
    "found_by_screening",
    "course",
    "relapse_on",
    "progression",
    "progression_extent",
    "is_file_complete",
)


def _current_item(case):
    return (
        case.agenda_items.exclude(meeting__status=Meeting.Status.CANCELLED)
        .exclude(outcome=AgendaItem.Outcome.POSTPONED)
        .order_by("-meeting__starts_at")
        .first()
    )


def _aim(proposal, targets):
    """Set the lesions that a proposal aims at; returns the difference for the journal."""
    wanted = {lesion.pk for lesion in targets}
    strangers = Lesion.objects.filter(pk__in=wanted).exclude(patient=proposal.decision.case.patient_id)
    if strangers.exists():
        raise Invalid({"targets": [_("Cette lésion n’appartient pas à ce patient.")]})
    aimed = set(proposal.target_rows.values_list("lesion_id", flat=True))
    if aimed == wanted:
        return {}
    proposal.target_rows.exclude(lesion_id__in=wanted).delete()
    ProposalTarget.objects.bulk_create(ProposalTarget(proposal=proposal, lesion_id=pk) for pk in sorted(wanted - aimed))
    return {"targets": [sorted(map(str, aimed)), sorted(map(str, wanted))]}


def _told(decision, by, event, row, changes):
    audit.record(event, on=decision.case, by=by, keys=[decision, row], changes=changes)
