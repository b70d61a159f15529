"""Every string of the interface has its English, and the compiled catalogue is the one of the text."""

import os
import re
import shutil
import subprocess
import sys

import polib
import pytest

from tests.house.test_imports import ROOT

CATALOGUE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%[sd]")


def said(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """The catalogue as it would be after looking through the whole source again."""
    copy = tmp_path_factory.mktemp("source")
    for folder in ("rcp", "cases", "scoring", "templates", "locale"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "*.otf", "*.ttf"))
    shutil.copy(ROOT / "manage.py", copy)
    command = [sys.executable, "manage.py", "makemessages", "-l", "en", "--no-location", "--no-obsolete"]
    of_the_product = os.environ | {"DJANGO_SETTINGS_MODULE": "rcp.settings"}
    subprocess.run(command, cwd=copy, env=of_the_product, check=True, capture_output=True, timeout=110)
    return polib.pofile(str(copy / CATALOGUE.relative_to(ROOT)))


def test_no_string_is_left_without_its_english(found):
    untold = [entry.msgid for entry in found if "fuzzy" in entry.flags or not all(said(entry))]
    assert not untold


def test_placeholders_survive_the_translation():
    broken = [
        entry.msgid
        for entry in polib.pofile(str(CATALOGUE))
        for text in said(entry)
        if set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        and set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(entry.msgid))
    ]
    assert not broken


def test_the_compiled_catalogue_is_that_of_the_text():
    compiled = {(entry.msgctxt, entry.msgid): said(entry) for entry in polib.mofile(str(CATALOGUE.with_suffix(".mo")))}
    assert compiled == {(entry.msgctxt, entry.msgid): said(entry) for entry in polib.pofile(str(CATALOGUE))}


def test_french_punctuation_keeps_its_spaces():
    plain = [
        entry.msgid for entry in polib.pofile(str(CATALOGUE)) if re.search(r"\w [:;?!»](\s|$)|« |\w'\w", entry.msgid)
    ]
    assert not plain
