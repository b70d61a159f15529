"""Many rows of a kind at once: all of them, or none."""

from django.db import transaction

from cases.actions.parts import add_part
from cases.errors import Invalid


@transaction.atomic
def add_parts(model, *, of, by, rows):
    """Add several rows to a file. What is refused is told of every row, under names like `rows.3.level`."""
    added, errors = [], {}
    for place, values in enumerate(rows):
        try:
            added.append(add_part(model, of=of, by=by, **values))
        except Invalid as invalid:
            for name, sentences in invalid.errors.items():
                errors[f"rows.{place}" if name == "__all__" else f"rows.{place}.{name}"] = sentences
    if errors:
        raise Invalid(errors)
    return added
