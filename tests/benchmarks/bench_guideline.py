"""Time of the advice on a full case, and how far that is from the least such a call can cost.

The floor reads one fact per rule and subject and compares it, which no way of advising can avoid. Processor time,
because the machine is shared. Run from the root of the project: `python -m tests.benchmarks.bench_guideline`.
"""

from datetime import date
from time import process_time

import scoring
from scoring.guideline.advice import subjects
from scoring.guideline.facts import (
    BoneAgentFacts,
    ComparisonFacts,
    ExaminationFacts,
    Facts,
    IrradiationFacts,
    LesionFacts,
    LifeExpectancy,
    Span,
    TreatmentFacts,
)
from scoring.guideline.registry import IN_READING_ORDER

CALLS, ROUNDS = 200, 5


def lesion(number):
    femur = {"bone": "femur", "segment": "subtrochanteric", "mirels": Span(9, 10), "in_question": ("nailing",)}
    vertebra = {
        "bone": "vertebra",
        "level": "T12",
        "sins": Span(8, 11),
        "canal_narrowing_percent": 20,
        "in_question": (),
    }
    return LesionFacts(
        key=str(number),
        lesion_type="lytic",
        very_lytic=True,
        fractured=False,
        pain_nrs=6,
        pain_under_analgesics=True,
        irradiations=(IrradiationFacts(started_on=date(2025, 1, 2), ended_on=date(2025, 1, 15)),),
        surgeries=(),
        comparisons=(ComparisonFacts(examination="ct", osteolysis_change="increased", new_sclerosis="no"),),
        **(vertebra if number % 2 else femur),
    )


def full_case():
    """Five lesions compared once each, four examinations, treatments, and what is usually known of a patient."""
    done = {"is_done": True, "done_on": date(2026, 5, 18), "phase": "response"}
    return Facts(
        reference_on=date(2026, 5, 28),
        born_on=date(1958, 3, 4),
        sex="male",
        ecog=1,
        life_expectancy=LifeExpectancy(8, "months", "physician"),
        creatinine_clearance_ml_min=64,
        primary="nsclc",
        visceral_metastases=False,
        metastatic_sites=5,
        bone_register_complete=True,
        compression="none",
        infection=False,
        treatments=(
            TreatmentFacts(drug_class="chemotherapy", started_on=date(2026, 2, 1), is_current=True, effective=True),
        ),
        bone_agents=(BoneAgentFacts(drug="denosumab", started_on=date(2024, 5, 2), is_current=True),),
        in_question=(),
        tokuhashi=Span(6, 7),
        tomita=Span(6, 6),
        lesions=tuple(lesion(number) for number in range(5)),
        examinations=(
            ExaminationFacts(key="scan", kind="bone_scan", older_foci_increased=True, new_foci=False, **done),
            ExaminationFacts(key="ct", kind="ct", bone_window=True, **done),
            ExaminationFacts(key="pet", kind="fdg_pet", field="femurs", bone_lesions=5, **done),
            ExaminationFacts(key="mri", kind="mri", field="whole_spine", **done),
        ),
    )


def floor(facts):
    about = subjects(facts)
    return sum(
        subject.case.reference_on == facts.reference_on for rule in IN_READING_ORDER for subject in about[rule.scope]
    )


def milliseconds(call, facts):
    """Best of a few rounds: only noise is slower."""
    fastest = float("inf")
    for _ in range(ROUNDS):
        start = process_time()
        for _ in range(CALLS):
            call(facts)
        fastest = min(fastest, process_time() - start)
    return 1000 * fastest / CALLS


def stored(facts):
    return [advice.to_codes() for advice in scoring.advise(facts)]


def main():
    facts = full_case()
    advised, kept, least = (milliseconds(call, facts) for call in (scoring.advise, stored, floor))
    print(f"advise: {advised:.2f} ms for {len(scoring.advise(facts))} advice; as codes: {kept:.2f} ms")
    print(f"floor: {least:.3f} ms; ratio {advised / least:.1f}")


if __name__ == "__main__":
    main()
