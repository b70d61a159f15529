"""The life of a patient's disease on one line: everything dated in the file, newest first, by year and month."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Task
from cases.wording import plain, said_value
from rcp.web.part_tables import amend_url
from rcp.web.templatetags.rcp import day

# Kind → how it is drawn.
LOOKS = {
    "case": ("accent", "people"),
    "decision": ("ok", "signature"),
    "tumour": ("accent", "flag"),
    "lesion": ("warning", "bone"),
    "treatment": ("info", "pill"),
    "irradiation": ("info", "sun"),
    "surgery": ("info", "scalpel"),
    "boneagent": ("info", "pill"),
    "skeletalevent": ("danger", "alert"),
    "neurologicalepisode": ("danger", "spine"),
    "imagingstudy": ("neutral", "image"),
    "report": ("neutral", "file"),
}
GROUPS = (
    ("", gettext_lazy("Tout")),
    ("cases", gettext_lazy("Dossiers et décisions")),
    ("disease", gettext_lazy("Maladie")),
    ("treatments", gettext_lazy("Traitements")),
    ("examinations", gettext_lazy("Examens")),
)


@dataclass(frozen=True, slots=True)
class Moment:
    on: date
    tone: str
    icon: str
    what: str
    detail: str
    url: str = ""
    notes: list = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Note:
    """What became of a decision: a tone, an icon and a sentence."""

    tone: str
    icon: str
    text: str


@dataclass(frozen=True, slots=True)
class Month:
    on: date
    starts_year: bool
    goes_on: bool  # the former page ended in this month
    moments: list


def months_of(moments, life, after=None):
    """`moments` as (kind, key, day), newest first, grouped; `after` is the place where the former page ended."""
    rows = {row.pk: row for row in [*life.cases, *life.decisions]}
    rows |= {row.pk: row for kind in LOOKS if kind not in ("case", "decision") for row in life.file.rows(kind)}
    months, last = [], after.on if after else None
    for kind, key, on in moments:
        if not months or (months[-1].on.year, months[-1].on.month) != (on.year, on.month):
            goes_on = bool(last) and not months and (last.year, last.month) == (on.year, on.month)
            known = months[-1].on.year if months else last and last.year
            months.append(Month(on, known != on.year, goes_on, []))
        months[-1].moments.append(_moment(kind, rows[key], on, life))
    return months


def _moment(kind, row, on, life):
    if kind == "case":
        return Moment(on, *LOOKS[kind], *_case(row))
    if kind == "decision":
        what, url = row.get_kind_display().capitalize(), reverse("decision", args=[row.pk])
        if row.revision > 1:
            what = _("%(what)s, révision %(number)s") % {"what": what, "number": row.revision}
        detail = _(" : ").join(filter(None, [row.case.board.name, row.conclusion]))
        return Moment(on, *LOOKS[kind], what, detail, url, what_followed(row, life.tasks))
    what, detail = _said(kind, row)
    return Moment(on, *LOOKS[kind], what, detail, amend_url(row))


def _case(case):
    what = _("Dossier soumis : %(board)s") if case.submitted_at else _("Dossier en brouillon : %(board)s")
    return what % {"board": case.board.name}, case.question, reverse("case", args=[case.pk]) if case.is_open else ""


def what_followed(decision, tasks):
    """What became of a decision: the revision that replaces it, the tasks of its case, the next decision."""
    notes = []
    if decision.is_superseded:
        told = {"number": decision.replaced_by.revision, "on": day(decision.replaced_by.signed_at)}
        notes.append(Note("warning", "history", _("Remplacée par la révision %(number)s du %(on)s") % told))
    for task in tasks.get(decision.case_id, ()):
        notes.append(_duty(task))
    if decision.next_signed_at:
        notes.append(Note("neutral", "down", _("Décision suivante le %(on)s") % {"on": day(decision.next_signed_at)}))
    return notes


def _duty(task):
    tone, drawn = {
        Task.Outcome.DONE: ("ok", "check"),
        Task.Outcome.PARTLY_DONE: ("warning", "half"),
        Task.Outcome.NOT_DONE: ("danger", "cross"),
    }.get(task.outcome, ("info", "clock"))
    state = said_value(task, "outcome") or _("à faire")
    if not task.outcome and task.due_on and task.due_on < timezone.localdate():
        tone, drawn, state = "danger", "alert", _("en retard")
    when = task.ended_on or task.due_on
    if when:
        state = (_("%(state)s le %(on)s") if task.outcome else _("%(state)s pour le %(on)s")) % {
            "state": state,
            "on": plain(when),
        }
    return Note(tone, drawn, _("%(what)s : %(state)s") % {"what": task.what, "state": state})


def _said(kind, row):
    """(what happened, in which place or with what) for one row."""
    if kind == "lesion":
        return _("Lésion découverte"), row.site
    if kind == "tumour":
        return _("Tumeur diagnostiquée"), said_value(row, "morphology") or said_value(row, "topography")
    if kind == "treatment":
        return said_value(row, "treatment_type").capitalize(), row.drug
    if kind == "irradiation":
        return _("Irradiation"), ", ".join(filter(None, [row.site, said_value(row, "dose_gy")]))
    if kind == "surgery":
        return _("Intervention"), row.procedure
    if kind == "boneagent":
        return _("Traitement de l’os"), said_value(row, "drug")
    if kind == "neurologicalepisode":
        state = {"state": row.get_compression_display()}
        return _("Compression médullaire %(state)s") % state, said_value(row, "level")
    what = said_value(row, "kind")
    if kind == "skeletalevent":
        return _first_capital(what), row.lesion.site if row.lesion_id else ""
    return _first_capital(what), row.region if kind == "imagingstudy" else row.conclusion


def _first_capital(text):
    """Capital letters that an abbreviation has are kept: IRM, TEP au FDG."""
    return text[:1].upper() + text[1:]
