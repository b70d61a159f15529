"""Every sentence of the package exists in both languages, with French spaces where French wants them."""

import re
import subprocess
import sys
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import scoring
from scoring.errors import InvalidFact, UnknownFact, UnknownIndex, UnknownItem, UnknownOption
from scoring.grammar import Text
from scoring.manual import indices_markdown

ROOT = Path(__file__).parents[2]
NO_BREAK = "\u00a0"
WRONG_SPACE = re.compile(rf"(?<!{NO_BREAK})[;?!%»]|(?<=\s)(?<!{NO_BREAK}):|«(?!{NO_BREAK})")


def texts_of(value):
    if isinstance(value, Text):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))
    elif isinstance(value, dict):
        yield from texts_of(tuple(value) + tuple(value.values()))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from texts_of(part)


def every_text():
    modules = [import_module(found.name) for found in walk_packages(scoring.__path__, "scoring.")]
    errors = [
        UnknownIndex("x", ["y"]).text,
        UnknownItem("x", "y", ["z"]).text,
        UnknownOption("x", "y", "z", ["t"]).text,
        UnknownFact("x", ["y"]).text,
        InvalidFact("x", "y", ["z"]).text,
    ]
    return sorted({*errors, *(text for module in modules for text in texts_of(list(vars(module).values())))}, key=str)


TEXTS = every_text()
EVERY_TEXT = pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.en[:40])


def test_the_walk_finds_the_wordings():
    assert len(TEXTS) > 150


@EVERY_TEXT
def test_a_text_exists_in_french_and_in_english(text):
    assert text.fr.strip() and text.en.strip() and text.fr != text.en
    assert text.to("en-gb") == text.en and text.to("fr") == text.to("de") == text.fr


@EVERY_TEXT
def test_french_uses_its_spaces_and_its_apostrophe(text):
    assert not WRONG_SPACE.search(text.fr) and "'" not in text.fr


@EVERY_TEXT
def test_english_has_no_space_before_a_sign(text):
    assert NO_BREAK not in text.en and not re.search(r"\s[:;?!%]", text.en)


def test_the_manual_is_the_one_of_the_declarations():
    written = (ROOT / "docs" / "indices.md").read_text(encoding="utf-8")

    assert written == indices_markdown(), "run: python -m scoring.manual > docs/indices.md"


def test_the_manual_names_every_code():
    manual = indices_markdown()
    for index in scoring.indices():
        codes = [index.code, *(item.code for item in index.items), *(band.code for band in index.bands)]
        codes += [option.code for item in index.items for option in item.options]
        codes += [notice.code for notice in index.notices]
        assert all(f"`{code}`" in manual for code in codes)


def test_the_package_imports_without_any_installed_library():
    script = "import sys; sys.path.insert(0, sys.argv[1]); import scoring; scoring.calculate('sins', {})"
    subprocess.run([sys.executable, "-I", "-S", "-c", script, str(ROOT)], check=True, timeout=30)


def test_the_function_indices_is_not_hidden_by_the_package_of_the_same_name():
    from scoring.indices import sins

    assert scoring.indices()[2] is sins.INDEX


def test_a_long_value_is_quoted_short():
    assert len(UnknownIndex("x" * 10_000, ["y"]).text.fr) < 200
