"""The case: one question put to a board about a patient, its messages, and the people let in one by one."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .board import BoardMembership
from .fields import coded, day, line, link, prose, tri
from .record import CasePart, Record, pair
from .record import person as person_field
from .rules import only_with, rule


def _moment(label):
    return models.DateTimeField(label, null=True, blank=True, editable=False)


def _author(label):
    return person_field(null=True, blank=True, editable=False, verbose_name=label)


class CaseStatus(models.TextChoices):
    """Where a case stands; `cases.transitions` holds what may follow what."""

    DRAFT = "draft", _("brouillon")
    SUBMITTED = "submitted", _("soumis")
    RETURNED = "returned", _("à compléter")
    SCHEDULED = "scheduled", _("inscrit")
    URGENT = "urgent", _("urgent")
    DISCUSSED = "discussed", _("discuté")
    RECORDED = "recorded", _("enregistré")
    POSTPONED = "postponed", _("reporté")
    DECIDED = "decided", _("décidé")
    CLOSED = "closed", _("clos")
    WITHDRAWN = "withdrawn", _("retiré")


OPEN_STATUSES = tuple(
    status for status in CaseStatus if status not in (CaseStatus.DECIDED, CaseStatus.CLOSED, CaseStatus.WITHDRAWN)
)


def sees_patients(by):
    """Whether the role of this account is one that works with patients; an administrator and a reader never do."""
    return by.is_active and by.role in ("clinician", "office")


class CaseQuerySet(models.QuerySet):
    def open(self):
        """Cases that still wait for a decision."""
        return self.filter(status__in=OPEN_STATUSES)

    def visible_to(self, by):
        """Cases that `by` works on, and those opened to `by` one by one."""
        if not sees_patients(by):
            return self.none()
        opened = CaseGrant.objects.standing().filter(person=by).values("case")
        return self.filter(self._work_of(by) | Q(pk__in=opened))

    def worked_on_by(self, by):
        """Cases that `by` asks for or presents, and those of `by`'s boards; a guest looks and does not write."""
        return self.filter(self._work_of(by)) if sees_patients(by) else self.none()

    @staticmethod
    def _work_of(by):
        boards = BoardMembership.objects.current().filter(person=by).values("board")
        return Q(requester=by) | Q(presenter=by) | Q(board__in=boards)


class Case(Record):
    Status = CaseStatus

    class Nature(models.TextChoices):
        ORGAN = "organ", _("RCP d’organe")
        TRANSVERSAL = "transversal", _("RCP transversale")

    class Motive(models.TextChoices):
        DIAGNOSTIC = "diagnostic", _("avis diagnostique")
        TREATMENT = "treatment", _("proposition de traitement")
        RECOURSE = "recourse", _("recours")
        PAEDIATRIC = "paediatric", _("pédiatrie")

    class Handling(models.TextChoices):
        DISCUSSED = "discussed", _("à discuter")
        RECORDED = "recorded", _("à enregistrer sans discussion")

    class CourseKind(models.TextChoices):
        INITIAL = "initial", _("prise en charge initiale")
        RELAPSE = "relapse", _("rechute")

    class Extent(models.TextChoices):
        LOCAL = "local", _("locale")
        REGIONAL = "regional", _("régionale")
        DISTANT = "distant", pgettext_lazy("progression", "à distance")

    patient = link("cases.Patient", _("patient"), "cases", editable=False)
    board = link("cases.Board", _("RCP"), "cases")
    number = line(_("numéro"), 12, blank=False, unique=True, editable=False)
    status = coded(_("état"), CaseStatus, default=CaseStatus.DRAFT, editable=False)
    requester = person_field(related_name="requested_cases", verbose_name=_("médecin demandeur"))
    presenter = person_field(related_name="presented_cases", null=True, blank=True, verbose_name=_("présentateur"))
    represents = link("self", _("représente le dossier"), "representations", null=True, blank=True, editable=False)
    previous = link("self", _("repris du dossier"), "successors", null=True, blank=True, editable=False)

    nature = coded(_("nature de la RCP"), Nature, default=Nature.TRANSVERSAL)
    motive = coded(_("motif"), Motive, default=Motive.TREATMENT)
    is_recourse = models.BooleanField(_("RCP de recours"), default=False)
    handling = coded(_("traitement du dossier"), Handling, default=Handling.DISCUSSED)
    urgent_since = models.DateTimeField(_("urgent depuis"), null=True, blank=True, editable=False)
    urgent_reason = line(_("motif de l’urgence"), 500)
    informed_on = day(_("patient informé le"))
    informed_by_name = line(_("patient informé par"))
    non_opposition = tri(_("non-opposition du patient"))
    correspondents_note = prose(_("correspondants à informer"))

    question = prose(_("question posée"))
    synthesis = prose(_("synthèse"))
    history = prose(_("antécédents"))
    comorbidities = prose(_("comorbidités"))
    wishes = prose(_("souhaits du patient"))

    found_by_screening = tri(_("découverte par dépistage"))
    course = coded(_("phase de la maladie"), CourseKind, blank=True)
    relapse_on = day(_("rechute le"))
    progression = tri(_("progression"))
    progression_extent = coded(_("étendue de la progression"), Extent, blank=True)
    is_file_complete = tri(_("dossier complet"))

    submitted_at = _moment(_("soumis le"))
    submitted_by = _author(_("soumis par"))
    decided_at = _moment(_("décidé le"))
    closed_at = _moment(_("clos le"))
    closed_by = _author(_("clos par"))
    withdrawn_at = _moment(_("retiré le"))
    withdrawn_by = _author(_("retiré par"))

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("dossier")
        ordering = ["-created_at", "id"]
        indexes = [
            models.Index(fields=["status", "board"], name="cases_case_status_board"),
            # The order of the list: one page is read without sorting the others.
            models.Index(fields=["-created_at", "-id"], name="cases_case_newest"),
        ]
        constraints = [
            pair("submitted"),
            pair("closed"),
            pair("withdrawn"),
            rule(
                "submitted_when",
                Q(status__in=["draft", "withdrawn"]) | Q(submitted_at__isnull=False),
                _("Un dossier qui n’est plus un brouillon a été soumis."),
            ),
            rule(
                "decided_when",
                ~Q(status__in=["decided", "closed"]) | Q(decided_at__isnull=False),
                _("Un dossier décidé a la date de sa décision."),
            ),
            rule(
                "closed_when",
                Q(status="closed", closed_at__isnull=False) | ~Q(status="closed") & Q(closed_at__isnull=True),
                _("Un dossier clos a la date de sa clôture."),
            ),
            rule(
                "withdrawn_when",
                Q(status="withdrawn", withdrawn_at__isnull=False)
                | ~Q(status="withdrawn") & Q(withdrawn_at__isnull=True),
                _("Un dossier retiré a la date de son retrait."),
            ),
            rule(
                "relapse_on_only_with",
                Q(relapse_on__isnull=True) | Q(course="relapse"),
                _("La date de rechute ne va qu’avec une rechute."),
            ),
            only_with(
                "progression_extent",
                Q(progression="yes"),
                _("L’étendue de la progression ne se dit que s’il y a progression."),
            ),
        ]

    def __str__(self):
        return self.number


class PostponementReason(models.TextChoices):
    IMAGING_MISSING = "imaging_missing", _("imagerie manquante")
    HISTOLOGY_MISSING = "histology_missing", _("histologie manquante")
    PERFORMANCE_STATUS_MISSING = "performance_status_missing", _("état général non renseigné")
    COMPETENCE_MISSING = "competence_missing", _("compétence absente")
    PATIENT_TO_BE_SEEN = "patient_to_be_seen", _("patient à voir")
    NO_TIME = "no_time", _("temps insuffisant")
    OTHER = "other", _("autre raison")


class ReturnReason(models.TextChoices):
    IDENTITY_INCOMPLETE = "identity_incomplete", _("identité incomplète")
    QUESTION_UNCLEAR = "question_unclear", _("question imprécise")
    FILE_INCOMPLETE = "file_incomplete", _("dossier incomplet")
    WRONG_BOARD = "wrong_board", _("autre RCP compétente")
    OTHER = "other", _("autre raison")


class CaseMessage(CasePart):
    """What the office, the requester and the board wrote to each other about a case."""

    class Kind(models.TextChoices):
        RETURN = "return", _("renvoi pour complément")
        ANSWER = "answer", _("réponse")
        QUESTION = "question", _("question")
        POSTPONEMENT = "postponement", _("report")
        WITHDRAWAL = "withdrawal", _("retrait")
        NOTE = "note", _("note")

    kind = coded(_("nature"), Kind)
    code = line(_("raison"), 40)
    text = prose(_("texte"))

    class Meta(CasePart.Meta):
        verbose_name = _("message")
        constraints = [
            *CasePart.Meta.constraints,
            rule(
                "code_fits_kind",
                Q(kind="return", code__in=ReturnReason.values)
                | Q(kind="postponement", code__in=PostponementReason.values)
                | ~Q(kind__in=["return", "postponement"]) & Q(code=""),
                _("Un renvoi ou un report dit sa raison."),
            ),
        ]

    @property
    def reason(self):
        """The coded reason in words."""
        reasons = {self.Kind.RETURN: ReturnReason, self.Kind.POSTPONEMENT: PostponementReason}
        return reasons[self.kind](self.code).label if self.code else ""


class CaseGrantQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(closed_at__isnull=True)


class CaseGrant(Record):
    """Lets one person into one case: a guest of a session, or somebody asked for an opinion."""

    class Purpose(models.TextChoices):
        GUEST = "guest", _("invité d’une séance")
        OPINION = "opinion", _("avis demandé")

    case = link(Case, _("dossier"), "grants")
    person = person_field(related_name="case_grants", verbose_name=_("personne"))
    purpose = coded(_("raison"), Purpose)
    # The meeting lives above this package: its key is kept, not a foreign key.
    meeting_id = models.UUIDField(_("séance"), null=True, blank=True, editable=False)
    closed_at = _moment(_("fermé le"))
    closed_by = _author(_("fermé par"))

    objects = CaseGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("accès ouvert")
        ordering = ["created_at", "id"]
        constraints = [pair("closed")]
