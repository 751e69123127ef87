"""`make ask FILE=PATH NPM=FOLDER`: print what the real packages and amplify-ls report for a file or project.

    python -m development.ask NPM_FOLDER PATH

NPM_FOLDER needs a node_modules with @aws-amplify/backend, aws-cdk-lib, typescript and @types/node. PATH is a project, a file of
a project, or a single file, for which a temporary project with a backend is created.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from development.ask.answers import answered
from development.ask.subject import SubjectError, subject_at
from development.judge.verdicts import verdicts
from development.node import NodeError


def main() -> int:
    """Ask and print; 1 where the packages refuse it, 2 where they could not be asked."""
    parser = argparse.ArgumentParser(
        prog="python -m development.ask", description="Check a file or project with the real packages."
    )
    parser.add_argument("npm_folder", type=Path, help="a folder whose node_modules contains the real packages")
    parser.add_argument("path", type=Path, help="a project, a file of a project, or a single file")
    options = parser.parse_args()
    try:
        subject = subject_at(options.path)
        verdict = verdicts(options.npm_folder, [subject.files], lambda count, total: None)(subject.files)
    except (NodeError, SubjectError) as error:
        print(error, file=sys.stderr)
        return 2
    print(answered(verdict, subject.own))
    return 0 if verdict.is_accepted else 1


if __name__ == "__main__":
    sys.exit(main())
