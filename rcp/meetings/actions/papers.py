"""Asking for the papers of a session: each freezes its content now and is printed later by a worker."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from cases.errors import Refused
from cases.permissions import run_office
from cases.wording import plain
from rcp.documents.actions import ask_document
from rcp.documents.models import Document
from rcp.meetings.agenda_paper import agenda
from rcp.meetings.decision_record import plain_content
from rcp.meetings.minutes import minutes
from rcp.meetings.models import Decision, Meeting


@transaction.atomic
def ask_agenda(*, meeting, by, language=None):
    run_office(by, meeting.board)
    return _ask(meeting, by, Document.Kind.AGENDA, agenda(meeting, language=language), gettext_noop("Ordre du jour"))


@transaction.atomic
def ask_minutes(*, meeting, by, language=None):
    run_office(by, meeting.board)
    if meeting.status not in (Meeting.Status.OPEN, Meeting.Status.CLOSED):
        raise Refused(_("Le compte rendu se fait une fois la réunion ouverte."))
    return _ask(
        meeting, by, Document.Kind.MINUTES, minutes(meeting, language=language), gettext_noop("Compte rendu de séance")
    )


@transaction.atomic
def ask_decision_record(*, decision, by):
    """The paper of a signed revision, made from the content that was signed."""
    if decision.status != Decision.Status.SIGNED:
        raise Refused(_("La fiche RCP se fait quand la décision est signée."))
    content = decision.content
    return ask_document(
        kind=Document.Kind.DECISION_RECORD,
        subject_id=decision.pk,
        content=content,
        content_version=content["version"],
        title=content["title"],
        language=content["language"],
        by=by,
        case=decision.case,
        board=decision.case.board,
        meeting_id=decision.item.meeting_id if decision.item_id else None,
    )


def _ask(meeting, by, kind, content, title):
    with override(content.language):
        title = _("%(title)s du %(day)s") % {
            "title": _(title),
            "day": plain(timezone.localtime(meeting.starts_at).date()),
        }
    return ask_document(
        kind=kind,
        subject_id=meeting.pk,
        content=plain_content(content),
        content_version=content.version,
        title=title,
        language=content.language,
        by=by,
        board=meeting.board,
        meeting_id=meeting.pk,
    )
