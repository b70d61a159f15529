"""What was seen and felt of a lesion, each time with its date."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import coded, count, day, link, measure, prose, tri
from .record import PatientPart
from .rules import in_order, within


class Change(models.TextChoices):
    INCREASED = "increased", _("augmentation")
    STABLE = "stable", _("stabilité")
    DECREASED = "decreased", _("diminution")


class LesionObservation(PatientPart):
    Change = Change

    class LesionType(models.TextChoices):
        LYTIC = "lytic", _("lytique")
        MIXED = "mixed", _("mixte")
        BLASTIC = "blastic", _("condensante")

    class SizeFraction(models.TextChoices):
        UNDER_ONE_THIRD = "under_one_third", _("moins d’un tiers")
        ONE_TO_TWO_THIRDS = "one_to_two_thirds", _("d’un à deux tiers")
        OVER_TWO_THIRDS = "over_two_thirds", _("plus de deux tiers")

    class SizeMeasuredOn(models.TextChoices):
        DIAMETER = "diameter", _("diamètre")
        CORTEX = "cortex", _("corticale")

    class NewSclerosis(models.TextChoices):
        NO = "no", _("non")
        ON_LYTIC = "on_lytic", _("sur une zone lytique")
        ON_NORMAL = "on_normal", _("sur un os initialement normal")

    class Predominance(models.TextChoices):
        MOSTLY_BONE = "mostly_bone", _("surtout osseuse")
        MOSTLY_SOFT_TISSUE = "mostly_soft_tissue", _("surtout dans les tissus mous")

    class Alignment(models.TextChoices):
        NORMAL = "normal", _("normal")
        NEW_DEFORMITY = "new_deformity", _("déformation nouvelle")
        SUBLUXATION_TRANSLATION = "subluxation_translation", _("subluxation ou translation")

    class Posterolateral(models.TextChoices):
        NONE = "none", _("aucune atteinte")
        UNILATERAL = "unilateral", _("unilatérale")
        BILATERAL = "bilateral", _("bilatérale")

    class EpiduralGrade(models.TextChoices):
        G0 = "0", "0"
        G1A = "1a", "1a"
        G1B = "1b", "1b"
        G1C = "1c", "1c"
        G2 = "2", "2"
        G3 = "3", "3"

    class Uptake(models.TextChoices):
        DECREASED = "decreased", _("diminuée")
        STABLE = "stable", _("stable")
        INCREASED = "increased", _("augmentée")
        NONE = "none", _("absente")

    lesion = link("cases.Lesion", _("lésion"), "observations", editable=False)
    observed_on = models.DateField(_("observée le"))
    study = link("cases.ImagingStudy", _("examen"), "observations", null=True, blank=True)
    lesion_type = coded(_("type"), LesionType, blank=True)
    very_lytic = tri(_("très lytique"))
    size_mm = count(_("plus grand diamètre"), 1, 1000, help_text=_("en mm"))
    size_fraction = coded(_("fraction atteinte"), SizeFraction, blank=True)
    size_measured_on = coded(_("fraction mesurée sur"), SizeMeasuredOn, blank=True)
    axial_cortical_mm = count(_("atteinte corticale axiale"), 0, 1000, help_text=_("en mm"))
    circumferential_cortex_percent = count(_("atteinte corticale circonférentielle"), 0, 100, help_text=_("en %"))
    osteolysis_change = coded(_("évolution de l’ostéolyse"), Change, blank=True)
    soft_tissue_change = coded(_("évolution des tissus mous"), Change, blank=True)
    new_sclerosis = coded(_("condensation nouvelle"), NewSclerosis, blank=True)
    soft_tissue_extension = tri(_("extension aux tissus mous"))
    predominance = coded(_("composante principale"), Predominance, blank=True)
    major_bone_loss = tri(_("perte osseuse majeure"))
    hypervascular_suspected = tri(_("hypervascularisation suspectée"))
    fractured = tri(_("fracture"))
    collapse_percent = count(_("tassement du corps vertébral"), 0, 100, help_text=_("en %"))
    body_involvement_percent = count(_("atteinte du corps vertébral"), 0, 100, help_text=_("en %"))
    alignment = coded(_("alignement"), Alignment, blank=True)
    posterolateral = coded(_("atteinte postérolatérale"), Posterolateral, blank=True)
    epidural_grade = coded(_("grade épidural"), EpiduralGrade, blank=True, help_text=_("Bilsky (ESCC)"))
    canal_narrowing_percent = count(_("rétrécissement du canal"), 0, 100, help_text=_("en %"))
    cord_distance_mm = measure(_("distance entre la tumeur et la moelle"), 0, 100, help_text=_("en mm"))
    uptake = coded(_("activité métabolique"), Uptake, blank=True)
    note = prose(_("remarque"))

    class Meta(PatientPart.Meta):
        verbose_name = _("observation")
        ordering = ["observed_on", "created_at", "id"]
        constraints = [
            *PatientPart.Meta.constraints,
            within("size_mm", 1, 1000),
            within("axial_cortical_mm", 0, 1000),
            within("circumferential_cortex_percent", 0, 100),
            within("collapse_percent", 0, 100),
            within("body_involvement_percent", 0, 100),
            within("canal_narrowing_percent", 0, 100),
            within("cord_distance_mm", 0, 100),
        ]


class PainAssessment(PatientPart):
    class Pattern(models.TextChoices):
        NONE = "none", _("aucune")
        OCCASIONAL = "occasional", _("occasionnelle")
        CONSTANT = "constant", _("constante")

    lesion = link("cases.Lesion", _("lésion"), "pains", editable=False)
    assessed_on = models.DateField(_("évaluée le"))
    intensity = count(_("intensité"), 0, 10, help_text=_("de 0 à 10"))
    under_analgesics = tri(_("mesurée sous antalgiques"))
    mechanical = tri(_("mécanique"), help_text=_("calmée couché, ou accrue au mouvement ou en charge"))
    functional = tri(_("fonctionnelle"), help_text=_("à l’usage ou à l’appui"))
    inflammatory = tri(_("inflammatoire"))
    pattern = coded(_("rythme"), Pattern, blank=True)
    new_since = day(_("nouvelle depuis le"))
    distal_limb = tri(_("extrémité d’un membre"))
    analgesics_insufficient = tri(_("antalgiques insuffisants"))
    opioid_intolerance = tri(_("intolérance aux opioïdes"))
    lesion_proven_responsible = tri(
        _("lésion prouvée responsable"), help_text=_("par l’interrogatoire, l’examen et l’imagerie")
    )

    class Meta(PatientPart.Meta):
        verbose_name = _("douleur")
        ordering = ["assessed_on", "created_at", "id"]
        constraints = [
            *PatientPart.Meta.constraints,
            within("intensity", 0, 10),
            in_order("new_since", "assessed_on"),
        ]
