"""What the guideline asks of one bone lesion."""

from dataclasses import dataclass
from datetime import date

from scoring.errors import InvalidFact
from scoring.guideline.examination import ComparisonFacts
from scoring.guideline.rows import IrradiationFacts, SurgeryFacts
from scoring.guideline.typed import Checked, Number, Span, fact, rows
from scoring.vocabulary import BONES, LESION_TYPES, LEVELS


@dataclass(frozen=True, slots=True)
class LesionFacts(Checked):
    """One bone lesion: where it is, its latest observation, its pain, what was done there and judged of it."""

    key: str | None = fact("lésion", "lesion")
    bone: str | None = fact("os", "bone", choices=BONES)
    segment: str | None = fact(
        "segment",
        "segment of the bone",
        choices=("head", "neck", "intertrochanteric", "subtrochanteric", "epiphysis", "metaphysis", "diaphysis"),
    )
    end: str | None = fact("extrémité", "end of the bone", choices=("proximal", "distal"))
    level: str | None = fact("niveau vertébral", "vertebral level", choices=LEVELS)
    side: str | None = fact("côté", "side", choices=("left", "right", "midline"))
    weight_bearing_zone: bool | None = fact("zone portante", "weight-bearing zone")
    acetabular_roof: bool | None = fact("toit du cotyle", "acetabular roof")

    observed_on: date | None = fact("observée le", "observed on")
    lesion_type: str | None = fact("type de lésion", "type of lesion", choices=LESION_TYPES)
    very_lytic: bool | None = fact("très lytique", "very lytic")
    size_fraction: str | None = fact(
        "fraction atteinte",
        "fraction involved",
        choices=("under_one_third", "one_to_two_thirds", "over_two_thirds"),
    )
    size_measured_on: str | None = fact("fraction mesurée sur", "fraction measured on", choices=("diameter", "cortex"))
    soft_tissue_extension: bool | None = fact("extension aux tissus mous", "soft-tissue extension")
    mostly_soft_tissue: bool | None = fact("surtout dans les tissus mous", "mostly in soft tissue")
    major_bone_loss: bool | None = fact("perte osseuse importante", "major bone loss")
    hypervascular_suspected: bool | None = fact("hypervascularisation suspectée", "hypervascular suspected")
    fractured: bool | None = fact("fracture", "fracture present")
    collapse_percent: Number = fact("tassement (%)", "collapse (%)", low=0, high=100)
    body_involvement_percent: Number = fact(
        "atteinte du corps vertébral (%)", "vertebral body involved (%)", low=0, high=100
    )
    alignment: str | None = fact(
        "alignement", "alignment", choices=("normal", "new_deformity", "subluxation_translation")
    )
    posterolateral: str | None = fact(
        "atteinte postérolatérale", "posterolateral involvement", choices=("none", "unilateral", "bilateral")
    )
    epidural_grade: str | None = fact("grade épidural", "epidural grade", choices=("0", "1a", "1b", "1c", "2", "3"))
    canal_narrowing_percent: Number = fact("rétrécissement du canal (%)", "canal narrowing (%)", low=0, high=100)
    cord_distance_mm: Number = fact("distance tumeur-moelle (mm)", "tumour-to-cord distance (mm)", low=0)

    pain_nrs: Number = fact("intensité de la douleur (0 à 10)", "pain intensity (0 to 10)", low=0, high=10)
    pain_on: date | None = fact("douleur évaluée le", "pain assessed on")
    pain_under_analgesics: bool | None = fact("douleur mesurée sous antalgiques", "pain measured under analgesics")
    pain_mechanical: bool | None = fact("douleur mécanique", "mechanical pain")
    pain_functional: bool | None = fact("douleur à l’usage ou à l’appui", "pain with use or weight-bearing")
    pain_inflammatory: bool | None = fact("douleur inflammatoire", "inflammatory pain")
    pain_distal_limb: bool | None = fact("douleur distale d’un membre", "distal limb pain")
    pain_disabling: bool | None = fact("douleur invalidante", "disabling pain")
    analgesics_insufficient: bool | None = fact("antalgiques insuffisants", "analgesics insufficient")
    opioid_intolerance: bool | None = fact(
        "complication ou intolérance des opioïdes", "complication or intolerance of opioids"
    )
    proven_responsible: bool | None = fact("lésion prouvée responsable", "lesion proven responsible")

    irradiations: tuple | None = fact("irradiations de ce siège", "irradiations of this site", of=IrradiationFacts)
    surgeries: tuple | None = fact("opérations de ce siège", "operations of this site", of=SurgeryFacts)
    in_question: tuple | None = fact("traitements locaux envisagés", "local treatments considered", of=str)
    is_urgent: bool | None = fact("chirurgie urgente", "urgent surgery")

    is_complicated: bool | None = fact("métastase compliquée", "complicated metastasis")
    accessible_to_interventional_radiology: bool | None = fact(
        "accessible à la radiologie interventionnelle", "accessible to interventional radiology"
    )
    organs_at_risk_excludable: bool | None = fact("organes à risque excluables", "organs at risk excludable")
    volume_well_delimited: bool | None = fact("volume bien délimité", "volume well delimited")
    limited_in_size: bool | None = fact("volume limité en taille", "limited in size")
    very_large: bool | None = fact("lésion très volumineuse", "very large lesion")
    weakening: bool | None = fact("lésion fragilisante", "weakening lesion")
    pre_fracture: bool | None = fact("lésion pré-fracturaire", "pre-fracture lesion")
    unstable: bool | None = fact("instabilité vertébrale retenue", "vertebral instability judged present")
    infection_at_puncture_site: bool | None = fact("infection au point de ponction", "infection at the puncture site")
    surgery_contraindicated: bool | None = fact("chirurgie contre-indiquée", "surgery contraindicated")
    surgery_too_invasive: bool | None = fact("chirurgie trop invasive", "surgery too invasive")
    reirradiation_possible: bool | None = fact("ré-irradiation possible", "re-irradiation possible")

    mirels: Span | None = fact("score de Mirels", "Mirels score", low=4, high=12)
    sins: Span | None = fact("score SINS", "SINS score", low=0, high=18)
    comparisons: tuple = rows(ComparisonFacts)

    def __post_init__(self):
        Checked.__post_init__(self)
        if not self.key:
            raise InvalidFact("lesion.key", self.key, ["text"])
