"""Which rules there are, without importing more of them than necessary.

From sources, this imports the modules in the folders of the families that have rules for a kind of subject. Packages with an
interpreter contain a module in its place that has the entries written out (``distribution.prepared.modules``), so that a rule
is imported when its subject is first checked.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

    from amplify_ls.rules.rule import Rule

FAMILIES: dict[str, tuple[str, ...]] = {
    "data": ("data", "entry", "file", "parts", "relationship", "resolver"),
    "auth": ("auth",),
    "storage": ("backend", "project", "storage"),
    "function": ("file", "function", "project"),
    "backend": ("backend", "loaded", "project"),
    "project": ("file", "function", "loaded", "project"),
    "plan": ("project",),
    "settings": ("settings",),
    "suppression": ("suppression",),
    "gen1": ("gen1 api", "gen1 definition", "gen1 project"),
}
"""The families of rules, each with the values of the ``Subject``s of its rules."""


class IndexEntry(NamedTuple):
    """What is known about a rule before it is imported."""

    code: str
    module: str
    """The dotted name of the module that has it as `RULE`."""
    subject: str
    """The value of its ``Subject``."""
    since: str
    until: str
    claims_on: tuple[str, ...]
    """The values of the subjects whose problems it claims."""
    directives: tuple[str, ...]
    """The directives without which a definition has no findings; empty for all definitions."""

    def load(self) -> Rule:
        """The rule itself."""
        rule: Rule = import_module(self.module).RULE
        return rule


def entries() -> tuple[IndexEntry, ...]:
    """All rules, sorted by code."""
    return _entries_in(FAMILIES)


def entries_about(subject: str) -> tuple[IndexEntry, ...]:
    """The rules for one kind of subject, sorted by code."""
    families = (family for family, subjects in FAMILIES.items() if subject in subjects)
    return tuple(entry for entry in _entries_in(families) if entry.subject == subject)


def _entries_in(families: Iterable[str]) -> tuple[IndexEntry, ...]:
    found = (_entry(module) for family in families for module in _modules(f"amplify_ls.rules.{family}"))
    return tuple(sorted(entry for entry in found if entry is not None))


def _entry(module: ModuleType) -> IndexEntry | None:
    rule: Rule | None = getattr(module, "RULE", None)
    if rule is None:
        return None
    claimed = {subject.value for claim in rule.claims for subject in (claim.subjects or (rule.subject,))}
    return IndexEntry(
        rule.code,
        module.__name__,
        rule.subject.value,
        rule.since,
        rule.until,
        tuple(sorted(claimed)),
        rule.directives,
    )


def _modules(package: str) -> Iterator[ModuleType]:
    """The modules of a package and of the packages in it."""
    from pkgutil import iter_modules

    for info in iter_modules(import_module(package).__path__, f"{package}."):
        if info.ispkg:
            yield from _modules(info.name)
        else:
            yield import_module(info.name)
