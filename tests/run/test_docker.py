"""What can be said of the containers without starting them: every file, name and setting they mention exists."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.run.test_settings import environment_names

ROOT = Path(__file__).resolve().parents[2]
DOCKER = ROOT / "docker"
# Read by the entry point alone.
ENTRYPOINT_NAMES = {"WEB_WORKERS", "WORKER_PROCESSES"}


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((DOCKER / "compose.yaml").read_text())


@pytest.fixture(scope="module")
def example():
    lines = (DOCKER / "env.example").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def roles():
    return re.findall(r"^  ([a-z]+)\)$", (DOCKER / "entrypoint.sh").read_text(), re.M)


def test_every_service_is_there_and_has_a_role(compose):
    assert set(compose["services"]) == {"database", "redis", "migrate", "web", "worker", "scheduler"}
    ours = [service for service in compose["services"].values() if "build" in service]
    assert {service["command"][0] for service in ours} == {"migrate", "web", "worker", "scheduler"} <= set(roles())


def test_what_is_asked_continuously_has_a_health_check(compose):
    assert {name for name, service in compose["services"].items() if "healthcheck" in service} == {
        "database",
        "redis",
        "web",
        "worker",
    }


def test_nothing_starts_before_the_migration(compose):
    for name in ("web", "worker", "scheduler"):
        assert compose["services"][name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"


def test_redis_keeps_its_queue_on_disk(compose):
    command = " ".join(compose["services"]["redis"]["command"])
    assert "--appendonly yes" in command
    assert compose["services"]["redis"]["volumes"]


def test_no_secret_is_written_in_the_files(compose, example):
    declared = {f"/run/secrets/{name}" for name in compose["secrets"]}
    pointed = {value for name, value in example.items() if name.endswith("_FILE")}
    assert pointed <= declared
    assert not {"SECRET_KEY", "DATABASE_URL", "EMAIL_URL"} & set(example)
    database = compose["services"]["database"]["environment"]
    assert "POSTGRES_PASSWORD" not in database
    assert database["POSTGRES_PASSWORD_FILE"] in declared


def test_every_name_of_the_example_is_a_setting(example):
    known = environment_names() | ENTRYPOINT_NAMES
    assert {name.removesuffix("_FILE") for name in example} <= known


def test_the_image_names_only_settings_that_exist():
    declared = re.findall(r"\b([A-Z_]{4,})=", (DOCKER / "Dockerfile").read_text())
    foreign = {"PATH", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"}
    assert {name for name in declared if not name.startswith("PIP_")} - foreign <= environment_names()


def test_the_image_copies_all_that_runs_and_nothing_else():
    copied = set(re.findall(r"^COPY (?!--from)(.+) \S+$", (DOCKER / "Dockerfile").read_text(), re.M))
    paths = {path for line in copied for path in line.split()}
    assert {"manage.py", "scoring", "cases", "rcp", "templates", "locale", "requirements.lock"} <= paths
    kept = (DOCKER / "Dockerfile.dockerignore").read_text().splitlines()
    assert {line[1:] for line in kept if line.startswith("!")} == paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("script", [DOCKER / "entrypoint.sh"], ids=lambda path: path.name)
def test_the_entry_point_is_plain_shell(script):
    assert subprocess.run(["sh", "-n", script], capture_output=True, text=True, check=False).stderr == ""


@pytest.mark.parametrize("script", sorted((ROOT / ".ci").iterdir()), ids=lambda path: path.name)
def test_each_script_parses_and_may_be_run(script):
    assert subprocess.run(["bash", "-n", script], capture_output=True, text=True, check=False).stderr == ""
    assert os.access(script, os.X_OK)


def production(example, tmp_path, **changes):
    """What the process says when it starts with the example and three secrets in files, each ending with a newline."""
    secrets = {
        "SECRET_KEY_FILE": "k" * 60 + "1aB-2cD-3eF",
        "DATABASE_URL_FILE": "postgres://concertos:secret@127.0.0.1:1/concertos",
        "EMAIL_URL_FILE": "smtp://mail.example.fr:25",
    }
    environment = {"PATH": os.environ["PATH"], "MODE": "production", "DATA_DIR": str(tmp_path), **example}
    for name, content in secrets.items():
        (tmp_path / name).write_text(content + "\n")
        environment[name] = str(tmp_path / name)
    for name, value in changes.items():
        environment.pop(name) if value is None else environment.update({name: value})
    script = "import django; from django.conf import settings; django.setup(); print(settings.SECRET_KEY[-3:])"
    command = [sys.executable, "-c", script]
    environment["DJANGO_SETTINGS_MODULE"] = "rcp.settings"
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_the_example_starts_in_production(example, tmp_path):
    ended = production(example, tmp_path)
    assert ended.stderr == ""
    assert ended.stdout == "3eF\n"


@pytest.mark.parametrize("missing", ["SECRET_KEY_FILE", "DATABASE_URL_FILE", "REDIS_URL", "ALLOWED_HOSTS", "BASE_URL"])
def test_production_does_not_start_without(missing, example, tmp_path):
    ended = production(example, tmp_path, **{missing: None})
    assert ended.returncode != 0
    assert missing.removesuffix("_FILE") in ended.stderr


def test_a_misspelt_boolean_stops_the_start(example, tmp_path):
    assert "DEBUG" in production(example, tmp_path, DEBUG="flase").stderr
