"""SINS 2010: mechanical instability of the spine at one level."""

from scoring.grammar import Band, Index, Item, Notice, Option, Reference, Refusal, Remark, Scope, Text
from scoring.vocabulary import COCCYX, LEVELS

_MOBILE = ("C3", "C4", "C5", "C6", "L2", "L3", "L4")
_SEMIRIGID = tuple(f"T{n}" for n in range(3, 11))
_RIGID = ("S2", "S3", "S4", "S5")
LOCATION_OF_LEVEL = dict.fromkeys((level for level in LEVELS if level != COCCYX), "junctional") | {
    **dict.fromkeys(_MOBILE, "mobile"),
    **dict.fromkeys(_SEMIRIGID, "semirigid"),
    **dict.fromkeys(_RIGID, "rigid"),
}

COCCYX_NOT_SCORED = Notice(
    "coccyx_not_scored",
    Text(
        "Le SINS ne décrit pas le coccyx : aucune localisation publiée ne lui correspond.",
        "SINS does not describe the coccyx: no published location matches it.",
    ),
)
LEVEL_NOT_SCORED = Notice(
    "level_not_scored",
    Text(
        "Niveau vertébral inconnu du SINS ; niveaux admis : C0 (occiput), C1–C7, T1–T12, L1–L5, S1–S5.",
        "Vertebral level unknown to SINS; allowed levels: C0 (occiput), C1–C7, T1–T12, L1–L5, S1–S5.",
    ),
)

LOCATION = Item(
    "location",
    Text("Localisation", "Location"),
    (
        Option(
            "junctional",
            3,
            Text("Charnière (occiput–C2, C7–T2, T11–L1, L5–S1)", "Junctional (occiput–C2, C7–T2, T11–L1, L5–S1)"),
        ),
        Option("mobile", 2, Text("Rachis mobile (C3–C6, L2–L4)", "Mobile spine (C3–C6, L2–L4)")),
        Option("semirigid", 1, Text("Rachis semi-rigide (T3–T10)", "Semi-rigid spine (T3–T10)")),
        Option("rigid", 0, Text("Rachis rigide (S2–S5)", "Rigid spine (S2–S5)")),
    ),
    Text(
        "S1 appartient à la charnière L5–S1 ; le coccyx n’a pas de cotation.",
        "S1 belongs to the L5–S1 junction; the coccyx has no points.",
    ),
)
PAIN = Item(
    "pain",
    Text("Douleur", "Pain"),
    (
        Option("mechanical", 3, Text("Mécanique", "Mechanical")),
        Option("occasional_non_mechanical", 1, Text("Occasionnelle, non mécanique", "Occasional, not mechanical")),
        Option("none", 0, Text("Aucune", "None")),
    ),
    Text(
        "Mécanique : calmée en position couchée, ou aggravée par le mouvement ou la mise en charge.",
        "Mechanical: eased by lying down, or made worse by movement or loading.",
    ),
)
LESION = Item(
    "lesion",
    Text("Aspect de la lésion", "Appearance of the lesion"),
    (
        Option("lytic", 2, Text("Lytique", "Lytic")),
        Option("mixed", 1, Text("Mixte", "Mixed")),
        Option("blastic", 0, Text("Condensante", "Blastic")),
    ),
)
ALIGNMENT = Item(
    "alignment",
    Text("Alignement", "Alignment"),
    (
        Option("subluxation_translation", 4, Text("Subluxation ou translation", "Subluxation or translation")),
        Option(
            "new_deformity", 2, Text("Déformation nouvelle (cyphose, scoliose)", "New deformity (kyphosis, scoliosis)")
        ),
        Option("normal", 0, Text("Conservé", "Normal")),
    ),
    Text(
        "Le recul du mur postérieur n’est pas un critère d’alignement.",
        "Retropulsion of the posterior wall is not an alignment criterion.",
    ),
)
COLLAPSE = Item(
    "collapse",
    Text("Tassement du corps vertébral", "Collapse of the vertebral body"),
    (
        Option("over_50", 3, Text("Plus de 50 %", "More than 50%")),
        Option("up_to_50", 2, Text("Jusqu’à 50 %", "Up to 50%")),
        Option(
            "none_over_50_involved",
            1,
            Text("Absent, mais corps envahi à plus de 50 %", "Absent, but over 50% of the body involved"),
        ),
        Option("none", 0, Text("Absent, corps envahi à 50 % au plus", "Absent, at most 50% of the body involved")),
    ),
)
POSTEROLATERAL = Item(
    "posterolateral",
    Text("Atteinte postéro-latérale", "Posterolateral involvement"),
    (
        Option("bilateral", 3, Text("Des deux côtés", "Both sides")),
        Option("unilateral", 1, Text("D’un côté", "One side")),
        Option("none", 0, Text("Aucune", "None")),
    ),
    Text(
        "Articulaires, pédicules ou articulations costo-vertébrales.",
        "Facets, pedicles or costovertebral joints.",
    ),
)

STABLE = Band(
    "stable",
    0,
    6,
    Text("Stable", "Stable spine"),
    Text("Pas d’argument pour une instabilité mécanique.", "Nothing points to mechanical instability."),
)
BANDS = (
    STABLE,
    Band(
        "potentially_unstable",
        7,
        12,
        Text("Potentiellement instable", "Potentially unstable"),
        Text(
            "Instabilité possible : avis chirurgical recommandé.", "Possible instability: surgical opinion recommended."
        ),
    ),
    Band(
        "unstable",
        13,
        18,
        Text("Instable", "Unstable"),
        Text("Instabilité : avis chirurgical recommandé.", "Instability: surgical opinion recommended."),
    ),
)

REMARKS = (
    Remark(
        Notice(
            "guideline_table_incomplete",
            Text(
                "Le tableau du référentiel omet « mécanique » et l’occiput, et range à tort le recul du mur postérieur "
                "dans l’alignement.",
                "The guideline’s table leaves out “mechanical” and the occiput, and wrongly puts posterior-wall "
                "retropulsion under alignment.",
            ),
        )
    ),
    Remark(
        Notice(
            "levels_never_added",
            Text(
                "Plusieurs niveaux : chacun se cote seul ; on retient le plus élevé, sans additionner.",
                "Several levels: each is scored by itself; the highest is kept, nothing is added.",
            ),
        )
    ),
    Remark(
        Notice(
            "surgical_opinion",
            Text("À partir de 7 : avis chirurgical recommandé.", "From 7: a surgical opinion is recommended."),
        ),
        lambda answers, context, bands: STABLE not in bands,
    ),
    Remark(
        Notice(
            "collapse_exactly_50",
            Text(
                "Tassement d’exactement 50 % : le référentiel ne tranche pas ; coté « jusqu’à 50 % ».",
                "Collapse of exactly 50%: the guideline leaves it open; scored “up to 50%”.",
            ),
        ),
        lambda answers, context, bands: context.collapse_percent == 50,
    ),
    Remark(
        Notice(
            "constant_non_mechanical_pain",
            Text(
                "Douleur constante non mécanique : sans niveau propre ; cotée 1 comme la douleur occasionnelle.",
                "Constant non-mechanical pain: no level of its own; scored 1 like occasional pain.",
            ),
        ),
        lambda answers, context, bands: context.constant_non_mechanical_pain is True,
    ),
    Remark(
        Notice(
            "s1_is_junctional",
            Text("S1 relève de la charnière L5–S1 (3 points).", "S1 belongs to the L5–S1 junction (3 points)."),
        ),
        lambda answers, context, bands: context.level == "S1",
    ),
)

INDEX = Index(
    code="sins",
    version="2010.1",
    title=Text("SINS (instabilité rachidienne néoplasique)", "SINS (spinal instability neoplastic score)"),
    scope=Scope.LESION,
    references=(
        Reference(
            "Fisher CG, DiPaola CP, Ryken TC, et al. A novel classification system for spinal instability in "
            "neoplastic disease. Spine 2010;35:E1221-9.",
            verified=True,
            doi="10.1097/BRS.0b013e3181e16ae2",
        ),
        Reference(
            "Fisher CG, Schouten R, Versteeg AL, et al. Reliability of the Spinal Instability Neoplastic Score (SINS) "
            "among radiation oncologists. Radiat Oncol 2014;9:69.",
            verified=False,
        ),
    ),
    items=(LOCATION, PAIN, LESION, ALIGNMENT, COLLAPSE, POSTEROLATERAL),
    bands=BANDS,
    guideline_section="3.8.1",
    remarks=REMARKS,
    refusals=(
        Refusal(COCCYX_NOT_SCORED, lambda answers, context: context.level == COCCYX),
        Refusal(LEVEL_NOT_SCORED, lambda answers, context: context.level not in (None, *LOCATION_OF_LEVEL)),
    ),
)


def highest_level(results):
    """The result to keep among several levels; None while an incomplete one could still overtake the others."""
    if not results:
        return None
    leader = max(results, key=lambda result: result.lowest)
    return leader if leader.lowest >= max(result.highest for result in results) else None
