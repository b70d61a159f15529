"""One lesion of the register, read within a case: seen and felt through time, scored, treated."""

from dataclasses import dataclass
from itertools import pairwise

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases import permissions
from cases.access import case_for, lesion_for
from cases.errors import NotVisible
from cases.file import CaseFile
from cases.permissions import refusal, works_on
from cases.wording import said_value, words_of
from rcp.meetings.record_parts import latest_scores
from rcp.web.lesion_lines import grades_of
from rcp.web.part_tables import KINDS, add_url, amend_url, table_of
from rcp.web.patient_band import warnings_of

# What was done to a lesion, or judged of it.
AROUND = ("irradiation", "surgery", "skeletalevent", "judgement")


@dataclass(frozen=True, slots=True)
class Column:
    """One dated row, standing as a column."""

    on: object
    url: str
    study: str


@dataclass(frozen=True, slots=True)
class Trace:
    """One characteristic through time: its value at each date, with which way it went since the date before."""

    label: str
    values: list


@require_safe
def lesion(request, case, pk):
    case = case_for(request.user, case)
    lesion = lesion_for(request.user, pk)
    if lesion.patient_id != case.patient_id:
        raise NotVisible
    file = CaseFile(case)
    context = {
        **_around(file, lesion),
        "case": case,
        "patient": case.patient,
        "warnings": warnings_of(file),
        "lesion": lesion,
        "facts": words_of(lesion),
        "amend_url": amend_url(lesion, case),
        "is_irradiated": file.is_irradiated(lesion),
        "observations": through_time(file.below("lesionobservation", "lesion", lesion), "observed_on", case),
        "pains": through_time(file.below("painassessment", "lesion", lesion), "assessed_on", case),
        "others": [(row, reverse("lesion", args=[case.pk, row.pk])) for row in file.rows("lesion")],
        "refusal": refusal(permissions.edit_patient_file, request.user, case.patient, works_on(request.user, case)),
    }
    return render(request, "lesions/_file.html" if request.htmx else "lesions/lesion.html", context)


def _around(file, lesion):
    """Scores, treatments and judgements of this site, and what may be added to it."""
    case = file.case
    given = {(score.index, score.lesion_id): score for score in latest_scores(case)}
    around = {kind: file.below(kind, "lesion", lesion) for kind in AROUND}
    return {
        "grades": grades_of(lesion, given),
        "tables": [table_of(kind, rows, case=case) for kind, rows in around.items() if rows],
        "adds": [(KINDS[kind].one, add_url(kind, case, lesion=lesion.pk)) for kind in AROUND],
        "observe_url": add_url("lesionobservation", case, lesion=lesion.pk),
        "assess_url": add_url("painassessment", case, lesion=lesion.pk),
    }


def through_time(rows, day, case):
    """The rows of a lesion side by side, newest first; only the characteristics that somebody filled."""
    rows = sorted(rows, key=lambda row: (getattr(row, day), row.created_at), reverse=True)
    if not rows:
        return None
    names = [field.name for field in rows[0]._meta.concrete_fields if field.editable]
    columns = [
        Column(getattr(row, day), amend_url(row, case), said_value(row, "study") if "study" in names else "")
        for row in rows
    ]
    traced = [name for name in names if name not in (day, "study")]
    return {"columns": columns, "traces": [trace for name in traced if (trace := _trace(rows, name))]}


def _trace(rows, name):
    words = [said_value(row, name) for row in rows]
    if not any(words):
        return None
    label = str(rows[0]._meta.get_field(name).verbose_name)
    numbers = [getattr(row, name) for row in rows]
    ways = [*(_way(new, old) for new, old in pairwise(numbers)), ""]
    return Trace(label[:1].upper() + label[1:], list(zip(words, ways, strict=True)))


def _way(new, old):
    """Which way a measure went since the row before; words have no direction."""
    if isinstance(new, str) or isinstance(old, str) or new is None or old is None or new == old:
        return ""
    return "up" if new > old else "down"
