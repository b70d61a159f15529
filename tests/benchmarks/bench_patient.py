"""How the page of a patient with 200 cases and 400 lesions compares with that of a patient with two.

Run from the root of the project: `python -m tests.benchmarks.bench_patient`. Rounds alternate between both patients, so
that a busy machine slows both; the ratio of the medians is what counts.
"""

import os
from datetime import date, timedelta
from statistics import median
from time import perf_counter

import django
from django.test import Client
from django.test.utils import setup_databases, teardown_databases

ROUNDS = 25
LONG = (200, 400)
SHORT = (2, 2)
AIM = 1.5


def filled(by, board, name, cases, lesions):
    """A patient with so many cases and lesions, each lesion observed, and treatments in proportion."""
    from cases import actions
    from cases.models import Irradiation, LesionObservation, Treatment
    from tests import factories

    patient = factories.patient(by, birth_name=name, ipp=name)
    made = [factories.draft(by, board, patient) for _number in range(cases)]
    for case in made:
        actions.submit_case(case=case, by=by)
    for number in range(lesions):
        day = date(2026, 10, 1) - timedelta(days=9 * number)
        place = {"bone": "vertebra", "level": f"T{number % 12 + 1}"}
        lesion = actions.record_lesion(of=made[0], by=by, discovered_on=day, **place)
        actions.add_part(LesionObservation, of=made[0], by=by, lesion=lesion, observed_on=day, size_mm=20)
        if number % 2 == 0:
            dose = {"technique": "conformal_3d", "dose_gy": 30, "fractions": 10, "started_on": day}
            actions.add_part(Irradiation, of=made[0], by=by, **place, **dose)
            taken = {"treatment_type": "C15632", "status": "done", "started_on": day}
            actions.add_part(Treatment, of=made[0], by=by, **taken)
    return patient


def pages():
    """{(page, size): address} of both patients, and who reads them."""
    from django.urls import reverse

    from cases.models import BoardMembership
    from tests import factories

    admin = factories.administrator()
    alice = factories.account(admin, "Alice", specialty="pneumologist")
    board = factories.board(admin, members=[(alice, BoardMembership.Role.MEMBER)])
    short = filled(alice, board, "COURT", *SHORT)
    long = filled(alice, board, "LONG", *LONG)
    addresses = {}
    for size, patient in (("short", short), ("long", long)):
        addresses["page", size] = reverse("patient", args=[patient.pk])
        addresses["time", size] = reverse("patient_time", args=[patient.pk])
        addresses["lesions", size] = reverse("patient_list", args=[patient.pk, "lesion"])
    return alice, addresses


def milliseconds(client, address):
    start = perf_counter()
    answer = client.get(address)
    assert answer.status_code == 200
    return (perf_counter() - start) * 1000, len(answer.content)


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        alice, addresses = pages()
        client = Client(HTTP_HOST="localhost")
        client.force_login(alice)
        took = {name: [] for name in addresses}
        sizes = {}
        for _round in range(ROUNDS):
            for name, address in addresses.items():
                spent, sizes[name] = milliseconds(client, address)
                took[name].append(spent)
        for page in ("page", "time", "lesions"):
            few, many = (median(took[page, size]) for size in ("short", "long"))
            kilobytes = [round(sizes[page, size] / 1024) for size in ("short", "long")]
            print(f"{page:8} {few:7.1f} ms → {many:7.1f} ms  ratio {many / few:.2f}  {kilobytes} kB")
        ratio = median(took["page", "long"]) / median(took["page", "short"])
        print(f"patient's page: {ratio:.2f} times, at most {AIM} wanted")
    finally:
        teardown_databases(databases, verbosity=0)


if __name__ == "__main__":
    main()
