"""How far the disease goes outside bone, and whether the bone register tells everything."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .fields import coded, count, day, line, tri
from .record import CarriedPart
from .rules import one_standing, rule, within


class Disease(CarriedPart):
    class Extraosseous(models.TextChoices):
        # "None" was looked for on a date; that is not "unknown".
        NONE = "none", _("recherchée et absente")
        PRESENT = "present", _("présente")
        UNKNOWN = "unknown", _("inconnue")

    class Control(models.TextChoices):
        STABILISED = "stabilised", _("stabilisée")
        PROGRESSING = "progressing", _("en progression")
        NOT_ASSESSABLE = "not_assessable", _("non évaluable")

    extraosseous = coded(_("maladie extra-osseuse"), Extraosseous, blank=True)
    none_looked_for_on = day(_("absence constatée le"))
    nodes = tri(_("atteinte ganglionnaire"))
    metastatic_sites = count(_("nombre de sites métastatiques"))
    control = coded(_("contrôle de la maladie"), Control, blank=True)
    first_metastatic_on = day(_("première métastase connue le"))
    bone_register_complete = tri(_("registre osseux complet"))
    declared_vertebral = count(_("métastases vertébrales déclarées"))
    declared_extraspinal = count(_("foyers osseux extrarachidiens déclarés"))

    class Meta(CarriedPart.Meta):
        verbose_name = _("étendue de la maladie")
        constraints = [
            *CarriedPart.Meta.constraints,
            one_standing("case"),
            rule(
                "none_has_a_date",
                Q(extraosseous="none", none_looked_for_on__isnull=False)
                | ~Q(extraosseous="none") & Q(none_looked_for_on__isnull=True),
                _("Une absence de maladie extra-osseuse a la date où elle a été recherchée, et elle seule."),
            ),
        ]


class OrganMetastasis(CarriedPart):
    class Organ(models.TextChoices):
        BRAIN = "brain", _("cerveau")
        LIVER = "liver", _("foie")
        LUNG = "lung", _("poumon")
        ADRENAL = "adrenal", _("surrénale")
        PLEURA = "pleura", _("plèvre")
        PERITONEUM = "peritoneum", _("péritoine")
        KIDNEY = "kidney", _("rein")
        SKIN = "skin", _("peau")
        OTHER = "other", _("autre organe")

    class Pattern(models.TextChoices):
        NODULAR = "nodular", _("nodulaire")
        DISSEMINATED = "disseminated", _("disséminée")

    organ = coded(_("organe"), Organ)
    number = count(_("nombre"), 1, 999)
    found_on = day(_("découverte le"))
    pattern = coded(_("forme"), Pattern, blank=True)
    resectable = tri(_("résécable"))
    locally_treatable = tri(_("accessible à un traitement local"))
    assessed_by_name = line(_("évaluée par"))

    class Meta(CarriedPart.Meta):
        verbose_name = _("métastase viscérale")
        constraints = [
            *CarriedPart.Meta.constraints,
            within("number", 1, 999),
        ]
