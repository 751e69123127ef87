"""All rules, by code and by subject."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from amplify_ls.rules.rule import Rule, Subject

_FAMILIES = ("data", "auth", "storage", "function", "backend", "project", "settings", "suppression")


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Every rule, sorted by code."""
    found: list[Rule] = []
    for family in _FAMILIES:
        for module in _modules(f"amplify_ls.rules.{family}"):
            rule = getattr(module, "RULE", None)
            if rule is not None:
                found.append(rule)
    return tuple(sorted(found, key=lambda rule: rule.code))


def _modules(package: str) -> Iterator[ModuleType]:
    """The modules of a package and of the packages in it."""
    for info in iter_modules(import_module(package).__path__, f"{package}."):
        if info.ispkg:
            yield from _modules(info.name)
        else:
            yield import_module(info.name)


@lru_cache(maxsize=64)
def rules_for(subject: Subject, version: tuple[int, ...] | None) -> tuple[Rule, ...]:
    """The rules for one kind of subject in a project with this version of the packages.

    An unknown version counts as the newest.
    """
    return tuple(rule for rule in all_rules() if rule.subject is subject and _holds(rule, version))


def _holds(rule: Rule, version: tuple[int, ...] | None) -> bool:
    if version is None:
        return not rule.until
    return _numbers(rule.since) <= version and (not rule.until or version < _numbers(rule.until))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


def rule_for(code: str) -> Rule | None:
    """The rule with a code; None for an unknown code."""
    return _by_code().get(code)


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Rule]:
    return {rule.code: rule for rule in all_rules()}


def documentation(code: str) -> str:
    """The page of a rule in Markdown; empty for an unknown code."""
    rule = rule_for(code)
    if rule is None:
        return ""
    module = import_module(rule.check.__module__)
    return (module.__doc__ or "").strip() + "\n"
