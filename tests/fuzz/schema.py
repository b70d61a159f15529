"""Every operation of the schema, tried against a running site with cases that the schema allows and some it does not.

Keys are real ones more often than not: those that the site gave in its own answers, so that operations get past "does
not exist". Nothing is undone: the record changes under way, as it does when several programs write in it.
"""

import json
import random
import re
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Lock, local

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi import checks

import scoring

PATIENCE_S = 30
SENDERS = 4
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
]
UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
# What a field, a parameter or the end of an address names → the list that its keys come from.
KINDS = {
    "agenda": "agenda-items",
    "author": "people",
    "board": "boards",
    "case": "cases",
    "created_by": "people",
    "decision": "decisions",
    "item": "agenda-items",
    "items": "agenda-items",
    "lesion": "lesions",
    "meeting": "meetings",
    "order": "agenda-items",
    "owner": "people",
    "patient": "patients",
    "person": "people",
    "presenter": "people",
    "report": "reports",
    "requester": "people",
    "study": "imaging-studies",
    "targets": "lesions",
    "tumour": "tumours",
}
# Out of twenty draws, how many take a real key, the version as it stands, and no token at all.
REAL, CURRENT, NOBODY = 17, 17, 1


class Known:
    """The keys and the versions that the site has given, by the list that they come from."""

    def __init__(self, strangers):
        self.keys, self.versions, self.strangers = defaultdict(list), {}, strangers

    def learn(self, place, body):
        """Keep what an answer names. `place` is the end of the address that gave it: rows without a name of their own
        are of that kind."""
        if isinstance(body, dict) and "id" not in body:
            # A list, or something that holds one beside what it says of it.
            for name, held in body.items():
                self._walk(place if isinstance(held, list) else name, held)
        else:
            self._walk(place, body)

    def _walk(self, name, value):
        if isinstance(value, dict):
            if "id" in value and "version" in value:
                self.versions[value["id"]] = f'"{value["version"]}"'
            for inner, held in value.items():
                self._walk(name if inner == "id" else inner, held)
        elif isinstance(value, list):
            for held in value:
                self._walk(name, held)
        elif isinstance(value, str) and UUID.fullmatch(value):
            kept = self.keys[KINDS.get(name, name.replace("_", "-"))]
            if value not in kept:
                kept.append(value)

    def one(self, name, chance):
        """A key for what is called `name`: ours, or now and then one of a patient that nobody here has met."""
        ours = self.keys.get(KINDS.get(name, name))
        return chance.choice(self.strangers if not ours or chance.randrange(20) == 0 else ours)


class Findings:
    """What was seen: answers by operation, the slowest of them, and what should not have been."""

    def __init__(self):
        self.answers, self.slowest, self.failures, self.lock = defaultdict(Counter), [], {}, Lock()

    def note(self, operation, response):
        with self.lock:
            self.answers[operation.label][response.status_code] += 1
            self.slowest.append((response.elapsed, response.status_code, operation.label))
            self.slowest = sorted(self.slowest, reverse=True)[:20]

    def fail(self, operation, case, problem):
        with self.lock:
            kind = (operation.label, re.sub(r"[0-9a-f]{8,}|\d+", "…", str(problem))[:200])
            self.failures.setdefault(kind, f"{operation.label}\n{problem}\n{case.as_curl_command()}")

    @property
    def total(self):
        return sum(sum(found.values()) for found in self.answers.values())

    def report(self):
        """The shares of what succeeded, then the slowest answers, in plain lines."""
        yield f"{self.total} cases of {len(self.answers)} operations, {len(self.failures)} failures"
        for label, found in sorted(self.answers.items()):
            done = sum(times for status, times in found.items() if status < 300)
            said = ", ".join(f"{status} × {times}" for status, times in sorted(found.items()))
            yield f"{done / sum(found.values()):4.0%} 2xx  {label}: {said}"
        yield "the slowest answers"
        yield from (f"{elapsed * 1000:6.0f} ms  {status}  {label}" for elapsed, status, label in self.slowest)


def tried(address, given_by_cast, *, cases, chosen_seed):
    """Send about `cases` requests to the site at `address`, shared out evenly; returns the `Findings`."""
    tokens, known = given_by_cast["tokens"], Known(given_by_cast["strangers"])
    head = {"Authorization": f"Bearer {tokens['bruno']}"}
    described = requests.get(f"{address}/api/v1/schema/", headers=head, timeout=PATIENCE_S)
    described.raise_for_status()
    schema = schemathesis.openapi.from_dict(described.json())
    operations = in_turn([found.ok() for found in schema.get_all_operations()])
    _look_around(address, operations, tokens, known)
    sender = Sender(address, tokens, known)
    # Cases are drawn here and sent from there: drawing takes about as long as the site takes to answer.
    with ThreadPoolExecutor(SENDERS) as pool:
        for operation in operations:
            list(pool.map(partial(sender.send, operation), drawn(operation, -(-cases // len(operations)), chosen_seed)))
    return sender.findings


def drawn(operation, times, chosen_seed):
    """Up to `times` cases of an operation, most of them allowed and some its own examples, each with the chance that
    completes it."""
    allowed = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    refused = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
    said = operation.get_strategies_from_examples()
    found = []

    @seed(chosen_seed)
    @settings(
        max_examples=times,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    # The number makes each case another one, also where the schema leaves but one.
    @given(st.one_of(allowed, allowed, refused, *said), st.integers(0, 2**63))
    def once(case, number):
        found.append((case, random.Random(number)))

    once()
    return found


def _look_around(address, operations, tokens, known):
    """Read every list there is, twice: the second time with the keys that the first one gave."""
    for path in [operation.path for operation in operations if operation.method == "get"] * 2:
        kind = path.split("/")[3]
        for key in known.keys.get(kind, [])[:40] if "{" in path else [""]:
            url = address + re.sub(r"{\w+}", key, path)
            answer = requests.get(url, headers={"Authorization": f"Bearer {tokens['bruno']}"}, timeout=PATIENCE_S)
            if answer.ok and "json" in answer.headers["Content-Type"]:
                known.learn(_place(path), answer.json())


def in_turn(operations):
    """What makes rows comes first, then what reads and changes them, then acts that end something, removals last."""
    lists = {operation.path for operation in operations if operation.method == "get"}
    turn = {"get": 1, "patch": 2, "post": 3, "delete": 4}

    def place(operation):
        makes = operation.method == "post" and operation.path in lists
        return 0 if makes else turn[operation.method], operation.path

    return sorted(operations, key=place)


def _place(path):
    """The noun that an address ends with, whose rows it gives."""
    return [part for part in path.split("/") if part and part[0] != "{"][-1]


class Sender:
    """Sends cases, made real where they can be, and keeps what comes back."""

    def __init__(self, address, tokens, known):
        self.address, self.tokens, self.known = address, tokens, known
        self.findings, self.here = Findings(), local()

    def send(self, operation, pair):
        case, chance = pair
        self._make_real(operation, case, chance)
        token = f"Bearer {chance.choice([*self.tokens.values()])}"
        head = {} if chance.randrange(20) < NOBODY else {"Authorization": token}
        if not hasattr(self.here, "session"):
            self.here.session = requests.Session()
        response = case.call(base_url=self.address, headers=head, session=self.here.session, timeout=PATIENCE_S)
        self.findings.note(operation, response)
        try:
            case.validate_response(response, checks=CHECKS)
        except FailureGroup as group:
            for problem in group.exceptions:
                self.findings.fail(operation, case, problem)
        if response.status_code < 300 and response.content and "json" in response.headers["content-type"][0]:
            self.known.learn(_place(operation.path), response.json())

    def _make_real(self, operation, case, chance):
        """Put keys and versions that exist where the case has made some up."""
        kind = operation.path.split("/")[3]
        if "id" in (case.path_parameters or {}) and chance.randrange(20) < REAL:
            case.path_parameters["id"] = self.known.one(kind, chance)
        if "code" in (case.path_parameters or {}) and chance.randrange(20) < REAL:
            case.path_parameters["code"] = chance.choice([index.code for index in scoring.indices()])
        for name in {"patient", "board", "requester"} & set(case.query or {}):
            case.query[name] = self.known.one(name, chance)
        version = self.known.versions.get((case.path_parameters or {}).get("id"))
        if version and "If-Match" in (case.headers or {}) and chance.randrange(20) < CURRENT:
            case.headers["If-Match"] = version
        case.body = self._with_real_keys(case.body, chance)

    def _with_real_keys(self, body, chance, name=""):
        if isinstance(body, dict):
            return {key: self._with_real_keys(value, chance, key) for key, value in body.items()}
        if isinstance(body, list):
            return [self._with_real_keys(value, chance, name) for value in body]
        if name in KINDS and isinstance(body, str) and UUID.fullmatch(body) and chance.randrange(20) < REAL:
            return self.known.one(name, chance)
        return body


def given_by(site_folder):
    return json.loads((site_folder / "fuzz.json").read_text())
