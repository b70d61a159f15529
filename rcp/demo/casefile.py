"""How the demonstration fills a case: everything through the actions, in the name of whoever asks for the opinion."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone

from cases import actions, identity
from cases.facts import Facts
from cases.models import (
    Board,
    Case,
    ClinicalState,
    Disease,
    ImagingStudy,
    LabValue,
    LesionObservation,
    MolecularResult,
    PainAssessment,
    Patient,
    Treatment,
    Tumour,
)
from rcp.accounts.models import User
from rcp.demo.board import Guidelines
from rcp.demo.people import Cast

UNITS = {
    "creatinine": "umol/L",
    "calcium": "mmol/L",
    "albumin": "g/L",
    "haemoglobin": "g/dL",
    "crp": "mg/L",
    "ldh": "IU/L",
    "platelets": "G/L",
    "bilirubin": "umol/L",
    "vitamin_d": "ng/mL",
    "inr": "ratio",
    "pt": "%",
}


# What is given: the national type and the class of the drug.
DRUGS = {
    "chemotherapy": ("C15632", Treatment.DrugClass.CHEMOTHERAPY),
    "immunotherapy": ("C15262", Treatment.DrugClass.IMMUNE_CHECKPOINT_INHIBITOR),
    "targeted": ("C93352", Treatment.DrugClass.OTHER_TARGETED),
    "egfr_tki": ("C93352", Treatment.DrugClass.EGFR_TKI),
}


class Stage(NamedTuple):
    """What every case of the demonstration needs around it."""

    cast: Cast
    board: Board
    guidelines: Guidelines


@dataclass
class Plan:
    """What the board will decide for a case."""

    conclusion: str
    proposals: tuple = ()
    examinations: tuple = ()
    dissents: tuple = ()  # (author, text)
    values: dict = field(default_factory=dict)


@dataclass
class File:
    """A case and the person who fills it; `plan` is kept for the session."""

    case: Case
    by: User
    plan: Plan | None = None

    def add(self, model, **values):
        return actions.add_part(model, of=self.case, by=self.by, **values)

    def tumour(self, *, markers=(), **values):
        """The lung tumour, with its molecular results: (marker, outcome, detail)."""
        tumour = self.add(Tumour, **{"tnm_edition": "8", "morphology": "8140/3", **values})
        for marker, outcome, detail in markers:
            self.add(
                MolecularResult,
                tumour=tumour,
                marker=marker,
                outcome=outcome,
                detail=detail,
                tested_on=min(tumour.diagnosed_on + timedelta(days=14), ago()),
            )
        return tumour

    def state(self, **values):
        return self.add(ClinicalState, **{"assessed_on": ago(days=2), "infection": "no", **values})

    def disease(self, **values):
        return self.add(Disease, **{"bone_register_complete": "yes", **values})

    def drug(self, kind, name, *, line, status="done", **values):
        national, drug_class = DRUGS[kind]
        return self.add(
            Treatment,
            treatment_type=national,
            drug=name,
            drug_class=drug_class,
            line=line,
            status=status,
            **values,
        )

    def laboratory(self, taken_on, **values):
        for analyte, value in values.items():
            self.add(LabValue, analyte=analyte, value=Decimal(str(value)), unit=UNITS[analyte], taken_on=taken_on)

    def imaging(self, kind, done_on, region, conclusion="", **values):
        status = ImagingStudy.Status.DONE if done_on else ImagingStudy.Status.REQUESTED
        return self.add(
            ImagingStudy, kind=kind, status=status, done_on=done_on, region=region, conclusion=conclusion, **values
        )

    def lesion(self, bone, *, seen=None, pain=None, **where):
        """A lesion of the register, with what was last seen and felt of it."""
        lesion = actions.record_lesion(of=self.case, by=self.by, bone=bone, **where)
        if seen:
            self.add(LesionObservation, lesion=lesion, **seen)
        if pain:
            self.add(PainAssessment, lesion=lesion, **{"assessed_on": ago(days=2), **pain})
        return lesion

    def score(self, index, lesion=None, **answers):
        """What the file answers by itself, completed by the person who scores."""
        deduced = Facts(self.case, lesion).for_index(index).options
        return actions.score_case(case=self.case, index=index, answers=deduced | answers, lesion=lesion, by=self.by)

    def submit(self):
        self.case = actions.submit_case(case=self.case, by=self.by)
        return self

    def decides(self, conclusion, *proposals, examinations=(), dissents=(), **values):
        self.plan = Plan(conclusion, proposals, examinations, dissents, values)


def register(stage, patient, *, by, **values):
    """A draft with the answers that most files give; `values` say the others."""
    case = actions.register_case(
        patient=patient,
        board=stage.board,
        by=by,
        **{
            "informed_on": ago(days=3),
            "informed_by_name": by.full_name,
            "non_opposition": "yes",
            "found_by_screening": "no",
            "course": "relapse",
            "progression": "yes",
            "progression_extent": "distant",
            "is_file_complete": "yes",
            **values,
        },
    )
    return File(case, by)


def patient(by, birth_name, given_names, sex, born, place, *, ipp, **values):
    """Somebody invented; `place` is (name, INSEE code). Names are in the capitals of the identity service."""
    return actions.register_patient(
        by=by,
        birth_name=birth_name,
        first_birth_given_name=given_names.split()[0],
        birth_given_names=given_names,
        sex=sex,
        birth_date=born,
        birth_place_name=place[0],
        birth_place_insee=place[1],
        ipp=ipp,
        **values,
    )


def qualify(stage, person, order):
    """The office copies a qualified identity; its matricule is of the test realm."""
    sex = {"M": "1", "F": "2"}[person.sex]
    root = f"{sex}{person.birth_date:%y%m}{person.birth_place_insee}{order:03d}"
    return actions.attest_identity(
        patient=person,
        by=stage.cast.office,
        version=person.version,
        ins=f"{root}{identity.ins_key(root):02d}",
        ins_kind=Patient.InsKind.TEST,
        attested_source="Téléservice INSi, environnement de test",
        attested_on=ago(days=5),
    )


def proposal(treatment, *targets, **values):
    return {"treatment": treatment, "targets": targets, **values}


def ago(*, days=0, months=0):
    """A day counted back from today; a month is 30 days."""
    return timezone.localdate() - timedelta(days=days + 30 * months)


def ahead(days):
    return timezone.localdate() + timedelta(days=days)
