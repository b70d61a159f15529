"""The acts of a case that its page offers, by its state and by who reads it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cases import permissions
from cases.models import Case
from cases.permissions import refusal
from cases.transitions import may_move

S = Case.Status


@dataclass(frozen=True, slots=True)
class Act:
    label: str
    url: str
    icon: str
    kind: str = ""
    is_posted: bool = False
    refusal: str = ""


def acts_of(case, by, role):
    """What `by`, who has this role in the board of the case, may do now.

    Submitting is shown with its reason when refused: everybody looks for it.
    """
    acts = []
    if case.status in (S.DRAFT, S.RETURNED):
        why = refusal(permissions.submit_case, by, case, role)
        acts.append(_act(case, "case_submit", _("Soumettre"), "send", kind="primary", is_posted=True, refusal=why))
    if may_move(case, to=S.RETURNED) and not refusal(permissions.run_office, by, case.board, role):
        acts.append(_act(case, "case_return", _("Renvoyer…"), "return"))
    if may_move(case, to=S.URGENT) and not refusal(permissions.declare_urgent, by, case, role):
        acts.append(_act(case, "case_declare_urgent", _("Urgence…"), "alert", kind="danger"))
    if may_move(case, to=S.CLOSED) and not refusal(permissions.run_office, by, case.board, role):
        acts.append(_act(case, "case_close", _("Clore"), "lock", is_posted=True))
    if may_move(case, to=S.WITHDRAWN) and not refusal(permissions.withdraw_case, by, case, role):
        acts.append(_act(case, "case_withdraw", _("Retirer…"), "cross", kind="quiet"))
    return acts


def _act(case, name, label, icon, **options):
    return Act(label, reverse(name, args=[case.pk]), icon, **options)
