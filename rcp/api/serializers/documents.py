"""The shapes of a paper: where it stands, never what it prints."""

from rest_framework import serializers

from rcp.api.shapes import page_of
from rcp.documents.models import Document

LINE = (
    "id", "version", "created_at", "kind", "case", "board", "meeting_id", "subject_id", "title", "language", "status",
    "reason", "content_version", "content_sha256", "sha256", "size_bytes", "pages", "ready_at",
)  # fmt: skip


class DocumentLine(serializers.ModelSerializer):
    case = serializers.UUIDField(allow_null=True)
    board = serializers.UUIDField(allow_null=True)
    subject_id = serializers.UUIDField(help_text="What it speaks of: a decision, or a session.")

    class Meta:
        model = Document
        fields = read_only_fields = LINE


DocumentPage = page_of(DocumentLine)


class DocumentAnswer(DocumentLine):
    may_retry = serializers.BooleanField(help_text="It failed, or nobody makes it.")
    queue_position = serializers.IntegerField(allow_null=True, help_text="1 is the next to be made.")

    class Meta(DocumentLine.Meta):
        fields = read_only_fields = (*LINE, "may_retry", "queue_position")
