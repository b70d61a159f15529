"""The primary tumours, with their stage and their molecular results."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.nomenclature import tnm

from .fields import coded, count, day, line, link, prose
from .record import PatientPart
from .rules import rule

# Codes from outside our short lists are accepted when they have the shape of their classification.
is_morphology = RegexValidator(
    r"\A[0-9]{4}/[0-9]\Z", _("Un code CIM-O-3 s’écrit comme 8140/3 : choisissez la morphologie dans la liste.")
)
is_topography = RegexValidator(
    r"\A[A-Z][0-9]{2}(\.[0-9A-Z]{1,2})?\Z",
    _("Un code CIM-10 s’écrit comme C34.1 : choisissez le siège dans la liste."),
)


def _shaped(field, validator):
    shape = validator.regex.pattern
    return rule(f"{field}_shape", Q(**{field: ""}) | Q(**{f"{field}__regex": shape}), validator.message)


class Tumour(PatientPart):
    class Laterality(models.TextChoices):
        LEFT = "left", _("gauche")
        RIGHT = "right", _("droite")
        BILATERAL = "bilateral", _("bilatérale")
        UNKNOWN = "unknown", _("inconnue")
        NOT_APPLICABLE = "not_applicable", _("sans objet")

    is_primary = models.BooleanField(_("à l’origine des métastases osseuses"), default=True)
    diagnosed_on = day(_("diagnostiquée le"))
    morphology = line(_("morphologie (CIM-O-3)"), 10, validators=[is_morphology])
    topography = line(_("topographie (CIM-10)"), 10, validators=[is_topography])
    laterality = coded(_("latéralité"), Laterality, blank=True)
    t = line("T", 10)
    n = line("N", 10)
    m = line("M", 10)
    tnm_edition = coded(_("édition de la classification TNM"), tnm.edition_choices, blank=True)
    stage = line(_("stade"), 20)
    primary_size_mm = count(_("taille de la tumeur primitive"), 0, 1000, help_text=_("en mm"))
    note = prose(_("remarque"))

    class Meta(PatientPart.Meta):
        verbose_name = _("tumeur")
        constraints = [
            *PatientPart.Meta.constraints,
            _shaped("morphology", is_morphology),
            _shaped("topography", is_topography),
        ]


class MolecularResult(PatientPart):
    class Marker(models.TextChoices):
        EGFR = "egfr", "EGFR"
        ALK = "alk", "ALK"
        ROS1 = "ros1", "ROS1"
        KRAS = "kras", "KRAS"
        BRAF = "braf", "BRAF"
        MET = "met", "MET"
        RET = "ret", "RET"
        NTRK = "ntrk", "NTRK"
        HER2 = "her2", "HER2"
        PDL1 = "pdl1", "PD-L1"
        OTHER = "other", _("autre marqueur")

    class Outcome(models.TextChoices):
        POSITIVE = "positive", _("positif")
        NEGATIVE = "negative", _("négatif")
        PENDING = "pending", _("en cours")
        NOT_DONE = "not_done", _("non recherché")
        UNKNOWN = "unknown", _("inconnu")

    tumour = link(Tumour, _("tumeur"), "molecular_results", editable=False)
    marker = coded(_("marqueur"), Marker)
    outcome = coded(_("résultat"), Outcome)
    detail = line(_("précision"), help_text=_("par exemple délétion de l’exon 19, TPS 60 %"))
    tested_on = day(_("recherché le"))

    class Meta(PatientPart.Meta):
        verbose_name = _("résultat moléculaire")


class OtherClassification(PatientPart):
    """A staging system other than the TNM, with its edition."""

    tumour = link(Tumour, _("tumeur"), "other_classifications", editable=False)
    name = line(_("classification"), blank=False)
    edition = line(_("édition"), 60)
    value = line(_("valeur"), blank=False)

    class Meta(PatientPart.Meta):
        verbose_name = _("autre classification")
