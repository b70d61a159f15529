"""The schema, its pages, and what answers below /api/ where nothing else does."""

from functools import cache

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from rest_framework.permissions import AllowAny
from rest_framework.response import Response

from cases.errors import NotVisible
from rcp.api.asking import no_parameters
from rcp.api.operation import Endpoint


class Schema(Endpoint):
    """The whole API in OpenAPI, with the labels of its codes in the language of the account."""

    schema = None
    scope = "read"

    def get(self, request):
        no_parameters(request)
        return Response(_schema(get_language()))


@cache
def _schema(language):
    """It takes a second to put together and changes only with the release."""
    return SchemaGenerator().get_schema(public=True)


@ensure_csrf_cookie
@require_safe
def docs(request):
    """The schema to read and to try, from this site alone."""
    return render(request, "api/docs.html")


class Nowhere(Endpoint):
    """An address that nobody knows answers in the shape and the language of the others."""

    permission_classes = [AllowAny]
    schema = None

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        raise NotVisible
