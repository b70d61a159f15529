"""§3.6: what goes through the skin: cement, screws, ablation."""

from scoring.grammar import Notice, Text
from scoring.guideline import treatments
from scoring.guideline.concerned import ablation_concerned, percutaneous_concerned
from scoring.guideline.extent import is_painful, is_pelvic, is_spinal
from scoring.guideline.grammar import Kind, Remark, Rule, Scope
from scoring.guideline.names import case, exactly, lesion

NRS_4 = exactly(
    "pain_of_4",
    "4/10 exactement : le référentiel demande plus de 4.",
    "4/10 exactly: the guideline asks for more than 4.",
)
INFECTION_NOT_SEPSIS = Notice(
    "infection_in_the_file",
    Text(
        "Le dossier note une infection ; le référentiel parle de sepsis.",
        "The file records an infection; the guideline speaks of sepsis.",
    ),
)
MIRELS_NOT_VALID = Notice(
    "mirels_not_valid_here",
    Text(
        "Le référentiel imprime « score de Mirels >8 », mais ce score ne vaut ni pour un bassin ni pour un os déjà "
        "fracturé.",
        "The guideline prints a Mirels score over 8, but that score holds neither for a pelvis nor for a bone already "
        "fractured.",
    ),
)

FEMORAL_MIRELS = Notice(
    "femoral_mirels_shown",
    Text(
        "Le score de Mirels de ce fémur est montré tel qu’il est au dossier.",
        "The Mirels score of this femur is shown as it stands in the file.",
    ),
)

PROXIMAL_FEMUR = ("head", "neck", "intertrochanteric", "subtrochanteric")

_proximal_femur = lesion.bone.is_("femur") & (lesion.segment.one_of(PROXIMAL_FEMUR) | lesion.end.is_("proximal"))
RULES = (
    Rule(
        "IR1",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.6",
        Text("But curatif : associer ablation et consolidation.", "Curative aim: combine ablation and consolidation."),
        percutaneous_concerned & case.ablation_intent.is_("curative"),
        words=("curatif",),
        expects=treatments.ABLATION,
    ),
    Rule(
        "IR2",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.6",
        Text(
            "But palliatif : ablation d’une douleur inflammatoire, consolidation d’une douleur mécanique.",
            "Palliative aim: ablation for inflammatory pain, consolidation for mechanical pain.",
        ),
        is_painful & (lesion.pain_inflammatory.yes | lesion.pain_mechanical.yes),
        words=("palliatif",),
        remarks=(
            Remark(
                Notice(
                    "inflammatory_ablation", Text("Douleur inflammatoire : ablation.", "Inflammatory pain: ablation.")
                ),
                lesion.pain_inflammatory.yes,
            ),
            Remark(
                Notice(
                    "mechanical_consolidation",
                    Text("Douleur mécanique : consolidation.", "Mechanical pain: consolidation."),
                ),
                lesion.pain_mechanical.yes,
            ),
        ),
    ),
    Rule(
        "IR3",
        Kind.CHECK,
        Scope.LESION,
        "3.6.1",
        Text(
            "Décision en RCP avec les radiologues interventionnels ; l’interrogatoire, l’examen et l’imagerie doivent "
            "s’accorder sur la lésion responsable.",
            "Decision by the board with the interventional radiologists; history, examination and imaging must agree "
            "on the lesion responsible.",
        ),
        percutaneous_concerned & ~lesion.proven_responsible.yes,
        asks=(case.board_on,),
    ),
    Rule(
        "IR7",
        Kind.CHECK,
        Scope.LESION,
        "3.6.1",
        Text(
            "Avant le geste : bilan de coagulation, et gestion des anticoagulants ou antiagrégants.",
            "Before the procedure: coagulation work-up, and management of anticoagulants or antiplatelets.",
        ),
        percutaneous_concerned,
        remarks=(
            Remark(
                Notice(
                    "blood_thinner",
                    Text(
                        "Un anticoagulant ou un antiagrégant est en cours.",
                        "An anticoagulant or antiplatelet is being taken.",
                    ),
                ),
                case.on_anticoagulant.yes | case.on_antiplatelet.yes,
            ),
        ),
        asks=(case.coagulation_on, case.inr, case.platelets_g_l),
    ),
    Rule(
        "IR8",
        Kind.CONTRAINDICATION,
        Scope.LESION,
        "3.6.1",
        Text(
            "Contre-indication du geste percutané : infection au point de ponction, ou sepsis d’origine indéterminée "
            "ou non contrôlé.",
            "Contraindication of the percutaneous procedure: infection at the puncture site, or sepsis of undetermined "
            "origin or uncontrolled.",
        ),
        lesion.infection_at_puncture_site.yes
        | (case.infection.yes & (case.infection_origin_known.no | case.infection_controlled.no)),
        words=("un sepsis d’origine indéterminée et/ou non contrôlé",),
        remarks=(Remark(INFECTION_NOT_SEPSIS, case.infection.yes),),
        forbids=treatments.PERCUTANEOUS,
    ),
    Rule(
        "IR13",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.6.2",
        Text(
            "Vissage percutané à évaluer : lésion lytique fracturée du fémur proximal ou du bassin ; au bassin, quand "
            "une chirurgie serait trop invasive.",
            "Percutaneous screw to be evaluated: fractured lytic lesion of the proximal femur or pelvis; at the "
            "pelvis, when surgery would be too invasive.",
        ),
        lesion.lesion_type.is_("lytic")
        & lesion.fractured.yes
        & (_proximal_femur | (is_pelvic & lesion.surgery_too_invasive.yes)),
        words=("score de Mirels >8",),
        remarks=(Remark(MIRELS_NOT_VALID), Remark(FEMORAL_MIRELS, _proximal_femur & lesion.mirels.at_least(4))),
        expects=treatments.SCREW,
    ),
    Rule(
        "IR14",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.6.3",
        Text(
            "Maladie oligométastatique ou lésion symptomatique, surtout de douleur inflammatoire : plusieurs méthodes "
            "d’ablation peuvent être proposées.",
            "Oligometastatic disease or symptomatic lesion, mostly of inflammatory pain: several methods of ablation "
            "may be proposed.",
        ),
        case.oligometastatic.yes | (is_painful & lesion.pain_inflammatory.yes),
        expects=treatments.ABLATION,
    ),
    Rule(
        "IR15",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.6.3",
        Text(
            "Douleur qui persiste au-dessus de 4/10 sous antalgiques : ablation sous sédation, anesthésie générale ou "
            "péridurale, pendant une hospitalisation de 24 à 48 heures.",
            "Pain that persists above 4/10 under analgesics: ablation under sedation, general or epidural anaesthesia, "
            "during a stay of 24 to 48 hours.",
        ),
        lesion.pain_under_analgesics.yes & lesion.pain_nrs.over(4, NRS_4),
        words=(">4/10 sous traitement antalgique",),
        asks=(lesion.pain_on,),
        expects=treatments.ABLATION,
    ),
    Rule(
        "IR16",
        Kind.WARNING,
        Scope.LESION,
        "3.6.3",
        Text(
            "Ultrasons focalisés : sécurité non démontrée au rachis.",
            "Focused ultrasound: safety not shown for the spine.",
        ),
        is_spinal & ablation_concerned,
        words=("sécurité non démontrée",),
    ),
    Rule(
        "IR17",
        Kind.INFORMATION,
        Scope.LESION,
        "3.6.3",
        Text(
            "Micro-ondes : peu d’études sur l’os, les marges se contrôlent mal ; les méthodes thermiques servent plus "
            "que les autres.",
            "Microwave: few studies on bone, margins are hard to control; thermal methods are used more than the "
            "others.",
        ),
        ablation_concerned,
    ),
    Rule(
        "IR20",
        Kind.INFORMATION,
        Scope.LESION,
        "3.6.3",
        Text(
            "Ablation, curative ou palliative : thermique (radiofréquence, micro-ondes, cryoablation), non thermique, "
            "ou non invasive (ultrasons focalisés). L’ablation thermique soulage vite et agit utilement sur les "
            "oligométastases.",
            "Ablation, curative or palliative: thermal (radiofrequency, microwave, cryoablation), non-thermal, or "
            "non-invasive (focused ultrasound). Thermal ablation relieves fast and acts usefully on oligometastases.",
        ),
        ablation_concerned,
    ),
)
