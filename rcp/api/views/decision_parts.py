"""The parts of a draft: proposals, examinations wanted, dissents."""

from rest_framework.response import Response

from cases.access import find
from rcp.accounts.access import clinicians
from rcp.api import meeting_examples as examples
from rcp.api.asking import said
from rcp.api.operation import operation
from rcp.api.relations import named
from rcp.api.resources import answer, columns_of, plain_row, says
from rcp.api.serializers import decisions as shapes
from rcp.api.versions import version_seen
from rcp.meetings import actions
from rcp.meetings.access import decision_for, part_of_decision_for, targets_for
from rcp.meetings.models import Dissent, ExaminationWanted, Proposal

TAG = "Decisions"
COLUMNS = {model: columns_of(model) for model in (Proposal, ExaminationWanted, Dissent)}
PROPOSAL = {"tag": TAG, "gives": shapes.Proposal, "told": examples.PROPOSAL, "has_version": True}
EXAMINATION = {"tag": TAG, "gives": shapes.ExaminationAnswer, "told": examples.EXAMINATION, "has_version": True}
DISSENT = {"tag": TAG, "gives": shapes.DissentAnswer, "told": examples.DISSENT, "has_version": True}
DROPS = {"tag": TAG, "status": 204, "writes": True, "versioned": True}
ADDS = {"status": 201, "writes": True}


@says(ExaminationWanted)
@says(Dissent)
def part_body(part):
    return plain_row(part, COLUMNS[type(part)])


@says(Proposal)
def proposal_body(proposal):
    return part_body(proposal) | {"targets": [lesion.pk for lesion in proposal.targets.all()]}


def _read(request, model, pk):
    part = part_of_decision_for(request.user, model, pk)
    decision_for(request.user, part.decision_id)  # it journals the read
    return answer(part)


def _dropped(request, model, pk, drop, name):
    part = part_of_decision_for(request.user, model, pk)
    drop(by=request.user, version=version_seen(request, part), **{name: part})
    return Response(status=204)


@operation("proposals_get", "Read a proposal", **PROPOSAL)
def proposal(request, pk):
    return _read(request, Proposal, pk)


@operation(
    "proposals_add",
    "Add a proposal to a draft",
    takes=shapes.NewProposal,
    again=proposal,
    sent=examples.NEW_PROPOSAL,
    **ADDS,
    **PROPOSAL,
)
def add_proposal(request, pk):
    draft = decision_for(request.user, pk, journal=False)
    values = _aimed(draft, said(request))
    return answer(actions.add_proposal(decision=draft, by=request.user, **values), 201)


@operation(
    "proposals_amend",
    "Amend a proposal of a draft",
    takes=shapes.ProposalAmendment,
    writes=True,
    versioned=True,
    sent={"dose_gy": "20.00", "fractions": 5},
    **PROPOSAL,
)
def amend_proposal(request, pk):
    found = part_of_decision_for(request.user, Proposal, pk)
    version = version_seen(request, found)
    values = _aimed(found.decision, said(request))
    return answer(actions.amend_proposal(proposal=found, by=request.user, version=version, **values))


def _aimed(draft, values):
    """The lesions that a proposal aims at, by their keys: those of this patient, and no others."""
    if "targets" in values:
        lesions = targets_for(draft.case.patient)
        keys = dict.fromkeys(values["targets"])
        values["targets"] = named("targets", lambda: [find(lesions, key) for key in keys])
    return values


@operation("proposals_drop", "Take a proposal off a draft", **DROPS)
def drop_proposal(request, pk):
    return _dropped(request, Proposal, pk, actions.drop_proposal, "proposal")


@operation("examinations_get", "Read an examination that is wanted", **EXAMINATION)
def examination(request, pk):
    return _read(request, ExaminationWanted, pk)


@operation(
    "examinations_add",
    "Want an examination",
    takes=shapes.NewExamination,
    again=examination,
    sent={"kind": "IRM du rachis entier", "latest_on": "2026-12-01"},
    **ADDS,
    **EXAMINATION,
)
def add_examination(request, pk):
    draft = decision_for(request.user, pk, journal=False)
    return answer(actions.want_examination(decision=draft, by=request.user, **said(request)), 201)


@operation("examinations_drop", "Want an examination no more", **DROPS)
def drop_examination(request, pk):
    return _dropped(request, ExaminationWanted, pk, actions.drop_part, "part")


@operation("dissents_get", "Read a dissent", **DISSENT)
def dissent(request, pk):
    return _read(request, Dissent, pk)


@operation(
    "dissents_add",
    "Keep the words of somebody who disagrees",
    takes=shapes.NewDissent,
    again=dissent,
    sent=examples.NEW_DISSENT,
    **ADDS,
    **DISSENT,
)
def add_dissent(request, pk):
    draft = decision_for(request.user, pk, journal=False)
    values = said(request)
    author = named("author", lambda: find(clinicians(), values["author"]))
    return answer(actions.add_dissent(decision=draft, author=author, text=values["text"], by=request.user), 201)


@operation("dissents_drop", "Take a dissent off a draft", **DROPS)
def drop_dissent(request, pk):
    return _dropped(request, Dissent, pk, actions.drop_part, "part")
