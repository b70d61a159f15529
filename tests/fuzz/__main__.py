"""`make fuzz`: a hundred thousand cases against a site of its own, with a seed of their own; what was seen is written.

CASES, SEED and REPORT are taken from the environment; it ends with 1 if anything was not as the schema says.
"""

import os
import secrets
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz import schema
from tests.fuzz.site import HospitalSite


def main():
    cases, chosen_seed = int(os.environ.get("CASES", "100000")), int(os.environ.get("SEED", secrets.randbelow(2**32)))
    print(f"{cases} cases, SEED={chosen_seed}", flush=True)
    with TemporaryDirectory(prefix="concertos-fuzz-") as folder:
        site = HospitalSite(Path(folder))
        with site.standing("tests.fuzz.cast"):
            findings = schema.tried(site.address, schema.given_by(Path(folder)), cases=cases, chosen_seed=chosen_seed)
    report = "\n".join([f"SEED={chosen_seed}", *findings.report(), *findings.failures.values()]) + "\n"
    print(report)
    if path := os.environ.get("REPORT"):
        Path(path).write_text(report)
    return 1 if findings.failures else 0


if __name__ == "__main__":
    sys.exit(main())
