"""Files as people send them, honest and hostile, each made from scratch."""

import os
import struct
import zipfile
import zlib
from functools import cache
from io import BytesIO

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

Name, Dictionary, Array, Stream = pikepdf.Name, pikepdf.Dictionary, pikepdf.Array, pikepdf.Stream
MEGABYTE = 1024 * 1024


def upload(content, name="scan.pdf", declared="application/octet-stream"):
    return SimpleUploadedFile(name, content, content_type=declared)


# --- PDF ------------------------------------------------------------------------------------------------------------


@cache
def pdf(*, pages=1):
    return _saved(_pages(pages))


def heavy_pdf(size):
    """An honest PDF of about that many bytes."""
    return pdf_with(lambda document: _hide(document, os.urandom(size)), compress_streams=False)


def pdf_with(change, **options):
    """A PDF to which `change` did something before it was saved."""
    document = _pages(1)
    change(document)
    return _saved(document, **options)


def _pages(count):
    document = pikepdf.new()
    for _number in range(count):
        document.add_blank_page()
    return document


def _saved(document, **options):
    out = BytesIO()
    document.save(out, **options)
    return out.getvalue()


def _open_action(**entries):
    return lambda document: document.Root.__setattr__("OpenAction", Dictionary(**entries))


def _annotation(**entries):
    def add(document):
        note = document.make_indirect(Dictionary(Type=Name.Annot, Rect=[0, 0, 9, 9], **entries))
        document.pages[0].Annots = Array([note])

    return add


def _xfa(document):
    document.Root.AcroForm = Dictionary(Fields=Array(), XFA=document.make_stream(b"<xdp/>"))


def _embedded(document):
    document.attachments["tableau.xlsx"] = b"PK..."


def _unreferenced_script(document):
    """Nobody refers to it, and it is written all the same: a later change of one number would bring it to life."""
    document.Root.PieceInfo = Dictionary(Deep=Array([Array([Dictionary(S=Name.JavaScript, JS="app.alert(1)")])]))


ACTIVE_PDFS = {
    "a script at opening": lambda: pdf_with(_open_action(S=Name.JavaScript, JS="app.alert(1)")),
    "a script deep inside": lambda: pdf_with(_unreferenced_script),
    "a program to launch": lambda: pdf_with(_open_action(S=Name.Launch, F="cmd.exe")),
    "a file elsewhere": lambda: pdf_with(_annotation(Subtype=Name.Link, A=Dictionary(S=Name.GoToR, F=r"\\x\y.pdf"))),
    "a form that is sent": lambda: pdf_with(_annotation(Subtype=Name.Link, A=Dictionary(S=Name.SubmitForm, F="x"))),
    "an XFA form": lambda: pdf_with(_xfa),
    "rich media": lambda: pdf_with(_annotation(Subtype=Name.RichMedia)),
    "a screen": lambda: pdf_with(_annotation(Subtype=Name.Screen)),
}
EMBEDDING_PDFS = {
    "an embedded file": lambda: pdf_with(_embedded),
    "a file in a note": lambda: pdf_with(_annotation(Subtype=Name.FileAttachment)),
}


def encrypted_pdf(password):
    return pdf_with(lambda _document: None, encryption=pikepdf.Encryption(owner="owner", user=password))


def zip_archive():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("virus.exe", b"MZ")
    return out.getvalue()


def zip_inside_pdf():
    """An archive in the middle of a PDF that ends as it must."""
    return pdf_with(lambda document: _hide(document, zip_archive()), compress_streams=False)


def html_inside_pdf():
    return pdf_with(lambda document: _hide(document, b"<ScRiPt>alert(1)</script>"), compress_streams=False)


def _hide(document, content):
    document.Root.PieceInfo = Dictionary(Private=document.make_stream(content))


def dicom_and_pdf():
    """The first 128 bytes of a DICOM file are free: those of a PDF fit in."""
    plain = pdf()
    return b"%PDF-1.7\n%".ljust(128, b"x") + b"DICM\n" + plain.partition(b"\n")[2]


def bomb_in_a_page(megabytes=600):
    squeezed = deflated(b"", b"\0", megabytes)

    def fill(document):
        content = Stream(document, b"")
        content.write(squeezed, filter=Name.FlateDecode)
        document.pages[0].Contents = document.make_indirect(content)

    return pdf_with(fill, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def bomb_in_a_bomb():
    squeezed = zlib.compress(deflated(b"", b"\0", 600), 9)

    def fill(document):
        content = Stream(document, b"")
        content.write(squeezed, filter=Array([Name.FlateDecode, Name.FlateDecode]))
        document.pages[0].Contents = document.make_indirect(content)

    return pdf_with(fill, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def bomb_of_objects(megabytes=900):
    """The objects of the document stand in a stream that unfolds to more than the memory of a process."""
    catalogue = b"<</Type/Catalog/Pages 2 0 R>>"
    pages = b"<</Type/Pages/Kids[4 0 R]/Count 1>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    head = b"1 0 2 %d 4 %d " % (len(catalogue) + 1, len(catalogue) + len(pages) + 2)
    body = deflated(head + b" ".join([catalogue, pages, page]), b" ", megabytes)
    start = b"%PDF-1.5\n"
    entries = b"<</Type/ObjStm/N 3/First %d/Filter/FlateDecode/Length %d>>" % (len(head), len(body))
    objects = b"3 0 obj\n" + entries + b"stream\n" + body + b"\nendstream\nendobj\n"
    place = len(start) + len(objects)
    rows = [(0, 0, 65535), (2, 3, 0), (2, 3, 1), (1, len(start), 0), (2, 3, 2), (1, place, 0)]
    table = b"".join(struct.pack(">BIH", *row) for row in rows)
    entries = b"<</Type/XRef/Size 6/W[1 4 2]/Root 1 0 R/Length %d>>" % len(table)
    end = b"5 0 obj\n" + entries + b"stream\n" + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % place
    return start + objects + end


@cache
def deflated(start, piece, times):
    """`start`, then a million times `piece` as often as wanted, deflated in a moment: one block is written again."""
    squeezing = zlib.compressobj(9, zlib.DEFLATED, -15)
    parts = [b"\x78\xda", squeezing.compress(start) + squeezing.flush(zlib.Z_FULL_FLUSH)]
    block = squeezing.compress(piece * MEGABYTE) + squeezing.flush(zlib.Z_FULL_FLUSH)
    check = zlib.adler32(start)
    for _time in range(times):
        check = zlib.adler32(piece * MEGABYTE, check)
    return b"".join([*parts, block * times, squeezing.flush(), check.to_bytes(4, "big")])


# --- images ---------------------------------------------------------------------------------------------------------


def picture(mode="RGB", size=(60, 40)):
    """Red above and blue below, so that turning it shows."""
    made = Image.new("RGB", size, "blue")
    made.paste("red", (0, 0, size[0], size[1] // 2))
    return made.convert("L").convert(mode) if mode in ("I;16", "LA") else made.convert(mode)


def image(kind, mode="RGB", size=(60, 40), **options):
    out = BytesIO()
    picture(mode, size).save(out, kind, **options)
    return out.getvalue()


def telltale_jpeg():
    """As a telephone writes it: where it was taken, with what, turned by a quarter, with a comment and a tail."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "TelephoneMaker", 6
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (48.0, 6.0, 52.5)
    return image("JPEG", exif=exif, comment=b"MARTIN JEANNE", dpi=(300, 300)) + b"TRAILER" + zip_archive()


def telltale_png():
    said = PngImagePlugin.PngInfo()
    said.add_text("Patient", "MARTIN JEANNE")
    said.add_itxt("Note", "<script>alert(1)</script>", zip=True)
    exif = Image.Exif()
    exif[0x010F] = "TelephoneMaker"
    return image("PNG", "RGBA", pnginfo=said, exif=exif) + b"TRAILER"


def animated_png():
    out = BytesIO()
    picture().save(out, "PNG", save_all=True, append_images=[picture(size=(60, 40)).rotate(90)])
    return out.getvalue()


def png_bomb(side=50_000):
    """Two and a half thousand million black points in 300 kB."""
    whole = deflated(b"", b"\0", side * (side // 8 + 1) // MEGABYTE + 1)
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)), (b"IDAT", whole), (b"IEND", b"")]
    framed = [
        struct.pack(">I", len(inside)) + name + inside + struct.pack(">I", zlib.crc32(name + inside))
        for name, inside in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(framed)


def other_formats():
    gif, tiff = BytesIO(), BytesIO()
    picture().save(gif, "GIF")
    picture().save(tiff, "TIFF")
    return {
        "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "html": b"<!doctype html><script>alert(1)</script>",
        "gif": gif.getvalue(),
        "tiff": tiff.getvalue(),
        "heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(500),
        "dicom": bytes(128) + b"DICM" + bytes(500),
        "zip": zip_archive(),
        "program": b"MZ" + bytes(500),
        "text": "Compte rendu opératoire".encode(),
        "postscript": b"%!PS-Adobe-3.0\n",
    }
