"""Calls per second of a complete SINS, and how far that is from the least such a call can cost.

Run from the root of the project: `python -m tests.benchmarks.bench_scoring`.
"""

from time import perf_counter

import scoring

CALLS = 100_000
ROUNDS = 3
ANSWERS = {
    "location": "junctional",
    "pain": "mechanical",
    "lesion": "lytic",
    "alignment": "new_deformity",
    "collapse": "up_to_50",
    "posterolateral": "unilateral",
}
WEIGHTS = {item.code: {o.code: o.points for o in item.options} for item in scoring.index("sins").items}


def floor():
    return sum([WEIGHTS[item][option] for item, option in ANSWERS.items()])


def calculation():
    return scoring.calculate("sins", ANSWERS).total


def calls_per_second(call):
    """Best of a few rounds: the machine is shared, and only its noise is slower."""
    fastest = float("inf")
    for _ in range(ROUNDS):
        start = perf_counter()
        for _ in range(CALLS):
            call()
        fastest = min(fastest, perf_counter() - start)
    return CALLS / fastest


def main():
    measured, least = calls_per_second(calculation), calls_per_second(floor)
    print(f"sins: {measured:,.0f} calls/s; floor: {least:,.0f} calls/s; ratio {least / measured:.1f}")


if __name__ == "__main__":
    main()
