"""Two people who write the same at once: one writes, the other is told, and nothing breaks."""

import pytest
from django.db import connection

from cases.actions import writing
from cases.errors import Invalid
from cases.models import Disease
from tests import factories


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_what_somebody_wrote_after_the_check_is_told_with_the_rule_that_it_breaks(alice, board):
    case = factories.draft(alice, board)
    factories.disease(case, alice)
    second = Disease(case=case, created_by=alice)
    with pytest.raises(Invalid, match="existe déjà"), writing.alone(second):
        second.save(force_insert=True)
