"""Where the content of attachments is kept: a folder, or a store that speaks S3; `STORAGES["attachments"]` chooses.

A store is another machine: what goes wrong there becomes a sentence for the person and a line with a key in the log.
"""

import hashlib
import logging
import secrets
from contextlib import suppress

from django.core.files import File
from django.core.files.storage import storages
from django.utils.translation import gettext as _

from cases.errors import Refused

logger = logging.getLogger(__name__)


def keep(file):
    """Store the content of an open file; returns the key that finds it again, which says nothing and is guessed by
    nobody."""
    key = secrets.token_hex(20)
    try:
        return storages["attachments"].save(key, File(file))
    except Exception as failure:
        _log(key, failure)
        raise Refused(_silent(), field="file") from None


def forget(key):
    """Remove content that no row names. What cannot be removed now is found by the sweep."""
    try:
        storages["attachments"].delete(key)
    except Exception as failure:
        _log(key, failure)


def read(attachment):
    """The content, whole and checked against the row before a single byte is given."""
    try:
        with storages["attachments"].open(attachment.stored_as) as stored:
            content = stored.read()
    except FileNotFoundError as failure:
        _log(attachment.pk, failure)
        raise Refused(_("Ce fichier est introuvable : prévenez l’administrateur.")) from None
    except Exception as failure:
        _log(attachment.pk, failure)
        raise Refused(_silent()) from None
    if hashlib.sha256(content).hexdigest() != attachment.sha256:
        logger.error("attachment %s: the stored content is not the one that was received", attachment.pk)
        raise Refused(_("Ce fichier a été altéré : prévenez l’administrateur."))
    return content


def keys():
    """(key, since when) of everything that is stored."""
    storage = storages["attachments"]
    try:
        names = storage.listdir("")[1]
    except FileNotFoundError:
        return  # a folder that holds nothing yet
    for name in names:
        # Removed by somebody else since it was listed.
        with suppress(FileNotFoundError):
            yield name, storage.get_modified_time(name)


def _silent():
    return _("Le stockage des fichiers ne répond pas : réessayez dans un moment.")


def _log(key, failure):
    # The message of a store may quote addresses and headers: its kind says enough.
    logger.error("attachment %s: the storage failed: %s", key, type(failure).__name__)
