"""§3.5 to §3.5.4: radiotherapy for pain, before a fracture, on a compression, after surgery."""

from scoring.grammar import Notice, Text
from scoring.guideline import treatments
from scoring.guideline.concerned import conventional_concerned, radiotherapy_concerned
from scoring.guideline.courses import irradiated_since_surgery, operated, skin_healed, time_since_surgery
from scoring.guideline.delays import EXACTLY
from scoring.guideline.extent import is_long_bone, is_painful, is_spinal, rades_interval
from scoring.guideline.grammar import Kind, Remark, Rule, Scope
from scoring.guideline.names import case, exactly, lesion

RADES_15_MONTHS = exactly(
    "15_months_of_rades",
    "Quinze mois exactement entre diagnostic et compression : le référentiel ne tranche pas exactement (moins ou plus "
    "de 15 mois).",
    "Exactly 15 months from diagnosis to compression: the guideline does not settle exactly (under or over 15 months).",
)
LAMINECTOMY = Notice(
    "laminectomy_with_stabilisation",
    Text(
        "La laminectomie avec stabilisation a fait mieux dans la série de 2011 : 83,9 % de marchants contre 70,9 % "
        "après radiothérapie seule.",
        "Laminectomy with stabilisation did better in the 2011 series: 83.9% walking against 70.9% after radiotherapy "
        "alone.",
    ),
)
LOST_FIGURE = Notice(
    "decision_figure_lost",
    Text(
        "La figure de décision manque dans le texte : l’option n’est rattachée à aucune tranche de Mirels.",
        "The decision figure is missing from the text: the option belongs to no Mirels band.",
    ),
)
EIGHT_GRAY = Notice(
    "single_fraction_effects",
    Text(
        "8 Gy en une séance : effets secondaires aigus potentiellement sévères, et tardifs.",
        "8 Gy in one fraction: acute side effects that may be severe, and late ones.",
    ),
)


def _window(code, fr, en, *places):
    return Remark(Notice(code, Text(fr, en)), time_since_surgery.one_of(places or (code,)))


scored_by_mirels = is_long_bone & ~(lesion.bone.is_("femur") & lesion.segment.is_("head"))
after_surgery = operated.yes & irradiated_since_surgery.no
cord_compression = case.compression.holds({"confirmed": True, "none": False}.get)
_at_15_months = (Remark(RADES_15_MONTHS, rades_interval.is_(EXACTLY)),)

RULES = (
    Rule(
        "RT0",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.5",
        Text(
            "Radiothérapie conformationnelle en 3D ou stéréotaxique ; faciliter l’inclusion dans un essai.",
            "3D conformal or stereotactic radiotherapy; make inclusion in a trial easier.",
        ),
        radiotherapy_concerned,
    ),
    Rule(
        "RT1",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.5.1",
        Text(
            "Métastase douloureuse, non compliquée, résistante aux antalgiques et hors de portée de la radiologie "
            "interventionnelle : la radiothérapie est le premier traitement.",
            "Painful, uncomplicated metastasis, resistant to analgesics and out of reach of interventional radiology: "
            "radiotherapy is the first treatment.",
        ),
        is_painful
        & ~(lesion.fractured.yes | (is_spinal & cord_compression) | lesion.is_complicated.yes)
        & lesion.analgesics_insufficient.yes
        & lesion.accessible_to_interventional_radiology.no,
        words=("non compliquées",),
        expects=treatments.CONVENTIONAL,
    ),
    Rule(
        "RT2",
        Kind.INFORMATION,
        Scope.LESION,
        "3.5.1",
        Text(
            "Le but est palliatif ; l’efficacité attendue dure 3 à 6 mois.",
            "The aim is palliative; the effect is expected to last 3 to 6 months.",
        ),
        conventional_concerned,
        words=("3 à 6 mois",),
    ),
    Rule(
        "RT3",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.5.1",
        Text(
            "Schémas antalgiques : 30 Gy en 10 fractions, 24 Gy en 6, 20 Gy en 5, ou 8 Gy en une.",
            "Analgesic schedules: 30 Gy in 10 fractions, 24 Gy in 6, 20 Gy in 5, or 8 Gy in one.",
        ),
        conventional_concerned,
        words=("effets secondaires aigus potentiellement sévères et tardifs",),
        remarks=(Remark(EIGHT_GRAY),),
    ),
    Rule(
        "RT4",
        Kind.INFORMATION,
        Scope.LESION,
        "3.5.1",
        Text(
            "Étaler la dose améliore la survie sans progression et le contrôle local à 12 mois, sans différence de "
            "fonction motrice.",
            "Spreading the dose improves progression-free survival and local control at 12 months, with no difference "
            "in motor function.",
        ),
        conventional_concerned,
    ),
    Rule(
        "RT5",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.5.1",
        Text(
            "Contrôler la qualité du positionnement pendant la séance.",
            "Control the quality of positioning during the session.",
        ),
        radiotherapy_concerned,
    ),
    Rule(
        "RT6",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.5.2",
        Text(
            "Os long à risque marqué de fracture : discuter radiothérapie et chirurgie, selon le score de Mirels.",
            "Long bone with a marked risk of fracture: discuss radiotherapy and surgery, by the Mirels score.",
        ),
        scored_by_mirels & lesion.mirels.at_least(4),
        words=("score ≤ 7", "score = 8", "score ≥ 9"),
        remarks=(
            Remark(
                Notice(
                    "mirels_radiotherapy", Text("Mirels 7 ou moins : radiothérapie.", "Mirels 7 or less: radiotherapy.")
                ),
                lesion.mirels.at_most(7),
            ),
            Remark(
                Notice("mirels_board", Text("Mirels 8 : discussion en RCP.", "Mirels 8: board discussion.")),
                lesion.mirels.between(8, 8),
            ),
            Remark(
                Notice(
                    "mirels_surgery",
                    Text("Mirels 9 ou plus : chirurgie prophylactique.", "Mirels 9 or more: prophylactic surgery."),
                ),
                lesion.mirels.at_least(9),
            ),
        ),
        asks=(lesion.size_fraction, lesion.size_measured_on, lesion.pain_functional, lesion.observed_on),
    ),
    Rule(
        "RT15",
        Kind.INFORMATION,
        Scope.LESION,
        "3.5.2",
        Text(
            "Option imprimée : enclouage ou vissage percutané, avec ou sans cimentoplastie.",
            "Printed option: percutaneous nailing or screwing, with or without cementoplasty.",
        ),
        is_long_bone,
        words=("Enclouage/vissage percutané ± cimentoplastie",),
        remarks=(Remark(LOST_FIGURE),),
    ),
    Rule(
        "RT7",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "3.5.3",
        Text(
            "Métastase vertébrale avec compression médullaire : radiothérapie exclusive en urgence, ou adjuvante après "
            "un geste neurochirurgical.",
            "Vertebral metastasis with cord compression: emergency exclusive radiotherapy, or adjuvant after "
            "neurosurgery.",
        ),
        cord_compression,
        words=("irradiation exclusive en urgence",),
        asks=(case.compression_level, case.compression_on, case.frankel),
        expects=treatments.CONVENTIONAL + treatments.SPINE_SURGERY,
    ),
    Rule(
        "RT8",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "3.5.3",
        Text(
            "Rades 21–28 : peu de patients marchent après radiothérapie ; pas de bénéfice de la chirurgie ; 8 Gy en "
            "une fraction.",
            "Rades 21–28: few patients walk after radiotherapy; no benefit of surgery; 8 Gy in one fraction.",
        ),
        cord_compression & case.rades.between(21, 28),
        words=("de 21 à 28 points", "pas de bénéfice de la chirurgie"),
        remarks=_at_15_months,
        expects=treatments.CONVENTIONAL,
        forbids=treatments.SPINE_SURGERY,
    ),
    Rule(
        "RT9",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "3.5.3",
        Text(
            "Rades 29–37 : taux de marche intermédiaire ; pas de bénéfice significatif de la laminectomie ; 20 Gy en 5 "
            "fractions ou 30 Gy en 10, avec ou sans chirurgie.",
            "Rades 29–37: intermediate walking rate; no significant benefit of laminectomy; 20 Gy in 5 fractions or "
            "30 Gy in 10, with or without surgery.",
        ),
        cord_compression & case.rades.between(29, 37),
        words=("de 29 à 37 points", "pas de bénéfice significatif de la laminectomie"),
        remarks=(*_at_15_months, Remark(LAMINECTOMY)),
        expects=treatments.CONVENTIONAL,
    ),
    Rule(
        "RT10",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "3.5.3",
        Text(
            "Rades 38–44 : la plupart des patients marchent ; excellent résultat sans chirurgie ; 20 Gy en 5 "
            "fractions ou 30 Gy en 10.",
            "Rades 38–44: most patients walk; excellent result without surgery; 20 Gy in 5 fractions or 30 Gy in 10.",
        ),
        cord_compression & case.rades.between(38, 44),
        words=("de 38 à 44 points", "excellent résultat sans chirurgie"),
        remarks=_at_15_months,
        expects=treatments.CONVENTIONAL,
    ),
    Rule(
        "RT11",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.5.4",
        Text(
            "Siège opéré : radiothérapie adjuvante, sur la maladie microscopique et la douleur ; elle réduit la "
            "récidive locale.",
            "Site operated on: adjuvant radiotherapy, for microscopic disease and pain; it reduces local recurrence.",
        ),
        after_surgery,
        expects=treatments.CONVENTIONAL,
    ),
    Rule(
        "RT12",
        Kind.CHECK,
        Scope.LESION,
        "3.5.4",
        Text(
            "La radiothérapie post-opératoire commence entre 15 jours et 3 semaines après l’opération, sur peau "
            "cicatrisée.",
            "Post-operative radiotherapy starts between 15 days and 3 weeks after the operation, on healed skin.",
        ),
        after_surgery,
        words=("entre 15 jours et 3 semaines",),
        remarks=(
            _window("before_day_15", "Le quinzième jour n’est pas atteint.", "Day 15 is not reached yet."),
            _window(
                "in_window",
                "La fenêtre de 15 jours à 3 semaines est ouverte.",
                "The window of 15 days to 3 weeks is open.",
                "in_window",
                "on_day_21",
            ),
            _window("past_3_weeks", "Les 3 semaines sont passées.", "The 3 weeks are over."),
            Remark(
                Notice("skin_not_healed", Text("La peau n’est pas cicatrisée.", "The skin is not healed.")),
                skin_healed.no,
            ),
        ),
    ),
    Rule(
        "RT13",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.5.4",
        Text(
            "Schéma post-opératoire habituel : 30 Gy en 10 fractions.",
            "Usual post-operative schedule: 30 Gy in 10 fractions.",
        ),
        after_surgery,
        words=("30 Gy en 10 fractions",),
    ),
    Rule(
        "RT14",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.5.4",
        Text(
            "Après l’opération, 8 Gy en une fraction est une option : os long ou organes à risque excluables, chez un "
            "patient à faible espérance de vie ou difficile à mobiliser.",
            "After the operation, 8 Gy in one fraction is an option: long bone or organs at risk excludable, in a "
            "patient with low life expectancy or hard to mobilise.",
        ),
        after_surgery
        & (is_long_bone | lesion.organs_at_risk_excludable.yes)
        & (case.low_life_expectancy.yes | case.hard_to_mobilise.yes),
        words=("faible espérance de vie ou difficile à mobiliser",),
        remarks=(Remark(EIGHT_GRAY),),
        asks=(case.life_expectancy,),
    ),
)
