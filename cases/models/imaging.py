"""Imaging examinations, done or requested, with what links them to the viewer."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .fields import coded, count, day, line, link, prose, tri
from .record import PatientPart
from .rules import rule


class ImagingStudy(PatientPart):
    class Kind(models.TextChoices):
        CT = "ct", _("scanner")
        BONE_SCAN = "bone_scan", _("scintigraphie osseuse")
        FDG_PET = "fdg_pet", _("TEP au FDG")
        MRI = "mri", _("IRM")
        RADIOGRAPH = "radiograph", _("radiographie")
        CT_ANGIOGRAPHY = "ct_angiography", _("angioscanner")
        ARTERIOGRAPHY = "arteriography", _("artériographie")
        ULTRASOUND = "ultrasound", _("échographie")
        OTHER = "other", _("autre examen")

    class Status(models.TextChoices):
        DONE = "done", _("fait")
        REQUESTED = "requested", _("demandé")

    class Phase(models.TextChoices):
        INITIAL = "initial", _("bilan initial")
        RESPONSE = "response", _("évaluation de la réponse")
        FOLLOW_UP = "follow_up", _("surveillance")
        SYMPTOM = "symptom", _("symptôme")
        PREOPERATIVE = "preoperative", _("bilan préopératoire")

    class Field(models.TextChoices):
        FEMURS = "femurs", _("fémurs")
        WHOLE_LOWER_LIMBS = "whole_lower_limbs", _("membres inférieurs entiers")
        WHOLE_BONE_WITH_JOINTS = "whole_bone_with_joints", _("os entier avec les articulations adjacentes")
        WHOLE_SPINE = "whole_spine", _("rachis entier")
        SKULL_TO_MID_THIGH = "skull_to_mid_thigh", _("du crâne à mi-cuisse")
        OTHER = "other", _("autre champ")

    class Activity(models.TextChoices):
        ALL_DECREASED = "all_decreased", _("diminuée partout")
        MIXED = "mixed", _("dissociée")
        INCREASED = "increased", _("augmentée")

    class Response(models.TextChoices):
        RESPONSE = "response", _("réponse")
        STABLE = "stable", _("stabilité")
        PROGRESSION = "progression", _("progression")
        NOT_CONCLUSIVE = "not_conclusive", _("non concluante")

    kind = coded(_("examen"), Kind)
    status = coded(_("état"), Status)
    done_on = day(_("fait le"))
    phase = coded(_("moment"), Phase, blank=True)
    region = line(_("région"))
    field = coded(_("champ"), Field, blank=True)
    bone_window = tri(_("fenêtre osseuse"))
    contrast = tri(_("injection de produit de contraste"))
    sagittal_reconstruction = tri(_("reconstruction osseuse sagittale"))
    bone_lesions = count(_("nombre de lésions osseuses"))
    activity = coded(_("activité sur l’ensemble des sites"), Activity, blank=True)
    older_foci_increased = tri(_("foyers anciens augmentés"))
    new_foci = tri(_("nouveaux foyers"))
    conclusion = prose(_("conclusion"))
    response = coded(_("évaluation"), Response, blank=True)
    accession_number = line(_("numéro d’examen"), 64)
    study_uid = line(_("identifiant DICOM de l’examen"), 64)
    establishment = link("cases.Establishment", _("établissement"), "imaging_studies", null=True, blank=True)
    is_outside = models.BooleanField(_("fait dans un autre établissement"), default=False)

    class Meta(PatientPart.Meta):
        verbose_name = _("examen d’imagerie")
        ordering = ["done_on", "created_at", "id"]
        constraints = [
            *PatientPart.Meta.constraints,
            rule(
                "study_uid_shape",
                Q(study_uid__regex=r"\A[0-9.]{0,64}\Z"),
                _("Un identifiant DICOM ne contient que des chiffres et des points."),
            ),
            rule(
                "done_on_when_done",
                Q(status="done") | Q(done_on__isnull=True),
                _("Un examen demandé n’a pas encore de date."),
            ),
        ]
