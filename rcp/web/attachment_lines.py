"""Files of a patient as lines of a list: what each is called, what it shows, who put it there and when."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import prefetch_related_objects
from django.urls import reverse

from cases.models import Attachment
from cases.titles import title_of


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    row: Attachment
    shows: str
    url: str


def attachment_lines(rows, case=None):
    """Newest first; one statement finds who put them there. `case` is the one whose page is left, and found again."""
    rows = sorted(rows, key=lambda row: (row.dated_on or date.min, row.created_at), reverse=True)
    prefetch_related_objects(rows, "created_by")
    return [AttachmentLine(row, _shows(row), attachment_url(row, case)) for row in rows]


def by_section(file):
    """The lines of a case's file under the section that shows them: an examination's images, and all the others."""
    found = {"imaging": [], "reports": []}
    for line in attachment_lines(file.rows("attachment"), file.case):
        found[section_of(line.row)].append(line)
    return found


def section_of(row):
    return "imaging" if row.study_id else "reports"


def attachment_url(row, case=None):
    address = reverse("attachment", args=[row.pk])
    return f"{address}?{urlencode({'case': case.pk})}" if case else address


def attach_url(case, **chosen):
    """Where a file is added to the patient of a case, to a report or an examination when one is chosen."""
    address = reverse("attachment_add", args=[case.pk])
    return f"{address}?{urlencode(chosen)}" if chosen else address


def _shows(row):
    """The report or the examination, unless the title already says it."""
    words = title_of(row.report or row.study) if row.report_id or row.study_id else ""
    return "" if words == row.title else words
