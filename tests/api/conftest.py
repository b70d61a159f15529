"""Another hospital's software: the same people as everywhere, speaking JSON."""

import json
import threading

import pytest
from django.db import connection
from django.test import Client

from rcp.api.problems import MEDIA_TYPE

ROOT = "/api/v1/"


class Caller:
    """One person's program. `said` keeps the last answer; a version is sent along as `If-Match`."""

    def __init__(self, person=None):
        self.client = Client()
        if person is not None:
            self.client.force_login(person)

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def post(self, path, body=None, *, version=None, key=None, **headers):
        return self.ask("POST", path, body, version=version, key=key, **headers)

    def patch(self, path, body=None, *, version=None):
        return self.ask("PATCH", path, body, version=version)

    def delete(self, path, *, version=None):
        return self.ask("DELETE", path, version=version)

    def ask(self, method, path, body=None, *, version=None, key=None, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        if key is not None:
            headers["Idempotency-Key"] = key
        sent = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body, default=str).encode()
        address = path if path.startswith("/") else ROOT + path
        answer = self.client.generic(method, address, sent, content_type="application/json", headers=headers)
        if answer.status_code >= 400:
            assert answer.headers["Content-Type"] == MEDIA_TYPE
            assert answer.json()["status"] == answer.status_code
        return answer


def fields_of(answer):
    """{field: code} of a problem."""
    return {line["field"]: line["code"] for line in answer.json()["errors"]}


def at_once(person, path, body, *, times=4, **headers):
    """The same POST sent from several threads in the same instant; needs a database that takes several writers."""
    together, answers = threading.Barrier(times), []

    def send():
        caller = Caller(person)
        together.wait()
        answers.append(caller.post(path, body, **headers))
        connection.close()

    threads = [threading.Thread(target=send) for _thread in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.fixture
def caller():
    return Caller


@pytest.fixture
def as_alice(alice):
    return Caller(alice)


@pytest.fixture
def as_claire(claire):
    return Caller(claire)


@pytest.fixture
def as_bruno(bruno):
    return Caller(bruno)
