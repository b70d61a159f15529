"""Only actions write, and views enter by doors."""

import ast

from tests.house.test_imports import ROOT, sources

WRITES = {"save", "delete", "update", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
# What writes beside the actions, and why it may.
WRITERS = {
    "cases.audit": "the journal is written by doors as well as by actions",
    "cases.transitions": "move() is the only way a status changes",
    "rcp.documents.transitions": "the claims of a document's row",
}
# Calls of the same name on things that are no rows of the database.
NO_ROWS = {
    "cache", "changes", "told", "hashlib", "digest", "values", "context", "headers", "seen", "drawn", "storage",
    "picture",
}  # fmt: skip


def is_writer(name):
    return ".actions" in name or name in WRITERS or ".migrations." in name


def writes_in(source):
    """Calls that look like a manager's or a row's writing: `Model.objects.…create()`, `row.save()`."""
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES):
            continue
        said = ast.unparse(node.func)
        holder = said.rsplit(".", 1)[0]
        if (
            ".objects" in said
            or "_base_manager" in said
            or "_set" in said
            or holder.isidentifier()
            and holder not in NO_ROWS
        ):
            yield node.lineno, said


def test_only_actions_write():
    found = [
        f"{name}:{line} {said}"
        for name, path in sources()
        if not is_writer(name)
        for line, said in writes_in(path.read_text())
    ]
    assert not found, "\n".join(found)


def test_a_planted_writer_is_found():
    assert list(writes_in("def view(request):\n    case.save()\n    Case.objects.filter(pk=1).update(status='x')"))


def test_views_never_touch_managers():
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for name, path in sources()
        if name.startswith(("rcp.web", "rcp.api")) and not is_writer(name)
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if ".objects" in line or "_base_manager" in line
    ]
    assert not found, "\n".join(found)


def test_every_action_is_keyword_only_atomic_and_says_by_whom():
    loose = []
    for name, path in sources():
        if ".actions" not in name or name.endswith(("writing", "demo")):
            continue
        for node in ast.parse(path.read_text()).body:
            if not isinstance(node, ast.FunctionDef):
                continue
            is_action = any(ast.unparse(mark) == "transaction.atomic" for mark in node.decorator_list)
            if is_action and node.name[0] != "_" and "by" not in [argument.arg for argument in node.args.kwonlyargs]:
                loose.append(f"{name}.{node.name}")
    # The first administrator creates himself.
    assert loose == ["rcp.accounts.actions.create_first_administrator"]
