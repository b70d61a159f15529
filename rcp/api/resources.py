"""A row of the record as the API says it: codes and keys, never words, so that it is the same in every language."""

from django.utils.http import parse_etags
from rest_framework.response import Response

# Columns that say where a row lives and how it is kept; nobody sends them.
KEPT = ("id", "version", "created_at", "created_by")

BODIES = {}


def says(model):
    """Declares the function that puts a row of `model` into plain values."""

    def declare(function):
        BODIES[model] = function
        return function

    return declare


def body_of(row):
    return BODIES[type(row)](row)


def columns_of(model, *, hidden=()):
    """The names of a row's columns in an answer: what is kept of it, where it hangs, what people fill."""
    hidden = {"removed_at", "removed_by", *hidden}
    names = [field.name for field in model._meta.concrete_fields if field.name not in hidden]
    return [*KEPT, *(name for name in names if name not in KEPT)]


def plain_row(row, names):
    """The same values that `queryset.values(*names)` reads: keys of relations, codes, numbers."""
    return {name: row._meta.get_field(name).value_from_object(row) for name in names}


def etag_of(row):
    return f'"{row.version}"'


def answer(row, status=200):
    """A row as it stands, with the version to send back when it is written to."""
    response = Response(body_of(row), status=status, headers={"ETag": etag_of(row)})
    response.made = [str(row.pk)]
    return response


def is_known(request, row):
    """Whether the reader holds this version already."""
    return etag_of(row) in parse_etags(request.headers.get("If-None-Match", ""))
