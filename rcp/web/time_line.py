"""The life of a patient's disease on one line: everything dated in the file, newest first."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from cases.wording import said_value

# Kind → the day that counts, and how it is drawn. Observations and laboratory stay with their lesion and their case.
DATED = {
    "tumour": ("diagnosed_on", "accent"),
    "lesion": ("discovered_on", "warning"),
    "treatment": ("started_on", "info"),
    "irradiation": ("started_on", "info"),
    "surgery": ("performed_on", "info"),
    "boneagent": ("started_on", "info"),
    "skeletalevent": ("occurred_on", "danger"),
    "neurologicalepisode": ("found_on", "danger"),
    "imagingstudy": ("done_on", "neutral"),
    "report": ("dated_on", "neutral"),
}


@dataclass(frozen=True, slots=True)
class Moment:
    on: date
    tone: str
    what: str
    detail: str


def time_line(file, cases, decisions):
    """`cases` are those that may be shown, `decisions` the signed ones."""
    moments = [
        Moment(getattr(row, day), tone, *_said(kind, row))
        for kind, (day, tone) in DATED.items()
        for row in file.rows(kind)
        if getattr(row, day)
    ]
    moments += [
        Moment(
            _day(case.submitted_at),
            "accent",
            _("Dossier soumis : %(board)s") % {"board": case.board.name},
            case.question,
        )
        for case in cases
        if case.submitted_at
    ]
    moments += [
        Moment(_day(decision.signed_at), "ok", decision.get_kind_display().capitalize(), decision.case.board.name)
        for decision in decisions
    ]
    return sorted(moments, key=lambda moment: moment.on, reverse=True)


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
    if kind == "imagingstudy":
        return said_value(row, "kind").capitalize(), row.region
    return said_value(row, "kind").capitalize(), row.lesion.site if getattr(row, "lesion", None) else ""


def _day(moment):
    return timezone.localtime(moment).date()
