"""What was done to the disease and to its lesions, from one case to the next."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.nomenclature import treatments

from .fields import coded, count, day, line, link, measure, prose, tri
from .lesion import LEVEL_CHOICES, Bone, Side, site_of
from .record import PatientPart
from .rules import in_order, only_with, within


def _lesion(related_name):
    return link("cases.Lesion", _("lésion"), related_name, null=True, blank=True)


class Treatment(PatientPart):
    class DrugClass(models.TextChoices):
        CHEMOTHERAPY = "chemotherapy", _("chimiothérapie")
        EGFR_TKI = "egfr_tki", _("inhibiteur de l’EGFR")
        OTHER_TARGETED = "other_targeted", _("autre thérapie ciblée")
        IMMUNE_CHECKPOINT_INHIBITOR = "immune_checkpoint_inhibitor", _("inhibiteur de point de contrôle immunitaire")
        G_CSF = "g_csf", _("G-CSF")
        RADIONUCLIDE = "radionuclide", _("radionucléide")
        HORMONE = "hormone", _("hormonothérapie")
        OTHER = "other", _("autre")

    class Status(models.TextChoices):
        DONE = "done", _("fait")
        CURRENT = "current", _("en cours")
        NOT_DONE = "not_done", _("non fait")

    treatment_type = coded(_("type de traitement"), treatments.national_choices)
    drug = line(_("médicament"), help_text=_("dénomination commune internationale"))
    drug_class = coded(_("classe"), DrugClass, blank=True)
    line = count(_("ligne"), 1, 30)
    status = coded(_("état"), Status)
    started_on = day(_("débuté le"))
    ended_on = day(_("terminé le"))
    effective = tri(_("efficace"))
    note = prose(_("remarque"))

    class Meta(PatientPart.Meta):
        verbose_name = _("traitement")
        constraints = [*PatientPart.Meta.constraints, in_order("started_on", "ended_on"), within("line", 1, 30)]


class Irradiation(PatientPart):
    class Technique(models.TextChoices):
        CONFORMAL_3D = "conformal_3d", _("conformationnelle 3D")
        STEREOTACTIC = "stereotactic", _("stéréotaxique")
        OTHER = "other", _("autre technique")

    lesion = _lesion("irradiations")
    bone = coded(_("os"), Bone)
    level = coded(_("niveau"), LEVEL_CHOICES, blank=True)
    side = coded(_("côté"), Side, blank=True)
    technique = coded(_("technique"), Technique)
    dose_gy = measure(_("dose totale"), 0, 200, help_text=_("en Gy"))
    fractions = count(_("nombre de fractions"), 1, 100)
    started_on = day(_("débutée le"))
    ended_on = day(_("terminée le"))

    class Meta(PatientPart.Meta):
        verbose_name = _("irradiation")
        constraints = [
            *PatientPart.Meta.constraints,
            in_order("started_on", "ended_on"),
            within("dose_gy", 0, 200),
            within("fractions", 1, 100),
            only_with("level", Q(bone__in=["vertebra", "sacrum"]), _("Seuls le rachis et le sacrum ont des niveaux.")),
        ]

    @property
    def site(self):
        return site_of(self.bone, self.level, self.side)

    def reaches(self, lesion):
        """Whether it was given to this lesion or where it lies; a level of the spine has no side."""
        if self.lesion_id == lesion.pk:
            return True
        if lesion.level:
            return (self.bone, self.level) == (lesion.bone, lesion.level)
        return (self.bone, self.level, self.side) == (lesion.bone, "", lesion.side)


class Surgery(PatientPart):
    lesion = _lesion("surgeries")
    performed_on = day(_("opéré le"))
    procedure = line(_("intervention"), 500, blank=False)
    skin_healed_on = day(_("peau cicatrisée le"))

    class Meta(PatientPart.Meta):
        verbose_name = _("intervention")
        constraints = [*PatientPart.Meta.constraints, in_order("performed_on", "skin_healed_on")]


class BoneAgent(PatientPart):
    class Drug(models.TextChoices):
        ZOLEDRONATE = "zoledronate", _("acide zolédronique")
        DENOSUMAB = "denosumab", _("dénosumab")
        OTHER = "other", _("autre")

    class Route(models.TextChoices):
        IV = "iv", _("intraveineuse")
        SC = "sc", _("sous-cutanée")
        ORAL = "oral", _("orale")

    drug = coded(_("médicament"), Drug)
    dose_mg = measure(_("dose"), 0, 10_000, help_text=_("en mg"))
    route = coded(_("voie"), Route, blank=True)
    interval_weeks = count(_("intervalle"), 1, 104, help_text=_("en semaines"))
    infusion_minutes = count(_("durée de perfusion"), 0, 1440, help_text=_("en minutes"))
    urgent_start = tri(_("début en urgence"))
    calcium_vitamin_d = tri(_("calcium et vitamine D donnés"))
    started_on = day(_("débuté le"))
    ended_on = day(_("arrêté le"))
    dental_checked_on = day(_("contrôle dentaire le"))
    panoramic_on = day(_("panoramique dentaire le"))

    class Meta(PatientPart.Meta):
        verbose_name = _("traitement de l’os")
        constraints = [
            *PatientPart.Meta.constraints,
            in_order("started_on", "ended_on"),
            within("dose_mg", 0, 10_000),
            within("interval_weeks", 1, 104),
            within("infusion_minutes", 0, 1440),
        ]


class SkeletalEvent(PatientPart):
    """A skeletal event as trials count them; hypercalcaemia is not one."""

    class Kind(models.TextChoices):
        PALLIATIVE_RADIOTHERAPY = "palliative_radiotherapy", _("radiothérapie palliative")
        FRACTURE = "fracture", _("fracture")
        BONE_SURGERY = "bone_surgery", _("chirurgie osseuse")
        CORD_COMPRESSION = "cord_compression", _("compression médullaire")

    lesion = _lesion("skeletal_events")
    kind = coded(_("nature"), Kind)
    occurred_on = models.DateField(_("survenu le"))

    class Meta(PatientPart.Meta):
        verbose_name = _("événement osseux")
