"""Tokuhashi, revised in 2005: expected survival with spinal metastases."""

from scoring.grammar import Band, Index, Item, Notice, Option, Reference, Remark, Scope, Text

GENERAL_CONDITION = Item(
    "general_condition",
    Text("État général", "General condition"),
    (
        Option("poor", 0, Text("Mauvais (Karnofsky 10–40)", "Poor (Karnofsky 10–40)")),
        Option("moderate", 1, Text("Moyen (Karnofsky 50–70)", "Moderate (Karnofsky 50–70)")),
        Option("good", 2, Text("Bon (Karnofsky 80–100)", "Good (Karnofsky 80–100)")),
    ),
    Text(
        "OMS 0 répond à bon, 2 à moyen, 3–4 à mauvais ; OMS 1 est ambigu.",
        "ECOG 0 means good, 2 moderate, 3–4 poor; ECOG 1 is ambiguous.",
    ),
)
EXTRASPINAL = Item(
    "extraspinal_bone_foci",
    Text("Foyers osseux hors du rachis", "Bone foci outside the spine"),
    (
        Option("three_or_more", 0, Text("Trois ou plus", "Three or more")),
        Option("one_or_two", 1, Text("Un ou deux", "One or two")),
        Option("none", 2, Text("Aucun", "None")),
    ),
)
VERTEBRAL = Item(
    "vertebral_metastases",
    Text("Vertèbres atteintes", "Vertebrae involved"),
    (
        Option("three_or_more", 0, Text("Trois ou plus", "Three or more")),
        Option("two", 1, Text("Deux", "Two")),
        Option("one", 2, Text("Une", "One")),
    ),
)
ORGANS = Item(
    "organ_metastases",
    Text("Métastases des grands organes", "Metastases of major organs"),
    (
        Option("unremovable", 0, Text("Non résécables", "Not removable")),
        Option("removable", 1, Text("Résécables", "Removable")),
        Option("none", 2, Text("Aucune", "None")),
    ),
)
PRIMARY = Item(
    "primary",
    Text("Cancer primitif", "Primary tumour"),
    (
        Option("lung", 0, Text("Poumon", "Lung")),
        Option("osteosarcoma", 0, Text("Ostéosarcome", "Osteosarcoma")),
        Option("stomach", 0, Text("Estomac", "Stomach")),
        Option("bladder", 0, Text("Vessie", "Bladder")),
        Option("oesophagus", 0, Text("Œsophage", "Oesophagus")),
        Option("pancreas", 0, Text("Pancréas", "Pancreas")),
        Option("liver", 1, Text("Foie", "Liver")),
        Option("gallbladder", 1, Text("Vésicule biliaire", "Gallbladder")),
        Option("unidentified", 1, Text("Non identifié", "Unidentified")),
        Option("other", 2, Text("Autre", "Other")),
        Option("kidney", 3, Text("Rein", "Kidney")),
        Option("uterus", 3, Text("Utérus", "Uterus")),
        Option("rectum", 4, Text("Cancer du rectum", "Rectum")),
        Option("thyroid", 5, Text("Thyroïde", "Thyroid")),
        Option("breast", 5, Text("Sein", "Breast")),
        Option("prostate", 5, Text("Cancer de la prostate", "Prostate")),
        Option("carcinoid", 5, Text("Tumeur carcinoïde", "Carcinoid tumour")),
    ),
)
PALSY = Item(
    "palsy",
    Text("Déficit neurologique", "Neurological deficit"),
    (
        Option("complete", 0, Text("Complet (Frankel A, B)", "Complete (Frankel A, B)")),
        Option("incomplete", 1, Text("Incomplet (Frankel C, D)", "Incomplete (Frankel C, D)")),
        Option("none", 2, Text("Aucun (Frankel E)", "None (Frankel E)")),
    ),
)

UNDER_6_MONTHS = Band(
    "under_6_months",
    0,
    8,
    Text("Moins de 6 mois", "Under 6 months"),
    Text("Survie attendue inférieure à 6 mois.", "Expected survival under 6 months."),
)
SIX_MONTHS_OR_MORE = Band(
    "six_months_or_more",
    9,
    11,
    Text("6 mois ou plus", "6 months or more"),
    Text("Survie attendue de 6 mois ou plus.", "Expected survival of 6 months or more."),
)
ONE_YEAR_OR_MORE = Band(
    "one_year_or_more",
    12,
    15,
    Text("Un an ou plus", "One year or more"),
    Text("Survie attendue d’un an ou plus.", "Expected survival of one year or more."),
)

# The guideline doubts every survival score (§3.8.3) and still calls them useful (§3.8.5): Tomita carries it too.
PROGNOSIS_UNCERTAIN = Remark(
    Notice(
        "prognosis_uncertain",
        Text(
            "Aucun score de survie n’est assez fiable pour fonder seul la discussion chirurgicale (§3.8.3) ; ils "
            "restent utiles dans une discussion interdisciplinaire (§3.8.5).",
            "No survival score is reliable enough to carry the surgical discussion by itself (§3.8.3); they remain "
            "useful within an interdisciplinary discussion (§3.8.5).",
        ),
    )
)
REMARKS = (
    PROGNOSIS_UNCERTAIN,
    Remark(
        Notice(
            "vertebral_item_restored",
            Text(
                "Le tableau du référentiel omet le nombre de vertèbres (ses lignes ne font que 13) ; "
                "le score publié en a besoin : six critères ici.",
                "The guideline’s table leaves out the number of vertebrae (its rows only reach 13); "
                "the published score needs it: six items here.",
            ),
        )
    ),
    Remark(
        Notice(
            "three_foci_included",
            Text(
                "Le référentiel imprime « >3 » et « 1-2 », laissant trois foyers sans cotation : trois compte ici avec "
                "« trois ou plus ».",
                "The guideline prints “>3” and “1-2”, leaving three foci without points: three counts here as "
                "“three or more”.",
            ),
        )
    ),
    Remark(
        Notice(
            "survival_bounds_open",
            Text(
                "Le référentiel ne range ni exactement 6 mois ni exactement un an de survie ; ici « ou plus ».",
                "The guideline places neither exactly 6 months nor exactly one year of survival; here “or more”.",
            ),
        )
    ),
    Remark(
        Notice(
            "lung_survival_underestimated",
            Text(
                "Poumon : le total ne dépasse jamais 10, et plusieurs publications montrent une survie sous-estimée "
                "sous traitements modernes.",
                "Lung: the total never exceeds 10, and several papers report that survival is underestimated with "
                "modern drugs.",
            ),
        ),
        lambda answers, context, bands: answers.get("primary") == "lung",
    ),
)

INDEX = Index(
    code="tokuhashi",
    version="2005.1",
    title=Text("Score de Tokuhashi révisé", "Revised Tokuhashi score"),
    scope=Scope.CASE,
    references=(
        Reference(
            "Tokuhashi Y, Matsuzaki H, Oda H, et al. A revised scoring system for preoperative evaluation of "
            "metastatic spine tumor prognosis. Spine 2005;30:2186-91.",
            verified=True,
            doi="10.1097/01.brs.0000180401.06919.a5",
        ),
    ),
    items=(GENERAL_CONDITION, EXTRASPINAL, VERTEBRAL, ORGANS, PRIMARY, PALSY),
    bands=(UNDER_6_MONTHS, SIX_MONTHS_OR_MORE, ONE_YEAR_OR_MORE),
    guideline_section="3.8.3",
    remarks=REMARKS,
)
