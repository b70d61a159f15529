"""Looks at one received file, in a process that shares nothing with the site.

Run as `python -I inspection_child.py LARGEST_BYTES`: the file comes on standard input, an image that was made again
leaves on standard output, the verdict leaves as one JSON line on standard error. Nothing here knows Django, a database
or a secret, and memory and time are bounded before the first byte is read: a file that breaks a parser breaks this
process alone. Verdicts are codes; `cases.inspection` says them in words.
"""

import json
import os
import re
import resource
import sys
import zlib
from io import BytesIO

MOST_MEMORY = 768 * 1024 * 1024
MOST_SECONDS = 15
MOST_PIXELS = 50_000_000
MOST_PAGES = 2000
# What one stream of a PDF may unfold to: an image of 50 million pixels is 150 MB.
LARGEST_STREAM = 256 * 1024 * 1024
LARGEST_UNFOLDED = 2 * 1024 * 1024 * 1024

JPEG, PNG, PDF = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-"
END_OF_PDF, BLANK = b"%%EOF", b"\x00\t\n\x0c\r "
# What makes a PDF also something else, wherever it stands.
MARKUP = re.compile(rb"<\s*(?:!doctype\s+html|html|script|iframe|svg)\b|<\?php|__HALT_COMPILER", re.IGNORECASE)
ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
ZIP_ENTRY, ZIP_DIRECTORY = b"PK\x03\x04", b"PK\x01\x02"
AT_PLACES = ((128, b"DICM"), (257, b"ustar"), (0x8001, b"CD001"))

# Actions, annotations and entries by which a PDF does something by itself, or carries something else than pages.
ACTIVE_ACTIONS = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Thread", "/Rendition", "/Movie",
    "/Sound", "/GoTo3DView", "/RichMediaExecute",
}  # fmt: skip
ACTIVE_ANNOTATIONS = {"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
ACTIVE_ENTRIES = ("/JS", "/JavaScript", "/XFA", "/RichMediaContent")
EMBEDDING_ENTRIES = ("/EmbeddedFiles", "/EF", "/Collection")


class Fault(Exception):
    """The file is refused; the argument is the code of the reason."""


def verdict_of(content, largest):
    """(media type, the image made again or None for a PDF that is kept as it came)."""
    if content.startswith(PDF):
        check_pdf(content)
        return "application/pdf", None
    if PDF in content[:1024]:
        raise Fault("mixed")
    if content.startswith(JPEG):
        return "image/jpeg", made_again(content, "JPEG", largest)
    if content.startswith(PNG):
        return "image/png", made_again(content, "PNG", largest)
    raise Fault("format")


# --- PDF ------------------------------------------------------------------------------------------------------------


def check_pdf(content):
    if not content.rstrip(BLANK).endswith(END_OF_PDF):
        # Another file after the end is the plainest way to be two things at once.
        raise Fault("mixed" if END_OF_PDF in content else "damaged_pdf")
    if is_something_else(content):
        raise Fault("mixed")
    import pikepdf

    try:
        # Without recovery: a file that needs guessing may be guessed otherwise by the reader's own program.
        with pikepdf.open(BytesIO(content), attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise Fault("encrypted")
            if not 1 <= len(pdf.pages) <= MOST_PAGES:
                raise Fault("pages")
            check_objects(pdf)
    except pikepdf.PasswordError:
        raise Fault("encrypted") from None
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, RuntimeError):
        raise Fault("damaged_pdf") from None


def is_something_else(content):
    if MARKUP.search(content) or any(mark in content for mark in ARCHIVES):
        return True
    if ZIP_ENTRY in content and ZIP_DIRECTORY in content:
        return True
    return any(content[place : place + len(mark)] == mark for place, mark in AT_PLACES)


def check_objects(pdf):
    """Every object of the file, those that no page refers to included."""
    from pikepdf import Array, Dictionary, Stream

    unfolded = 0
    for thing in pdf.objects:
        waiting = [thing]
        while waiting:
            part = waiting.pop()
            if isinstance(part, Stream):
                unfolded += unfolded_size(part)
                if unfolded > LARGEST_UNFOLDED:
                    raise Fault("bomb")
                part = part.stream_dict
            if isinstance(part, Dictionary):
                check_entries(part)
                inside = part.values()
            elif isinstance(part, Array):
                inside = part
            else:
                continue
            # What stands apart in the file comes by itself.
            waiting += [value for value in inside if not getattr(value, "is_indirect", False)]


def check_entries(entries):
    if any(name in entries for name in EMBEDDING_ENTRIES) or said(entries, "/Type") == "/EmbeddedFile":
        raise Fault("embeds")
    if said(entries, "/Subtype") == "/FileAttachment":
        raise Fault("embeds")
    if any(name in entries for name in ACTIVE_ENTRIES) or said(entries, "/S") in ACTIVE_ACTIONS:
        raise Fault("active")
    if said(entries, "/Subtype") in ACTIVE_ANNOTATIONS:
        raise Fault("active")


def said(entries, name):
    value = entries.get(name)
    return str(value) if value is not None and getattr(value, "_type_name", "") == "name" else ""


def unfolded_size(stream):
    """The bytes that a reader would unfold this stream to, counted without keeping them."""
    entries = stream.stream_dict
    if "/F" in entries:
        # Its content would be read from elsewhere.
        raise Fault("embeds")
    filters = entries.get("/Filter", [])
    names = [str(filters)] if getattr(filters, "_type_name", "") == "name" else [str(name) for name in filters]
    flates = sum(name in ("/FlateDecode", "/Fl") for name in names)
    if flates > 1:
        raise Fault("bomb")
    raw = stream.read_raw_bytes()
    return inflated_size(raw) if flates and names[0] in ("/FlateDecode", "/Fl") else len(raw)


def inflated_size(raw):
    inflating, size, rest = zlib.decompressobj(), 0, raw
    try:
        while rest and not inflating.eof:
            size += len(inflating.decompress(rest, 1024 * 1024))
            rest = inflating.unconsumed_tail
            if size > LARGEST_STREAM:
                raise Fault("bomb")
    except zlib.error:
        # Readers show what they can of it; what it had unfolded to so far is counted.
        return size
    return size


# --- images ---------------------------------------------------------------------------------------------------------


def made_again(content, name, largest):
    """The same picture drawn anew: upright, in the colours of every screen, and nothing of the old file besides."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # counted here, before anything is decoded
    try:
        if name == "PNG":
            Image.open(BytesIO(content), formats=("PNG",)).verify()
        picture = Image.open(BytesIO(content), formats=("JPEG", "MPO") if name == "JPEG" else ("PNG",))
        if picture.width * picture.height > MOST_PIXELS:
            raise Fault("too_many_pixels")
        if name == "PNG" and getattr(picture, "n_frames", 1) > 1:
            raise Fault("animated")
        quality = jpeg_quality(picture) if name == "JPEG" else {"compress_level": 4}
        picture.load()
        in_plain_colours(picture)
        ImageOps.exif_transpose(picture, in_place=True)
        return written(picture, name, quality, largest)
    except (OSError, SyntaxError, ValueError, KeyError, IndexError, EOFError, TypeError, AttributeError, zlib.error):
        raise Fault("damaged_image") from None


def jpeg_quality(picture):
    """As the camera wrote it: the same tables lose next to nothing and keep the size."""
    if picture.mode not in ("L", "RGB"):
        return {"quality": 90}
    from PIL.JpegImagePlugin import get_sampling

    sampling = get_sampling(picture)
    return {"qtables": picture.quantization, "subsampling": sampling if sampling >= 0 else 0}


def in_plain_colours(picture):
    """The profile of the camera is applied, then dropped: without it, the colours of most telephones would fade."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA"):
        return
    from PIL import ImageCms

    try:
        own, plain = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
        ImageCms.profileToProfile(picture, own, plain, inPlace=True)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return  # a profile that says nothing is no reason to refuse a picture


def written(picture, name, quality, largest):
    kept = {"transparency": picture.info["transparency"]} if name == "PNG" and "transparency" in picture.info else {}
    picture.info = {}
    if name == "JPEG" and picture.mode not in ("L", "RGB"):
        picture = picture.convert("RGB")
    out = BytesIO()
    picture.save(out, name, **quality, **kept)
    if out.tell() > largest:
        raise Fault("heavy")
    return out.getbuffer()


# --- the process ----------------------------------------------------------------------------------------------------


def bound(largest):
    limits = {
        resource.RLIMIT_AS: MOST_MEMORY,
        resource.RLIMIT_CPU: MOST_SECONDS,
        resource.RLIMIT_FSIZE: largest,
        resource.RLIMIT_CORE: 0,
    }
    for limit, most in limits.items():
        resource.setrlimit(limit, (most, most))


def main():
    largest = int(sys.argv[1])
    bound(largest)
    # The verdict alone may leave by standard error: what libraries write there is nobody's.
    report = os.fdopen(os.dup(2), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    try:
        media_type, remade = verdict_of(sys.stdin.buffer.read(), largest)
        if remade is not None:
            sys.stdout.buffer.write(remade)
        verdict = {"media_type": media_type, "is_made_again": remade is not None}
    except Fault as fault:
        verdict = {"fault": str(fault)}
    except (MemoryError, RecursionError):
        verdict = {"fault": "unreadable"}
    sys.stdout.flush()
    report.write(json.dumps(verdict))
    report.close()


if __name__ == "__main__":
    main()
