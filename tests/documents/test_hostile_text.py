"""Whatever a person typed, the paper shows it, or is refused with a sentence; it never fetches, runs or hides."""

from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from rcp.documents.errors import PressError
from tests.documents import specimen

pytestmark = pytest.mark.once


def printed(**changes):
    return specimen.printed(values=specimen.content(**changes))


def text_of(pdf):
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf.bytes)).pages)


def links_of(pdf):
    with pikepdf.open(BytesIO(pdf.bytes)) as file:
        return [str(link.A.URI) for page in file.pages for link in page.get("/Annots", [])]


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/x.png",
        "https://example.org/x.png",
        "HTTP://example.org/x.png",
        "//example.org/x.png",
        "file:///etc/passwd",
        "ftp://example.org/x.png",
        "x.png",
        "/x.png",
        "../settings.py",
    ],
)
@pytest.mark.parametrize(
    "markup",
    [
        '<img alt="" src="{}">',
        '<link rel="stylesheet" href="{}">',
        '<link rel="attachment" href="{}">',
        '<p style="background-image: url({})">texte</p>',
        '<object data="{}"></object>',
        '<embed src="{}">',
        "<style>@import url({});</style>",
        '<svg width="9" height="9"><image width="9" height="9" href="{}"/></svg>',
    ],
)
def test_nothing_outside_is_opened_and_the_print_stops(markup, address):
    with pytest.raises(PressError, match="fichier extérieur"):
        printed(markup=markup.format(address))


def test_a_drawing_inside_the_document_may_be_printed():
    pixel = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    assert printed(markup=f'<img alt="un carré" src="{pixel}">').pages


def test_a_drawing_inside_the_document_cannot_open_another():
    inner = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='http://example.org/x.png'/></svg>"
    with pytest.raises(PressError, match="fichier extérieur"):
        printed(markup=f'<img alt="" src="{inner}">')


@pytest.mark.parametrize(
    "markup",
    [
        '<img alt="une image" src="data:image/png;base64,AAAA">',
        "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\">",
        '<a href="#nowhere">renvoi</a>',
    ],
    ids=["broken image", "image without words", "reference to nothing"],
)
def test_a_defective_piece_stops_the_print_and_is_not_logged(markup, caplog):
    with pytest.raises(PressError, match="mise en page"):
        printed(markup=markup)
    assert caplog.messages == []


def test_only_plain_links_reach_the_paper():
    kept = ["https://example.org/recommandation", "mailto:rcp@example.org"]
    hostile = [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "http://example.org",
        "page",
        "file:///x",
    ]
    pdf = printed(markup="".join(f'<p><a href="{address}">lien</a></p>' for address in kept + hostile))
    assert sorted(links_of(pdf)) == sorted(kept)


def test_markup_typed_by_a_person_is_printed_as_it_was_typed():
    typed = '<script>alert(1)</script><img src="file:///etc/passwd"> &amp; {{ content }}'
    assert typed in " ".join(text_of(printed(text=typed)).split())


@pytest.mark.parametrize(
    "text",
    ["a" * 200_000, "x\n" * 20_000, "mot " * 60_000, "\U0001f600" * 40_000],
    ids=["word", "lines", "words", "emoji"],
)
def test_a_text_that_would_take_minutes_is_refused_with_a_sentence(text):
    with pytest.raises(PressError, match="trop long"):
        printed(text=text)


@pytest.mark.parametrize(
    "text",
    ["a" * 10_000, "a\u00a0" * 5_000, "\n" * 20_000, "a" + "\u0301" * 20_000, "ش" * 5_000, "a\u200d" * 5_000],
    ids=["word", "no-break spaces", "blank lines", "marks", "arabic", "joiners"],
)
def test_a_strange_text_is_printed(text):
    assert printed(text=text).pages < 10


def test_a_long_word_is_printed_whole_inside_the_page():
    word = "".join(f"{number:05d}" for number in range(200))
    assert word in "".join(text_of(printed(text=word)).split()).replace("\u200b", "")


def test_control_characters_and_tricks_of_direction_are_left_out():
    text = text_of(printed(text="avant\x00\x07\x1b\u202e\u2066\u2069après"))
    assert "avantaprès" in text.replace("\ufffd", "")


def test_a_character_without_glyph_is_named():
    assert "foie [U+1FAC0]" in text_of(printed(text="foie \U0001fac0"))


def test_a_document_beyond_any_use_is_refused():
    with pytest.raises(PressError, match="trop long"):
        printed(cases=[{"name": "Dossier", "text": "mot " * 9_000} for _number in range(60)])
