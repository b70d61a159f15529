"""How a row is written: checked whole, changed only if it still is what the writer saw, told as a difference."""

from copy import copy

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.audit import differences
from cases.errors import Conflict, Invalid


def check(row):
    """Raise `Invalid` if the row breaks a field's rule or a constraint of the database."""
    try:
        row.full_clean(exclude=["created_by"])
    except ValidationError as problem:
        raise Invalid(problem.message_dict) from problem


def create(model, *, by, **values):
    row = model(created_by=by, **values)
    check(row)
    row.save(force_insert=True)
    return row


def change(row, *, version, **values):
    """Write `values` if the row still has `version`; returns {field: [old, new]}.

    Raises `Conflict` with the row as it is now when somebody wrote in between. Saying again what the row already says
    is harmless, whatever the version: an answer that was lost on the way is asked again.
    """
    before = _attributes(row, values)
    if before == _attributes(_with(row, values), values):
        return {}
    if row.version != version:
        raise_conflict(row)
    for name, value in values.items():
        setattr(row, name, value)
    check(row)
    told = differences(before, _attributes(row, values))
    if not told:
        return {}
    columns = {row._meta.get_field(name).attname: new for name, (_old, new) in told.items()}
    if not type(row)._base_manager.filter(pk=row.pk, version=version).update(version=version + 1, **columns):
        raise_conflict(row)
    row.version = version + 1
    return told


def _with(row, values):
    other = copy(row)
    for name, value in values.items():
        setattr(other, name, value)
    return other


def values_of(row):
    """The fields a person can fill, as plain values: what a journal line tells of a new row."""
    names = [field.name for field in row._meta.concrete_fields if field.editable]
    return {name: value for name, value in _attributes(row, names).items() if value not in (None, "", [])}


def _attributes(row, names):
    return {name: row._meta.get_field(name).value_from_object(row) for name in names}


def raise_conflict(row):
    current = type(row)._base_manager.get(pk=row.pk)
    raise Conflict(
        _("Quelqu’un a modifié ces données depuis que vous les avez ouvertes : comparez les deux versions."),
        current=current,
    )
