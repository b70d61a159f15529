"""Rows of many kinds read in one statement, and rows made again from plain values.

A file has some twenty kinds of part. Asked one by one they cost a page twenty statements; here the database makes an
object of each row, and one UNION brings them all. The journal keeps its values in the same plain shape.
"""

from datetime import UTC
from decimal import Decimal
from functools import partial

from django.db import models
from django.db.models import Value
from django.db.models.functions import JSONObject
from django.utils import timezone


def read_together(querysets):
    """{model: [rows]} of several querysets, in their models' own order, by one statement."""
    models_by_name = {queryset.model._meta.label_lower: queryset.model for queryset in querysets}
    found = {queryset.model: [] for queryset in querysets}
    first, *others = [_as_objects(queryset) for queryset in querysets]
    for name, values in first.union(*others, all=True) if others else first:
        model = models_by_name[name]
        found[model].append(row_from(model, values))
    return {model: in_order(model, rows) for model, rows in found.items()}


def row_from(model, values):
    """An instance of `model` from plain values by the names of its columns, as JSON carries them."""
    fields = model._meta.concrete_fields
    return model.from_db(None, [field.attname for field in fields], [plain(field, values) for field in fields])


def plain(field, values):
    """One value as Python knows it: days, moments, exact decimals."""
    value = values.get(field.attname)
    if value is None:
        return None
    target = field.target_field if field.is_relation else field
    if isinstance(target, models.DecimalField):
        return Decimal(str(value)).quantize(Decimal(1).scaleb(-target.decimal_places))
    value = target.to_python(value)
    if isinstance(target, models.DateTimeField) and timezone.is_naive(value):
        return value.replace(tzinfo=UTC)
    return value


def in_order(model, rows):
    """The rows in the order of their model. An absent value comes last, on every database."""
    for name in reversed(model._meta.ordering):
        attribute = model._meta.pk.attname if name.lstrip("-") == "id" else name.lstrip("-")
        rows = sorted(rows, key=partial(_place, attribute), reverse=name.startswith("-"))
    return rows


def _place(attribute, row):
    value = getattr(row, attribute)
    return (True,) if value is None else (False, value)


def _as_objects(queryset):
    model = queryset.model
    columns = {field.attname: field.attname for field in model._meta.concrete_fields}
    return queryset.order_by().values_list(Value(model._meta.label_lower), JSONObject(**columns))
