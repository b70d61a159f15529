"""The patient's state: general condition, life expectancy, infection, and the neurological examination."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .fields import coded, count, day, line, measure, tri
from .lesion import LEVEL_CHOICES
from .record import CarriedPart, PatientPart
from .rules import in_order, one_standing, only_with, rule, within


class ClinicalState(CarriedPart):
    class LifeExpectancyUnit(models.TextChoices):
        WEEKS = "weeks", _("semaines")
        MONTHS = "months", _("mois")

    class LifeExpectancySource(models.TextChoices):
        PHYSICIAN = "physician", _("estimée par un médecin")
        TOKUHASHI = "tokuhashi", _("score de Tokuhashi")
        OTHER = "other", _("autre source")

    assessed_on = day(_("évalué le"))
    ecog = count(_("indice OMS (ECOG)"), 0, 5, help_text=_("de 0 à 5"))
    karnofsky = count(_("indice de Karnofsky"), 0, 100, help_text=_("de 0 à 100, par dizaines"))
    g8_total = measure(_("score G8"), 0, 17, help_text=_("total, de 0 à 17"))
    weight_kg = measure(_("poids"), 1, 500, help_text=_("en kg"))
    height_cm = count(_("taille"), 20, 250, help_text=_("en cm"))
    asa = count(_("score ASA"), 1, 5, help_text=_("de 1 à 5"))
    life_expectancy_value = measure(_("espérance de vie"), 0, 999)
    life_expectancy_unit = coded(_("unité de l’espérance de vie"), LifeExpectancyUnit, blank=True)
    life_expectancy_source = coded(_("source de l’espérance de vie"), LifeExpectancySource, blank=True)
    life_expectancy_by_name = line(_("espérance de vie estimée par"))
    infection = tri(_("infection"))
    infection_site = line(_("siège de l’infection"))
    infection_origin_known = tri(_("origine de l’infection connue"))
    infection_controlled = tri(_("infection contrôlée"))

    class Meta(CarriedPart.Meta):
        verbose_name = _("état du patient")
        constraints = [
            *CarriedPart.Meta.constraints,
            one_standing("case"),
            within("ecog", 0, 5),
            rule(
                "karnofsky_by_tens",
                Q(karnofsky__in=range(0, 101, 10)),
                _("L’indice de Karnofsky va de 0 à 100, par dizaines."),
            ),
            rule(
                "g8_by_halves",
                Q(g8_total__in=[Decimal(halves) / 2 for halves in range(35)]),
                _("Le score G8 va de 0 à 17, par demi-points."),
            ),
            within("weight_kg", 1, 500),
            within("height_cm", 20, 250),
            within("asa", 1, 5),
            within("life_expectancy_value", 0, 999),
            rule(
                "life_expectancy_whole",
                Q(life_expectancy_value__isnull=True, life_expectancy_unit="", life_expectancy_source="")
                | Q(life_expectancy_value__isnull=False) & ~Q(life_expectancy_unit="") & ~Q(life_expectancy_source=""),
                _("Une espérance de vie a sa valeur, son unité et sa source."),
            ),
        ]


class NeurologicalEpisode(PatientPart):
    class Compression(models.TextChoices):
        NONE = "none", _("aucune")
        SUSPECTED = "suspected", _("suspectée")
        CONFIRMED = "confirmed", _("confirmée")

    class Walking(models.TextChoices):
        WITHOUT_AID = "without_aid", _("marche sans aide")
        WITH_AID = "with_aid", _("marche avec aide")
        NOT_WALKING = "not_walking", _("ne marche pas")
        PARAPLEGIC = "paraplegic", _("paraplégique")

    class Frankel(models.TextChoices):
        A = "A", "A"
        B = "B", "B"
        C = "C", "C"
        D = "D", "D"
        D1 = "D1", "D1"
        D2 = "D2", "D2"
        D3 = "D3", "D3"
        E = "E", "E"

    compression = coded(_("compression médullaire"), Compression)
    symptomatic = tri(_("symptomatique"))
    level = coded(_("niveau"), LEVEL_CHOICES, blank=True)
    found_on = day(_("découverte le"))
    deficit_began_on = day(_("début du déficit"))
    walking = coded(_("marche"), Walking, blank=True)
    frankel = coded(_("grade de Frankel"), Frankel, blank=True)
    examined_on = day(_("examiné le"))
    radiotherapy_on = day(_("radiothérapie prévue ou débutée le"))

    class Meta(PatientPart.Meta):
        verbose_name = _("épisode neurologique")
        constraints = [
            *PatientPart.Meta.constraints,
            in_order("deficit_began_on", "radiotherapy_on"),
            only_with(
                "level",
                Q(compression__in=["suspected", "confirmed"]),
                _("Un niveau de compression ne se dit que s’il y a compression, suspectée ou confirmée."),
            ),
        ]
