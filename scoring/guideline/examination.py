"""What the guideline asks of an examination, and of a lesion between two of them."""

from dataclasses import dataclass
from datetime import date

from scoring.guideline.typed import Checked, fact

CHANGES = ("increased", "stable", "decreased")


@dataclass(frozen=True, slots=True)
class ExaminationFacts(Checked):
    key: str | None = fact("examen", "examination")
    kind: str | None = fact(
        "nature de l’examen",
        "kind of examination",
        choices=(
            "ct",
            "bone_scan",
            "fdg_pet",
            "mri",
            "radiograph",
            "ct_angiography",
            "arteriography",
            "ultrasound",
            "other",
        ),
    )
    is_done: bool | None = fact("examen fait", "examination done")
    done_on: date | None = fact("date de l’examen", "date of the examination")
    phase: str | None = fact(
        "moment de l’examen",
        "phase of the examination",
        choices=("initial", "response", "follow_up", "symptom", "preoperative"),
    )
    field: str | None = fact(
        "champ exploré",
        "field explored",
        choices=(
            "femurs",
            "whole_lower_limbs",
            "whole_bone_with_joints",
            "whole_spine",
            "skull_to_mid_thigh",
            "other",
        ),
    )
    covers_thorax_abdomen_pelvis: bool | None = fact(
        "couvre thorax, abdomen et pelvis", "covers thorax, abdomen and pelvis"
    )
    bone_window: bool | None = fact("lu en fenêtre osseuse", "read in bone window")
    contrast: bool | None = fact("produit de contraste", "contrast medium")
    sagittal_reconstruction: bool | None = fact("reconstruction osseuse sagittale", "sagittal bone reconstruction")
    bone_lesions: int | None = fact("nombre de lésions osseuses vues", "number of bone lesions seen", low=0)
    activity: str | None = fact(
        "activité sur l’ensemble des sites", "activity over all sites", choices=("all_decreased", "mixed", "increased")
    )
    older_foci_increased: bool | None = fact("foyers anciens augmentés", "older foci increased")
    new_foci: bool | None = fact("nouveaux foyers", "new foci")
    lesions: tuple | None = fact("lésions décrites par l’examen", "lesions that the examination describes", of=str)


@dataclass(frozen=True, slots=True)
class ComparisonFacts(Checked):
    """What became of one lesion between two examinations."""

    examination: str | None = fact("examen", "examination")
    earlier_examination: str | None = fact("examen antérieur", "earlier examination")
    compared_on: date | None = fact("date de l’examen", "date of the examination")
    osteolysis_change: str | None = fact("évolution de l’ostéolyse", "change of the osteolysis", choices=CHANGES)
    soft_tissue_change: str | None = fact("évolution des tissus mous", "change of the soft tissue", choices=CHANGES)
    new_sclerosis: str | None = fact("condensation nouvelle", "new sclerosis", choices=("no", "on_lytic", "on_normal"))
    uptake_change: str | None = fact("évolution de la fixation", "change of the uptake", choices=CHANGES)
