"""Identities: registered, corrected, attested. A qualified identity is copied from its source, never typed over."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import audit, identity, permissions
from cases.actions.writing import change, create, values_of
from cases.errors import Invalid, Refused
from cases.models import Patient
from cases.text import given

TRAITS = ("birth_name", "first_birth_given_name", "birth_given_names", "sex", "birth_date", "birth_place_insee")
FROM_THE_SOURCE = (Patient.IdentityStatus.RETRIEVED, Patient.IdentityStatus.QUALIFIED)
REAL_KINDS = (Patient.InsKind.NIR, Patient.InsKind.NIA)


@transaction.atomic
def register_patient(*, by, **values):
    permissions.register_patient(by)
    values = _prepared(values)
    patient = create(Patient, by=by, search_key=Patient(**values).words_for_search(), **values)
    audit.record("patient_registered", on=patient, by=by, changes=audit.differences({}, values_of(patient)))
    return patient


@transaction.atomic
def correct_identity(*, patient, by, version, **values):
    """Correct traits, names or addresses. Traits that came from the identity system are not edited by hand."""
    permissions.edit_identity(by, patient)
    values = _prepared(values)
    changed = [name for name in TRAITS if name in values and values[name] != getattr(patient, name)]
    if patient.identity_status in FROM_THE_SOURCE and changed:
        raise Refused(
            _(
                "« %(status)s » : ses traits viennent de son téléservice et ne se corrigent pas à la main. "
                "En cas d’erreur, rétrogradez-la d’abord en identité provisoire."
            )
            % {"status": patient.get_identity_status_display()},
            field=changed[0],
        )
    told = _write(patient, version, values)
    if told:
        audit.record("patient_corrected", on=patient, by=by, changes=told)
    return patient


@transaction.atomic
def attest_identity(*, patient, by, version, ins, ins_kind, attested_source, attested_on, **traits):
    """Make an identity qualified: matricule, kind and traits copied from the establishment's identity system.

    Raises `Invalid` on the matricule's field when its key is wrong (97 − n mod 97) or when its kind is not one that
    this installation may hold.
    """
    permissions.attest_identity(by, patient)
    ins = "".join(ins.split()).upper()
    if len(ins) == 15 and not identity.ins_key_is_right(ins):
        raise Invalid({"ins": [_("La clé du matricule INS est fausse : relisez ses 15 caractères.")]})
    if (ins_kind in REAL_KINDS) != (settings.INS_REALM == "real"):
        raise Invalid({"ins_kind": [_realm_sentence()]})
    status = {"ins": ins, "ins_kind": ins_kind, "identity_status": Patient.IdentityStatus.QUALIFIED}
    told = _write(patient, version, _prepared(traits) | _source(attested_source, attested_on) | status)
    audit.record("identity_attested", on=patient, by=by, changes=told)
    return patient


@transaction.atomic
def retrieve_identity(*, patient, by, version, attested_source, attested_on, **traits):
    """Copy the traits from the establishment's identity system when no document has been seen yet.

    A retrieved identity carries no matricule: only a qualified one does, once the person's document is checked.
    """
    permissions.attest_identity(by, patient)
    if patient.identity_status == Patient.IdentityStatus.QUALIFIED:
        raise Refused(_("L’identité est déjà qualifiée : en cas d’erreur, rétrogradez-la d’abord."))
    status = {"identity_status": Patient.IdentityStatus.RETRIEVED}
    told = _write(patient, version, _prepared(traits) | _source(attested_source, attested_on) | status)
    audit.record("identity_retrieved", on=patient, by=by, changes=told)
    return patient


def _source(attested_source, attested_on):
    if not attested_source or attested_on is None:
        raise Invalid({"attested_source": [_("Nommez la source de l’identité et sa date.")]})
    if attested_on > timezone.localdate():
        raise Invalid({"attested_on": [_("La date de l’attestation est dans l’avenir.")]})
    return {"attested_source": attested_source, "attested_on": attested_on}


@transaction.atomic
def downgrade_identity(*, patient, by, version, reason):
    """Mend an error: the identity becomes provisional again and gives its matricule and its source up."""
    permissions.attest_identity(by, patient)
    reason = given("reason", reason, otherwise=_("Dites pourquoi cette identité est rétrogradée."), longest=500)
    told = _write(
        patient,
        version,
        {
            "identity_status": Patient.IdentityStatus.PROVISIONAL,
            "ins": "",
            "ins_kind": "",
            "attested_source": "",
            "attested_on": None,
        },
    )
    audit.record("identity_downgraded", on=patient, by=by, changes=told | {"reason": ["", reason]})
    return patient


def _write(patient, version, values):
    """Change an identity and the key by which it is found."""
    told = change(patient, version=version, **values)
    if told:
        Patient.objects.filter(pk=patient.pk).update(search_key=patient.words_for_search())
    return told


def _prepared(values):
    """INSi writes traits in capitals; a date of birth is not in the future."""
    values = dict(values)
    for name in ("birth_name", "first_birth_given_name", "birth_given_names", "used_name", "used_given_name"):
        if name in values:
            values[name] = " ".join(values[name].split()).upper()
    if not values.get("birth_given_names") and values.get("first_birth_given_name"):
        values["birth_given_names"] = values["first_birth_given_name"]
    today = timezone.localdate()
    for name in ("birth_date", "deceased_on"):
        if values.get(name) and values[name] > today:
            raise Invalid({name: [_("Cette date est dans l’avenir.")]})
    return values


def _realm_sentence():
    if settings.INS_REALM == "real":
        return _("Les identités de test ou de démonstration ne sont pas admises ici.")
    return _("Cette installation n’admet que des identités de test ou de démonstration.")
