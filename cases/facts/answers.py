"""The answers that the file gives to each index: (item, what was deduced) one after the other."""

from cases.facts.context import place_of
from cases.facts.deduced import deduced, yes_no
from cases.facts.primary import primary_of
from cases.models import Answer, Disease, OrganMetastasis, Treatment
from scoring import inference
from scoring.indices.katagiri import ABNORMAL, CRITICAL
from scoring.vocabulary import LUNG

CHEMOTHERAPY, TARGETED = "C15632", "C93352"
SPREADING = (OrganMetastasis.Organ.PLEURA, OrganMetastasis.Organ.PERITONEUM)


def _mirels(facts):
    lesion, seen, pain = facts.lesion, facts.observation, facts.pain
    yield "site", deduced(inference.mirels_site(lesion.bone, lesion.segment or None), lesion)
    if pain:
        functional = pain.functional == Answer.YES
        yield "pain", deduced(inference.mirels_pain(functional=functional), pain, pain.assessed_on)
    if seen:
        yield "lesion", deduced(seen.lesion_type, seen, seen.observed_on)
        yield "size", deduced(seen.size_fraction, seen, seen.observed_on)


def _sins(facts):
    lesion, seen, pain = facts.lesion, facts.observation, facts.pain
    yield "location", deduced(inference.sins_location(lesion.level or None), lesion)
    if pain:
        option = inference.sins_pain(painful=facts.is_painful, mechanical=yes_no(pain.mechanical))
        yield "pain", deduced(option, pain, pain.assessed_on)
    if seen:
        collapse = inference.sins_collapse(seen.collapse_percent, seen.body_involvement_percent)
        for item, option in (
            ("lesion", seen.lesion_type),
            ("alignment", seen.alignment),
            ("collapse", collapse),
            ("posterolateral", seen.posterolateral),
        ):
            yield item, deduced(option, seen, seen.observed_on)


def _bilsky(facts):
    if seen := facts.observation:
        yield "grade", deduced(inference.bilsky_grade(seen.epidural_grade or None), seen, seen.observed_on)


def _femur_cortical(facts):
    if seen := facts.observation:
        axial = inference.femur_axial_over_30_mm(seen.axial_cortical_mm)
        around = inference.femur_circumferential_over_50_percent(seen.circumferential_cortex_percent)
        yield "axial_over_30_mm", deduced(axial, seen, seen.observed_on)
        yield "circumferential_over_50_percent", deduced(around, seen, seen.observed_on)


def _rades(facts):
    episode, tumour = facts.episode, facts.tumour
    if tumour:
        yield "primary", deduced(inference.rades_primary(primary_of(tumour)), tumour)
    yield "visceral_metastases", _visceral(facts, inference.rades_visceral_metastases)
    if not episode:
        return
    if tumour:
        interval = inference.rades_interval(tumour.diagnosed_on, episode.found_on)
        yield "interval", deduced(interval, episode, episode.found_on)
    motor = inference.rades_motor_function(episode.frankel or None)
    yield "motor_function", deduced(motor, episode, episode.examined_on)
    onset = inference.rades_deficit_onset(episode.deficit_began_on, episode.radiotherapy_on or facts.today)
    yield "deficit_onset", deduced(onset, episode, episode.deficit_began_on)


def _frankel(facts):
    if facts.episode:
        yield "grade", deduced(facts.episode.frankel, facts.episode, facts.episode.examined_on)


def _tokuhashi(facts):
    state, tumour, episode = facts.state, facts.tumour, facts.episode
    if state:
        general = inference.tokuhashi_general_condition(state.karnofsky, state.ecog)
        yield "general_condition", deduced(general, state, state.assessed_on)
    vertebral, extraspinal, source = facts.counts
    yield "vertebral_metastases", deduced(inference.tokuhashi_vertebral_metastases(vertebral), source)
    yield "extraspinal_bone_foci", deduced(inference.tokuhashi_extraspinal_bone_foci(extraspinal), source)
    removable = _all_answered(organ.resectable for organ in facts.organs)
    yield "organ_metastases", _visceral(facts, inference.tokuhashi_organ_metastases, removable)
    if tumour:
        yield "primary", deduced(inference.tokuhashi_primary(primary_of(tumour)), tumour)
    if episode:
        yield "palsy", deduced(inference.tokuhashi_palsy(episode.frankel or None), episode, episode.examined_on)


def _tomita(facts):
    if facts.tumour:
        yield "growth", deduced(inference.tomita_growth(primary_of(facts.tumour)), facts.tumour)
    treatable = _all_answered(organ.locally_treatable for organ in facts.organs)
    yield "visceral_metastases", _visceral(facts, inference.tomita_visceral_metastases, treatable)
    vertebral, extraspinal, source = facts.counts
    yield "bone_metastases", deduced(inference.tomita_bone_metastases(vertebral, extraspinal), source)


def _bauer_modified(facts):
    yield "no_visceral_metastases", _visceral(facts, inference.bauer_no_visceral_metastases)
    if tumour := facts.tumour:
        primary = primary_of(tumour)
        yield "primary_not_lung", deduced(inference.bauer_primary_not_lung(primary), tumour)
        favourable = inference.bauer_primary_favourable(primary)
        yield "primary_breast_kidney_lymphoma_myeloma", deduced(favourable, tumour)
    vertebral, extraspinal, source = facts.counts
    yield "solitary_skeletal", deduced(inference.bauer_solitary_skeletal(vertebral, extraspinal), source)


def _katagiri(facts):
    state = facts.state
    yield "primary_site", _katagiri_primary(facts)
    yield "visceral", _visceral(facts, inference.katagiri_visceral, _any_disseminated(facts.organs))
    yield "laboratory", _katagiri_laboratory(facts)
    if state:
        poor = inference.katagiri_poor_performance(state.ecog, state.karnofsky)
        yield "poor_performance", deduced(poor, state, state.assessed_on)
    for given in facts.treatments(Treatment.DrugClass.CHEMOTHERAPY, types=[CHEMOTHERAPY])[:1]:
        yield "previous_chemotherapy", deduced(inference.katagiri_previous_chemotherapy(True), given, given.started_on)
    vertebral, extraspinal, source = facts.counts
    yield "multiple_skeletal", deduced(inference.katagiri_multiple_skeletal(vertebral, extraspinal), source)


def _katagiri_primary(facts):
    """Of a lung cancer, the drug speaks; that none is written does not say that none is given."""
    tumour = facts.tumour
    primary = tumour and primary_of(tumour)
    if primary not in LUNG:
        return deduced(inference.katagiri_primary_site(primary), tumour)
    classes = Treatment.DrugClass.EGFR_TKI, Treatment.DrugClass.OTHER_TARGETED
    drug = next(iter(facts.treatments(*classes, types=[TARGETED])), None)
    return deduced(inference.katagiri_primary_site(primary, True), drug, drug.started_on) if drug else None


def _katagiri_laboratory(facts):
    """The oldest of the results that settle the class speaks for them."""
    results = {limit.analyte: facts.laboratory(limit.analyte) for limit in (*ABNORMAL, *CRITICAL)}
    measures = {analyte: (row.value, row.unit) for analyte, row in results.items() if row}
    settled_by = [results[analyte] for analyte in inference.katagiri_laboratory_rests_on(measures)]
    oldest = min(settled_by, key=lambda row: row.taken_on, default=None)
    if oldest is None:
        return None
    stale = facts.is_stale(oldest)
    return deduced(inference.katagiri_laboratory(measures), oldest, oldest.taken_on, is_stale=stale)


def _karnofsky(facts):
    if state := facts.state:
        yield "level", deduced(inference.karnofsky_level(state.karnofsky), state, state.assessed_on)


def _ecog(facts):
    if state := facts.state:
        yield "level", deduced(inference.ecog_level(state.ecog), state, state.assessed_on)


def _visceral(facts, infer, *judgement):
    disease = facts.disease
    if disease is None or disease.extraosseous not in (Disease.Extraosseous.NONE, Disease.Extraosseous.PRESENT):
        return None
    present = disease.extraosseous == Disease.Extraosseous.PRESENT
    return deduced(infer(present, *judgement), disease, disease.none_looked_for_on)


def _all_answered(answers):
    """True if all are yes, False if one is no, None while one is not known."""
    answers = list(answers)
    if Answer.NO in answers:
        return False
    return True if answers and all(answer == Answer.YES for answer in answers) else None


def _any_disseminated(organs):
    """True if one spreads, False if all are nodules, None while one is not known; pleura and peritoneum spread."""
    patterns = [
        organ.pattern or (organ.organ in SPREADING and OrganMetastasis.Pattern.DISSEMINATED) for organ in organs
    ]
    if OrganMetastasis.Pattern.DISSEMINATED in patterns:
        return True
    return False if patterns and all(patterns) else None


ANSWERS = {
    "mirels": _mirels,
    "sins": _sins,
    "bilsky": _bilsky,
    "femur_cortical": _femur_cortical,
    "rades": _rades,
    "frankel": _frankel,
    "tokuhashi": _tokuhashi,
    "tomita": _tomita,
    "bauer_modified": _bauer_modified,
    "katagiri": _katagiri,
    "karnofsky": _karnofsky,
    "ecog": _ecog,
}


def applies_to(index, lesion):
    """Whether an index of lesions is worth offering for this one."""
    if index.code == "sins" and not lesion.level:
        return False
    place = place_of(lesion)
    return not any(refusal.when({}, place) for refusal in index.refusals)
