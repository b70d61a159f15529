"""What a received file is: a process of its own says so from the content; name and declared type are not heard.

The parsers of PDF and of images live in `inspection_child.py`: this process loads none of them, and holds a file by
pieces only.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, NamedTuple

from django.conf import settings
from django.utils.translation import gettext_lazy

from cases.errors import Invalid

CHILD = Path(__file__).with_name("inspection_child.py")
# Less than another writer waits for SQLite: a program that sends a key is answered inside one transaction.
PATIENCE_SECONDS = 18
PIECE = 64 * 1024

REASONS = {
    "empty": gettext_lazy("Ce fichier est vide : choisissez-en un autre."),
    "too_large": gettext_lazy("Ce fichier dépasse %(limit)s Mo : réduisez-le, ou partagez-le en plusieurs fichiers."),
    "format": gettext_lazy(
        "Ce fichier n’est ni un PDF, ni une image JPEG ou PNG : enregistrez-le dans l’un de ces formats."
    ),
    "mixed": gettext_lazy(
        "Ce fichier mêle un PDF et autre chose : imprimez-le de nouveau en PDF, puis déposez le résultat."
    ),
    "damaged_pdf": gettext_lazy("Ce PDF est incomplet ou abîmé : enregistrez-le de nouveau, ou imprimez-le en PDF."),
    "encrypted": gettext_lazy("Ce PDF est chiffré ou protégé : déposez-en une copie sans protection."),
    "active": gettext_lazy(
        "Ce PDF contient du code, un formulaire actif ou du multimédia : imprimez-le en PDF, puis déposez le résultat."
    ),
    "embeds": gettext_lazy("Ce PDF contient d’autres fichiers : déposez-les un par un."),
    "pages": gettext_lazy("Ce PDF n’a pas de page, ou en a plus de 2 000 : partagez-le."),
    "bomb": gettext_lazy(
        "Ce PDF se déploie en un volume démesuré : imprimez-le de nouveau en PDF, puis déposez le résultat."
    ),
    "damaged_image": gettext_lazy("Cette image est incomplète ou abîmée : enregistrez-la de nouveau."),
    "too_many_pixels": gettext_lazy("Cette image dépasse 50 millions de pixels : réduisez ses dimensions."),
    "animated": gettext_lazy("Cette image est animée : enregistrez la vue utile en une image fixe."),
    "heavy": gettext_lazy("Cette image dépasse %(limit)s Mo une fois enregistrée : réduisez ses dimensions."),
    "unreadable": gettext_lazy(
        "Le contrôle de ce fichier demande trop de temps ou de mémoire : imprimez-le en PDF, ou réduisez l’image."
    ),
}


class Inspected(NamedTuple):
    """What is to be kept: an open file at its beginning, which the caller closes."""

    media_type: str
    file: BinaryIO
    size_bytes: int
    sha256: str


def largest_bytes():
    return settings.ATTACHMENT_MAX_MB * 1024 * 1024


def inspect(pieces):
    """The file that these pieces make, or `Invalid` with what is wrong and how to mend it.

    A PDF is kept byte for byte, so that a signed one stays signed; an image is drawn again without its metadata.
    """
    with ExitStack() as unless_kept:
        received = unless_kept.enter_context(tempfile.TemporaryFile())
        size, sha256 = _received(pieces, received)
        if not size:
            raise refused("empty")
        with tempfile.TemporaryFile() as remade:
            verdict = _verdict(received, remade)
            if "fault" in verdict:
                raise refused(verdict["fault"])
            if verdict["is_made_again"]:
                size, sha256 = _received(_pieces_of(remade), received)
        received.seek(0)
        unless_kept.pop_all()
    return Inspected(verdict["media_type"], received, size, sha256)


def refused(code):
    return Invalid({"file": [REASONS[code] % {"limit": settings.ATTACHMENT_MAX_MB}]})


def _received(pieces, file):
    """Write the pieces to an emptied file; no more than the limit ever reaches it."""
    file.seek(0)
    file.truncate()
    size, digest = 0, hashlib.sha256()
    for piece in pieces:
        size += len(piece)
        if size > largest_bytes():
            raise refused("too_large")
        digest.update(piece)
        file.write(piece)
    file.flush()
    return size, digest.hexdigest()


def _pieces_of(file):
    file.seek(0)
    return iter(lambda: file.read(PIECE), b"")


def _verdict(received, remade):
    received.seek(0)
    try:
        # No environment and no open descriptor: neither a secret nor the database goes along.
        child = subprocess.run(
            [sys.executable, "-I", "-B", str(CHILD), str(largest_bytes())],
            stdin=received,
            stdout=remade,
            stderr=subprocess.PIPE,
            env={},
            cwd="/",
            timeout=PATIENCE_SECONDS,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return {"fault": "unreadable"}
    return json.loads(child.stderr)
