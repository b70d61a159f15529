"""ECOG (WHO) performance status, and the class that Tokuhashi makes of it where there is one. No total.

ECOG 5 is a death: it is not among the answers of a score, and is refused with its reason.
"""

from scoring.grammar import Band, Index, Item, Notice, Option, Reference, Refusal, Remark, Scope, Text
from scoring.indices.karnofsky import NOT_LIVING, crosswalk

MEANINGS = {
    0: Text("Activité normale, sans restriction", "Normal activity, without restriction"),
    1: Text("Efforts limités ; marche, travail léger possible", "Limited effort; walks, light work possible"),
    2: Text(
        "Autonome sans pouvoir travailler, levé plus de la moitié de la journée",
        "Independent but unable to work, up more than half of the day",
    ),
    3: Text(
        "Autonomie limitée, au lit ou au fauteuil plus de la moitié de la journée",
        "Limited independence, in bed or chair more than half of the day",
    ),
    4: Text("Dépendance complète, au lit ou au fauteuil en permanence", "Fully dependent, always in bed or chair"),
}
# ECOG 1 straddles Karnofsky 70 and 80, which Tokuhashi parts: it has to be asked.
GENERAL_CONDITION = {0: "good", 2: "moderate", 3: "poor", 4: "poor"}
POOR_PERFORMANCE = (3, 4)

INDEX = Index(
    code="ecog",
    version="1982.1",
    title=Text("Indice OMS (ECOG)", "ECOG performance status"),
    scope=Scope.CASE,
    references=(
        Reference(
            "Oken MM, Creech RH, Tormey DC, et al. Toxicity and response criteria of the Eastern Cooperative Oncology "
            "Group. Am J Clin Oncol 1982;5:649-55.",
            verified=True,
            doi="10.1097/00000421-198212000-00014",
        ),
    ),
    items=(
        Item(
            "level",
            Text("Niveau", "Level"),
            tuple(
                Option(str(level), None, Text(f"{level} : {meaning.fr}", f"{level}: {meaning.en}"))
                for level, meaning in MEANINGS.items()
            ),
        ),
    ),
    bands=tuple(
        Band(str(level), None, None, Text(f"OMS {level}", f"ECOG {level}"), meaning)
        for level, meaning in MEANINGS.items()
    ),
    remarks=(
        *crosswalk({str(level): condition for level, condition in GENERAL_CONDITION.items()}),
        Remark(
            Notice(
                "general_condition_ambiguous",
                Text(
                    "OMS 1 est à cheval sur deux classes de Tokuhashi : l’état général reste à préciser.",
                    "ECOG 1 straddles two classes of Tokuhashi: the general condition has to be settled.",
                ),
            ),
            lambda answers, context, bands: answers.get("level") == "1",
        ),
    ),
    refusals=(Refusal(NOT_LIVING, lambda answers, context: answers.get("level") == "5"),),
)
