"""Frankel 1969, with the D1–D3 split of the guideline: neurological deficit at one examination. No total."""

from scoring.grammar import Band, Index, Item, Notice, Option, Reference, Remark, Scope, Text

MEANINGS = {
    "A": Text("Déficit complet, moteur et sensitif", "Complete deficit, motor and sensory"),
    "B": Text("Sensibilité seule conservée", "Sensation alone preserved"),
    "C": Text("Motricité présente mais inutile", "Motor function present but useless"),
    "D": Text("Motricité utile, marche possible ; aide non précisée", "Useful motor function, walking; aid not stated"),
    "D1": Text("Marche avec déambulateur", "Walks with a frame"),
    "D2": Text("Marche avec une canne", "Walks with a stick"),
    "D3": Text("Marche sans aide, avec des signes neurologiques", "Walks without aid, with neurological signs"),
    "E": Text("Examen neurologique normal", "Normal neurological examination"),
}
BANDS = tuple(
    Band(grade, None, None, Text(f"Stade {grade}", f"Grade {grade}"), meaning) for grade, meaning in MEANINGS.items()
)
GRADE = Item(
    "grade",
    Text("Stade", "Grade"),
    tuple(Option(grade, None, meaning) for grade, meaning in MEANINGS.items()),
    Text(
        "« D » sans précision reste admis lorsque l’aide à la marche n’est pas connue.",
        "Plain “D” stays allowed when the walking aid is not known.",
    ),
)

REMARKS = (
    Remark(
        Notice(
            "split_of_d",
            Text(
                "La division de D en D1, D2 et D3 vient du référentiel, non de Frankel.",
                "Splitting D into D1, D2 and D3 comes from the guideline, not from Frankel.",
            ),
        )
    ),
    Remark(
        Notice(
            "walking_aid_not_stated",
            Text(
                "Stade D sans précision : l’aide à la marche reste à demander pour le score de Rades.",
                "Plain grade D: the walking aid has to be asked for the Rades score.",
            ),
        ),
        lambda answers, context, bands: answers.get("grade") == "D",
    ),
)

INDEX = Index(
    code="frankel",
    version="1969.1",
    title=Text("Classification de Frankel", "Frankel classification"),
    scope=Scope.EXAMINATION,
    references=(
        Reference(
            "Frankel HL, Hancock DO, Hyslop G, et al. The value of postural reduction in the initial management of "
            "closed injuries of the spine with paraplegia and tetraplegia. Paraplegia 1969;7:179-92.",
            verified=True,
            doi="10.1038/sc.1969.30",
        ),
    ),
    items=(GRADE,),
    bands=BANDS,
    guideline_section="3.8.2",
    remarks=REMARKS,
)
