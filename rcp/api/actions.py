"""The writers of the API's own memory. A request's row is written apart from the act, the act's end with it."""

from contextlib import suppress
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.errors import Refused
from rcp.api.models import RepeatableRequest

KEPT = timedelta(hours=24)
# A process that died in the middle of a request leaves its row behind; nobody is answered for longer than this.
GIVEN_UP = timedelta(minutes=2)
ATTEMPTS = 5


@transaction.atomic
def begin_request(*, by, key, operation, body_sha256):
    """The row of this key, and whether this request is the one that acts.

    It is when the key is new, when its row has passed the day, or when the request that held it died half-way.
    """
    told = {"operation": operation, "body_sha256": body_sha256}
    row, is_new = _row_of(by, key, told)
    if is_new:
        return row, True
    now = timezone.now()
    is_dead = row.status is None and row.body_sha256 == body_sha256 and row.began_at < now - GIVEN_UP
    if not (is_dead or row.began_at < now - KEPT):
        return row, False
    fresh = told | {"began_at": now, "status": None, "made": []}
    taken = RepeatableRequest.objects.filter(pk=row.pk, began_at=row.began_at, status=row.status).update(**fresh)
    if taken:
        row.refresh_from_db()
    else:
        row.status = None  # somebody else has just taken it: theirs is under way
    return row, bool(taken)


def _row_of(by, key, told):
    """(row, whether it is new). A row that its own request forgets while it is looked for is made again."""
    for _attempt in range(ATTEMPTS):
        with suppress(IntegrityError), transaction.atomic():
            return RepeatableRequest.objects.get_or_create(person=by, key=key, defaults=told)
    raise Refused(_("La même demande est en cours de traitement."))


@transaction.atomic
def end_request(*, row, by, status, made):
    """Remember what was answered. False when somebody else took the row meanwhile: then the act must not stand."""
    mine = RepeatableRequest.objects.filter(pk=row.pk, person=by, began_at=row.began_at, status__isnull=True)
    return bool(mine.update(status=status, made=made))


@transaction.atomic
def forget_request(*, row, by):
    """A request that was refused did nothing: mended, it may come again under the same key."""
    RepeatableRequest.objects.filter(pk=row.pk, person=by, began_at=row.began_at, status__isnull=True).delete()


def sweep_requests():
    """Forget what is older than a day."""
    RepeatableRequest.objects.filter(began_at__lt=timezone.now() - KEPT).delete()
