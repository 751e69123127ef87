"""`make fuzz SECONDS=300`: feed random inputs to everything that reads files or messages.

    python -m development.fuzz [--seconds N] [--seed N] [--only TEXT]

Each property gets an equal share of the time. An input that violates a property is minimized and printed, and the exit code is
1; add it to `tests/fuzz/found.py`. Each run has a different seed, which is printed.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from functools import partial
from typing import TYPE_CHECKING, Any

from development.fuzz.properties import ALL
from development.fuzz.running import try_out

if TYPE_CHECKING:
    from development.fuzz.property import Property
    from development.fuzz.running import Failure

EXAMPLES_A_TURN = 200


def main() -> int:
    """Try for the wanted time; 1 when a property is not true."""
    options = _options()
    properties = [each for each in ALL if options.only in each.name]
    if not properties:
        print(f"no property matches {options.only}; the properties are {', '.join(each.name for each in ALL)}", file=sys.stderr)
        return 2
    print(f"seed {options.seed}", flush=True)
    share = options.seconds / len(properties)
    failures = [_try_for(share, each, options.seed) for each in properties]
    return 1 if any(failures) else 0


def _try_for(seconds: float, tried: Property[Any], seed: int) -> Failure[Any] | None:
    """Try one property for some time, and say what came of it."""
    start = time.monotonic()
    turns = 0
    while time.monotonic() - start < seconds:
        is_over = partial(_is_over, start + seconds)
        failure = try_out(tried, seed + turns, EXAMPLES_A_TURN, is_over)
        turns += 1
        if failure is not None:
            print(f"{tried.name} fails for\n    {failure.input!r}", flush=True)
            print("".join(traceback.format_exception(failure.error)[-12:]), flush=True)
            return failure
    print(f"{tried.name}: {turns} rounds of at most {EXAMPLES_A_TURN} inputs, {time.monotonic() - start:.0f} s", flush=True)
    return None


def _is_over(end: float) -> bool:
    return time.monotonic() >= end


def _options() -> Any:
    parser = argparse.ArgumentParser(prog="make fuzz", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60, help="total time (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000), help="seed of the random inputs")
    parser.add_argument("--only", default="", metavar="TEXT", help="only properties whose names contain this text")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
