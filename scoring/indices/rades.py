"""Rades 2008, regrouped and validated in 2011: walking after radiotherapy of a metastatic spinal cord compression."""

from scoring.dates import add_months
from scoring.grammar import Band, Index, Item, Notice, Option, Reference, Remark, Scope, Text

INTERVAL_MONTHS = 15


def interval_limit(diagnosed_on):
    """Last day still counted as `up_to_15_months` after the diagnosis of the tumour."""
    return add_months(diagnosed_on, INTERVAL_MONTHS)


def reference_day(context):
    """The day before which the deficit is counted: radiotherapy, failing that its planned day, then the scoring day."""
    return context.radiotherapy_on or context.radiotherapy_planned_on or context.scored_on


def _interval_is_exactly_the_limit(answers, context, bands):
    start, end = context.tumour_diagnosed_on, context.compression_on
    return start is not None and end is not None and end == interval_limit(start)


def _deficit_counted_to_another_day(answers, context, bands):
    return bool(context.deficit_began_on and reference_day(context)) and context.radiotherapy_on is None


def _deficit_of_the_same_day(answers, context, bands):
    return context.deficit_began_on is not None and context.deficit_began_on == reference_day(context)


PRIMARY = Item(
    "primary",
    Text("Cancer primitif", "Primary tumour"),
    (
        Option("breast", 8, Text("Sein", "Breast")),
        Option("prostate", 7, Text("Cancer de la prostate", "Prostate")),
        Option("myeloma_lymphoma", 9, Text("Myélome ou lymphome", "Myeloma or lymphoma")),
        Option("nsclc", 5, Text("Bronchique non à petites cellules", "Non-small-cell lung")),
        Option("sclc", 6, Text("Bronchique à petites cellules", "Small-cell lung")),
        Option("unknown_primary", 5, Text("Primitif inconnu", "Unknown primary")),
        Option("kidney", 6, Text("Rein", "Kidney")),
        Option("colorectal", 6, Text("Côlon ou rectum", "Colon or rectum")),
        Option("other", 6, Text("Autre", "Other")),
    ),
)
INTERVAL = Item(
    "interval",
    Text("Délai du diagnostic de la tumeur à la compression médullaire", "Tumour diagnosis to cord compression"),
    (
        Option("up_to_15_months", 6, Text("15 mois au plus", "Up to 15 months")),
        Option("over_15_months", 8, Text("Plus de 15 mois", "More than 15 months")),
    ),
    Text(
        "Compté en dates : 15 mois et dix jours, c’est plus de 15 mois.",
        "Counted in dates: 15 months and ten days is more than 15 months.",
    ),
)
VISCERAL = Item(
    "visceral_metastases",
    Text("Métastases viscérales à la date de la radiothérapie", "Visceral metastases at radiotherapy"),
    (
        Option("yes", 5, Text("Oui", "Yes")),
        Option("no", 8, Text("Non", "No")),
    ),
)
MOTOR_FUNCTION = Item(
    "motor_function",
    Text("Motricité avant la radiothérapie", "Motor function before radiotherapy"),
    (
        Option("ambulatory_without_aid", 10, Text("Marche sans aide", "Walks without aid")),
        Option("ambulatory_with_aid", 9, Text("Marche avec aide", "Walks with aid")),
        Option("not_ambulatory", 3, Text("Ne marche pas", "Does not walk")),
        Option("paraplegic", 1, Text("Paraplégie", "Paraplegic")),
    ),
)
DEFICIT_ONSET = Item(
    "deficit_onset",
    Text("Ancienneté du déficit moteur à la radiothérapie", "Age of the motor deficit at radiotherapy"),
    (
        Option("days_1_to_7", 4, Text("1 à 7 jours", "1 to 7 days")),
        Option("days_8_to_14", 7, Text("8 à 14 jours", "8 to 14 days")),
        Option("over_14_days", 9, Text("Plus de 14 jours", "More than 14 days")),
    ),
    Text(
        "Ni un déficit du jour même ni l’absence de déficit n’ont de niveau publié : laisser sans réponse.",
        "Neither a deficit of the same day nor its absence has a published level: leave unanswered.",
    ),
)

GROUP_2 = Band(
    "group_2",
    29,
    37,
    Text("Groupe II", "Group II"),
    Text(
        "Chances intermédiaires de marcher après radiothérapie. Le référentiel n’attend pas de bénéfice significatif "
        "de la laminectomie ; 20 Gy en 5 fractions ou 30 Gy en 10, avec ou sans chirurgie.",
        "Intermediate chance of walking after radiotherapy. The guideline expects no significant benefit of "
        "laminectomy; 20 Gy in 5 fractions or 30 Gy in 10, with or without surgery.",
    ),
)
BANDS = (
    Band(
        "group_1",
        21,
        28,
        Text("Groupe I", "Group I"),
        Text(
            "Faibles chances de marcher après radiothérapie. Le référentiel n’attend pas de bénéfice de la chirurgie ; "
            "8 Gy en 1 fraction.",
            "Low chance of walking after radiotherapy. The guideline expects no benefit of surgery; "
            "8 Gy in 1 fraction.",
        ),
    ),
    GROUP_2,
    Band(
        "group_3",
        38,
        44,
        Text("Groupe III", "Group III"),
        Text(
            "Fortes chances de marcher après radiothérapie. Excellent résultat sans chirurgie ; "
            "20 Gy en 5 fractions ou 30 Gy en 10.",
            "High chance of walking after radiotherapy. Excellent result without surgery; "
            "20 Gy in 5 fractions or 30 Gy in 10.",
        ),
    ),
)

REMARKS = (
    Remark(
        Notice(
            "points_not_verified",
            Text(
                "Points non vérifiés dans une seconde source : ils ne sont imprimés que dans le référentiel.",
                "Points not verified in a second source: they are printed in the guideline only.",
            ),
        )
    ),
    Remark(
        Notice(
            "printed_vascular_compression",
            Text(
                "Le référentiel imprime « compression vasculaire » : il s’agit de la compression médullaire.",
                "The guideline prints “vascular compression”: spinal cord compression is meant.",
            ),
        )
    ),
    Remark(
        Notice(
            "reference_times",
            Text(
                "Métastases viscérales : à la date de la radiothérapie. Motricité et ancienneté du déficit : "
                "avant elle. Le score prédit la marche après radiothérapie, conservée ou retrouvée.",
                "Visceral metastases: at radiotherapy. Motor function and age of the deficit: before it. "
                "The score predicts walking after radiotherapy, kept or regained.",
            ),
        )
    ),
    Remark(
        Notice(
            "interval_exactly_15_months",
            Text(
                "Délai d’exactement 15 mois : le référentiel ne tranche pas ; coté « 15 mois au plus ».",
                "Interval of exactly 15 months: the guideline leaves it open; scored “up to 15 months”.",
            ),
        ),
        _interval_is_exactly_the_limit,
    ),
    Remark(
        Notice(
            "no_motor_deficit",
            Text(
                "Aucun déficit moteur : pas de niveau publié pour son ancienneté ; l’intervalle est montré.",
                "No motor deficit: no published level for its age; the range is shown.",
            ),
        ),
        lambda answers, context, bands: context.motor_deficit is False,
    ),
    Remark(
        Notice(
            "deficit_same_day",
            Text(
                "Déficit du jour même : pas de niveau publié (le référentiel commence à 1 jour) ; à préciser.",
                "Deficit of the same day: no published level (the guideline starts at 1 day); to be settled.",
            ),
        ),
        _deficit_of_the_same_day,
    ),
    Remark(
        Notice(
            "not_irradiated_yet",
            Text(
                "Radiothérapie non commencée : le déficit est compté jusqu’à la date prévue ou, à défaut, de cotation.",
                "Radiotherapy not started: the deficit is counted to the planned or, failing that, the scoring day.",
            ),
        ),
        _deficit_counted_to_another_day,
    ),
    Remark(
        Notice(
            "laminectomy_with_stabilisation",
            Text(
                "Dans la série de 2011, la laminectomie avec stabilisation faisait mieux dans ce groupe : 83,9 % de "
                "patients marchant, contre 70,9 % après radiothérapie seule.",
                "In the 2011 series laminectomy with stabilisation did better in this group: 83.9% of patients "
                "walking, against 70.9% after radiotherapy alone.",
            ),
        ),
        lambda answers, context, bands: bands == (GROUP_2,),
    ),
)

INDEX = Index(
    code="rades",
    version="2011.1",
    title=Text("Score de Rades (marche après radiothérapie)", "Rades score (walking after radiotherapy)"),
    scope=Scope.EPISODE,
    references=(
        Reference(
            "Rades D, Rudat V, Veninga T, et al. A score predicting posttreatment ambulatory status in patients "
            "irradiated for metastatic spinal cord compression. Int J Radiat Oncol Biol Phys 2008;72:905-8.",
            verified=False,
            doi="10.1016/j.ijrobp.2008.02.018",
        ),
        Reference(
            "Rades D, Douglas S, Huttenlocher S, et al. Validation of a score predicting post-treatment ambulatory "
            "status after radiotherapy for metastatic spinal cord compression. Int J Radiat Oncol Biol Phys "
            "2011;79:1503-6.",
            verified=False,
        ),
    ),
    items=(PRIMARY, INTERVAL, VISCERAL, MOTOR_FUNCTION, DEFICIT_ONSET),
    bands=BANDS,
    guideline_section="3.5.3",
    remarks=REMARKS,
)
