"""§2: which examination, how it is read, and what may blur it."""

from scoring.grammar import Text
from scoring.guideline.extent import distal_limb_pain, is_spinal
from scoring.guideline.grammar import Kind, Rule, Scope
from scoring.guideline.names import case, exactly, examination, lesion
from scoring.guideline.studies import (
    days_since_g_csf,
    known_metastatic_before,
    pet_already_done,
    uptake_raising_treatment,
    whole_spine_mri,
)

DAY_15 = exactly(
    "day_15_after_g_csf",
    "Jour 15 exactement : le référentiel ne tranche pas si le quinzième jour est compris ; il est compté comme trop "
    "tôt.",
    "Day 15 exactly: the guideline does not settle exactly whether the fifteenth day is included; it counts as too "
    "early.",
)

is_pet = examination.kind.is_("fdg_pet")
is_bone_scan = examination.kind.is_("bone_scan")
_TO_FEMURS = {"femurs": True, "whole_lower_limbs": True, "skull_to_mid_thigh": False, "whole_spine": False}

RULES = (
    Rule(
        "I1",
        Kind.CHECK,
        Scope.EXAMINATION,
        "2",
        Text(
            "Tout scanner initial ou d’évaluation se lit aussi en fenêtre osseuse.",
            "Every baseline or response CT is read in bone window too.",
        ),
        examination.kind.is_("ct")
        & examination.is_done.yes
        & examination.phase.one_of(("initial", "response", "follow_up"))
        & examination.bone_window.no,
    ),
    Rule(
        "I5",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "2",
        Text(
            "Vertèbre atteinte : une IRM du rachis complet devrait être faite, à la recherche d’une épidurite.",
            "Vertebra involved: a whole-spine MRI should be done, in search of epidural disease.",
        ),
        is_spinal & whole_spine_mri.no,
        words=("devrait être réalisée",),
    ),
    Rule(
        "I6",
        Kind.INFORMATION,
        Scope.EXAMINATION,
        "2",
        Text(
            "La TEP-TDM cartographie bien les métastases lytiques du cancer du poumon.",
            "PET-CT maps the lytic metastases of lung cancer well.",
        ),
        is_pet,
    ),
    Rule(
        "I7",
        Kind.WARNING,
        Scope.EXAMINATION,
        "2",
        Text(
            "Tumeur déjà connue comme métastatique : pas de TEP-TDM au bilan initial.",
            "Tumour already known to be metastatic: no PET-CT in the initial work-up.",
        ),
        is_pet & examination.phase.is_("initial") & known_metastatic_before.yes,
    ),
    Rule(
        "I8",
        Kind.CHECK,
        Scope.EXAMINATION,
        "2",
        Text(
            "La TEP explore au moins les fémurs, pour ne pas manquer une métastase des membres inférieurs.",
            "The PET explores at least the femurs, so that no lower-limb metastasis is missed.",
        ),
        is_pet & ~examination.field.holds(_TO_FEMURS.get),
        words=("au minimum des fémurs",),
    ),
    Rule(
        "I9",
        Kind.RECOMMENDATION,
        Scope.EXAMINATION,
        "2",
        Text(
            "Douleur distale : étendre la TEP aux membres inférieurs entiers, à la demande du praticien.",
            "Distal pain: extend the PET to the whole lower limbs, at the practitioner’s request.",
        ),
        is_pet & distal_limb_pain.yes & ~examination.field.is_("whole_lower_limbs"),
    ),
    Rule(
        "I10",
        Kind.WARNING,
        Scope.EXAMINATION,
        "2",
        Text(
            "Un G-CSF augmente le métabolisme osseux : pas de TEP au FDG dans les quinze jours qui suivent.",
            "G-CSF raises bone metabolism: no FDG-PET within the fifteen days that follow.",
        ),
        is_pet & days_since_g_csf.at(15, DAY_15, lambda days: 0 <= days <= 15),
        words=("dans les 15 jours qui suivent",),
    ),
    Rule(
        "I11",
        Kind.WARNING,
        Scope.EXAMINATION,
        "2",
        Text(
            "Immunothérapie ou bisphosphonate reçus : le métabolisme peut être augmenté en TEP sans progression.",
            "Immunotherapy or bisphosphonate received: uptake on PET may be raised without progression.",
        ),
        is_pet & uptake_raising_treatment.yes,
    ),
    Rule(
        "I12",
        Kind.RECOMMENDATION,
        Scope.EXAMINATION,
        "2",
        Text(
            "Activité métabolique diminuée sur tous les sites : réponse tumorale.",
            "Metabolic activity decreased on all sites: tumour response.",
        ),
        is_pet & examination.is_done.yes & examination.activity.is_("all_decreased"),
        words=("sur tous les sites",),
    ),
    Rule(
        "I13",
        Kind.RECOMMENDATION,
        Scope.EXAMINATION,
        "2",
        Text(
            "Lésion osseuse unique en TEP-TDM ou en scintigraphie : IRM centrée et avis spécialisé.",
            "Single bone lesion on PET-CT or bone scan: centred MRI and specialist opinion.",
        ),
        (is_pet | is_bone_scan) & examination.is_done.yes & examination.bone_lesions.is_(1),
        words=("Une lésion osseuse unique",),
    ),
    Rule(
        "I14",
        Kind.INFORMATION,
        Scope.EXAMINATION,
        "2",
        Text(
            "Au bilan initial, la scintigraphie osseuse au technétium est facultative.",
            "In the initial work-up, a technetium bone scan is optional.",
        ),
        is_bone_scan & examination.phase.is_("initial"),
        words=("optionnelle",),
    ),
    Rule(
        "I15",
        Kind.WARNING,
        Scope.EXAMINATION,
        "2",
        Text(
            "Une TEP au FDG est déjà faite : la scintigraphie osseuse, moins performante, n’est pas indiquée.",
            "An FDG-PET is already done: the bone scan, which performs less well, is not indicated.",
        ),
        is_bone_scan & pet_already_done.yes,
    ),
    Rule(
        "I16",
        Kind.INFORMATION,
        Scope.EXAMINATION,
        "2",
        Text(
            "Scintigraphie osseuse : 10 à 20 % de faux négatifs, surtout pour les lésions très lytiques, après "
            "radiothérapie, et dans les cancers du poumon, du rein et de la thyroïde.",
            "Bone scan: 10 to 20% false negatives, mostly for very lytic lesions, after radiotherapy, and in lung, "
            "kidney and thyroid cancer.",
        ),
        is_bone_scan,
    ),
    Rule(
        "I19",
        Kind.WARNING,
        Scope.EXAMINATION,
        "2",
        Text(
            "Sans nouvelle douleur osseuse, pas de scintigraphie osseuse systématique pendant le suivi.",
            "Without new bone pain, no routine bone scan during follow-up.",
        ),
        is_bone_scan & examination.phase.is_("follow_up") & case.new_bone_pain.no,
    ),
    Rule(
        "I20",
        Kind.CHECK,
        Scope.CASE,
        "2",
        Text(
            "Biopsie osseuse guidée par l’image, pour l’histologie et la biologie moléculaire : décalcifier à l’EDTA.",
            "Image-guided bone biopsy, for histology and molecular biology: decalcify with EDTA.",
        ),
        case.biopsy_planned.yes & ~case.decalcification.is_("edta"),
        words=("décalcifiées à l’EDTA",),
    ),
    Rule(
        "I21",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "2",
        Text(
            "Lésion très lytique étendue aux parties molles : la biopsie y est de qualité sans décalcification.",
            "Very lytic lesion extending to soft tissue: a biopsy there is of good quality without decalcification.",
        ),
        case.biopsy_planned.yes & lesion.very_lytic.yes & lesion.soft_tissue_extension.yes,
        words=("très lytiques",),
    ),
    Rule(
        "I23",
        Kind.INFORMATION,
        Scope.EXAMINATION,
        "2",
        Text(
            "Scintigraphie osseuse : squelette entier, largement disponible, environ 4 mSv, positive 2 à 18 mois avant "
            "les radiographies ; sensible surtout aux lésions condensantes, peu spécifique des lytiques.",
            "Bone scan: whole skeleton, widely available, about 4 mSv, positive 2 to 18 months before radiographs; "
            "sensitive mostly to blastic lesions, poorly specific for lytic ones.",
        ),
        is_bone_scan,
    ),
)
