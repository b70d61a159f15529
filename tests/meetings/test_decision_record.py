"""Every field of a decision record reaches the paper, or is left out for a reason written here."""

from dataclasses import fields

from rcp.documents.models import Document
from rcp.meetings import actions
from rcp.meetings.decision_content import DecisionRecord
from rcp.meetings.models import Decision
from tests import factories
from tests.meetings import whole

CODE = "a code, said in words by the label beside it"
KEY = "a key, for other programs"
NATIONAL = "an identifier for the national exchange"
PARTS = (
    *("correspondents", "tumours", "molecular", "disease", "state", "laboratory"),
    *("drugs", "neurology", "treatments", "imaging", "reports"),
)
LEFT_OUT = {
    "version": "stands in the foot of each page",
    "language": "is the language of the paper",
    "kind": CODE,
    "handling": CODE,
    "trial": CODE,
    "meeting_on": "said in words by meeting_label",
    "is_outside_session": "no session is the sentence",
    "board.acronym": "the name stands in full",
    "board.finess": NATIONAL,
    "board.network_id": NATIONAL,
    "board.manager": "the coordination centre is no party to the decision",
    "board.manager_id": NATIONAL,
    "board.national_id": NATIONAL,
    "board.kind": CODE,
    "identity.sex": CODE,
    "identity.birth_date": "said in words by birth_date_label",
    "identity.birth_place_insee": "stands inside birth_place",
    "identity.status": CODE,
    "requester.id": KEY,
    "requester.specialty": CODE,
    "requester.rpps": NATIONAL,
    "presenter.id": KEY,
    "presenter.specialty": CODE,
    "presenter.rpps": NATIONAL,
    "signature.by.id": KEY,
    "signature.by.specialty": CODE,
    "signature.at": "said in words by label",
    "second_reader": "printed below the signature of a recorded case",
    "reason.kind": CODE,
    "reason.title": "headed by the word motif",
    "lesions.id": KEY,
    "lesions.bone": "said by the site",
    "lesions.level": "said by the site",
    "lesions.segment": "said by the site",
    "lesions.side": "said by the site",
    "scores.index": CODE,
    "scores.lesion": KEY,
    "scores.band": CODE,
    "scores.minimum": "the first of the bands",
    "scores.total": "none while a criterion is missing: the range is printed",
    "proposals.treatment": CODE,
    "proposals.national": NATIONAL,
    "proposals.intent": CODE,
    "proposals.step": "the order of the lines",
    "proposals.target_ids": KEY,
    "proposals.dose_gy": "said by the dose",
    "proposals.fractions": "said by the dose",
    "proposals.rank": "drawn in the margin, said by rank_label",
    "frame.kind": CODE,
    "frame.off_guideline_reason": "printed when the decision leaves the guideline",
    "quorum.missing": "printed on a provisional opinion",
    "quorum.places.situation": CODE,
    "quorum.places.competence": CODE,
    "quorum.participants.specialty": CODE,
    "quorum.participants.part": CODE,
    **{f"{name}.kind": CODE for name in PARTS},
    "molecular.title": "headed once by the name of the list",
    "laboratory.title": "headed once by the name of the list",
}
SAID_BY = {
    "refer_to_recourse": "À adresser à une RCP de recours",
    "proposals.is_urgent": "Urgent",
    "scores.points": "réponse déduite du dossier",
    "scores.bands": "Incomplet",
    "lesions.is_irradiated": "déjà irradiée",
    "quorum.is_required": "Quorum",
    "quorum.is_reached": "Quorum atteint",
    "quorum.participants.in_quorum": "compté",
}
# Labels of the short lists, whose values alone are printed.
VALUES_ONLY = ("molecular", "laboratory")


def leaves(value, path=""):
    """Each plain value under `value` with the names that lead to it; places in lists are not names."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name != "codes":
                yield from leaves(inner, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list):
        if path.endswith("words") and path.split(".")[0] in VALUES_ONLY:
            value = [said for _label, said in value]
        for inner in value:
            yield from leaves(inner, path)
    elif value not in (None, "", False):
        yield path, value


def whole_record(alice, claire, bruno, board, quorate, meeting, guideline):
    case = whole.case(alice, board, whole.patient(alice, claire), presenter=bruno)
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, quorate)
    decision = whole.decided(case, bruno, guideline, dissenter=quorate[2])
    actions.end_discussion(item=item, by=claire)
    old = actions.sign_decision(decision=Decision.objects.get(pk=decision.pk), by=bruno)
    new = actions.amend_decision(decision=old, by=bruno, reason="Dose corrigée.")
    actions.sign_decision(decision=Decision.objects.get(pk=new.pk), by=bruno)
    return Document.objects.filter(kind=Document.Kind.DECISION_RECORD).latest("created_at")


def test_every_field_reaches_the_paper_or_is_left_out_for_a_reason(
    alice, claire, bruno, board, quorate, meeting, guideline
):
    document = whole_record(alice, claire, bruno, board, quorate, meeting, guideline)
    text = whole.squeezed("".join(whole.pages_of(whole.printed(document))))
    said = list(leaves(document.content))
    printed = [(path, SAID_BY[path] if value is True and path in SAID_BY else value) for path, value in said]
    silent = {path for path, value in printed if path not in LEFT_OUT and whole.squeezed(str(value)) not in text}
    assert silent == set()
    filled = {path.split(".")[0] for path, _value in said} | {path.split(".")[0] for path in LEFT_OUT}
    assert {field.name for field in fields(DecisionRecord)} - filled == set()


def test_nothing_is_left_out_that_does_not_exist():
    names = {field.name for field in fields(DecisionRecord)}
    assert {path.split(".")[0] for path in (*LEFT_OUT, *SAID_BY)} <= names
