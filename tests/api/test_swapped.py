"""Keys of another file, in the path or in the body, are answered as keys that do not exist."""

import pytest

from rcp.api.kinds import KINDS
from tests import factories
from tests.api.conftest import Caller, fields_of

UNKNOWN = "00000000-0000-4000-8000-000000000000"
# Rows that name another row of the same file: the kind, the column, and what else it needs.
NAMING = [
    ("irradiations", "patient", "lesion", {"bone": "vertebra", "level": "L3", "technique": "other"}),
    ("surgeries", "patient", "lesion", {"procedure": "enclouage"}),
    ("skeletal-events", "patient", "lesion", {"kind": "fracture", "occurred_on": "2026-03-01"}),
    ("observations", "lesion", "study", {"observed_on": "2026-11-20"}),
    (
        "judgements",
        "case",
        "lesion",
        {"question": "limited_in_size", "answer": "yes", "answered_on": "2026-11-20", "answered_by_name": "Dr X"},
    ),
]


def file_of(person, board, name):
    """{name: key} of a patient, a case and a row of each kind that others name."""
    case = factories.draft(person, board, factories.patient(person, birth_name=name, given_name=name))
    patient, them = case.patient_id, Caller(person)
    study = them.post(f"patients/{patient}/imaging-studies/", {"kind": "mri", "status": "done"}).json()["id"]
    lesion, tumour = factories.vertebra(case, person), factories.lung_tumour(case, person)
    return {"patient": patient, "case": case.pk, "lesion": lesion.pk, "study": study, "tumour": tumour.pk}


@pytest.fixture
def ours(alice, board):
    return file_of(alice, board, "ICI")


@pytest.fixture
def beside(alice, board):
    """Another patient of the same physician: open to her, and not of this file."""
    return file_of(alice, board, "PRES")


@pytest.fixture
def theirs(stranger, board):
    return file_of(stranger, stranger.memberships.get().board, "LOIN")


@pytest.mark.parametrize(("rows", "parent", "column", "values"), NAMING)
def test_a_row_of_another_file_in_a_body_is_as_unknown(as_alice, ours, beside, theirs, rows, parent, column, values):
    address = f"{parent}s/{ours[parent]}/{rows}/"
    assert as_alice.post(address, values | {column: ours[column]}).status_code == 201
    answers = [as_alice.post(address, values | {column: key}) for key in (beside[column], theirs[column], UNKNOWN)]
    assert {answer.status_code for answer in answers} == {422}
    assert fields_of(answers[0]) == {column: "invalid"}
    assert len({answer.content for answer in answers}) == 1


def test_so_it_is_when_a_row_is_amended(as_alice, ours, beside, theirs):
    row = as_alice.post(f"patients/{ours['patient']}/surgeries/", {"procedure": "enclouage"}).json()
    keys = (beside["lesion"], theirs["lesion"], UNKNOWN)
    answers = [as_alice.patch(f"surgeries/{row['id']}/", {"lesion": key}, version=1) for key in keys]
    assert {answer.status_code for answer in answers} == {422}
    assert len({answer.content for answer in answers}) == 1


def test_a_file_of_another_board_in_a_path_is_as_unknown(as_alice, theirs):
    for kind in KINDS:
        swapped, absent = (f"{kind.parent}s/{key}/{kind.plural}/" for key in (theirs[kind.parent], UNKNOWN))
        for method, body in (("GET", None), ("POST", kind.sent)):
            answers = [as_alice.ask(method, address, body) for address in (swapped, absent)]
            assert [answer.status_code for answer in answers] == [404, 404], kind
            assert answers[0].content == answers[1].content


def test_a_row_of_one_kind_is_not_found_as_another(as_alice, ours):
    assert as_alice.get(f"tumours/{ours['lesion']}/").status_code == 404
    assert as_alice.get(f"lesions/{ours['patient']}/").status_code == 404
    assert as_alice.get(f"cases/{ours['patient']}/").status_code == 404


@pytest.mark.parametrize("column", ["board", "requester"])
def test_an_unknown_key_of_a_registration_is_named(as_alice, ours, board, column):
    body = {"patient": ours["patient"], "board": board.pk, column: UNKNOWN}
    assert fields_of(as_alice.post("cases/", body)) == {column: "invalid"}


def test_a_presenter_is_a_physician(as_alice, ours, claire):
    answers = [as_alice.patch(f"cases/{ours['case']}/", {"presenter": key}, version=1) for key in (claire.pk, UNKNOWN)]
    assert {answer.status_code for answer in answers} == {422}
    assert len({answer.content for answer in answers}) == 1


def test_filters_show_nothing_of_another_file(as_alice, theirs):
    for query in (f"patient={theirs['patient']}", f"patient={UNKNOWN}"):
        assert as_alice.get(f"cases/?{query}").json() == {"results": [], "next": None}
