"""Files of a patient: a form in, the same bytes out. They are listed, amended and removed as any other part."""

from functools import partial

from django.utils.http import parse_etags
from rest_framework.parsers import MultiPartParser

from cases import actions, inspection
from cases.access import part_for, patient_for
from cases.models import Attachment
from rcp.api.asking import said
from rcp.api.operation import operation
from rcp.api.problems import Problem, Unchanged, error
from rcp.api.relations import rows_named
from rcp.api.resources import answer, plain_row, says
from rcp.api.serializers.attachments import ATTACHMENT, AttachmentForm
from rcp.api.views.parts import amending_of, listing_of, reading_of, removing_of
from rcp.downloads import sent_as_file

says(Attachment)(partial(plain_row, names=ATTACHMENT.columns))
attachments, attachment = listing_of(ATTACHMENT), reading_of(ATTACHMENT)
amend, remove = amending_of(ATTACHMENT), removing_of(ATTACHMENT)


class FileForm(MultiPartParser):
    """A form with its file; one that is too large has been left unread."""

    def parse(self, stream, media_type=None, parser_context=None):
        parsed = super().parse(stream, media_type, parser_context)
        if getattr(parser_context["request"], "is_too_large", False):
            sentence = inspection.refused("too_large").reason
            raise Problem(413, "too_large", sentence, errors=[error("file", "too_large", sentence)])
        return parsed


@operation(
    "attachments_add",
    "Add a file to a patient: a PDF, or an image that loses its metadata",
    tag=ATTACHMENT.tag,
    takes=AttachmentForm,
    gives=ATTACHMENT.gives,
    status=201,
    writes=True,
    has_version=True,
    again=attachment,
    sent=ATTACHMENT.sent | {"file": "(the content of the file)"},
    told=ATTACHMENT.told,
)
def add(request, pk):
    patient = patient_for(request.user, pk, journal=False)
    values = dict(said(request))
    file = values.pop("file")
    values = rows_named(request.user, Attachment, values, patient=patient)
    return answer(actions.attach_file(of=patient, by=request.user, file=file, **values), 201)


@operation(
    "attachments_content",
    "Download the content of an attachment",
    tag=ATTACHMENT.tag,
    media=tuple(Attachment.MediaType.values),
    fresh=True,
    writes=True,
)
def content(request, pk):
    found = part_for(request.user, Attachment, pk)
    etag = f'"{found.sha256}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        raise Unchanged(etag)
    response = sent_as_file(found, actions.download_attachment(attachment=found, by=request.user))
    response.headers["ETag"] = etag
    return response
