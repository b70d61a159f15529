"""Asking for a document, making it, trying again, and taking it away."""

import hashlib
import json
import logging

from billiard.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cases import audit
from cases.errors import Refused
from rcp.documents import paper, progress, queue, transitions
from rcp.documents.errors import PressError
from rcp.documents.models import Document, document_storage

logger = logging.getLogger(__name__)
Status = Document.Status


def canonical(content):
    """The one way to write these plain values as bytes: what the hash is taken of."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


@transaction.atomic
def ask_document(
    *, kind, subject_id, content, content_version, title, language, by, case=None, board=None, meeting_id=None
):
    """The document of this content: the one already asked, or a new one that waits for a worker.

    Who may ask is the caller's rule. `content` holds plain JSON values and is frozen from now on.
    """
    document, is_new = Document.objects.get_or_create(
        kind=kind,
        subject_id=subject_id,
        language=language,
        content_sha256=hashlib.sha256(canonical(content)).hexdigest(),
        content_version=content_version,
        defaults={
            "content": content,
            "title": title,
            "case": case,
            "board": board,
            "meeting_id": meeting_id,
            "waiting_since": timezone.now(),
            "created_by": by,
        },
    )
    if is_new:
        audit.record("document_asked", on=document, by=by, keys=_keys(document))
    if document.status == Status.PENDING:
        queue.hint(document.pk)
    return document


def produce_document(document_id):
    """Make the file of a waiting document. None when it needs no work or another worker has it.

    Safe to run twice at once: one lease, one file, and what an interrupted attempt left is removed.
    """
    claimed = transitions.claim(document_id)
    if claimed is None:
        return None
    document, lost_file = claimed
    if lost_file:
        document_storage().delete(lost_file)
    with override(document.language):
        try:
            return _keep(document, _print(document))
        except PressError as refusal:
            reason = refusal.reason
        except SoftTimeLimitExceeded:
            reason = _(
                "La production a dépassé le temps permis : le document est trop long ou la machine trop chargée."
            )
        except MemoryError:
            reason = _("La production a dépassé la mémoire permise : le document est trop long.")
        except Exception as failure:
            # Its message and its traceback may quote the content: neither is logged.
            logger.error("document %s failed: %s", document.pk, type(failure).__name__)
            reason = _("Une erreur imprévue a arrêté la production.")
        return _give_up(document, reason)


@transaction.atomic
def retry_document(*, document, by):
    """Put a failed or stalled document back in the queue."""
    if not progress.may_retry(document):
        raise Refused(_("Ce document n’est ni en échec ni en retard."))
    if not transitions.put_back(document):
        raise Refused(_("Ce document vient de changer d’état : rechargez la page."))
    audit.record("document_retried", on=document, by=by, keys=_keys(document))
    document.refresh_from_db()
    queue.hint(document.pk)
    return document


@transaction.atomic
def download_document(*, document, by):
    """The bytes of a ready document, checked against their hash."""
    if document.status != Status.READY:
        raise Refused(_("Ce document n’est pas encore prêt."))
    try:
        with document_storage().open(document.file.name) as file:
            data = file.read()
    except FileNotFoundError:
        raise Refused(_("Le fichier de ce document est introuvable : prévenez l’administrateur.")) from None
    if hashlib.sha256(data).hexdigest() != document.sha256:
        raise Refused(_("Le fichier de ce document a été altéré : prévenez l’administrateur."))
    audit.record("document_downloaded", on=document, by=by, keys=_keys(document))
    return data


def close_exhausted():
    """Abandoned documents that were tried too often stop here, until a person tries again."""
    for document in progress.exhausted():
        with override(document.language):
            _give_up(document, _("La production s’est interrompue plusieurs fois de suite."))


def _print(document):
    if hashlib.sha256(canonical(document.content)).hexdigest() != document.content_sha256:
        raise PressError(_("Le contenu du document ne correspond plus à son empreinte."))
    # Loads WeasyPrint: half a second and 40 MB that the web process does without.
    from rcp.documents import press

    return press.print_pdf(
        paper.html_of(document),
        title=document.title,
        language=document.language,
        identifier=document.content_sha256,
        created_at=document.created_at,
        footer=document.stamp,
    )


def _keep(document, pdf):
    """Store the file under a new name, then let the row point to it if the lease still holds."""
    storage = document_storage()
    name = storage.save(transitions.file_name(document.lease_token), ContentFile(pdf.bytes))
    with transaction.atomic():
        kept = transitions.finish(
            document,
            to=Status.READY,
            file=name,
            sha256=hashlib.sha256(pdf.bytes).hexdigest(),
            size_bytes=len(pdf.bytes),
            pages=pdf.pages,
            release=settings.RELEASE,
            engine=pdf.engine,
            fonts=pdf.fonts,
            ready_at=timezone.now(),
        )
        if kept:
            audit.record("document_ready", on=document, by=document.created_by, keys=_keys(document))
    if not kept:
        storage.delete(name)
        return None
    document.refresh_from_db()
    return document


@transaction.atomic
def _give_up(document, reason):
    if not transitions.finish(document, to=Status.FAILED, reason=reason):
        return None
    document_storage().delete(transitions.file_name(document.lease_token))
    audit.record("document_failed", on=document, by=document.created_by, keys=_keys(document))
    document.refresh_from_db()
    return document


def _keys(document):
    keys = [("case", document.case_id), ("meeting", document.meeting_id)]
    return [f"{name}:{pk}" for name, pk in keys if pk]
