"""Every address × method × person, in one reviewed table: `doors.txt` beside this file.

A route without a row fails, and so does a row without a route. A changed code is a changed right, and is reviewed as
one. Posts hold nothing useful, so somebody who is let in sees 302, 409 or 422, and somebody who is not sees 404. A
method without a row is one that the address does not take: it answers 405.
"""

import re
from pathlib import Path

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse
from django.utils import timezone

pytestmark = pytest.mark.once

TABLE = Path(__file__).with_name("doors.txt")
PEOPLE = [
    "visitor",
    "alice",
    "bruno",
    "claire",
    "david",
    "greta",
    "hugo",
    "rose",
    "admin",
    "stranger",
    "irene",
    "gone",
]
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
# A refused method is asked for by somebody whom the door does not send away.
LET_IN = ("admin", "claire", "bruno", "alice")


def routes(patterns=None, prefix=""):
    """(name, its parameters, its path) of every address of the site."""
    for pattern in patterns or get_resolver().url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield pattern.name, re.findall(r"<(?:\w+:)?(\w+)>", path), path
        else:
            yield from routes(pattern.url_patterns, path)


def rows():
    for line in TABLE.read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            name, method, thing, *codes = line.split()
            yield name, method, thing, codes


def test_every_route_has_its_rows_and_every_row_its_route():
    known = {name for name, _, _ in routes()}
    listed = {name for name, *_ in rows()}
    assert known - listed == set(), "routes without a row"
    assert listed - known == set(), "rows without a route"


def test_every_row_has_a_code_for_each_person():
    short = [f"{name} {method} {thing}" for name, method, thing, codes in rows() if len(codes) != len(PEOPLE)]
    assert not short, "\n".join(short)


@pytest.fixture
def still(world):
    """The clock stands: a paper that waits is not late because the table is long."""
    with time_machine.travel(timezone.now(), tick=False):
        yield


# In four parts, which a machine with several processors reads side by side.
@pytest.mark.timeout(400)
@pytest.mark.parametrize("part", range(4))
def test_each_person_gets_the_code_of_the_table(world, still, part):
    wrong, clients = [], signed_in(world["people"])
    for name, method, thing, codes in list(rows())[part::4]:
        url = address(name, thing, world)
        found = [str(answer(clients[person], method, url)) for person in PEOPLE]
        if found != codes:
            wrong.append(f"{name:37}{method:5}{thing:35}" + "".join(code.ljust(9) for code in found).rstrip())
    assert not wrong, "the site answers otherwise:\n" + "\n".join(wrong)


@pytest.mark.timeout(400)
def test_a_method_without_a_row_is_refused_as_such(world):
    taken, things, opened = {}, {}, {}
    for name, method, thing, codes in rows():
        taken.setdefault(name, set()).add(method)
        things.setdefault(name, thing)
        opened.setdefault(name, dict(zip(PEOPLE, codes, strict=True)))
    wrong, clients = [], signed_in(world["people"])
    for name, methods in taken.items():
        person = next((who for who in LET_IN if opened[name][who] not in ("401", "403", "404")), "claire")
        url = address(name, things[name], world)
        found = {method: answer(clients[person], method, url) for method in set(METHODS) - methods}
        wrong += [f"{name} {method} {person}: {code}" for method, code in found.items() if code != 405]
    assert not wrong, "these take a method that has no row:\n" + "\n".join(wrong)


def address(name, thing, world):
    """The address for the things named in the table: `case`, or `case+lesion` for two keys, `=word` for a plain one."""
    if thing == "-":
        return reverse(name)
    parts = [part[1:] if part.startswith("=") else world[part].pk for part in thing.split("+")]
    try:
        return reverse(name, args=parts)
    except NoReverseMatch as unknown:
        raise AssertionError(f"{name} does not take {thing}") from unknown


def signed_in(people):
    """{name: the browser of this person}. A closed account had signed in before it was closed."""
    clients = {}
    for name, person in people.items():
        clients[name] = Client(raise_request_exception=False)
        if person is not None:
            clients[name].force_login(person)
    return clients


def answer(client, method, url):
    """The status of one request, whose effects are undone."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        if url.startswith("/api/"):
            response = client.generic(method, url, '{"nothing": "useful"}', content_type="application/json")
        elif method == "POST":
            response = client.post(url, {"nothing": "useful"})
        else:
            response = client.generic(method, url)
        transaction.set_rollback(True)
    client.cookies = cookies
    return response.status_code
