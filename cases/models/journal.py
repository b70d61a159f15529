"""The record's own journal: who looked, who changed, in one chain of hashes per record.

Rows hold keys instead of foreign keys: they outlive what they speak of, and nothing cascades into them.
Database triggers forbid changing or deleting a line (`cases.guards`).
"""

from django.db import models


class JournalEntry(models.Model):
    record = models.CharField(max_length=60)  # "patient:<uuid>", "case:<uuid>", "reader:<uuid>"…
    position = models.PositiveIntegerField()
    at_us = models.BigIntegerField()  # microseconds since the epoch: a hash must not depend on how a time is written
    event = models.CharField(max_length=60)
    by = models.UUIDField()
    keys = models.JSONField(default=list)  # the other records this line concerns
    changes = models.JSONField(default=dict)  # {field: [old, new]}
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["by", "id"])]
        constraints = [models.UniqueConstraint(fields=["record", "position"], name="cases_journal_position")]


class JournalHead(models.Model):
    """The last line of each chain. It is locked while a line is added, and shows a tail that was cut off."""

    record = models.CharField(max_length=60, primary_key=True)
    position = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")
