"""§1: what a bone metastasis is to the board, and what is called a skeletal event."""

from scoring.grammar import Text
from scoring.guideline.extent import has_bone_metastasis, has_lung_primary
from scoring.guideline.grammar import Kind, Rule, Scope
from scoring.guideline.names import case

RULES = (
    Rule(
        "G1",
        Kind.RECOMMENDATION,
        Scope.CASE,
        "1",
        Text(
            "Toute métastase osseuse se discute, autant que possible, à plusieurs spécialités : neurochirurgien, "
            "chirurgien orthopédiste, radiothérapeute, oncologue, rhumatologue, médecin de la douleur, radiologue "
            "interventionnel.",
            "Every bone metastasis is discussed, as far as possible, by several specialties: neurosurgeon, orthopaedic "
            "surgeon, radiation oncologist, oncologist, rheumatologist, pain physician, interventional radiologist.",
        ),
        has_bone_metastasis,
        words=("dans la mesure du possible",),
    ),
    Rule(
        "G2",
        Kind.INFORMATION,
        Scope.CASE,
        "1",
        Text(
            "Événement osseux : radiothérapie palliative, fracture pathologique, chirurgie orthopédique préventive ou "
            "non, compression médullaire. L’hypercalcémie n’en est plus un.",
            "Skeletal event: palliative radiotherapy, pathological fracture, orthopaedic surgery preventive or not, "
            "cord compression. Hypercalcaemia is not one any more.",
        ),
        case.skeletal_events.holds(bool),
    ),
    Rule(
        "G3",
        Kind.INFORMATION,
        Scope.CASE,
        "1",
        Text(
            "Facteurs de risque de métastases osseuses : sexe masculin, primitif de plus de 2 cm, nombreux sites "
            "métastatiques, envahissement ganglionnaire, mutation de l’EGFR.",
            "Risk factors of bone metastases: male sex, primary over 2 cm, many metastatic sites, nodal involvement, "
            "EGFR mutation.",
        ),
        has_lung_primary,
        words=(">2 cm",),
        asks=(case.sex, case.primary_size_mm, case.metastatic_sites, case.nodes, case.egfr_mutated),
    ),
    Rule(
        "G4",
        Kind.INFORMATION,
        Scope.CASE,
        "1",
        Text(
            "Fréquence des événements osseux : radiothérapie 50–70 %, fracture 7–35 %, chirurgie 5–9 %, compression "
            "médullaire 1–15 %. Sans traitement de l’os, plus de la moitié des patients dont un cancer bronchique non "
            "à petites cellules a gagné l’os en subissent un.",
            "Frequency of skeletal events: radiotherapy 50–70%, fracture 7–35%, surgery 5–9%, cord compression 1–15%. "
            "Without bone treatment, more than half of patients with bone-metastatic non-small-cell lung cancer have "
            "one.",
        ),
        has_bone_metastasis,
        words=("Plus de 50 %",),
    ),
    Rule(
        "G5",
        Kind.INFORMATION,
        Scope.CASE,
        "1",
        Text(
            "Des métastases osseuses surviennent chez 20 à 40 % des patients ; multiples 80 %, solitaires 20 %. "
            "Rachis 40 % (thoracique 20, lombaire 15, cervical 5), os longs 32 %, surtout le fémur, côtes 18 %, "
            "bassin 10 %. La survie médiane est plus courte qu’avec des métastases extra-osseuses.",
            "Bone metastases occur in 20 to 40% of patients; multiple 80%, solitary 20%. Spine 40% (thoracic 20, "
            "lumbar 15, cervical 5), long bones 32%, mostly the femur, ribs 18%, pelvis 10%. Median survival is "
            "shorter than with extra-osseous metastases.",
        ),
        has_bone_metastasis,
    ),
    Rule(
        "G6",
        Kind.INFORMATION,
        Scope.CASE,
        "1",
        Text(
            "La plupart des événements osseux limitent la mobilité ou alitent ; ils altèrent la qualité de vie, "
            "coûtent cher et peuvent menacer la vie à court terme.",
            "Most skeletal events limit mobility or lead to bed rest; they worsen quality of life, are costly and may "
            "threaten life in the short term.",
        ),
        has_bone_metastasis,
    ),
)
