"""Statements and milliseconds of the busiest pages, beside the smallest page that a signed-in person can ask for.

Run from the root of the project: `python -m tests.benchmarks.bench_pages`.
The board has forty cases on one agenda, two on another and two that wait; one patient has a long file. "House" counts
what every page pays: session, person, transaction, journal. Templates are not instrumented as they are under tests.
"""

import os
from statistics import median
from time import perf_counter

import django
from django.test import Client
from django.test.utils import setup_databases, teardown_databases

ROUNDS = 10
MANY = 40
FEW = 2
ROWS = 12


def pages():
    """[(what is asked, by whom, address, what is posted)] in a board built through the actions."""
    from django.urls import reverse

    people, meetings, case = _board()
    admin, claire, bruno, alice = people
    few, many = (reverse("meeting", args=[meeting.pk]) for meeting in meetings)
    return [
        ("smallest page", claire, reverse("account_profile"), None),
        ("home, office", claire, reverse("home"), None),
        ("home, specialist", bruno, reverse("home"), None),
        ("case list", claire, reverse("case_list"), None),
        ("case, long file", bruno, reverse("case", args=[case.pk]), None),
        ("patient, long file", alice, reverse("patient", args=[case.patient_id]), None),
        (f"agenda, {FEW} cases", claire, few, None),
        (f"agenda, {MANY} cases", claire, many, None),
        ("session list", claire, reverse("meeting_list"), None),
        ("search", claire, reverse("patient_search"), {"q": "nom jeanne"}),
        ("journal", admin, reverse("journal"), None),
    ]


def _board():
    from cases.models import BoardMembership
    from rcp.accounts.models import Role
    from rcp.meetings import actions
    from tests import factories

    roles = BoardMembership.Role
    admin = factories.administrator()
    claire = factories.account(admin, "Claire", role=Role.OFFICE)
    specialties = {"Bruno": "radiation_oncologist", "Emma": "medical_oncologist", "Farid": "neurosurgeon"}
    bruno, *others = (factories.account(admin, name, specialty=specialty) for name, specialty in specialties.items())
    alice = factories.account(admin, "Alice", specialty="pneumologist")
    members = [(bruno, roles.COORDINATOR), (claire, roles.OFFICE), *((person, roles.MEMBER) for person in others)]
    board = factories.board(admin, members=members)
    guideline = factories.guideline(admin)
    meetings = [factories.meeting(claire, board, days=days) for days in (7, 14)]
    cases = [_case(factories, alice, board, number) for number in range(MANY + FEW + 2)]
    for number, case in enumerate(cases[: MANY + FEW]):
        actions.schedule_case(meeting=meetings[number >= FEW], case=case, by=claire, presenter=bruno)
        factories.proposed(case, bruno, guideline)
    for number in range(ROWS):
        factories.femur(cases[0], alice, size_mm=10 + number)
    return (admin, claire, bruno, alice), meetings, cases[0]


def _case(factories, by, board, number):
    letters = "".join(chr(ord("A") + int(digit)) for digit in f"{number:02}")
    patient = factories.patient(by, birth_name=f"NOM{letters}", ipp=str(8_005_000 + number))
    return factories.whole_case(by, board, patient_=patient)


def measure(person, address, posted):
    """Statements on the record, statements of the house, median milliseconds."""
    from tests.counting import statements

    client = Client(headers={"host": "localhost"})
    client.force_login(person)

    def ask():
        answer = client.get(address) if posted is None else client.post(address, posted)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}")

    ask()  # fills the caches of templates and addresses, and opens the reader's chain in the journal
    with statements() as count:
        ask()
    return count.on_the_record, count.of_the_house, median(_milliseconds(ask) for _round in range(ROUNDS))


def _milliseconds(call):
    start = perf_counter()
    call()
    return (perf_counter() - start) * 1000


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    old = setup_databases(verbosity=0, interactive=False)
    try:
        least = None
        print(f"{'page':22} {'record':>6} {'house':>6} {'ms':>7} {'ratio':>6}")
        for name, person, address, posted in pages():
            on_the_record, of_the_house, took = measure(person, address, posted)
            least = least or took
            print(f"{name:22} {on_the_record:6} {of_the_house:6} {took:7.1f} {took / least:6.1f}")
    finally:
        teardown_databases(old, verbosity=0)


if __name__ == "__main__":
    main()
