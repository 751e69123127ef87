"""What the command prints, and how it puts an outcome together."""

from __future__ import annotations

from development.fixes.table import Outcome, as_table, described, outcome, share
from development.fixes.trials import Said, Texts, Trial
from development.judge.verdict import Verdict

FILE = "amplify/data/resource.ts"


def trial(code: str, *, isolated: Texts | None = None) -> Trial:
    said = Said(code, "`x` is wrong.", is_fault=True, is_refused=True, place=(FILE, 1))
    texts = Texts({FILE: "one\ntwo\n"}, {FILE: "one\nthree\n"}, (said,), ())
    return Trial("page data/a", said, "Change to `three`", "safe", texts, isolated)


def tried(code: str, objection: str | None, after: Verdict | None = None) -> Outcome:
    made = trial(code)
    return Outcome(made, made.texts, Verdict(refusal="No\n  way."), after or Verdict(), objection)


def test_the_table_counts_by_rule_and_in_all() -> None:
    left = Verdict(refusal="Another.")
    outcomes = [tried("data/b", None), tried("data/a", "bad"), tried("data/b", None, left)]
    lines = [line.split() for line in as_table(outcomes).splitlines()]
    assert lines == [
        ["rule", "fixes", "accepted", "good", "share"],
        ["data/a", "1", "0", "0", "0.0%"],
        ["data/b", "2", "1", "2", "100.0%"],
        ["all", "3", "1", "2", "66.7%"],
    ]


def test_the_share_of_nothing_is_all() -> None:
    assert share([]) == 1
    assert share([tried("data/a", "bad")]) == 0


def test_a_bad_fix_is_described() -> None:
    assert described(tried("data/a", "another finding")).splitlines() == [
        "page data/a: [data/a] `x` is wrong.",
        "  fix (safe): Change to `three`",
        "  another finding",
        "  before: No way.",
        "  after: accepted",
        "    --- amplify/data/resource.ts",
        "    +++ amplify/data/resource.ts",
        "    @@ -1,2 +1,2 @@",
        "     one",
        "    -two",
        "    +three",
    ]


def test_a_fix_must_be_good_without_the_other_faults_too() -> None:
    alone = Texts({FILE: "alone\n"}, {FILE: "mended\n"}, trial("data/a").texts.said_before, ())
    verdicts = {"one\ntwo\n": Verdict(refusal="No."), "alone\n": Verdict(refusal="No."), "mended\n": Verdict(refusal="Oh.")}
    found = outcome(trial("data/a", isolated=alone), lambda files: verdicts.get(files[FILE], Verdict()))
    assert found.texts is alone
    assert found.objection == "the packages report something new: Oh."
    verdicts["mended\n"] = Verdict()
    found = outcome(trial("data/a", isolated=alone), lambda files: verdicts.get(files[FILE], Verdict()))
    assert found.texts is alone
    assert found.objection is None
