"""From the asking to the file: leases, failures, retries, the journal."""

import hashlib
import uuid
from datetime import timedelta

import pytest
import time_machine
from billiard.exceptions import SoftTimeLimitExceeded
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.db import transaction
from django.utils import timezone

from cases.errors import Refused
from rcp.documents import progress, transitions
from rcp.documents.actions import ask_document, produce_document, retry_document
from rcp.documents.models import Document, document_storage
from tests.documents.fates import broken, journal_of, lose

Status = Document.Status


def test_what_is_asked_waits_with_its_content_frozen(ask, claire):
    document = ask()
    assert document.status == Status.PENDING
    assert (document.created_by, document.sha256, document.file.name) == (claire, "", "")
    assert journal_of(document) == ["document_asked"]


def test_asking_twice_for_the_same_content_gives_the_same_document(ask):
    subject = uuid.uuid4()
    first, second = ask(subject), ask(subject)
    assert first == second
    assert journal_of(first) == ["document_asked"]


@pytest.mark.parametrize("change", ["content", "language", "content_version", "subject_id", "kind"])
def test_another_content_language_version_subject_or_kind_is_another_document(claire, change):
    asked = {
        "kind": "agenda",
        "subject_id": uuid.uuid4(),
        "content": {"items": []},
        "content_version": "agenda/1",
        "title": "Ordre du jour",
        "language": "fr",
        "by": claire,
    }
    other = {
        "content": {"items": [1]},
        "language": "en",
        "content_version": "agenda/2",
        "subject_id": uuid.uuid4(),
        "kind": "minutes",
    }[change]
    assert ask_document(**asked) != ask_document(**{**asked, change: other})


def test_a_content_that_is_not_plain_is_refused(claire):
    with pytest.raises(TypeError):
        ask_document(
            kind="agenda",
            subject_id=uuid.uuid4(),
            content={"when": timezone.now()},
            content_version="agenda/1",
            title="Ordre du jour",
            language="fr",
            by=claire,
        )


def test_an_act_that_fails_leaves_no_document(ask):
    with pytest.raises(Refused), transaction.atomic():
        ask()
        raise Refused("…")
    assert not Document.objects.exists()


def test_a_document_is_made_with_its_hash_and_its_provenance(ask, stored, settings):
    document = produce_document(ask().pk)
    assert document.status == Status.READY
    with document_storage().open(document.file.name) as file:
        data = file.read()
    assert hashlib.sha256(data).hexdigest() == document.sha256
    assert (len(data), stored()) == (document.size_bytes, [document.file.name])
    assert document.pages == 2
    assert document.release == settings.RELEASE
    assert document.engine.startswith("WeasyPrint 70")
    assert "IBM-Plex-Sans" in document.fonts
    assert journal_of(document) == ["document_asked", "document_ready"]


def test_the_same_content_asked_at_another_time_has_its_own_date_and_the_same_pages(ask):
    document = produce_document(ask().pk)
    later = produce_document(ask().pk)
    assert (document.content_sha256, document.pages) == (later.content_sha256, later.pages)


def test_making_it_again_changes_nothing(ask, stored):
    document = produce_document(ask().pk)
    files = stored()
    assert produce_document(document.pk) is None
    assert stored() == files
    assert journal_of(document) == ["document_asked", "document_ready"]


def test_an_unknown_document_is_no_work(db):
    assert produce_document(uuid.uuid4()) is None


def test_a_document_that_a_worker_has_is_not_taken_by_another(ask):
    document = ask()
    assert transitions.claim(document.pk)
    assert transitions.claim(document.pk) is None
    assert produce_document(document.pk) is None


def test_an_abandoned_document_is_taken_over_and_what_was_left_of_it_is_removed(ask, stored):
    document = ask()
    lose(document)
    lost = transitions.file_name(document.lease_token)
    document_storage().save(lost, ContentFile(b"half a file"))
    assert produce_document(document.pk).status == Status.READY
    assert len(stored()) == 1
    assert lost not in stored()


class StorageOfASlowWorker(FileSystemStorage):
    """While it writes, the lease runs out and another worker takes the document."""

    def save(self, name, content, max_length=None):
        Document.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
        assert transitions.claim(Document.objects.get().pk)
        return super().save(name, content, max_length)


class StorageThatFails(FileSystemStorage):
    error = None

    def save(self, name, content, max_length=None):
        raise self.error


@pytest.fixture
def storage(settings, tmp_path):
    def replace(backend):
        options = {"location": tmp_path / "documents"}
        path = f"{backend.__module__}.{backend.__qualname__}"
        settings.STORAGES = {**settings.STORAGES, "documents": {"BACKEND": path, "OPTIONS": options}}

    return replace


def test_a_worker_that_lost_its_lease_writes_nothing(ask, stored, storage):
    document = ask()
    storage(StorageOfASlowWorker)
    assert produce_document(document.pk) is None
    document.refresh_from_db()
    assert document.status == Status.PRODUCING
    assert stored() == []
    assert journal_of(document) == ["document_asked"]


def test_a_content_that_was_altered_is_not_printed(ask):
    document = broken(ask())
    assert document.status == Status.FAILED
    assert "empreinte" in document.reason
    assert journal_of(document) == ["document_asked", "document_failed"]


def test_a_paper_that_the_press_refuses_fails_with_its_sentence(ask, stored):
    document = produce_document(ask(text="a" * 200_000).pk)
    assert document.status == Status.FAILED
    assert "trop long" in document.reason
    assert stored() == []


@pytest.mark.parametrize(
    ("error", "sentence"),
    [(SoftTimeLimitExceeded(), "temps permis"), (MemoryError(), "mémoire"), (OSError("MARTIN Jeanne"), "imprévue")],
    ids=["time", "memory", "anything else"],
)
def test_an_interruption_fails_with_a_sentence_and_logs_no_content(ask, storage, caplog, monkeypatch, error, sentence):
    document = ask()
    monkeypatch.setattr(StorageThatFails, "error", error)
    storage(StorageThatFails)
    document = produce_document(document.pk)
    assert document.status == Status.FAILED
    assert sentence in document.reason
    assert "MARTIN" not in caplog.text + document.reason


def test_a_failed_document_is_not_made_until_somebody_tries_again(ask, claire):
    document = broken(ask())
    assert produce_document(document.pk) is None
    document.content = ask().content
    Document.objects.filter(pk=document.pk).update(content=document.content)
    document = retry_document(document=document, by=claire)
    assert (document.status, document.attempts, document.reason) == (Status.PENDING, 0, "")
    assert produce_document(document.pk).status == Status.READY
    assert journal_of(document)[1:] == ["document_failed", "document_retried", "document_ready"]


@pytest.mark.parametrize("state", ["pending", "producing", "ready"])
def test_what_is_on_its_way_or_ready_is_not_tried_again(ask, claire, state):
    document = ask()
    if state == "producing":
        document, _lost_file = transitions.claim(document.pk)
    elif state == "ready":
        document = produce_document(document.pk)
    with pytest.raises(Refused):
        retry_document(document=document, by=claire)


def test_a_retry_that_comes_second_is_refused(ask, claire):
    document = broken(ask())
    retry_document(document=Document.objects.get(pk=document.pk), by=claire)
    transitions.claim(document.pk)
    with pytest.raises(Refused, match="rechargez"):
        retry_document(document=document, by=claire)


def test_a_stalled_document_may_be_tried_again(ask, claire):
    waiting, abandoned = ask(), ask()
    lose(abandoned)
    with time_machine.travel(timezone.now() + progress.STALLED_AFTER + timedelta(seconds=1), tick=False):
        for document in (waiting, abandoned):
            assert retry_document(document=document, by=claire).status == Status.PENDING
