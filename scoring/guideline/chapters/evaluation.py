"""§2: progression, response, or no conclusion, for a lesion between two examinations; and the flare."""

from scoring.grammar import Notice, Text
from scoring.guideline.chapters.imaging import is_bone_scan, is_pet
from scoring.guideline.delays import BEYOND, EXACTLY, WITHIN
from scoring.guideline.extent import very_lytic_lesion
from scoring.guideline.grammar import Kind, Remark, Rule, Scope, Source
from scoring.guideline.logic import Boundary
from scoring.guideline.names import comparison, exactly, examination
from scoring.guideline.studies import (
    effective_chemotherapy,
    egfr_tki_then,
    flare_delay,
    other_effective_treatment,
)

SIX_MONTHS = exactly(
    "6_months_of_flare",
    "Le référentiel ne tranche pas exactement à 6 mois entre flare et progression.",
    "The guideline does not settle exactly 6 months between flare and progression.",
)
ORIGIN = Notice(
    "origin_of_6_months",
    Text(
        "Le référentiel ne dit pas d’où se comptent les 6 mois : le début du traitement et le premier examen ne "
        "donnent pas la même réponse.",
        "The guideline does not say where the 6 months begin: the start of treatment and the first examination do not "
        "give the same answer.",
    ),
)
PET = Notice(
    "no_6_month_rule_for_pet",
    Text(
        "Le référentiel décrit le flare en TEP-TDM sans y donner la règle des 6 mois.",
        "The guideline describes the flare on PET-CT but gives no 6-month rule for it.",
    ),
)
OTHER_DRUG = Notice(
    "flare_beyond_chemotherapy",
    Text(
        "Le référentiel ne parle que de chimiothérapie efficace : l’extension à ce traitement est la nôtre.",
        "The guideline only speaks of effective chemotherapy: extending it to this treatment is ours.",
    ),
)
LYSIS = Notice(
    "lysis_not_decreased",
    Text(
        "Le référentiel accompagne cette condensation d’une diminution de l’ostéolyse, que le dossier ne dit pas.",
        "The guideline pairs this sclerosis with a decrease of the osteolysis, which the file does not say.",
    ),
)

progression = comparison.osteolysis_change.is_("increased") | comparison.soft_tissue_change.is_("increased")
response = comparison.new_sclerosis.is_("on_lytic") | comparison.soft_tissue_change.is_("decreased")
on_normal_bone = comparison.new_sclerosis.is_("on_normal")

more_foci = examination.older_foci_increased.yes | examination.new_foci.yes
effective = effective_chemotherapy.yes | other_effective_treatment.yes


def _silent(reading, value, notice):
    return Boundary(reading, lambda delay: delay == value, notice, silent=True)


def _delay(code):
    """At exactly 6 months, or when the origins disagree, the guideline is silent."""
    reading = flare_delay.holds(lambda delay: delay == code)
    return _silent(_silent(reading, EXACTLY, SIX_MONTHS), "origins", ORIGIN)


RULES = (
    Rule(
        "I2",
        Kind.WARNING,
        Scope.COMPARISON,
        "2",
        Text(
            "Ostéolyse ou parties molles adjacentes en augmentation : progression.",
            "Osteolysis or adjacent soft tissue increased: progression.",
        ),
        progression,
        words=("progression",),
    ),
    Rule(
        "I3",
        Kind.RECOMMENDATION,
        Scope.COMPARISON,
        "2",
        Text(
            "Condensation apparue sur une zone lytique, ou parties molles en diminution : réponse.",
            "Sclerosis appeared on a lytic area, or soft tissue decreased: response.",
        ),
        response,
        words=("réponse",),
        remarks=(
            Remark(
                LYSIS,
                comparison.new_sclerosis.is_("on_lytic") & ~comparison.osteolysis_change.is_("decreased"),
            ),
        ),
    ),
    Rule(
        "I4",
        Kind.WARNING,
        Scope.COMPARISON,
        "2",
        Text(
            "Condensation apparue sur un os jusque-là normal : on ne peut conclure ; ce peut être la réponse d’une "
            "métastase occulte.",
            "Sclerosis appeared on bone that was normal: no conclusion; it may be the response of an occult "
            "metastasis.",
        ),
        on_normal_bone,
        words=("impossibilité de conclure",),
    ),
    Rule(
        "I4b",
        Kind.WARNING,
        Scope.COMPARISON,
        "2",
        Text(
            "Non concluant, règle absente : le référentiel ne dit rien d’une lésion à la fois en progression et en "
            "réponse, ni d’une lésion qui n’entre dans aucune de ses trois règles.",
            "Inconclusive, no rule: the guideline says nothing of a lesion both progressing and responding, nor of one "
            "that meets none of its three rules.",
        ),
        (progression & response) | (~progression & ~response & ~on_normal_bone),
    ),
    Rule(
        "I22",
        Kind.RECOMMENDATION,
        Scope.COMPARISON,
        "3.2",
        Text(
            "Sous inhibiteur de l’EGFR, un flare osseux correspond à une réponse. Le signe retenu ici, condensation "
            "nouvelle ou fixation accrue, est le nôtre ; aucun délai n’est donné.",
            "Under an EGFR inhibitor, a bone flare corresponds to a response. The sign taken here, new sclerosis or "
            "raised uptake, is ours; no time limit is given.",
        ),
        egfr_tki_then.yes
        & (comparison.new_sclerosis.one_of(("on_lytic", "on_normal")) | comparison.uptake_change.is_("increased")),
        words=("bone flare",),
        source=Source.DERIVED,
    ),
    Rule(
        "I17",
        Kind.RECOMMENDATION,
        Scope.EXAMINATION,
        "2",
        Text(
            "Fixation accrue ou nouveaux foyers, sur une lésion d’abord très lytique et sous traitement efficace, "
            "depuis moins de 6 mois : flare. Ce n’est pas une progression et le traitement ne change pas (15 à 30 % "
            "des patients).",
            "Raised uptake or new foci, on an initially very lytic lesion and under effective treatment, for less "
            "than 6 months: flare. It is not a progression and treatment does not change (15 to 30% of patients).",
        ),
        more_foci
        & very_lytic_lesion.yes
        & effective
        & ((is_bone_scan & _delay(WITHIN)) | (is_pet & _silent(_delay(WITHIN), BEYOND, PET))),
        words=("disparaît en 6 mois",),
        remarks=(
            Remark(PET, is_pet),
            Remark(OTHER_DRUG, ~effective_chemotherapy.yes),
        ),
    ),
    Rule(
        "I18",
        Kind.WARNING,
        Scope.EXAMINATION,
        "2",
        Text(
            "Scintigraphie : foyers accentués ou nouveaux au-delà de 6 mois, progression métastatique.",
            "Bone scan: foci increased or new beyond 6 months, metastatic progression.",
        ),
        is_bone_scan & more_foci & _delay(BEYOND),
        words=("Au-delà de 6 mois",),
    ),
    Rule(
        "I17b",
        Kind.WARNING,
        Scope.EXAMINATION,
        "2",
        Text(
            "Entre flare et progression, le référentiel ne dit ni d’où se comptent les 6 mois, ni ce qui vaut à 6 mois "
            "exactement : à la RCP d’en juger.",
            "Between flare and progression, the guideline says neither where the 6 months begin nor what holds at 6 "
            "months exactly: it is for the board to judge.",
        ),
        is_bone_scan & more_foci & flare_delay.one_of((EXACTLY, "origins")),
        remarks=(
            Remark(SIX_MONTHS, flare_delay.is_(EXACTLY)),
            Remark(ORIGIN, flare_delay.is_("origins")),
        ),
    ),
    Rule(
        "I24",
        Kind.INFORMATION,
        Scope.EXAMINATION,
        "2",
        Text(
            "Un flare a le même pronostic qu’une amélioration sans flare ; les foyers qui semblent nouveaux sont des "
            "lésions anciennes passées inaperçues.",
            "A flare has the same prognosis as improvement without flare; foci that look new are older lesions that "
            "had gone unseen.",
        ),
        is_bone_scan & more_foci,
    ),
)
