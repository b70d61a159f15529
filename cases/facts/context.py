"""What surrounds the answers: the typed facts by which an index remarks, or refuses."""

from cases.facts.deduced import yes_no
from cases.models import Answer, PainAssessment
from scoring import Context


def place_of(lesion):
    """Where a lesion is, as a context by itself."""
    return Context(**_place(lesion))


def context_of(facts):
    episode, tumour = facts.episode, facts.tumour
    return Context(
        **(_of_lesion(facts) if facts.lesion else {}),
        motor_deficit=episode.frankel != "E" if episode and episode.frankel else None,
        tumour_diagnosed_on=tumour.diagnosed_on if tumour else None,
        compression_on=episode.found_on if episode else None,
        deficit_began_on=episode.deficit_began_on if episode else None,
        radiotherapy_on=episode.radiotherapy_on if episode else None,
        scored_on=facts.today,
    )


def _place(lesion):
    return {"bone": lesion.bone, "segment": lesion.segment or None, "level": lesion.level or None}


def _of_lesion(facts):
    return {
        **_place(facts.lesion),
        **(_seen(facts.observation) if facts.observation else {}),
        "irradiated": facts.last_irradiation is not None,
        "painless": None if facts.is_painful is None else not facts.is_painful,
        "constant_non_mechanical_pain": _is_constant(facts.pain),
    }


def _seen(observation):
    return {
        "fractured": yes_no(observation.fractured),
        "size_measured_on": observation.size_measured_on or None,
        "collapse_percent": observation.collapse_percent,
        "axial_cortical_mm": observation.axial_cortical_mm,
        "circumferential_cortex_percent": observation.circumferential_cortex_percent,
    }


def _is_constant(pain):
    if not pain or not pain.pattern or not pain.mechanical:
        return None
    return pain.pattern == PainAssessment.Pattern.CONSTANT and pain.mechanical == Answer.NO
