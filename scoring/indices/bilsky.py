"""Bilsky, the epidural spinal cord compression scale (ESCC): one vertebral lesion on MRI. Grades are text, no total."""

from scoring.grammar import Band, Index, Item, Notice, Option, Reference, Refusal, Remark, Scope, Text
from scoring.vocabulary import COCCYX, LUMBAR, SACRAL

SPINAL_BONES = ("vertebra", "sacrum")
# In adults the cord ends at L1–L2; from L2 the scale reads the sac and its roots.
BELOW_THE_CORD = (*LUMBAR[1:], *SACRAL)

MEANINGS = {
    "0": Text("Os seul atteint, canal rachidien libre", "Bone alone involved, spinal canal free"),
    "1a": Text("Épidurite sans déformation du sac dural", "Epidural disease without deformation of the thecal sac"),
    "1b": Text(
        "Sac dural déformé, sans contact avec la moelle", "Thecal sac deformed, without contact with the spinal cord"
    ),
    "1c": Text(
        "Sac dural déformé, au contact de la moelle, sans la comprimer",
        "Thecal sac deformed, touching the spinal cord without compressing it",
    ),
    "2": Text(
        "Moelle comprimée, liquide cérébrospinal encore visible autour",
        "Spinal cord compressed, cerebrospinal fluid still visible around it",
    ),
    "3": Text(
        "Moelle comprimée, plus de liquide cérébrospinal visible",
        "Spinal cord compressed, no cerebrospinal fluid visible any more",
    ),
}
HIGH = ("2", "3")
BANDS = tuple(
    Band(grade, None, None, Text(f"Grade épidural {grade}", f"Epidural grade {grade}"), meaning)
    for grade, meaning in MEANINGS.items()
)
GRADE = Item(
    "grade",
    Text("Grade épidural", "Epidural grade"),
    tuple(
        Option(grade, None, Text(f"{grade} : {meaning.fr}", f"{grade}: {meaning.en}"))
        for grade, meaning in MEANINGS.items()
    ),
    Text(
        "IRM, coupes axiales T2, au niveau le plus comprimé. 1a, 1b et 1c sont trois grades, jamais un seul.",
        "MRI, axial T2 slices, at the most compressed level. 1a, 1b and 1c are three grades, never one.",
    ),
)

NOT_SPINAL = Notice(
    "not_a_spinal_lesion",
    Text(
        "L’échelle de Bilsky ne vaut que pour une lésion du rachis.", "The Bilsky scale only holds for a spinal lesion."
    ),
)
NO_CANAL = Notice(
    "no_spinal_canal",
    Text("Le coccyx n’a pas de canal rachidien à grader.", "The coccyx has no spinal canal to grade."),
)

REMARKS = (
    Remark(
        Notice(
            "low_grade",
            Text(
                "Bas grade (0 à 1c) : la moelle n’est pas comprimée.",
                "Low grade (0 to 1c): the spinal cord is not compressed.",
            ),
        ),
        lambda answers, context, bands: not any(band.code in HIGH for band in bands),
    ),
    Remark(
        Notice(
            "high_grade",
            Text(
                "Haut grade (2 et 3) : la moelle est comprimée.", "High grade (2 and 3): the spinal cord is compressed."
            ),
        ),
        lambda answers, context, bands: all(band.code in HIGH for band in bands),
    ),
    Remark(
        Notice(
            "below_the_cord",
            Text(
                "La moelle finit habituellement à L1–L2 : plus bas, l’échelle décrit le sac dural et ses racines.",
                "The spinal cord usually ends at L1–L2: below, the scale describes the thecal sac and its roots.",
            ),
        ),
        lambda answers, context, bands: context.level in BELOW_THE_CORD,
    ),
)

INDEX = Index(
    code="bilsky",
    version="2010.1",
    title=Text("Échelle de Bilsky (compression épidurale, ESCC)", "Bilsky scale (epidural compression, ESCC)"),
    scope=Scope.LESION,
    references=(
        Reference(
            "Bilsky MH, Laufer I, Fourney DR, et al. Reliability analysis of the epidural spinal cord compression "
            "scale. J Neurosurg Spine 2010;13:324-8.",
            verified=True,
            doi="10.3171/2010.3.SPINE09459",
        ),
    ),
    items=(GRADE,),
    bands=BANDS,
    remarks=REMARKS,
    refusals=(
        Refusal(NOT_SPINAL, lambda answers, context: context.bone not in (None, *SPINAL_BONES)),
        Refusal(NO_CANAL, lambda answers, context: context.level == COCCYX),
    ),
)
