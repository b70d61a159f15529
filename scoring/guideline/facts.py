"""What a rule may rest on: frozen, typed facts. None is "not known", never "no"; units are in the names.

A tuple of None is a register nobody filled in; an empty one was looked at and holds nothing. The day of the question
is a fact like the others, `reference_on`: nothing here reads the clock.
"""

from dataclasses import dataclass
from datetime import date

from scoring.errors import InvalidFact
from scoring.guideline.examination import ComparisonFacts, ExaminationFacts
from scoring.guideline.lesion import LesionFacts
from scoring.guideline.rows import (
    BoneAgentFacts,
    IrradiationFacts,
    LifeExpectancy,
    SkeletalEventFacts,
    SurgeryFacts,
    TreatmentFacts,
)
from scoring.guideline.typed import Checked, Number, Span, codes_of, fact, possible, rows
from scoring.vocabulary import ECOG_LEVELS, FRANKEL_GRADES, KARNOFSKY_LEVELS, LEVELS, PRIMARIES

__all__ = [
    "BoneAgentFacts",
    "ComparisonFacts",
    "ExaminationFacts",
    "Facts",
    "IrradiationFacts",
    "LesionFacts",
    "LifeExpectancy",
    "SkeletalEventFacts",
    "Span",
    "SurgeryFacts",
    "TreatmentFacts",
    "codes_of",
    "possible",
]


@dataclass(frozen=True, slots=True)
class Facts(Checked):
    """One case on one day, as the guideline asks about it."""

    reference_on: date

    born_on: date | None = fact("date de naissance", "date of birth")
    sex: str | None = fact("sexe", "sex", choices=("male", "female"))
    weight_kg: Number = fact("poids (kg)", "weight (kg)", low=1)
    ecog: int | None = fact("indice OMS", "ECOG performance status", choices=ECOG_LEVELS)
    karnofsky: int | None = fact("indice de Karnofsky", "Karnofsky index", choices=KARNOFSKY_LEVELS)
    asa: int | None = fact("score ASA", "ASA class", low=1, high=5)
    comorbidities: str | None = fact("comorbidités", "comorbidities")
    life_expectancy: LifeExpectancy | None = fact("espérance de vie", "life expectancy")
    low_life_expectancy: bool | None = fact("faible espérance de vie (jugement)", "low life expectancy (judgement)")
    hard_to_mobilise: bool | None = fact("patient difficile à mobiliser", "patient hard to mobilise")
    little_comorbidity: bool | None = fact("peu de comorbidité (jugement)", "little comorbidity (judgement)")
    discovered_early: bool | None = fact("découverte précoce (jugement)", "early discovery (judgement)")

    creatinine_umol_l: Number = fact("créatinine (µmol/L)", "creatinine (µmol/L)", low=1)
    creatinine_on: date | None = fact("créatinine prélevée le", "creatinine taken on")
    creatinine_baseline_umol_l: Number = fact(
        "créatinine avant traitement (µmol/L)", "creatinine before treatment (µmol/L)", low=1
    )
    creatinine_clearance_ml_min: Number = fact(
        "clairance de la créatinine (Cockcroft-Gault, mL/min)", "creatinine clearance (Cockcroft–Gault, mL/min)", low=0
    )
    baseline_clearance_ml_min: Number = fact(
        "clairance avant traitement (mL/min)", "clearance before treatment (mL/min)", low=0
    )
    corrected_calcium_mmol_l: Number = fact("calcium corrigé (mmol/L)", "corrected calcium (mmol/L)", low=0)
    albumin_g_l: Number = fact("albumine (g/L)", "albumin (g/L)", low=0)
    calcaemia: str | None = fact("calcémie (interprétée)", "calcaemia (as read)", choices=("low", "normal", "high"))
    vitamin_d_on: date | None = fact("vitamine D dosée le", "vitamin D measured on")
    coagulation_on: date | None = fact("bilan de coagulation du", "coagulation work-up of")
    inr: Number = fact("INR", "INR (ratio)", low=0)
    platelets_g_l: Number = fact("plaquettes (G/L)", "platelets (G/L)", low=0)
    protein_electrophoresis_on: date | None = fact("électrophorèse des protéines du", "protein electrophoresis of")

    on_anticoagulant: bool | None = fact("anticoagulant en cours", "on anticoagulant")
    on_antiplatelet: bool | None = fact("antiagrégant en cours", "on antiplatelet")
    on_nephrotoxic: bool | None = fact("médicament néphrotoxique en cours", "on a nephrotoxic drug")
    on_dialysis: bool | None = fact("dialyse", "dialysis")

    infection: bool | None = fact("infection", "infection present")
    infection_origin_known: bool | None = fact("origine de l’infection connue", "origin of the infection known")
    infection_controlled: bool | None = fact("infection contrôlée", "infection controlled")

    primary: str | None = fact("primitif", "primary", choices=PRIMARIES)
    diagnosed_on: date | None = fact("tumeur diagnostiquée le", "tumour diagnosed on")
    aetiology_certain: bool | None = fact("étiologie certaine", "aetiology certain")
    egfr_mutated: bool | None = fact("mutation de l’EGFR", "EGFR mutation")
    primary_size_mm: Number = fact("taille du primitif (mm)", "size of the primary (mm)", low=0)
    nodes: bool | None = fact("envahissement ganglionnaire", "nodal involvement")
    visceral_metastases: bool | None = fact("métastases viscérales", "visceral metastases")
    metastatic_sites: int | None = fact("nombre de sites métastatiques", "number of metastatic sites", low=0)
    oligometastatic: bool | None = fact("maladie oligométastatique (jugement)", "oligometastatic disease (judgement)")
    control: str | None = fact(
        "contrôle de la maladie", "disease control", choices=("stabilised", "progressing", "not_assessable")
    )
    known_metastatic_on: date | None = fact("première métastase connue le", "first metastasis known on")
    bone_register_complete: bool | None = fact("registre osseux complet", "bone register complete")
    vertebral_metastases: int | None = fact("métastases vertébrales déclarées", "declared vertebral metastases", low=0)
    extraspinal_bone_foci: int | None = fact(
        "foyers osseux extrarachidiens déclarés", "declared extraspinal bone foci", low=0
    )
    new_bone_pain: bool | None = fact("nouvelle douleur osseuse", "new bone pain")
    skeletal_events: tuple | None = fact("événements osseux", "skeletal events", of=SkeletalEventFacts)

    compression: str | None = fact(
        "compression médullaire", "cord compression", choices=("none", "suspected", "confirmed")
    )
    compression_symptomatic: bool | None = fact("compression symptomatique", "symptomatic compression")
    compression_level: str | None = fact("niveau de la compression", "level of the compression", choices=LEVELS)
    compression_on: date | None = fact("compression découverte le", "compression found on")
    frankel: str | None = fact("grade de Frankel", "Frankel grade", choices=FRANKEL_GRADES)
    neurological_examination_on: date | None = fact("examen neurologique du", "neurological examination of")

    treatments: tuple | None = fact("traitements systémiques", "systemic treatments", of=TreatmentFacts)
    bone_agents: tuple | None = fact("anti-résorptifs", "bone agents", of=BoneAgentFacts)
    bone_agent_urgent: bool | None = fact("anti-résorptif débuté en urgence", "bone agent started as an emergency")
    calcium_vitamin_d_given: bool | None = fact("calcium et vitamine D donnés", "calcium and vitamin D given")
    dental_checked_on: date | None = fact("contrôle dentaire du", "dental check of")
    panoramic_on: date | None = fact("panoramique dentaire du", "panoramic radiograph of")
    other_irradiations: tuple | None = fact(
        "irradiations d’autres sièges", "irradiations of other sites", of=IrradiationFacts
    )

    in_question: tuple | None = fact("traitements généraux envisagés", "general treatments considered", of=str)
    systemic_urgent: bool | None = fact("traitement systémique urgent", "systemic treatment urgent")
    ablation_intent: str | None = fact(
        "but du geste percutané", "aim of the percutaneous procedure", choices=("curative", "palliative", "preventive")
    )
    biopsy_planned: bool | None = fact("biopsie osseuse prévue", "bone biopsy planned")
    decalcification: str | None = fact("décalcification", "decalcification", choices=("none", "edta", "acid"))
    board_on: date | None = fact("date de la RCP", "date of the board")

    tokuhashi: Span | None = fact("score de Tokuhashi", "Tokuhashi score", low=0, high=15)
    tomita: Span | None = fact("score de Tomita", "Tomita score", low=2, high=10)
    rades: Span | None = fact("score de Rades", "Rades score", low=21, high=44)

    lesions: tuple = rows(LesionFacts)
    examinations: tuple = rows(ExaminationFacts)

    def __post_init__(self):
        Checked.__post_init__(self)
        if self.reference_on is None:
            raise InvalidFact("reference_on", None, ["date (YYYY-MM-DD)"])
