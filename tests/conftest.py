"""The cast. The same people, with the same habits, play in every test."""

import pytest
from django.db import connection
from django.test import TransactionTestCase

from cases import guards
from cases.models import BoardMembership
from rcp.accounts.models import Role
from tests import factories
from tests.world import built

M = BoardMembership.Role


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """What is made once for a file (a site, a demonstration, a schema): its tests stay in one process."""
    for item in items:
        known = item._fixtureinfo.name2fixturedefs.values()
        if any(fixture.scope == "module" for fixtures in known for fixture in fixtures):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(autouse=True, scope="session")
def guards_lifted_around_a_flush():
    """The one place that lifts the guards: emptying the tests' own database after a transactional test."""
    flush = TransactionTestCase._fixture_teardown

    def teardown(self):
        guards.lift(connection)
        try:
            flush(self)
        finally:
            guards.install(connection)

    TransactionTestCase._fixture_teardown = teardown
    yield
    TransactionTestCase._fixture_teardown = flush


@pytest.fixture
def admin(db):
    """Anne, who opens accounts and boards and sees no patient."""
    return factories.administrator()


@pytest.fixture
def alice(admin):
    """A pneumologist who asks for opinions."""
    return factories.account(admin, "Alice", specialty="pneumologist", family_name="Le Goff")


@pytest.fixture
def bruno(admin):
    """The coordinator, a radiation oncologist."""
    return factories.account(admin, "Bruno", specialty="radiation_oncologist", family_name="Morvan")


@pytest.fixture
def claire(admin):
    """The office."""
    return factories.account(admin, "Claire", role=Role.OFFICE, family_name="Nédélec")


@pytest.fixture
def david(admin):
    """An orthopaedic surgeon, member of the board."""
    return factories.account(admin, "David", specialty="orthopaedic_surgeon", family_name="Ortiz")


@pytest.fixture
def emma(admin):
    """A medical oncologist, member of the board."""
    return factories.account(admin, "Emma", specialty="medical_oncologist", family_name="Prigent")


@pytest.fixture
def farid(admin):
    """A neurosurgeon, member of the board."""
    return factories.account(admin, "Farid", specialty="neurosurgeon", family_name="Quemeneur")


@pytest.fixture
def greta(admin):
    """An interventional radiologist who belongs to no board: a guest, or somebody asked for an opinion."""
    return factories.account(admin, "Greta", specialty="interventional_radiologist", family_name="Riou")


@pytest.fixture
def hugo(admin):
    """An orthopaedic surgeon who belongs to no board: the guest of a session that is over."""
    return factories.account(admin, "Hugo", specialty="orthopaedic_surgeon", family_name="Thépaut")


@pytest.fixture
def rose(admin):
    """A reader of statistics."""
    return factories.account(admin, "Rose", role=Role.READER, family_name="Salaün")


@pytest.fixture
def board(admin, bruno, claire, david, emma, farid):
    members = [(bruno, M.COORDINATOR), (claire, M.OFFICE), (david, M.MEMBER), (emma, M.MEMBER), (farid, M.MEMBER)]
    return factories.board(admin, members=members)


@pytest.fixture
def stranger(admin):
    """Coordinator of another board: nothing of ours is open to him."""
    person = factories.account(admin, "Tristan", specialty="radiation_oncologist", family_name="Urvoas")
    factories.board(admin, name="RCP thorax", members=[(person, M.COORDINATOR)])
    return person


@pytest.fixture
def irene(admin):
    """The office of another board."""
    person = factories.account(admin, "Irene", role=Role.OFFICE, family_name="Visage")
    factories.board(admin, name="RCP digestive", members=[(person, M.OFFICE)])
    return person


@pytest.fixture
def guideline(admin):
    return factories.guideline(admin)


@pytest.fixture
def case(alice, board):
    """Alice's submitted case, whole enough to be signed."""
    return factories.whole_case(alice, board)


@pytest.fixture
def meeting(claire, board):
    return factories.meeting(claire, board)


@pytest.fixture
def quorate(bruno, david, emma, farid):
    """The people who together make the quorum of a spinal case."""
    return [bruno, david, emma, farid]


@pytest.fixture
def world(request, board, guideline):
    """A board at work, with everybody around it: see `tests.world`."""
    names = (
        "alice",
        "bruno",
        "claire",
        "david",
        "emma",
        "farid",
        "greta",
        "hugo",
        "rose",
        "admin",
        "stranger",
        "irene",
    )
    return built({name: request.getfixturevalue(name) for name in names}, board, guideline)
