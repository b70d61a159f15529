"""Scores, as they were when they were given."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import line, link
from .record import CasePart
from .rules import not_empty


class Score(CasePart):
    """An index with the answers it was given and the result it gave. Scoring again adds a row."""

    lesion = link("cases.Lesion", _("lésion"), "scores", null=True, blank=True, editable=False)
    index = line(_("score"), 40, blank=False)
    index_version = line(_("version du score"), 40, blank=False)
    answers = models.JSONField(_("réponses"), default=dict, blank=True)
    # Item code to the row of the file where the answer was found.
    deduced = models.JSONField(_("réponses déduites"), default=dict, blank=True)
    # Item code to why a person answered otherwise than the file, in that person's words.
    reasons = models.JSONField(_("raisons des réponses contraires au dossier"), default=dict, blank=True)
    # Codes and numbers only, never words: labels change and are translated.
    result = models.JSONField(_("résultat"), default=dict, blank=True)
    scored_on = models.DateField(_("coté le"))

    class Meta(CasePart.Meta):
        verbose_name = _("score")
        ordering = ["scored_on", "created_at", "id"]
        constraints = [*CasePart.Meta.constraints, not_empty("index", _("Un score nomme son index."))]
