"""Katagiri 2014: expected survival with bone metastases, with laboratory values among its factors."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from scoring.grammar import Band, Index, Item, Notice, Option, Reference, Remark, Scope, Text, yes_or_no
from scoring.indices.tokuhashi import PROGNOSIS_UNCERTAIN


@dataclass(frozen=True, slots=True)
class Limit:
    """A published limit of one analyte, in its published unit; `crosses(value, at)` says on which side it counts."""

    analyte: str
    unit: str
    at: Fraction
    crosses: Callable[[Fraction, Fraction], bool]


# The two classes share no analyte: the second is not a worse degree of the first.
ABNORMAL = (
    Limit("crp", "mg/dL", Fraction("0.4"), operator.ge),
    Limit("ldh", "IU/L", Fraction(250), operator.ge),
    Limit("albumin", "g/dL", Fraction("3.7"), operator.lt),
)
CRITICAL = (
    Limit("platelets", "G/L", Fraction(100), operator.lt),
    Limit("calcium", "mg/dL", Fraction("10.3"), operator.ge),
    Limit("bilirubin", "mg/dL", Fraction("1.4"), operator.ge),
)

PRIMARY_SITE = Item(
    "primary_site",
    Text("Vitesse de croissance du primitif", "Growth of the primary"),
    (
        Option(
            "slow",
            0,
            Text(
                "Lente (sein ou prostate hormonodépendants, thyroïde, myélome, lymphome)",
                "Slow (hormone-dependent breast or prostate, thyroid, myeloma, lymphoma)",
            ),
        ),
        Option(
            "moderate",
            2,
            Text(
                "Modérée (poumon sous thérapie ciblée, sein ou prostate hormonorésistants, rein, endomètre, ovaire, "
                "sarcome, autre)",
                "Moderate (lung on a molecular-target drug, hormone-independent breast or prostate, kidney, "
                "endometrium, ovary, sarcoma, other)",
            ),
        ),
        Option(
            "rapid",
            3,
            Text(
                "Rapide (poumon sans thérapie ciblée, tube digestif, pancréas, foie, vésicule biliaire, vessie, tête "
                "et cou, col de l’utérus, mélanome, inconnu)",
                "Rapid (lung without a molecular-target drug, digestive tract, pancreas, liver, gallbladder, bladder, "
                "head and neck, cervix, melanoma, unknown)",
            ),
        ),
    ),
    Text(
        "Le traitement compte autant que l’organe : sein et prostate selon l’hormonodépendance, poumon selon qu’une "
        "thérapie ciblée est donnée.",
        "Treatment counts as much as the organ: breast and prostate by hormone dependence, lung by whether a "
        "molecular-target drug is given.",
    ),
)
VISCERAL = Item(
    "visceral",
    Text("Métastases viscérales ou cérébrales", "Visceral or cerebral metastases"),
    (
        Option("none", 0, Text("Aucune", "None")),
        Option("nodular", 1, Text("Nodulaires", "Nodular")),
        Option(
            "disseminated",
            2,
            Text("Disséminées (plèvre, péritoine, leptoméninges)", "Disseminated (pleura, peritoneum, leptomeninges)"),
        ),
    ),
)
LABORATORY = Item(
    "laboratory",
    Text("Biologie", "Laboratory values"),
    (
        Option("normal", 0, Text("Normale", "Normal")),
        Option(
            "abnormal",
            1,
            Text(
                "Anormale : CRP ≥ 0,4 mg/dL, LDH ≥ 250 UI/L ou albumine < 3,7 g/dL",
                "Abnormal: CRP ≥0.4 mg/dL, LDH ≥250 IU/L or albumin <3.7 g/dL",
            ),
        ),
        Option(
            "critical",
            2,
            Text(
                "Critique : plaquettes < 100 G/L, calcium ≥ 10,3 mg/dL ou bilirubine ≥ 1,4 mg/dL",
                "Critical: platelets <100 G/L, calcium ≥10.3 mg/dL or bilirubin ≥1.4 mg/dL",
            ),
        ),
    ),
    Text(
        "Une seule valeur suffit, et une valeur critique l’emporte sur toutes les autres.",
        "One value is enough, and a critical one outranks all others.",
    ),
)
POOR_PERFORMANCE = Item(
    "poor_performance",
    Text("État général altéré (OMS 3 ou 4)", "Poor performance (ECOG 3 or 4)"),
    yes_or_no(yes=1, no=0),
)
PREVIOUS_CHEMOTHERAPY = Item(
    "previous_chemotherapy",
    Text("Chimiothérapie antérieure", "Previous chemotherapy"),
    yes_or_no(yes=1, no=0),
)
MULTIPLE_SKELETAL = Item(
    "multiple_skeletal",
    Text("Plusieurs métastases osseuses", "Multiple skeletal metastases"),
    yes_or_no(yes=1, no=0),
)

BANDS = (
    Band(
        "low",
        0,
        3,
        Text("Risque faible", "Low risk"),
        Text(
            "Survie dans la série d’origine : 91 % à un an, 78 % à deux ans.",
            "Survival in the original series: 91% at one year, 78% at two years.",
        ),
    ),
    Band(
        "intermediate",
        4,
        6,
        Text("Risque intermédiaire", "Intermediate risk"),
        Text(
            "Survie dans la série d’origine : 49 % à un an.",
            "Survival in the original series: 49% at one year.",
        ),
    ),
    Band(
        "high",
        7,
        10,
        Text("Risque élevé", "High risk"),
        Text(
            "Survie dans la série d’origine : 27 % à six mois, 6 % à un an.",
            "Survival in the original series: 27% at six months, 6% at one year.",
        ),
    ),
)

REMARKS = (
    PROGNOSIS_UNCERTAIN,
    Remark(
        Notice(
            "points_not_verified",
            Text(
                "Points non vérifiés dans une seconde source : ils viennent d’une seule réimplémentation.",
                "Points not verified in a second source: they come from one re-implementation.",
            ),
        )
    ),
    Remark(
        Notice(
            "mostly_not_operated",
            Text(
                "Série de 808 patients, dont 749 non opérés : la survie après chirurgie n’y est pas celle d’une série "
                "opérée.",
                "A series of 808 patients, 749 of them not operated on: survival after surgery is not its subject.",
            ),
        )
    ),
)

INDEX = Index(
    code="katagiri",
    version="2014.1",
    title=Text("Score de Katagiri révisé", "Revised Katagiri score"),
    scope=Scope.CASE,
    references=(
        Reference(
            "Katagiri H, Okada R, Takagi T, et al. New prognostic factors and scoring system for patients with "
            "skeletal metastasis. Cancer Med 2014;3:1359-67.",
            verified=False,
            doi="10.1002/cam4.292",
        ),
    ),
    items=(PRIMARY_SITE, VISCERAL, LABORATORY, POOR_PERFORMANCE, PREVIOUS_CHEMOTHERAPY, MULTIPLE_SKELETAL),
    bands=BANDS,
    remarks=REMARKS,
)
