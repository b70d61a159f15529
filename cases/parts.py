"""The parts of a file that are entered one row at a time, by the code that pages and the API use."""

from cases import models

PARTS = {
    model._meta.model_name: model
    for model in (
        models.Contact,
        models.Tumour,
        models.MolecularResult,
        models.OtherClassification,
        models.Disease,
        models.OrganMetastasis,
        models.ClinicalState,
        models.LabValue,
        models.CurrentDrug,
        models.NeurologicalEpisode,
        models.Treatment,
        models.Irradiation,
        models.Surgery,
        models.BoneAgent,
        models.SkeletalEvent,
        models.Report,
        models.ImagingStudy,
        models.Lesion,
        models.LesionObservation,
        models.PainAssessment,
        models.Judgement,
        models.Task,
    )
}

# What a file holds besides: files are received whole and checked, not typed.
KINDS = PARTS | {"attachment": models.Attachment}


def belongs_to_case(model):
    return any(field.name == "case" for field in model._meta.concrete_fields)


def parent_of(model):
    """The field by which a part hangs below another one (an observation below its lesion), or None."""
    for field in model._meta.concrete_fields:
        if field.is_relation and not field.editable and issubclass(field.related_model, models.PatientPart):
            return field
    return None
