"""What a history shows: the changes by day, and the parts of the page of a case by which they can be chosen."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.change_words import in_words
from cases.history import Change, change_lines, newest, of_kinds
from cases.parts import KINDS
from rcp.meetings.access import signed_by_then
from rcp.meetings.record_parts import latest_scores
from rcp.web.case_page import SECTION_OF, SECTIONS, addable, sections_of, tumours_of
from rcp.web.forms.cases import SECTIONS as EDITED
from rcp.web.journal_words import event_in_words
from rcp.web.lesion_lines import MOST_LESIONS, lesion_lines, scores_given
from rcp.web.patient_band import warnings_of

PAGE = 40
LOOKS = {"added": ("ok", "plus"), "amended": ("info", "pencil"), "removed": ("danger", "trash")}
FACTS = {
    "added": gettext_lazy("Ajouté"),
    "amended": gettext_lazy("Modifié"),
    "removed": gettext_lazy("Retiré"),
}
# Events of a section that are no rows of the file.
BEGINS = {
    "scores": ("scored",),
    "opinions": ("opinion_",),
    "decisions": ("decision_", "proposal_", "examination", "dissent_"),
    "identity": ("patient_", "identity_"),
}
FIELDS_OF = {"state": "background"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One change as the page shows it; `fact` says what was done to `part`, or what happened when there is none."""

    change: Change
    tone: str
    icon: str
    fact: str
    has_page: bool

    @property
    def is_new(self):
        """Whether it only fills what was empty."""
        return not any(field.was for field in self.change.told)


def filters():
    """[(code, title)] of what a case's history may be narrowed to."""
    titles = [(name, title) for name, title, _kinds in SECTIONS if name != "messages"]
    return [("status", _("Parcours")), *titles, ("identity", _("Identité"))]


def condition_of(section):
    """The condition on the lines for one of the filters, or None for all of them."""
    if section == "status":
        return Q(changes__has_key="status")
    if section not in dict(filters()):
        return None
    kinds = [kind for kind, known in SECTION_OF.items() if known == section]
    if section == "identity":
        kinds = ["contact"]
    fields = EDITED.get(FIELDS_OF.get(section, section), ((), ()))[1]
    return of_kinds(kinds, fields, BEGINS.get(section, ()))


def page_of_changes(records, wanted=None, before=None):
    """([(day, entries)] newest first, the line where older ones begin or None)."""
    lines = change_lines(*records)
    lines, more = newest(lines.filter(wanted) if wanted is not None else lines, before=before, limit=PAGE)
    days = {}
    for change in in_words(lines):
        days.setdefault(timezone.localdate(change.at), []).append(_entry(change))
    return list(days.items()), lines[-1].id if more else None


def _entry(change):
    fact = change.event.rpartition("_")[2]
    if change.kind in KINDS and fact in FACTS:
        return Entry(change, *LOOKS[fact], str(FACTS[fact]), has_page=True)
    words = event_in_words(change.event)
    return Entry(change, "neutral", "history", words[:1].upper() + words[1:], has_page=False)


def as_it_was(file):
    """What the page of the past shows of a `PastFile`: nothing on it leads to a form."""
    case, moment = file.case, file.moment
    lesions, scores = file.rows("lesion"), latest_scores(case, until=moment)
    return {
        "case": case,
        "patient": file.patient,
        "warnings": warnings_of(file),
        "moment": moment,
        "unsaid": in_words(file.unsaid),
        "sections": sections_of(file, may_edit=False, may_add=addable("closed", "closed")),
        "tumours": tumours_of(file),
        "lesions": lesion_lines(file, scores, lesions[:MOST_LESIONS]),
        "lesions_not_shown": max(0, len(lesions) - MOST_LESIONS),
        "scores": scores_given(scores),
        "decisions": signed_by_then(case, moment),
        "opinions": case.opinions.filter(signed_at__lte=moment).select_related("signed_by"),
        "thread": case.casemessage_set.standing().filter(created_at__lte=moment).select_related("created_by"),
    }
