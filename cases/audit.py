"""The journal: one line for each act on a record, chained by hash, written in the same transaction as the act.

A read is journalled before its answer leaves: `seen()` commits a line by itself when no transaction is open.
"""

import hashlib
import json
from datetime import UTC, datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from cases.models.journal import JournalEntry, JournalHead

# How the name of an event ends when somebody only looked.
READS = ("read", "listed", "searched", "shown", "downloaded")


def key(thing):
    """The name of a record in the journal: its model and its key, never a person's name."""
    return thing if isinstance(thing, str) else f"{thing._meta.model_name}:{thing.pk}"


def record(event, *, on, by, changes=None, keys=()):
    """Add one line to the chain of `on`. Call it inside the transaction of the act that it tells."""
    # No savepoint: an act whose line fails is undone whole.
    with transaction.atomic(savepoint=False):
        chain = key(on)
        head = JournalHead.objects.select_for_update().filter(record=chain).first()
        if head is None:
            # Two first lines at once: one creates the head, the other waits for it here.
            JournalHead.objects.get_or_create(record=chain)
            head = JournalHead.objects.select_for_update().get(record=chain)
        entry = JournalEntry(
            record=chain,
            position=head.position + 1,
            at_us=microseconds(timezone.now()),
            event=event,
            by=by.pk,
            keys=[key(item) for item in keys],
            changes=_plain(changes or {}),
            previous_hash=head.hash,
        )
        entry.hash = digest(entry)
        entry.save(force_insert=True)
        JournalHead.objects.filter(record=chain).update(position=entry.position, hash=entry.hash)
        return entry


def seen(event, *, by, on=None, keys=()):
    """A read: on one record in its own chain, of a list in the reader's chain with the keys shown."""
    return record(event, on=on if on is not None else f"reader:{by.pk}", by=by, keys=keys)


def differences(before, after):
    """{field: [old, new]} for what two dictionaries of values do not share."""
    return {name: [before.get(name), value] for name, value in after.items() if before.get(name) != value}


def digest(entry):
    said = [
        entry.record,
        entry.position,
        entry.at_us,
        entry.event,
        str(entry.by),
        entry.keys,
        entry.changes,
        entry.previous_hash,
    ]
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def first_broken_line():
    """The first line whose hash, place or chain is wrong, as (record, position, what), or None if all hold."""
    heads = dict(JournalHead.objects.values_list("record", "hash"))
    last = {}
    for entry in JournalEntry.objects.order_by("record", "position").iterator(chunk_size=2000):
        position, previous = last.get(entry.record, (0, ""))
        if entry.position != position + 1:
            return entry.record, position + 1, "missing"
        if entry.previous_hash != previous or entry.hash != digest(entry):
            return entry.record, entry.position, "altered"
        last[entry.record] = entry.position, entry.hash
    for chain, expected in sorted(heads.items()):
        position, found = last.get(chain, (0, ""))
        if found != expected:
            return chain, position + 1, "cut"
    headless = sorted(set(last) - set(heads))
    return (headless[0], 1, "headless") if headless else None


def moment(entry):
    return datetime.fromtimestamp(entry.at_us / 1_000_000, UTC)


def microseconds(when):
    return int((when - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1_000_000)


class _Exact(DjangoJSONEncoder):
    """Django's shape cuts a moment at its milliseconds; what is undone must be what it was."""

    def default(self, value):
        return value.isoformat() if isinstance(value, datetime) else super().default(value)


def _plain(values):
    """What the database will give back: the hash is taken over this, so that reading it again agrees."""
    return json.loads(json.dumps(values, cls=_Exact, ensure_ascii=False))
