"""The hint: sent after the transaction, never an error, never a long wait."""

import json
import socket
import time
import uuid

import pytest
from celery import current_app
from django.db import transaction

from rcp.documents import queue
from rcp.documents.models import Document

# A hint waits for one second; the rest is for a slow machine.
PATIENCE_S = 6


@pytest.fixture
def broker(monkeypatch):
    """Point the application to another broker for the time of a test."""

    def use(url, **options):
        monkeypatch.setitem(current_app.conf, "broker_url", url)
        monkeypatch.setitem(current_app.conf, "broker_write_url", url)
        monkeypatch.setitem(current_app.conf, "broker_transport_options", options)

    return use


@pytest.fixture
def folder_broker(broker, tmp_path):
    for name in ("messages", "control"):
        (tmp_path / name).mkdir()
    messages = str(tmp_path / "messages")
    broker("filesystem://", data_folder_in=messages, data_folder_out=messages, control_folder=str(tmp_path / "control"))
    return lambda: [json.loads(path.read_text()) for path in (tmp_path / "messages").glob("*.msg")]


@pytest.fixture
def deaf_port():
    """Something listens and never answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=5) as server:
        yield server.getsockname()[1]


@pytest.fixture
def closed_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def hint(callbacks, key):
    """Hint inside a transaction that is written; returns how long it took."""
    start = time.monotonic()
    with callbacks(execute=True):
        queue.hint(key)
    return time.monotonic() - start


def test_a_hint_carries_the_key_alone(db, folder_broker, django_capture_on_commit_callbacks):
    key = uuid.uuid4()
    hint(django_capture_on_commit_callbacks, key)
    (message,) = folder_broker()
    assert message["headers"]["task"] == "rcp.documents.tasks.produce"
    assert message["headers"]["argsrepr"] == f"['{key}']"
    assert message["headers"]["expires"]


def test_what_is_rolled_back_sends_no_hint(db, folder_broker, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError), transaction.atomic():
        queue.hint(uuid.uuid4())
        raise ZeroDivisionError
    assert folder_broker() == []


def test_a_broker_that_refuses_costs_nothing_and_raises_nothing(
    db, broker, closed_port, django_capture_on_commit_callbacks, caplog
):
    broker(f"redis://127.0.0.1:{closed_port}/0")
    assert hint(django_capture_on_commit_callbacks, uuid.uuid4()) < PATIENCE_S
    assert "waits for the sweep" in caplog.text


def test_a_broker_that_never_answers_costs_a_second_and_raises_nothing(
    db, broker, deaf_port, django_capture_on_commit_callbacks, caplog
):
    broker(f"redis://127.0.0.1:{deaf_port}/0")
    assert hint(django_capture_on_commit_callbacks, uuid.uuid4()) < PATIENCE_S
    assert "waits for the sweep" in caplog.text


@pytest.mark.parametrize("url", ["redis://no-such-host.invalid/0", "nonsense://"])
def test_a_broker_with_a_wrong_address_raises_nothing(db, broker, url, django_capture_on_commit_callbacks, caplog):
    broker(url)
    hint(django_capture_on_commit_callbacks, uuid.uuid4())
    assert "waits for the sweep" in caplog.text


def test_a_document_asked_while_the_broker_is_down_is_kept(
    ask, broker, closed_port, django_capture_on_commit_callbacks
):
    broker(f"redis://127.0.0.1:{closed_port}/0")
    with django_capture_on_commit_callbacks(execute=True) as hints:
        document = ask()
    assert len(hints) == 1
    assert Document.objects.get(pk=document.pk).status == Document.Status.PENDING


def test_asking_for_a_document_hints_once_more_while_it_waits(ask, django_capture_on_commit_callbacks):
    subject = uuid.uuid4()
    with django_capture_on_commit_callbacks() as hints:
        ask(subject)
        ask(subject)
    assert len(hints) == 2
