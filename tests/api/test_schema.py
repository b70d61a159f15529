"""The schema: valid, named, with examples, and true to what is answered."""

import json
import re
from io import StringIO

import pytest
from django.core.management import call_command
from drf_spectacular.validation import validate_schema

from rcp.api.kinds import KINDS
from rcp.api.problems import MEDIA_TYPE, TITLES
from rcp.api.schema import WHEN
from tests import factories
from tests.api.conftest import Caller

pytestmark = pytest.mark.once

METHODS = ("get", "post", "put", "patch", "delete")


@pytest.fixture(scope="module")
def schema():
    out = StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", "--format", "openapi-json", stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def draft(alice, board):
    """A draft with a lesion and a tumour to hang things on."""
    case = factories.draft(alice, board)
    factories.vertebra(case, alice)
    factories.lung_tumour(case, alice)
    return case


def operations(schema):
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            if method in METHODS:
                yield path, method, told


def test_it_is_valid_and_served_as_it_is_generated(schema, as_alice):
    served = as_alice.get("schema/")
    validate_schema(served.json())
    assert served.json() == schema
    assert Caller().get("schema/").status_code == 401


def test_every_operation_has_its_name_its_summary_and_its_tag(schema):
    names = [told["operationId"] for _path, _method, told in operations(schema)]
    assert len(set(names)) == len(names) > 130
    assert all(re.fullmatch("[a-z]+(_[a-z]+)+", name) for name in names)
    assert all(told["summary"] and len(told["tags"]) == 1 for _path, _method, told in operations(schema))


def test_every_operation_has_its_examples(schema):
    lacking = []
    for path, method, told in operations(schema):
        bodies = [told["requestBody"]] if "requestBody" in told else []
        answers = [answer for status, answer in told["responses"].items() if answer.get("content")]
        for content in [*bodies, *answers]:
            # A file has no example: its bytes would say nothing.
            written = [said for media, said in content["content"].items() if media in ("application/json", MEDIA_TYPE)]
            lacking += [(method, path) for said in written if not said.get("examples")]
    assert not lacking


def test_every_refusal_is_a_problem_and_every_operation_tells_the_usual_ones(schema):
    for path, method, told in operations(schema):
        refusals = {status: answer for status, answer in told["responses"].items() if status >= "400"}
        assert {"400", "401", "403", "404", "406"} <= set(refusals), (method, path)
        assert all(list(answer["content"]) == [MEDIA_TYPE] for answer in refusals.values()), (method, path)


def test_every_code_is_told_and_has_its_title():
    # What no operation can answer by itself: a method it does not take, a pace that nobody limits, a fault of ours.
    assert set(TITLES) - set(WHEN) == {"method_not_allowed", "throttled", "failed"}
    assert set(WHEN) <= set(TITLES)


def test_enumerations_have_names_that_stay(schema):
    names = [name for name, shape in schema["components"]["schemas"].items() if "enum" in shape]
    assert {"Bone", "Level", "Side", "Answer", "LabValueAnalyte", "CaseStatus", "TreatmentDrugClass"} <= set(names)
    assert [name for name in names if name.endswith("Enum")] == ["BlankEnum"]


def test_no_address_carries_anything_but_keys_and_codes(schema):
    for path, _method, told in operations(schema):
        for parameter in told.get("parameters", []):
            if parameter["in"] == "path":
                assert parameter["schema"].get("format") == "uuid" or parameter["name"] == "code", path
            assert not {"name", "birth", "ins", "ipp", "words"} & set(parameter["name"].split("_")), path


def test_what_is_versioned_asks_for_the_version(schema, as_alice, draft):
    """Each operation that declares `If-Match` refuses to do without, on a row that is there."""
    parts = {kind.plural: as_alice.post(_below(kind, draft), kind.sent).json() for kind in KINDS}
    rows = {kind: row["id"] for kind, row in parts.items()} | {"cases": draft.pk, "patients": draft.patient_id}
    asked = 0
    for path, method, told in operations(schema):
        collection = path.split("/")[3]
        if "If-Match" in [parameter["name"] for parameter in told.get("parameters", [])] and collection in rows:
            answer = as_alice.ask(method.upper(), path.replace("{id}", str(rows[collection])), {})
            assert (answer.status_code, answer.json()["code"]) == (428, "version_needed"), (method, path)
            asked += 1
    assert asked >= 2 * len(KINDS)


def _below(kind, case):
    keys = {"patient": case.patient_id, "case": case.pk}
    keys |= {"lesion": case.patient.lesion_set.first().pk, "tumour": case.patient.tumour_set.first().pk}
    return f"{kind.parent}s/{keys[kind.parent]}/{kind.plural}/"


def test_answers_hold_what_the_schema_tells(schema, as_alice, case):
    """Names and kinds of values of the record's own answers, without another library's opinion."""
    known = schema["components"]["schemas"]
    for path, shape in {
        f"cases/{case.pk}/": "Case",
        f"patients/{case.patient_id}/": "Patient",
        f"cases/{case.pk}/file/": "CaseFile",
    }.items():
        said = as_alice.get(path).json()
        assert set(said) == set(known[shape]["properties"]) == set(known[shape]["required"]), shape
    file = as_alice.get(f"cases/{case.pk}/file/").json()
    for kind in KINDS:
        names = set(known[kind.model.__name__]["properties"])
        assert set(kind.columns) == names
        assert all(set(row) == names for row in file[kind.name])


def test_examples_are_what_the_record_takes_and_tells(as_alice, draft):
    for kind in KINDS:
        made = as_alice.post(_below(kind, draft), kind.sent)
        assert made.status_code == 201, (kind, made.content)
        assert set(made.json()) == set(kind.told), kind
