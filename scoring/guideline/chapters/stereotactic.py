"""§3.5.5: stereotactic radiotherapy of few metastases, and what rules it out."""

from scoring.grammar import Notice, Text
from scoring.guideline import treatments
from scoring.guideline.chapters.systemic import THREE_SITES
from scoring.guideline.concerned import stereotactic_concerned
from scoring.guideline.courses import irradiated_elsewhere, irradiated_here, radionuclide_current, radionuclide_past
from scoring.guideline.delays import EXACTLY, WITHIN
from scoring.guideline.extent import bone_metastases, is_spinal
from scoring.guideline.grammar import Kind, Remark, Rule, Scope
from scoring.guideline.logic import Undecided
from scoring.guideline.names import case, exactly, lesion
from scoring.guideline.prognosis import FROM_A_SCORE, lives_under

NO_SIZE = Notice(
    "no_size_given",
    Text(
        "« Limitées en taille » : le référentiel ne donne pas de chiffre, la RCP en juge.",
        "“Limited in size”: the guideline gives no number, the board judges.",
    ),
)
WHICH_LEVEL = Notice(
    "which_level",
    Text(
        "Le référentiel ne dit pas si la compression doit être au niveau traité.",
        "The guideline does not say whether the compression has to be at the treated level.",
    ),
)
NO_SCORE = Notice(
    "no_instability_score",
    Text(
        "Le référentiel ne nomme pas de score d’instabilité : SINS 13 et plus est proposé, 7 à 12 se juge.",
        "The guideline names no instability score: SINS 13 and above is proposed, 7 to 12 is to be judged.",
    ),
)
WHEN_RADIONUCLIDE = Notice(
    "when_metabolic_radiotherapy",
    Text(
        "Le référentiel ne dit pas si la radiothérapie métabolique passée ou prévue compte.",
        "The guideline does not say whether past or planned radionuclide therapy counts.",
    ),
)
WHICH_SITE = Notice(
    "which_irradiated_site",
    Text(
        "Irradiation récente d’un autre siège : le référentiel ne dit pas si elle compte.",
        "Another site was irradiated lately: the guideline does not say whether it counts.",
    ),
)
THREE_MONTHS_RT = exactly(
    "3_months_after_radiotherapy",
    "Trois mois exactement depuis l’irradiation : les mots imprimés ne l’excluent pas.",
    "Exactly 3 months since the irradiation: the printed words do not exclude it.",
)
THREE_MONTHS_LIFE = exactly(
    "3_months_of_life_for_stereotactic",
    "Trois mois exactement d’espérance de vie : les mots imprimés ne l’excluent pas.",
    "Exactly 3 months of life expectancy: the printed words do not exclude it.",
)
CANAL_25 = exactly(
    "25_percent_of_canal",
    "25 % exactement : les mots imprimés ne l’excluent pas.",
    "25% exactly: the printed words do not exclude it.",
)
CORD_5 = exactly(
    "5_mm_from_cord",
    "5 mm exactement : les mots imprimés ne l’excluent pas.",
    "5 mm exactly: the printed words do not exclude it.",
)

stabilised = case.control.holds({"stabilised": True, "progressing": False}.get)


def _rules_out(code, fr, en, when, *, scope=Scope.LESION, words=(), remarks=(), asks=()):
    return Rule(
        code,
        Kind.CONTRAINDICATION,
        scope,
        "3.5.5",
        Text(f"Contre-indication de la stéréotaxie : {fr}.", f"Contraindication of stereotactic radiotherapy: {en}."),
        when,
        words=words,
        remarks=remarks,
        asks=asks,
        forbids=treatments.STEREOTACTIC,
    )


RULES = (
    Rule(
        "SB1",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.5.5",
        Text(
            "La stéréotaxie peut être discutée, rarement, et toujours en RCP : 1 à 3 sites, lésion limitée en taille "
            "et bien délimitée, pas de métastase viscérale, maladie stabilisée.",
            "Stereotactic radiotherapy may be discussed, rarely, and always by the board: 1 to 3 sites, lesion "
            "limited in size and well delimited, no visceral metastasis, stabilised disease.",
        ),
        bone_metastases.between(1, 3)
        & lesion.limited_in_size.yes
        & lesion.volume_well_delimited.yes
        & case.visceral_metastases.no
        & stabilised,
        words=("1 à 3 sites", "à valider en RCP"),
        remarks=(Remark(THREE_SITES, bone_metastases.between(3, 3)), Remark(NO_SIZE)),
        asks=(case.board_on,),
    ),
    _rules_out(
        "SB2",
        "compression médullaire symptomatique",
        "symptomatic cord compression",
        case.compression.holds({"confirmed": True, "none": False}.get) & case.compression_symptomatic.yes,
        scope=Scope.CASE,
        words=("compression médullaire symptomatique",),
        remarks=(Remark(WHICH_LEVEL),),
        asks=(case.compression_level,),
    ),
    _rules_out(
        "SB3",
        "instabilité vertébrale",
        "vertebral instability",
        is_spinal & (lesion.sins.at_least(13) | (lesion.sins.at_least(7) & lesion.unstable.yes)),
        words=("instabilité vertébrale",),
        remarks=(Remark(NO_SCORE),),
    ),
    _rules_out(
        "SB4",
        "radiothérapie métabolique",
        "radionuclide therapy",
        radionuclide_current
        | Undecided(radionuclide_past | case.in_question.includes(("metabolic_radiotherapy",)), WHEN_RADIONUCLIDE),
        scope=Scope.CASE,
        words=("radiothérapie métabolique",),
    ),
    _rules_out(
        "SB5",
        "radiothérapie datant de moins de 3 mois",
        "radiotherapy less than 3 months ago",
        irradiated_here.at(EXACTLY, THREE_MONTHS_RT, WITHIN.__eq__)
        | Undecided(irradiated_elsewhere.is_(WITHIN), WHICH_SITE),
        words=("une radiothérapie de moins de 3 mois",),
    ),
    _rules_out(
        "SB6",
        "espérance de vie de moins de 3 mois",
        "life expectancy of less than 3 months",
        lives_under(3, "months", THREE_MONTHS_LIFE),
        scope=Scope.CASE,
        words=("une espérance de vie de moins de 3 mois",),
        remarks=(FROM_A_SCORE,),
    ),
    _rules_out(
        "SB7",
        "canal rétréci de plus de 25 %",
        "canal narrowed by more than 25%",
        is_spinal & lesion.canal_narrowing_percent.over(25, CANAL_25),
        words=(">25 %",),
        asks=(lesion.epidural_grade, lesion.observed_on),
    ),
    _rules_out(
        "SB8",
        "tumeur à moins de 5 mm de la moelle",
        "tumour less than 5 mm from the cord",
        is_spinal & lesion.cord_distance_mm.under(5, CORD_5),
        words=("<5 mm",),
        asks=(lesion.epidural_grade, lesion.observed_on),
    ),
    Rule(
        "SB9",
        Kind.RECOMMENDATION,
        Scope.LESION,
        "3.5.5",
        Text(
            "Maladie oligométastatique hors du rachis : un traitement étalé, normo-fractionné, à dose pseudo-curative, "
            "peut être proposé.",
            "Oligometastatic disease outside the spine: a spread, normally fractionated treatment at a pseudo-curative "
            "dose may be proposed.",
        ),
        ~is_spinal & case.oligometastatic.yes,
        words=("dose pseudo-curative",),
        expects=treatments.CONVENTIONAL,
    ),
    Rule(
        "SB10",
        Kind.INFORMATION,
        Scope.LESION,
        "3.5.5",
        Text(
            "La stéréotaxie est validée pour le rachis et pour les autres sites.",
            "Stereotactic radiotherapy is validated for the spine and for other sites.",
        ),
        stereotactic_concerned,
    ),
)
