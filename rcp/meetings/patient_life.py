"""A patient's life as a page shows it: the newest moments and the newest few of each list, whatever their number.

For somebody already let in to the patient. What has many rows is asked for by key, a page at a time.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Case as Choice
from django.db.models import CharField, Count, Exists, F, OuterRef, Q, Subquery, Sum, Value, When, Window
from django.db.models.functions import Coalesce, TruncDate

from cases.file import ReadFile
from cases.models import Case, Task
from cases.parts import KINDS
from cases.rows import read_together
from rcp.meetings.models import Decision

# Kind → the day that counts. Observations and laboratory stay with their lesion and their case.
DAYS = {
    "tumour": "diagnosed_on",
    "lesion": "discovered_on",
    "treatment": "started_on",
    "irradiation": "started_on",
    "surgery": "performed_on",
    "boneagent": "started_on",
    "skeletalevent": "occurred_on",
    "neurologicalepisode": "found_on",
    "imagingstudy": "done_on",
    "report": "dated_on",
}
GROUPS = {
    "cases": ("case", "decision"),
    "disease": ("tumour", "lesion", "skeletalevent", "neurologicalepisode"),
    "treatments": ("treatment", "irradiation", "surgery", "boneagent"),
    "examinations": ("imagingstudy", "report"),
}
EVERY = tuple(kind for kinds in GROUPS.values() for kind in kinds)
MOMENTS = 40
# How many of each list the page of the patient shows; the rest is one click away.
FEW = {"case": 5, "decision": 3, "lesion": 6, "treatment": 3, "surgery": 3, "boneagent": 3, "neurologicalepisode": 1}
FEW_COURSES = 8
NEWEST = {
    "lesion": ("-number",),
    **{kind: (F(DAYS[kind]).desc(nulls_last=True),) for kind in ("treatment", "surgery", "boneagent")},
    "neurologicalepisode": (F("found_on").desc(nulls_last=True),),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of moments ended."""

    on: date
    key: UUID

    def __str__(self):
        return f"{self.on}.{self.key.hex}"


def place_of(text):
    """The place that an address names, or None for anything else."""
    day, _dot, key = (text or "").partition(".")
    try:
        return Place(date.fromisoformat(day), UUID(key))
    except ValueError:
        return None


def newest_moments(by, patient, *, group="", before=None):
    """([(kind, key, day)] newest first, the place where older ones begin or None), by one statement."""
    first, *others = [_days(by, patient, kind, before) for kind in GROUPS.get(group, EVERY)]
    found = list(first.union(*others, all=True).order_by("-moment_on", "-moment_key")[: MOMENTS + 1])
    shown = found[:MOMENTS]
    return shown, Place(shown[-1][2], shown[-1][1]) if len(found) > MOMENTS else None


def _days(by, patient, kind, before):
    if kind == "case":
        rows = cases_of_patient(by, patient).annotate(moment_on=TruncDate(Coalesce("submitted_at", "created_at")))
    elif kind == "decision":
        rows = _signed(patient).annotate(moment_on=TruncDate("signed_at"))
    else:
        rows = KINDS[kind].objects.standing().filter(patient=patient, **{f"{DAYS[kind]}__isnull": False})
        rows = rows.annotate(moment_on=F(DAYS[kind]))
    if before:
        rows = rows.filter(Q(moment_on__lt=before.on) | Q(moment_on=before.on, pk__lt=before.key))
    rows = rows.annotate(moment_of=Value(kind, output_field=CharField()), moment_key=F("pk"))
    return rows.order_by().values_list("moment_of", "moment_key", "moment_on")


def cases_of_patient(by, patient):
    """His cases, `is_open` or not to `by`. Of another board's case only its date, board and question may be shown,
    and nothing of its drafts."""
    opened = Case.objects.visible_to(by).filter(pk=OuterRef("pk"))
    rows = Case.objects.filter(patient=patient).annotate(is_open=Exists(opened))
    return rows.filter(Q(is_open=True) | Q(submitted_at__isnull=False))


def _signed(patient):
    return Decision.objects.filter(case__patient=patient, status=Decision.Status.SIGNED)


def decisions_of_patient(patient):
    """Signed decisions of every board, each with what followed it: its revision, the next decision of another case."""
    later = _signed(patient).filter(signed_at__gt=OuterRef("signed_at")).exclude(case=OuterRef("case"))
    return (
        _signed(patient)
        .select_related("case__board", "signed_by", "replaced_by")
        .defer("content", "replaced_by__content")
        .annotate(next_signed_at=Subquery(later.order_by("signed_at").values("signed_at")[:1]))
    )


def parts_of_patient(patient, kind):
    return KINDS[kind].objects.standing().filter(patient=patient)


class Life:
    """The rows that a page of moments and the newest few of each list need: a constant number of statements."""

    def __init__(self, by, patient, moments):
        self.patient = patient
        self._keys = {kind: [key for told, key, _day in moments if told == kind] for kind in EVERY}
        cases = cases_of_patient(by, patient).select_related("board", "requester")
        self.cases = self._with_newest(cases, "case", "-created_at")
        self.decisions = self._with_newest(decisions_of_patient(patient), "decision", "-signed_at")
        self._own = {"case": self.cases, "decision": self.decisions}
        self.tasks = self._tasks()
        self.file = ReadFile(patient, self._rows())

    def newest(self, kind):
        """(the newest few rows of a kind, whether there are more)."""
        rows = sorted(self._own[kind], key=lambda row: _newness(kind, row), reverse=True)
        return rows[: FEW[kind]], len(rows) > FEW[kind]

    def _with_newest(self, rows, kind, *order):
        """The rows of the moments, and the newest few with one more, which tells whether there are others."""
        newest = rows.order_by(*order, "-pk").values("pk")[: FEW[kind] + 1]
        return list(rows.filter(Q(pk__in=self._keys[kind]) | Q(pk__in=newest)))

    def _tasks(self):
        """{case: its tasks} for the decided cases that are open to the reader: what became of their decisions."""
        opened = {case.pk for case in self.cases if case.is_open}
        decided = {decision.case_id for decision in self.decisions} & opened
        found = {}
        for task in Task.objects.standing().filter(case__in=decided).select_related("owner"):
            found.setdefault(task.case_id, []).append(task)
        return found

    def _rows(self):
        wanted = [self._wanted(kind) for kind in DAYS]
        read = read_together([*wanted, parts_of_patient(self.patient, "contact")])
        self._own |= {model._meta.model_name: rows for model, rows in read.items()}
        lesions, _more = self.newest("lesion")
        named = {row.lesion_id for rows in self._own.values() for row in rows if getattr(row, "lesion_id", None)}
        unknown = named - {row.pk for row in self._own["lesion"]}
        around = read_together([KINDS["lesion"].objects.filter(pk__in=unknown), *_around(self.patient, lesions)])
        rows = dict(self._own)
        for model, found in around.items():
            kind = model._meta.model_name
            known = {row.pk for row in rows.get(kind, ())}
            rows[kind] = [*rows.get(kind, ()), *(row for row in found if row.pk not in known)]
        return rows

    def _wanted(self, kind):
        rows, keys = parts_of_patient(self.patient, kind), Q(pk__in=self._keys[kind])
        if kind not in NEWEST:
            return rows.filter(keys)
        newest = rows.order_by(*NEWEST[kind], "-created_at", "-pk").values("pk")[: FEW[kind] + 1]
        return rows.filter(keys | Q(pk__in=newest))


def file_around(patient, lesions):
    """A file of these lesions and of what was seen, felt and done of them."""
    found = read_together(_around(patient, lesions))
    return ReadFile(patient, {"lesion": lesions} | {model._meta.model_name: rows for model, rows in found.items()})


def _around(patient, lesions):
    keys, reaching = [lesion.pk for lesion in lesions], Q(lesion__in=[lesion.pk for lesion in lesions])
    for lesion in lesions:
        reaching |= Q(bone=lesion.bone, level=lesion.level)
    return [
        parts_of_patient(patient, "lesionobservation").filter(lesion__in=keys),
        parts_of_patient(patient, "painassessment").filter(lesion__in=keys),
        parts_of_patient(patient, "irradiation").filter(reaching),
    ]


def _newness(kind, row):
    if kind == "lesion":
        return (row.number,)
    day = {"case": "created_at", "decision": "signed_at"}.get(kind) or DAYS[kind]
    value = getattr(row, day)
    return (value is not None, value, row.created_at) if value else (False, row.created_at)


@dataclass(frozen=True, slots=True)
class IrradiatedSite:
    """What one bone or level has received. `total_gy` is a plain sum; `is_whole` when every dose of it is known."""

    site: str
    courses: list
    count: int
    total_gy: Decimal | None
    is_whole: bool


def irradiated_sites(patient):
    """([the sites irradiated last, each with its courses and its sum], whether there are others)."""
    # A level of the spine has no side.
    partition = [F("bone"), F("level"), Choice(When(level="", then=F("side")), default=Value(""))]
    rows = (
        parts_of_patient(patient, "irradiation")
        .annotate(
            last_on=Coalesce("ended_on", "started_on"),
            site_gy=Window(Sum("dose_gy"), partition_by=partition),
            site_count=Window(Count("pk"), partition_by=partition),
            site_doses=Window(Count("dose_gy"), partition_by=partition),
        )
        .order_by(F("last_on").desc(nulls_last=True), "-created_at", "-pk")[: FEW_COURSES + 1]
    )
    courses = {}
    for row in list(rows)[:FEW_COURSES]:
        courses.setdefault((row.bone, row.level, "" if row.level else row.side), []).append(row)
    return [_site(found) for found in courses.values()], len(rows) > FEW_COURSES


def _site(courses):
    first = courses[0]
    whole = first.site_count == first.site_doses
    return IrradiatedSite(first.site, courses, first.site_count, first.site_gy, whole)
