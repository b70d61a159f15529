"""One board at work: an open session with a discussed case, a draft, a guest, a signed decision and its papers.

Before it a session was held and is closed, with a guest of its own; beside it other boards work, with their patient.
"""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from cases.actions import add_part, attach_file
from cases.models import BoardMembership, CharterRequirement, ImagingStudy, LesionObservation, Report
from rcp.accounts.actions import create_machine, deactivate_account, issue_token
from rcp.accounts.models import Role
from rcp.api.kinds import KINDS
from rcp.documents.models import Document
from rcp.meetings import actions
from tests import factories
from tests.attachments import files


def built(cast, board, guideline):
    """The things of this world by name, and its `people`. `cast` holds the people of conftest by name."""
    alice, bruno, claire, david = (cast[name] for name in ("alice", "bruno", "claire", "david"))
    case = factories.whole_case(alice, board)
    past = _held_before(case, claire, cast["hugo"])
    meeting = factories.meeting(claire, board)
    signed_case = factories.whole_case(alice, board, patient_=case.patient)
    waiting = factories.whole_case(alice, board, patient_=case.patient)
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    other = actions.schedule_case(meeting=meeting, case=signed_case, by=claire)
    actions.invite_guest(meeting=meeting, person=cast["greta"], by=claire, in_quorum=True)
    factories.opened(claire, meeting, [bruno, david, cast["emma"], cast["farid"]])
    signed = factories.proposed(signed_case, bruno, guideline)
    actions.end_discussion(item=other, by=claire)
    signed.refresh_from_db()
    actions.sign_decision(decision=signed, by=bruno)
    decision = factories.proposed(case, bruno, guideline)
    wanted = actions.want_examination(decision=decision, by=bruno, kind="IRM")
    dissent = actions.add_dissent(decision=decision, author=david, text="Plutôt opérer.", by=bruno)
    opinion = actions.give_opinion(case=case, by=david, competence="orthopaedic_surgeon", text="Plutôt opérer.")
    gone = factories.account(cast["admin"], "Gilles", specialty="radiologist")
    deactivate_account(user=gone, by=cast["admin"])
    lesion = case.patient.lesion_set.first()
    return {
        **_elsewhere(cast["stranger"]),
        **_parts(waiting, alice),
        "case": case,
        "waiting": waiting,
        "signed_case": signed_case,
        "patient": case.patient,
        "lesion": lesion,
        "observation": LesionObservation.objects.filter(lesion=lesion).get(),
        "tumour": case.patient.tumour_set.first(),
        "meeting": meeting,
        "past": past,
        "item": item,
        "attendance": meeting.attendances.get(person=david),
        "decision": decision,
        "signed": signed,
        "proposal": decision.proposals.get(),
        "examination": wanted,
        "dissent": dissent,
        "opinion": opinion,
        "attachment": attach_file(of=case, by=alice, file=files.upload(files.pdf()), title="Lettre"),
        "document": Document.objects.get(kind="decision_record"),
        "minutes": Document.objects.get(kind="minutes"),
        "board": board,
        "membership": BoardMembership.objects.get(board=board, person=david),
        "requirement": CharterRequirement.objects.filter(board=board).first(),
        "establishment": board.establishment,
        "guideline": guideline,
        "account": david,
        "machine": create_machine(by=cast["admin"], family_name="Entrepôt", role=Role.OFFICE),
        "token": _token_of(alice),
        "people": {"visitor": None, "gone": gone, **cast},
    }


def _parts(case, by):
    """One row of every kind, under the code of its kind: the one there is, or the example of the API's schema."""
    hung = {"lesion": case.patient.lesion_set.first(), "tumour": case.patient.tumour_set.first()}
    rows = {}
    for kind in KINDS:
        owner = {"case": case} if kind.parent == "case" else {"patient": case.patient}
        below = {kind.parent: hung[kind.parent]} if kind.parent in hung else {}
        there = kind.model.objects.filter(**owner).first()
        values = {name: Decimal(str(said)) if isinstance(said, float) else said for name, said in kind.sent.items()}
        rows[kind.code] = there or add_part(kind.model, of=case, by=by, **below, **values)
    return rows


def _token_of(person):
    last = timezone.localdate() + timedelta(days=30)
    token, _secret = issue_token(owner=person, by=person, name="Essai", scopes=["read"], expires_on=last)
    return token


def _held_before(case, office, guest):
    """A session that is over: the case was put off there, and its guest saw it until it closed."""
    meeting = factories.meeting(office, case.board, days=1)
    item = actions.schedule_case(meeting=meeting, case=case, by=office)
    actions.invite_guest(meeting=meeting, person=guest, by=office, in_quorum=False)
    factories.opened(office, meeting)
    actions.postpone_item(item=item, by=office, code="other", text="Attendre l’IRM.")
    actions.close_meeting(meeting=meeting, by=office)
    case.refresh_from_db()
    return meeting


def _elsewhere(stranger):
    """The same things of a patient whom nobody of the board has met: their names begin with `their_`."""
    board = BoardMembership.objects.get(person=stranger).board
    patient = factories.patient(stranger, birth_name="AILLEURS", given_name="PAUL", ipp="9009999")
    case = factories.whole_case(stranger, board, patient_=patient)
    meeting = factories.meeting(stranger, board, days=3)
    item = actions.schedule_case(meeting=meeting, case=case, by=stranger)
    lesion = patient.lesion_set.get()
    mri = {"kind": "mri", "status": "done", "region": "rachis"}
    return {
        "their_study": add_part(ImagingStudy, of=case, by=stranger, **mri),
        "their_report": add_part(Report, of=case, by=stranger, kind="pathology", status="done"),
        "their_board": board,
        "their_patient": patient,
        "their_case": case,
        "their_meeting": meeting,
        "their_item": item,
        "their_attendance": meeting.attendances.get(),
        "their_lesion": lesion,
        "their_tumour": patient.tumour_set.get(),
        "their_observation": LesionObservation.objects.get(lesion=lesion),
        "their_decision": actions.draft_decision(case=case, by=stranger),
    }
