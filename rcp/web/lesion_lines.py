"""The register of lesions as lines: where, what was last seen and felt, what the scores say."""

from dataclasses import dataclass

from django.utils.translation import get_language, gettext_lazy

import scoring
from cases.facts import applies_to
from cases.file import latest
from cases.models import Lesion, LesionObservation, PainAssessment
from cases.wording import said_value
from rcp.meetings.record_parts import score_line
from rcp.web.part_tables import add_url
from rcp.web.tones import tone_of

SHORT_NAMES = {"sins": "SINS", "mirels": "Mirels", "femur_cortical": gettext_lazy("Corticale")}
# The line of a lesion takes the gravest tone of its scores; a quiet one leaves it plain.
GRAVEST_FIRST = ("danger", "warning")
# A case shows so many of a patient's lesions until somebody asks for all.
MOST_LESIONS = 40


@dataclass(frozen=True, slots=True)
class Grade:
    """A score of one lesion, given or still to give."""

    index: str
    name: str
    value: str
    band: str
    tone: str
    icon: str
    scored_on: str


@dataclass(frozen=True, slots=True)
class LesionLine:
    lesion: Lesion
    seen: LesionObservation | None
    pain: PainAssessment | None
    kind: str
    size: str
    collapse: str
    intensity: str
    is_irradiated: bool
    grades: list
    tone: str
    observe_url: str
    assess_url: str


def lesion_lines(file, scores=(), lesions=None):
    """The lines of these lesions, of all of them when nothing is said."""
    given = {(score.index, score.lesion_id): score for score in scores}
    seen, felt = _by_lesion(file, "lesionobservation"), _by_lesion(file, "painassessment")
    return [
        _line(file, lesion, given, seen.get(lesion.pk, ()), felt.get(lesion.pk, ()))
        for lesion in (file.rows("lesion") if lesions is None else lesions)
    ]


def _by_lesion(file, kind):
    """One pass over the rows: four hundred lesions do not read them four hundred times."""
    found = {}
    for row in file.rows(kind):
        found.setdefault(row.lesion_id, []).append(row)
    return found


def _line(file, lesion, given, observations, pains):
    seen, pain = latest(observations, "observed_on"), latest(pains, "assessed_on")
    grades = grades_of(lesion, given)
    tones = {grade.tone for grade in grades}
    return LesionLine(
        lesion=lesion,
        seen=seen,
        pain=pain,
        kind=said_value(seen, "lesion_type") if seen else "",
        size=(said_value(seen, "size_mm") or said_value(seen, "size_fraction")) if seen else "",
        collapse=said_value(seen, "collapse_percent") if seen else "",
        intensity=said_value(pain, "intensity") if pain else "",
        is_irradiated=file.is_irradiated(lesion),
        grades=grades,
        tone=next((tone for tone in GRAVEST_FIRST if tone in tones), ""),
        observe_url=add_url("lesionobservation", file.case, lesion=lesion.pk) if file.case else "",
        assess_url=add_url("painassessment", file.case, lesion=lesion.pk) if file.case else "",
    )


def grades_of(lesion, given):
    """The indices of lesions that make sense here, with the last score of each."""
    offered = [index for index in scoring.indices() if index.scope == "lesion" and applies_to(index, lesion)]
    return [_grade(index, given.get((index.code, lesion.pk))) for index in offered]


def _grade(index, score):
    name = str(SHORT_NAMES.get(index.code, index.code.title()))
    if score is None:
        return Grade(index.code, name, "", "", "", "", "")
    line = score_line(score, get_language() or "fr")
    tone, icon = tone_of(line.band)
    return Grade(index.code, name, reach(line), line.band_label, tone, icon, line.scored_on)


@dataclass(frozen=True, slots=True)
class Given:
    """A score of the case as its table tells it."""

    line: object
    index: str
    lesion: str
    reach: str
    tone: str
    icon: str


def scores_given(scores):
    """The last score of each index and lesion, in words, with the tone of its band."""
    told = [score_line(score, get_language() or "fr") for score in scores]
    return [Given(line, line.index, line.lesion, reach(line), *tone_of(line.band)) for line in told]


def reach(line):
    """A total, or the range that the missing answers leave open."""
    if line.total is not None:
        return str(line.total)
    return f"{line.lowest}–{line.highest}" if line.lowest is not None else ""
