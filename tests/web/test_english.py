"""Somebody who reads English finds no French on the pages, but what people wrote."""

import html
import re

import pytest
from django.apps import apps
from django.db.models import CharField, TextField
from django.test import Client

from cases import actions
from rcp.accounts.actions import set_preferences
from tests.fuzz.pages import html_of, opened_to

pytestmark = pytest.mark.once

# Words that hold French sentences together and that English has not.
FRENCH = re.compile(
    r"\b(?:aucun|aucune|aux|avec|ce|ces|cette|chez|dans|des|du|elle|est|et(?! al)|il|la|le|les|leur|mais|ni|ou|où|"
    r"par|pas|pour|qu|que|qui|sans|sauf|ses|son|sont|sur|une|vous|votre|vos)\b|\b\w*[àâçèéêëîïôùûœ]\w*",
    re.IGNORECASE,
)
HIDDEN = re.compile(r"<(script|style|svg|option)\b[^>]*>.*?</\1>|<!--.*?-->", re.S)
# What calls itself by its own name, in whatever language it is read.
KEPT = ("Français", "Agence du Numérique en Santé")


@pytest.fixture
def english(request, admin, board):
    """The world, whose board keeps its papers in English and whose people read English."""
    actions.amend_board(board=board, by=admin, version=board.version, language="en")
    world = request.getfixturevalue("world")
    for person in ("alice", "bruno", "claire", "admin"):
        set_preferences(by=world["people"][person], language="en")
    return world


def written():
    """All that people wrote, the longest first."""
    found = set()
    for model in apps.get_models():
        names = [field.attname for field in model._meta.concrete_fields if isinstance(field, CharField | TextField)]
        for row in model._base_manager.values_list(*names) if names else ():
            found |= {part for value in row for part in str(value).splitlines() if len(part) > 3}
    return sorted(found, key=len, reverse=True)


def read(page, wrote):
    text = re.sub(r"<[^>]+>", " ", HIDDEN.sub(" ", page))
    shown = " ".join([text, *re.findall(r"""\b(?:title|alt|aria-label|placeholder|data-confirm)="([^"]*)\"""", page)])
    shown = html.unescape(shown)
    for text in (*KEPT, *wrote):
        # A title begins with a capital, a name is all in capitals.
        shown = re.sub(re.escape(text), " ", shown, flags=re.IGNORECASE)
    return shown


@pytest.mark.timeout(300)
@pytest.mark.parametrize("person", ["admin", "alice", "bruno", "claire"])
def test_the_pages_are_in_english_for_somebody_who_reads_english(english, person):
    client, wrote, found = Client(), written(), {}
    client.force_login(english["people"][person])
    for address in opened_to(person, english):
        words = set(FRENCH.findall(read(html_of(client.get(address)), wrote)))
        if words:
            found[address] = sorted(words)
    assert not found, "\n".join(f"{address}: {', '.join(words)}" for address, words in found.items())
