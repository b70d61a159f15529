"""Parts of a file: added, amended, removed. One trio of writers serves all of them; the journal names the part."""

from datetime import date

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import audit, permissions
from cases.actions.writing import change, create, raise_conflict, values_of
from cases.errors import Invalid, Refused
from cases.models import Attachment, Case, Lesion, Patient
from cases.parts import belongs_to_case


@transaction.atomic
def add_part(model, *, of, by, key=None, **values):
    """Add a row to the file of `of`, a case or a patient (a case stands for its patient where the part is his).

    `key` is chosen by who asks, so that asking again after a lost answer adds nothing: the row already there is
    brought to these values.
    """
    owner = _owner(model, of)
    _may_write(by, owner)
    if key and (known := model._base_manager.filter(pk=key).first()):
        return _said_again(known, owner, by, values)
    _own_relations(model, owner, values)
    _no_future(model, values)
    if model is Lesion:
        values["number"] = _next_number(owner)
    chosen = {"id": key} if key else {}
    part = create(model, by=by, **chosen, **{_role(model): owner}, **values)
    _journal(part, "added", by=by, changes=audit.differences({}, values_of(part)))
    return part


def _said_again(part, owner, by, values):
    if _owner_of(part).pk != owner.pk or part.created_by_id != by.pk:
        raise Refused(_("Cette clé est déjà prise par un autre élément."))
    return amend_part(part, by=by, version=1, **values)


@transaction.atomic
def amend_part(part, *, by, version, **values):
    owner = _owner_of(part)
    _may_write(by, owner)
    _standing(part)
    _own_relations(type(part), owner, values)
    _no_future(type(part), values)
    told = change(part, version=version, **values)
    if told:
        _journal(part, "amended", by=by, changes=told)
    return part


@transaction.atomic
def remove_part(part, *, by, version):
    """Take a row out of the file; it stays in the database with who removed it and when."""
    _may_write(by, _owner_of(part))
    _standing(part)
    removed = (
        type(part)
        ._base_manager.filter(pk=part.pk, version=version)
        .update(removed_at=timezone.now(), removed_by=by, version=F("version") + 1)
    )
    if not removed:
        raise_conflict(part)
    _journal(part, "removed", by=by, changes={})
    part.refresh_from_db()
    return part


def record_lesion(*, of, by, **values):
    return add_part(Lesion, of=of, by=by, **values)


def _role(model):
    return "case" if belongs_to_case(model) else "patient"


def _owner(model, of):
    if belongs_to_case(model):
        return of
    return of.patient if isinstance(of, Case) else of


def _owner_of(part):
    return getattr(part, _role(type(part)))


def _may_write(by, owner):
    if isinstance(owner, Patient):
        permissions.edit_patient_file(by, owner)
    else:
        permissions.edit_case(by, owner)


def _standing(part):
    if part.removed_at:
        raise Refused(_("Cet élément a été retiré du dossier."))


def _own_relations(model, owner, values):
    """A lesion, an examination or a tumour named by a part belongs to the same patient."""
    patient = owner if isinstance(owner, Patient) else owner.patient
    for name, value in values.items():
        if getattr(value, "patient_id", patient.pk) != patient.pk:
            raise Invalid({name: [_("Cet élément n’appartient pas à ce patient.")]})


# What may lie ahead: a requested examination, a planned treatment, a course still to begin or to end, a task. A file
# that somebody holds was made already.
MAY_LIE_AHEAD = {"ended_on", "radiotherapy_on", "dated_on", "started_on", "due_on"}


def _no_future(model, values):
    today = timezone.localdate()
    for name, value in values.items():
        ahead = name.endswith("_on") and isinstance(value, date) and value > today
        if ahead and (model is Attachment or name not in MAY_LIE_AHEAD):
            raise Invalid({name: [_("Cette date est dans l’avenir.")]})


def _next_number(patient):
    # The patient's row is locked, so that two lesions recorded at once do not ask for the same number.
    Patient.objects.select_for_update().get(pk=patient.pk)
    return (Lesion.objects.filter(patient=patient).aggregate(last=Max("number"))["last"] or 0) + 1


def _journal(part, fact, *, by, changes):
    name = part._meta.model_name
    audit.record(f"{name}_{fact}", on=_owner_of(part), by=by, keys=[part], changes=changes)
