"""The generated files, as texts by path."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from amplify_ls.cli.rules import record_of
from amplify_ls.engine.settings_schema import settings_schema
from amplify_ls.report.rule_page import page_as_markdown
from amplify_ls.rules.registry import all_rules, documentation
from development.documentation.refactorings import refactorings_page
from development.documentation.tables import family_table, rule_index

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from amplify_ls.rules.rule import Rule

PAGES = "docs/rules"
SCHEMA = "amplify_ls/amplify-ls.schema.json"
README = "README.md"
REFACTORINGS = "docs/refactorings.md"
_TABLE = re.compile(r"(<!-- rules -->\n).*?(<!-- /rules -->)", re.DOTALL)


def generated_files(root: Path) -> dict[str, str]:
    """Every generated file in a checkout, with the text that it should have."""
    rules = all_rules()
    files = {f"{PAGES}/{rule.code}.md": _page(rule) for rule in rules}
    files[f"{PAGES}/README.md"] = rule_index([record_of(rule) for rule in rules])
    files[REFACTORINGS] = refactorings_page()
    files[SCHEMA] = json.dumps(settings_schema(rules), indent=2) + "\n"
    readme = (root / README).read_text(encoding="utf-8")
    table = family_table([record_of(rule) for rule in rules])
    files[README] = _TABLE.sub(lambda match: f"{match[1]}\n{table}\n{match[2]}", readme)
    return files


def stale_files(root: Path, files: Mapping[str, str]) -> list[str]:
    """The paths whose text on disk is different, including pages of rules that no longer exist."""
    pages = {path.relative_to(root).as_posix() for path in (root / PAGES).rglob("*.md")}
    stale = {path for path, text in files.items() if _text(root / path) != text}
    return sorted(stale | (pages - files.keys()))


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def _page(rule: Rule) -> str:
    page = page_as_markdown(record_of(rule), documentation(rule.code))
    if not rule.options:
        return page
    rows = "\n".join(f"| `{option.name}` | {option.summary} | {option.default or 'none'} |" for option in rule.options)
    return f"{page}\n## Options\n\n| option | meaning | default |\n|---|---|---|\n{rows}\n"
