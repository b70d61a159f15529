"""Files of a patient: the form in which one comes, the columns that are said of it."""

from rest_framework import serializers

from cases.models import Attachment
from rcp.api.examples import KEY, PATIENT_KEY, kept
from rcp.api.kinds import Kind
from rcp.api.resources import columns_of
from rcp.api.shapes import sent_of, told_of

# Where the content is stored is nobody's to know.
HIDDEN = ("stored_as",)
TITLE = {"max_length": 200, "required": False, "help_text": "Empty, it takes the words of the report or the study."}

_Words = sent_of(Attachment, "AttachmentWords", ["title", "dated_on", "report", "study"], title=TITLE)


class AttachmentForm(_Words):
    """A file with what is said of it. Its name and its declared type are not heard."""

    file = serializers.FileField(
        allow_empty_file=True, help_text="A PDF, or an image in JPEG or PNG. Images lose their metadata."
    )

    class Meta(_Words.Meta):
        fields = ["title", "dated_on", "report", "study", "file"]


class AttachmentKind(Kind):
    """Listed, read, amended and removed as any part; added in its own way."""

    model = Attachment
    columns = columns_of(Attachment, hidden=HIDDEN)
    gives = told_of(Attachment, "Attachment", hidden=HIDDEN)
    told = {
        **kept(),
        "patient": PATIENT_KEY,
        "title": "Compte rendu opératoire",
        "dated_on": "2026-03-12",
        "report": KEY,
        "study": None,
        "media_type": "application/pdf",
        "size_bytes": 184_320,
        "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    }


ATTACHMENT = AttachmentKind(
    "attachment", "attachments", "an attachment", {"title": "Compte rendu opératoire", "dated_on": "2026-03-12"}
)
