"""What the press makes: structure, fonts, what each page repeats, the same bytes twice."""

import logging
import os
import subprocess
import sys
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from rcp.documents import ink, press
from rcp.documents.errors import PressError
from tests.documents import specimen

pytestmark = pytest.mark.once

LONG = [{"name": f"Dossier {number}", "text": "Texte du dossier. " * 40} for number in range(3)]


@pytest.fixture(scope="module")
def pages():
    return {}


@pytest.fixture
def paper(pages):
    """The specimen with three more sheets, printed once for the module."""
    if not pages:
        pages["pdf"] = specimen.printed(values=specimen.content(cases=LONG), is_draft=True)
    return pages["pdf"]


def words(pdf):
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf.bytes)).pages]


def test_the_same_content_gives_the_same_bytes(paper):
    again = specimen.printed(values=specimen.content(cases=LONG), is_draft=True)
    assert again.bytes == paper.bytes


def test_another_content_has_another_identifier(paper):
    other = specimen.printed(digest="00" * 32)
    with pikepdf.open(BytesIO(paper.bytes)) as one, pikepdf.open(BytesIO(other.bytes)) as two:
        assert one.trailer.ID[0] != two.trailer.ID[0]


def test_a_paper_is_tagged_and_claims_pdf_a_and_pdf_ua(paper):
    with pikepdf.open(BytesIO(paper.bytes)) as file:
        root = file.Root
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        assert str(root.Lang) == "fr"
        assert root.StructTreeRoot.K[0].S == "/Document"
        assert root.OutputIntents[0].S == "/GTS_PDFA1"
        assert "/DestOutputProfile" in root.OutputIntents[0]
        assert all("/StructParents" in page.obj and page.obj.Tabs == "/S" for page in file.pages)
        assert not file.is_encrypted
        assert str(file.docinfo["/Title"]) == "Fiche RCP"
        assert str(file.docinfo["/CreationDate"]) == "D:20261124164200Z"
        with file.open_metadata() as xmp:
            assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("3", "A")
            assert xmp["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
            assert xmp["dc:title"] == "Fiche RCP"
            assert xmp["dc:identifier"] == "sha256:" + "3f9a" * 16
        assert root.Metadata.read_bytes().count(b"<rdf:RDF") == 1


def test_the_tags_tell_headings_lists_and_headers_of_tables(paper):
    with pikepdf.open(BytesIO(paper.bytes)) as file:
        kinds = {str(item.S) for item in file.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item}
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TH", "/TD"} <= kinds


def test_every_font_is_embedded_and_is_one_of_ours(paper):
    assert paper.fonts == ["IBM-Plex-Sans", "IBM-Plex-Sans-Arabic", "IBM-Plex-Sans-Semi-Bold"]


def test_every_page_repeats_the_identity_the_stamp_and_its_number(paper):
    texts = words(paper)
    assert len(texts) == paper.pages > 2
    for number, text in enumerate(texts, start=1):
        assert "NGUYỄN-LE GOFF Thị Hương" in text
        assert "née le 12/03/1958" in text
        assert "IPP 00451297" in text
        assert "3f9a 3f9a 3f9a 3f9a" in text
        assert f"{number} / {paper.pages}" in text
        assert "PROJET" in text


def test_a_final_paper_has_no_watermark():
    assert "PROJET" not in "".join(words(specimen.printed()))


def test_the_stylesheet_is_understood_whole(caplog):
    logging.getLogger("weasyprint").addHandler(caplog.handler)
    specimen.printed(is_draft=True)
    logging.getLogger("weasyprint").removeHandler(caplog.handler)
    assert caplog.messages == []


def test_a_paper_whose_stylesheet_is_broken_is_not_printed():
    with pytest.raises(PressError, match="pied de page"):
        press.print_pdf(
            "<html lang=fr><style>.foot { position: running(foot </style><div class=foot>3f9a</div><p>Texte",
            title="Fiche",
            language="fr",
            identifier="00" * 32,
            created_at=specimen.CREATED_AT,
            footer="3f9a",
        )


@pytest.mark.parametrize("text", [*specimen.NAMES, specimen.SIGNS])
def test_the_fonts_draw_every_character_of_the_names_and_signs_in_use(text):
    assert [character for character in text if character not in ink.glyphs()] == []


def test_every_weight_draws_the_same_characters():
    from fontTools.ttLib import TTFont

    latin = [set(TTFont(file).getBestCmap()) for file in sorted(ink.FONTS.glob("IBMPlexSans-*.ttf"))]
    arabic = [set(TTFont(file).getBestCmap()) for file in sorted(ink.FONTS.glob("IBMPlexSansArabic-*.ttf"))]
    assert all(drawn == latin[0] for drawn in latin)
    assert all(drawn == arabic[0] for drawn in arabic)


def test_no_font_of_the_machine_is_ever_used():
    html = (
        "<html lang=fr><style>@page { @bottom-left { content: 'pied' } @bottom-right "
        "{ content: counter(page) ' / ' counter(pages) } } p { font-family: 'DejaVu Sans', serif }</style><p>Texte 日本"
    )
    pdf = press.print_pdf(
        html, title="x", language="fr", identifier="00" * 32, created_at=specimen.CREATED_AT, footer="pied"
    )
    assert pdf.fonts == ["IBM-Plex-Sans"]
    assert "[U+65E5][U+672C]" in words(pdf)[0]


def test_the_press_leaves_the_fonts_of_other_programs_alone(paper):
    assert "FONTCONFIG_FILE" not in os.environ


@pytest.mark.parametrize("module", ["rcp.urls", "rcp.documents.models", "rcp.documents.tasks"])
def test_the_web_process_never_loads_the_press(module):
    script = (
        "import sys, django; django.setup(); __import__(sys.argv[1]); "
        "sys.exit(sorted({'weasyprint', 'pikepdf', 'fontTools'} & set(sys.modules)) != [])"
    )
    assert subprocess.run([sys.executable, "-c", script, module], check=False).returncode == 0
