"""Keys that a body names become the rows they stand for, among those that this person could have chosen."""

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from cases.access import boards_for, boards_run_by, establishments_named, find, part_for
from cases.errors import Invalid, NotVisible
from cases.models import Board, Establishment
from rcp.accounts.access import clinicians, people_around


def rows_named(by, model, values, *, patient=None, case=None):
    """The same values with rows in the place of keys. An unknown key and one of another file are refused alike."""
    found = dict(values)
    for name, key in values.items():
        field = model._meta.get_field(name)
        if field.is_relation and key is not None:
            found[name] = named(name, lambda field=field, key=key: _row(by, field, key, patient, case))
    return found


def named(name, door):
    """What a door opens for a key that stands in a body."""
    try:
        return door()
    except NotVisible as absent:
        raise Invalid({name: [_("Cet élément n’existe pas, ou ne vous est pas ouvert.")]}) from absent


def _row(by, field, key, patient, case):
    if field.related_model is get_user_model():
        return find(people_around(case) if field.name == "owner" else clinicians(), key)
    if field.related_model is Board:
        return find(boards_run_by(by) if by.role == "office" else boards_for(by), key)
    if field.related_model is Establishment:
        return find(establishments_named(), key)
    row = part_for(by, field.related_model, key)
    if row.patient_id != patient.pk:
        raise NotVisible
    return row
