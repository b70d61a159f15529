"""Who has the page of a case open now. Not a part of the record: it says nothing once the minute is over."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .fields import line, link
from .record import person

# A page tells that it is open every 20 s; three silences in a row, and it is closed.
STILL_HERE = timedelta(seconds=60)


class CaseVisitQuerySet(models.QuerySet):
    def still_here(self):
        return self.filter(seen_at__gte=timezone.now() - STILL_HERE)


class CaseVisit(models.Model):
    case = link("cases.Case", _("dossier"), "visits")
    person = person(verbose_name=_("personne"))
    seen_at = models.DateTimeField(_("vu à"))
    section = line(_("partie du dossier"), 40)

    objects = CaseVisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("visite d’un dossier")
        ordering = ["-seen_at", "id"]
        constraints = [models.UniqueConstraint(name="%(app_label)s_%(class)s_one", fields=["case", "person"])]
