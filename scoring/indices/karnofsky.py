"""Karnofsky 1948: general condition by tens, and the class that Tokuhashi makes of it. No total.

Karnofsky 0 is a death: it is not among the answers of a score, and is refused with its reason.
"""

from scoring.grammar import Band, Index, Item, Notice, Option, Reference, Refusal, Remark, Scope, Text

MEANINGS = {
    100: Text("Aucune plainte, aucun signe de maladie", "No complaint, no sign of disease"),
    90: Text("Vie normale, signes discrets", "Normal life, slight signs"),
    80: Text("Vie normale au prix d’un effort", "Normal life with effort"),
    70: Text(
        "S’occupe de soi, sans travail ni activité normale", "Looks after oneself, without work or normal activity"
    ),
    60: Text("A besoin d’aide par moments", "Needs help at times"),
    50: Text("A besoin de beaucoup d’aide et de soins", "Needs much help and care"),
    40: Text("Dépendant, soins et aide particuliers", "Dependent, special care and help"),
    30: Text("Très dépendant, hospitalisation indiquée", "Severely dependent, hospital stay indicated"),
    20: Text("Gravement malade, traitement actif nécessaire", "Gravely ill, active treatment needed"),
    10: Text("Mourant", "Dying"),
}
# The crosswalk of Tokuhashi 2005: 10–40 poor, 50–70 moderate, 80–100 good.
GENERAL_CONDITION = {level: "poor" if level < 50 else "moderate" if level < 80 else "good" for level in MEANINGS}

CONDITIONS = {
    "poor": Notice(
        "general_condition_poor",
        Text("État général mauvais au sens de Tokuhashi.", "Poor general condition in the sense of Tokuhashi."),
    ),
    "moderate": Notice(
        "general_condition_moderate",
        Text("État général moyen au sens de Tokuhashi.", "Moderate general condition in the sense of Tokuhashi."),
    ),
    "good": Notice(
        "general_condition_good",
        Text("État général bon au sens de Tokuhashi.", "Good general condition in the sense of Tokuhashi."),
    ),
}
NOT_LIVING = Notice(
    "not_a_living_patient",
    Text(
        "Karnofsky 0 et OMS 5 désignent un décès : ce score ne s’applique pas.",
        "Karnofsky 0 and ECOG 5 mean death: this score does not apply.",
    ),
)


def crosswalk(classes):
    """A remark for each class that the levels of a scale lead to."""
    return tuple(
        Remark(
            notice, lambda answers, context, bands, condition=condition: classes.get(answers.get("level")) == condition
        )
        for condition, notice in CONDITIONS.items()
    )


INDEX = Index(
    code="karnofsky",
    version="1948.1",
    title=Text("Indice de Karnofsky", "Karnofsky index"),
    scope=Scope.CASE,
    references=(
        Reference(
            "Karnofsky DA, Abelmann WH, Craver LF, Burchenal JH. The use of the nitrogen mustards in the palliative "
            "treatment of carcinoma. Cancer 1948;1:634-56.",
            verified=True,
            doi="10.1002/1097-0142(194811)1:4<634::AID-CNCR2820010410>3.0.CO;2-L",
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
            Text("Par dizaines seulement.", "By tens only."),
        ),
    ),
    bands=tuple(
        Band(str(level), None, None, Text(f"Karnofsky {level} %", f"Karnofsky {level}%"), meaning)
        for level, meaning in MEANINGS.items()
    ),
    remarks=crosswalk({str(level): condition for level, condition in GENERAL_CONDITION.items()}),
    refusals=(Refusal(NOT_LIVING, lambda answers, context: answers.get("level") == "0"),),
)
