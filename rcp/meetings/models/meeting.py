"""One sitting of a board: its agenda and who is there."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.fields import WebAddress
from cases.models.record import Record, pair, person


class MeetingQuerySet(models.QuerySet):
    def of_boards_of(self, by):
        """Meetings of the boards that `by` belongs to, and those that `by` was invited to as a guest."""
        return self.filter(
            Q(board__memberships__person=by, board__memberships__ended_at__isnull=True)
            | Q(attendances__person=by, attendances__is_guest=True, status__in=Meeting.NOT_OVER)
        ).distinct()


class Meeting(Record):
    class Status(models.TextChoices):
        PLANNED = "planned", _("prévue")
        FROZEN = "frozen", _("ordre du jour arrêté")
        OPEN = "open", _("ouverte")
        CLOSED = "closed", _("close")
        CANCELLED = "cancelled", _("annulée")

    NOT_OVER = (Status.PLANNED, Status.FROZEN, Status.OPEN)

    board = models.ForeignKey("cases.Board", on_delete=models.PROTECT, related_name="meetings", verbose_name=_("RCP"))
    starts_at = models.DateTimeField(_("début"))
    ends_at = models.DateTimeField(_("fin prévue"))
    room = models.CharField(_("salle"), max_length=200, blank=True)
    video_link = WebAddress(_("lien de visioconférence"), max_length=500, blank=True)
    note = models.TextField(_("mot aux participants"), max_length=2000, blank=True)
    status = models.CharField(_("état"), max_length=10, choices=Status.choices, default=Status.PLANNED, editable=False)
    agenda_version = models.PositiveIntegerField(default=0, editable=False)
    frozen_at = models.DateTimeField(null=True, blank=True, editable=False)
    frozen_by = person(null=True, blank=True, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    opened_by = person(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_by = person(null=True, blank=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancelled_by = person(null=True, blank=True, editable=False)
    cancelled_reason = models.TextField(blank=True, max_length=2000, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "id"]
        indexes = [models.Index(fields=["board", "starts_at"])]
        constraints = [
            models.CheckConstraint(
                name="meetings_meeting_dates",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("La fin de la réunion vient après son début."),
            ),
            pair("frozen"),
            pair("opened"),
            pair("closed"),
            pair("cancelled"),
        ]


class Attendance(Record):
    """A person at a meeting: what was announced, and whether a guest counts in the quorum."""

    class Announced(models.TextChoices):
        ON_SITE = "on_site", _("sur place")
        REMOTE = "remote", _("à distance")
        EXCUSED = "excused", _("excusé")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    person = person(related_name="attendances", verbose_name=_("personne"))
    is_guest = models.BooleanField(_("invité"), default=False)
    in_quorum = models.BooleanField(_("compté dans le quorum"), default=True)
    announced = models.CharField(_("présence annoncée"), max_length=10, choices=Announced.choices, blank=True)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"],
                name="meetings_attendance_person",
                violation_error_message=_("Cette personne est déjà sur la liste."),
            )
        ]


class Presence(Record):
    """A stretch of time spent in the meeting: people arrive, leave, come back, turn to the video link."""

    class Mode(models.TextChoices):
        ON_SITE = "on_site", _("sur place")
        REMOTE = "remote", _("à distance")

    attendance = models.ForeignKey(Attendance, on_delete=models.PROTECT, related_name="presences")
    mode = models.CharField(_("présence"), max_length=10, choices=Mode.choices)
    arrived_at = models.DateTimeField(_("arrivée"))
    left_at = models.DateTimeField(_("départ"), null=True, blank=True)
    left_by = person(null=True, blank=True)

    class Meta:
        ordering = ["arrived_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["attendance"], condition=Q(left_at__isnull=True), name="meetings_presence_one_open"
            ),
            models.CheckConstraint(
                name="meetings_presence_dates",
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("arrived_at")),
                violation_error_message=_("On ne part pas avant d’arriver."),
            ),
            pair("left"),
        ]


class AgendaItem(Record):
    """A case on the agenda of one meeting. What was present is frozen when its discussion ends."""

    class Purpose(models.TextChoices):
        CASE = "case", _("dossier")
        REGULARISATION = "regularisation", _("régularisation d’une décision urgente")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")

    class Outcome(models.TextChoices):
        DISCUSSED = "discussed", _("discuté")
        RECORDED = "recorded", _("enregistré")
        POSTPONED = "postponed", _("reporté")

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="agenda_items")
    purpose = models.CharField(max_length=20, choices=Purpose.choices, default=Purpose.CASE, editable=False)
    position = models.PositiveIntegerField(editable=False)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    presenter = person(null=True, blank=True, verbose_name=_("présentateur"))
    started_at = models.DateTimeField(null=True, blank=True, editable=False)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_by = person(null=True, blank=True, editable=False)
    quorum = models.JSONField(default=dict, editable=False)  # as frozen by `quorum.frozen()`
    second_reader = person(null=True, blank=True, verbose_name=_("second lecteur"))
    second_read_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "case"],
                name="meetings_agendaitem_case",
                violation_error_message=_("Ce dossier est déjà à l’ordre du jour."),
            ),
            models.CheckConstraint(
                name="meetings_agendaitem_minutes",
                condition=Q(minutes__gte=1, minutes__lte=60),
                violation_error_message=_("Entre 1 et 60 minutes."),
            ),
            models.CheckConstraint(
                name="meetings_agendaitem_second_read",
                condition=Q(second_read_at__isnull=True) | Q(second_reader__isnull=False),
                violation_error_message=_("Une seconde lecture a un lecteur."),
            ),
            models.CheckConstraint(
                name="meetings_agendaitem_outcome",
                condition=Q(outcome="", ended_at__isnull=True) | (~Q(outcome="") & Q(ended_at__isnull=False)),
                violation_error_message=_("Un dossier terminé a son issue."),
            ),
            pair("ended"),
        ]


class WrittenOpinion(Record):
    """The dated, signed opinion of a specialist who will not be there; it fills a competence. Never edited."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="opinions")
    competence = models.CharField(_("compétence"), max_length=40)
    text = models.TextField(_("avis"), max_length=5000)
    signed_at = models.DateTimeField(editable=False)
    signed_by = person(editable=False)

    class Meta:
        ordering = ["signed_at", "id"]
        constraints = [pair("signed")]
