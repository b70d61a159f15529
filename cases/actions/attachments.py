"""Files of a patient: received, read again. Their words are amended, and they are taken out, as any other part."""

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from cases import audit, permissions, storage
from cases.actions.parts import add_part
from cases.errors import Invalid, Refused
from cases.inspection import inspect
from cases.models import Attachment, Case, Patient
from cases.titles import title_of


def attach_file(*, of, by, file, title="", report=None, study=None, **values):
    """Add a file to the patient of `of`, a patient or one of his cases. `file` gives its bytes by `chunks()`.

    Without a title it is called by the report or the examination that it comes with, never by the name that it had on
    somebody's computer. Not atomic as a whole: looking at a file takes seconds, and no lock is held meanwhile. Content
    is stored before its row; if the row cannot be written, the content is removed.
    """
    patient = of.patient if isinstance(of, Case) else of
    permissions.edit_patient_file(by, patient)
    if not (title := title.strip() or _title_of(report or study)):
        raise Invalid({"title": [_("Donnez un titre à la pièce jointe.")]})
    inspected = inspect(file.chunks())
    with inspected.file:
        _room_for(patient, inspected.size_bytes)
        key = storage.keep(inspected.file)
    try:
        return _attach(
            patient,
            by,
            title=title,
            report=report,
            study=study,
            media_type=inspected.media_type,
            size_bytes=inspected.size_bytes,
            sha256=inspected.sha256,
            stored_as=key,
            **values,
        )
    except BaseException:
        storage.forget(key)
        raise


def _title_of(named):
    return title_of(named) if named else ""


@transaction.atomic
def download_attachment(*, attachment, by):
    """The content; the door has already let this person in."""
    content = storage.read(attachment)
    audit.record("attachment_downloaded", on=attachment.patient, by=by, keys=[attachment])
    return content


@transaction.atomic
def _attach(patient, by, **values):
    # Locked, so that two files that arrive at once do not both take the last room.
    Patient.objects.select_for_update().get(pk=patient.pk)
    _room_for(patient, values["size_bytes"])
    return add_part(Attachment, of=patient, by=by, **values)


def _room_for(patient, size_bytes):
    """Removed files count: their content is still stored."""
    stored = Attachment.objects.filter(patient=patient).aggregate(total=Sum("size_bytes"))["total"] or 0
    if stored + size_bytes > settings.ATTACHMENT_QUOTA_MB * 1024 * 1024:
        sentence = _(
            "Les pièces jointes de ce patient dépasseraient %(limit)s Mo : déposez un fichier plus petit, ou "
            "demandez à l’administrateur de relever la limite."
        )
        raise Refused(sentence % {"limit": settings.ATTACHMENT_QUOTA_MB}, field="file")
