"""§3 to §3.3: when treatment is general, when it is local, and what drugs do to bone."""

from scoring.grammar import Notice, Text
from scoring.guideline import treatments
from scoring.guideline.extent import bone_metastases, on_chemotherapy, on_egfr_tki, on_immunotherapy
from scoring.guideline.grammar import Kind, Rule, Scope
from scoring.guideline.logic import Agreed, Boundary
from scoring.guideline.names import case, exactly

THREE_SITES = exactly(
    "3_sites",
    "Trois sites exactement : le référentiel ne tranche pas exactement (traitements locaux jusqu’à 2 sites, "
    "stéréotaxie de 1 à 3).",
    "Three sites exactly: the guideline does not settle exactly (local treatments up to 2 sites, stereotactic "
    "radiotherapy from 1 to 3).",
)
WHICH_SITES = Notice(
    "which_sites",
    Text(
        "Le référentiel ne dit pas si les sites métastatiques sont ceux de l’os ou tous : les deux nombres ne donnent "
        "pas la même réponse.",
        "The guideline does not say whether metastatic sites are those in bone or all of them: the two counts do not "
        "give the same answer.",
    ),
)

_few_bone_sites = Boundary(
    bone_metastases.at_most(2), lambda span: span.lowest == span.highest == 3, THREE_SITES, silent=True
)
_few_sites = case.metastatic_sites.at(3, THREE_SITES, lambda sites: sites <= 2, silent=True)

chemotherapy_concerned = on_chemotherapy | case.in_question.includes(("chemotherapy",))
targeted_concerned = on_egfr_tki | (case.egfr_mutated.yes & case.in_question.includes(("targeted_therapy",)))
immunotherapy_concerned = on_immunotherapy | case.in_question.includes(("immunotherapy",))

RULES = (
    Rule(
        "T1",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "3",
        Text(
            "Métastases multiples : traitement général par inhibiteur de la résorption osseuse.",
            "Multiple metastases: systemic treatment by an inhibitor of bone resorption.",
        ),
        bone_metastases.at_least(2),
        words=("métastases multiples",),
        expects=treatments.BONE_AGENTS,
    ),
    Rule(
        "T2",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "3",
        Text(
            "Deux sites métastatiques au plus : un traitement local peut détruire, stabiliser ou soulager "
            "(radiothérapie, cimentoplastie et ablation, chirurgie).",
            "At most two metastatic sites: a local treatment can destroy, stabilise or relieve (radiotherapy, "
            "cementoplasty and ablation, surgery).",
        ),
        bone_metastases.at_least(1) & Agreed(_few_bone_sites, _few_sites, notice=WHICH_SITES),
        words=("≤ 2",),
        expects=treatments.LOCAL,
    ),
    Rule(
        "T3",
        Kind.INFORMATION,
        Scope.CASE,
        "3.1",
        Text(
            "Aucun protocole de chimiothérapie ne se distingue sur les métastases osseuses.",
            "No chemotherapy protocol stands out on bone metastases.",
        ),
        chemotherapy_concerned,
    ),
    Rule(
        "T4",
        Kind.INFORMATION,
        Scope.CASE,
        "3.2",
        Text(
            "La réponse de l’os à un inhibiteur de l’EGFR (erlotinib, géfitinib) semble annoncer une bonne réponse au "
            "traitement. Avec un bisphosphonate : moins d’événements osseux, meilleures qualité de vie et survie sans "
            "progression, mais pas de survie globale.",
            "The bone response to an EGFR inhibitor (erlotinib, gefitinib) seems to predict a good response to "
            "treatment. With a bisphosphonate: fewer skeletal events, better quality of life and progression-free "
            "survival, but not overall survival.",
        ),
        targeted_concerned,
    ),
    Rule(
        "T5",
        Kind.INFORMATION,
        Scope.CASE,
        "3.3",
        Text(
            "Les métastases osseuses diminuent l’efficacité de l’immunothérapie, quels que soient l’histologie, l’état "
            "général, les métastases du foie ou du cerveau et une irradiation osseuse antérieure. Associée à un "
            "anti-résorptif : pas de signal de toxicité, efficacité inchangée.",
            "Bone metastases lower the efficacy of immunotherapy, whatever the histology, performance status, liver or "
            "brain metastases and earlier bone radiotherapy. With an anti-resorptive: no toxicity signal, efficacy "
            "unchanged.",
        ),
        immunotherapy_concerned,
    ),
    Rule(
        "T6",
        Kind.INFORMATION,
        Scope.CASE,
        "3.2",
        Text(
            "Les inhibiteurs de l’EGFR allongent le délai avant une complication osseuse et améliorent les symptômes "
            "osseux.",
            "EGFR inhibitors lengthen the time to a bone complication and improve bone symptoms.",
        ),
        targeted_concerned,
    ),
    Rule(
        "T7",
        Kind.INFORMATION,
        Scope.CASE,
        "3.3",
        Text(
            "L’immunothérapie contrôle des métastases viscérales ; peu de données sur les métastases osseuses.",
            "Immunotherapy controls visceral metastases; there are few data on bone metastases.",
        ),
        immunotherapy_concerned,
    ),
)
