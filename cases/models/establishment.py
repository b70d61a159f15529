"""The hospitals that boards and examinations belong to."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .fields import line
from .record import Record
from .rules import unique


class Establishment(Record):
    name = line(_("nom"), blank=False)
    finess = line(_("numéro FINESS"), 9)
    city = line(_("commune"))
    phone = line(_("téléphone"), 40)
    email = models.EmailField(_("adresse électronique"), blank=True, default="")

    class Meta:
        verbose_name = _("établissement")
        ordering = ["name", "id"]
        constraints = [unique("finess", ["finess"], _("Ce numéro FINESS est déjà pris."), ~Q(finess=""))]

    def __str__(self):
        return self.name
