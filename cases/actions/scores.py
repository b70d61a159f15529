"""Scores: computed once, kept as they were. Reading never recomputes; scoring again adds a row."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

import scoring
from cases import audit, permissions
from cases.actions.writing import create
from cases.errors import Invalid
from cases.facts import Facts
from cases.models import Score
from cases.text import given

LONGEST_REASON = 1000


@transaction.atomic
def score_case(*, case, index, answers, by, lesion=None, reasons=None):
    """Compute an index with `answers` and keep it; what the file itself answers the same way is marked as deduced.

    An index of lesions needs `lesion`. `reasons` says, by item, why an answer is not that of the file: those of items
    where the file has no other answer are left out. Raises `Invalid` with the index's own sentence when it does not
    apply.
    """
    permissions.score(by, case)
    if lesion is not None and (lesion.patient_id != case.patient_id or lesion.removed_at):
        raise Invalid({"lesion": [_("Cette lésion n’appartient pas à ce patient.")]})
    answers = {item: option for item, option in answers.items() if option}
    try:
        _needs_lesion(scoring.index(index), lesion)
        deduction = Facts(case, lesion).for_index(index)
        result = scoring.calculate(index, answers, deduction.context)
    except scoring.ScoringError as problem:
        raise Invalid({"__all__": [problem.text.to(get_language())]}) from problem
    if not answers:
        raise Invalid({"__all__": [_("Répondez au moins à un critère.")]})
    score = create(
        Score,
        by=by,
        case=case,
        lesion=lesion,
        index=index,
        index_version=result.version,
        answers=answers,
        deduced={item: found.source for item, found in deduction.answers.items() if answers.get(item) == found.option},
        reasons=_kept(reasons or {}, answers, deduction.options),
        result=result.to_codes(),
        scored_on=timezone.localdate(),
    )
    audit.record("scored", on=case, by=by, keys=[score], changes={"index": ["", index], "total": [None, result.total]})
    return score


def _kept(reasons, answers, deduced):
    """The reasons of the answers that are not those of the file, where something was said."""
    overridden = [item for item, option in deduced.items() if answers.get(item) != option]
    said = {item: reasons[item] for item in overridden if reasons.get(item, "").strip()}
    otherwise = _("Dites pourquoi la réponse n’est pas celle du dossier.")
    return {
        item: given("reasons", reason, otherwise=otherwise, longest=LONGEST_REASON) for item, reason in said.items()
    }


def _needs_lesion(index, lesion):
    if (index.scope == "lesion") != (lesion is not None):
        raise Invalid(
            {
                "lesion": [
                    _("Ce score se calcule pour une lésion.")
                    if lesion is None
                    else _("Ce score se calcule pour le dossier.")
                ]
            }
        )
