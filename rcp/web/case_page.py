"""What the page of a case shows, section by section, from its file; the templates only lay it out."""

from dataclasses import dataclass, field

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

import scoring
from cases import permissions
from cases.completeness import lacks
from cases.models import Case
from cases.permissions import refusal
from cases.wording import said_value, words_of
from rcp.meetings.access import decisions_of_case, documents_for
from rcp.meetings.record_parts import latest_scores
from rcp.web.attachment_lines import attach_url, by_section
from rcp.web.carried import Carried
from rcp.web.case_acts import acts_of
from rcp.web.case_summary import summary_of
from rcp.web.forms.cases import SECTIONS as EDITED
from rcp.web.lesion_lines import MOST_LESIONS, lesion_lines, scores_given
from rcp.web.part_tables import KINDS, add_url, amend_url, table_of
from rcp.web.patient_band import warnings_of

# The order of the page, with the kinds of part that each section lists.
SECTIONS = (
    ("question", gettext_lazy("Question"), ()),
    ("state", gettext_lazy("État"), ("labvalue", "currentdrug")),
    ("tumour", gettext_lazy("Tumeur"), ()),
    ("disease", gettext_lazy("Hors de l’os"), ("organmetastasis",)),
    (
        "course",
        gettext_lazy("Traitements"),
        ("treatment", "irradiation", "surgery", "boneagent", "skeletalevent"),
    ),
    ("neurology", gettext_lazy("Neurologie"), ("neurologicalepisode",)),
    ("imaging", gettext_lazy("Imagerie"), ("imagingstudy",)),
    ("reports", gettext_lazy("Comptes rendus"), ("report",)),
    ("lesions", gettext_lazy("Lésions"), ()),
    ("scores", gettext_lazy("Scores"), ()),
    ("judgements", gettext_lazy("Jugements"), ("judgement",)),
    ("opinions", gettext_lazy("Avis écrits"), ()),
    ("decisions", gettext_lazy("Décision"), ()),
    ("tasks", gettext_lazy("Tâches"), ("task",)),
    ("registration", gettext_lazy("Inscription"), ()),
    ("messages", gettext_lazy("Échanges"), ()),
)
SECTION_OF = {kind: section for section, _title, kinds in SECTIONS for kind in kinds} | {
    "tumour": "tumour",
    "molecularresult": "tumour",
    "otherclassification": "tumour",
    "disease": "disease",
    "clinicalstate": "state",
    "lesion": "lesions",
    "lesionobservation": "lesions",
    "painassessment": "lesions",
}
# The part that a case has once → the section that shows it as facts.
ONCE = {"state": "clinicalstate", "disease": "disease"}
FACTS_OF_CASE = {"state", "course", "registration"}
# Sections that are told in their own way, in their own template.
PLAIN = "cases/_parts.html"
SPECIAL = {"question", "tumour", "lesions", "scores", "opinions", "decisions", "messages"}
OF_THE_CASE = {"disease", "judgements", "scores", "tasks"}


def reading(file, *, every_lesion=False):
    """What the file says: its sections, its lesions and scores, its summary."""
    case, scores = file.case, latest_scores(file.case)
    shown = file.rows("lesion") if every_lesion else file.rows("lesion")[:MOST_LESIONS]
    return {
        "case": case,
        "patient": case.patient,
        "warnings": warnings_of(file),
        "tumours": tumours_of(file),
        "tumour_add_url": add_url("tumour", case),
        "lesions": lesion_lines(file, scores, shown),
        "lesions_not_shown": len(file.rows("lesion")) - len(shown),
        "lesion_count": len(file.rows("lesion")),
        "lesion_add_url": add_url("lesion", case),
        "scores": scores_given(scores),
        "offered_scores": offered_scores(),
        "summary": summary_of(file),
        "sitting": sitting_of(case),
    }


def rights(file, by):
    """What this person may do, and the sections as they may be changed."""
    case = file.case
    role = permissions.board_role(by, case.board_id)
    works = bool(role) or permissions.belongs_to(by, case)
    closed = refusal(permissions.edit_case, by, case, role)
    patient_closed = refusal(permissions.edit_identity, by, case.patient, works)
    sections = sections_of(file, may_edit=not closed, may_add=addable(closed, patient_closed))
    return {
        "acts": acts_of(case, by, role),
        "closed": closed,
        "patient_closed": patient_closed,
        "may_score": not closed and by.is_physician,
        "sections": sections,
        "lacks": [lack for section in sections for lack in section.lacks],
    }


def around(file, by):
    """What others said and decided of the case."""
    case = file.case
    decisions = decisions_of_case(case)
    return {
        "opinions": list(case.opinions.select_related("signed_by")),
        "decisions": decisions,
        # A paper of one case is always the record of a decision.
        "documents": list(documents_for(by).filter(case=case)) if decisions else [],
        "thread": list(case.casemessage_set.standing().select_related("created_by")),
    }


@dataclass(frozen=True, slots=True)
class Fact:
    """`note` tells what it was in the previous case, or that it was taken over from it."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: str
    template: str
    facts: list = field(default_factory=list)
    edits: list = field(default_factory=list)
    tables: list = field(default_factory=list)
    adds: list = field(default_factory=list)
    lacks: list = field(default_factory=list)
    is_alone: bool = False  # lists one kind only, which the section's own title names
    files: list = field(default_factory=list)
    attach_url: str = ""
    carried: str = ""  # the part that a case has once is still as the previous case left it

    @property
    def is_empty(self):
        """Nothing to show yet: the section folds to its title with what may be added."""
        return self.template == PLAIN and not (self.facts or self.tables or self.files)


def sections_of(file, *, may_edit, may_add):
    """Every section in order, with what it lacks and where each lack is mended."""
    case, carried, attached = file.case, Carried(file), by_section(file)
    prefetch_related_objects([task for task in file.rows("task") if task.owner_id], "owner")
    missing = {}
    for lack in lacks(case, file.rows("tumour")):
        missing.setdefault(lack.section, []).append((lack.sentence, _mend_url(lack, file)))
    return [
        Section(
            id=name,
            title=title,
            template=f"cases/_{name}.html" if name in SPECIAL else PLAIN,
            facts=_facts(name, file, carried),
            edits=_edits(name, file) if may_edit else [],
            tables=[table_of(kind, file.rows(kind), case=case, carried=carried) for kind in kinds if file.rows(kind)],
            adds=[(KINDS[kind].one, add_url(kind, case)) for kind in kinds] if may_add[name] else [],
            lacks=missing.get(name, []),
            is_alone=len(kinds) == 1,
            files=attached.get(name, []),
            attach_url=attach_url(case) if name in attached and may_add[name] else "",
            carried=_carried_whole(name, file, carried),
        )
        for name, title, kinds in SECTIONS
    ]


def addable(case_reason, patient_reason):
    """Whether each section takes new rows: those of the case while it is open, those of the patient longer."""
    return {name: not (case_reason if name in OF_THE_CASE else patient_reason) for name, _title, _kinds in SECTIONS}


def _facts(name, file, carried):
    """The part that the case has once, then the case's own fields of this section."""
    once = file.one(ONCE[name]) if name in ONCE else None
    facts = _facts_of_part(once, carried) if once else []
    fields = {"state": "background"}.get(name, name)
    if fields in EDITED and name in FACTS_OF_CASE:
        facts += [
            Fact(label, value, carried.note_of_field(field))
            for field in EDITED[fields][1]
            for label, value in words_in(file.case, [field])
        ]
    return facts


def _facts_of_part(row, carried):
    """Its fields in words; one that was emptied since the previous case is said too."""
    changed = {label: was for label, _now, was in carried.changes(row)}
    notes = {label: _("auparavant : %(was)s") % {"was": was} for label, was in changed.items()}
    said = words_of(row)
    emptied = [Fact(label, "—", notes[label]) for label in notes if label not in dict(said)]
    return [*(Fact(label, value, notes.get(label, "")) for label, value in said), *emptied]


def _carried_whole(name, file, carried):
    once = file.one(ONCE[name]) if name in ONCE else None
    return carried.source() if once and carried.is_untouched(once) else ""


def words_in(row, names):
    said = [(str(row._meta.get_field(name).verbose_name), said_value(row, name)) for name in names]
    return [(label[:1].upper() + label[1:], value) for label, value in said if value]


def _edits(name, file):
    """[(what is edited, where)]: the part that the case has once, then the case's own fields."""
    edits = []
    if name in ONCE:
        row = file.one(ONCE[name])
        url = amend_url(row, file.case) if row else add_url(ONCE[name], file.case)
        edits.append((_("Modifier") if row else _("Renseigner"), url))
    if name == "state":
        edits.append((_("Antécédents"), reverse("case_edit", args=[file.case.pk, "background"])))
    if name in EDITED:
        label = _("Évolution") if name == "course" else _("Modifier")
        edits.append((label, reverse("case_edit", args=[file.case.pk, name])))
    return edits


def _mend_url(lack, file):
    if lack.section != "tumour":
        return f"{reverse('case_edit', args=[file.case.pk, lack.section])}#id_{lack.field}"
    if lack.tumour is None:
        return add_url("tumour", file.case)
    return f"{amend_url(lack.tumour, file.case)}#id_{lack.field}"


def tumours_of(file):
    """Each tumour in words, with its molecular results and its other classifications."""
    case = file.case
    return [
        {
            "row": tumour,
            "title": said_value(tumour, "morphology") or said_value(tumour, "topography") or _("Tumeur à préciser"),
            "facts": words_of(tumour),
            "url": amend_url(tumour, case),
            "tables": [
                table_of(kind, rows, case=case)
                for kind in ("molecularresult", "otherclassification")
                if (rows := file.below(kind, "tumour", tumour))
            ],
            "adds": [
                (KINDS[kind].one, add_url(kind, case, tumour=tumour.pk))
                for kind in ("molecularresult", "otherclassification")
            ],
        }
        for tumour in sorted(file.rows("tumour"), key=lambda row: not row.is_primary)
    ]


def offered_scores():
    """The indices of a whole case that can be scored: (code, title)."""
    language = get_language() or "fr"
    return [(index.code, index.title.to(language)) for index in scoring.indices() if index.scope != "lesion"]


def sitting_of(case):
    """The agenda line of the last session this case was put to, or None."""
    if case.status in (Case.Status.DRAFT, Case.Status.SUBMITTED, Case.Status.RETURNED, Case.Status.WITHDRAWN):
        return None
    return case.agenda_items.select_related("meeting").order_by("-created_at").first()
