"""Tomita 2001: surgical strategy for spinal metastases. Its points jump (1, 2, 4): some totals do not exist."""

from scoring.grammar import Band, Index, Item, Option, Reference, Scope, Text
from scoring.indices.tokuhashi import PROGNOSIS_UNCERTAIN

GROWTH = Item(
    "growth",
    Text("Vitesse de croissance du primitif", "Growth of the primary"),
    (
        Option("slow", 1, Text("Lente (sein, thyroïde, prostate)", "Slow (breast, thyroid, prostate)")),
        Option("moderate", 2, Text("Modérée (rein, utérus)", "Moderate (kidney, uterus)")),
        Option("rapid", 4, Text("Rapide (poumon, estomac, inconnu)", "Rapid (lung, stomach, unknown)")),
    ),
    Text(
        "Pour tout autre primitif, la vitesse de croissance est à apprécier.",
        "For any other primary the speed of growth has to be judged.",
    ),
)
VISCERAL = Item(
    "visceral_metastases",
    Text("Métastases viscérales", "Visceral metastases"),
    (
        Option("none", 0, Text("Aucune", "None")),
        Option("treatable", 2, Text("Accessibles à un traitement", "Treatable")),
        Option("untreatable", 4, Text("Sans traitement possible", "Untreatable")),
    ),
)
BONE = Item(
    "bone_metastases",
    Text("Métastases osseuses, rachis compris", "Bone metastases, spine included"),
    (
        Option("solitary", 1, Text("Unique", "Solitary")),
        Option("multiple", 2, Text("Plusieurs", "Multiple")),
    ),
)

EN_BLOC_RESECTION = Band(
    "en_bloc_resection",
    2,
    3,
    Text("Exérèse en bloc", "En bloc resection"),
    Text("Contrôle local de longue durée recherché.", "Long-term local control is sought."),
)
INTRALESIONAL_RESECTION = Band(
    "intralesional_resection",
    4,
    5,
    Text("Exérèse intralésionnelle", "Intralesional resection"),
    Text("Contrôle local de moyenne durée recherché.", "Middle-term local control is sought."),
)
PALLIATIVE_SURGERY = Band(
    "palliative_surgery",
    6,
    7,
    Text("Chirurgie palliative", "Palliative surgery"),
    Text("Soulagement de courte durée recherché.", "Short-term relief is sought."),
)
SUPPORTIVE_CARE = Band(
    "supportive_care",
    8,
    10,
    Text("Soins de support", "Supportive care"),
    Text("Pas d’indication opératoire selon ce score.", "No operation is indicated by this score."),
)

INDEX = Index(
    code="tomita",
    version="2001.1",
    title=Text("Score de Tomita", "Tomita score"),
    scope=Scope.CASE,
    references=(
        Reference(
            "Tomita K, Kawahara N, Kobayashi T, et al. Surgical strategy for spinal metastases. Spine 2001;26:298-306.",
            verified=True,
            doi="10.1097/00007632-200102010-00016",
        ),
    ),
    items=(GROWTH, VISCERAL, BONE),
    bands=(EN_BLOC_RESECTION, INTRALESIONAL_RESECTION, PALLIATIVE_SURGERY, SUPPORTIVE_CARE),
    guideline_section="3.8.4",
    remarks=(PROGNOSIS_UNCERTAIN,),
)
