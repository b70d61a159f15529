"""What somebody has to do for a case, by when, and what became of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .fields import coded, day, line, prose
from .record import CasePart, person
from .rules import not_empty, rule


class Task(CasePart):
    class Outcome(models.TextChoices):
        DONE = "done", _("fait")
        PARTLY_DONE = "partly_done", _("fait en partie")
        NOT_DONE = "not_done", _("non fait")

    what = line(_("à faire"), 500, blank=False)
    owner = person(null=True, blank=True, verbose_name=_("par"))
    due_on = day(_("pour le"))
    outcome = coded(_("issue"), Outcome, blank=True)
    ended_on = day(_("terminé le"))
    note = prose(_("remarque"))

    class Meta(CasePart.Meta):
        verbose_name = _("tâche")
        ordering = ["due_on", "created_at", "id"]
        constraints = [
            *CasePart.Meta.constraints,
            not_empty("what", _("Dites ce qui est à faire.")),
            rule(
                "outcome_and_day",
                Q(outcome="", ended_on__isnull=True) | ~Q(outcome="") & Q(ended_on__isnull=False),
                _("L’issue d’une tâche et sa date vont ensemble."),
            ),
        ]
