"""A row of the record in words: what screens, papers and histories show, in the reader's language.

Only what somebody filled is said; an empty field is silent, an "unknown" is an answer and is said.
"""

from datetime import date, datetime
from decimal import Decimal

from django.db import models
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.nomenclature import cim10, cimo3, tnm
from cases.nomenclature.competences import COMPETENCES

NBSP = "\u00a0"
# Day first in both languages: a birth date must not read as another one in English.
DAY = "d/m/Y"

# Fields whose stored code belongs to a national list.
CODED = {"topography": cim10.CIM10, "morphology": cimo3.CIMO3, "competence": COMPETENCES}
TNM_AXES = ("t", "n", "m")
# Units said after the value; the other measures carry theirs in the field's help text.
UNITS = {
    "dose_gy": "Gy",
    "dose_mg": "mg",
    "weight_kg": "kg",
    "height_cm": "cm",
    "size_mm": "mm",
    "primary_size_mm": "mm",
    "axial_cortical_mm": "mm",
    "cord_distance_mm": "mm",
    "circumferential_cortex_percent": "%",
    "collapse_percent": "%",
    "body_involvement_percent": "%",
    "canal_narrowing_percent": "%",
    "size_bytes": gettext_lazy("octets"),
    "interval_weeks": gettext_lazy("semaines"),
    "infusion_minutes": "min",
    "minutes_per_case": "min",
    "promised_delay_days": gettext_lazy("jours"),
    "laboratory_limit_days": gettext_lazy("jours"),
    "intensity": "/10",
    "g8_total": "/17",
}
# A number whose unit is a field of its own: said together.
UNIT_FIELDS = {"life_expectancy_value": "life_expectancy_unit", "value": "unit"}


def words_of(row, *, leave_out=()):
    """[(label, value in words)] for the filled fields of `row`, in their order."""
    said = []
    for field in row._meta.concrete_fields:
        if not field.editable or field.name in leave_out or field.name in UNIT_FIELDS.values():
            continue
        value = said_value(row, field.name)
        if value:
            label = str(field.verbose_name)
            said.append((label[:1].upper() + label[1:], value))
    return said


def said_value(row, name):
    """One field of `row` in words, or "" when it is empty. False is said only where it is an answer."""
    field = row._meta.get_field(name)
    value = getattr(row, name)
    if value is None or value == "" or value == []:
        return ""
    if isinstance(field, models.BooleanField):
        return _("oui") if value else ""
    if field.is_relation:
        return name_of(value)
    if name in TNM_AXES and value == tnm.UNKNOWN:
        return _("inconnu")
    if name in CODED:
        return coded(CODED[name], value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return with_unit(plain(value), _unit_of(row, name))


def _unit_of(row, name):
    # The value of a classification has the name of a measured one, and no unit beside it.
    if not hasattr(row, UNIT_FIELDS.get(name, "")):
        return UNITS.get(name, "")
    # A ratio has no unit to say: INR 1,1.
    return "" if getattr(row, UNIT_FIELDS[name]) == "ratio" else said_value(row, UNIT_FIELDS[name])


def name_of(row):
    """How a sentence calls a row that another one names: a lesion by its site, an examination by its kind and day."""
    if hasattr(row, "site"):
        return str(row.site)
    if row._meta.model_name == "imagingstudy":
        return " ".join(filter(None, [row.get_kind_display(), row.region, plain(row.done_on) if row.done_on else ""]))
    if row._meta.model_name == "report":
        return " ".join(filter(None, [row.get_kind_display(), plain(row.dated_on) if row.dated_on else ""]))
    return str(row)


def plain(value):
    """A number, a day or a moment as the reader's language writes it."""
    if isinstance(value, Decimal):
        return formats.number_format(value.normalize() + 0, use_l10n=True) if value else "0"
    if isinstance(value, datetime):
        return formats.date_format(timezone.localtime(value), f"{DAY} H:i")
    if isinstance(value, date):
        return formats.date_format(value, DAY)
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return str(value)


def coded(system, code):
    label = system.label(code)
    return code if label == code else f"{label} ({code})"


def with_unit(value, unit):
    if not unit:
        return value
    return value + unit if unit in ("/10", "/17") else f"{value}{NBSP}{unit}"
