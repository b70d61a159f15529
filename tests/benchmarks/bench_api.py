"""A list of cases over HTTP beside the same query through `values()` and the JSON renderer, in one run.

Run from the root of the project: `python -m tests.benchmarks.bench_api`.
Two hundred cases stand; pages of fifty are asked for. The floor holds for the list itself: session, person and the
line of the journal are the price of any page, and are printed apart. So are bulk additions and a whole file.
"""

import json
import os
import uuid
from statistics import median
from time import perf_counter

import django
from django.test import Client
from django.test.utils import setup_databases, teardown_databases

ROUNDS = 30
CASES = 200
PAGE = 50
IN_BULK = 500
MOST_TIMES = 3


def main():
    from django.conf import settings

    settings.ALLOWED_HOSTS.append("testserver")
    kept = setup_databases(verbosity=0, interactive=False)
    try:
        measure()
    finally:
        teardown_databases(kept, verbosity=0)


def measure():
    people, case = world()
    clients = {name: signed_in(person) for name, person in people.items()}
    claire, alice = clients["Claire"], clients["Alice"]
    took = {
        "the query, values() and the renderer": timed(lambda: bare_list(people["Claire"])),
        "GET /cases/, whole request": timed(lambda: claire.get(f"/api/v1/cases/?limit={PAGE}")),
        "a request that reads nothing": timed(lambda: claire.get("/api/v1/nothing/")),
        "the line of the journal": timed(lambda: line_of_the_journal(people["Claire"])),
        "GET /cases/{id}/file/": timed(lambda: alice.get(f"/api/v1/cases/{case.pk}/file/")),
    }
    for what, milliseconds in took.items():
        print(f"{what:50}{milliseconds:8.2f} ms")
    bare, whole, nothing, line, _file = took.values()
    print(f"{'ratio of the whole request':50}{whole / bare:8.2f}")
    print(f"{'ratio of the list':50}{(whole - nothing - line) / bare:8.2f}")
    bulk(clients["Alice"], case)
    assert whole - nothing - line <= MOST_TIMES * bare, "the list costs more than three times its query"


def bulk(client, case):
    """Once each: a second time would add to what the first one left."""
    lab = {"analyte": "calcium", "value": 2.4, "unit": "mmol/L", "taken_on": "2026-11-20"}
    for name, row in (("lab-values", lab), ("lesions", {"bone": "rib", "rib_number": 4, "side": "left"})):
        body = json.dumps({"rows": [row] * IN_BULK})
        started = perf_counter()
        answer = client.post(f"/api/v1/patients/{case.patient_id}/{name}/bulk/", body, content_type="application/json")
        assert answer.status_code == 201, answer.content
        print(f"{f'POST {IN_BULK} {name} in bulk':50}{(perf_counter() - started) * 1000:8.0f} ms")


def bare_list(by):
    """What the list answers, read and written with nothing around it."""
    from rest_framework.renderers import JSONRenderer

    from cases.access import cases_for
    from rcp.api.serializers.cases import LINE
    from rcp.api.views.cases import NAMES

    rows = list(cases_for(by).values(*LINE, **NAMES)[: PAGE + 1])
    return JSONRenderer().render({"results": rows, "next": None})


def line_of_the_journal(by):
    from cases.access import listed

    listed(by, [f"case:{uuid.uuid4()}" for _case in range(PAGE)])


def world():
    from cases.models import BoardMembership
    from rcp.accounts.models import Role
    from tests import factories

    roles = BoardMembership.Role
    admin = factories.administrator()
    claire = factories.account(admin, "Claire", role=Role.OFFICE)
    alice = factories.account(admin, "Alice", specialty="pneumologist")
    board = factories.board(admin, members=[(claire, roles.OFFICE)])
    first = factories.whole_case(alice, board)
    for number in range(CASES - 1):
        factories.draft(alice, board, factories.patient(alice, birth_name=f"NOM{number}", ipp=f"{number}"))
    return {"Claire": claire, "Alice": alice}, first


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def timed(act):
    """The median of many rounds, in milliseconds; the first ones warm up."""
    took = []
    for _round in range(ROUNDS + 3):
        started = perf_counter()
        act()
        took.append((perf_counter() - started) * 1000)
    return median(took[3:])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    main()
