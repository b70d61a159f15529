"""What people call a row of the record: "Lésion T8", "Créatinine du 12/03/2026", "IRM rachis entier du 03/02/2026"."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

import scoring
from cases.wording import plain, said_value

# Kind → (whether the kind itself is said, the fields that name the row, its day).
NAMED_BY = {
    "contact": (True, ("name",), ""),
    "tumour": (True, ("topography",), ""),
    "molecularresult": (False, ("marker",), "tested_on"),
    "otherclassification": (False, ("name",), ""),
    "organmetastasis": (True, ("organ",), ""),
    "clinicalstate": (True, (), "assessed_on"),
    "labvalue": (False, ("analyte",), "taken_on"),
    "currentdrug": (False, ("name",), ""),
    "neurologicalepisode": (True, (), "found_on"),
    "treatment": (False, ("treatment_type", "drug"), "started_on"),
    "irradiation": (True, ("site",), "started_on"),
    "surgery": (False, ("procedure",), "performed_on"),
    "boneagent": (False, ("drug",), "started_on"),
    "skeletalevent": (False, ("kind",), "occurred_on"),
    "report": (False, ("kind",), "dated_on"),
    "imagingstudy": (False, ("kind", "region"), "done_on"),
    "lesion": (True, ("site",), ""),
    "lesionobservation": (True, ("lesion",), "observed_on"),
    "painassessment": (True, ("lesion",), "assessed_on"),
    "judgement": (False, ("question",), "answered_on"),
    "task": (False, ("what",), ""),
    "attachment": (True, ("title",), "dated_on"),
    "score": (False, ("index",), "scored_on"),
}


def title_of(row):
    """A row in a few words, with its day where it has one; what it names must have been read."""
    kind = row._meta.model_name
    if kind in ("board", "establishment", "guideline", "case", "user"):
        return str(row)
    says_kind, names, day = NAMED_BY.get(kind, (True, (), ""))
    words = [str(row._meta.verbose_name)] if says_kind else []
    words += [_name(row, name) for name in names]
    if day and getattr(row, day):
        words.append(_("du %(day)s") % {"day": plain(getattr(row, day))})
    title = " ".join(filter(None, words))
    return title[:1].upper() + title[1:]


def _name(row, name):
    if name == "site":
        return str(row.site)
    if name == "index":
        return scoring.index(row.index).title.to(get_language() or "fr")
    return said_value(row, name)
