"""Laboratory values and the drugs that a plan must reckon with."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .fields import coded, day, line, measure
from .record import PatientPart
from .rules import in_order, rule, within

# The units in which a laboratory gives each result, the usual one of French laboratories first.
UNITS_OF = {
    "creatinine": ("umol/L", "mg/L", "mg/dL"),
    "calcium": ("mmol/L", "mg/L", "mg/dL"),
    "albumin": ("g/L", "g/dL"),
    "haemoglobin": ("g/dL", "g/L", "mmol/L"),
    "crp": ("mg/L", "mg/dL"),
    "ldh": ("IU/L",),
    "platelets": ("G/L",),
    "bilirubin": ("umol/L", "mg/L", "mg/dL"),
    "vitamin_d": ("ng/mL", "nmol/L"),
    "inr": ("ratio",),
    "pt": ("%", "s"),
    "aptt": ("s", "ratio"),
    "protein_electrophoresis": ("g/L", "%"),
}


def _units_fit():
    fits = Q(unit="")
    for analyte, units in UNITS_OF.items():
        fits |= Q(analyte=analyte, unit__in=units)
    return fits


class LabValue(PatientPart):
    class Analyte(models.TextChoices):
        CREATININE = "creatinine", _("créatinine")
        CALCIUM = "calcium", _("calcium")
        ALBUMIN = "albumin", _("albumine")
        HAEMOGLOBIN = "haemoglobin", _("hémoglobine")
        CRP = "crp", _("CRP")
        LDH = "ldh", _("LDH")
        PLATELETS = "platelets", _("plaquettes")
        BILIRUBIN = "bilirubin", _("bilirubine")
        VITAMIN_D = "vitamin_d", _("vitamine D (25-OH)")
        INR = "inr", _("INR")
        PT = "pt", _("taux de prothrombine")
        APTT = "aptt", _("temps de céphaline activée")
        PROTEIN_ELECTROPHORESIS = "protein_electrophoresis", _("électrophorèse des protéines")

    class Unit(models.TextChoices):
        UMOL_L = "umol/L", "µmol/L"
        MG_L = "mg/L", "mg/L"
        MG_DL = "mg/dL", "mg/dL"
        G_L = "g/L", "g/L"
        G_DL = "g/dL", "g/dL"
        MMOL_L = "mmol/L", "mmol/L"
        IU_L = "IU/L", _("UI/L")
        GIGA_L = "G/L", "G/L"
        NMOL_L = "nmol/L", "nmol/L"
        NG_ML = "ng/mL", "ng/mL"
        RATIO = "ratio", _("rapport")
        PERCENT = "%", "%"
        SECOND = "s", "s"

    analyte = coded(_("examen"), Analyte)
    value = measure(_("valeur"), 0, 999_999, places=3)
    unit = coded(_("unité"), Unit, blank=True)
    text = line(_("résultat en toutes lettres"), 1000)
    taken_on = models.DateField(_("prélevé le"))

    class Meta(PatientPart.Meta):
        verbose_name = _("résultat de biologie")
        ordering = ["taken_on", "created_at", "id"]
        constraints = [
            *PatientPart.Meta.constraints,
            within("value", 0, 999_999),
            rule(
                "value_and_unit",
                Q(value__isnull=False) & ~Q(unit="") | Q(value__isnull=True, unit="") & ~Q(text=""),
                _("Un résultat est une valeur avec son unité, ou un texte."),
            ),
            rule("unit_fits_analyte", _units_fit(), _("Cette unité n’est pas une unité de cet examen.")),
        ]


class CurrentDrug(PatientPart):
    class Flag(models.TextChoices):
        ANTICOAGULANT = "anticoagulant", _("anticoagulant")
        ANTIPLATELET = "antiplatelet", _("antiagrégant plaquettaire")
        NEPHROTOXIC = "nephrotoxic", _("néphrotoxique")
        OPIOID = "opioid", _("opioïde")
        CORTICOSTEROID = "corticosteroid", _("corticoïde")
        OTHER = "other", _("autre")

    name = line(_("médicament"), blank=False, help_text=_("dénomination commune internationale"))
    flag = coded(_("classe à signaler"), Flag)
    started_on = day(_("débuté le"))
    ended_on = day(_("arrêté le"))

    class Meta(PatientPart.Meta):
        verbose_name = _("médicament en cours")
        constraints = [*PatientPart.Meta.constraints, in_order("started_on", "ended_on")]
