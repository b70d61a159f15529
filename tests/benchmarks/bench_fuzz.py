"""The slowest answers of the API to cases made from its schema, on PostgreSQL with two processes.

Run from the root of the project: `python -m tests.benchmarks.bench_fuzz`; CASES and SEED as for `make fuzz`.
The floor is the patience of a client: an answer that takes thirty seconds ends it with an error.
"""

import os
import sys

os.environ.setdefault("PGHOST", "127.0.0.1")
os.environ.setdefault("PGUSER", "postgres")
os.environ.setdefault("CASES", "2000")
os.environ.setdefault("SEED", "1")

from tests.fuzz.__main__ import main  # noqa: E402  (the environment comes first)

if __name__ == "__main__":
    sys.exit(main())
