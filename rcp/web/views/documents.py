"""Papers: where each stands, its file, trying again, and asking for one."""

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rcp.documents.actions import download_document, retry_document
from rcp.documents.models import Document
from rcp.documents.progress import may_retry, progress_of
from rcp.meetings import actions
from rcp.meetings.access import attendances_of, decision_for, document_for, documents_of_meeting, meeting_for
from rcp.web.views.meetings import head_of

FILE_NAMES = {
    Document.Kind.AGENDA: "ordre-du-jour",
    Document.Kind.DECISION_RECORD: "fiche-rcp",
    Document.Kind.MINUTES: "compte-rendu",
}
FINAL = (Document.Status.READY, Document.Status.FAILED)
STOP_POLLING = 286


@require_safe
def meeting_papers(request, pk):
    session = meeting_for(request.user, pk)
    rows = with_retry(documents_of_meeting(request.user, session))
    context = {
        **head_of(request.user, session, "papers", attendances_of(session)),
        "session_papers": [row for row in rows if row[0].case_id is None],
        "records": [row for row in rows if row[0].case_id],
    }
    return render(request, "documents/papers.html", context)


def with_retry(documents):
    """Each document with whether a person may try it again, for a list."""
    return [(document, may_retry(document)) for document in documents]


@require_safe
def document(request, pk):
    found = document_for(request.user, pk)
    return render(request, "documents/document.html", {"document": found, "progress": progress_of(found)})


@require_safe
def document_state(request, pk):
    """One row of a list of papers, asked again until it is made; it names nobody, so it writes nothing."""
    found = document_for(request.user, pk, journal=False)
    status = STOP_POLLING if found.status in FINAL else 200
    context = {"document": found, "may_retry": may_retry(found)}
    return render(request, "documents/_document.html", context, status=status)


@require_safe
def document_download(request, pk):
    found = document_for(request.user, pk, journal=False)
    data = download_document(document=found, by=request.user)
    name = f"{FILE_NAMES[found.kind]}-{str(found.pk)[:8]}.pdf"
    return FileResponse(BytesIO(data), as_attachment=True, filename=name, content_type="application/pdf")


@require_POST
def document_retry(request, pk):
    found = document_for(request.user, pk, journal=False)
    retry_document(document=found, by=request.user)
    messages.success(request, _("Le document est remis en production."))
    return redirect("document", pk)


@require_POST
def agenda_paper(request, pk):
    actions.ask_agenda(meeting=meeting_for(request.user, pk), by=request.user)
    return _asked(request, pk)


@require_POST
def minutes_paper(request, pk):
    actions.ask_minutes(meeting=meeting_for(request.user, pk), by=request.user)
    return _asked(request, pk)


@require_POST
def decision_paper(request, pk):
    found = actions.ask_decision_record(decision=decision_for(request.user, pk, journal=False), by=request.user)
    return redirect("document", found.pk)


def _asked(request, pk):
    messages.success(request, _("Le document est demandé."))
    return redirect("meeting_papers", pk)
