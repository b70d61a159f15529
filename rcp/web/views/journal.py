"""The journal as an administrator reads it: who, when, which record, what happened; never a value."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.access import journal_for
from cases.audit import moment
from rcp.accounts.access import people_named
from rcp.web.journal_words import event_in_words, kind_in_words

PAGE = 50


@require_safe
def journal(request):
    record = request.GET.get("record", "").strip()[:60]
    before, after = _whole(request, "before"), _whole(request, "after")
    entries = journal_for(request.user, record=record, before=before, after=after, limit=PAGE + 1)
    # One line more than the page shows tells whether there is another page in the direction of travel.
    is_cut = len(entries) > PAGE
    entries = entries[1:] if is_cut and after else entries[:PAGE]
    context = {
        "lines": _lines(request.user, entries),
        "record": record,
        "newer": _page(record, "after", entries[0].id) if entries and (before or (after and is_cut)) else "",
        "older": _page(record, "before", entries[-1].id) if entries and (after or is_cut) else "",
    }
    return render(request, "journal/list.html", context)


def _lines(by, entries):
    people = people_named(by, (entry.by for entry in entries))
    return [
        {
            "at": moment(entry),
            "who": people.get(entry.by) or str(entry.by),
            "event": event_in_words(entry.event),
            "record": _named(entry.record),
            "keys": [_named(key) for key in entry.keys],
        }
        for entry in entries
    ]


def _named(key):
    kind, _colon, identifier = key.partition(":")
    return {"key": key, "kind": kind_in_words(key), "short": identifier[:8]}


def _page(record, direction, line):
    return "?" + urlencode({**({"record": record} if record else {}), direction: line})


def _whole(request, name):
    value = request.GET.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 18 else None
