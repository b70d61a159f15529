"""Milliseconds and megabytes of a decision record and of the minutes of thirty cases, beside a bare WeasyPrint.

Run from the root of the project: `DJANGO_SETTINGS_MODULE=rcp.settings python -m tests.benchmarks.bench_papers`.
The bare render prints the same HTML to a plain PDF: no seal, no checks, no archive, the fonts of the machine.
"""

import resource
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from time import perf_counter

import django
from django.test.utils import setup_databases, teardown_databases

ROUNDS = 3
CASES = 30


def pressed(html, values):
    from rcp.documents import press

    return press.print_pdf(html, **values).bytes


def bare(html, values):
    import weasyprint

    return weasyprint.HTML(string=html).write_pdf()


def measure(printer, html, values):
    """Best milliseconds of a few rounds, and the memory of a process that does nothing else."""
    django.setup()
    fastest = float("inf")
    printer("<html lang=fr>" if printer is bare else html, values)
    for _round in range(ROUNDS):
        start = perf_counter()
        data = printer(html, values)
        fastest = min(fastest, perf_counter() - start)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return fastest * 1000, memory, len(data) / 1024


def papers():
    """The HTML of each paper with what the press needs, built through the actions in a database of its own."""
    from rcp.documents.models import Document
    from rcp.documents.paper import html_of
    from rcp.meetings import actions
    from rcp.meetings.models import Meeting

    bruno, claire, meeting, items = _session()
    for item, decision in items:
        actions.end_discussion(item=item, by=claire)
        decision.refresh_from_db()
        actions.sign_decision(decision=decision, by=bruno)
    actions.close_meeting(meeting=Meeting.objects.get(pk=meeting.pk), by=claire)
    for kind in (Document.Kind.DECISION_RECORD, Document.Kind.MINUTES):
        document = Document.objects.filter(kind=kind).first()
        values = {"title": document.title, "language": document.language, "identifier": document.content_sha256}
        yield kind.value, html_of(document), values | {"created_at": document.created_at, "footer": document.stamp}


def _session():
    from cases.models import BoardMembership
    from rcp.accounts.models import Role
    from rcp.meetings import actions
    from tests import factories

    admin = factories.administrator()
    claire = factories.account(admin, "Claire", role=Role.OFFICE)
    people = {"Bruno": "radiation_oncologist", "Emma": "medical_oncologist", "Farid": "neurosurgeon"}
    present = [factories.account(admin, name, specialty=specialty) for name, specialty in people.items()]
    roles = BoardMembership.Role
    members = [(claire, roles.OFFICE), *((person, roles.MEMBER) for person in present[1:])]
    board = factories.board(admin, members=[(present[0], roles.COORDINATOR), *members])
    guideline = factories.guideline(admin)
    meeting = factories.meeting(claire, board)
    cases = [factories.whole_case(claire, board, requester=present[1]) for _number in range(CASES)]
    items = [actions.schedule_case(meeting=meeting, case=case, by=claire) for case in cases]
    factories.opened(claire, meeting, present)
    drafts = [factories.proposed(case, present[0], guideline) for case in cases]
    return present[0], claire, meeting, list(zip(items, drafts, strict=True))


def main():
    django.setup()
    old = setup_databases(verbosity=0, interactive=False)
    try:
        made = list(papers())
    finally:
        teardown_databases(old, verbosity=0)
    for name, html, values in made:
        for printer in (pressed, bare):
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
                took, memory, size = alone.submit(measure, printer, html, values).result()
            print(f"{name}, {printer.__name__}: {took:,.0f} ms, {memory:,.0f} MB of memory, {size:,.0f} kB")


if __name__ == "__main__":
    main()
