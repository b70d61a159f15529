"""The first page, by role: what waits for this person, and nothing that somebody else has to do."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.access import listed
from rcp.accounts.models import Role
from rcp.meetings import desk
from rcp.meetings.models import Attendance
from rcp.web.templatetags.rcp import NBSP


@require_safe
def home(request):
    return PAGES[request.user.role](request)


def _clinical(request):
    by = request.user
    presented, drafts, urgent = desk.to_present(by), desk.to_sign(by), desk.urgent(by)
    decided = desk.decided_for(by)
    runs_a_board = desk.runs_a_board(by)
    waiting = {
        "to_complete": desk.to_complete(by),
        "opinions": desk.opinions_asked(by),
        "to_check": desk.to_check(by),
        "returned": desk.returned(by),
    }
    shown = [
        *(row.case for row in (*presented, *drafts, *decided)),
        *(case for case, _limit in urgent),
        *(case for cases in waiting.values() for case in cases),
    ]
    listed(by, list(dict.fromkeys(shown)), event="home_read")
    context = {
        **waiting,
        "urgent": [(case, limit, _left(limit)) for case, limit in urgent],
        "presented": presented,
        "drafts": drafts,
        "decided": decided,
        "sittings": desk.coming_sittings(by),
        "failed": desk.failed_documents(by),
        "runs_a_board": runs_a_board,
        "is_idle": not (shown or runs_a_board),
        "announced": Attendance.Announced.choices,
    }
    return render(request, "home/clinical.html", context)


def _administrator(request):
    installation = desk.installation(request.user)
    steps = _steps(installation)
    context = {"installation": installation, "steps": steps, "done": sum(step["state"] == "ok" for step in steps)}
    return render(request, "home/administrator.html", context)


def _reader(request):
    return render(request, "home/reader.html", {"boards": desk.held_by_board()})


def _left(limit):
    """ "23 h 05", or nothing once the limit has passed."""
    minutes = int((limit - timezone.now()).total_seconds() // 60)
    return f"{minutes // 60}{NBSP}h{NBSP}{minutes % 60:02}" if minutes >= 0 else ""


def _steps(found):
    """What an empty installation needs, in the order in which it can be done."""
    unchaired = found["boards"] - found["boards_with_chair"]
    wanted = (
        (found["establishments"], _("Un établissement"), "", "establishment_create", _("Ajouter")),
        (found["accounts"] > 1, _("Des comptes, en plus du vôtre"), "", "account_create", _("Ouvrir un compte")),
        (found["boards"], _("Une RCP, avec sa charte"), "", "board_create", _("Ouvrir une RCP")),
        (
            found["boards"] and not unchaired,
            _("Un coordonnateur dans chaque RCP"),
            _("lui seul signe les décisions"),
            "board_list",
            _("Ajouter des membres"),
        ),
        (
            found["guidelines"],
            _("Un référentiel"),
            _("ce qu’une décision peut dire qu’elle suit"),
            "guideline_create",
            _("Ajouter"),
        ),
    )
    return [
        {
            "state": "ok" if done else "missing",
            "word": word,
            "reason": "" if done else reason,
            "url": reverse(name),
            "action": action,
        }
        for done, word, reason, name, action in wanted
    ]


PAGES = {
    Role.CLINICIAN: _clinical,
    Role.OFFICE: _clinical,
    Role.ADMINISTRATOR: _administrator,
    Role.READER: _reader,
}
