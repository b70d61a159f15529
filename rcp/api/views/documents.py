"""Papers: listed, where each stands, its file, and trying again."""

from io import BytesIO

from django.http import FileResponse
from django.utils.http import parse_etags
from rest_framework.response import Response

from cases.access import case_for, listed
from rcp.api import meeting_examples as examples
from rcp.api.asking import asked
from rcp.api.operation import operation
from rcp.api.paging import Paged, listing, page_of
from rcp.api.problems import Unchanged
from rcp.api.resources import plain_row
from rcp.api.serializers import documents as shapes
from rcp.documents.actions import download_document, retry_document
from rcp.documents.progress import progress_of
from rcp.meetings.access import document_for, documents_for, meeting_for

TAG = "Documents"
LISTS = {
    "tag": TAG,
    "query": Paged,
    "gives": shapes.DocumentPage,
    "told": {"results": [examples.DOCUMENT_LINE], "next": None},
}
GIVES = {"tag": TAG, "gives": shapes.DocumentAnswer, "told": examples.DOCUMENT}


@operation("documents_of_case", "List the papers of a case, newest first", **LISTS)
def of_case(request, pk):
    return _list(request, case=case_for(request.user, pk, journal=False))


@operation("documents_of_meeting", "List the papers of a session and of its cases, newest first", **LISTS)
def of_meeting(request, pk):
    return _list(request, meeting_id=meeting_for(request.user, pk).pk)


def _list(request, **where):
    rows, following = page_of(documents_for(request.user).filter(**where).values(*shapes.LINE), asked(request))
    listed(request.user, [f"document:{row['id']}" for row in rows], event="documents_listed")
    return listing(rows, following)


@operation("documents_get", "Where a paper stands; ask again until it is ready or has failed", **GIVES)
def document(request, pk):
    # Asked again every few seconds, and it names nobody: it writes nothing, as on the pages.
    return _state(document_for(request.user, pk, journal=False))


@operation(
    "documents_retry", "Try again a paper that failed or that nobody makes", writes=True, again=document, **GIVES
)
def retry(request, pk):
    return _state(retry_document(document=document_for(request.user, pk, journal=False), by=request.user))


def _state(found):
    progress = progress_of(found)
    state = {"may_retry": progress.may_retry, "queue_position": progress.position}
    response = Response(plain_row(found, shapes.LINE) | state)
    response.made = [str(found.pk)]
    return response


@operation(
    "documents_download",
    "Download the file of a paper",
    tag=TAG,
    media=("application/pdf",),
    fresh=True,
    scope="papers",
    writes=True,
)
def download(request, pk):
    found = document_for(request.user, pk, journal=False)
    etag = f'"{found.sha256}"'
    if found.sha256 and etag in parse_etags(request.headers.get("If-None-Match", "")):
        raise Unchanged(etag)
    data = BytesIO(download_document(document=found, by=request.user))
    name = f"{found.kind.replace('_', '-')}-{str(found.pk)[:8]}.pdf"
    headers = {"ETag": etag}
    return FileResponse(data, as_attachment=True, filename=name, content_type="application/pdf", headers=headers)
