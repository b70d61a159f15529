"""§3.8: spinal metastases, cord compression, and what the scores say of surgery."""

from functools import cache

from scoring.combined import CONCORDANT, DISCORDANT, TOKUHASHI_STRATEGIES, strategy
from scoring.grammar import Notice, Text
from scoring.guideline import treatments
from scoring.guideline.courses import irradiated_since_surgery, operated
from scoring.guideline.extent import age_years, is_spinal, spinal_involvement
from scoring.guideline.grammar import Kind, Remark, Rule, Scope
from scoring.guideline.names import case, derived, exactly, lesion
from scoring.guideline.studies import sagittal_reconstruction, spine_mri
from scoring.indices import sins, tokuhashi, tomita

UNRELIABLE = Notice(
    "no_prognostic_score_reliable",
    Text(
        "Le référentiel ne juge aucun score pronostique, même révisé, assez fiable sur la survie restante (§3.8.3) ; "
        "ailleurs il les dit utiles (§3.8.5).",
        "The guideline finds no prognostic score, even revised, reliable enough on remaining survival (§3.8.3); "
        "elsewhere it calls them useful (§3.8.5).",
    ),
)
THREE_FOCI = exactly(
    "3_extraspinal_foci",
    "Trois foyers extrarachidiens : le référentiel imprime « >3 » et « 1-2 » et ne tranche pas exactement à 3.",
    "Three extraspinal foci: the guideline prints more than 3 and 1–2, and does not settle exactly 3.",
)
SURVIVAL_BOUNDARY = Notice(
    "exact_survival_open",
    Text(
        "Le référentiel imprime « <6 mois », « >6 mois », « >1 an » : il ne tranche pas exactement à 6 mois ni à 1 an "
        "de survie.",
        "The guideline prints under 6 months, over 6 months, over 1 year: it does not settle exactly 6 months or 1 "
        "year of survival.",
    ),
)
COLLAPSE_50 = exactly(
    "50_percent_of_collapse",
    "Tassement de 50 % exactement : le référentiel ne tranche pas exactement (moins ou plus de 50 %).",
    "Collapse of exactly 50%: the guideline does not settle exactly (under or over 50%).",
)
AGE_70 = exactly("age_70", "70 ans : le critère demande moins de 70 ans.", "Aged 70: the criterion asks for under 70.")
MISPRINTED_CRITERION = Notice(
    "extracerebral_quoted",
    Text(
        "Imprimé « Pas d’atteinte locale extra-cérébrale », probablement une coquille : cité, non calculé.",
        "A criterion is printed about local extra-cerebral involvement, probably a misprint: quoted, not computed.",
    ),
)
KIM = Notice(
    "kim_2014",
    Text(
        "Le couple Tokuhashi-Tomita est celui de Kim 2014 ; six critères distincts, sans nombre demandé.",
        "The Tokuhashi–Tomita pair is that of Kim 2014; six separate criteria, no count asked for.",
    ),
)


@derived("strategy", "stratégie Tokuhashi × Tomita", "Tokuhashi × Tomita strategy", "tokuhashi", "tomita")
def combined_strategy(subject):
    """The strategy of §3.8.5, once what is known of the two totals leaves only one."""
    totals = subject.case.tokuhashi, subject.case.tomita
    return None if None in totals else _strategy_of(*totals)


@cache
def _strategy_of(tokuhashi_total, tomita_total):
    lowest = strategy(tokuhashi_total.lowest, tomita_total.lowest)
    highest = strategy(tokuhashi_total.highest, tomita_total.highest)
    return lowest.code if lowest == highest else None


def _shared(notice):
    text = Text(f"Stratégie : {notice.text.fr}.", f"Strategy: {notice.text.en}.")
    return Remark(Notice(f"strategy_{notice.code}", text), combined_strategy.is_(notice.code))


def _own(name, fact, band, notice):
    """The strategy of one score, always shown beside that of the other."""
    text = Text(f"{name} : {notice.text.fr}.", f"{name}: {notice.text.en}.")
    return Remark(Notice(f"{name.lower()}_{notice.code}", text), fact.between(band.low, band.high))


STRATEGIES = (
    *(_shared(notice) for notice in (*CONCORDANT.values(), DISCORDANT)),
    *(_own("Tokuhashi", case.tokuhashi, band, notice) for band, notice in TOKUHASHI_STRATEGIES.items()),
    *(_own("Tomita", case.tomita, band, Notice(band.code, band.label)) for band in tomita.INDEX.bands),
)


def _survival(band):
    text = Text(f"{band.label.fr} : {band.meaning.fr}", f"{band.label.en}: {band.meaning.en}")
    return Remark(Notice(f"survival_{band.code}", text), case.tokuhashi.between(band.low, band.high))


def _stability(band):
    text = Text(
        f"SINS {band.low}–{band.high}, {band.label.fr.lower()}.",
        f"SINS {band.low}–{band.high}, {band.label.en.lower()}.",
    )
    return Remark(Notice(f"sins_{band.code}", text), lesion.sins.between(band.low, band.high))


def _criterion(code, condition, fr, en):
    """One criterion, met or not; neither while it is not known."""
    return (
        Remark(Notice(f"{code}_met", Text(f"{fr} : oui.", f"{en}: met.")), condition),
        Remark(Notice(f"{code}_not_met", Text(f"{fr} : non.", f"{en}: not met.")), ~condition),
    )


RULES = (
    Rule(
        "N11",
        Kind.WARNING,
        Scope.CASE,
        "3.8",
        Text(
            "Atteinte rachidienne : risque de compression médullaire.", "Spinal involvement: risk of cord compression."
        ),
        spinal_involvement.yes,
        words=("risque de compression médullaire",),
        asks=(case.compression,),
    ),
    Rule(
        "N1",
        Kind.CHECK,
        Scope.LESION,
        "3.8",
        Text(
            "Atteinte rachidienne : examen neurologique complet et évaluation de la douleur.",
            "Spinal involvement: complete neurological examination and pain evaluation.",
        ),
        is_spinal,
        words=("examen neurologique complet",),
        asks=(case.neurological_examination_on, case.frankel, lesion.pain_nrs),
    ),
    Rule(
        "N2",
        Kind.CHECK,
        Scope.LESION,
        "3.8",
        Text(
            "Imagerie du rachis : IRM, élément essentiel, et reconstruction osseuse sagittale du scanner "
            "thorax-abdomen-pelvis initial.",
            "Spinal imaging: MRI, the essential element, and sagittal bone reconstruction of the initial "
            "thorax-abdomen-pelvis CT.",
        ),
        is_spinal & ~(spine_mri.yes & sagittal_reconstruction.yes),
        words=("élément essentiel",),
    ),
    Rule(
        "N3",
        Kind.INFORMATION,
        Scope.LESION,
        "3.8",
        Text(
            "Chirurgie du rachis : décomprimer, stabiliser et si possible corriger, réduire la tumeur. Le plus souvent "
            "palliative (préventive avant les signes, décompressive dès le déficit), rarement curatrice.",
            "Spinal surgery: decompress, stabilise and correct if possible, reduce the tumour. Mostly palliative "
            "(preventive before signs, decompressive as soon as there is a deficit), rarely curative.",
        ),
        is_spinal,
    ),
    Rule(
        "N4",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.8",
        Text(
            "Après toute chirurgie du rachis : radiothérapie sur le lit opératoire.",
            "After every spinal surgery: radiotherapy on the surgical bed.",
        ),
        is_spinal & (lesion.in_question.includes(treatments.SURGERY) | (operated.yes & irradiated_since_surgery.no)),
        words=("Dans tous les cas",),
        expects=treatments.CONVENTIONAL,
    ),
    Rule(
        "N5",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.8.1",
        Text("SINS 7 ou plus : demander un avis chirurgical.", "SINS 7 or more: ask for a surgical opinion."),
        is_spinal & lesion.sins.at_least(7),
        words=("à partir de 7",),
        remarks=(
            *(_stability(band) for band in sins.INDEX.bands[1:]),
            Remark(COLLAPSE_50, lesion.collapse_percent.is_(50)),
        ),
        asks=(lesion.alignment, lesion.posterolateral, lesion.body_involvement_percent),
    ),
    Rule(
        "N6",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "3.8.3",
        Text(
            "Le score de Tokuhashi révisé donne une survie attendue.",
            "The revised Tokuhashi score gives an expected survival.",
        ),
        spinal_involvement.yes & case.tokuhashi.at_least(0),
        words=("score de 0 à 8", "score de 9 à 11", "score de 12 à 15"),
        remarks=(
            *(_survival(band) for band in tokuhashi.INDEX.bands),
            Remark(UNRELIABLE),
            Remark(SURVIVAL_BOUNDARY),
            Remark(THREE_FOCI, case.extraspinal_bone_foci.is_(3)),
        ),
    ),
    Rule(
        "N7",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "3.8.5",
        Text(
            "Tokuhashi et Tomita lus ensemble : la stratégie du tableau quand ils s’accordent, sinon les deux, à "
            "discuter.",
            "Tokuhashi and Tomita read together: the strategy of the table when they agree, otherwise both, to be "
            "discussed.",
        ),
        spinal_involvement.yes & combined_strategy.holds(bool),
        remarks=(*STRATEGIES, Remark(UNRELIABLE)),
    ),
    Rule(
        "N8",
        Kind.WARNING,
        Scope.LESION,
        "3.8.5",
        Text(
            "Une chirurgie lourde à visée curatrice est réservée aux patients dont la survie attendue est prolongée.",
            "Heavy surgery with curative aim is reserved for patients whose expected survival is prolonged.",
        ),
        is_spinal & lesion.in_question.includes(("en_bloc_resection",)),
        words=("prolongée",),
        asks=(case.life_expectancy,),
    ),
    Rule(
        "N9",
        Kind.INFORMATION,
        Scope.CASE,
        "3.8.5",
        Text(
            "Décider toujours à plusieurs disciplines, privilégier la qualité fonctionnelle même si la survie "
            "s’annonce courte, et tenir compte des traitements en cours.",
            "Always decide across disciplines, favour functional quality even if survival looks short, and take "
            "current treatments into account.",
        ),
        spinal_involvement.yes,
    ),
    Rule(
        "N10",
        Kind.INFORMATION,
        Scope.CASE,
        "3.8.5",
        Text(
            "Meilleur pronostic fonctionnel après chirurgie du rachis : Tokuhashi 6 ou plus, Tomita 8 ou moins, moins "
            "de 70 ans, découverte précoce, peu de comorbidité (score ASA).",
            "Better functional prognosis after spinal surgery: Tokuhashi 6 or more, Tomita 8 or less, under 70, early "
            "discovery, little comorbidity (ASA class).",
        ),
        spinal_involvement.yes,
        words=(
            "Score de Tokuhashi ≥ 6",
            "Score de Tomita ≤ 8",
            "Âge inférieur à 70 ans",
            "Pas d’atteinte locale extra-cérébrale",
        ),
        remarks=(
            *_criterion("tokuhashi_6", case.tokuhashi.at_least(6), "Tokuhashi 6 ou plus", "Tokuhashi 6 or more"),
            *_criterion("tomita_8", case.tomita.at_most(8), "Tomita 8 ou moins", "Tomita 8 or less"),
            *_criterion("age_under_70", age_years.holds(lambda age: age < 70), "Moins de 70 ans", "Under 70"),
            Remark(AGE_70, age_years.is_(70)),
            Remark(MISPRINTED_CRITERION),
            Remark(KIM),
            Remark(UNRELIABLE),
        ),
        asks=(case.asa, case.little_comorbidity, case.discovered_early),
    ),
)
