"""No word reaches a person past the catalogue: not from a template, not from Python; and no date is written one way."""

import ast
import re

import pytest

from tests.house.test_imports import ROOT, sources

# Names, abbreviations of the trade, units and keys, which are the same in both languages.
SAME_IN_BOTH = {
    *("Concertos", "IPP", "INS", "INSEE", "PDF", "TNM", "RPPS", "FINESS", "SHA", "API", "FR", "EN", "IRM"),
    *("min", "mg", "sha", "Ctrl", "case", "Authorization", "Bearer"),
}
TAG = re.compile(r"{%-?\s*(\w+)(.*?)%}|{{(.*?)}}|{#.*?#}", re.S)
UNREAD = re.compile(
    r"{%\s*(?:blocktranslate|comment)\b.*?{%\s*end(?:blocktranslate|comment)\s*%}"
    r"|{% block (?:page_class|html_attributes) %}.*?{% endblock %}",
    re.S,
)
NOT_TEXT = re.compile(r"<(script|style|svg)\b.*?</\1>|<!.*?>", re.S)
# What a person reads, or hears, of an element besides its content.
SHOWN = re.compile(r"""\b(?:title|alt|aria-label|aria-description|placeholder|data-label)="([^"]*)\"""")
WORD = re.compile(r"[^\W\d_]{2,}")
# Tags whose quoted words are no text: addresses, files, blocks, names of things.
NO_TEXT = {"blocktranslate", "block", "elif", "extends", "icon", "if", "include", "load", "static", "translate", "url"}
QUOTED = re.compile(r"""(_\(|kind=|unit=|date:|time:)?"([^"]*)\"""")
FRENCH = re.compile(r"[À-ÖØ-öø-ÿœŒ’]|\u00a0[:;?!»]|«")
# What looks a string up in the catalogue, or marks it to be looked up later.
LOOKS_UP = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
# Calls whose words are read by a person.
SAYS = {"Refused", "Invalid", "Conflict", "ValidationError", "PressError"}
SAYS |= {f"messages.{level}" for level in ("success", "warning", "error", "info")}
# Modules whose French is content or has its English beside it, and why.
FRENCH_IS_CONTENT = {
    "cases.nomenclature": "each label stands beside its English",
    "cases.identity": "letters that names are spelt with",
    "cases.text": "ranges of characters",
    "rcp.api": "examples of what is sent and answered; what it refuses is looked up all the same",
    "rcp.demo": "what invented people wrote, in their language",
    "rcp.documents.ink": "ranges of characters",
    "rcp.web.shell": "each language calls itself by its own name",
    "rcp.web.templatetags": "the spaces of French punctuation",
    "rcp.web.views.gallery": "the look of things, filled with invented content, and only for whoever builds the site",
}
# The same page's template.
SPECIMENS = {"templates/gallery.html"}


def templates():
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.suffix in (".html", ".txt"):
            yield str(path.relative_to(ROOT)), path.read_text()


def bare_words(source):
    """The words of a template that no catalogue would reach."""
    source = UNREAD.sub(" ", source)
    for tag, arguments, variable in TAG.findall(source):
        for looked_up, quoted in QUOTED.findall(arguments or variable):
            if tag not in NO_TEXT and not looked_up and re.search(r"\s\w|^[A-ZÀ-Þ]", quoted):
                yield quoted
    text = NOT_TEXT.sub(" ", TAG.sub(" ", source))
    read = [*SHOWN.findall(text), re.sub(r"<[^>]*>", " ", text)]
    for word in WORD.findall(re.sub(r"&\w+;", " ", " ".join(read))):
        if word not in SAME_IN_BOTH:
            yield word


def test_a_template_holds_no_word_past_the_catalogue():
    read = ((name, source) for name, source in templates() if name not in SPECIMENS)
    found = {name: words for name, source in read if (words := list(bare_words(source)))}
    assert not found


@pytest.mark.parametrize(
    "planted",
    [
        "<p>Bonjour</p>",
        '<a title="Voir la suite">{{ x }}</a>',
        '{% submit "Enregistrer" %}',
        '{{ x|default:"rien du tout" }}',
        "{% if x %}oui{% endif %}",
    ],
)
def test_a_planted_word_of_a_template_is_found(planted):
    assert list(bare_words(planted))


def strings(tree):
    """(line, text, the names of the calls around it) of every string that is no docstring."""

    def walk(node, calls):
        if isinstance(node, ast.Call):
            calls = (*calls, ast.unparse(node.func))
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value, calls
        body = getattr(node, "body", None)
        is_documented = isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node)
        for child in ast.iter_child_nodes(node):
            if not (is_documented and child is body[0]):
                yield from walk(child, calls)

    yield from walk(tree, ())


def hard_coded(source, *, is_content=False):
    """(line, text) of what is read by a person or looks French, and is not looked up in the catalogue."""
    for line, text, calls in strings(ast.parse(source)):
        if not LOOKS_UP & set(calls):
            is_said = SAYS & set(calls) and re.search(r"\w \w", text)
            if is_said or FRENCH.search(text) and not is_content:
                yield line, text


def test_python_says_nothing_past_the_catalogue():
    found = [
        f"{path.relative_to(ROOT)}:{line} {text!r}"
        for name, path in sources()
        if name.startswith(("cases", "rcp")) and ".migrations" not in name
        for line, text in hard_coded(path.read_text(), is_content=name.startswith(tuple(FRENCH_IS_CONTENT)))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "planted",
    ['raise Refused("not now please")', 'label = "prénom"', 'messages.success(request, f"{n} rows written")'],
)
def test_a_planted_string_of_python_is_found(planted):
    assert list(hard_coded(planted))


def one_way(source):
    """Formats of a template or of Python in which a day and its month have a fixed order, which ISO's own has not."""
    for form in re.findall(r"""\|(?:date|time):["']([^"']*)["']""", source):
        if re.search("[dj]", form) and re.search("[mnFMNb]", form) and not form.startswith("Y-m-d"):
            yield form
    yield from re.findall(r"%d[/. -]%[mbB]|%[mbB][/. -]%d(?<!%Y-%m-%d)", source)


def test_no_date_is_written_one_way_for_everybody():
    """Days go through the filters of the site and `cases.wording.plain`: one place says how they are written."""
    typed = ("cases.search", "cases.models.patient")  # a birth date in each of the ways it is typed
    read = [*templates(), *((name, path.read_text()) for name, path in sources() if not name.startswith(typed))]
    found = {name: forms for name, source in read if (forms := list(one_way(source)))}
    assert not found


def test_a_planted_date_is_found():
    assert list(one_way('{{ x|date:"d/m/Y" }} {{ x|date:"Y-m-d" }}')) == ["d/m/Y"]
    assert list(one_way('f"{x:%d/%m/%Y}" + f"{x:%Y-%m-%d}"')) == ["%d/%m"]
