"""A document: what was asked, frozen, and the file that was made of it. The row is the queue of record."""

from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.record import Record


def document_storage():
    return storages["documents"]


class Document(Record):
    class Kind(models.TextChoices):
        AGENDA = "agenda", _("ordre du jour")
        DECISION_RECORD = "decision_record", _("fiche RCP")
        MINUTES = "minutes", _("compte rendu de séance")

    class Status(models.TextChoices):
        PENDING = "pending", _("en attente")
        PRODUCING = "producing", _("en production")
        READY = "ready", _("prêt")
        FAILED = "failed", _("échec")

    kind = models.CharField(_("nature"), max_length=20, choices=Kind.choices, editable=False)
    case = models.ForeignKey(
        "cases.Case", null=True, on_delete=models.PROTECT, related_name="documents", editable=False
    )
    board = models.ForeignKey(
        "cases.Board", null=True, on_delete=models.PROTECT, related_name="documents", editable=False
    )
    meeting_id = models.UUIDField(null=True, db_index=True, editable=False)
    # What the paper speaks of: a decision revision or a meeting, known by rooms above this one.
    subject_id = models.UUIDField(editable=False)
    title = models.CharField(_("titre"), max_length=200, editable=False)
    language = models.CharField(_("langue"), max_length=2, editable=False)
    content = models.JSONField(editable=False)
    content_sha256 = models.CharField(max_length=64, editable=False)
    content_version = models.CharField(max_length=40, editable=False)

    status = models.CharField(_("état"), max_length=10, choices=Status.choices, default=Status.PENDING, editable=False)
    waiting_since = models.DateTimeField(_("en attente depuis"), editable=False)
    attempts = models.PositiveSmallIntegerField(_("tentatives"), default=0, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    lease_token = models.UUIDField(null=True, editable=False)
    reason = models.CharField(_("raison de l’échec"), max_length=300, blank=True, editable=False)

    file = models.FileField(storage=document_storage, max_length=60, blank=True, editable=False)
    sha256 = models.CharField(_("empreinte du fichier"), max_length=64, blank=True, editable=False)
    size_bytes = models.PositiveIntegerField(null=True, editable=False)
    pages = models.PositiveIntegerField(null=True, editable=False)
    release = models.CharField(max_length=20, blank=True, editable=False)
    engine = models.CharField(max_length=60, blank=True, editable=False)
    fonts = models.JSONField(default=list, blank=True, editable=False)
    ready_at = models.DateTimeField(_("prêt le"), null=True, editable=False)

    class Meta:
        ordering = ["-created_at", "id"]
        verbose_name = _("document")
        indexes = [
            models.Index(
                fields=["waiting_since"],
                name="documents_document_unfinished",
                condition=Q(status__in=["pending", "producing"]),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_id", "language", "content_sha256", "content_version"],
                name="documents_document_once",
                violation_error_message=_("Ce document a déjà été demandé."),
            ),
            models.CheckConstraint(
                name="documents_document_ready",
                condition=Q(status="ready", ready_at__isnull=False, size_bytes__gt=0, pages__gt=0)
                & ~Q(file="")
                & ~Q(sha256="")
                | ~Q(status="ready") & Q(ready_at__isnull=True, file="", sha256=""),
                violation_error_message=_("Un document est prêt quand son fichier et son empreinte sont là."),
            ),
            models.CheckConstraint(
                name="documents_document_lease",
                condition=Q(status="producing", lease_until__isnull=False, lease_token__isnull=False)
                | ~Q(status="producing") & Q(lease_until__isnull=True, lease_token__isnull=True),
                violation_error_message=_("Un document en production, et lui seul, est réservé par un ouvrier."),
            ),
            models.CheckConstraint(
                name="documents_document_reason",
                condition=Q(status="failed") & ~Q(reason="") | ~Q(status="failed") & Q(reason=""),
                violation_error_message=_("Un échec a une raison."),
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"

    @property
    def stamp(self):
        """The beginning of the content's hash, as each page shows it: `3f9a 01c2 77de b840`."""
        return " ".join(self.content_sha256[start : start + 4] for start in range(0, 16, 4))
