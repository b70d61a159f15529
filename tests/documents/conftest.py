import uuid
from pathlib import Path

import pytest

from rcp.documents.actions import ask_document
from tests.documents import specimen
from tests.documents.house import House


@pytest.fixture(autouse=True)
def sample_papers(settings, tmp_path):
    """The sample template stands for the decision record; files go to a folder of the test."""
    (engine,) = settings.TEMPLATES
    folder = Path(__file__).parent / "templates"
    settings.TEMPLATES = [{**engine, "DIRS": [folder, *engine["DIRS"]]}]
    documents = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path / "documents"},
    }
    settings.STORAGES = {**settings.STORAGES, "documents": documents}


@pytest.fixture
def stored(tmp_path):
    """The names of the files kept so far."""
    return lambda: sorted(path.name for path in tmp_path.glob("documents/*"))


@pytest.fixture
def ask(claire):
    """Ask for the specimen, or for the specimen with changes."""

    def ask(subject_id=None, **changes):
        return ask_document(
            kind="decision_record",
            subject_id=subject_id or uuid.uuid4(),
            content=specimen.content(**changes),
            content_version="decision_record/1",
            title="Fiche RCP",
            language="fr",
            by=claire,
        )

    return ask


@pytest.fixture
def house(tmp_path):
    """A data folder of its own, whose workers end with the test."""
    house = House(tmp_path)
    yield house
    house.kill_workers()
