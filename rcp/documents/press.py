"""HTML in, PDF out: the only module that knows WeasyPrint, which loads at the first print.

What comes out claims PDF/A-3A and PDF/UA-1, holds its fonts, fetched nothing, and is the same bytes for the same
content. No validator certifies the claim; the tests check its structure.
"""

import logging
import os
import warnings
from contextlib import contextmanager, suppress
from datetime import UTC
from functools import cache
from io import BytesIO
from typing import NamedTuple

from django.utils.translation import gettext as _

from rcp.documents import ink
from rcp.documents.errors import PressError

LARGEST_HTML = 2_000_000
MOST_PAGES = 400

# The schema of PDF/UA is not one that PDF/A knows, so PDF/A asks that it be described beside its use.
_EXTRA_XMP = """\
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about="">
  <dc:identifier>sha256:{identifier}</dc:identifier>
  <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


class Pdf(NamedTuple):
    bytes: bytes
    pages: int
    engine: str
    fonts: list


def print_pdf(html, *, title, language, identifier, created_at, footer):
    """Print `html`, or raise PressError.

    `identifier` is the hash of the content, kept in the file; `footer` is a text that each page must carry in its
    margin: it proves that the stylesheet was understood.
    """
    if len(html) > LARGEST_HTML:
        raise PressError(_("Le document est trop long pour être imprimé d’un seul tenant."))
    with _no_complaint(), _sealed_fetcher() as fetcher:
        document = _laid_out(html, fetcher)
        _check_pages(document.pages, footer)
        moment = created_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        document.metadata.title, document.metadata.lang = title, language
        document.metadata.created = document.metadata.modified = moment
        document.metadata.generator = "Concertos"
        data = _written(document, identifier, language)
    return Pdf(data, len(document.pages), _engine_name(), _embedded_fonts(data))


def _laid_out(html, fetcher):
    weasyprint, font_config = _engine()
    # With an address of its own, a relative link reaches the fetcher and is refused; without one it is dropped.
    source = weasyprint.HTML(string=html, base_url="http://paper.invalid/", url_fetcher=fetcher)
    ink.dry(source.etree_element)
    return source.render(font_config=font_config, pdf_variant="pdf/a-3a")


def _written(document, identifier, language):
    extra = _EXTRA_XMP.format(identifier=identifier, language=language)
    with warnings.catch_warnings():
        # WeasyPrint leaves its colour profile for the collector to close.
        warnings.simplefilter("ignore", ResourceWarning)
        return document.write_pdf(
            pdf_variant="pdf/a-3a",
            pdf_identifier=identifier,
            finisher=lambda _document, pdf: _complete_xmp(pdf, extra),
        )


@cache
def _engine():
    """WeasyPrint with the fonts of this folder and none of the machine's."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(ink.FONTS / "fonts.conf")
    try:
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration

        return weasyprint, FontConfiguration()
    finally:
        # A browser started by this process keeps the fonts of the machine.
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@contextmanager
def _sealed_fetcher():
    """A fetcher that opens nothing but `data:`. Any other address ends the print: no paper lacks a piece in silence."""
    _engine()
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    refused = []

    class SealedFetcher(URLFetcher):
        def fetch(self, url, headers=None):
            if not url.lower().startswith("data:"):
                refused.append(url)
                raise FatalURLFetchingError("outside address")
            return super().fetch(url, headers)

    with suppress(FatalURLFetchingError):
        yield SealedFetcher(allowed_protocols=["data"], allow_redirects=False)
    # The drawing of an SVG swallows even a fatal error: the list does not forget.
    if refused:
        raise PressError(_("Le document fait appel à un fichier extérieur : il n’a pas été imprimé."))


@contextmanager
def _no_complaint():
    """What WeasyPrint calls an error (a drawing left out, an image without its words) is no paper to hand over.

    It writes what it complains of, which may be a patient's: that stays out of the logs.
    """
    complaints = Complaints()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    logger.propagate = False
    try:
        yield
    finally:
        logger.propagate = True
        logger.removeHandler(complaints)
    if complaints.heard:
        raise PressError(_("Une partie du document n’a pas pu être mise en page : il n’a pas été imprimé."))


class Complaints(logging.Handler):
    def __init__(self):
        super().__init__(logging.ERROR)
        self.heard = 0

    def emit(self, record):
        self.heard += 1


def _check_pages(pages, footer):
    """WeasyPrint gives no public way to read a margin; asking the boxes costs nothing, reading the file does."""
    if len(pages) > MOST_PAGES:
        raise PressError(_("Le document dépasse %(pages)d pages.") % {"pages": MOST_PAGES})
    for number, page in enumerate(pages, start=1):
        margins = [box for box in page._page_box.children if hasattr(box, "at_keyword")]
        text = " ".join(part.text for box in margins for part in box.descendants() if hasattr(part, "text"))
        if footer not in text or f"{number} / {len(pages)}" not in text:
            raise PressError(_("Le pied de page manque : la mise en page du document est défectueuse."))


def _complete_xmp(pdf, extra):
    (stream,) = (item for item in pdf.objects if getattr(item, "extra", {}).get("Type") == "/Metadata")
    # One single rdf:RDF: a reader of XMP may stop at the first.
    stream.stream = [stream.stream[0].replace(b"</rdf:RDF>", extra.encode() + b"</rdf:RDF>")]


def _embedded_fonts(data):
    """The names of the fonts in the file, each of them embedded."""
    import pikepdf

    names = set()
    with pikepdf.open(BytesIO(data)) as file:
        for item in file.objects:
            if not isinstance(item, pikepdf.Dictionary) or item.get("/Type") != "/FontDescriptor":
                continue
            if not any(part in item for part in ("/FontFile", "/FontFile2", "/FontFile3")):
                raise PressError(_("Une police n’est pas incorporée au document."))
            names.add(str(item.FontName).lstrip("/").partition("+")[2])
    if not names or not all(name.startswith("IBM-Plex-Sans") for name in names):
        raise PressError(_("Les polices du document ne sont pas celles attendues."))
    return sorted(names)


def _engine_name():
    weasyprint, _fonts = _engine()
    from weasyprint.text.ffi import pango

    version = pango.pango_version()
    return f"WeasyPrint {weasyprint.VERSION}, Pango {version // 10000}.{version // 100 % 100}.{version % 100}"
