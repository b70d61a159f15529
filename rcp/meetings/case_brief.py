"""What somebody needs under the eyes to give an opinion on a case or to write its decision."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases.file import CaseFile
from cases.models import Case
from rcp.meetings.record_parts import latest_scores, lesions_of, score_line


@dataclass(frozen=True, slots=True)
class CaseBrief:
    case: Case
    lesions: tuple
    scores: tuple
    opinions: tuple


def brief_of(case):
    return CaseBrief(
        case=case,
        lesions=lesions_of(case.patient),
        scores=tuple(score_line(score, get_language()) for score in latest_scores(case)),
        opinions=tuple(case.opinions.select_related("signed_by")),
    )


def warnings_of(case):
    """The red strip under the identity, gravest first."""
    said = []
    episode = CaseFile(case).compression()
    if episode:
        said.append(_("Compression médullaire %(state)s") % {"state": episode.get_compression_display()})
    if case.status == Case.Status.URGENT:
        said.append(_("Dossier urgent"))
    return said
