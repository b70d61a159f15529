"""Who and what is there before the API is tried: the world of the tests, more cases and sessions, and three tokens."""

import json
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from cases import actions
from cases.models import BoardMembership, ImagingStudy, Report
from rcp.accounts.actions import issue_token
from rcp.accounts.models import Role
from tests import factories
from tests.world import built

M = BoardMembership.Role
PHYSICIANS = {
    "alice": "pneumologist",
    "bruno": "radiation_oncologist",
    "david": "orthopaedic_surgeon",
    "emma": "medical_oncologist",
    "farid": "neurosurgeon",
    "greta": "interventional_radiologist",
    "hugo": "orthopaedic_surgeon",
    "stranger": "radiation_oncologist",
}
MORE_CASES = 8
MORE_MEETINGS = 4


def fill():
    admin = factories.administrator()
    cast = {name: factories.account(admin, name.title(), specialty=specialty) for name, specialty in PHYSICIANS.items()}
    cast |= {"admin": admin, "claire": factories.account(admin, "Claire", role=Role.OFFICE)}
    alice, claire, stranger = cast["alice"], cast["claire"], cast["stranger"]
    members = [(cast["bruno"], M.COORDINATOR), (claire, M.OFFICE)]
    board = factories.board(admin, members=[*members, *((cast[name], M.MEMBER) for name in ("david", "emma", "farid"))])
    factories.board(admin, name="RCP thorax", members=[(stranger, M.COORDINATOR)])
    world = built(cast, board, factories.guideline(admin))
    for number in range(MORE_CASES):
        patient = factories.patient(alice, birth_name=f"PATIENT{chr(65 + number)}", ipp=f"77{number}")
        case = (factories.draft if number % 2 else factories.whole_case)(alice, board, patient_=patient)
        actions.add_part(ImagingStudy, of=case, by=alice, kind="mri", status="done", region="rachis")
        actions.add_part(Report, of=case, by=alice, kind="pathology", status="done")
    for number in range(MORE_MEETINGS):
        factories.meeting(claire, board, days=20 + number)
    said = {"tokens": {name: _token(cast[name]) for name in ("alice", "bruno", "claire")}}
    said["strangers"] = [str(row.pk) for name, row in world.items() if name.startswith("their_")]
    (settings.DATA_DIR / "fuzz.json").write_text(json.dumps(said))


def _token(owner):
    last = timezone.localdate() + timedelta(days=2)
    _row, secret = issue_token(
        owner=owner, by=owner, name=f"Essai de {owner.given_name}", scopes=["read", "write", "papers"], expires_on=last
    )
    return secret
