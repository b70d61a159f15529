"""What a person, a broken program or somebody ill-disposed may put into a field."""

import os

from django.db import connection
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

# The same cases on every machine unless another seed is asked for; a failure is found again with the seed it printed.
SEED = int(os.environ.get("FUZZ_SEED", "20241124"))

TRICKS = [
    "\x00",
    "avant\x00après",
    "\x01\x02\x1b[31m",
    "\x7f\x85\x9f",
    "MARTIN\u202eENNAEJ",
    "\u2066MARTIN\u2069",
    "\u200f\u200e\u200b\u2060\ufeff",
    "\ufffe\uffff",
    "a\u0301" * 300,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\U000e0041\U0010ffff",
    "une ligne\r\nune autre\nune troisième\u2028une quatrième",
    "\t",
    " ",
    "\u00a0",
    "a" * 201,
    "a" * 2_001,
    "é" * 20_001,
    "x " * 30_000,
    "%s %(count)d {0} {{ request }} {% now %}",
    "<script>alert(1)</script>\"'><img src=x>",
    "'; DROP TABLE cases_patient; --",
    "../../etc/passwd",
    "__all__",
    "None",
    "[]",
    '{"$ne": null}',
]
NUMBERS = [
    "0",
    "-1",
    "1.5",
    "1,5",
    "99999",
    "2147483648",
    "9223372036854775808",
    "-9223372036854775809",
    "1" * 400,
    "9" * 5_000,
    "1e400",
    "1e-400",
    "-1e9999999",
    "NaN",
    "sNaN",
    "Infinity",
    "-Infinity",
    "0x10",
    "1_000",
    "١٢٣",
    "½",
    "²",
    "1 000",
    "+3",
    "00000000000000000001",
]
MOMENTS = [
    "0001-01-01",
    "9999-12-31",
    "0000-00-00",
    "10000-01-01",
    "2026-02-30",
    "1899-12-31",
    "31/12/9999",
    "12/03/1956",
    "0001-01-01T00:00",
    "9999-12-31T23:59",
    "2026-03-29T02:30",
    "2026-10-25T02:30",
    "2026-11-24T24:00",
    "2026-W48-2",
    "now",
]
KEYS = [
    "00000000-0000-0000-0000-000000000000",
    "{00000000-0000-0000-0000-000000000000}",
    "urn:uuid:00000000-0000-0000-0000-000000000000",
    "1",
    "a" * 36,
]
# The bytes that a browser would not send: halves of characters, and what is no UTF-8.
BYTES = [b"\xed\xa0\x80", b"\xff\xfe", b"\xc3", b"%", b"%zz", b"%ED%A0%80%ED%B0%80", b"\xf5\x80\x80\x80"]

texts = st.one_of(
    st.sampled_from(TRICKS),
    st.sampled_from(NUMBERS),
    st.sampled_from(MOMENTS),
    st.sampled_from(KEYS),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40),
)


def examples(number):
    """How hypothesis looks: `number` cases for each thing tried, times FUZZ_TIMES."""
    return settings(
        max_examples=max(2, number // _share()) * int(os.environ.get("FUZZ_TIMES", "1")),
        deadline=None,
        database=None,
        print_blob=False,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )


def _share():
    """A hospital runs on PostgreSQL: what is typed is tried there twice as often."""
    return 1 if connection.vendor == "postgresql" else 2
