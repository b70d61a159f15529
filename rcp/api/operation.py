"""An operation: one function, its place in the schema, and what every one of its kind is held to.

`operation()` declares it, `route()` puts the operations of an address together. What is declared is what is enforced:
the body's shape (`asking.said`), the parameters (`asking.asked`), `If-Match` (`versions`), repeats (`repeats`).
"""

from dataclasses import dataclass
from functools import wraps

from django.utils import translation
from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.renderers import JSONRenderer
from rest_framework.views import APIView

from rcp.api import schema
from rcp.api.asking import StrictJSON, no_parameters
from rcp.api.repeats import once

FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """`takes` is the shape of the body, `query` that of the parameters, `gives` that of the answer.

    `writes`: the record may refuse. `again(request, *keys)` shows what was made to who sends the same POST twice.
    `versioned` operations need `If-Match`; `fresh` ones answer `If-None-Match`; `has_version` ones give an `ETag`.
    `sent` and `told` are the examples of the body and of the answer; `refusals` are codes beyond the usual ones.
    `scope` is what a token needs when it is not `read` for a GET and `write` for the rest. `media` are the types of the
    file that it gives in the place of JSON.
    """

    name: str
    summary: str
    tag: str
    gives: object = None
    takes: object = None
    query: object = None
    status: int = 200
    writes: bool = False
    versioned: bool = False
    fresh: bool = False
    has_version: bool = False
    again: object = None
    sent: object = None
    told: object = None
    refusals: tuple = ()
    scope: str = ""
    media: tuple = ()


def operation(name, summary, **declared):
    """Declares a view: `@operation("lesions_add", "Add a lesion", tag="Lesions", takes=…, gives=…, sent={…})`."""
    made = Operation(name=name, summary=summary, **declared)

    def declare(view):
        @wraps(view)
        # A repeated request names what it made by place, an address by name.
        def answered(request, *places, **keys):
            request.operation = made
            if made.query is None:
                no_parameters(request)
            if made.again is None:
                return view(request, *places, **keys)
            return once(request, lambda: view(request, *places, **keys), lambda *rows: made.again(request, *rows))

        answered.operation = made
        return answered

    return declare


class Endpoint(APIView):
    """What all addresses of the API share: the person's language, and a body that is there and not too long."""

    http_method_names = ["get", "head", "post", "patch", "put", "delete"]

    def perform_authentication(self, request):
        super().perform_authentication(request)
        if request.user.is_authenticated:
            translation.activate(request.user.language)

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        sent = request.content_type.partition(";")[0].strip().lower()
        if sent not in FORMS:
            # The framework reads a stream that knows no limit; read whole here, the limit of the settings holds.
            _whole = request.body
        elif sent not in [parser.media_type for parser in self.parser_classes]:
            raise UnsupportedMediaType(sent)


def route(*, parsers=(StrictJSON,), **operations):
    """One address with its operations by method: `route(get=patients, post=register_patient)`."""
    methods = {method: _method(view) for method, view in operations.items()}
    media = [type_ for view in operations.values() for type_ in view.operation.media]
    renderers = (JSONRenderer, *(_refusals_beside(type_) for type_ in media))
    return type("Route", (Endpoint,), {"parser_classes": parsers, "renderer_classes": renderers, **methods}).as_view()


def _refusals_beside(media):
    """Whoever accepts a file of this type alone is answered; the file leaves as it is, a refusal as JSON."""
    return type("Beside", (JSONRenderer,), {"media_type": media, "format": media})


def _method(view):
    @schema.described(view.operation)
    def method(self, request, **keys):
        return view(request, **keys)

    method.__doc__ = view.__doc__
    method.scope = view.operation.scope
    return method
