"""What may reach the paper: text without tricks, in words that a line can hold, in glyphs that the fonts have."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from rcp.documents.errors import PressError

FONTS = Path(__file__).parent / "fonts"

# Layout time grows with the square of one unbroken text: beyond these it is a spreadsheet, not a paper.
LONGEST_TEXT = 40_000
MOST_LINES = 1_500
LONGEST_WORD = 40
MOST_MARKS = 6

_LONG_WORD = re.compile(rf"[^ \t\n]{{{LONGEST_WORD + 1},}}")
_BLANK_LINES = re.compile(r"\n\s*\n\s*\n")
# Embeddings, overrides and isolates make a line read otherwise than it was typed; left and right marks may stay.
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ALLOWED_LINKS = ("https://", "mailto:", "#")


def dry(root):
    """Make every text and every link below `root` safe to print, in place."""
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in ("style", "script"):
            continue
        if element.text:
            element.text = printable(element.text)
        if element.tail:
            element.tail = printable(element.tail)
        if element.tag.rpartition("}")[2] in ("a", "area"):
            _keep_plain_links(element)


def printable(text):
    """The same text, composed, without control characters, with long words breakable and every character drawn."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    text = _BLANK_LINES.sub("\n\n", "".join(_kept(text)))
    for character in set(text) - glyphs():
        if not _drawn_as_nothing(character):
            text = text.replace(character, f"[U+{ord(character):04X}]")
    if len(text) > LONGEST_TEXT or text.count("\n") > MOST_LINES:
        raise PressError(_("Un des textes est trop long pour être imprimé : raccourcissez-le, puis recommencez."))
    return _LONG_WORD.sub(_breakable, text)


def _keep_plain_links(element):
    for name in ("href", "{http://www.w3.org/1999/xlink}href"):
        if not element.get(name, "#").lower().startswith(_ALLOWED_LINKS):
            del element.attrib[name]


@cache
def glyphs():
    """The characters that the fonts of this folder draw."""
    from fontTools.ttLib import TTFont

    drawn = set("\n\t")
    for name in ("IBMPlexSans-Regular.ttf", "IBMPlexSansArabic-Regular.ttf"):
        with TTFont(FONTS / name, lazy=True) as font:
            drawn.update(map(chr, font.getBestCmap()))
    return frozenset(drawn)


def _kept(text):
    """The characters of `text` without controls, and without the piles of marks that a layout would choke on."""
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 0
        if marks <= MOST_MARKS and not _unsafe(character):
            yield character


def _unsafe(character):
    if character in "\n\t":
        return False
    return character in _REORDERING or unicodedata.category(character) in ("Cc", "Cs")


def _drawn_as_nothing(character):
    """Joiners, marks of direction, variation selectors: no glyph is expected."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


def _breakable(match):
    word = match[0]
    return "\u200b".join(word[start : start + LONGEST_WORD] for start in range(0, len(word), LONGEST_WORD))
