"""The tables of rules: all of them by resource, and a short one for the README."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amplify_ls.report.rule_list import RuleRecord

ABOUT = {
    "data": "models, relationships, indexes, authorization, custom operations and AI routes of the data schema",
    "auth": "sign-in, providers, user attributes, second factors, messages, triggers, groups",
    "storage": "paths, access rules, several buckets",
    "function": "limits, environment, layers, entry files, schedules",
    "backend": "`backend.ts`: arguments, stacks, outputs, variables",
    "project": "several files at once: unused definitions, wrong files, stacks that depend on each other",
    "plan": "what deploying a change does to what is deployed, in editors",
    "gen1": "Gen 1 schemas: types, directives, models, keys, relationships, defaults, authorization, operations",
    "settings": "`amplify-ls.json`",
    "suppression": "comments that suppress findings",
}
_OURS = ("plan", "settings", "suppression")
"""Families about our own files and comments, and about other revisions, which TypeScript does not check."""
_STAGES = {
    "types": "reported by the type checker",
    "synth": "rejected by the packages when the backend is synthesized",
    "deploy": "rejected at deployment",
    "runtime": "not reported by anything before production",
}
_INTRODUCTION = """# Rules

This page and the pages of the rules are generated from the rules by `make docs`.

*Stage* is the first step of the real pipeline that would report the fault: `types` is the type checker, `synth` the packages
when the backend is synthesized, `deploy` the deployment, and `runtime` means that nothing reports it before production. *Fix*
shows whether there is a quick fix: ● always, ◐ sometimes.
"""
_HEAD = "| rule | what it reports | severity | stage | fix |\n|---|---|---|---|---|"
_FIXES = {"none": "", "sometimes": "◐", "always": "●"}


def rule_index(rules: Iterable[RuleRecord]) -> str:
    """The index of all rules by resource, followed by a list by stage."""
    every = sorted(rules, key=lambda rule: rule.code)
    parts = [_INTRODUCTION]
    for family, members in groupby(every, key=family_of):
        rows = "\n".join(_row(rule) for rule in members)
        parts.append(f"## {family}\n\nAbout {ABOUT[family]}.\n\n{_HEAD}\n{rows}\n")
    parts.append("## By stage\n")
    for stage, noticed in _STAGES.items():
        there = [rule for rule in every if rule.stages[0] == stage]
        links = ", ".join(f"[{rule.code}]({rule.code}.md)" for rule in there)
        parts.append(f"**{stage}** ({len(there)}), {noticed}: {links}.\n")
    return "\n".join(parts)


def family_table(rules: Sequence[RuleRecord]) -> str:
    """The number of rules for each resource, of those that TypeScript does not report, and of those with a fix."""
    lines = ["| about | rules | not reported by TypeScript | with a fix |", "|---|---|---|---|"]
    for family, about in ABOUT.items():
        members = [rule for rule in rules if family_of(rule) == family]
        silent = "" if family in _OURS else sum("types" not in rule.stages for rule in members)
        fixed = sum(rule.fix != "none" for rule in members)
        lines.append(f"| [{family}](docs/rules/README.md#{family}): {about} | {len(members)} | {silent} | {fixed} |")
    return "\n".join(lines)


def family_of(rule: RuleRecord) -> str:
    """The resource that a rule is about."""
    return rule.code.partition("/")[0]


def _row(rule: RuleRecord) -> str:
    summary = rule.summary.replace("|", "\\|")
    return f"| [{rule.code}]({rule.code}.md) | {summary} | {rule.severity} | {', '.join(rule.stages)} | {_FIXES[rule.fix]} |"
