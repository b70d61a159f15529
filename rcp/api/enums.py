"""Names of the enumerations in the schema: `LesionBone` for the choices of a lesion's bone, and one name for the same
choices wherever they stand. A name that moved would break every client that was made from the schema.
"""

from django.apps import apps
from drf_spectacular.hooks import postprocess_schema_enums
from drf_spectacular.settings import patched_settings

from cases.models import Answer, Bone, CaseStatus, PostponementReason, ReturnReason, Side
from cases.models.lesion import LEVEL_CHOICES
from cases.models.observation import Change
from rcp.api.problems import TITLES
from rcp.api.serializers.patients import GIVEN_BY_HAND

# Choices that several kinds of row share, or that belong to none.
SHARED = {
    "Answer": Answer.choices,
    "Bone": Bone.choices,
    "Side": Side.choices,
    "Level": LEVEL_CHOICES,
    "Change": Change.choices,
    "CaseStatus": CaseStatus.choices,
    "GivenIdentityStatus": GIVEN_BY_HAND,
    "ReturnReason": ReturnReason.choices,
    "PostponementReason": PostponementReason.choices,
    "ProblemCode": [(code, code) for code in sorted(TITLES)],
}
ROOMS = ("cases", "accounts", "meetings", "documents")


def named(result, generator, request, public):
    with patched_settings({"ENUM_NAME_OVERRIDES": names()}):
        return postprocess_schema_enums(result, generator)


def names():
    """{name: choices} of every column of the record that has choices."""
    found = dict(SHARED)
    known = {_key(choices) for choices in found.values()}
    for model in (model for room in ROOMS for model in apps.get_app_config(room).get_models()):
        for field in model._meta.concrete_fields:
            choices = [(value, label) for value, label in field.flatchoices if value not in ("", None)]
            if choices and _key(choices) not in known:
                known.add(_key(choices))
                found[model.__name__ + field.name.title().replace("_", "")] = choices
    return found


def _key(choices):
    return tuple((value, str(label)) for value, label in choices)
