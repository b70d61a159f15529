"""A case's own life: registered, completed, submitted, returned, withdrawn, declared urgent."""

import secrets

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import audit, permissions
from cases.actions.writing import change, create, values_of
from cases.errors import Invalid
from cases.models import (
    Case,
    CaseGrant,
    CaseMessage,
    ClinicalState,
    Disease,
    OrganMetastasis,
    PostponementReason,
    ReturnReason,
)
from cases.text import given
from cases.transitions import move

# No vowels: a number that is spelt at the telephone must not spell a word. 20^6 numbers a year.
ALPHABET = "BCDFGHJKLMNPQRSTVWXZ"


# What rarely changes from one case to the next. A measure is carried as a part, with its own day.
TAKEN_OVER = ("history", "comorbidities", "wishes", "found_by_screening")
CARRIED_PARTS = (ClinicalState, Disease, OrganMetastasis)


@transaction.atomic
def register_case(*, patient, board, by, requester=None, previous=None, **values):
    """Open a draft. The office may open it in the name of the requester.

    It begins with what the `previous` case of the patient said, each carried part naming the row it comes from.
    """
    permissions.register_case(by, board)
    requester = requester or by
    if requester.role != "clinician":
        raise Invalid({"requester": [_("Le demandeur est un médecin : choisissez-le.")]})
    if requester.pk != by.pk:
        permissions.run_office(by, board)
    if previous is not None:
        values = {name: getattr(previous, name) for name in TAKEN_OVER} | values
    case = create(
        Case,
        by=by,
        patient=patient,
        board=board,
        requester=requester,
        previous=previous,
        number=_new_number(),
        **values,
    )
    audit.record(
        "case_registered", on=case, by=by, keys=[patient, board], changes=audit.differences({}, values_of(case))
    )
    if previous is not None:
        _carry_over(previous, case, by)
    return case


def _carry_over(previous, case, by):
    for model in CARRIED_PARTS:
        for row in model.objects.standing().filter(case=previous):
            said = values_of(row)
            part = create(model, by=by, case=case, carried_from=row.pk, **said)
            audit.record(
                f"{model._meta.model_name}_added", on=case, by=by, keys=[part], changes=audit.differences({}, said)
            )


@transaction.atomic
def edit_case(*, case, by, version, **values):
    permissions.edit_case(by, case)
    told = change(case, version=version, **values)
    if told:
        audit.record("case_edited", on=case, by=by, changes=told)
    return case


@transaction.atomic
def submit_case(*, case, by):
    """Ask for the board's opinion. Identity, requester, reason and question are needed; the rest can follow."""
    permissions.submit_case(by, case)
    if not case.question.strip():
        raise Invalid({"question": [_("Écrivez la question posée à la RCP avant de soumettre.")]})
    told = move(case, to=Case.Status.SUBMITTED, submitted_at=timezone.now(), submitted_by=by)
    audit.record("case_submitted", on=case, by=by, changes=told)
    return case


@transaction.atomic
def return_case(*, case, by, code, text):
    """Send a registration back to its requester, with a coded reason and a sentence."""
    permissions.run_office(by, case.board)
    _coded(ReturnReason, code)
    text = given("text", text, otherwise=_("Dites au demandeur ce qu’il faut compléter."))
    told = move(case, to=Case.Status.RETURNED)
    say(case=case, by=by, kind=CaseMessage.Kind.RETURN, code=code, text=text)
    audit.record("case_returned", on=case, by=by, changes=told | {"code": ["", code]})
    return case


@transaction.atomic
def postpone_case(*, case, by, code, text=""):
    """Put a scheduled case off, with a coded reason; "other" needs its words."""
    permissions.run_office(by, case.board)
    _coded(PostponementReason, code)
    if text or code == PostponementReason.OTHER:
        text = given("text", text, otherwise=_("Précisez le motif du report."))
    told = move(case, to=Case.Status.POSTPONED)
    say(case=case, by=by, kind=CaseMessage.Kind.POSTPONEMENT, code=code, text=text)
    audit.record("case_postponed", on=case, by=by, changes=told | {"code": ["", code]})
    return case


@transaction.atomic
def withdraw_case(*, case, by, text):
    permissions.withdraw_case(by, case)
    text = given("text", text, otherwise=_("Dites pourquoi le dossier est retiré."))
    told = move(case, to=Case.Status.WITHDRAWN, withdrawn_at=timezone.now(), withdrawn_by=by)
    say(case=case, by=by, kind=CaseMessage.Kind.WITHDRAWAL, text=text)
    audit.record("case_withdrawn", on=case, by=by, changes=told)
    return case


@transaction.atomic
def declare_urgent(*, case, by, reason):
    """Start the urgent track: suspected cord compression cannot wait for the next session (NICE QS56: 24 hours)."""
    permissions.declare_urgent(by, case)
    reason = given("reason", reason, otherwise=_("Dites ce qui ne peut pas attendre."), longest=500)
    told = move(case, to=Case.Status.URGENT, urgent_since=timezone.now(), urgent_reason=reason)
    audit.record("case_declared_urgent", on=case, by=by, changes=told)
    return case


@transaction.atomic
def name_presenter(*, case, presenter, by):
    """The office names who shows the case in session; that person sees it from now on."""
    permissions.run_office(by, case.board)
    was = case.presenter_id
    Case.objects.filter(pk=case.pk).update(presenter=presenter, version=F("version") + 1)
    case.refresh_from_db()
    audit.record("presenter_named", on=case, by=by, keys=[presenter], changes={"presenter": [was, presenter.pk]})
    return case


@transaction.atomic
def close_case(*, case, by):
    permissions.run_office(by, case.board)
    told = move(case, to=Case.Status.CLOSED, closed_at=timezone.now(), closed_by=by)
    audit.record("case_closed", on=case, by=by, changes=told)
    return case


def say(*, case, by, kind, text="", code=""):
    """Add a message to the case's thread; the caller has checked that `by` may."""
    return create(CaseMessage, by=by, case=case, kind=kind, code=code, text=text)


@transaction.atomic
def open_case_to(*, case, person, purpose, by, meeting_id=None):
    """Let somebody see a case that is not theirs: a guest of one session, or a specialist asked for an opinion."""
    standing = case.grants.filter(person=person, purpose=purpose, meeting_id=meeting_id, closed_at__isnull=True)
    if grant := standing.first():
        return grant
    grant = create(CaseGrant, by=by, case=case, person=person, purpose=purpose, meeting_id=meeting_id)
    audit.record("case_opened_to", on=case, by=by, keys=[person])
    return grant


@transaction.atomic
def close_grants(*, meeting_id, by, case=None):
    """A session that closes takes its guests' sight of its cases with it; a case that leaves it, of that case."""
    grants = CaseGrant.objects.standing().filter(meeting_id=meeting_id)
    if case is not None:
        grants = grants.filter(case=case)
    for grant in grants.select_related("case", "person"):
        CaseGrant.objects.filter(pk=grant.pk, closed_at__isnull=True).update(closed_at=timezone.now(), closed_by=by)
        audit.record("case_closed_to", on=grant.case, by=by, keys=[grant.person])


def _coded(reasons, code):
    if code not in reasons.values:
        raise Invalid({"code": [_("Choisissez un motif dans la liste.")]})


def _new_number():
    year = timezone.localdate().year % 100
    while True:
        number = f"{year:02d}-" + "".join(secrets.choice(ALPHABET) for _letter in range(6))
        if not Case.objects.filter(number=number).exists():
            return number
