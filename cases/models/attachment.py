"""Files that came with a report or an examination: what was checked of them, and where the storage keeps them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .fields import coded, day, line, link
from .record import PatientPart
from .rules import not_empty, rule


class Attachment(PatientPart):
    """One file. Its content never changes: a corrected file is another attachment."""

    # Nobody types these; the journal tells them of a new row.
    told = ("media_type", "size_bytes", "sha256")

    class MediaType(models.TextChoices):
        PDF = "application/pdf", _("PDF")
        JPEG = "image/jpeg", _("image JPEG")
        PNG = "image/png", _("image PNG")

    title = line(_("titre"), blank=False)
    dated_on = day(_("daté du"))
    report = link("cases.Report", _("compte rendu"), "attachments", null=True, blank=True)
    study = link("cases.ImagingStudy", _("examen"), "attachments", null=True, blank=True)
    media_type = coded(_("format"), MediaType, editable=False)
    size_bytes = models.PositiveIntegerField(_("taille"), editable=False)
    sha256 = line("sha256", 64, blank=False, editable=False)
    # The key in the storage: random, it says nothing of the patient or of the name that the file came with.
    stored_as = line(_("rangé sous"), 100, blank=False, unique=True, editable=False)

    class Meta(PatientPart.Meta):
        verbose_name = _("pièce jointe")
        constraints = [
            *PatientPart.Meta.constraints,
            not_empty("title", _("Donnez un titre à la pièce jointe.")),
            rule("is_not_empty", Q(size_bytes__gt=0), _("Le fichier est vide.")),
        ]
