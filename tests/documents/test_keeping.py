"""Once asked: the sweep, the download, what the database holds, what the page and the command show."""

import hashlib
import uuid
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from cases.errors import Refused
from cases.transitions import MAY_FOLLOW
from rcp.documents import progress, tasks
from rcp.documents.actions import download_document, produce_document, retry_document
from rcp.documents.models import Document
from tests.documents.fates import journal_of, lose

Status = Document.Status


def test_the_sweep_looks_for_what_waits_too_long_and_what_was_abandoned(ask):
    late, fresh, abandoned, ready = ask(), ask(), ask(), ask()
    produce_document(ready.pk)
    long_ago = timezone.now() - progress.HINT_AFTER - timedelta(seconds=1)
    Document.objects.filter(pk=late.pk).update(waiting_since=long_ago)
    lose(abandoned)
    assert set(progress.forgotten()) == {late.pk, abandoned.pk}
    assert fresh.pk in progress.waiting()


def test_the_sweep_hints_at_a_bounded_number(ask):
    content = ask().content
    long_ago = timezone.now() - timedelta(minutes=1)
    row = {"kind": "agenda", "language": "fr", "content": content, "content_version": "agenda/1", "title": "x"}
    by = Document.objects.get().created_by
    Document.objects.bulk_create(
        Document(**row, subject_id=uuid.uuid4(), waiting_since=long_ago, created_by=by)
        for _number in range(progress.MOST_HINTS + 5)
    )
    assert len(progress.forgotten()) == progress.MOST_HINTS


def test_the_sweep_sends_one_hint_for_each(ask, django_capture_on_commit_callbacks):
    Document.objects.filter(pk=ask().pk).update(waiting_since=timezone.now() - timedelta(minutes=1))
    with django_capture_on_commit_callbacks() as hints:
        tasks.sweep_documents()
    assert len(hints) == 1


def test_a_document_abandoned_too_often_is_left_to_a_person(ask, claire):
    document = ask()
    lose(document, attempts=progress.MOST_ATTEMPTS)
    assert progress.forgotten() == []
    tasks.sweep_documents()
    document.refresh_from_db()
    assert document.status == Status.FAILED
    assert "plusieurs fois" in document.reason
    assert retry_document(document=document, by=claire).status == Status.PENDING
    assert produce_document(document.pk).status == Status.READY


def test_a_ready_document_is_taken_away_and_the_journal_says_so(ask, claire):
    document = produce_document(ask().pk)
    data = download_document(document=document, by=claire)
    assert hashlib.sha256(data).hexdigest() == document.sha256
    assert journal_of(document)[-1] == "document_downloaded"


def test_a_document_that_is_not_ready_cannot_be_taken_away(ask, claire):
    with pytest.raises(Refused, match="pas encore prêt"):
        download_document(document=ask(), by=claire)


def test_an_altered_or_lost_file_is_not_handed_over(ask, claire, tmp_path):
    document = produce_document(ask().pk)
    file = tmp_path / "documents" / document.file.name
    file.write_bytes(file.read_bytes() + b" ")
    with pytest.raises(Refused, match="altéré"):
        download_document(document=document, by=claire)
    file.unlink()
    with pytest.raises(Refused, match="introuvable"):
        download_document(document=document, by=claire)
    assert "document_downloaded" not in journal_of(document)


@pytest.mark.parametrize(
    "lie",
    [
        {"status": "ready"},
        {"status": "producing"},
        {"status": "failed"},
        {"sha256": "00"},
        {"reason": "sans échec"},
        {"lease_token": uuid.UUID(int=1)},
    ],
    ids=str,
)
def test_an_impossible_state_cannot_be_written(ask, lie):
    document = ask()
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**lie)


def test_a_made_document_can_be_neither_changed_nor_deleted(ask):
    document = produce_document(ask().pk)
    for act in (lambda rows: rows.update(pages=99), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            act(Document.objects.filter(pk=document.pk))


def test_the_table_of_states_has_no_way_out_of_ready():
    table = MAY_FOLLOW[Document]
    assert set(table) == set(Status)
    assert table[Status.READY] == ()


def test_the_page_shows_the_place_in_the_queue(ask):
    first, second = ask(), ask()
    assert [progress.progress_of(document).position for document in (first, second)] == [1, 2]
    produce_document(first.pk)
    first.refresh_from_db()
    done = progress.progress_of(first)
    assert (done.status, done.position, done.waiting_since, done.may_retry) == (Status.READY, None, None, False)
    assert progress.progress_of(second).position == 1


def test_the_command_makes_what_waits_without_a_worker(ask, capsys):
    first, second = ask(), ask()
    call_command("produce", str(first.pk))
    assert capsys.readouterr().out == f"{first.pk} ready\n"
    call_command("produce", "--pending")
    call_command("produce", str(second.pk))
    assert capsys.readouterr().out == f"{second.pk} ready\n{second.pk} nothing to do\n"


@pytest.mark.parametrize("arguments", [[], ["--pending", str(uuid.uuid4())]])
def test_the_command_wants_keys_or_everything(db, arguments):
    with pytest.raises(CommandError):
        call_command("produce", *arguments)
