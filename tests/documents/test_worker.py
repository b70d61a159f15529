"""A real worker on the folder queue, killed in the middle of its work."""

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from rcp.documents.models import Document

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the worker is given a copy of the test database, which only SQLite can make"
)
SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
SLOW = [{"name": f"Dossier {number}", "text": "Texte du dossier. " * 120} for number in range(40)]


@pytest.fixture
def house(tmp_path):
    """A data folder of its own and the environment that points to it."""
    environment = {
        **os.environ,
        "DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "tests.documents.worker_settings",
        "MODE": "embedded",
    }
    for name in ("DATABASE_URL", "REDIS_URL"):
        environment.pop(name, None)
    return tmp_path, environment


@pytest.fixture
def start_worker(house):
    _folder, environment = house
    started = []

    def start():
        command = [sys.executable, "-m", "celery", "-A", "rcp", "worker", "--concurrency=1", "--loglevel=ERROR"]
        quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        started.append(
            subprocess.Popen(
                [*command, *quiet], cwd=settings.BASE_DIR, env=environment, start_new_session=True, **SILENT
            )
        )
        return started[-1]

    yield start
    for worker in started:
        if worker.poll() is None:
            kill(worker)


def kill(worker):
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


def sweep(house):
    _folder, environment = house
    script = "import django; django.setup(); from rcp.documents.tasks import sweep_documents; sweep_documents()"
    subprocess.run([sys.executable, "-c", script], cwd=settings.BASE_DIR, env=environment, check=True)


def query(house, sql):
    with sqlite3.connect(house[0] / "concertos.sqlite3", timeout=20) as file:
        rows = file.execute(sql).fetchall()
    file.close()
    return rows


def wait_for(house, status):
    deadline = time.monotonic() + 40
    while query(house, "SELECT status FROM documents_document") != [(status,)]:
        assert time.monotonic() < deadline, f"the document never became {status}"
        time.sleep(0.05)


def copy_database(house):
    """The database of this test, its open transaction included."""
    (house[0] / "concertos.sqlite3").write_bytes(connection.connection.serialize())


def test_a_document_whose_worker_was_killed_is_made_once_by_another(ask, house, start_worker):
    document = ask(cases=SLOW)
    Document.objects.filter(pk=document.pk).update(waiting_since=timezone.now() - timedelta(minutes=1))
    copy_database(house)

    sweep(house)
    worker = start_worker()
    wait_for(house, "producing")
    kill(worker)
    assert query(house, "SELECT status, attempts FROM documents_document") == [("producing", 1)]

    query(house, "UPDATE documents_document SET lease_until = '2020-01-01 00:00:00'")
    sweep(house)
    start_worker()
    wait_for(house, "ready")
    ((attempts, name, sha256),) = query(house, "SELECT attempts, file, sha256 FROM documents_document")
    assert attempts == 2
    assert [path.name for path in house[0].glob("documents/*")] == [name]
    assert hashlib.sha256((house[0] / "documents" / name).read_bytes()).hexdigest() == sha256
    events = query(house, "SELECT event FROM cases_journalentry WHERE record LIKE 'document:%' ORDER BY position")
    assert events == [("document_asked",), ("document_ready",)]
