"""What the labels of zoledronic acid and denosumab add. Not the guideline: shown apart, with the source "label".

Zoledronic acid: dose by clearance (L1), creatinine before each dose (L2), withholding (L3), supplements (L4).
Denosumab: calcium before and during (L5), supplements and dental check (L6), no other agent and fractures after
stopping (L7). Read in two public sources: the published table of doses and the product labels.
"""

from scoring.grammar import Notice, Text
from scoring.guideline.concerned import denosumab_concerned, is_on_zoledronate, on_an_agent, zoledronate_concerned
from scoring.guideline.courses import bone_agents_at_once, creatinine_rise_umol_l, denosumab_stopped
from scoring.guideline.grammar import Kind, Remark, Rule, Scope, Source
from scoring.guideline.names import case

NORMAL_BASELINE_BELOW_UMOL_L = 124
RISE_FROM_NORMAL_UMOL_L, RISE_FROM_ABNORMAL_UMOL_L = 44, 88


def _dose(code, fr, en, clearance):
    return Remark(Notice(code, Text(fr, en)), case.baseline_clearance_ml_min.holds(clearance))


DOSES = (
    _dose(
        "zoledronate_4_0_mg",
        "Clairance initiale au-dessus de 60 mL/min : 4,0 mg.",
        "Baseline clearance above 60 mL/min: 4.0 mg.",
        lambda ml: ml > 60,
    ),
    _dose(
        "zoledronate_3_5_mg",
        "Clairance initiale de 50 à 60 mL/min : 3,5 mg.",
        "Baseline clearance of 50 to 60 mL/min: 3.5 mg.",
        lambda ml: 50 <= ml <= 60,
    ),
    _dose(
        "zoledronate_3_3_mg",
        "Clairance initiale de 40 à moins de 50 mL/min : 3,3 mg.",
        "Baseline clearance of 40 to under 50 mL/min: 3.3 mg.",
        lambda ml: 40 <= ml < 50,
    ),
    _dose(
        "zoledronate_3_0_mg",
        "Clairance initiale de 30 à moins de 40 mL/min : 3,0 mg.",
        "Baseline clearance of 30 to under 40 mL/min: 3.0 mg.",
        lambda ml: 30 <= ml < 40,
    ),
    _dose(
        "zoledronate_not_recommended",
        "Clairance initiale sous 30 mL/min : non recommandé.",
        "Baseline clearance under 30 mL/min: not recommended.",
        lambda ml: ml < 30,
    ),
)
DIALYSIS_OR_UNDER_30 = Notice(
    "higher_risk_of_hypocalcaemia",
    Text(
        "Clairance sous 30 mL/min ou dialyse : risque accru d’hypocalcémie, surveiller le calcium.",
        "Clearance under 30 mL/min or dialysis: higher risk of hypocalcaemia, monitor calcium.",
    ),
)
CORRECT_FIRST = Notice(
    "correct_hypocalcaemia_first",
    Text("Calcémie basse : à corriger avant de débuter.", "Low calcaemia: correct it before starting."),
)
UNLESS_HIGH = Notice(
    "no_supplement_in_hypercalcaemia",
    Text("Calcémie haute : pas de supplément.", "High calcaemia: no supplement."),
)

_normal_baseline = case.creatinine_baseline_umol_l.holds(lambda umol: umol < NORMAL_BASELINE_BELOW_UMOL_L)

RULES = (
    Rule(
        "L1",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "3.4",
        Text(
            "Étiquette de l’acide zolédronique : la dose suit la clairance avant traitement.",
            "Zoledronic acid label: the dose follows the clearance before treatment.",
        ),
        zoledronate_concerned,
        remarks=DOSES,
        source=Source.LABEL,
    ),
    Rule(
        "L2",
        Kind.CHECK,
        Scope.CASE,
        "3.4",
        Text(
            "Étiquette de l’acide zolédronique : doser la créatinine avant chaque dose.",
            "Zoledronic acid label: measure creatinine before each dose.",
        ),
        zoledronate_concerned,
        asks=(case.creatinine_umol_l, case.creatinine_on),
        source=Source.LABEL,
    ),
    Rule(
        "L3",
        Kind.WARNING,
        Scope.CASE,
        "3.4",
        Text(
            "Étiquette de l’acide zolédronique : suspendre si la créatinine monte de 44 µmol/L (0,5 mg/dL) ou plus "
            "depuis une valeur normale (moins de 124 µmol/L), de 88 µmol/L (1,0 mg/dL) ou plus depuis une valeur "
            "anormale ; reprendre à moins de 10 % de la valeur initiale.",
            "Zoledronic acid label: withhold if creatinine rises by 44 µmol/L (0.5 mg/dL) or more from a normal value "
            "(under 124 µmol/L), by 88 µmol/L (1.0 mg/dL) or more from an abnormal one; resume within 10% of baseline.",
        ),
        is_on_zoledronate
        & (
            (_normal_baseline & creatinine_rise_umol_l.holds(lambda rise: rise >= RISE_FROM_NORMAL_UMOL_L))
            | (~_normal_baseline & creatinine_rise_umol_l.holds(lambda rise: rise >= RISE_FROM_ABNORMAL_UMOL_L))
        ),
        asks=(case.creatinine_on,),
        source=Source.LABEL,
    ),
    Rule(
        "L4",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "3.4",
        Text(
            "Étiquette de l’acide zolédronique : calcium et vitamine D chaque jour.",
            "Zoledronic acid label: calcium and vitamin D every day.",
        ),
        zoledronate_concerned,
        asks=(case.calcium_vitamin_d_given,),
        source=Source.LABEL,
    ),
    Rule(
        "L5",
        Kind.CHECK,
        Scope.CASE,
        "3.4",
        Text(
            "Étiquette du dénosumab : connaître la calcémie et corriger une hypocalcémie avant de débuter.",
            "Denosumab label: know the calcaemia and correct hypocalcaemia before starting.",
        ),
        denosumab_concerned,
        remarks=(
            Remark(
                DIALYSIS_OR_UNDER_30,
                case.creatinine_clearance_ml_min.holds(lambda ml: ml < 30) | case.on_dialysis.yes,
            ),
            Remark(CORRECT_FIRST, case.calcaemia.is_("low")),
        ),
        asks=(case.corrected_calcium_mmol_l, case.albumin_g_l),
        source=Source.LABEL,
    ),
    Rule(
        "L6",
        Kind.CHECK,
        Scope.CASE,
        "3.4",
        Text(
            "Étiquette du dénosumab : calcium et vitamine D chaque jour, et contrôle dentaire (ostéonécrose).",
            "Denosumab label: calcium and vitamin D every day, and a dental check (osteonecrosis).",
        ),
        denosumab_concerned,
        remarks=(Remark(UNLESS_HIGH, case.calcaemia.is_("high")),),
        asks=(case.calcium_vitamin_d_given, case.dental_checked_on),
        source=Source.LABEL,
    ),
    Rule(
        "L7",
        Kind.WARNING,
        Scope.CASE,
        "3.4",
        Text(
            "Étiquette du dénosumab : pas avec un autre dénosumab ni un bisphosphonate ; fractures vertébrales "
            "multiples possibles après l’arrêt.",
            "Denosumab label: not with another denosumab or a bisphosphonate; multiple vertebral fractures possible "
            "after stopping.",
        ),
        denosumab_stopped.yes
        | (denosumab_concerned & bone_agents_at_once.holds(lambda given: given > 1))
        | (case.in_question.includes(("denosumab",)) & on_an_agent),
        source=Source.LABEL,
    ),
)
