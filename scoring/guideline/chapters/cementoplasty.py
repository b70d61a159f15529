"""§3.6.1: cementoplasty, its indications and where it does not serve."""

from scoring.grammar import Notice, Text
from scoring.guideline import treatments
from scoring.guideline.concerned import cementoplasty_concerned
from scoring.guideline.extent import is_long_bone, is_painful, is_pelvic, is_spinal
from scoring.guideline.grammar import Kind, Remark, Rule, Scope, Source
from scoring.guideline.names import lesion
from scoring.vocabulary import CERVICAL

MIRELS_HINT = Notice(
    "mirels_as_a_hint",
    Text(
        "Mirels 9 ou plus n’est qu’un indice, le nôtre, d’une lésion pré-fracturaire.",
        "Mirels 9 or more is only a hint, ours, of a pre-fracture lesion.",
    ),
)
JUNCTION_T11_L1 = Notice(
    "junction_t11_l1",
    Text(
        "Charnière thoraco-lombaire : T11 à L1, selon la définition du SINS, qui n’est pas celle du référentiel.",
        "Thoraco-lumbar junction: T11 to L1, by the definition of SINS, which the guideline does not give.",
    ),
)
JUNCTION = ("T11", "T12", "L1")
RULES = (
    Rule(
        "IR4a",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.6.1",
        Text(
            "Indication de cimentoplastie : douleur mal contrôlée par les antalgiques.",
            "Indication of cementoplasty: pain badly controlled by analgesics.",
        ),
        is_painful & lesion.analgesics_insufficient.yes,
        words=("mauvais contrôle de la douleur",),
        expects=treatments.CEMENTOPLASTY,
    ),
    Rule(
        "IR4b",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.6.1",
        Text(
            "Indication de cimentoplastie : complication ou intolérance des opioïdes.",
            "Indication of cementoplasty: complication or intolerance of opioids.",
        ),
        is_painful & lesion.opioid_intolerance.yes,
        expects=treatments.CEMENTOPLASTY,
    ),
    Rule(
        "IR4c",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.6.1",
        Text(
            "Indication de cimentoplastie : les autres techniques ont échoué ou ne sont pas indiquées (chirurgie "
            "contre-indiquée, ré-irradiation impossible).",
            "Indication of cementoplasty: other techniques failed or are not indicated (surgery contraindicated, "
            "re-irradiation impossible).",
        ),
        is_painful & (lesion.surgery_contraindicated.yes | lesion.reirradiation_possible.no),
        expects=treatments.CEMENTOPLASTY,
    ),
    Rule(
        "IR4d",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.6.1",
        Text(
            "Indication de cimentoplastie : soulager et stabiliser à la place d’une chirurgie beaucoup plus lourde, ou "
            "avec une radiothérapie antalgique.",
            "Indication of cementoplasty: relieve and stabilise instead of a much heavier surgery, or with analgesic "
            "radiotherapy.",
        ),
        is_painful
        & (
            lesion.surgery_too_invasive.yes
            | (cementoplasty_concerned & lesion.in_question.includes(treatments.CONVENTIONAL))
        ),
        expects=treatments.CEMENTOPLASTY,
    ),
    Rule(
        "IR4e",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.6.1",
        Text(
            "Indication de cimentoplastie : consolider à l’avance une lésion fragilisante d’un site à risque (rachis "
            "cervical, charnière thoraco-lombaire, toit du cotyle).",
            "Indication of cementoplasty: consolidate in advance a weakening lesion of a site at risk (cervical spine, "
            "thoraco-lumbar junction, acetabular roof).",
        ),
        ((is_spinal & lesion.level.one_of((*CERVICAL, *JUNCTION))) | (is_pelvic & lesion.acetabular_roof.yes))
        & lesion.weakening.yes,
        words=("lésion fragilisante",),
        remarks=(Remark(JUNCTION_T11_L1, is_spinal & lesion.level.one_of(JUNCTION)),),
        expects=treatments.CEMENTOPLASTY,
        source=Source.DERIVED,
    ),
    Rule(
        "IR5",
        Kind.WARNING,
        Scope.LESION,
        "3.6.1",
        Text(
            "Kyphoplastie rarement indiquée : pas de bénéfice clinique sur la douleur ni la qualité de vie.",
            "Kyphoplasty rarely indicated: no clinical benefit on pain or quality of life.",
        ),
        is_spinal & cementoplasty_concerned,
        words=("rarement indiqué",),
    ),
    Rule(
        "IR6",
        Kind.INFORMATION,
        Scope.LESION,
        "3.6.1",
        Text(
            "Vertébroplastie avec implant (stent, ballon poreux) : meilleur ancrage du ciment.",
            "Vertebroplasty with implant (stent, porous balloon): better anchorage of the cement.",
        ),
        is_spinal & cementoplasty_concerned,
    ),
    Rule(
        "IR9",
        Kind.CONTRAINDICATION,
        Scope.LESION,
        "3.6.1",
        Text(
            "Lésion pré-fracturaire d’un os long en zone portante : pas de cimentoplastie.",
            "Pre-fracture lesion of a long bone in a weight-bearing zone: no cementoplasty.",
        ),
        is_long_bone & lesion.weight_bearing_zone.yes & lesion.pre_fracture.yes,
        words=("à l’exception des lésions pré-fracturaires d’os longs en zone portante",),
        remarks=(Remark(MIRELS_HINT, lesion.mirels.at_least(9)),),
        forbids=treatments.CEMENTOPLASTY,
    ),
    Rule(
        "IR10",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.6.1",
        Text(
            "Lésion très volumineuse, ou qui touche plus les tissus mous que l’os : préférer l’ablation.",
            "Very large lesion, or one that touches soft tissue more than bone: prefer ablation.",
        ),
        lesion.very_large.yes | lesion.mostly_soft_tissue.yes,
        words=("très volumineuses",),
        expects=treatments.ABLATION,
    ),
    Rule(
        "IR11",
        Kind.INFORMATION,
        Scope.LESION,
        "3.6.1",
        Text(
            "La cimentoplastie ne contrôle pas la tumeur ; elle peut s’associer à l’ablation et convient surtout au "
            "bassin et aux vertèbres.",
            "Cementoplasty does not control the tumour; it may be combined with ablation and suits the pelvis and "
            "vertebrae best.",
        ),
        cementoplasty_concerned,
    ),
    Rule(
        "IR12",
        Kind.INFORMATION,
        Scope.LESION,
        "3.6.1",
        Text(
            "La cimentoplastie permettrait un contrôle durable de la douleur dans 60 à 85 % des cas, avec une "
            "diminution significative dans environ 80 % ; la principale complication est la fuite de ciment.",
            "Cementoplasty might control pain durably in 60 to 85% of cases, with a significant decrease in about 80%; "
            "the main complication is cement leak.",
        ),
        cementoplasty_concerned,
        words=("permettrait",),
    ),
    Rule(
        "IR18",
        Kind.INFORMATION,
        Scope.LESION,
        "3.6.1",
        Text(
            "Presque tout siège osseux douloureux peut être traité ; pour une vertèbre : vertébroplastie, "
            "kyphoplastie, vertébroplastie avec implant.",
            "Almost any painful bone site can be treated; for a vertebra: vertebroplasty, kyphoplasty, vertebroplasty "
            "with implant.",
        ),
        cementoplasty_concerned,
    ),
    Rule(
        "IR19",
        Kind.INFORMATION,
        Scope.LESION,
        "3.6.1",
        Text(
            "La stabilisation est possible même si le comblement est incomplet ; saignement et infection sont rares.",
            "Stabilisation is possible even when filling is incomplete; bleeding and infection are rare.",
        ),
        cementoplasty_concerned,
    ),
)
