"""The API's views translate; `scoring` and the actions decide."""

from django.utils.translation import get_language
from rest_framework.decorators import api_view
from rest_framework.exceptions import ParseError
from rest_framework.response import Response

import scoring


@api_view(["POST"])
def score(request, code):
    """Compute an index from answers: `{"answers": {item: option}, "context": {...}}`. Nothing is stored."""
    body = request.data
    if not isinstance(body, dict) or not isinstance(body.get("answers", {}), dict):
        raise ParseError("Expected an object with “answers”.")
    try:
        result = scoring.calculate(code, body.get("answers", {}), body.get("context"))
    except scoring.ScoringError as problem:
        status = 404 if problem.code == "unknown_index" else 422
        return Response(_problem(problem, status), status=status, content_type="application/problem+json")
    return Response(_in_words(result))


def _in_words(result):
    language = get_language()
    return {
        **result.to_codes(),
        "band_label": result.band.label.to(language) if result.band else None,
        "notices": [{"code": notice.code, "text": notice.text.to(language)} for notice in result.notices],
    }


def _problem(problem, status):
    """RFC 9457: what was wrong, in the reader's language, and what would have been allowed."""
    return {
        "type": f"urn:concertos:{problem.code}",
        "title": problem.text.to(get_language()),
        "status": status,
        "allowed": list(problem.allowed),
    }
