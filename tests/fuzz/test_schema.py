"""The whole API before thousands of cases made from its own schema: it never breaks, and answers as it says it does."""

import pytest
from django.db import connection

from tests.fuzz import schema
from tests.fuzz.hostile import SEED
from tests.fuzz.site import HospitalSite

CASES = 5_500
AT_LEAST = 5_000

pytestmark = [
    pytest.mark.services,
    pytest.mark.timeout(600),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="the site stands on PostgreSQL, as in a hospital"),
]


def test_every_operation_answers_as_its_schema_says(tmp_path):
    site = HospitalSite(tmp_path)
    with site.standing("tests.fuzz.cast"):
        findings = schema.tried(site.address, schema.given_by(tmp_path), cases=CASES, chosen_seed=SEED)
    print(f"seed {SEED}", *findings.report(), sep="\n")
    assert not findings.failures, "\n\n".join([f"seed {SEED}", *findings.failures.values()])
    assert findings.total >= AT_LEAST
    reached = [label for label, found in findings.answers.items() if any(status < 300 for status in found)]
    assert len(reached) >= len(findings.answers) * 4 / 5, "too many operations never got past a refusal"
