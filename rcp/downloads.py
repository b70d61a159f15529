"""A file of a patient as it leaves, for pages and programs alike: to be kept, never to be run."""

from io import BytesIO

from django.http import FileResponse

from cases.models import Attachment

ENDINGS = {Attachment.MediaType.PDF: "pdf", Attachment.MediaType.JPEG: "jpg", Attachment.MediaType.PNG: "png"}
# Whatever the content is, a browser runs nothing of it and gives it to no other site.
AS_A_FILE = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def sent_as_file(attachment, content):
    """The content of an attachment, under a name that says nothing of the patient."""
    name = f"piece-jointe-{str(attachment.pk)[:8]}.{ENDINGS[attachment.media_type]}"
    return FileResponse(
        BytesIO(content), as_attachment=True, filename=name, content_type=attachment.media_type, headers=AS_A_FILE
    )
