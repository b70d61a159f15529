"""How many statements a page costs on the record; what the house costs every page is counted apart."""

import re
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

TRANSACTION = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")
HOUSE = ("django_session", "cases_journalentry", "cases_journalhead", "accounts_user")
MOST_OF_THE_HOUSE = 6


class Count:
    on_the_record = 0
    of_the_house = 0
    statements = ()


@contextmanager
def statements():
    """Count what runs inside: `count.on_the_record` and `count.of_the_house`."""
    count = Count()
    with CaptureQueriesContext(connection) as captured:
        yield count
    sql = [query["sql"] for query in captured.captured_queries]
    count.statements = [line for line in sql if not _is_of_the_house(line)]
    count.on_the_record = len(count.statements)
    count.of_the_house = len(sql) - count.on_the_record


def _is_of_the_house(sql):
    """Session, the signed-in user, transactions and the journal. A join that happens to name a person is not."""
    # PostgreSQL reads a long list through a cursor; SQLite does not.
    head = re.sub(r"^DECLARE .*? CURSOR FOR ", "", sql.lstrip())
    if head.startswith(TRANSACTION):
        return True
    table = head.split(" FROM ", 1)[-1] if head.startswith("SELECT") else head
    target = table.lstrip('"').removeprefix("INSERT INTO ").removeprefix("UPDATE ").lstrip('" ')
    return target.startswith(HOUSE)
