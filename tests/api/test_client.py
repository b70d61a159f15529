"""A client made from the schema that a running site serves: what another hospital's programmer would do first."""

import hashlib
import importlib
import json
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from pypdf import PdfReader

from tests.journeys.site import Site

pytestmark = [pytest.mark.once, pytest.mark.timeout(300)]

PACKAGE = "concertos_client"
PATIENCE = 60  # seconds for the worker to make a paper

PATIENT = {
    "birth_name": "TRÉVIDIC",
    "first_birth_given_name": "AZÉNOR",
    "birth_given_names": "AZÉNOR",
    "sex": "F",
    "birth_date": "1961-04-02",
    "birth_place_insee": "29019",
    "ipp": "8009999",
}
LESIONS = [{"bone": "vertebra", "level": "T8"}, {"bone": "vertebra", "level": "L2"}, {"bone": "femur", "side": "left"}]
OBSERVATION = {"observed_on": "2026-11-18", "lesion_type": "lytic", "alignment": "normal", "collapse_percent": 30}
SINS = {
    "location": "semirigid",
    "pain": "mechanical",
    "lesion": "lytic",
    "alignment": "normal",
    "collapse": "up_to_50",
    "posterolateral": "unilateral",
}


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    site = Site(folder)
    site.prepare(cast="tests.api.client_cast")
    with site.running():
        yield site


@pytest.fixture
def given(site):
    """The token, the board and the signed case of the cast."""
    return json.loads((Path(site.environment["DATA_DIR"]) / "client.json").read_text())


@pytest.fixture
def package(site, given, tmp_path):
    """The folder of the client, generated from the schema as it is served, without a warning."""
    folder = tmp_path / "client"
    folder.mkdir()
    headers = {"Authorization": f"Bearer {given['token']}"}
    schema = httpx.get(f"{site.address}/api/v1/schema/", headers=headers, timeout=60).raise_for_status()
    (folder / "schema.json").write_bytes(schema.content)
    (folder / "config.yml").write_text(
        "content_type_overrides:\n  application/pdf: application/octet-stream\npost_hooks: []\n"
    )
    command = [Path(sys.executable).with_name("openapi-python-client"), "generate", "--meta=none", "--fail-on-warning"]
    places = [
        f"--path={folder / 'schema.json'}",
        f"--config={folder / 'config.yml'}",
        f"--output-path={folder / PACKAGE}",
    ]
    made = subprocess.run([*command, *places], capture_output=True, text=True)
    assert made.returncode == 0, made.stdout + made.stderr
    return folder


@pytest.fixture
def call(site, given, package, monkeypatch):
    """`call("cases.cases_register", body=("CaseRegistration", {...}))`: one operation of the generated client."""
    monkeypatch.syspath_prepend(package)
    client = importlib.import_module(PACKAGE).AuthenticatedClient(site.address, given["token"], timeout=30)
    models = importlib.import_module(f"{PACKAGE}.models")

    def call(operation, *keys, body=None, **parameters):
        if body is not None:
            name, values = body
            parameters["body"] = getattr(models, name).from_dict(values)
        module = importlib.import_module(f"{PACKAGE}.api.{operation}")
        answer = module.sync_detailed(*(UUID(str(key)) for key in keys), client=client, **parameters)
        assert answer.status_code < 300, answer.content
        return answer

    yield call
    client.get_httpx_client().close()


def test_a_program_made_from_the_schema_fills_a_case_and_takes_the_record_of_another(call, given, site):
    register_and_score(call, given)
    download_the_record(call, given)
    assert_names_nobody(site, given)


def register_and_score(call, given):
    patient = call("patients.patients_register", body=("PatientRegistration", PATIENT)).parsed
    registered = {"patient": str(patient.id), "board": given["board"], "question": "Faut-il stabiliser T8 ?"}
    case = call("cases.cases_register", body=("CaseRegistration", registered), idempotency_key="first").parsed
    again = call("cases.cases_register", body=("CaseRegistration", registered), idempotency_key="first").parsed
    assert again.id == case.id
    lesions = call("lesions.lesions_add_many", patient.id, body=("LesionRows", {"rows": LESIONS})).parsed.results
    assert [(lesion.bone.value, lesion.level.value) for lesion in lesions][:2] == [
        ("vertebra", "T8"),
        ("vertebra", "L2"),
    ]
    seen = call("observations.observations_add", lesions[0].id, body=("LesionObservationValues", OBSERVATION)).parsed
    assert (seen.lesion, seen.collapse_percent) == (lesions[0].id, 30)
    asked = {"index": "sins", "lesion": str(lesions[0].id), "answers": SINS}
    score = call("scores.scores_give", case.id, body=("ScoreGiven", asked)).parsed
    (read,) = call("scores.scores_list", case.id).parsed.results
    assert (read.id, read.index, read.result.total) == (score.id, "sins", sum(read.result.points.to_dict().values()))
    assert read.result.band == "potentially_unstable"


def download_the_record(call, given):
    (decision,) = call("decisions.decisions_of_case", given["signed_case"]).parsed.results
    content = call("decisions.decisions_get", decision.id).parsed.content.to_dict()
    (document,) = call("documents.documents_of_case", given["signed_case"]).parsed.results
    assert document.subject_id == decision.id
    ready = once_ready(call, document.id)
    paper = call("documents.documents_download", document.id)
    assert paper.headers["Content-Disposition"].startswith("attachment; filename=")
    assert hashlib.sha256(paper.content).hexdigest() == ready.sha256 == paper.headers["ETag"].strip('"')
    printed = " ".join(page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages)
    assert content["case_number"] in printed and "MARTIN" in printed


def once_ready(call, key):
    """The state of a paper, asked again until the worker has made it."""
    deadline = time.monotonic() + PATIENCE
    while True:
        state = call("documents.documents_get", key).parsed
        if state.status.value == "ready":
            return state
        assert state.status.value in ("pending", "producing"), state.reason
        assert time.monotonic() < deadline, "the worker did not make the paper"
        time.sleep(0.2)


def assert_names_nobody(site, given):
    """The log of the site holds keys: neither the token nor a patient."""
    log = site.log.read_text()
    assert "/api/v1/" in log and "HTTP" in log, "a silent log proves nothing"
    for word in (given["token"].removeprefix("concertos_"), "TRÉVIDIC", "AZÉNOR", "8009999"):
        assert word not in log
