"""`python -m tests.conformance.table`: which rows of the rule tables are covered, and the results of the cases."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import groupby

from amplify_ls.rules.registry import all_rules
from tests.conformance.cases import Row, diagnose, load_cases, load_rows, load_unseen_rows, objection, owed_cases

VERDICTS = ("reject", "hazard", "accept", "note")


def covered_rows() -> frozenset[str]:
    """The rows that the rules cover."""
    return frozenset(row for rule in all_rules() for row in rule.covers)


def main() -> int:
    """Print both tables; 1 when an owed case comes out wrong, else 0."""
    covered = covered_rows()
    _print_rows(covered)
    return _print_verdicts(covered)


def _print_rows(covered: frozenset[str]) -> None:
    rows = load_rows()
    print("Rows of the rule tables (covered / all)")
    for resource, group in groupby(rows, key=lambda row: row.resource):
        _print_resource(resource, list(group), covered)
    print(f"\n  {len(covered)} of {len(rows)} rows are covered.\n")


def _print_resource(resource: str, rows: list[Row], covered: frozenset[str]) -> None:
    found = [row for row in rows if row.identifier in covered]
    unseen = load_unseen_rows()
    print(f"\n{resource}: {len(found)} / {len(rows)}")
    for row in rows:
        mark = "covered" if row.identifier in covered else "ASKED, NOT COVERED" if row.asked else "-"
        reason = f" ({unseen[row.identifier]})" if row.identifier in unseen else ""
        print(f"  {row.identifier:<6} {row.stage:<7} {mark:<8} {row.title}{reason}")


def _print_verdicts(covered: frozenset[str]) -> int:
    owed = {case.identifier for case in owed_cases(covered)}
    counts: Counter[tuple[str, str]] = Counter()
    failures: list[str] = []
    for case in load_cases():
        complaint = objection(case, diagnose(case))
        due = "owed" if case.identifier in owed else "later"
        counts[case.verdict, f"{due} {'fail' if complaint else 'pass'}"] += 1
        if complaint and case.identifier in owed:
            failures.append(f"  {case.identifier} ({' '.join(case.rows)}): {complaint}")
    print("Cases with a verdict of the real packages\n")
    print(f"  {'verdict':<8} {'pass':>5} {'fail':>5}   not required: {'found':>5} {'missed':>6}")
    for verdict in VERDICTS:
        passed, failed, early, missed = (
            counts[verdict, f"{due} {outcome}"] for due in ("owed", "later") for outcome in ("pass", "fail")
        )
        print(f"  {verdict:<8} {passed:>5} {failed:>5}   {'':13} {early:>5} {missed:>6}")
    if failures:
        print("\nDifferent from the real packages:\n" + "\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
