"""The first page, by role: what waits for this person, and nothing that somebody else has to do."""

from django.shortcuts import render

from cases.access import listed
from rcp.accounts.models import Role
from rcp.meetings import desk


def home(request):
    return PAGES[request.user.role](request)


def _clinical(request):
    by = request.user
    presented, drafts, urgent = desk.to_present(by), desk.to_sign(by), desk.urgent(by)
    waiting = {
        "to_complete": desk.to_complete(by),
        "opinions": desk.opinions_asked(by),
        "to_check": desk.to_check(by),
        "returned": desk.returned(by),
    }
    shown = [
        *(row.case for row in (*presented, *drafts)),
        *(case for case, _limit in urgent),
        *(case for cases in waiting.values() for case in cases),
    ]
    listed(by, list(dict.fromkeys(shown)), event="home_read")
    context = {
        **waiting,
        "urgent": urgent,
        "presented": presented,
        "drafts": drafts,
        "sittings": desk.coming_sittings(by),
        "failed": desk.failed_documents(by),
        "runs_a_board": desk.runs_a_board(by),
    }
    return render(request, "home/clinical.html", context)


def _administrator(request):
    return render(request, "home/administrator.html", {"installation": desk.installation(request.user)})


def _reader(request):
    return render(request, "home/reader.html", {"boards": desk.held_by_board()})


PAGES = {
    Role.CLINICIAN: _clinical,
    Role.OFFICE: _clinical,
    Role.ADMINISTRATOR: _administrator,
    Role.READER: _reader,
}
