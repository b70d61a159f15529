"""Bauer, modified by Leithner in 2008: expected survival with spinal metastases. More points are better news."""

from scoring.grammar import (
    Band,
    Contradiction,
    Index,
    Item,
    Notice,
    Reference,
    Remark,
    Scope,
    Text,
    yes_or_no,
)
from scoring.indices.tokuhashi import PROGNOSIS_UNCERTAIN

NO_VISCERAL = Item(
    "no_visceral_metastases",
    Text("Absence de métastase viscérale", "No visceral metastases"),
    yes_or_no(yes=1, no=0),
)
NOT_LUNG = Item(
    "primary_not_lung",
    Text("Primitif autre que le poumon", "Primary other than lung"),
    yes_or_no(yes=1, no=0),
)
FAVOURABLE = Item(
    "primary_breast_kidney_lymphoma_myeloma",
    Text("Primitif : sein, rein, lymphome ou myélome", "Primary: breast, kidney, lymphoma or myeloma"),
    yes_or_no(yes=1, no=0),
)
SOLITARY = Item(
    "solitary_skeletal",
    Text("Métastase osseuse unique", "Solitary skeletal metastasis"),
    yes_or_no(yes=1, no=0),
)

POOR = Band(
    "poor",
    0,
    1,
    Text("Pronostic défavorable", "Poor prognosis"),
    Text(
        "Survie courte attendue ; les auteurs proposaient des soins de support, sans chirurgie.",
        "Short survival expected; the authors suggested supportive care without surgery.",
    ),
)
INTERMEDIATE = Band(
    "intermediate",
    2,
    2,
    Text("Pronostic intermédiaire", "Intermediate prognosis"),
    Text(
        "Les auteurs proposaient une chirurgie palliative, par voie postérieure.",
        "The authors suggested palliative surgery, through a posterior approach.",
    ),
)
GOOD = Band(
    "good",
    3,
    4,
    Text("Pronostic favorable", "Good prognosis"),
    Text(
        "Les auteurs proposaient une chirurgie de contrôle local, par double voie.",
        "The authors suggested surgery for local control, through both approaches.",
    ),
)

REMARKS = (
    PROGNOSIS_UNCERTAIN,
    Remark(
        Notice(
            "higher_is_better",
            Text(
                "Plus le total est élevé, meilleur est le pronostic attendu.",
                "The higher the total, the better the expected prognosis.",
            ),
        )
    ),
    Remark(
        Notice(
            "fracture_left_out",
            Text(
                "Version modifiée, sans la fracture pathologique du score d’origine : elle vaut pour le rachis.",
                "Modified version, without the pathological fracture of the original score: it is meant for the spine.",
            ),
        )
    ),
)

INDEX = Index(
    code="bauer_modified",
    version="2008.1",
    title=Text("Score de Bauer modifié", "Modified Bauer score"),
    scope=Scope.CASE,
    references=(
        Reference(
            "Leithner A, Radl R, Gruber G, et al. Predictive value of seven preoperative prognostic scoring systems "
            "for spinal metastases. Eur Spine J 2008;17:1488-95.",
            verified=True,
            doi="10.1007/s00586-008-0763-1",
        ),
        Reference(
            "Bauer HC, Wedin R. Survival after surgery for spinal and extremity metastases. Prognostication in 241 "
            "patients. Acta Orthop Scand 1995;66:143-6.",
            verified=True,
            doi="10.3109/17453679508995508",
        ),
    ),
    items=(NO_VISCERAL, NOT_LUNG, FAVOURABLE, SOLITARY),
    bands=(POOR, INTERMEDIATE, GOOD),
    remarks=REMARKS,
    contradictions=(
        Contradiction(
            Notice(
                "lung_is_not_a_favourable_primary",
                Text(
                    "Un cancer du poumon n’est ni un cancer du sein ou du rein, ni un lymphome, ni un myélome : "
                    "les deux réponses sur le primitif se contredisent.",
                    "A lung cancer is neither a breast or kidney cancer, nor a lymphoma, nor a myeloma: the two "
                    "answers about the primary contradict each other.",
                ),
            ),
            frozenset({("primary_not_lung", "no"), ("primary_breast_kidney_lymphoma_myeloma", "yes")}),
        ),
    ),
)
