"""What must never be false, as constraints with a sentence for the person who typed.

No rule compares with today: a constraint must stay true for the rows already there. The actions do that.
"""

from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

PREFIX = "%(app_label)s_%(class)s_"


def rule(name, condition, message):
    """A condition that every row meets. An unknown value (NULL) never breaks it."""
    return CheckConstraint(name=PREFIX + name, condition=condition, violation_error_message=message)


def unique(name, fields, message, condition=None):
    """No two rows share these fields, among those that meet the condition."""
    return UniqueConstraint(name=PREFIX + name, fields=fields, condition=condition, violation_error_message=message)


def in_order(first, then):
    """One date does not come before the other."""
    message = _("Les dates se suivent : la fin ne vient pas avant le début.")
    return rule(f"{first}_{then}", Q(**{f"{then}__gte": F(first)}), message)


def within(field, low, high):
    """A number stays between its bounds, both included."""
    message = format_lazy(_("Une valeur sort de ses limites : de {low} à {high}."), low=low, high=high)
    return rule(f"{field}_within", Q(**{f"{field}__gte": low, f"{field}__lte": high}), message)


def only_with(field, condition, message):
    """A word is given only where the condition holds."""
    return rule(f"{field}_only_with", Q(**{field: ""}) | condition, message)


def not_empty(field, message):
    return rule(f"{field}_given", ~Q(**{field: ""}), message)


def one_standing(*fields):
    """At most one row that has not been removed."""
    message = _("Cette partie du dossier existe déjà.")
    return unique("standing", list(fields), message, Q(removed_at__isnull=True))
