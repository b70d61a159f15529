"""The guidelines (référentiels) that a decision may follow, by version."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import WebAddress, coded, day, line
from .record import Record
from .rules import in_order, unique


class Guideline(Record):
    class Scope(models.TextChoices):
        # Only a national guideline lets a case be recorded without discussion.
        NATIONAL = "national", _("national")
        REGIONAL = "regional", _("régional")
        INTERNATIONAL = "international", _("international")

    name = line(_("nom"), blank=False)
    scope = coded(_("portée"), Scope)
    edition = line(_("version"), 60, blank=False)  # as published; `version` counts the changes of this row
    published_on = models.DateField(_("publié le"))
    review_on = day(_("à revoir le"))
    url = WebAddress(_("adresse"), max_length=500, blank=True, default="")

    class Meta:
        verbose_name = _("référentiel")
        ordering = ["name", "-published_on", "id"]
        constraints = [
            unique("edition", ["name", "edition"], _("Cette version du référentiel existe déjà.")),
            in_order("published_on", "review_on"),
        ]

    def __str__(self):
        return f"{self.name} ({self.edition})"
