"""What the page of a case shows, section by section, from its file; the templates only lay it out."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

import scoring
from cases import permissions
from cases.completeness import lacks
from cases.file import PatientFile
from cases.models import Case
from cases.nomenclature import cim10, cimo3
from cases.permissions import refusal
from cases.wording import said_value, words_of
from rcp.meetings.access import decisions_of_case, documents_for
from rcp.meetings.record_parts import latest_scores
from rcp.web.case_acts import acts_of
from rcp.web.forms.cases import SECTIONS as EDITED
from rcp.web.lesion_lines import lesion_lines, scores_given
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
}
# The part that a case has once → the section that shows it as facts.
ONCE = {"state": "clinicalstate", "disease": "disease"}
FACTS_OF_CASE = {"state", "course", "registration"}
# Kinds whose lines are told in their own way, in their own template.
PLAIN = "cases/_parts.html"
SPECIAL = {"question", "tumour", "lesions", "scores", "opinions", "decisions", "messages"}


def reading(file):
    """What the file says: its sections, its lesions and scores, its summary."""
    case, scores = file.case, latest_scores(file.case)
    lesions = lesion_lines(file, scores)
    return {
        "case": case,
        "patient": case.patient,
        "warnings": warnings_of(file),
        "tumours": tumours_of(file),
        "tumour_add_url": add_url("tumour", case),
        "lesions": lesions,
        "lesion_add_url": add_url("lesion", case),
        "scores": scores_given(scores),
        "offered_scores": offered_scores(),
        "summary": summary_of(file, lesions),
        "sitting": sitting_of(case),
    }


def rights(file, by):
    """What this person may do, and the sections as they may be changed."""
    case = file.case
    role = permissions.board_role(by, case.board_id)
    closed = refusal(permissions.edit_case, by, case, role)
    patient_closed = refusal(permissions.edit_identity, by, case.patient)
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

    @property
    def is_empty(self):
        """Nothing to show yet: the section folds to its title with what may be added."""
        return self.template == PLAIN and not (self.facts or self.tables)


def sections_of(file, *, may_edit, may_add):
    """Every section in order, with what it lacks and where each lack is mended."""
    case = file.case
    before = PatientFile(case.patient, case.previous, kinds=tuple(ONCE.values())) if case.previous_id else None
    missing = {}
    for lack in lacks(case, file.rows("tumour")):
        missing.setdefault(lack.section, []).append((lack.sentence, _mend_url(lack, file)))
    return [
        Section(
            id=name,
            title=title,
            template=f"cases/_{name}.html" if name in SPECIAL else PLAIN,
            facts=_facts(name, file, before if name in ONCE else None),
            edits=_edits(name, file) if may_edit else [],
            tables=[table_of(kind, file.rows(kind), case=case) for kind in kinds if file.rows(kind)],
            adds=[(KINDS[kind].one, add_url(kind, case)) for kind in kinds] if may_add[name] else [],
            lacks=missing.get(name, []),
            is_alone=len(kinds) == 1,
        )
        for name, title, kinds in SECTIONS
    ]


def addable(case_reason, patient_reason):
    """Whether each section takes new rows: those of the case while it is open, those of the patient longer."""
    of_case = {"disease", "judgements", "scores"}
    return {name: not (case_reason if name in of_case else patient_reason) for name, _title, _kinds in SECTIONS}


def _facts(name, file, before):
    """[(label, value, what it was in the previous case when that has changed)] of a section."""
    was = dict(_said(name, before)) if before else {}
    return [(label, value, was.get(label, "") if was.get(label) != value else "") for label, value in _said(name, file)]


def _said(name, file):
    """[(label, value)]: the part that the case has once, then the case's own fields of this section."""
    fields = {"state": "background"}.get(name, name)
    said = words_in(file.case, EDITED[fields][1]) if fields in EDITED and name in FACTS_OF_CASE else []
    once = file.one(ONCE[name]) if name in ONCE else None
    return [*(words_of(once) if once else []), *said]


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


def summary_of(file, lines):
    """The case in a few facts, for the column that stays in sight. What is not known is not said."""
    tumour = min(file.rows("tumour"), key=lambda row: not row.is_primary, default=None)
    state, episode = file.one("clinicalstate"), file.last("neurologicalepisode", "found_on")
    pains = [line.pain.intensity for line in lines if line.pain and line.pain.intensity is not None]
    flagged = [drug.name for drug in file.rows("currentdrug") if drug.flag != "other" and not drug.ended_on]
    creatinine = [row for row in file.rows("labvalue") if row.analyte == "creatinine"]
    said = [
        (_("Tumeur"), _short_name(tumour) if tumour else ""),
        (_("TNM"), " ".join(said_value(tumour, axis) for axis in "tnm").strip() if tumour else ""),
        (_("Marqueurs"), _markers(file)),
        (_("OMS"), said_value(state, "ecog") if state else ""),
        (_("Karnofsky"), said_value(state, "karnofsky") if state else ""),
        (_("Lésions"), str(len(lines)) if lines else ""),
        (_("Douleur"), f"{max(pains)}/10" if pains else ""),
        (_("Marche"), said_value(episode, "walking") if episode else ""),
        (_("Frankel"), said_value(episode, "frankel") if episode else ""),
        (_("Créatinine"), _lab(creatinine[-1]) if creatinine else ""),
        (_("À signaler"), ", ".join(flagged)),
    ]
    return [(label, value) for label, value in said if value]


def _short_name(tumour):
    """Histology without its code, else the site."""
    if tumour.morphology:
        return cimo3.CIMO3.label(tumour.morphology)
    return cim10.CIM10.label(tumour.topography)


def _markers(file):
    positive = [row for row in file.rows("molecularresult") if row.outcome == "positive"]
    return ", ".join(f"{row.get_marker_display()} {row.detail}".strip() for row in positive)


def _lab(row):
    return said_value(row, "value") or row.text


def sitting_of(case):
    """The agenda line of the last session this case was put to, or None."""
    if case.status in (Case.Status.DRAFT, Case.Status.SUBMITTED, Case.Status.RETURNED, Case.Status.WITHDRAWN):
        return None
    return case.agenda_items.select_related("meeting").order_by("-created_at").first()
