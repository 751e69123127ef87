"""All rules, by code and by subject."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Subject
from amplify_ls.rules.rule_index import IndexEntry, entries, entries_about

if TYPE_CHECKING:
    from amplify_ls.rules.rule import Rule


@lru_cache(maxsize=1)
def index() -> dict[str, IndexEntry]:
    """What is known about each rule without importing it, sorted by code."""
    return {entry.code: entry for entry in entries()}


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Every rule, sorted by code. It imports all of them; ``codes`` does not."""
    return tuple(entry.load() for entry in index().values())


def codes() -> tuple[str, ...]:
    """The codes of all rules, sorted."""
    return tuple(index())


@lru_cache(maxsize=64)
def rules_for(subject: Subject, version: tuple[int, ...] | None) -> tuple[Rule, ...]:
    """The rules for one kind of subject in a project with this version of the packages.

    An unknown version counts as the newest.
    """
    return tuple(entry.load() for entry in entries_about(subject.value) if _applies(entry, version))


@lru_cache(maxsize=1)
def _about_definitions() -> tuple[IndexEntry, ...]:
    """The rules about GraphQL definitions, which alone have directives."""
    return entries_about(Subject.GEN1_DEFINITION.value)


@lru_cache(maxsize=1)
def known_directives() -> frozenset[str]:
    """The directives that some rule is about."""
    return frozenset(name for entry in _about_definitions() for name in entry.directives)


@lru_cache(maxsize=1024)
def rules_about(directives: frozenset[str]) -> tuple[Rule, ...]:
    """The rules for a GraphQL definition that uses these of the ``known_directives``."""
    found = (entry for entry in _about_definitions() if not entry.directives or not directives.isdisjoint(entry.directives))
    return tuple(entry.load() for entry in found)


def rules_with_claims_on(subject: Subject) -> tuple[Rule, ...]:
    """The rules that claim problems of one kind of subject."""
    return tuple(entry.load() for entry in index().values() if subject.value in entry.claims_on)


def _applies(entry: IndexEntry, version: tuple[int, ...] | None) -> bool:
    if version is None:
        return not entry.until
    return _numbers(entry.since) <= version and (not entry.until or version < _numbers(entry.until))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


def rule_for(code: str) -> Rule | None:
    """The rule with a code; None for an unknown code."""
    entry = index().get(code)
    return None if entry is None else entry.load()


def documentation(code: str) -> str:
    """The page of a rule in Markdown; empty for an unknown code."""
    rule = rule_for(code)
    if rule is None:
        return ""
    module = import_module(rule.check.__module__)
    return (module.__doc__ or "").strip() + "\n"
