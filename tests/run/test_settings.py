"""Every setting of the environment is described for the operator, with the default it really has."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def environment_reads():
    """Each call `env.something("NAME", …)` of the settings."""
    for node in ast.walk(ast.parse((ROOT / "rcp" / "settings.py").read_text())):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "env"
        ):
            yield node.args[0].value, node


def environment_names():
    return {name for name, _node in environment_reads()}


def literal_defaults():
    """The defaults that are written as plain values: the only ones a table can be held to."""
    return {
        name: str(node.args[1].value)
        for name, node in environment_reads()
        if len(node.args) > 1 and isinstance(node.args[1], ast.Constant) and node.args[1].value != ""
    }


def described():
    text = (ROOT / "docs" / "operations.md").read_text()
    return dict(re.findall(r"^\| `([A-Z0-9_]+)` \| ([^|]*) \|", text, re.M))


def test_every_setting_is_described_and_nothing_else():
    assert set(described()) == environment_names() | {"WEB_WORKERS", "WORKER_PROCESSES"}


def test_the_described_defaults_are_the_real_ones():
    table = described()
    assert {name: table[name].strip("` ") for name in literal_defaults()} == literal_defaults()


def test_the_test_lock_holds_the_versions_of_the_application():
    def pins(file):
        return set(re.findall(r"^([\w.\-\[\]]+==\S+)", (ROOT / file).read_text(), re.M))

    assert pins("requirements.lock") < pins("requirements-test.lock")


def test_the_locks_name_no_address():
    for file in ("requirements.lock", "requirements-test.lock"):
        assert "://" not in (ROOT / file).read_text()
