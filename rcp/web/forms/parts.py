"""One form for every kind of part: made from the row's own fields, laid out by a table, completed where it must."""

import json

from django.forms import modelform_factory
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Irradiation, LabValue, Lesion
from cases.models.laboratory import UNITS_OF
from cases.models.tumour import is_morphology, is_topography
from cases.nomenclature import anatomy, cim10, cimo3, tnm
from cases.parts import PARTS
from rcp.web.forms.codes import CodeField
from rcp.web.forms.layout import LaidOutForm, optional

# Kind → groups of its form. Kinds that are not here have few fields: one group without a title.
LAYOUTS = {
    "contact": ((gettext_lazy("Coordonnées"), ("phone", "email", "organisation", "rpps", "address")),),
    "tumour": (
        (gettext_lazy("Histologie et siège"), ("morphology", "topography", "laterality", "primary_size_mm")),
        (gettext_lazy("Classification TNM"), ("t", "n", "m", "tnm_edition", "stage")),
        ("", ("note",)),
    ),
    "disease": (
        (gettext_lazy("Hors de l’os"), ("extraosseous", "none_looked_for_on", "nodes", "metastatic_sites")),
        (gettext_lazy("Évolution"), ("control", "first_metastatic_on")),
        (
            gettext_lazy("Registre osseux"),
            ("bone_register_complete", "declared_vertebral", "declared_extraspinal"),
        ),
    ),
    "clinicalstate": (
        (
            gettext_lazy("État général"),
            ("assessed_on", "ecog", "karnofsky", "g8_total", "asa", "weight_kg", "height_cm"),
        ),
        optional(
            gettext_lazy("Espérance de vie"),
            ("life_expectancy_value", "life_expectancy_unit", "life_expectancy_source", "life_expectancy_by_name"),
        ),
        optional(
            gettext_lazy("Infection"),
            ("infection", "infection_site", "infection_origin_known", "infection_controlled"),
        ),
    ),
    "neurologicalepisode": (
        (gettext_lazy("Compression"), ("compression", "symptomatic", "level", "found_on")),
        (gettext_lazy("Examen neurologique"), ("examined_on", "walking", "frankel", "deficit_began_on")),
        (gettext_lazy("Traitement"), ("radiotherapy_on",)),
    ),
    "boneagent": (
        (gettext_lazy("Prescription"), ("drug", "dose_mg", "route", "interval_weeks", "infusion_minutes")),
        (gettext_lazy("Déroulement"), ("started_on", "ended_on", "urgent_start", "calcium_vitamin_d")),
        optional(gettext_lazy("Surveillance dentaire"), ("dental_checked_on", "panoramic_on")),
    ),
    "imagingstudy": (
        optional(
            gettext_lazy("Technique"),
            ("field", "bone_window", "contrast", "sagittal_reconstruction"),
        ),
        (
            gettext_lazy("Résultat"),
            ("bone_lesions", "activity", "older_foci_increased", "new_foci", "response", "conclusion"),
        ),
        optional(gettext_lazy("Origine et images"), ("establishment", "is_outside", "accession_number", "study_uid")),
    ),
    "lesion": (
        (gettext_lazy("Rachis et sacrum"), ("level",)),
        (gettext_lazy("Os long"), ("segment", "end")),
        (gettext_lazy("Côte"), ("rib_number",)),
        (gettext_lazy("Découverte"), ("discovered_on",)),
        ("", ("note",)),
    ),
    "lesionobservation": (
        (gettext_lazy("Aspect"), ("lesion_type", "very_lytic", "predominance", "soft_tissue_extension", "fractured")),
        (
            gettext_lazy("Taille"),
            (
                "size_mm", "size_fraction", "size_measured_on", "axial_cortical_mm",
                "circumferential_cortex_percent", "major_bone_loss",
            ),
        ),
        (
            gettext_lazy("Rachis"),
            ("collapse_percent", "body_involvement_percent", "alignment", "posterolateral"),
        ),
        (gettext_lazy("Canal rachidien"), ("epidural_grade", "canal_narrowing_percent", "cord_distance_mm")),
        optional(
            gettext_lazy("Évolution et activité"),
            ("osteolysis_change", "soft_tissue_change", "new_sclerosis", "uptake", "hypervascular_suspected"),
        ),
        ("", ("note",)),
    ),
    "painassessment": (
        (gettext_lazy("Intensité"), ("assessed_on", "intensity", "under_analgesics", "pattern", "new_since")),
        (gettext_lazy("Caractère"), ("mechanical", "functional", "inflammatory", "distal_limb")),
        optional(
            gettext_lazy("Traitement et imputabilité"),
            ("analgesics_insufficient", "opioid_intolerance", "lesion_proven_responsible"),
        ),
    ),
}  # fmt: skip

# A group that holds one of these is about the spine.
SPINAL = {"alignment", "epidural_grade"}
# Fields that answer "when was this seen": today, unless the person says otherwise.
SEEN_TODAY = ("assessed_on", "observed_on", "answered_on", "examined_on")
# Never carried from one observation to the next.
NOT_CARRIED = ("observed_on", "study", "note")


class PartForm(LaidOutForm):
    """A row of the file. Lists offer this patient's own lesions and examinations only."""

    def __init__(self, *args, file, **kwargs):
        super().__init__(*args, **kwargs)
        for name, kind in (("lesion", "lesion"), ("study", "imagingstudy")):
            if name in self.fields:
                field = self.fields[name]
                own = [row.pk for row in file.rows(kind)]
                field.queryset = field.queryset.filter(pk__in=own)


class TumourForm(PartForm):
    morphology = CodeField(cimo3.CIMO3, label=gettext_lazy("Morphologie (CIM-O-3)"), validators=[is_morphology])
    topography = CodeField(
        cim10.PRIMARIES, label=gettext_lazy("Topographie (CIM-10)"), written=str.upper, validators=[is_topography]
    )
    t = CodeField(tnm.any_lung("t"), label="T")
    n = CodeField(tnm.any_lung("n"), label="N")
    m = CodeField(tnm.any_lung("m"), label="M")


class LabValueForm(PartForm):
    """The page's script offers the units of the chosen analyte, the usual one first; the record checks them anyway."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["analyte"].widget.attrs["data-units"] = json.dumps(UNITS_OF)


class LesionForm(PartForm):
    """`sites` tells the page's script which levels and segments each bone has; the record checks it anyway."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _group_levels(self.fields["level"])

    @property
    def sites(self):
        levels = {"vertebra": anatomy.MOBILE_SPINE, "sacrum": (*anatomy.SACRAL, anatomy.COCCYX)}
        return {"levels": levels, "segments": anatomy.SEGMENTS_OF, "shaft": anatomy.SHAFT_SEGMENTS}


class IrradiationForm(PartForm):
    """The place irradiated is the lesion's when one is chosen, so that nobody types it twice."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _group_levels(self.fields["level"])
        self.fields["bone"].required = False
        self.fields["bone"].help_text = _("à choisir si l’irradiation ne vise pas une lésion du registre")

    def clean(self):
        said = super().clean()
        lesion = said.get("lesion")
        if lesion and not said.get("bone"):
            said |= {"bone": lesion.bone, "level": lesion.level, "side": lesion.side}
        elif not said.get("bone"):
            self.add_error("bone", _("Choisissez une lésion ou un os."))
        return said


FORMS = {Lesion: LesionForm, LabValue: LabValueForm, Irradiation: IrradiationForm, PARTS["tumour"]: TumourForm}


def part_form(kind, file, data=None, *, instance=None, initial=None):
    model = PARTS[kind]
    names = [field.name for field in model._meta.concrete_fields if field.editable]
    form = modelform_factory(model, form=FORMS.get(model, PartForm), fields=names)
    form.layout = _layout(kind, getattr(instance, "lesion", None) or (initial or {}).get("lesion"))
    return form(data, instance=instance, initial=initial, file=file)


def _layout(kind, lesion):
    """What only a vertebra has stays folded for another bone."""
    layout = LAYOUTS.get(kind, ())
    if kind != "lesionobservation" or lesion is None or lesion.is_spinal:
        return layout
    return [
        optional(title, names) if SPINAL & set(names) else (title, names, *folded) for title, names, *folded in layout
    ]


def first_values(kind, by, *, carried=None):
    """What a new row starts from: today, the person's own name, and the last observation of the same lesion."""
    today = timezone.localdate()
    values = dict.fromkeys(SEEN_TODAY, today)
    if kind == "judgement":
        values["answered_by_name"] = by.full_name
    if carried:
        names = [field.name for field in carried._meta.concrete_fields if field.editable]
        values |= {name: getattr(carried, name) for name in names if name not in NOT_CARRIED}
    return values


def _group_levels(field):
    """Forty levels are found by region."""
    regions = {
        "occipital": _("Cervical"),
        "cervical": _("Cervical"),
        "thoracic": _("Thoracique"),
        "lumbar": _("Lombaire"),
        "sacral": _("Sacrum"),
        "coccygeal": _("Sacrum"),
    }
    grouped = {}
    for value, label in field.choices:
        if value:
            grouped.setdefault(regions[anatomy.region_of(value)], []).append((value, label))
    field.choices = [("", "—"), *grouped.items()]
