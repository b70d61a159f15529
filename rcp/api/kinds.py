"""The kinds of part as the API names them: the plural of their address, their words, and one row as an example."""

from dataclasses import dataclass
from functools import cached_property

from cases.parts import PARTS, belongs_to_case, parent_of
from rcp.api.examples import CASE_KEY, KEY, PATIENT_KEY, kept
from rcp.api.resources import columns_of
from rcp.api.shapes import editable, page_of, sent_of, told_of

# Where a case began from, and what became of a removed row, are not what one comes for.
HIDDEN = ("carried_from",)


@dataclass(frozen=True)
class Kind:
    code: str
    plural: str
    one: str
    sent: dict

    @cached_property
    def model(self):
        return PARTS[self.code]

    @cached_property
    def many(self):
        return self.plural.replace("-", " ")

    @cached_property
    def name(self):
        """How operations and addresses are named after it."""
        return self.plural.replace("-", "_")

    @cached_property
    def parent(self):
        """The name of what it hangs below: "lesion", "tumour", "case" or "patient"."""
        if field := parent_of(self.model):
            return field.name
        return "case" if belongs_to_case(self.model) else "patient"

    @cached_property
    def tag(self):
        return self.many.capitalize()

    @cached_property
    def columns(self):
        return columns_of(self.model, hidden=HIDDEN)

    @cached_property
    def takes(self):
        return sent_of(self.model, f"{self.model.__name__}Values", editable(self.model))

    @cached_property
    def gives(self):
        return told_of(self.model, self.model.__name__, hidden=HIDDEN)

    @cached_property
    def page(self):
        return page_of(self.gives)

    @cached_property
    def told(self):
        """The example of an answer: what was sent, and what is kept of every row."""
        owners = {"patient": PATIENT_KEY, "case": CASE_KEY, "lesion": KEY, "tumour": KEY, "number": 1}
        blank = {name: _blank(self.model._meta.get_field(name)) for name in self.columns}
        owned = {name: owners[name] for name in self.columns if name in owners and name not in editable(self.model)}
        return blank | owned | kept() | self.sent


def _blank(field):
    if field.null:
        return None
    return "" if not field.has_default() or callable(field.default) else field.default


KINDS = [
    Kind("contact", "contacts", "a contact", {"role": "gp", "name": "Dr Yann Le Bihan", "phone": "02 99 00 00 00"}),
    Kind(
        "tumour",
        "tumours",
        "a tumour",
        {"diagnosed_on": "2025-02-03", "morphology": "8140/3", "topography": "C34.1", "t": "T3", "n": "N2", "m": "M1c"},
    ),
    Kind(
        "molecularresult",
        "molecular-results",
        "a molecular result",
        {"marker": "egfr", "outcome": "positive", "detail": "délétion de l’exon 19", "tested_on": "2025-02-20"},
    ),
    Kind(
        "otherclassification",
        "other-classifications",
        "another classification",
        {"name": "VALSG", "edition": "2", "value": "extensive"},
    ),
    Kind(
        "disease",
        "disease-extents",
        "the extent of the disease",
        {"extraosseous": "none", "none_looked_for_on": "2026-10-01", "bone_register_complete": "yes"},
    ),
    Kind("organmetastasis", "organ-metastases", "an organ metastasis", {"organ": "liver", "number": 2}),
    Kind(
        "clinicalstate",
        "clinical-states",
        "the patient's state",
        {"assessed_on": "2026-11-20", "ecog": 2, "karnofsky": 70, "weight_kg": 68.5},
    ),
    Kind(
        "labvalue",
        "lab-values",
        "a laboratory value",
        {"analyte": "calcium", "value": 2.41, "unit": "mmol/L", "taken_on": "2026-11-20"},
    ),
    Kind("currentdrug", "current-drugs", "a current drug", {"name": "apixaban", "flag": "anticoagulant"}),
    Kind(
        "neurologicalepisode",
        "neurological-episodes",
        "a neurological episode",
        {"compression": "suspected", "level": "T8", "found_on": "2026-11-20", "walking": "with_aid"},
    ),
    Kind(
        "treatment",
        "treatments",
        "a treatment",
        {"treatment_type": "C15632", "drug": "pemetrexed", "drug_class": "chemotherapy", "status": "current"},
    ),
    Kind(
        "irradiation",
        "irradiations",
        "an irradiation",
        {"bone": "vertebra", "level": "L3", "technique": "conformal_3d", "dose_gy": 30, "fractions": 10},
    ),
    Kind("surgery", "surgeries", "an operation", {"performed_on": "2026-03-02", "procedure": "enclouage du fémur"}),
    Kind(
        "boneagent",
        "bone-agents",
        "a bone agent",
        {"drug": "denosumab", "dose_mg": 120, "route": "sc", "interval_weeks": 4},
    ),
    Kind("skeletalevent", "skeletal-events", "a skeletal event", {"kind": "fracture", "occurred_on": "2026-03-01"}),
    Kind("report", "reports", "a report", {"kind": "pathology", "status": "done", "dated_on": "2026-10-12"}),
    Kind(
        "imagingstudy",
        "imaging-studies",
        "an imaging study",
        {"kind": "mri", "status": "done", "done_on": "2026-11-18", "field": "whole_spine"},
    ),
    Kind("lesion", "lesions", "a lesion", {"bone": "vertebra", "level": "T8", "discovered_on": "2026-11-18"}),
    Kind(
        "lesionobservation",
        "observations",
        "an observation",
        {"observed_on": "2026-11-18", "lesion_type": "lytic", "alignment": "normal", "collapse_percent": 30},
    ),
    Kind(
        "painassessment",
        "pains",
        "a pain assessment",
        {"assessed_on": "2026-11-20", "intensity": 7, "mechanical": "yes", "pattern": "constant"},
    ),
    Kind(
        "judgement",
        "judgements",
        "a judgement",
        {
            "question": "volume_well_delimited",
            "answer": "yes",
            "answered_on": "2026-11-20",
            "answered_by_name": "Dr Emma Prigent",
        },
    ),
    Kind("task", "tasks", "a task", {"what": "Demander l’IRM du rachis entier", "due_on": "2026-12-01"}),
]
