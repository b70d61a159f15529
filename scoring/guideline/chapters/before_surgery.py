"""§3.7.1: what is done before an operation, and when the other treatments resume after it."""

from scoring.grammar import Notice, Text
from scoring.guideline.concerned import surgery_concerned
from scoring.guideline.courses import operated, time_since_surgery
from scoring.guideline.extent import is_spinal
from scoring.guideline.grammar import Kind, Remark, Rule, Scope, Source
from scoring.guideline.names import case, lesion
from scoring.guideline.studies import preoperative_ct, preoperative_radiographs, tap_ct, vascular_study, whole_spine_mri

PRIMARY_AS_HINT = Notice(
    "primary_as_a_hint",
    Text(
        "Un primitif du rein ou de la thyroïde n’est qu’un indice, le nôtre, d’hypervascularisation.",
        "A kidney or thyroid primary is only a hint, ours, of hypervascularity.",
    ),
)
SCHEDULE_DIFFERS = Notice(
    "three_weeks_printed_here",
    Text(
        "Le référentiel imprime ici 3 semaines, et au §3.5.4 entre 15 jours et 3 semaines pour la radiothérapie.",
        "The guideline prints 3 weeks here, and between 15 days and 3 weeks for radiotherapy in §3.5.4.",
    ),
)
CENTRED = Notice(
    "centred_on_the_lesion",
    Text(
        "Le scanner doit être centré sur la lésion : le dossier dit seulement qu’il la décrit.",
        "The CT has to be centred on the lesion: the file only says that it describes it.",
    ),
)

RULES = (
    Rule(
        "C9",
        Kind.CHECK,
        Scope.LESION,
        "3.7.1",
        Text(
            "Avant l’opération : radiographies (lésion, os entier, articulations voisines) et scanner osseux sans "
            "injection, centré.",
            "Before the operation: radiographs (lesion, whole bone, adjacent joints) and unenhanced bone CT, centred.",
        ),
        surgery_concerned & ~(preoperative_radiographs.yes & preoperative_ct.yes),
        words=("non injecté",),
        remarks=(Remark(CENTRED),),
    ),
    Rule(
        "C10",
        Kind.CHECK,
        Scope.LESION,
        "3.7.1",
        Text(
            "Lésion suspecte d’hypervascularisation : angioscanner ou artériographie ; une embolisation peut être "
            "nécessaire.",
            "Lesion suspected to be hypervascular: CT angiography or arteriography; embolisation may be needed.",
        ),
        surgery_concerned & lesion.hypervascular_suspected.yes & vascular_study.no,
        words=("angioscanner",),
        remarks=(Remark(PRIMARY_AS_HINT, case.primary.one_of(("kidney", "thyroid"))),),
        source=Source.DERIVED,
    ),
    Rule(
        "C11",
        Kind.CHECK,
        Scope.LESION,
        "3.7.1",
        Text(
            "Atteinte rachidienne : IRM du rachis entier avant l’opération. Ailleurs, l’IRM ou la TEP servent au "
            "diagnostic étiologique.",
            "Spinal involvement: whole-spine MRI before the operation. Elsewhere, MRI or PET serve the aetiological "
            "diagnosis.",
        ),
        surgery_concerned & is_spinal & whole_spine_mri.no,
        words=("IRM du rachis entier",),
    ),
    Rule(
        "C12",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.7.1",
        Text(
            "Chirurgie urgente et doute sur l’étiologie : une biopsie pré-opératoire peut être indiquée ; sa voie se "
            "convient en RCP pour réséquer le trajet.",
            "Urgent surgery and doubt on the aetiology: a pre-operative biopsy may be indicated; its approach is "
            "agreed by the board so that the tract can be resected.",
        ),
        surgery_concerned & lesion.is_urgent.yes & case.aetiology_certain.no,
        words=("peut être indiquée",),
    ),
    Rule(
        "C13",
        Kind.CHECK,
        Scope.LESION,
        "3.7.1",
        Text(
            "Bilan étiologique minimal : électrophorèse des protéines et scanner thorax-abdomen-pelvis.",
            "Minimum aetiological work-up: serum protein electrophoresis and thorax-abdomen-pelvis CT.",
        ),
        surgery_concerned,
        words=("bilan étiologique minimal",),
        asks=(case.protein_electrophoresis_on, tap_ct),
    ),
    Rule(
        "C14",
        Kind.CHECK,
        Scope.LESION,
        "3.7.1",
        Text(
            "Chimiothérapie et radiothérapie reprennent une fois la cicatrisation acquise, 3 semaines après "
            "l’opération.",
            "Chemotherapy and radiotherapy resume once healing is complete, 3 weeks after the operation.",
        ),
        operated.yes & time_since_surgery.one_of(("before_day_15", "in_window")),
        words=("soit 3 semaines après la chirurgie",),
        remarks=(Remark(SCHEDULE_DIFFERS),),
    ),
    Rule(
        "C19",
        Kind.WARNING,
        Scope.LESION,
        "3.7.1",
        Text(
            "Opérer d’abord traite l’os définitivement, sans fenêtre thérapeutique ensuite : à peser contre l’urgence "
            "d’un traitement systémique.",
            "Operating first treats the bone for good, without a therapeutic window later: to be weighed against the "
            "urgency of a systemic treatment.",
        ),
        surgery_concerned,
        words=("en fonction de l’urgence d’un traitement systémique",),
        asks=(case.systemic_urgent,),
    ),
)
