"""What a request asks and says, checked for its shape: types, lengths, and no name that is not known."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail
from rest_framework.parsers import JSONParser

from rcp.api.problems import LONGEST_ECHO, Problem, error


class Shape(serializers.Serializer):
    """A body or a query. A name that it does not know is refused: a misspelt one must not vanish in silence."""

    def to_internal_value(self, data):
        if isinstance(data, Mapping) and (unknown := [name for name in data if name not in self.fields]):
            sentence = ErrorDetail(_("Ce nom est inconnu."), code="unknown")
            raise serializers.ValidationError({str(name)[:LONGEST_ECHO]: [sentence] for name in unknown})
        return super().to_internal_value(data)


class StrictJSON(JSONParser):
    """JSON; what is nested beyond reason is malformed and not a fault of ours."""

    def parse(self, stream, media_type=None, parser_context=None):
        try:
            return super().parse(stream, media_type, parser_context)
        except RecursionError as deep:
            raise Problem(400, "malformed", _("Cette demande est imbriquée au-delà du raisonnable.")) from deep


def said(request):
    """The values of the body, in the shape that the operation takes; a PATCH says only what changes."""
    shape = request.operation.takes(data=request.data, partial=request.method == "PATCH")
    shape.is_valid(raise_exception=True)
    return shape.validated_data


def asked(request):
    """The parameters of the address: those that the operation declares."""
    query, shape = request.query_params, request.operation.query
    _only(query, shape().fields)
    filled = shape(data={name: query[name] for name in query})
    if not filled.is_valid():
        errors = [error(name, line.code, line) for name, lines in filled.errors.items() for line in lines]
        raise Problem(400, "invalid_parameter", _("Un paramètre de l’adresse est refusé."), errors=errors)
    return filled.validated_data


def no_parameters(request):
    _only(request.query_params, ())


def _only(query, known):
    if unknown := [name for name in query if name not in known]:
        errors = [error(name[:LONGEST_ECHO], "unknown", _("Ce paramètre est inconnu.")) for name in unknown]
        raise Problem(400, "unknown_parameter", _("Un paramètre de l’adresse est inconnu."), errors=errors)
