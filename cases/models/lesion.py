"""The register of bone lesions, kept from one case to the next: where each one is."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.nomenclature import anatomy

from .fields import coded, count, day, prose
from .record import PatientPart
from .rules import only_with, rule, unique, within

# C0 and CO look alike: they are always said in words.
_LEVEL_WORDS = {anatomy.OCCIPUT: _("occiput"), anatomy.COCCYX: _("coccyx")}
LEVEL_CHOICES = [(level, _LEVEL_WORDS.get(level, level)) for level in anatomy.LEVELS]


class Side(models.TextChoices):
    LEFT = "left", _("gauche")
    RIGHT = "right", _("droit")
    MIDLINE = "midline", _("médian")


class Bone(models.TextChoices):
    SKULL = "skull", _("crâne")
    MANDIBLE = "mandible", _("mandibule")
    STERNUM = "sternum", _("sternum")
    RIB = "rib", _("côte")
    CLAVICLE = "clavicle", _("clavicule")
    SCAPULA = "scapula", _("scapula")
    HUMERUS = "humerus", _("humérus")
    RADIUS = "radius", _("radius")
    ULNA = "ulna", _("ulna")
    HAND = "hand", _("main")
    HEMIPELVIS = "hemipelvis", _("hémibassin")
    SACRUM = "sacrum", _("sacrum")
    FEMUR = "femur", _("fémur")
    TIBIA = "tibia", _("tibia")
    FIBULA = "fibula", _("fibula")
    PATELLA = "patella", _("patella")
    FOOT = "foot", _("pied")
    VERTEBRA = "vertebra", _("vertèbre")


# French agrees the side with the bone: fémur droit, côte droite.
_FEMININE = {Bone.MANDIBLE, Bone.RIB, Bone.CLAVICLE, Bone.SCAPULA, Bone.ULNA, Bone.HAND, Bone.FIBULA, Bone.PATELLA}


class Segment(models.TextChoices):
    HEAD = "head", _("tête")
    NECK = "neck", _("col")
    INTERTROCHANTERIC = "intertrochanteric", _("région intertrochantérienne")
    SUBTROCHANTERIC = "subtrochanteric", _("région sous-trochantérienne")
    EPIPHYSIS = "epiphysis", _("épiphyse")
    METAPHYSIS = "metaphysis", _("métaphyse")
    DIAPHYSIS = "diaphysis", _("diaphyse")


def _segments_fit():
    """For each long bone, its own segments; the femur has a trochanteric region, and the humerus a head and a neck."""
    allowed = Q(segment="")
    for bone, segments in anatomy.SEGMENTS_OF.items():
        allowed |= Q(bone=bone, segment__in=segments)
    return allowed


class Lesion(PatientPart):
    Bone, Segment, Side = Bone, Segment, Side

    class End(models.TextChoices):
        PROXIMAL = "proximal", _("proximale")
        DISTAL = "distal", _("distale")

    class Zone(models.TextChoices):
        WEIGHT_BEARING = "weight_bearing", _("zone portante")
        ACETABULAR_ROOF = "acetabular_roof", _("toit du cotyle")
        JUNCTION = "junction", _("charnière")

    number = models.PositiveSmallIntegerField(_("numéro"), editable=False)
    bone = coded(_("os"), Bone)
    level = coded(_("niveau"), LEVEL_CHOICES, blank=True)
    segment = coded(_("segment"), Segment, blank=True)
    end = coded(_("extrémité"), End, blank=True)
    rib_number = count(_("numéro de la côte"), 1, 12)
    side = coded(_("côté"), Side, blank=True)
    zone = coded(_("zone"), Zone, blank=True)
    discovered_on = day(_("découverte le"))
    note = prose(_("remarque"))

    class Meta(PatientPart.Meta):
        verbose_name = _("lésion")
        ordering = ["number", "id"]
        constraints = [
            *PatientPart.Meta.constraints,
            unique("number", ["patient", "number"], _("Ce numéro de lésion est déjà pris.")),
            rule(
                "level_fits_bone",
                Q(bone="vertebra", level__in=anatomy.MOBILE_SPINE)
                | Q(bone="sacrum", level__in=["", *anatomy.SACRAL, anatomy.COCCYX])
                | ~Q(bone__in=["vertebra", "sacrum"]) & Q(level=""),
                _("Le niveau va de C0 à L5 pour une vertèbre, de S1 au coccyx pour le sacrum ; aucun autre os n’en a."),
            ),
            rule("segment_fits_bone", _segments_fit(), _("Ce segment n’est pas un segment de cet os.")),
            only_with("end", Q(segment__in=anatomy.SHAFT_SEGMENTS), _("Cette extrémité ne va pas avec ce segment.")),
            rule(
                "rib_number_fits_bone",
                Q(rib_number__isnull=True) | Q(bone="rib"),
                _("Seule une côte a un numéro de côte."),
            ),
            within("rib_number", 1, 12),
        ]

    @property
    def is_spinal(self):
        return anatomy.is_spinal(self.bone)

    @property
    def is_long_bone(self):
        return anatomy.is_long_bone(self.bone)

    @property
    def site(self):
        """Where the lesion is, in the reader's language: "T8", "fémur gauche, région sous-trochantérienne"."""
        parts = [site_of(self.bone, self.level, self.side, self.rib_number)]
        if self.segment:
            words = {"segment": self.get_segment_display(), "end": self.get_end_display()}
            parts.append((gettext("%(segment)s %(end)s") % words).strip())
        if self.zone == self.Zone.ACETABULAR_ROOF:
            parts.append(self.get_zone_display())
        return ", ".join(parts)


def site_of(bone, level="", side="", rib_number=None):
    """A bone or a level in a few words, with its side."""
    if level:
        return str(_LEVEL_WORDS.get(level, level))
    name = str(Bone(bone).label)
    if rib_number:
        name = gettext("1re côte") if rib_number == 1 else gettext("%(number)de côte") % {"number": rib_number}
    if side not in (Side.LEFT, Side.RIGHT):
        return name
    which = gettext("droite") if side == Side.RIGHT and bone in _FEMININE else str(Side(side).label)
    return gettext("%(bone)s %(side)s") % {"bone": name, "side": which}
