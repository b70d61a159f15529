"""The doors. You cannot hold a record without having been let in, and having been seen.

A door raises `NotVisible` both for what does not exist and for what is not open to this person, and journals the
read before it returns.
"""

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, Q

from cases import audit, identity, permissions
from cases.errors import NotVisible
from cases.models import (
    Board,
    BoardMembership,
    Case,
    CharterRequirement,
    Establishment,
    Guideline,
    JournalEntry,
    JournalHead,
    Lesion,
    Patient,
)


def find(queryset, pk):
    try:
        return queryset.get(pk=pk)
    except (queryset.model.DoesNotExist, ValidationError, ValueError) as absent:
        raise NotVisible from absent


def patient_for(by, pk, *, journal=True):
    """A patient one of whose cases is open to `by`, or whom `by` registered."""
    patient = find(Patient.objects.visible_to(by), pk)
    if journal:
        audit.seen("patient_read", on=patient, by=by)
    return patient


def case_for(by, pk, *, journal=True):
    """A case open to `by`, with its patient and board. `journal=False` is for acts: they write their own line."""
    case = find(
        Case.objects.visible_to(by).select_related("patient", "board__establishment", "requester", "presenter"), pk
    )
    if journal:
        audit.seen("case_read", on=case, by=by, keys=[case.patient])
    return case


def lesion_for(by, pk):
    lesion = find(Lesion.objects.standing().select_related("patient"), pk)
    patient_for(by, lesion.patient_id, journal=False)
    audit.seen("lesion_read", on=lesion.patient, by=by, keys=[lesion])
    return lesion


def part_for(by, model, pk, *, journal=False):
    """A standing part of a file; whoever may see the file may see the part. `journal=True` for who reads it alone."""
    part = find(model.objects.standing(), pk)
    if hasattr(part, "case_id"):
        case_for(by, part.case_id, journal=journal)
    else:
        patient_for(by, part.patient_id, journal=journal)
    return part


def history_for(by, case=None, patient=None):
    """The case or the patient whose history `by` reads: whoever may see the record may see what became of it."""
    record = patient_for(by, patient, journal=False) if case is None else case_for(by, case, journal=False)
    audit.seen("history_read", on=record, by=by)
    return record


def part_history_for(by, model, pk):
    """A part of a file, removed ones included: their history is where they are found again."""
    part = find(model._base_manager.all(), pk)
    if hasattr(part, "case_id"):
        part.case = case_for(by, part.case_id, journal=False)
    else:
        part.patient = patient_for(by, part.patient_id, journal=False)
    audit.seen("history_read", on=getattr(part, "case", None) or part.patient, by=by, keys=[part])
    return part


def parts_of(model, **owner):
    """The standing rows of a kind below a patient, a case or another part, for somebody already let in."""
    return model.objects.standing().filter(**owner)


def shown(by, row):
    """A row shown beside a refusal was read as any other."""
    owner = row if isinstance(row, (Patient, Case)) else getattr(row, "case", None) or getattr(row, "patient", None)
    if owner is not None:
        audit.seen(f"{owner._meta.model_name}_read", on=owner, by=by, keys=[row])


def cases_for(by, *, board=None, statuses=None):
    """Cases open to `by`, newest first, with what a list shows. The caller journals the rows it shows by `listed`."""
    found = Case.objects.visible_to(by).select_related("patient", "board", "requester")
    if board is not None:
        found = found.filter(board=board)
    if statuses:
        found = found.filter(status__in=statuses)
    return found.order_by("-created_at", "-pk")


def patients_for(by):
    """Patients open to `by`. The caller journals the rows it shows by `listed`."""
    return Patient.objects.visible_to(by)


def previous_case(by, patient):
    """The last case decided for this patient, by any board, that is open to `by`: what a new one starts from."""
    ended = (Case.Status.DECIDED, Case.Status.CLOSED)
    found = Case.objects.visible_to(by).filter(patient=patient, status__in=ended)
    return found.order_by("-decided_at", "-pk").first()


def search_patients(by, words):
    """Patients open to `by` whose every word is found in their names, birth date, IPP or INS; at most 20."""
    if not words.strip():
        return []
    found = list(Patient.objects.visible_to(by).matching(words).order_by("birth_name", "pk")[:20])
    listed(by, found, event="patients_searched")
    return found


def search_identities(by, words):
    """Identities of every board, at most 20, without anything clinical: an office must not register somebody twice."""
    if not (words.strip() and permissions.runs_an_office(by)):
        return search_patients(by, words)
    found = list(Patient.objects.matching(words).order_by("birth_name", "pk")[:20])
    return listed(by, found, event="identities_searched")


def identity_for(by, pk):
    """An identity to open a case for: a patient open to `by`, and for an office any patient at all."""
    known = Patient.objects.all() if permissions.runs_an_office(by) else Patient.objects.visible_to(by)
    patient = find(known, pk)
    audit.seen("identity_read", on=patient, by=by)
    return patient


def likely_duplicates(by, *, birth_date, birth_name, first_birth_given_name):
    """Patients born on the same day under a close name, among those whose identity `by` may see."""
    known = Patient.objects.all() if permissions.runs_an_office(by) else Patient.objects.visible_to(by)
    wanted = identity.normalise(f"{birth_name} {first_birth_given_name}")
    found = [row for row in known.filter(birth_date=birth_date) if identity.is_close(wanted, row.display_name)]
    return listed(by, found, event="duplicates_shown")


def shown_among(by, patients):
    """The keys of those patients whose whole file is open to `by`."""
    return set(Patient.objects.visible_to(by).filter(pk__in=[row.pk for row in patients]).values_list("pk", flat=True))


def listed(by, rows, *, event="cases_listed"):
    if rows:
        audit.seen(event, by=by, keys=rows)
    return rows


def board_for(by, pk):
    """Boards are no secret to signed-in people: they are where cases are sent."""
    return find(Board.objects.select_related("establishment"), pk)


def boards_for(by):
    """Active boards for everybody; an administrator sees the retired ones too."""
    boards = Board.objects.select_related("establishment").order_by("name", "pk")
    return boards if by.role == "administrator" else boards.filter(is_active=True)


def boards_run_by(by):
    return boards_for(by).filter(
        memberships__person=by, memberships__role__in=permissions.OFFICE_ROLES, memberships__ended_at__isnull=True
    )


def with_members(boards):
    """The same boards with the people who belong to them today: `board.memberships.all()`."""
    current = BoardMembership.objects.current().select_related("person__establishment")
    return boards.prefetch_related(Prefetch("memberships", current.order_by("person__family_name", "pk")))


def administration(by):
    """Rooms that only an administrator knows of: for anybody else they do not exist."""
    if permissions.refusal(permissions.administer, by):
        raise NotVisible


def establishments_for(by):
    administration(by)
    return Establishment.objects.order_by("name", "pk")


def establishments_named():
    """Establishments to choose from: the names of hospitals are no secret to signed-in people."""
    return Establishment.objects.order_by("name", "pk")


def guidelines_for(by):
    return Guideline.objects.order_by("name", "-published_on", "pk")


def membership_for(by, pk):
    administration(by)
    return find(BoardMembership.objects.select_related("board", "person"), pk)


def requirement_for(by, pk):
    administration(by)
    return find(CharterRequirement.objects.select_related("board"), pk)


def scores_of(case, index, lesion=None):
    """Every score of this index given in this case, newest first, for somebody already let in."""
    scores = case.score_set.filter(index=index, lesion=lesion).select_related("created_by", "lesion")
    return list(scores.order_by("-scored_on", "-created_at"))


def journal_for(by, *, record=None, before=None, after=None, limit=50):
    """Lines for an administrator, newest first: who, when, which record; never values."""
    administration(by)
    lines = JournalEntry.objects.only("id", "record", "position", "at_us", "event", "by", "keys")
    if record:
        lines = lines.filter(record=record)
    if after:
        return list(lines.filter(id__gt=after).order_by("id")[:limit])[::-1]
    if before:
        lines = lines.filter(id__lt=before)
    return list(lines.order_by("-id")[:limit])


def places_in_journal(case):
    """How far the journals of a case and of its patient have come: {record: its last position}."""
    records = [audit.key(case), audit.key(case.patient)]
    return dict(JournalHead.objects.filter(record__in=records).values_list("record", "position"))


def changes_since(case, places, *, but_of=None):
    """The changes that the journals tell after these places, oldest first, for somebody already let in."""
    after = Q()
    for record, position in places.items():
        after |= Q(record=record, position__gt=position)
    lines = JournalEntry.objects.filter(after).order_by("id") if places else JournalEntry.objects.none()
    if but_of is not None:
        lines = lines.exclude(by=but_of.pk)
    return [line for line in lines if not line.event.endswith(audit.READS)]
