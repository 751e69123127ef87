"""The index of rules, and what it imports."""

from __future__ import annotations

from amplify_ls.rules.rule import Subject
from amplify_ls.rules.rule_index import FAMILIES, entries, entries_about
from tests.server.test_lazy_types import in_a_new_process


def test_families_list_the_subjects_of_their_rules() -> None:
    found: dict[str, set[str]] = {family: set() for family in FAMILIES}
    for entry in entries():
        found[entry.module.split(".")[2]].add(entry.subject)
    assert {family: set(subjects) for family, subjects in FAMILIES.items()} == found


def test_entries_about_a_subject_are_those_of_all() -> None:
    for subject in Subject:
        assert entries_about(subject.value) == tuple(entry for entry in entries() if entry.subject == subject.value)


def test_only_families_with_the_subject_are_imported() -> None:
    script = """
    import json, sys
    from amplify_ls.rules.registry import rules_for
    from amplify_ls.rules.rule import Subject
    rules_for(Subject.PARTS, None)
    families = {name.split(".")[2] for name in sys.modules if name.startswith("amplify_ls.rules.") and name.count(".") > 2}
    print(json.dumps(sorted(families & {"auth", "backend", "data", "function", "gen1", "project", "storage"})))
    """
    assert in_a_new_process(script) == ["data"]
