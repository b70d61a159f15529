"""Reports of surgery, pathology and molecular biology, planned or received."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import coded, day, line, prose, tri
from .record import PatientPart


class Report(PatientPart):
    class Kind(models.TextChoices):
        SURGERY = "surgery", _("compte rendu opératoire")
        PATHOLOGY = "pathology", _("anatomopathologie")
        MOLECULAR = "molecular", _("biologie moléculaire")

    class Status(models.TextChoices):
        PLANNED = "planned", _("prévu")
        DONE = "done", _("fait")

    class Specimen(models.TextChoices):
        BONE = "bone", _("os")
        SOFT_TISSUE = "soft_tissue", _("tissus mous")
        OTHER = "other", _("autre prélèvement")

    class Decalcification(models.TextChoices):
        NONE = "none", _("aucune")
        # EDTA keeps the nucleic acids that molecular tests need; acids destroy them.
        EDTA = "edta", _("EDTA")
        ACID = "acid", _("acide")
        UNKNOWN = "unknown", _("inconnue")

    kind = coded(_("nature"), Kind)
    status = coded(_("état"), Status)
    dated_on = day(_("daté du"))
    author_name = line(_("auteur"))
    conclusion = prose(_("conclusion"))
    specimen = coded(_("prélèvement"), Specimen, blank=True)
    decalcification = coded(_("décalcification"), Decalcification, blank=True)
    aetiology_certain = tri(_("étiologie certaine"))

    class Meta(PatientPart.Meta):
        verbose_name = _("compte rendu")
