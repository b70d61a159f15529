"""What keeps a draft from being signed, read before the button is pressed and again when it is."""

from django.utils.translation import gettext as _

from cases.completeness import lacks
from cases.models import Case
from rcp.meetings.models import Decision
from rcp.meetings.quorum import seats_written, thawed
from rcp.meetings.quorum_words import place_line


def seats_of(decision):
    """Who takes part in this revision: those frozen when the discussion ended, or those who wrote."""
    if decision.item_id:
        return thawed(decision.item.quorum)
    return seats_written(decision.case.opinions.select_related("signed_by__establishment"))


# Discussed in session, recorded, or urgent; a case that has its decision may have it revised.
SIGNABLE = (
    Case.Status.DISCUSSED,
    Case.Status.RECORDED,
    Case.Status.URGENT,
    Case.Status.DECIDED,
    Case.Status.CLOSED,
)


def lacking(decision, tumours=None):
    """What keeps this draft from being signed, each as a sentence: shown before the button is pressed.

    A list of decisions hands over the `tumours` of each patient, loaded for all of them at once.
    """
    missing = [lack.sentence for lack in lacks(decision.case, tumours)]
    if decision.case.status not in SIGNABLE:
        missing.append(_("La discussion n’est pas terminée."))
    if not (
        decision.proposals.all()
        or decision.examinations.all()
        or decision.surveillance.strip()
        or decision.refer_to_recourse
    ):
        missing.append(_("La décision ne propose rien : ajoutez une proposition, un examen ou une surveillance."))
    missing.extend(_lacks_of_frame(decision))
    return missing


def _lacks_of_frame(decision):
    guideline = decision.guideline if decision.frame == Decision.Frame.GUIDELINE else None
    if decision.handling == Decision.Handling.RECORDED:
        # The draft may have been changed since the case was recorded.
        if guideline and guideline.scope == guideline.Scope.NATIONAL:
            return []
        return [_("Un dossier enregistré sans discussion suit un référentiel national : nommez-le.")]
    if decision.frame == Decision.Frame.GUIDELINE:
        return [] if guideline else [_("Nommez le référentiel suivi, avec sa version et sa date.")]
    if decision.frame == Decision.Frame.OFF_GUIDELINE:
        return [] if decision.off_guideline_reason.strip() else [_("Dites pourquoi la décision est hors référentiel.")]
    return [_("Dites si la décision suit un référentiel ou s’en écarte.")]


def without_quorum(decision, found):
    """Why only a provisional opinion can be signed."""
    if not decision.item_id:
        return _("Une décision prise hors séance est un avis provisoire jusqu’à sa régularisation.")
    missing = ", ".join(place_line(place).label for place in found.missing)
    if missing:
        return _("Le quorum n’est pas atteint (il manque : %(missing)s). Seul un avis provisoire peut être signé.") % {
            "missing": missing
        }
    return _("Le quorum n’est pas atteint : il faut trois spécialités. Seul un avis provisoire peut être signé.")
