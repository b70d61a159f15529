"""How a row is written: checked whole, changed only if it still is what the writer saw, told as a difference."""

from contextlib import contextmanager
from copy import copy
from functools import cache

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext as _

from cases import text
from cases.audit import differences
from cases.errors import Conflict, Invalid

WRITER = ("created_by",)
# PostgreSQL's own code; SQLite has one writer at a time, and nothing comes between.
UNIQUE_VIOLATION = "23505"


def check(row, *, exclude=WRITER):
    """Raise `Invalid` if the row breaks a field's rule or a constraint of the database."""
    # Looked at first: a database would choke on some of these texts while a constraint is tried.
    wrong = text.unfit(row)
    try:
        if not wrong and exclude == WRITER and _holds(row):
            return
        row.full_clean(exclude={*exclude, *wrong})
    except ValidationError as problem:
        raise Invalid(problem.message_dict | wrong) from problem
    if wrong:
        raise Invalid(wrong)


def _holds(row):
    """Whether all rules hold, asked together: one by one, each is a statement. Which one broke is asked afterwards."""
    try:
        row.full_clean(exclude=WRITER, validate_constraints=False)
        together(type(row)).validate(type(row), row, exclude=WRITER)
        for rule in row._meta.constraints:
            if isinstance(rule, UniqueConstraint):
                rule.validate(type(row), row, exclude=WRITER)
    except ValidationError:
        return False
    return True


@cache
def together(model):
    """The check constraints of a model as one. None may speak of who wrote: what is left out is not tried."""
    conditions = [rule.condition for rule in model._meta.constraints if isinstance(rule, CheckConstraint)]
    return CheckConstraint(name="together", condition=Q(*conditions) if conditions else Q(pk__isnull=False))


def create(model, *, by, **values):
    row = model(created_by=by, **values)
    check(row)
    with alone(row):
        row.save(force_insert=True)
    return row


@contextmanager
def alone(row):
    """Turns into a refusal the collision with somebody who wrote between the check and now."""
    try:
        yield
    except IntegrityError as collision:
        found = getattr(collision.__cause__, "diag", None)
        if getattr(found, "sqlstate", "") != UNIQUE_VIOLATION:
            raise
        rules = {rule.name: rule.violation_error_message for rule in row._meta.constraints}
        sentence = rules.get(found.constraint_name, _("Quelqu’un vient d’écrire la même chose : rechargez la page."))
        raise Invalid({NON_FIELD_ERRORS: [str(sentence)]}) from collision


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
    with alone(row):
        written = type(row)._base_manager.filter(pk=row.pk, version=version).update(version=version + 1, **columns)
    if not written:
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
    names = [field.name for field in row._meta.concrete_fields if field.editable or field.name in row.told]
    return {name: value for name, value in _attributes(row, names).items() if value not in (None, "", [])}


def _attributes(row, names):
    return {name: row._meta.get_field(name).value_from_object(row) for name in names}


def raise_conflict(row):
    current = type(row)._base_manager.get(pk=row.pk)
    raise Conflict(
        _("Quelqu’un a modifié ces données depuis que vous les avez ouvertes : comparez les deux versions."),
        current=current,
    )
