"""Who is there before a journey begins: what an administrator has opened, and a draft that Alice left."""

from cases.models import BoardMembership
from rcp.accounts.models import Role
from tests import factories

M = BoardMembership.Role


def fill():
    anne = factories.administrator()
    alice = factories.account(anne, "Alice", specialty="pneumologist", family_name="Le Goff")
    board = factories.board(
        anne,
        members=[
            (factories.account(anne, "Bruno", specialty="radiation_oncologist", family_name="Morvan"), M.COORDINATOR),
            (factories.account(anne, "Claire", role=Role.OFFICE, family_name="Nédélec"), M.OFFICE),
            (factories.account(anne, "David", specialty="orthopaedic_surgeon", family_name="Ortiz"), M.MEMBER),
            (factories.account(anne, "Emma", specialty="medical_oncologist", family_name="Prigent"), M.MEMBER),
            (factories.account(anne, "Farid", specialty="neurosurgeon", family_name="Quemeneur"), M.MEMBER),
        ],
    )
    factories.guideline(anne)
    factories.draft(alice, board)
