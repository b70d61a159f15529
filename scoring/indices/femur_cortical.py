"""Van der Linden 2004: cortical involvement of a femoral metastasis, a second opinion beside Mirels.

The points count the criteria that are met; one is enough.
"""

from scoring.grammar import Band, Index, Item, Notice, Reference, Refusal, Remark, Scope, Text, yes_or_no

AXIAL_LIMIT_MM = 30
CIRCUMFERENTIAL_LIMIT_PERCENT = 50

AXIAL = Item(
    "axial_over_30_mm",
    Text("Atteinte corticale axiale de plus de 30 mm", "Axial cortical involvement over 30 mm"),
    yes_or_no(yes=1, no=0),
    Text(
        "Longueur de corticale atteinte dans l’axe du fémur.", "Length of cortex involved along the axis of the femur."
    ),
)
CIRCUMFERENTIAL = Item(
    "circumferential_over_50_percent",
    Text(
        "Atteinte de plus de la moitié de la circonférence corticale",
        "More than half of the cortical circumference involved",
    ),
    yes_or_no(yes=1, no=0),
)

BANDS = (
    Band(
        "low_risk",
        0,
        0,
        Text("Aucun critère de haut risque", "No criterion of high risk"),
        Text(
            "Ni l’un ni l’autre des deux seuils n’est dépassé.",
            "Neither of the two thresholds is passed.",
        ),
    ),
    Band(
        "high_risk",
        1,
        2,
        Text("Haut risque de fracture", "High risk of fracture"),
        Text(
            "Au moins un des deux seuils est dépassé : un second avis, à confronter au score de Mirels.",
            "At least one of the two thresholds is passed: a second opinion, to be set against the Mirels score.",
        ),
    ),
)

NOT_A_FEMUR = Notice(
    "not_a_femur",
    Text("Cette règle ne vaut que pour le fémur.", "This rule only holds for the femur."),
)

REMARKS = (
    Remark(
        Notice(
            "points_not_verified",
            Text(
                "Seuils non vérifiés dans une seconde source.",
                "Thresholds not verified in a second source.",
            ),
        )
    ),
    Remark(
        Notice(
            "axial_exactly_30_mm",
            Text(
                "Atteinte axiale d’exactement 30 mm : la règle dit « plus de 30 mm » ; compté « non ».",
                "Axial involvement of exactly 30 mm: the rule says “over 30 mm”; counted “no”.",
            ),
        ),
        lambda answers, context, bands: context.axial_cortical_mm == AXIAL_LIMIT_MM,
    ),
    Remark(
        Notice(
            "circumferential_exactly_50",
            Text(
                "Atteinte d’exactement 50 % de la circonférence : la règle dit « plus de 50 % » ; compté « non ».",
                "Exactly 50% of the circumference involved: the rule says “over 50%”; counted “no”.",
            ),
        ),
        lambda answers, context, bands: context.circumferential_cortex_percent == CIRCUMFERENTIAL_LIMIT_PERCENT,
    ),
    Remark(
        Notice(
            "already_fractured",
            Text(
                "Fémur déjà fracturé : hors du domaine de validité de la règle, qui prédit une fracture à venir.",
                "Femur already fractured: outside the validity of the rule, which predicts a fracture to come.",
            ),
        ),
        lambda answers, context, bands: context.fractured is True,
    ),
)

INDEX = Index(
    code="femur_cortical",
    version="2004.1",
    title=Text("Règle corticale du fémur (van der Linden)", "Femoral cortical rule (van der Linden)"),
    scope=Scope.LESION,
    references=(
        Reference(
            "Van der Linden YM, Dijkstra PD, Kroon HM, et al. Comparative analysis of risk factors for pathological "
            "fracture with femoral metastases. J Bone Joint Surg Br 2004;86:566-73.",
            verified=False,
            doi="10.1302/0301-620X.86B4.14703",
        ),
    ),
    items=(AXIAL, CIRCUMFERENTIAL),
    bands=BANDS,
    remarks=REMARKS,
    refusals=(Refusal(NOT_A_FEMUR, lambda answers, context: context.bone not in (None, "femur")),),
)
