"""What the API remembers of a request that may be sent twice: that it came, and the keys of what it made."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.fields import line
from cases.models.record import person


class RepeatableRequest(models.Model):
    """One `Idempotency-Key` of one person. Neither the body nor the answer is kept: they speak of a patient."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = person(verbose_name=_("personne"))
    key = line(_("clé"), 200, blank=False)
    operation = line(_("opération"), 400, blank=False)
    body_sha256 = line(_("empreinte de la demande"), 64, blank=False)
    began_at = models.DateTimeField(_("commencée le"), default=timezone.now)
    # Empty while the request is being answered.
    status = models.PositiveSmallIntegerField(_("code de la réponse"), null=True)
    made = models.JSONField(_("clés de ce qui a été fait"), default=list)

    class Meta:
        verbose_name = _("demande répétable")
        ordering = ["began_at", "id"]
        indexes = [models.Index(fields=["began_at"], name="api_repeatable_began")]
        constraints = [models.UniqueConstraint(name="api_repeatable_once", fields=["person", "key"])]
