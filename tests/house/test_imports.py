"""Imports point down: scoring ← cases ← rcp, and inside rcp each room only to those below it."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ["scoring", "cases", "rcp"]
ROOMS = ["accounts", "documents", "notices", "meetings", "interop", "dispatch", "demo", "web", "api"]
ABOVE_ALL = {"rcp.urls", "rcp.celery", "rcp.wsgi", "rcp.settings"}
# The one upward import: Django must load the Celery app with the package.
ALLOWED = {("rcp", "rcp.celery")}
# A task is told to the application that runs it.
FOREIGN_TO = {
    "scoring": None,  # nothing but the standard library
    "cases": {"celery", "rest_framework", "weasyprint", "django_htmx", "allauth", "redis"},
}


def module_name(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(name, source, is_package=False):
    """Every module that a source imports, wherever the import stands; relative ones made absolute."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = name.split(".") if is_package else name.split(".")[:-1]
                package = package[: len(package) - node.level + 1]
                base = ".".join([*package, *filter(None, [node.module])])
            found.add(base)
            found.update(f"{base}.{alias.name}" for alias in node.names)
    return found


def room_of(name):
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "rcp" and parts[1] in ROOMS else None


def faults(name, imported):
    """Why a module may not import another, or nothing."""
    floor, target = name.split(".")[0], imported.split(".")[0]
    if (name, imported) in ALLOWED or any(imported.startswith(f"{up}.") and (name, up) in ALLOWED for _, up in ALLOWED):
        return None
    if floor == "scoring" and target != "scoring" and target not in sys.stdlib_module_names:
        return "scoring uses the standard library only"
    if floor == "cases" and (target == "rcp" or target in FOREIGN_TO["cases"]):
        return "the record does not know that it is on the web"
    if floor == "cases" and imported.startswith("django.http"):
        return "no HTTP in the record"
    mine, theirs = room_of(name), room_of(imported)
    if mine and theirs and mine != theirs:
        if {mine, theirs} == {"web", "api"}:
            return "web and api never import each other"
        if ROOMS.index(theirs) > ROOMS.index(mine):
            return f"{mine} is below {theirs}"
    if mine and any(imported == top or imported.startswith(f"{top}.") for top in ABOVE_ALL - {"rcp.celery"}):
        return "urls and settings stand above the rooms"
    return None


def sources():
    for floor in FLOORS:
        for path in sorted((ROOT / floor).rglob("*.py")):
            yield module_name(path), path


def test_imports_point_down():
    broken = [
        f"{name} imports {imported}: {fault}"
        for name, path in sources()
        for imported in imports_of(name, path.read_text(), path.name == "__init__.py")
        if (fault := faults(name, imported))
    ]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("scoring.planted", "import django"),
        ("cases.planted", "from rcp.meetings import models"),
        ("cases.models.planted", "def late():\n    import celery"),
        ("rcp.documents.planted", "from rcp.meetings.models import Meeting"),
        ("rcp.web.planted", "from rcp.api import views"),
        ("rcp.api.planted", "from ..web import forms"),
        ("rcp.meetings.planted", "from rcp import urls"),
    ],
)
def test_a_planted_upward_import_is_found(name, line):
    assert any(faults(name, imported) for imported in imports_of(name, line))


def test_only_the_press_imports_weasyprint():
    importers = {
        name
        for name, path in sources()
        if any(module.split(".")[0] == "weasyprint" for module in imports_of(name, path.read_text()))
    }
    assert importers == {"rcp.documents.press"}
