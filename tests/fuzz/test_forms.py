"""Every form of the site, filled with what it does not expect: it answers, keeps what was typed and says what is wrong.

The forms are found by walking the pages as each person sees them, so that a new one is tried without being listed here.
"""

import html
import re
import unicodedata
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import event, given, note, seed
from hypothesis import strategies as st

from tests.fuzz.hostile import BYTES, KEYS, MOMENTS, NUMBERS, SEED, TRICKS, examples, texts
from tests.fuzz.pages import forms_of, html_of, opened_to

pytestmark = pytest.mark.hostile

ANSWERS = {200, 302, 400, 404, 409, 413, 415, 422}
# Who tries the forms of which pages, by the first word of their address; what is left is the requester's.
TRIED_BY = {
    "admin": ("account", "accounts", "boards", "establishments", "guidelines", "memberships", "requirements"),
    "claire": ("meetings", "agenda", "attendances", "patients"),
    "bruno": ("decisions", "proposals", "examinations", "dissents", "scores"),
}
WORD = re.compile(r"/([a-z-]+)/")
# What a query of the site may name, and some that it never heard of.
QUERIES = (
    *("case", "lesion", "tumour", "study", "board", "item", "like", "older", "newer", "status", "record"),
    *("before", "after", "role", "state", "at", "section", "next", "page", "q", "patient"),
)


@pytest.fixture
def client_of(world):
    def signed_in(name):
        client = Client()
        client.force_login(world["people"][name])
        return client

    return signed_in


def forms(world, client, person):
    """The forms of the pages that are this person's to try, each once."""
    found = {}
    for page in (page for page in opened_to(person, world) if _tried_by(page) == person):
        response = client.get(page)
        assert response.status_code in (200, 404, 409), f"{page}: {response.status_code}"
        for form in forms_of(page, html_of(response)):
            if form.action != reverse("account_logout"):
                found.setdefault((form.action, tuple(form.fields)), form)
    return list(found.values())


def _tried_by(page):
    word = WORD.match(page)
    return next((name for name, words in TRIED_BY.items() if word and word[1] in words), "alice")


def strange(field, foreign):
    """A value that this field does not expect; most often one of the sort that it asks for, gone wrong."""
    if field.kind in ("date", "datetime-local"):
        return st.one_of(st.sampled_from(MOMENTS), texts)
    if field.kind == "number" or field.name == "version":
        return st.one_of(st.sampled_from(NUMBERS), texts)
    if field.kind in ("select", "radio", "checkbox"):
        return st.one_of(st.sampled_from([*foreign, *KEYS, *field.options]), texts)
    return st.one_of(st.sampled_from(TRICKS), texts)


@st.composite
def fillings(draw, form, foreign):
    """What is posted: the form as it is filled at least, with one field, some or all of them gone wrong."""
    data = form.start
    names = list(form.fields)
    chosen = draw(
        st.one_of(st.sampled_from([[name] for name in names]), st.sets(st.sampled_from(names)), st.just(names))
    )
    for name in sorted(chosen):
        value = strange(form.fields[name], foreign)
        fate = draw(st.sampled_from(["wrong"] * 6 + ["repeated", "missing"]))
        if fate == "missing":
            data.pop(name, None)
        else:
            data[name] = draw(value) if fate == "wrong" else [draw(value), draw(value)]
    return data


def posted(client, form, data, content_type=None):
    """The answer to one post, and to the page that it leads to; whatever it did is undone."""
    with transaction.atomic():
        if content_type is None:
            response = client.post(form.action, data)
        else:
            response = client.generic("POST", form.action, data, content_type=content_type)
        if response.status_code == 302 and response.url.startswith("/"):
            after = client.get(response.url)
            assert after.status_code in (200, 302, 404, 409), f"{response.url} after {form}: {after.status_code}"
        transaction.set_rollback(True)
    return response


@pytest.mark.timeout(600)
@pytest.mark.parametrize("person", ["admin", "alice", "bruno", "claire"])
def test_whatever_is_typed_a_form_answers_keeps_it_and_says_what_is_wrong(world, client_of, person):
    client, foreign = client_of(person), [str(row.pk) for name, row in world.items() if name.startswith("their_")]
    found, accepted = forms(world, client, person), 0
    for form in found:
        accepted += posted(client, form, form.start).status_code in (200, 302)
        if form.fields:
            _try(client, form, foreign)
    print(f"seed {SEED}: {len(found)} forms of {person}, {accepted} accepted as they are filled at least")
    assert accepted >= len(found) / 3, "most forms are refused before anything strange is typed"


def _try(client, form, foreign):
    @seed(SEED)
    @examples(3)
    @given(fillings(form, foreign))
    def tried(data):
        note(f"{form}\n{data!r}")
        response = posted(client, form, data)
        event(str(response.status_code))
        assert response.status_code in ANSWERS, response.status_code
        if response.status_code == 422:
            _says_and_keeps(form, data, response.content.decode())

    tried()


def _says_and_keeps(form, data, shown):
    assert any(mark in shown for mark in ('role="alert"', 'class="error"', 'data-tone="warning"')), "nothing says why"
    again = next((one for one in forms_of(form.action, shown) if set(one.fields) >= set(form.fields)), None)
    if again is None:
        return
    for name, field in form.fields.items():
        typed = data.get(name)
        if (
            isinstance(typed, str)
            and field.is_typed
            and field.kind not in ("hidden", "password")
            and _is_carried(typed)
        ):
            kept = (again.fields[name].value or "").replace("\r\n", "\n")
            assert kept.removeprefix("\n") == typed.replace("\r\n", "\n").removeprefix("\n"), f"{name} lost {typed!r}"


def _is_carried(typed):
    """Whether a page can hold this text: HTML has no controls and no characters that are none."""
    return not any(unicodedata.category(one) in ("Cc", "Cs", "Cn") and one not in "\n\t\r" for one in typed)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("person", ["admin", "alice", "bruno", "claire"])
def test_whatever_the_body_is_a_form_answers(world, client_of, person):
    client = client_of(person)
    # Each form meets a few of them: what reads a body is the same code for all.
    for place, form in enumerate(forms(world, client, person)):
        for what, body, content_type in list(_bodies(form))[place % 5 :: 5]:
            response = posted(client, form, body, content_type=content_type)
            assert response.status_code in ANSWERS, f"{form}, {what}: {response.status_code}"


def _bodies(form):
    plain = urlencode(form.start, doseq=True).encode()
    first = next(iter(form.fields), "nothing").encode()
    urlencoded, multipart = "application/x-www-form-urlencoded", "multipart/form-data; boundary=BORDER"
    part = b'--BORDER\r\nContent-Disposition: form-data; name="' + first + b'"'
    yield "not UTF-8", b"&".join(first + b"=" + piece for piece in BYTES), urlencoded
    yield "another charset", plain, f"{urlencoded}; charset=no-such-thing"
    yield "JSON", b'{"version": 1e400, "x": "\\ud800"}', "application/json"
    yield "no type", plain, ""
    yield "cut off", part + b"\r\n\r\nvaleu", multipart
    yield "cut off in its head", part[:-3], multipart
    yield "no border", part, "multipart/form-data"
    yield "a file for a word", part + b'; filename="../\x00.exe"\r\n\r\nMZ\x00\r\n--BORDER--\r\n', multipart
    yield "many fields", b"&".join(b"x%d=1" % number for number in range(1_001)), urlencoded


def test_a_body_beyond_the_limit_is_refused_with_a_page(client_of, world):
    page = reverse("part_add", args=[world["waiting"].pk, "lesion"])
    response = client_of("alice").post(page, {"bone": "femur", "rib_number": "9" * 10_000_000})
    assert response.status_code == 400
    assert "trop" in html.unescape(response.content.decode())


@pytest.mark.timeout(600)
@pytest.mark.parametrize("person", ["admin", "alice", "claire"])
def test_whatever_the_address_asks_a_page_answers(world, client_of, person):
    client, addresses = client_of(person), list(opened_to(person, world))
    foreign = [str(row.pk) for name, row in world.items() if name.startswith("their_")]

    @seed(SEED)
    @examples(100)
    @given(
        st.sampled_from(addresses),
        st.dictionaries(st.sampled_from(QUERIES), st.one_of(texts, st.sampled_from(foreign))),
    )
    def asked(page, query):
        with transaction.atomic():
            response = client.get(f"{urlsplit(page).path}?{urlencode(query)}")
            transaction.set_rollback(True)
        assert response.status_code in ANSWERS, response.status_code

    asked()
