"""§3.7: surgery of bone metastases, by what life is expected and what is broken."""

from scoring.grammar import Notice, Text
from scoring.guideline import treatments
from scoring.guideline.concerned import surgery_concerned
from scoring.guideline.courses import irradiated, operated
from scoring.guideline.extent import is_long_bone
from scoring.guideline.grammar import Kind, Remark, Rule, Scope
from scoring.guideline.names import case, exactly, lesion
from scoring.guideline.prognosis import FROM_A_SCORE, lives_over, lives_under

SIX_WEEKS = exactly(
    "6_weeks",
    "Six semaines exactement : classe du milieu, puisque le texte dit « inférieure à » 6 semaines.",
    "Six weeks exactly: the middle class, since the text says less than 6 weeks.",
)
ONE_YEAR = exactly(
    "1_year",
    "Un an exactement : classe du milieu, puisque le texte dit « supérieure à » 1 an.",
    "One year exactly: the middle class, since the text says more than 1 year.",
)
SIX_MONTHS = exactly(
    "6_months_of_prognosis",
    "Six mois exactement : le texte demande plus de 6 mois.",
    "Six months exactly: the text asks for more than 6 months.",
)
_shaft = lesion.segment.one_of(("diaphysis", "metaphysis", "subtrochanteric"))
_joint = lesion.segment.one_of(("head", "neck", "epiphysis"))
RULES = (
    Rule(
        "C0",
        Kind.INFORMATION,
        Scope.LESION,
        "3.7",
        Text(
            "Buts de la chirurgie : autonomie rapide, appui précoce, qualité de vie. Deux objectifs : la fonction du "
            "membre et l’antalgie.",
            "Aims of surgery: quick autonomy, early weight-bearing, quality of life. Two objectives: function of the "
            "limb and analgesia.",
        ),
        surgery_concerned,
    ),
    Rule(
        "C1",
        Kind.CHECK,
        Scope.LESION,
        "3.7",
        Text(
            "La chirurgie se décide en RCP, en pesant l’indication, l’espérance de vie, l’état général, les besoins du "
            "malade, le bénéfice, les risques et le programme oncologique.",
            "Surgery is decided by the board, weighing the indication, life expectancy, condition, the patient’s "
            "needs, benefit, risks and the oncological programme.",
        ),
        surgery_concerned,
        words=("prise en RCP et doit tenir compte",),
        asks=(case.board_on, case.life_expectancy, case.ecog, case.karnofsky, case.asa, case.comorbidities),
    ),
    Rule(
        "C2",
        Kind.CONTRAINDICATION,
        Scope.CASE,
        "3.7",
        Text(
            "Espérance de vie inférieure à 6 semaines : aucun bénéfice d’une chirurgie.",
            "Life expectancy under 6 weeks: no benefit of surgery.",
        ),
        lives_under(6, "weeks", SIX_WEEKS),
        words=("inférieure à 6 semaines",),
        remarks=(FROM_A_SCORE,),
        forbids=treatments.SURGERY,
    ),
    Rule(
        "C3",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "3.7",
        Text(
            "Espérance de vie entre 6 semaines et 1 an : ostéosynthèse ou stabilisation moins agressive, peut-être "
            "moins durable.",
            "Life expectancy between 6 weeks and 1 year: less aggressive osteosynthesis or stabilisation, perhaps less "
            "durable.",
        ),
        ~lives_under(6, "weeks", SIX_WEEKS) & ~lives_over(12, "months", ONE_YEAR),
        words=("entre 6 semaines et 1 an",),
        remarks=(FROM_A_SCORE,),
    ),
    Rule(
        "C4",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "3.7",
        Text(
            "Espérance de vie supérieure à 1 an : résection et reconstruction, stabilisation durable et contrôle local "
            "prolongé.",
            "Life expectancy over 1 year: resection and reconstruction, durable stabilisation and prolonged local "
            "control.",
        ),
        lives_over(12, "months", ONE_YEAR),
        words=("prolongée (supérieure à 1 an)",),
        remarks=(FROM_A_SCORE,),
    ),
    Rule(
        "C5",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.7",
        Text("Mirels 9 ou plus : chirurgie préventive.", "Mirels 9 or more: preventive surgery."),
        is_long_bone & ~(lesion.bone.is_("femur") & lesion.segment.is_("head")) & lesion.mirels.at_least(9),
        words=("≥ 9",),
        expects=treatments.LIMB_SURGERY,
    ),
    Rule(
        "C6",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.7",
        Text(
            "Fracture avérée sur la lésion, ou douleur invalidante : chirurgie curative du symptôme.",
            "Proven fracture on the lesion, or disabling pain: surgery curative of the symptom.",
        ),
        lesion.fractured.yes | lesion.pain_disabling.yes,
        words=("douleurs invalidantes",),
        expects=treatments.SURGERY,
    ),
    Rule(
        "C7",
        Kind.WARNING,
        Scope.LESION,
        "3.7",
        Text(
            "Siège déjà irradié : la chirurgie y reste possible, mais elle est plus aisée hors territoire irradié.",
            "Site already irradiated: surgery remains possible there, but is easier in a field not irradiated.",
        ),
        surgery_concerned & irradiated.yes,
    ),
    Rule(
        "C8",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.7",
        Text(
            "La radiothérapie post-opératoire porte sur toute la pièce osseuse.",
            "Post-operative radiotherapy covers the whole piece of bone.",
        ),
        surgery_concerned | operated.yes,
        words=("l’ensemble de la pièce osseuse",),
    ),
    Rule(
        "C15",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.7.2",
        Text(
            "Diaphyse ou métaphyse d’un os long : ostéosynthèse par clou ou plaque verrouillée ; un "
            "curetage-cimentation peut s’ajouter si la perte osseuse est importante ou si une radiothérapie est "
            "associée.",
            "Diaphysis or metaphysis of a long bone: osteosynthesis by nail or locking plate; curettage-cementation "
            "may be added if bone loss is major or radiotherapy is associated.",
        ),
        surgery_concerned & lesion.bone.one_of(("femur", "humerus", "tibia")) & _shaft,
        words=("perte osseuse importante",),
        remarks=(
            Remark(
                Notice(
                    "curettage_cementation",
                    Text("Un curetage-cimentation peut s’ajouter.", "Curettage-cementation may be added."),
                ),
                lesion.major_bone_loss.yes | lesion.in_question.includes(treatments.RADIOTHERAPY),
            ),
        ),
        expects=treatments.OSTEOSYNTHESIS,
    ),
    Rule(
        "C16",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.7.2",
        Text(
            "Lésion articulaire, surtout de la tête ou du col du fémur, et pronostic de plus de 6 mois : "
            "arthroplastie, toujours cimentée.",
            "Joint lesion, mostly of the femoral head or neck, and prognosis over 6 months: arthroplasty, always "
            "cemented.",
        ),
        is_long_bone & _joint & lives_over(6, "months", SIX_MONTHS) & surgery_concerned,
        words=("supérieur à 6 mois", "toujours cimentées"),
        remarks=(FROM_A_SCORE,),
        expects=("arthroplasty",),
    ),
    Rule(
        "C17",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.7.3",
        Text(
            "Risque thrombo-embolique et infectieux accru : antibioprophylaxie prolongée 48 heures et protocole "
            "d’anticoagulation.",
            "Raised thrombo-embolic and infectious risk: antibiotic prophylaxis prolonged for 48 hours and an "
            "anticoagulation protocol.",
        ),
        surgery_concerned,
        words=("prolongés pendant 48 h",),
    ),
    Rule(
        "C18",
        Kind.INFORMATION,
        Scope.LESION,
        "3.7.3",
        Text(
            "À long terme : rupture de l’implant, descellement ou fracture péri-prothétique. Facteurs d’échec : "
            "progression tumorale, pseudarthrose, prise en charge initiale ou péri-opératoire inadaptée.",
            "In the long term: breakage of the implant, loosening or periprosthetic fracture. Factors of failure: "
            "tumour progression, pseudarthrosis, inadequate initial or peri-operative care.",
        ),
        surgery_concerned,
    ),
)
