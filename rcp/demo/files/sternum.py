"""Painful, uncomplicated, entirely within a guideline: recorded without discussion, with a second reader."""

from datetime import date

from cases.models import Judgement
from rcp.demo.casefile import ago, ahead, patient, proposal, qualify, register


def make(stage):
    file = _registered(stage)
    lesion = _describe(file)
    _plan(stage, file, lesion)
    return file.submit()


def _registered(stage):
    by = stage.cast.pneumologist
    person = patient(
        by, "PETIT", "MARGUERITE", "F", date(1943, 8, 14), ("CHALON SUR SAONE", "71076"), ipp="DEMO-000110"
    )
    qualify(stage, person, 56)
    return register(
        stage,
        person,
        by=by,
        handling="recorded",
        history="Tabagisme sevré depuis 12 ans (40 paquets-années). Insuffisance rénale modérée.",
        synthesis="Carcinome bronchique à petites cellules en deuxième ligne. Métastase sternale douloureuse à "
        "5/10 au repos, sans fracture ni extension aux tissus mous, résistante au paracétamol codéiné. "
        "Pas d’irradiation antérieure.",
        question="Métastase sternale douloureuse non compliquée : radiothérapie antalgique en une fraction ?",
    )


def _describe(file):
    by = file.by
    file.tumour(
        diagnosed_on=ago(months=11),
        morphology="8041/3",
        topography="C34.1",
        laterality="left",
        t="T3",
        n="N3",
        m="M1b",
        stage="IVA",
    )
    file.disease(
        extraosseous="none",
        none_looked_for_on=ago(days=16),
        nodes="yes",
        metastatic_sites=1,
        control="progressing",
        first_metastatic_on=ago(months=11),
    )
    file.state(ecog=2, karnofsky=60, weight_kg=51, height_cm=155, asa=3, g8_total=10)
    file.drug(
        "chemotherapy",
        "carboplatine, étoposide et atézolizumab",
        line=1,
        started_on=ago(months=10),
        ended_on=ago(months=3),
        effective="yes",
    )
    file.drug("chemotherapy", "topotécan", line=2, status="current", started_on=ago(months=2), effective="unknown")
    file.laboratory(ago(days=5), creatinine=112, calcium=2.39, haemoglobin=9.9, platelets=132)
    ct = file.imaging(
        "ct",
        ago(days=16),
        "thorax, abdomen, pelvis",
        "Lésion mixte du manubrium sternal de 24 mm, sans fracture.",
        phase="response",
        bone_window="yes",
        contrast="no",
        sagittal_reconstruction="yes",
        bone_lesions=1,
        response="progression",
    )
    sternum = file.lesion(
        "sternum",
        discovered_on=ago(days=16),
        seen={
            "observed_on": ct.done_on,
            "study": ct,
            "lesion_type": "mixed",
            "size_mm": 24,
            "fractured": "no",
            "soft_tissue_extension": "no",
        },
        pain={
            "intensity": 5,
            "under_analgesics": "yes",
            "mechanical": "no",
            "inflammatory": "yes",
            "pattern": "constant",
            "analgesics_insufficient": "yes",
            "lesion_proven_responsible": "yes",
        },
    )
    file.add(
        Judgement,
        lesion=sternum,
        question="hard_to_mobilise",
        answer="yes",
        answered_on=ago(days=2),
        answered_by_name=by.full_name,
    )
    return sternum


def _plan(stage, file, lesion):
    cast = stage.cast
    file.decides(
        "Métastase osseuse douloureuse non compliquée, sans critère de discussion : enregistrée selon le "
        "référentiel national.",
        proposal(
            "conventional_radiotherapy",
            lesion,
            intent="palliative",
            dose_gy=8,
            fractions=1,
            detail="Prémédication antiémétique et corticoïde le jour de la séance.",
            wished_on=ahead(5),
            due_on=ahead(10),
            carried_out_by=cast.coordinator.full_name,
        ),
        guideline=stage.guidelines.national,
        surveillance="Douleur à 4 semaines ; seconde irradiation possible en cas de récidive.",
        patient_comment="Une seule séance de rayons est proposée pour calmer la douleur du sternum.",
    )
