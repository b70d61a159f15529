"""The parts of a file as tables: what each kind is called, which fields stand in columns, what is said under them.

Nothing that somebody filled is hidden: what has no column is said in words below the line.
"""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.parts import PARTS
from cases.wording import said_value, words_of


@dataclass(frozen=True, slots=True)
class Kind:
    """`title` heads a table, `one` says what is added; the first of `columns` names the line; `day` orders them."""

    title: str
    one: str
    columns: tuple
    day: str = ""


KINDS = {
    "contact": Kind(_("Contacts"), _("contact"), ("name", "role", "phone", "email", "organisation")),
    "molecularresult": Kind(
        _("Biologie moléculaire"), _("résultat moléculaire"), ("marker", "outcome", "detail", "tested_on"), "tested_on"
    ),
    "otherclassification": Kind(_("Autres classifications"), _("classification"), ("name", "value", "edition")),
    "organmetastasis": Kind(
        _("Métastases viscérales"),
        _("métastase viscérale"),
        ("organ", "number", "pattern", "found_on", "resectable", "locally_treatable"),
        "found_on",
    ),
    "labvalue": Kind(_("Biologie"), _("résultat de biologie"), ("analyte", "value", "text", "taken_on"), "taken_on"),
    "currentdrug": Kind(
        _("Médicaments en cours"), _("médicament"), ("name", "flag", "started_on", "ended_on"), "started_on"
    ),
    "neurologicalepisode": Kind(
        _("Épisodes neurologiques"),
        _("épisode neurologique"),
        ("compression", "level", "found_on", "walking", "frankel", "examined_on", "deficit_began_on"),
        "found_on",
    ),
    "treatment": Kind(
        _("Traitements"),
        _("traitement"),
        ("treatment_type", "drug", "line", "status", "started_on", "ended_on", "effective"),
        "started_on",
    ),
    "irradiation": Kind(
        _("Irradiations"),
        _("irradiation"),
        ("site", "technique", "dose_gy", "fractions", "started_on", "ended_on"),
        "started_on",
    ),
    "surgery": Kind(
        _("Interventions"), _("intervention"), ("procedure", "lesion", "performed_on", "skin_healed_on"), "performed_on"
    ),
    "boneagent": Kind(
        _("Traitements de l’os"),
        _("traitement de l’os"),
        ("drug", "dose_mg", "interval_weeks", "started_on", "ended_on", "dental_checked_on", "panoramic_on"),
        "started_on",
    ),
    "skeletalevent": Kind(
        _("Événements osseux"), _("événement osseux"), ("kind", "lesion", "occurred_on"), "occurred_on"
    ),
    "imagingstudy": Kind(
        _("Examens d’imagerie"), _("examen"), ("kind", "region", "done_on", "status", "phase", "response"), "done_on"
    ),
    "report": Kind(
        _("Comptes rendus"), _("compte rendu"), ("kind", "dated_on", "status", "author_name", "specimen"), "dated_on"
    ),
    "judgement": Kind(
        _("Jugements"),
        _("jugement"),
        ("question", "answer", "lesion", "answered_by_name", "answered_on"),
        "answered_on",
    ),
    "task": Kind(_("Tâches"), _("tâche"), ("what", "owner", "due_on", "outcome", "ended_on"), "due_on"),
}
# Two fields that read as one: a value with its unit, a place instead of bone, level and side.
TOGETHER = {"labvalue": ("unit",), "irradiation": ("bone", "level", "side", "lesion")}
TITLES = {"site": _("siège")}


@dataclass(frozen=True, slots=True)
class Line:
    row: object
    head: str
    url: str
    cells: list
    below: list
    notes: list
    is_overdue: bool = False
    done_url: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    kind: str
    title: str
    head: str
    headers: list
    lines: list


def table_of(kind, rows, *, case=None, carried=None):
    """The rows newest first; a column that nobody filled is left out. `carried` tells what came from a former case."""
    shape = KINDS[kind]
    rows = sorted(rows, key=lambda row: _order(row, shape.day), reverse=True)
    said = [[cell(row, name) for name in shape.columns] for row in rows]
    kept = [place for place in range(1, len(shape.columns)) if any(values[place] for values in said)]
    silent = (*shape.columns, *TOGETHER.get(kind, ()))
    model = PARTS[kind]
    headers = [header(model, shape.columns[place]) for place in kept]
    lines = [
        Line(
            row,
            values[0],
            amend_url(row, case),
            list(zip(headers, [values[place] for place in kept], strict=True)),
            words_of(row, leave_out=silent),
            carried.notes(row) if carried else [],
            **(_duty(row) if kind == "task" else {}),
        )
        for row, values in zip(rows, said, strict=True)
    ]
    return Table(kind, shape.title, header(model, shape.columns[0]), headers, lines)


def _duty(task):
    """A task that waits is done with one click, and late after its day."""
    if task.outcome:
        return {}
    is_overdue = bool(task.due_on and task.due_on < timezone.localdate())
    return {"is_overdue": is_overdue, "done_url": reverse("task_done", args=[task.pk])}


def header(model, name):
    label = str(TITLES[name] if name in TITLES else model._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]


def cell(row, name):
    if name == "site":
        return row.site
    return said_value(row, name)


def amend_url(row, case=None):
    """Where a row is amended; `case` is the one whose page is left, and found again afterwards."""
    address = reverse("part_amend", args=[row._meta.model_name, row.pk])
    return f"{address}?{urlencode({'case': case.pk})}" if case else address


def add_url(kind, case, **chosen):
    address = reverse("part_add", args=[case.pk, kind])
    return f"{address}?{urlencode(chosen)}" if chosen else address


def _order(row, day):
    return (getattr(row, day) if day else None) or date.min, row.created_at
