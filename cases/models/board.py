"""The standing team: a board, its members, and what its charter requires of a session."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.nomenclature import competences

from .fields import WebAddress, coded, count, line, link, prose
from .record import Record, pair
from .record import person as person_field
from .rules import unique


class Board(Record):
    class Kind(models.TextChoices):
        RCP = "rcp", _("RCP")
        # A staff meeting has no quorum; it gives opinions that feed another board.
        STAFF = "staff", _("réunion de service")

    class Language(models.TextChoices):
        FR = "fr", _("français")
        EN = "en", _("anglais")

    establishment = link("cases.Establishment", _("établissement"), "boards")
    name = line(_("nom"), blank=False)
    acronym = line(_("sigle"), 40)
    regional_network = line(_("réseau régional de cancérologie"))
    network_id = line(_("identifiant du réseau"), 64)
    manager_name = line(_("centre de coordination (3C)"))
    manager_id = line(_("identifiant du centre de coordination"), 64)
    national_id = line(_("identifiant national de la RCP"), 64)
    kind = coded(_("sorte de réunion"), Kind, default=Kind.RCP)
    frequency = line(_("fréquence"))
    place = line(_("lieu"))
    video_link = WebAddress(_("lien de visioconférence"), max_length=500, blank=True, default="")
    promised_delay_days = count(_("délai d’envoi promis"), null=False, blank=False, default=8, help_text=_("en jours"))
    laboratory_limit_days = count(
        _("âge limite des examens de biologie"), null=False, blank=False, default=30, help_text=_("en jours")
    )
    minutes_per_case = count(
        _("durée prévue par dossier"), null=False, blank=False, default=4, help_text=_("en minutes")
    )
    written_opinion_counts = models.BooleanField(_("un avis écrit compte parmi les trois spécialités"), default=False)
    language = coded(_("langue des documents"), Language, default=Language.FR)
    charter = prose(_("charte"))
    is_active = models.BooleanField(_("en activité"), default=True)

    class Meta:
        verbose_name = _("RCP")
        ordering = ["name", "id"]

    def __str__(self):
        return self.name


class BoardMembershipQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_at__isnull=True)


class BoardMembership(Record):
    class Role(models.TextChoices):
        OFFICE = "office", _("secrétariat")
        COORDINATOR = "coordinator", _("coordonnateur")
        DEPUTY = "deputy", _("coordonnateur suppléant")
        MEMBER = "member", _("membre")

    board = link(Board, _("RCP"), "memberships")
    person = person_field(related_name="memberships", verbose_name=_("personne"))
    role = coded(_("rôle"), Role)
    ended_at = models.DateTimeField(_("terminée le"), null=True, blank=True, editable=False)
    ended_by = person_field(null=True, blank=True, editable=False, verbose_name=_("terminée par"))

    objects = BoardMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("appartenance à une RCP")
        ordering = ["created_at", "id"]
        constraints = [
            pair("ended"),
            unique(
                "current",
                ["board", "person"],
                _("Cette personne appartient déjà à cette RCP."),
                Q(ended_at__isnull=True),
            ),
        ]


class CharterRequirement(Record):
    """A competence that a session must hold for the cases in one situation."""

    class Situation(models.TextChoices):
        EVERY_CASE = "every_case", _("tout dossier")
        SPINE = "spine", _("atteinte du rachis")
        INTERVENTIONAL = "interventional", _("geste de radiologie interventionnelle")
        IRRADIATED_LEVEL = "irradiated_level", _("niveau déjà irradié")

    board = link(Board, _("RCP"), "requirements")
    situation = coded(_("situation"), Situation)
    competence = coded(_("compétence requise"), competences.choices)
    alternatives = models.JSONField(_("compétences équivalentes"), default=list, blank=True)

    class Meta:
        verbose_name = _("exigence de la charte")
        ordering = ["situation", "competence", "id"]
        constraints = [
            unique(
                "situation",
                ["board", "situation", "competence"],
                _("La charte exige déjà cette compétence dans cette situation."),
            )
        ]
