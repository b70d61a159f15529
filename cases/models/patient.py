"""The patient: an identity under the rules of identitovigilance (RNIV), and the people around."""

import datetime
from typing import NamedTuple

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases import search

from .case import Case, sees_patients
from .fields import coded, day, line, link, prose
from .record import PatientPart, Record
from .rules import in_order, not_empty, rule, unique

INS_SHAPE = r"\A[0-9]{6}[0-9AB][0-9]{8}\Z"
INSEE_SHAPE = r"\A[0-9][0-9AB][0-9]{3}\Z"


class FiveTraits(NamedTuple):
    """The strict traits that stand on every screen and every page of paper."""

    birth_name: str
    birth_given_names: str
    sex: str
    birth_date: datetime.date
    birth_place: str


class PatientQuerySet(models.QuerySet):
    def visible_to(self, by):
        """Patients one of whose cases is open to `by`, and those whom `by` registered."""
        if not sees_patients(by):
            return self.none()
        shown = Case.objects.visible_to(by).values("patient")
        return self.filter(Q(pk__in=shown) | Q(created_by=by))

    def matching(self, words):
        """Patients whose search key holds every piece of what was typed, in any order."""
        found = self
        for piece in search.asked(words):
            found = found.filter(search_key__contains=piece)
        return found


class Patient(Record):
    class IdentityStatus(models.TextChoices):
        PROVISIONAL = "provisional", _("identité provisoire")
        VALIDATED = "validated", _("identité validée")
        RETRIEVED = "retrieved", _("identité récupérée")
        QUALIFIED = "qualified", _("identité qualifiée")

    class InsKind(models.TextChoices):
        NIR = "nir", _("NIR")
        NIA = "nia", _("NIA")
        TEST = "test", _("test")
        DEMO = "demo", _("démonstration")

    class Sex(models.TextChoices):
        M = "M", _("masculin")
        F = "F", _("féminin")
        UNKNOWN = "U", _("inconnu")

    identity_status = coded(_("statut de l’identité"), IdentityStatus, default=IdentityStatus.PROVISIONAL)
    ins = line(_("matricule INS"), 15)
    ins_kind = coded(_("nature du matricule"), InsKind, blank=True)
    ipp = line(_("IPP"), 64, db_index=True, help_text=_("numéro dans l’établissement"))
    birth_name = line(_("nom de naissance"), blank=False)
    first_birth_given_name = line(_("premier prénom de naissance"), blank=False)
    birth_given_names = line(_("prénoms de naissance"), 500, help_text=_("séparés par des espaces"))
    used_name = line(_("nom utilisé"))
    used_given_name = line(_("prénom utilisé"))
    sex = coded(_("sexe"), Sex)
    birth_date = models.DateField(_("date de naissance"))
    birth_place_insee = line(_("code INSEE du lieu de naissance"), 5)
    birth_place_name = line(_("lieu de naissance"))
    address = prose(_("adresse"))
    phone = line(_("téléphone"), 40)
    email = models.EmailField(_("adresse électronique"), blank=True, default="")
    deceased_on = day(_("décédé le"))
    attested_source = line(_("identité attestée par"))
    attested_on = day(_("identité attestée le"))
    merged_into = link("self", _("fusionné dans"), "merged", null=True, blank=True, editable=False)
    search_key = models.TextField(_("clé de recherche"), blank=True, default="", editable=False)

    objects = PatientQuerySet.as_manager()

    class Meta:
        verbose_name = _("patient")
        ordering = ["birth_name", "first_birth_given_name", "birth_date", "id"]
        constraints = [
            rule("ins_shape", Q(ins="") | Q(ins__regex=INS_SHAPE), _("Un matricule INS a 15 caractères.")),
            rule(
                "ins_kind_given",
                Q(ins="", ins_kind="") | ~Q(ins="") & ~Q(ins_kind=""),
                _("Un matricule INS et sa nature vont ensemble."),
            ),
            rule(
                "ins_qualified",
                Q(ins="") & ~Q(identity_status="qualified") | ~Q(ins="") & Q(identity_status="qualified"),
                _("Une identité qualifiée porte le matricule INS, et elle seule."),
            ),
            unique("ins", ["ins", "ins_kind"], _("Un autre patient porte déjà ce matricule INS."), ~Q(ins="")),
            not_empty("birth_name", _("Le nom de naissance est obligatoire.")),
            not_empty("first_birth_given_name", _("Le premier prénom de naissance est obligatoire.")),
            rule(
                "birth_date",
                Q(birth_date__gte=datetime.date(1880, 1, 1)),
                _("La date de naissance est antérieure à 1880."),
            ),
            in_order("birth_date", "deceased_on"),
            rule(
                "insee_shape",
                Q(birth_place_insee="") | Q(birth_place_insee__regex=INSEE_SHAPE),
                _("Un code INSEE a cinq caractères, comme 35238 ou 2A004."),
            ),
            rule(
                "not_into_itself",
                Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                _("Un patient ne se fusionne pas avec lui-même."),
            ),
        ]

    def __str__(self):
        # The key, never the name: this text reaches logs and exceptions.
        return str(self.pk)

    @property
    def display_name(self):
        """Birth name and first birth given name: "DUPONT Jeanne"."""
        return f"{self.birth_name.upper()} {self.first_birth_given_name}"

    @property
    def used_display_name(self):
        """The name the patient goes by, or nothing when it is the birth name."""
        if not (self.used_name or self.used_given_name):
            return ""
        name = self.used_name or self.birth_name
        return f"{name.upper()} {self.used_given_name or self.first_birth_given_name}"

    @property
    def full_name(self):
        """The birth name, with the used name beside it when there is one."""
        if not self.used_display_name:
            return self.display_name
        return gettext("%(born)s, nom utilisé %(used)s") % {"born": self.display_name, "used": self.used_display_name}

    @property
    def birth_place(self):
        code = f"({self.birth_place_insee})" if self.birth_place_insee else ""
        return f"{self.birth_place_name} {code}".strip()

    @property
    def five_traits(self):
        given_names = self.birth_given_names or self.first_birth_given_name
        return FiveTraits(
            self.birth_name.upper(), given_names, self.get_sex_display(), self.birth_date, self.birth_place
        )

    def age_on(self, on):
        """Completed years on a day."""
        born = self.birth_date
        return on.year - born.year - ((on.month, on.day) < (born.month, born.day))

    def words_for_search(self):
        """What `search_key` must hold."""
        return search.key_of(self)


class Contact(PatientPart):
    """Somebody around the patient: carers to inform, relatives."""

    class Role(models.TextChoices):
        GP = "gp", _("médecin traitant")
        TRUSTED_PERSON = "trusted_person", _("personne de confiance")
        EMERGENCY = "emergency", _("personne à prévenir")
        LEGAL_REPRESENTATIVE = "legal_representative", _("représentant légal")
        CORRESPONDENT = "correspondent", _("correspondant")

    role = coded(_("rôle"), Role)
    name = line(_("nom"), blank=False)
    phone = line(_("téléphone"), 40)
    email = models.EmailField(_("adresse électronique"), blank=True, default="")
    address = prose(_("adresse"))
    rpps = line(_("numéro RPPS"), 11)
    organisation = line(_("structure"))

    class Meta(PatientPart.Meta):
        verbose_name = _("contact")
