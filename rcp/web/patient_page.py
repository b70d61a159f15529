"""What the page of a patient lists: the newest few of each kind, and all of one kind a page at a time."""

from django.utils.translation import gettext_lazy

from rcp.meetings.patient_life import (
    cases_of_patient,
    decisions_of_patient,
    file_around,
    irradiated_sites,
    parts_of_patient,
)
from rcp.web.attachment_lines import attachment_lines
from rcp.web.lesion_lines import lesion_lines
from rcp.web.part_tables import KINDS, table_of
from rcp.web.time_line import what_followed

# What may be seen whole, a page at a time.
LISTS = {
    "cases": gettext_lazy("Tous les dossiers"),
    "decisions": gettext_lazy("Toutes les décisions signées"),
    "lesion": gettext_lazy("Toutes les lésions"),
    "irradiation": gettext_lazy("Toutes les irradiations"),
    "treatment": gettext_lazy("Tous les traitements"),
    "surgery": gettext_lazy("Toutes les interventions"),
    "boneagent": gettext_lazy("Tous les traitements de l’os"),
    "attachment": gettext_lazy("Tous les fichiers"),
}
FEW_FILES = 5


def lists_of(life):
    """Each list with whether there are more rows than it shows."""
    lesions, more_lesions = life.newest("lesion")
    cases, more_cases = life.newest("case")
    decisions, more_decisions = life.newest("decision")
    sites, more_courses = irradiated_sites(life.patient)
    return {
        "cases": cases,
        "more_cases": more_cases,
        "lesions": lesion_lines(life.file, lesions=lesions),
        "more_lesions": more_lesions,
        "reading": next((case for case in cases if case.is_open), None),
        "contacts": table_of("contact", life.file.rows("contact")),
        "tables": _treatments(life),
        "sites": sites,
        "more_courses": more_courses,
        "decisions": [(decision, what_followed(decision, life.tasks)) for decision in decisions],
        "more_decisions": more_decisions,
        **_files(life.patient),
    }


def _files(patient):
    rows = list(rows_of(None, patient, "attachment").order_by("-created_at", "-pk")[: FEW_FILES + 1])
    return {"files": attachment_lines(rows[:FEW_FILES]), "more_files": len(rows) > FEW_FILES}


def _treatments(life):
    """[(table, kind, whether there are more)] for the treatments, irradiation apart."""
    found = [(kind, *life.newest(kind)) for kind in ("treatment", "surgery", "boneagent")]
    return [(table_of(kind, rows), kind, more) for kind, rows, more in found if rows]


def rows_of(by, patient, what):
    """The rows of one of the lists, for somebody already let in."""
    if what == "cases":
        return cases_of_patient(by, patient).select_related("board", "requester")
    if what == "decisions":
        return decisions_of_patient(patient)
    rows = parts_of_patient(patient, what)
    return rows.select_related("report", "study", "created_by") if what == "attachment" else rows


def as_lines(patient, what, rows):
    """The rows as the template of their list wants them."""
    if what == "lesion":
        return {"lesions": lesion_lines(file_around(patient, rows), lesions=rows)}
    if what == "attachment":
        return {"lines": attachment_lines(rows)}
    return {"table": table_of(what, rows)} if what in KINDS else {}
