"""What every row of the record has in common."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Answer(models.TextChoices):
    """Yes, no, or unknown: a valid answer that is not "no". Empty means that nobody has answered yet."""

    YES = "yes", _("oui")
    NO = "no", _("non")
    UNKNOWN = "unknown", _("inconnu")


def pair(moment, *, required=False):
    """A constraint: `<moment>_at` and `<moment>_by` are both there or both absent."""
    at, by = f"{moment}_at", f"{moment}_by"
    return models.CheckConstraint(
        name="%(app_label)s_%(class)s_" + moment,
        condition=models.Q(**{f"{at}__isnull": True, f"{by}__isnull": True})
        | models.Q(**{f"{at}__isnull": False, f"{by}__isnull": False}),
        violation_error_message=_("Une date et son auteur vont ensemble."),
    )


def person(*, related_name="+", **options):
    """A foreign key to a person; people are never deleted, they are deactivated."""
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name=related_name, **options)


class Record(models.Model):
    """A row with an opaque key and a version that every change raises by one."""

    # Fields that nobody fills and that the journal tells of a new row all the same.
    told = ()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("créé le"), default=timezone.now, editable=False)
    created_by = person(verbose_name=_("créé par"), editable=False)

    class Meta:
        abstract = True


class PartQuerySet(models.QuerySet):
    def standing(self):
        """Rows that have not been removed."""
        return self.filter(removed_at__isnull=True)


class Part(Record):
    """A part of a patient's or a case's file. Removing it says who and when, and keeps the row."""

    removed_at = models.DateTimeField(null=True, blank=True, editable=False)
    removed_by = person(null=True, blank=True, editable=False)

    objects = PartQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["created_at", "id"]
        constraints = [pair("removed")]


class PatientPart(Part):
    """A part that stays with the patient from one case to the next."""

    patient = models.ForeignKey("cases.Patient", on_delete=models.PROTECT, editable=False)

    class Meta(Part.Meta):
        abstract = True


class CasePart(Part):
    """A part that belongs to one case: what was true when this question was put."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, editable=False)

    class Meta(Part.Meta):
        abstract = True


class CarriedPart(CasePart):
    """A part that a new case may begin with as it was in the former one, until somebody says what changed."""

    # The row of the former case that this one began as; its case is closed, its values no longer move.
    carried_from = models.UUIDField(null=True, blank=True, editable=False)

    class Meta(CasePart.Meta):
        abstract = True
