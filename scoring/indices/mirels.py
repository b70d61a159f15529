"""Mirels 1989: risk of fracture of a metastasis of a long bone."""

from scoring.grammar import Band, Index, Item, Notice, Option, Reference, Refusal, Remark, Scope, Text

LONG_BONES = ("humerus", "radius", "ulna", "femur", "tibia", "fibula")
UPPER_LIMB = ("humerus", "radius", "ulna")
PERITROCHANTERIC = ("intertrochanteric", "subtrochanteric")

NOT_A_LONG_BONE = Notice(
    "not_a_long_bone",
    Text(
        "Le score de Mirels ne vaut que pour un os long : humérus, radius, ulna, fémur, tibia ou fibula.",
        "The Mirels score only holds for a long bone: humerus, radius, ulna, femur, tibia or fibula.",
    ),
)
FEMORAL_HEAD = Notice(
    "femoral_head",
    Text(
        "Le score de Mirels ne s’applique pas à la tête fémorale.",
        "The Mirels score does not apply to the femoral head.",
    ),
)

SITE = Item(
    "site",
    Text("Siège de la lésion", "Site of the lesion"),
    (
        Option("upper_limb", 1, Text("Membre supérieur", "Upper limb")),
        Option(
            "lower_limb",
            2,
            Text("Membre inférieur, hors région trochantérienne", "Lower limb, outside the trochanteric region"),
        ),
        Option("peritrochanteric", 3, Text("Région trochantérienne du fémur", "Trochanteric region of the femur")),
    ),
    Text(
        "Inter- et sous-trochantérien comptent comme région trochantérienne ; pour le col fémoral, à vous de trancher.",
        "Inter- and subtrochanteric count as trochanteric; for the femoral neck, the choice is yours.",
    ),
)
PAIN = Item(
    "pain",
    Text("Douleur", "Pain"),
    (
        Option("mild", 1, Text("Légère", "Mild")),
        Option("moderate", 2, Text("Modérée", "Moderate")),
        Option("functional", 3, Text("Aggravée par l’usage ou l’appui", "Worse with use or weight-bearing")),
    ),
    Text(
        "Une lésion indolore n’a pas de niveau publié : ne répondre « légère » qu’en connaissance de cause.",
        "A painless lesion has no published level: answer “mild” only knowingly.",
    ),
)
LESION = Item(
    "lesion",
    Text("Aspect de la lésion", "Appearance of the lesion"),
    (
        Option("blastic", 1, Text("Condensante", "Blastic")),
        Option("mixed", 2, Text("Mixte", "Mixed")),
        Option("lytic", 3, Text("Lytique", "Lytic")),
    ),
)
SIZE = Item(
    "size",
    Text("Taille rapportée à l’os", "Size relative to the bone"),
    (
        Option("under_one_third", 1, Text("Moins d’un tiers", "Less than one third")),
        Option(
            "one_to_two_thirds", 2, Text("D’un à deux tiers, bornes comprises", "One to two thirds, bounds included")
        ),
        Option("over_two_thirds", 3, Text("Plus de deux tiers", "More than two thirds")),
    ),
    Text(
        "Dire sur quoi la taille a été mesurée : diamètre de l’os ou corticale (le référentiel imprime la corticale).",
        "Say what the size was measured on: diameter of the bone or cortex (the guideline prints the cortex).",
    ),
)

BANDS = (
    Band(
        "radiotherapy",
        4,
        7,
        Text("Radiothérapie", "Radiotherapy"),
        Text(
            "Le référentiel oriente vers la radiothérapie. Risque de fracture publié : 0–4 %.",
            "The guideline points to radiotherapy. Published risk of fracture: 0–4%.",
        ),
    ),
    Band(
        "board_discussion",
        8,
        8,
        Text("Discussion en RCP", "Board discussion"),
        Text(
            "Ni l’un ni l’autre ne s’impose : la RCP en discute. Risque de fracture publié : 15 %.",
            "Neither course is obvious: the board discusses it. Published risk of fracture: 15%.",
        ),
    ),
    Band(
        "prophylactic_surgery",
        9,
        12,
        Text("Chirurgie prophylactique", "Prophylactic surgery"),
        Text(
            "Le référentiel oriente vers une chirurgie préventive. Risque de fracture publié : 33 % et plus.",
            "The guideline points to preventive surgery. Published risk of fracture: 33% and more.",
        ),
    ),
)

REMARKS = (
    Remark(
        Notice(
            "printed_range",
            Text(
                "Le référentiel imprime « entre 3 et 12 » ; quatre critères d’au moins un point donnent 4 à 12.",
                "The guideline prints 3 to 12; four items of at least one point give 4 to 12.",
            ),
        )
    ),
    Remark(
        Notice(
            "already_fractured",
            Text(
                "Lésion déjà fracturée : hors du domaine de validité du score, qui prédit une fracture à venir.",
                "Lesion already fractured: outside the validity of the score, which predicts a fracture to come.",
            ),
        ),
        lambda answers, context, bands: context.fractured is True,
    ),
    Remark(
        Notice(
            "already_irradiated",
            Text(
                "Lésion déjà irradiée : hors du domaine de validité du score.",
                "Lesion already irradiated: outside the validity of the score.",
            ),
        ),
        lambda answers, context, bands: context.irradiated is True,
    ),
    Remark(
        Notice(
            "painless_lesion",
            Text(
                "Lésion indolore : aucun niveau publié ; le score reste un intervalle tant que « légère » "
                "n’est pas confirmé.",
                "Painless lesion: no published level; the score stays a range until someone confirms “mild”.",
            ),
        ),
        lambda answers, context, bands: context.painless is True,
    ),
    Remark(
        Notice(
            "humerus_under_detected",
            Text(
                "Humérus : le seuil de 9 laisse échapper des lésions qui se fractureront.",
                "Humerus: the threshold of 9 misses lesions that will fracture.",
            ),
        ),
        lambda answers, context, bands: context.bone == "humerus",
    ),
    Remark(
        Notice(
            "size_basis_not_recorded",
            Text(
                "La base de mesure de la taille (diamètre ou corticale) n’est pas précisée.",
                "What the size was measured on (diameter or cortex) is not recorded.",
            ),
        ),
        lambda answers, context, bands: answers.get("size") is not None and context.size_measured_on is None,
    ),
)

INDEX = Index(
    code="mirels",
    version="1989.1",
    title=Text("Score de Mirels", "Mirels score"),
    scope=Scope.LESION,
    references=(
        Reference(
            "Mirels H. Metastatic disease in long bones. A proposed scoring system for diagnosing impending "
            "pathologic fractures. Clin Orthop Relat Res 1989;249:256-64.",
            verified=True,
            doi="10.1097/00003086-198912000-00027",
        ),
    ),
    items=(SITE, PAIN, LESION, SIZE),
    bands=BANDS,
    guideline_section="3.5.2",
    remarks=REMARKS,
    refusals=(
        Refusal(NOT_A_LONG_BONE, lambda answers, context: context.bone not in (None, *LONG_BONES)),
        Refusal(FEMORAL_HEAD, lambda answers, context: context.bone == "femur" and context.segment == "head"),
    ),
)
