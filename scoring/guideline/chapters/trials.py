"""§4: the trials as listed in 2021. Archival: nobody is said to fit in one, the registry is to be checked."""

from scoring.grammar import Notice, Text
from scoring.guideline.concerned import on_an_agent
from scoring.guideline.extent import bone_metastases, has_bone_metastasis, has_lung_primary
from scoring.guideline.grammar import Kind, Remark, Rule, Scope, Source
from scoring.guideline.names import case

ARCHIVAL = Notice(
    "listed_in_2021",
    Text(
        "Listé en 2021 : vérifier le registre avant toute proposition.",
        "Listed in 2021: check the registry before proposing anything.",
    ),
)
REGISTRY_DIFFERS = Notice(
    "registry_differs",
    Text(
        "Le registre dit depuis 1 à 5 métastases, osseuses seulement, et ne recrute plus.",
        "The registry has since said 1 to 5 metastases, bone only, and no longer recruits.",
    ),
)
SPINE_INDEX = Notice(
    "also_a_spine_index",
    Text(
        "PRISM est aussi le nom d’un indice de stéréotaxie du rachis.",
        "PRISM is also the name of an index of spinal stereotactic radiotherapy.",
    ),
)


def _trial(code, fr, en, when, *, words=(), remarks=(), asks=(), source=Source.GUIDELINE):
    return Rule(
        code,
        Kind.INFORMATION,
        Scope.CASE,
        "4",
        Text(fr, en),
        when,
        words=words,
        remarks=(Remark(ARCHIVAL), *remarks),
        asks=asks,
        source=source,
    )


RULES = (
    _trial(
        "TR0",
        "Les essais se suivent sur le registre HECTOR, hector-grandest.fr.",
        "Trials are followed in the HECTOR registry, hector-grandest.fr.",
        has_bone_metastasis,
        words=("hector-grandest.fr",),
    ),
    _trial(
        "TR1",
        "LIBELULE, phase III : biopsie liquide devant une suspicion de cancer du poumon métastatique (Centre Léon "
        "Bérard).",
        "LIBELULE, phase III: liquid biopsy in suspected metastatic lung cancer (Centre Léon Bérard).",
        case.aetiology_certain.no & case.primary.one_of(("lung", "nsclc", "sclc", "unknown_primary")),
        words=("Ouvert (10-04-2019 - 01-07-2021)",),
    ),
    _trial(
        "TR2",
        "PRISM, cohorte : prise en charge après un anti-résorptif injectable et qualité de vie.",
        "PRISM, cohort: management after an injectable anti-resorptive and quality of life.",
        on_an_agent,
        remarks=(Remark(SPINE_INDEX),),
    ),
    _trial(
        "TR3",
        "STEREO-OS, phase III : stéréotaxie ajoutée au traitement standard, cancer du sein, de la prostate ou du "
        "poumon, 1 à 3 métastases osseuses.",
        "STEREO-OS, phase III: stereotactic radiotherapy added to standard treatment, breast, prostate or lung "
        "cancer, 1 to 3 bone metastases.",
        case.primary.one_of(("breast", "prostate", "lung", "nsclc", "sclc")) & bone_metastases.between(1, 3),
        words=("entre 1 à 3 métastases osseuses",),
        remarks=(Remark(REGISTRY_DIFFERS),),
        asks=(case.visceral_metastases,),
        source=Source.ONE_SOURCE,
    ),
    _trial(
        "TR4",
        "Telocap02 : immunité CD4 anti-télomérase dans le cancer du poumon métastatique.",
        "Telocap02: anti-telomerase CD4 immunity in metastatic lung cancer.",
        has_lung_primary & has_bone_metastasis,
    ),
)
