"""People who use the application. They are never deleted: the journal and the signatures name them."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.record import Record, pair, person
from cases.nomenclature import competences


class Role(models.TextChoices):
    """What a person is to the application as a whole; what they are to a board is a membership."""

    CLINICIAN = "clinician", _("médecin")
    OFFICE = "office", _("secrétariat de RCP")
    ADMINISTRATOR = "administrator", _("administrateur")
    READER = "reader", _("lecteur des statistiques")
    SYSTEM = "system", _("compte technique")


# A program works beside an office or reads statistics. It is never a physician: it would count in a quorum.
MACHINE_ROLES = (Role.OFFICE, Role.READER)
NO_PASSWORD = "!"  # how Django marks an unusable one


class UserManager(BaseUserManager):
    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("adresse électronique"), unique=True)
    title = models.CharField(_("titre"), max_length=20, blank=True)
    given_name = models.CharField(_("prénom"), max_length=80)
    family_name = models.CharField(_("nom"), max_length=80)
    role = models.CharField(_("rôle"), max_length=20, choices=Role.choices, default=Role.CLINICIAN)
    rpps = models.CharField(_("numéro RPPS"), max_length=11, blank=True)
    specialty = models.CharField(_("spécialité"), max_length=40, blank=True, choices=competences.specialties)
    other_competences = models.JSONField(_("autres compétences"), default=list, blank=True)
    establishment = models.ForeignKey(
        "cases.Establishment", null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("établissement")
    )
    phone = models.CharField(_("téléphone"), max_length=30, blank=True)
    language = models.CharField(
        _("langue"), max_length=2, choices=[("fr", _("français")), ("en", _("anglais"))], default="fr"
    )
    theme = models.CharField(
        _("apparence"),
        max_length=5,
        choices=[("auto", _("selon l’appareil")), ("light", _("claire")), ("dark", _("sombre"))],
        default="auto",
    )
    is_active = models.BooleanField(_("actif"), default=True)
    is_machine = models.BooleanField(_("machine"), default=False, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        ordering = ["family_name", "given_name", "id"]
        constraints = [
            models.CheckConstraint(
                name="accounts_user_email_lower",
                condition=models.Q(email=models.functions.Lower("email")),
                violation_error_message=_("L’adresse électronique s’écrit en minuscules."),
            ),
            models.CheckConstraint(
                name="accounts_user_machine_role",
                condition=models.Q(is_machine=False) | models.Q(role__in=MACHINE_ROLES),
                violation_error_message=_("Une machine est du secrétariat ou lit les statistiques."),
            ),
            models.CheckConstraint(
                name="accounts_user_machine_password",
                condition=models.Q(is_machine=False) | models.Q(password__startswith=NO_PASSWORD),
                violation_error_message=_("Une machine n’a pas de mot de passe."),
            ),
        ]

    def __str__(self):
        return self.full_name

    @property
    def full_name(self):
        return " ".join(filter(None, [self.title, self.given_name, self.family_name]))

    @property
    def competences(self):
        """Codes of everything this person can answer for at a board, the specialty first."""
        return [code for code in dict.fromkeys([self.specialty, *self.other_competences]) if code]

    @property
    def is_invited(self):
        """Somebody who has not chosen a password yet."""
        return self.is_active and not self.is_machine and not self.has_usable_password()

    @property
    def is_physician(self):
        return self.role == Role.CLINICIAN


class ApiTokenQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(revoked_at__isnull=True, expires_on__gte=timezone.localdate())


class ApiToken(Record):
    """By which a program acts as its owner. Only the hash of its secret is kept: the secret is shown once."""

    class Scope(models.TextChoices):
        READ = "read", _("consulter")
        WRITE = "write", _("écrire")
        PAPERS = "papers", _("télécharger les papiers et les pièces jointes")

    owner = person(related_name="api_tokens", verbose_name=_("titulaire"))
    name = models.CharField(_("nom"), max_length=80)
    scopes = models.JSONField(_("droits"), default=list)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    prefix = models.CharField(_("début"), max_length=24, editable=False)
    expires_on = models.DateField(_("dernier jour de validité"))
    last_used_on = models.DateField(_("dernier usage"), null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)
    revoked_by = person(null=True, blank=True, editable=False)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("jeton d’API")
        ordering = ["-created_at", "id"]
        constraints = [
            pair("revoked"),
            models.UniqueConstraint(
                name="accounts_apitoken_name",
                fields=["owner", "name"],
                condition=models.Q(revoked_at__isnull=True),
                violation_error_message=_("Un jeton porte déjà ce nom."),
            ),
        ]

    @property
    def state(self):
        if self.revoked_at:
            return "revoked"
        return "active" if self.expires_on >= timezone.localdate() else "expired"

    @property
    def scope_labels(self):
        return [self.Scope(scope).label for scope in self.scopes]
