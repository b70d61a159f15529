"""Indices as they are declared, calculated on the fly, and given in a case."""

from django.utils.translation import get_language
from rest_framework.response import Response

import scoring
from cases.access import case_for, part_for, parts_of
from cases.actions import score_case
from cases.models import Score
from rcp.api import examples
from rcp.api.asking import asked, said
from rcp.api.operation import operation
from rcp.api.paging import Paged, listing, page_of
from rcp.api.problems import Problem, error
from rcp.api.relations import rows_named
from rcp.api.resources import answer, columns_of, plain_row, says
from rcp.api.serializers import scores as shapes

TAG = "Scores"
COLUMNS = columns_of(Score)
GIVEN = examples.kept() | {
    "case": examples.CASE_KEY,
    "lesion": examples.KEY,
    "index": "sins",
    "index_version": "2010.1",
    "answers": examples.SINS,
    "deduced": {"location": "level"},
    "result": examples.SINS_RESULT,
    "scored_on": "2026-11-24",
}
CALCULATED = examples.SINS_RESULT | {
    "band_label": "potentially unstable",
    "notices": [{"code": "not_clinically_reviewed", "text": scoring.NOT_REVIEWED.text.en}],
}


@says(Score)
def score_body(score):
    return plain_row(score, COLUMNS)


@operation(
    "indices_list",
    "Read how each index is declared: items, options, bands, sources",
    tag=TAG,
    gives=shapes.IndexList,
    told={"notice": scoring.NOT_REVIEWED.text.en, "results": []},
)
def indices(request):
    language = get_language()
    declared = [_declared(index, language) for index in scoring.indices()]
    return Response({"notice": scoring.NOT_REVIEWED.text.to(language), "results": declared})


@operation(
    "scores_calculate",
    "Calculate an index; nothing is kept",
    tag=TAG,
    scope="read",
    takes=shapes.Calculation,
    gives=shapes.CalculationResult,
    sent={"answers": examples.SINS, "context": {"collapse_percent": 50}},
    told=CALCULATED,
)
def calculate(request, code):
    values = said(request)
    try:
        result = scoring.calculate(code, values["answers"], values.get("context"))
    except scoring.ScoringError as refused:
        raise _problem(refused) from refused
    return Response(_in_words(result))


@operation(
    "scores_list",
    "List the scores given in a case, newest first",
    tag=TAG,
    query=Paged,
    gives=shapes.ScorePage,
    told={"results": [GIVEN], "next": None},
)
def scores(request, pk):
    case = case_for(request.user, pk)
    rows, following = page_of(parts_of(Score, case=case).values(*COLUMNS), asked(request))
    return listing(rows, following)


def _again(request, key):
    return answer(part_for(request.user, Score, key, journal=True))


@operation(
    "scores_give",
    "Score a lesion or a case, and keep it",
    tag=TAG,
    takes=shapes.ScoreGiven,
    gives=shapes.ScoreAnswer,
    status=201,
    writes=True,
    has_version=True,
    again=_again,
    sent={"index": "sins", "lesion": examples.KEY, "answers": examples.SINS},
    told=GIVEN,
)
def give(request, pk):
    case = case_for(request.user, pk, journal=False)
    values = said(request)
    lesion = rows_named(request.user, Score, {"lesion": values.get("lesion")}, patient=case.patient)["lesion"]
    score = score_case(case=case, index=values["index"], answers=values["answers"], by=request.user, lesion=lesion)
    return answer(score, 201)


def _in_words(result):
    language = get_language()
    return {
        **result.to_codes(),
        "band_label": result.band.label.to(language) if result.band else None,
        "notices": [{"code": notice.code, "text": notice.text.to(language)} for notice in result.notices],
    }


def _problem(refused):
    """What was wrong, in the reader's language, and what would have been allowed."""
    sentence, allowed = refused.text.to(get_language()), list(refused.allowed)
    if refused.code == "unknown_index":
        return Problem(404, "not_found", sentence, allowed=allowed)
    field = getattr(refused, "item", None) or getattr(refused, "fact", None)
    return Problem(422, "invalid", sentence, errors=[error(field, refused.code, sentence)], allowed=allowed)


def _declared(index, language):
    return {
        "code": index.code,
        "version": index.version,
        "title": index.title.to(language),
        "scope": index.scope.value,
        "guideline_section": index.guideline_section,
        "items": [_item(item, language) for item in index.items],
        "bands": [
            {
                "code": band.code,
                "low": band.low,
                "high": band.high,
                "label": band.label.to(language),
                "meaning": band.meaning.to(language),
            }
            for band in index.bands
        ],
        "references": [
            {"citation": source.citation, "doi": source.doi, "verified": source.verified} for source in index.references
        ],
    }


def _item(item, language):
    options = [
        {"code": option.code, "points": option.points, "label": option.label.to(language)} for option in item.options
    ]
    help_ = item.help.to(language) if item.help else None
    return {"code": item.code, "label": item.label.to(language), "help": help_, "options": options}
