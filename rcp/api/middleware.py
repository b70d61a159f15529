"""The last word: whatever refuses a request below /api/, before or beside a view, says so in the one shape."""

from django.http import JsonResponse

from rcp.api import problems

DETAILS = ("Allow", "Retry-After", "WWW-Authenticate", "Content-Language", "Vary")


def problems_below_api(get_response):
    def middleware(request):
        response = get_response(request)
        if not request.path_info.startswith("/api/") or response.status_code < 400:
            return response
        if response.headers.get("Content-Type") == problems.MEDIA_TYPE:
            return response
        return _as_problem(response)

    return middleware


def _as_problem(response):
    status = response.status_code
    code = problems.CODE_OF_STATUS.get(status, "malformed" if status < 500 else "failed")
    kept = {name: response.headers[name] for name in DETAILS if name in response.headers}
    said = problems.body(status, code, str(problems.TITLES[code]))
    return JsonResponse(said, status=status, headers=kept, content_type=problems.MEDIA_TYPE)
