"""The case in a few facts, for the column that stays in sight. What is not known is not said."""

from django.utils.translation import gettext as _

from cases.nomenclature import cim10, cimo3
from cases.wording import said_value


def summary_of(file):
    tumour = min(file.rows("tumour"), key=lambda row: not row.is_primary, default=None)
    state, episode = file.one("clinicalstate"), file.last("neurologicalepisode", "found_on")
    flagged = [drug.name for drug in file.rows("currentdrug") if drug.flag != "other" and not drug.ended_on]
    creatinine = [row for row in file.rows("labvalue") if row.analyte == "creatinine"]
    said = [
        (_("Tumeur"), _short_name(tumour) if tumour else ""),
        (_("TNM"), " ".join(said_value(tumour, axis) for axis in "tnm").strip() if tumour else ""),
        (_("Marqueurs"), _markers(file)),
        (_("OMS"), said_value(state, "ecog") if state else ""),
        (_("Karnofsky"), said_value(state, "karnofsky") if state else ""),
        (_("Lésions"), str(len(file.rows("lesion")) or "")),
        (_("Douleur"), _worst_pain(file)),
        (_("Marche"), said_value(episode, "walking") if episode else ""),
        (_("Frankel"), said_value(episode, "frankel") if episode else ""),
        (_("Créatinine"), _lab(creatinine[-1]) if creatinine else ""),
        (_("À signaler"), ", ".join(flagged)),
    ]
    return [(label, value) for label, value in said if value]


def _short_name(tumour):
    """Histology without its code, else the site."""
    if tumour.morphology:
        return cimo3.CIMO3.label(tumour.morphology)
    return cim10.CIM10.label(tumour.topography)


def _markers(file):
    positive = [row for row in file.rows("molecularresult") if row.outcome == "positive"]
    return ", ".join(f"{row.get_marker_display()} {row.detail}".strip() for row in positive)


def _worst_pain(file):
    """The highest of the last intensity felt at each lesion."""
    last = {}
    for row in sorted(file.rows("painassessment"), key=lambda row: (row.assessed_on, row.created_at)):
        last[row.lesion_id] = row.intensity
    standing = {lesion.pk for lesion in file.rows("lesion")}
    felt = [intensity for lesion, intensity in last.items() if lesion in standing and intensity is not None]
    return f"{max(felt)}/10" if felt else ""


def _lab(row):
    return said_value(row, "value") or row.text
