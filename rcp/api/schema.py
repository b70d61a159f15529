"""An operation told in OpenAPI: its body, its answer, its headers, its refusals, each with an example."""

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers

from rcp.api import problems
from rcp.api.asking import Shape

IF_MATCH = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    required=True,
    description="The `ETag` of the version that was read. Another version answers 412 with the row as it stands.",
    examples=[OpenApiExample("version 1", value='"1"')],
)
IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match",
    str,
    OpenApiParameter.HEADER,
    description="The `ETag` already held; the same version answers 304, and nothing has been read.",
)
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
    OpenApiParameter.HEADER,
    description="A key of your choice, kept 24 hours: the same request sent again does nothing twice and answers with "
    "what was made, as it stands.",
)
ETAG = OpenApiParameter(
    "ETag", str, OpenApiParameter.HEADER, response=[200, 201], description='The version, `"3"`: send it in `If-Match`.'
)
HASH = OpenApiParameter("ETag", str, OpenApiParameter.HEADER, response=[200], description="The SHA-256 of the file.")
REPLAYED = OpenApiParameter(
    "Idempotent-Replayed",
    {"type": "string", "enum": ["true"]},
    OpenApiParameter.HEADER,
    response=[200, 201],
    description="There when this request had been answered before.",
)

# What is said of each refusal; the first code of a status is its example.
WHEN = {
    "malformed": (400, "What was sent cannot be read."),
    "unknown_parameter": (400, "A parameter of the address is not known."),
    "invalid_parameter": (400, "A parameter of the address has a wrong value."),
    "not_authenticated": (401, "No token, or one that is unknown, expired or revoked."),
    "insufficient_scope": (403, "The token was not made for this: the challenge names the scope that it takes."),
    "forbidden": (403, "The browser's session has no CSRF token."),
    "not_found": (404, "It does not exist, or is not open to you: the two look the same."),
    "not_acceptable": (406, "Another format than JSON is asked for."),
    "refused": (409, "The record refuses, and says why."),
    "likely_duplicates": (409, "People born the same day under a close name are already registered."),
    "in_progress": (409, "The same request is being answered."),
    "stale": (412, "Somebody wrote since that version; `current` is the row as it stands."),
    "too_large": (413, "The body is larger than this installation takes."),
    "unsupported_media_type": (415, "The body is of another type than the operation takes."),
    "invalid": (422, "Values that the record cannot hold, each with its field."),
    "key_reused": (422, "This idempotency key came with another request."),
    "version_needed": (428, "`If-Match` is missing."),
}
WITH_A_FIELD = {"invalid": "bone", "unknown_parameter": "colour", "invalid_parameter": "limit"}


class Told(AutoSchema):
    """What the framework cannot guess: a shape knows its own names and refuses the others."""

    def _map_basic_serializer(self, serializer, direction):
        schema = super()._map_basic_serializer(serializer, direction)
        if isinstance(serializer, Shape):
            return schema | {"additionalProperties": False}
        _told_as_it_stands(serializer, schema["properties"])
        return schema


def _told_as_it_stands(serializer, properties):
    """A column that is only read keeps its empty answer among its choices, and has no default: it is always there."""
    columns = {field.name: field for field in serializer.Meta.model._meta.fields} if hasattr(serializer, "Meta") else {}
    for name, told in properties.items():
        told.pop("default", None)
        if "enum" in told and name in columns and columns[name].blank and "" not in told["enum"]:
            told["enum"] = [*told["enum"], ""]


class ProblemLine(serializers.Serializer):
    field = serializers.CharField(
        allow_null=True, help_text="The field, as `bone` or `rows.3.level`; null for the whole."
    )
    code = serializers.CharField()
    message = serializers.CharField(help_text="A sentence in the person's language.")


class ProblemAnswer(serializers.Serializer):
    """RFC 9457. Programs read `code` and `errors`; people read `detail`."""

    type = serializers.CharField(help_text="`urn:concertos:problem:<code>`")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    code = serializers.ChoiceField(choices=sorted(problems.TITLES))
    errors = ProblemLine(many=True)
    current = serializers.DictField(required=False, help_text="With 412: the row as it stands.")
    allowed = serializers.ListField(
        child=serializers.CharField(), required=False, help_text="What would have been accepted."
    )
    duplicates = serializers.ListField(
        child=serializers.DictField(), required=False, help_text="With `likely_duplicates`: identities to compare with."
    )


def described(made):
    """The decorator that tells an operation to the schema."""
    return extend_schema(
        operation_id=made.name,
        summary=made.summary,
        description=made.summary,
        tags=[made.tag],
        parameters=_parameters(made),
        request=made.takes,
        responses=_answers(made) | _refusals(made),
        examples=[] if made.sent is None else [OpenApiExample("sent", value=made.sent, request_only=True)],
    )


def _parameters(made):
    found = [made.query] if made.query else []
    found += [IF_MATCH] if made.versioned else []
    found += [IF_NONE_MATCH] if made.fresh else []
    found += [HASH] if made.media else [ETAG] if made.fresh or made.has_version else []
    return found + ([IDEMPOTENCY_KEY, REPLAYED] if made.again else [])


def _answers(made):
    if made.media:
        file = OpenApiResponse(OpenApiTypes.BINARY, description="The file; its `ETag` is its SHA-256.")
        return {(made.status, media): file for media in made.media}
    return {made.status: _answer(made)}


def _answer(made):
    if made.gives is None:
        return OpenApiResponse(description="Done; there is nothing to say.")
    examples = [] if made.told is None else [OpenApiExample("told", value=made.told)]
    return OpenApiResponse(made.gives, description=made.summary, examples=examples)


def codes_of(made):
    """The codes with which an operation may refuse."""
    codes = [
        "malformed",
        "not_authenticated",
        "insufficient_scope",
        "forbidden",
        "not_found",
        "not_acceptable",
        "unknown_parameter",
    ]
    codes += ["invalid_parameter"] if made.query else []
    codes += ["unsupported_media_type", "too_large", "invalid"] if made.takes else []
    codes += ["refused"] if made.writes else []
    codes += ["version_needed", "stale"] if made.versioned else []
    codes += ["in_progress", "key_reused"] if made.again else []
    return [*dict.fromkeys([*codes, *made.refusals])]


def _refusals(made):
    by_status = {}
    for code in codes_of(made):
        status, when = WHEN[code]
        by_status.setdefault(status, []).append((code, when))
    answers = {
        (status, problems.MEDIA_TYPE): OpenApiResponse(
            ProblemAnswer,
            description=" ".join(when for _code, when in told),
            examples=[OpenApiExample(code, value=_example(status, code, when)) for code, when in told],
        )
        for status, told in sorted(by_status.items())
    }
    not_modified = {304: OpenApiResponse(description="The version that you hold is the one.")}
    return (not_modified if made.fresh else {}) | answers


def _example(status, code, when):
    field = WITH_A_FIELD.get(code)
    errors = [{"field": field, "code": code, "message": when}] if field else []
    members = {"current": {"version": 4}} if code == "stale" else {}
    # Titles of the application are sentences of its languages; an example is written in that of the schema.
    title = code.replace("_", " ").capitalize()
    named = {"type": f"urn:concertos:problem:{code}", "title": title, "status": status, "detail": when, "code": code}
    return named | {"errors": errors} | members


def empty_texts_allowed(result, generator, request, public):
    """An address that nobody gave is answered as an empty text, which is no address: its format is not promised."""
    for shape in result["components"]["schemas"].values():
        for column in shape.get("properties", {}).values():
            if column.get("readOnly") and column.get("format") in ("email", "uri"):
                del column["format"]
    return result
