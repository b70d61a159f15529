"""What happens around every page: its language, what caches may keep of it, and refusals turned into pages."""

from django.http import HttpResponseNotAllowed
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import sync_only_middleware

from cases.errors import NotVisible, Refused

# What a browser asks of a page; the other methods are for programs, which have their own addresses.
OF_PAGES = ("GET", "HEAD", "POST")


def pages_are_read_and_posted(get_response):
    """A page takes no other method than those of a browser, whoever asks and whatever it would show."""

    def middleware(request):
        if request.method not in OF_PAGES and not request.path.startswith("/api/"):
            return HttpResponseNotAllowed(OF_PAGES)
        return get_response(request)

    return middleware


def person_language(get_response):
    """A signed-in person reads in the language of the account; before that the browser's choice stands."""

    def middleware(request):
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return get_response(request)

    return middleware


def nothing_kept_by_caches(get_response):
    """Hospital computers are shared: no page is kept, by the browser or on the way to it."""

    def middleware(request):
        response = get_response(request)
        add_never_cache_headers(response)
        return response

    return middleware


@sync_only_middleware
def refusals_as_pages(get_response):
    """The one place where a refusal becomes a page, and where "not open to you" looks like "does not exist"."""

    def middleware(request):
        return get_response(request)

    def process_exception(request, exception):
        if isinstance(exception, NotVisible):
            return not_found(request)
        if isinstance(exception, Refused):
            return render(request, "refused.html", {"reason": exception.reason}, status=409)
        return None

    middleware.process_exception = process_exception
    return middleware


def not_found(request, exception=None):
    """The same page and the same sentence for what does not exist and for what is not open to this person."""
    return render(request, "404.html", status=404)
