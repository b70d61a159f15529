"""What a board proposes for one case, as revisions: a signed one is succeeded, never edited.

"Superseded" is derived from the revision that `replaces` this one; nothing is ever written on the old row.
"""

import hashlib

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.record import Record, pair, person
from cases.nomenclature import treatments


class Decision(Record):
    class Status(models.TextChoices):
        DRAFT = "draft", _("brouillon")
        SIGNED = "signed", _("signée")

    class Kind(models.TextChoices):
        DECISION = "decision", _("décision")
        PROVISIONAL = "provisional", _("avis provisoire")
        OPINION = "opinion", _("avis de staff")

    class Handling(models.TextChoices):
        DISCUSSED = "discussed", _("discuté")
        RECORDED = "recorded", _("enregistré")

    class Frame(models.TextChoices):
        GUIDELINE = "guideline", _("selon un référentiel")
        OFF_GUIDELINE = "off_guideline", _("hors référentiel")

    class Trial(models.TextChoices):
        NONE = "none", _("aucun essai")
        PROPOSED = "proposed", _("essai proposé")
        INCLUDED = "included", _("patient inclus")

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="decisions", editable=False)
    item = models.ForeignKey(
        "meetings.AgendaItem", null=True, blank=True, on_delete=models.PROTECT, related_name="decisions", editable=False
    )  # none for an urgent decision, taken outside a session
    revision = models.PositiveSmallIntegerField(default=1, editable=False)
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by", editable=False
    )
    replacement_reason = models.TextField(_("motif de la révision"), max_length=2000, blank=True, editable=False)
    status = models.CharField(_("état"), max_length=10, choices=Status.choices, default=Status.DRAFT, editable=False)
    kind = models.CharField(_("nature"), max_length=12, choices=Kind.choices, default=Kind.DECISION, editable=False)
    handling = models.CharField(
        _("traitement du dossier"), max_length=10, choices=Handling.choices, default=Handling.DISCUSSED, editable=False
    )
    conclusion = models.TextField(_("conclusion de la discussion"), max_length=10_000, blank=True)
    refer_to_recourse = models.BooleanField(_("adresser à une RCP de recours"), default=False)
    surveillance = models.TextField(_("surveillance"), max_length=2000, blank=True)
    frame = models.CharField(_("cadre de la proposition"), max_length=14, choices=Frame.choices, blank=True)
    guideline = models.ForeignKey(
        "cases.Guideline",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("référentiel"),
    )
    off_guideline_reason = models.TextField(_("motif hors référentiel"), max_length=2000, blank=True)
    trial = models.CharField(_("essai clinique"), max_length=10, choices=Trial.choices, blank=True)
    trial_name = models.CharField(_("nom de l’essai"), max_length=200, blank=True)
    patient_comment = models.TextField(_("commentaire pour le patient"), max_length=5000, blank=True)
    content = models.JSONField(
        null=True, blank=True, editable=False
    )  # the record as signed: what every output is made from
    content_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    signed_at = models.DateTimeField(_("signée le"), null=True, blank=True, editable=False)
    signed_by = person(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "revision"], name="meetings_decision_revision"),
            models.UniqueConstraint(fields=["case"], condition=Q(status="draft"), name="meetings_decision_one_draft"),
            models.CheckConstraint(
                name="meetings_decision_signed_whole",
                condition=Q(status="draft", signed_at__isnull=True, content__isnull=True)
                | (Q(status="signed", signed_at__isnull=False, content__isnull=False) & ~Q(content_sha256="")),
                violation_error_message=_("Une décision signée a un signataire et son contenu."),
            ),
            models.CheckConstraint(
                name="meetings_decision_succession",
                condition=Q(revision=1, replaces__isnull=True)
                | (Q(revision__gt=1, replaces__isnull=False) & ~Q(replacement_reason="")),
                violation_error_message=_("Une révision nomme celle qu’elle remplace, et pourquoi."),
            ),
            pair("signed"),
        ]

    @property
    def stamp(self):
        """Changes whenever this draft or one of its parts does: what was read is what is signed."""
        proposals = [(proposal, *(lesion.pk for lesion in proposal.targets.all())) for proposal in self.proposals.all()]
        rows = [(self,), *proposals, *((row,) for row in [*self.examinations.all(), *self.dissents.all()])]
        said = ";".join(f"{row.pk}:{row.version}:{','.join(map(str, aims))}" for row, *aims in rows)
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def is_superseded(self):
        successor = getattr(self, "replaced_by", None)
        return successor is not None and successor.status == self.Status.SIGNED


class Proposal(Record):
    """One ranked line of the care plan: rank 1 is the first intention, several lines may share a rank."""

    class Intent(models.TextChoices):
        CURATIVE = "curative", _("curative")
        PALLIATIVE = "palliative", _("palliative")
        PREVENTIVE = "preventive", _("préventive")

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="proposals", editable=False)
    rank = models.PositiveSmallIntegerField(
        _("rang"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
        help_text=_("1 : première intention ; 2 et suivants : alternatives"),
    )
    step = models.PositiveSmallIntegerField(
        _("étape"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
        help_text=_("ordre dans une même séquence"),
    )
    treatment = models.CharField(_("traitement"), max_length=40, choices=treatments.proposal_choices)
    intent = models.CharField(_("visée"), max_length=12, choices=Intent.choices, blank=True)
    is_urgent = models.BooleanField(_("urgent"), default=False)
    detail = models.TextField(_("précisions"), max_length=2000, blank=True)
    dose_gy = models.DecimalField(_("dose totale (Gy)"), max_digits=5, decimal_places=2, null=True, blank=True)
    fractions = models.PositiveSmallIntegerField(_("fractions"), null=True, blank=True)
    drug = models.CharField(_("médicament"), max_length=120, blank=True)
    dose_mg = models.DecimalField(_("dose (mg)"), max_digits=8, decimal_places=2, null=True, blank=True)
    wished_on = models.DateField(_("date souhaitée"), null=True, blank=True)
    carried_out_by = models.CharField(_("réalisé par"), max_length=200, blank=True)
    due_on = models.DateField(_("au plus tard le"), null=True, blank=True)
    targets = models.ManyToManyField("cases.Lesion", through="ProposalTarget", related_name="+")

    class Meta:
        ordering = ["rank", "step", "created_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="meetings_proposal_rank",
                condition=Q(rank__gte=1, rank__lte=9, step__gte=1, step__lte=9),
                violation_error_message=_("Le rang va de 1 à 9."),
            ),
            models.CheckConstraint(
                name="meetings_proposal_dose",
                condition=(Q(dose_gy__isnull=True) | Q(dose_gy__gt=0, dose_gy__lte=100))
                & (Q(fractions__isnull=True) | Q(fractions__gte=1, fractions__lte=60)),
                violation_error_message=_("Une dose va jusqu’à 100 Gy, en 1 à 60 fractions."),
            ),
            models.CheckConstraint(
                name="meetings_proposal_dates",
                condition=Q(due_on__isnull=True) | Q(wished_on__isnull=True) | Q(due_on__gte=F("wished_on")),
                violation_error_message=_("La date limite vient après la date souhaitée."),
            ),
        ]


class ProposalTarget(models.Model):
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="target_rows")
    lesion = models.ForeignKey("cases.Lesion", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["lesion__number", "pk"]
        constraints = [models.UniqueConstraint(fields=["proposal", "lesion"], name="meetings_target_once")]


class ExaminationWanted(Record):
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="examinations", editable=False)
    kind = models.CharField(_("examen"), max_length=200)
    earliest_on = models.DateField(_("au plus tôt le"), null=True, blank=True)
    latest_on = models.DateField(_("au plus tard le"), null=True, blank=True)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="meetings_examination_dates",
                condition=Q(earliest_on__isnull=True) | Q(latest_on__isnull=True) | Q(latest_on__gte=F("earliest_on")),
                violation_error_message=_("La date la plus tardive vient après la plus proche."),
            )
        ]


class Dissent(Record):
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="dissents", editable=False)
    author = person(verbose_name=_("auteur"))
    text = models.TextField(_("avis divergent"), max_length=2000)

    class Meta:
        ordering = ["created_at", "id"]


class Participant(Record):
    """Who took part in this decision, frozen at signature: the national record names each of them."""

    class Part(models.TextChoices):
        ON_SITE = "on_site", _("sur place")
        REMOTE = "remote", _("à distance")
        WRITTEN = "written", _("avis écrit")

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="participants", editable=False)
    person = person()
    name = models.CharField(max_length=200)
    specialty = models.CharField(max_length=40, blank=True)
    competences = models.JSONField(default=list)
    establishment = models.CharField(max_length=200, blank=True)
    part = models.CharField(max_length=10, choices=Part.choices)
    in_quorum = models.BooleanField()

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["decision", "person"], name="meetings_participant_once")]
