"""People who use the application. They are never deleted: the journal and the signatures name them."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.nomenclature import competences


class Role(models.TextChoices):
    """What a person is to the application as a whole; what they are to a board is a membership."""

    CLINICIAN = "clinician", _("médecin")
    OFFICE = "office", _("secrétariat de RCP")
    ADMINISTRATOR = "administrator", _("administrateur")
    READER = "reader", _("lecteur des statistiques")
    SYSTEM = "system", _("compte technique")


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
            )
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
    def is_physician(self):
        return self.role == Role.CLINICIAN
