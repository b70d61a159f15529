"""Database triggers that keep signed things and the journal from being changed, whoever writes.

Each room declares its guards once. A migration that touches a guarded table begins with `LIFT` and ends with
`INSTALL`: SQLite rebuilds a table to change it, drops its triggers on the way, and trips over those that look into it
from elsewhere. A start-up check compares what is declared with what the database holds.
"""

from dataclasses import dataclass

from django.db.migrations import RunPython

REFUSAL = "concertos: what is signed or journalled is never changed"


@dataclass(frozen=True, slots=True)
class Guard:
    """No `acts` on `table` while `when` is true. `when` is SQL over {row}, which reads OLD or NEW.

    A guard on INSERT watches what arrives: an UPDATE is then looked at both as it leaves and as it arrives.
    """

    table: str
    acts: tuple[str, ...] = ("UPDATE", "DELETE")
    when: str = "1 = 1"

    def condition(self, act):
        if act == "INSERT":
            return self.when.format(row="NEW")
        leaving = self.when.format(row="OLD")
        if act == "UPDATE" and "INSERT" in self.acts:
            return f"({leaving}) OR ({self.when.format(row='NEW')})"
        return leaving

    def name(self, act):
        return f"guard_{self.table}_{act.lower()}"


_guards: list[Guard] = []


def declare(*guards):
    _guards.extend(guard for guard in guards if guard not in _guards)


def declared():
    return tuple(_guards)


def install(connection, guards=None):
    """Put the declared guards in place, where their table exists; safe to run again."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for guard in guards or _guards:
            if guard.table in tables:
                for statement in _statements(connection.vendor, guard):
                    cursor.execute(statement)


def lift(connection):
    """Remove every guard: for the length of a migration, or around the emptying of a test's own database."""
    with connection.cursor() as cursor:
        for name, table in sorted(_present(connection)):
            cursor.execute(
                f"DROP TRIGGER IF EXISTS {name}"
                if connection.vendor == "sqlite"
                else f"DROP TRIGGER IF EXISTS {name} ON {table}"
            )


def missing(connection):
    """Names of the triggers that should stand in this database and do not."""
    tables = set(connection.introspection.table_names())
    wanted = {name for guard in _guards if guard.table in tables for name in _names(connection.vendor, guard)}
    return sorted(wanted - {name for name, _ in _present(connection)})


def _names(vendor, guard):
    names = [guard.name(act) for act in guard.acts]
    return [*names, guard.name("truncate")] if vendor == "postgresql" else names


def _statements(vendor, guard):
    return _sqlite(guard) if vendor == "sqlite" else _postgresql(guard)


def _sqlite(guard):
    for act in guard.acts:
        name = guard.name(act)
        condition = guard.condition(act)
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield (
            f"CREATE TRIGGER {name} BEFORE {act} ON {guard.table} FOR EACH ROW WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )


def _postgresql(guard):
    # One function per guard and act: a trigger's WHEN may not look into other tables, a function may.
    for act in guard.acts:
        name = guard.name(act)
        condition = guard.condition(act)
        answer = "OLD" if act == "DELETE" else "NEW"
        yield (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {condition} THEN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END IF; "
            f"RETURN {answer}; END $$"
        )
        yield f"DROP TRIGGER IF EXISTS {name} ON {guard.table}"
        yield f"CREATE TRIGGER {name} BEFORE {act} ON {guard.table} FOR EACH ROW EXECUTE FUNCTION {name}()"
    name = guard.name("truncate")
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$"
    )
    yield f"DROP TRIGGER IF EXISTS {name} ON {guard.table}"
    yield f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {guard.table} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"


def _present(connection):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard_%'")
        else:
            cursor.execute(
                "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
                "WHERE NOT t.tgisinternal AND t.tgname LIKE 'guard_%' "
                "AND c.relnamespace = current_schema()::regnamespace"
            )
        return set(cursor.fetchall())


declare(Guard("cases_journalentry"), Guard("cases_score"))


def _lift(apps, schema_editor):
    lift(schema_editor.connection)


def _install(apps, schema_editor):
    install(schema_editor.connection)


LIFT = RunPython(_lift, _install, elidable=False)
INSTALL = RunPython(_install, _lift, elidable=False)
