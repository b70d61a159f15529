"""§3.4: inhibitors of bone resorption, from the first metastasis on."""

from scoring.grammar import Notice, Text
from scoring.guideline import treatments
from scoring.guideline.concerned import (
    about_to_start,
    agent_concerned,
    denosumab_concerned,
    is_on_denosumab,
    is_on_zoledronate,
    on_an_agent,
    zoledronate_concerned,
)
from scoring.guideline.courses import against_24_months, dental_against_6_months
from scoring.guideline.delays import BEYOND, EXACTLY
from scoring.guideline.extent import has_bone_metastasis
from scoring.guideline.grammar import Kind, Remark, Rule, Scope
from scoring.guideline.names import bone_agent, case, exactly
from scoring.guideline.prognosis import FROM_A_SCORE, lives_over

THREE_MONTHS = exactly(
    "3_months_of_life_expectancy",
    "Trois mois exactement : le référentiel demande plus de 3 mois pour débuter.",
    "Three months exactly: the guideline asks for more than 3 months to start.",
)
CLEARANCE_30 = exactly(
    "clearance_30",
    "30 mL/min exactement : le texte ne contre-indique qu’en dessous.",
    "30 mL/min exactly: the text contraindicates only below.",
)
DENTAL_DAY = exactly(
    "6_months_after_dental_check",
    "Six mois aujourd’hui depuis le dernier contrôle dentaire.",
    "Six months today since the last dental check.",
)
DIFFERENT_DOSE = Notice(
    "zoledronate_dose_differs",
    Text(
        "La dose du dossier n’est pas de 4 mg : à rapprocher de la clairance.",
        "The dose in the file is not 4 mg: compare it with the clearance.",
    ),
)
SHORT_INFUSION = Notice(
    "infusion_under_15_minutes",
    Text("La perfusion du dossier dure moins de 15 minutes.", "The infusion in the file lasts less than 15 minutes."),
)
DIFFERENT_DENOSUMAB = Notice(
    "denosumab_dose_differs",
    Text("La dose du dossier n’est pas de 120 mg.", "The dose in the file is not 120 mg."),
)
NOT_MONTHLY = Notice(
    "interval_differs",
    Text("L’intervalle du dossier n’est pas d’un mois.", "The interval in the file is not one month."),
)
OTHER_ROUTE = Notice(
    "route_differs",
    Text("La voie du dossier n’est pas celle du référentiel.", "The route in the file is not the guideline’s."),
)
MISPRINT = Notice(
    "vitamin_d_dose_misprinted",
    Text(
        "La dose de vitamine D est mal imprimée dans le référentiel : elle n’est pas donnée ici.",
        "The dose of vitamin D is misprinted in the guideline: it is not given here.",
    ),
)
NEPHROTOXIC = Notice(
    "nephrotoxic_drug",
    Text("Prudence : un médicament néphrotoxique est en cours.", "Caution: a nephrotoxic drug is being taken."),
)

ALREADY = Notice(
    "already_on_bone_agent",
    Text("Un anti-résorptif est déjà en cours.", "A bone agent is already being given."),
)

_not_monthly = ~bone_agent.interval_weeks.holds(lambda weeks: 4 <= weeks <= 5)
starting_without_urgency = about_to_start & case.bone_agent_urgent.no

RULES = (
    Rule(
        "A0",
        Kind.INFORMATION,
        Scope.CASE,
        "3.4",
        Text(
            "Bénéfices annoncés des anti-résorptifs, en complément des autres traitements : événements osseux moins "
            "nombreux et plus tardifs, meilleure survie globale, meilleure qualité de vie, moins de douleur.",
            "Benefits announced of anti-resorptives, beside other treatments: fewer and later skeletal events, better "
            "overall survival, better quality of life, less pain.",
        ),
        agent_concerned,
    ),
    Rule(
        "A1",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "3.4",
        Text(
            "Dès la première métastase osseuse, et si l’espérance de vie dépasse 3 mois, débuter un anti-résorptif : "
            "acide zolédronique ou dénosumab.",
            "From the first bone metastasis, and if life expectancy exceeds 3 months, start an anti-resorptive: "
            "zoledronic acid or denosumab.",
        ),
        has_bone_metastasis & lives_over(3, "months", THREE_MONTHS),
        words=("supérieure à 3 mois",),
        remarks=(FROM_A_SCORE, Remark(ALREADY, on_an_agent)),
        expects=treatments.BONE_AGENTS,
    ),
    Rule(
        "A2",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "3.4",
        Text(
            "Acide zolédronique : 4 mg par perfusion intraveineuse mensuelle, en 15 minutes au moins.",
            "Zoledronic acid: 4 mg by monthly intravenous infusion, over at least 15 minutes.",
        ),
        zoledronate_concerned,
        words=("4 mg", "d’au moins 15 min"),
        remarks=(
            Remark(DIFFERENT_DOSE, is_on_zoledronate & ~bone_agent.dose_mg.is_(4)),
            Remark(NOT_MONTHLY, is_on_zoledronate & _not_monthly),
            Remark(SHORT_INFUSION, is_on_zoledronate & bone_agent.infusion_minutes.holds(lambda minutes: minutes < 15)),
            Remark(OTHER_ROUTE, is_on_zoledronate & ~bone_agent.route.is_("iv")),
        ),
    ),
    Rule(
        "A3",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "3.4",
        Text(
            "Acide zolédronique : hydrater le jour de l’injection et le lendemain.",
            "Zoledronic acid: hydrate on the day of the injection and the day after.",
        ),
        zoledronate_concerned,
        words=("le jour et le lendemain",),
    ),
    Rule(
        "A4",
        Kind.CONTRAINDICATION,
        Scope.CASE,
        "3.4",
        Text(
            "Clairance de la créatinine inférieure à 30 mL/min : acide zolédronique contre-indiqué. Au-dessus, la dose "
            "s’adapte à la fonction rénale.",
            "Creatinine clearance under 30 mL/min: zoledronic acid contraindicated. Above, the dose is adapted to "
            "renal function.",
        ),
        case.creatinine_clearance_ml_min.under(30, CLEARANCE_30),
        words=("<30 mL/min",),
        asks=(case.creatinine_on, case.weight_kg),
        forbids=("zoledronate",),
    ),
    Rule(
        "A5",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "3.4",
        Text(
            "Tout anti-résorptif : le paracétamol, le jour et le lendemain, prévient le syndrome pseudo-grippal.",
            "Any anti-resorptive: paracetamol, on the day and the day after, prevents the flu-like syndrome.",
        ),
        agent_concerned,
    ),
    Rule(
        "A6",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "3.4",
        Text(
            "Dénosumab : 120 mg par mois, par voie sous-cutanée.",
            "Denosumab: 120 mg monthly, subcutaneously.",
        ),
        denosumab_concerned,
        words=("120 mg",),
        remarks=(
            Remark(DIFFERENT_DENOSUMAB, is_on_denosumab & ~bone_agent.dose_mg.is_(120)),
            Remark(NOT_MONTHLY, is_on_denosumab & _not_monthly),
            Remark(OTHER_ROUTE, is_on_denosumab & ~bone_agent.route.is_("sc")),
        ),
    ),
    Rule(
        "A7",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "3.4",
        Text(
            "Dénosumab : la dose ne s’adapte pas à la fonction rénale.",
            "Denosumab: the dose is not adapted to renal function.",
        ),
        denosumab_concerned,
        words=("pas d’adaptation posologique",),
    ),
    Rule(
        "A8",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "3.4",
        Text(
            "Dénosumab : calcium et vitamine D systématiques.",
            "Denosumab: calcium and vitamin D always.",
        ),
        denosumab_concerned,
        words=("supplémentation systématique",),
        remarks=(
            Remark(
                Notice(
                    "unless_hypercalcaemia",
                    Text(
                        "Calcémie haute : l’étiquette du produit excepte l’hypercalcémie.",
                        "High calcaemia: the product label excepts hypercalcaemia.",
                    ),
                ),
                case.calcaemia.is_("high"),
            ),
        ),
        asks=(case.calcium_vitamin_d_given,),
    ),
    Rule(
        "A9",
        Kind.CHECK,
        Scope.CASE,
        "3.4",
        Text(
            "Avant de débuter, sauf urgence : évaluation bucco-dentaire par un spécialiste et panoramique dentaire, à "
            "cause du risque d’ostéonécrose de la mâchoire.",
            "Before starting, unless urgent: dental assessment by a specialist and panoramic radiograph, because of "
            "the risk of osteonecrosis of the jaw.",
        ),
        starting_without_urgency,
        words=("Sauf urgence",),
        asks=(case.dental_checked_on, case.panoramic_on),
    ),
    Rule(
        "A10",
        Kind.CHECK,
        Scope.CASE,
        "3.4",
        Text(
            "Pendant le traitement, contrôle dentaire tous les 6 mois : il est dû.",
            "During treatment, dental check every 6 months: it is due.",
        ),
        on_an_agent & dental_against_6_months.at(EXACTLY, DENTAL_DAY, (EXACTLY, BEYOND).__contains__),
        words=("évaluation semestrielle",),
        asks=(case.dental_checked_on,),
    ),
    Rule(
        "A11",
        Kind.CHECK,
        Scope.CASE,
        "3.4",
        Text(
            "Avant de débuter, sauf urgence : fonction rénale et recherche d’une carence en vitamine D ; prudence avec "
            "d’autres médicaments néphrotoxiques.",
            "Before starting, unless urgent: renal function and search for vitamin D deficiency; caution with other "
            "nephrotoxic drugs.",
        ),
        starting_without_urgency,
        words=("Sauf urgence",),
        remarks=(Remark(NEPHROTOXIC, case.on_nephrotoxic.yes),),
        asks=(case.creatinine_clearance_ml_min, case.vitamin_d_on),
    ),
    Rule(
        "A12",
        Kind.CHECK,
        Scope.CASE,
        "3.4",
        Text(
            "Avant de débuter, sauf urgence : apport régulier de calcium, 1 g par jour, et de vitamine D.",
            "Before starting, unless urgent: regular intake of calcium, 1 g a day, and of vitamin D.",
        ),
        starting_without_urgency,
        words=("Sauf urgence", "1 g/j"),
        remarks=(Remark(MISPRINT),),
        asks=(case.calcium_vitamin_d_given,),
    ),
    Rule(
        "A13",
        Kind.CHECK,
        Scope.CASE,
        "3.4",
        Text(
            "Deux ans au moins de traitement sont atteints : réévaluer au cas par cas.",
            "At least two years of treatment are reached: review case by case.",
        ),
        on_an_agent & against_24_months.one_of((EXACTLY, BEYOND)),
        words=("au moins 2 ans",),
        asks=(bone_agent.started_on,),
    ),
    Rule(
        "A14",
        Kind.INFORMATION,
        Scope.CASE,
        "3.4",
        Text(
            "Soins dentaires et ostéonécrose : recommandations de la Société française de stomatologie, chirurgie "
            "maxillo-faciale et chirurgie orale, juillet 2013.",
            "Dental care and osteonecrosis: recommendations of the Société française de stomatologie, chirurgie "
            "maxillo-faciale et chirurgie orale, July 2013.",
        ),
        agent_concerned,
    ),
)
