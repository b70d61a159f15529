"""A real worker on the folder queue, killed in the middle of its work."""

import hashlib
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from rcp.documents.models import Document

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the worker is given a copy of the test database, which only SQLite can make"
)
SLOW = [{"name": f"Dossier {number}", "text": "Texte du dossier. " * 120} for number in range(40)]


def test_a_document_whose_worker_was_killed_is_made_once_by_another(ask, house):
    document = ask(cases=SLOW)
    Document.objects.filter(pk=document.pk).update(waiting_since=timezone.now() - timedelta(minutes=1))
    house.copy_database()

    house.sweep()
    house.start_worker()
    house.wait_for("producing")
    house.kill_workers()
    assert house.query("SELECT status, attempts FROM documents_document") == [("producing", 1)]

    house.query("UPDATE documents_document SET lease_until = '2020-01-01 00:00:00'")
    house.sweep()
    house.start_worker()
    house.wait_for("ready")
    ((attempts, name, sha256),) = house.query("SELECT attempts, file, sha256 FROM documents_document")
    assert attempts == 2
    assert [path.name for path in house.folder.glob("documents/*")] == [name]
    assert hashlib.sha256((house.folder / "documents" / name).read_bytes()).hexdigest() == sha256
    events = house.query("SELECT event FROM cases_journalentry WHERE record LIKE 'document:%' ORDER BY position")
    assert events == [("document_asked",), ("document_ready",)]
