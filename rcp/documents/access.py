"""The door to a document: whoever may see its case, or sits on its board."""

from cases.access import case_for, find
from cases.errors import NotVisible
from cases.permissions import board_role
from rcp.documents.models import Document


def document_for(by, pk):
    """A document open to `by`. Its content leaves only by `download_document`, which writes the journal."""
    document = find(Document.objects.select_related("case", "board"), pk)
    if document.case_id:
        case_for(by, document.case_id, journal=False)
    elif document.board_id is None or not board_role(by, document.board):
        raise NotVisible
    return document
