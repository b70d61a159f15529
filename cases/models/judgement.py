"""Judgements that no measure gives: asked only when a rule of the guideline needs them, and signed by a name."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import coded, line, link
from .record import Answer, CasePart


class Judgement(CasePart):
    class Question(models.TextChoices):
        ACCESSIBLE_TO_INTERVENTIONAL_RADIOLOGY = (
            "accessible_to_interventional_radiology",
            _("accessible à la radiologie interventionnelle"),
        )
        ORGANS_AT_RISK_EXCLUDABLE = "organs_at_risk_excludable", _("organes à risque excluables du champ")
        VOLUME_WELL_DELIMITED = "volume_well_delimited", _("volume bien délimité")
        LIMITED_IN_SIZE = "limited_in_size", _("volume limité en taille")
        WEAKENING_LESION = "weakening_lesion", _("lésion fragilisante")
        HARD_TO_MOBILISE = "hard_to_mobilise", _("patient difficile à mobiliser")
        SURGERY_CONTRAINDICATED = "surgery_contraindicated", _("chirurgie contre-indiquée")
        SURGERY_TOO_INVASIVE = "surgery_too_invasive", _("chirurgie trop invasive")
        REIRRADIATION_POSSIBLE = "reirradiation_possible", _("réirradiation possible")

    lesion = link("cases.Lesion", _("lésion"), "judgements", null=True, blank=True)
    question = coded(_("question"), Question)
    answer = coded(_("réponse"), Answer)
    answered_on = models.DateField(_("répondu le"))
    answered_by_name = line(_("répondu par"), blank=False)

    class Meta(CasePart.Meta):
        verbose_name = _("jugement")
        ordering = ["answered_on", "created_at", "id"]
