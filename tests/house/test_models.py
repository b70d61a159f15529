"""What holds for every model of the house."""

import pytest
from django.apps import apps
from django.db.models import CheckConstraint

from cases.actions.writing import WRITER, together

OURS = [model for model in apps.get_models() if model.__module__.startswith(("cases.", "rcp."))]


def test_a_moment_and_its_author_are_tied_by_a_constraint():
    loose = []
    for model in OURS:
        names = {field.name for field in model._meta.concrete_fields}
        for name in sorted(names):
            stem = name.removesuffix("_at")
            if not name.endswith("_at") or f"{stem}_by" not in names or stem == "created":
                continue
            tied = any(
                isinstance(rule, CheckConstraint)
                and {f"{stem}_at__isnull", f"{stem}_by__isnull"} <= lookups(rule.condition)
                for rule in model._meta.constraints
            )
            if not tied:
                loose.append(f"{model.__name__}.{stem}")
    assert not loose


def lookups(condition):
    found = set()
    for child in condition.children:
        found |= {child[0]} if isinstance(child, tuple) else lookups(child)
    return found


def test_every_constraint_tells_a_person_what_is_wrong():
    silent = [
        rule.name
        for model in OURS
        for rule in model._meta.constraints
        if isinstance(rule, CheckConstraint) and rule.violation_error_message == rule.default_violation_error_message
    ]
    assert not silent


def test_every_list_has_an_order():
    unordered = [model.__name__ for model in OURS if not model._meta.ordering]
    assert unordered == ["JournalHead"]


def test_addresses_never_show_a_counter():
    counted = {model.__name__ for model in OURS if model._meta.pk.get_internal_type() != "UUIDField"}
    assert counted == {"CaseVisit", "JournalEntry", "JournalHead", "ProposalTarget"}


@pytest.mark.django_db
@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_the_rules_of_a_model_can_be_tried_together_without_its_writer(model):
    """A rule that needed the writer would silently leave all the others out."""
    row = model()
    together(model).condition.check(row._get_field_expression_map(meta=model._meta, exclude=WRITER))
