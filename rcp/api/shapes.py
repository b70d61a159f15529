"""Shapes made from the record's own columns: what may be sent of a row, and what is said of it."""

from django.db import models
from rest_framework import serializers

from rcp.api.asking import Shape
from rcp.api.resources import columns_of


class RowShape(Shape, serializers.ModelSerializer):
    """The columns of a row that people fill. A relation is the other row's key; the door to it is the view's."""

    # Rules of the row are the action's: it checks them on the row as it is then.
    def get_validators(self):
        return []

    def get_unique_together_validators(self):
        return []

    def get_unique_for_date_validators(self):
        return []

    def build_standard_field(self, field_name, model_field):
        """A line that must not be empty has an empty default in the database, and is asked for here."""
        kind, options = super().build_standard_field(field_name, model_field)
        if model_field.default == "" and not model_field.blank:
            options.pop("required", None)
        return kind, options

    def build_relational_field(self, field_name, relation_info):
        field = relation_info.model_field
        return serializers.UUIDField, _of_a_key(field) | {"help_text": str(field.verbose_name)}


def _of_a_key(field):
    return {"allow_null": True, "required": False} if field.null else {}


def sent_of(model, name, fields, **extra):
    """The shape of a body: these columns of `model`, named `name` in the schema."""
    meta = type("Meta", (), {"model": model, "fields": list(fields), "extra_kwargs": extra})
    return type(name, (RowShape,), {"Meta": meta, "__doc__": f"{model.__name__}: the columns that people fill."})


def told_of(model, name, *, hidden=()):
    """The shape of an answer: every column that the API shows of `model`. It documents, and never runs."""
    columns = columns_of(model, hidden=hidden)
    meta = type("Meta", (), {"model": model, "fields": columns, "read_only_fields": columns})
    relations = {
        field.name: serializers.UUIDField(allow_null=field.null, help_text=str(field.verbose_name))
        for field in model._meta.concrete_fields
        if field.name in columns and isinstance(field, models.ForeignKey)
    }
    return type(
        name,
        (serializers.ModelSerializer,),
        {"Meta": meta, "__doc__": f"{model.__name__}: its columns, with the keys of what they name.", **relations},
    )


def page_of(told):
    """The shape of a list: one page of these rows, and the cursor of the next."""
    name = f"{told.__name__}Page"
    cursor = serializers.CharField(allow_null=True, help_text="The cursor of the next page; null on the last.")
    return type(name, (serializers.Serializer,), {"results": told(many=True), "next": cursor, "__doc__": None})


def listed_of(told):
    """The shape of a list that is whole."""
    name = f"{told.__name__}List"
    return type(name, (serializers.Serializer,), {"results": told(many=True), "__doc__": None})


def editable(model):
    return [field.name for field in model._meta.concrete_fields if field.editable]
