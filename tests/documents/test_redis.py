"""A real worker on a real Redis: it waits for longer than a hint does, and outlives a Redis that dies."""

import os
import shutil
import socket
import subprocess
import time
import uuid
from datetime import timedelta

import pytest
import redis
from django.db import connection
from django.utils import timezone

from rcp.documents.models import Document
from rcp.documents.queue import WAIT_S

pytestmark = [
    pytest.mark.services,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="the worker is given a copy of the SQLite test database"),
]


def unavailable(sentence):
    (pytest.fail if os.environ.get("SERVICES") == "required" else pytest.skip)(sentence)


@pytest.fixture
def usual_redis(house):
    """The Redis of this machine, under a prefix of the test's own."""
    client = redis.Redis(socket_connect_timeout=2)
    try:
        client.ping()
    except redis.ConnectionError:
        unavailable("no Redis answers on 127.0.0.1:6379")
    prefix = f"concertos-test:{uuid.uuid4().hex}"
    house.environment |= {"REDIS_URL": "redis://127.0.0.1:6379/0", "KEY_PREFIX": prefix}
    yield
    house.kill_workers()
    for key in client.scan_iter(f"{prefix}:*"):
        client.delete(key)
    client.close()


@pytest.fixture
def start_redis(house):
    """Start a Redis that forgets everything when it dies; the same address each time."""
    if not shutil.which("redis-server"):
        unavailable("redis-server is not installed")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    house.environment |= {"REDIS_URL": f"redis://127.0.0.1:{port}/0", "KEY_PREFIX": "concertos-test"}
    started = []

    def start():
        command = ["redis-server", "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--dir", str(house.folder)]
        started.append(subprocess.Popen(command, stdout=subprocess.DEVNULL))
        client = redis.Redis(port=port)
        for _ in range(100):
            try:
                client.ping()
                break
            except redis.ConnectionError:
                time.sleep(0.05)
        return started[-1], client

    yield start
    for server in started:
        server.kill()
        server.wait()


def send_hint(house, document):
    house.run(f"from rcp.documents import queue; queue.hint('{document.pk}')")


def test_a_worker_that_waited_longer_than_a_hint_does_takes_the_next_one(ask, house, usual_redis):
    document = ask()
    house.copy_database()
    worker = house.start_worker()
    time.sleep(WAIT_S * 6)
    send_hint(house, document)
    house.wait_for("ready")
    assert worker.poll() is None


def test_what_redis_lost_is_sent_again_from_the_rows(ask, house, start_redis):
    document = ask()
    Document.objects.filter(pk=document.pk).update(waiting_since=timezone.now() - timedelta(minutes=1))
    house.copy_database()

    server, client = start_redis()
    send_hint(house, document)
    assert client.llen("concertos-test:concertos") == 1
    server.kill()
    server.wait()

    worker = house.start_worker()
    send_hint(house, document)
    assert house.query("SELECT status FROM documents_document") == [("pending",)]

    _server, client = start_redis()
    assert client.llen("concertos-test:concertos") == 0
    house.sweep()
    house.wait_for("ready")
    assert worker.poll() is None
