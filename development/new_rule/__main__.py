"""`make new-rule CODE=family/name SUBJECT=subject [TOPIC=folder]`: write a rule, its cases and its line in the changelog.

    python -m development.new_rule CODE SUBJECT [--topic FOLDER]

What is written is a skeleton: the tests of the rule fail until it is filled in.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from amplify_ls.rules.rule import Subject
from development.new_rule.skeleton import SkeletonError, new_rule, unfilled, write

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Write the files and print what is to be filled in; 2 where they cannot be written."""
    parser = argparse.ArgumentParser(prog="python -m development.new_rule", description="Writes the skeleton of a rule.")
    parser.add_argument("code", help="the family and the name of the fault, such as data/missing-reference-field")
    parser.add_argument("subject", help=f"what the rule is asked about: {', '.join(each.value for each in Subject)}")
    parser.add_argument("--topic", default="", help="the folder within the family, such as relationships")
    options = parser.parse_args()
    try:
        paths = write(ROOT, new_rule(ROOT, options.code, options.subject, options.topic))
    except SkeletonError as error:
        print(error, file=sys.stderr)
        return 2
    print("Fill in:", *(f"  {place}" for place in unfilled(ROOT) if place.rpartition(":")[0] in paths), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
