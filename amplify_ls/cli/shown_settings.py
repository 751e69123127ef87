"""`check --show-settings PATH`: the settings that apply to a file, and where they are set."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

from amplify_ls.catalog.settings import OFF
from amplify_ls.cli.arguments import JSON
from amplify_ls.cli.checking import command_settings
from amplify_ls.cli.disk import CheckedDisk
from amplify_ls.cli.failure import EXIT_CLEAN, CommandError
from amplify_ls.cli.printing import write_text
from amplify_ls.cli.targets import settled_path
from amplify_ls.engine.workspace import Workspace
from amplify_ls.report.style import style_for
from amplify_ls.rules.registry import codes, index

if TYPE_CHECKING:
    from amplify_ls.cli.options import CheckOptions
    from amplify_ls.engine.configuration import Configuration


def show_settings(options: CheckOptions) -> int:
    """Print the settings that apply to one file. Raises CommandError unless there is one PATH."""
    if len(options.paths) != 1:
        raise CommandError("--show-settings expects a single PATH, because settings may differ between files")
    path = settled_path(options.paths[0])
    if os.path.isdir(path):
        raise CommandError(
            f"`{options.paths[0]}` is a folder; --show-settings expects a file, because settings may differ within a folder"
        )
    held = Workspace(CheckedDisk(), overriding=command_settings(options)).configuration(path)
    facts = _facts(path, held)
    if options.output_format == JSON:
        write_text(json.dumps(facts, indent=2) + "\n")
    else:
        write_text(_text(facts))
    return EXIT_CLEAN


def _facts(path: str, held: Configuration) -> dict[str, Any]:
    rules: dict[str, Any] = {}
    for code, choice in sorted(held.choices.items()):
        if code not in index():
            # Settings of an unknown rule have no effect, which is reported in the settings file.
            continue
        level = {"level": choice.severity.value if choice.severity else OFF} if choice.is_set else {}
        rules[code] = {**level, **({"options": dict(choice.options)} if choice.options else {}), "origin": choice.origin}
    return {
        "file": path,
        "settingsFile": held.source,
        "excluded": held.is_excluded,
        "baseline": held.baseline,
        "rules": rules,
    }


def _text(facts: dict[str, Any]) -> str:
    style = style_for(sys.stdout)
    lines = [
        f"{style.bold('file')}          {facts['file']}",
        f"{style.bold('settings file')} {facts['settingsFile'] or 'none'}",
        f"{style.bold('excluded')}      {'yes' if facts['excluded'] else 'no'}",
        f"{style.bold('baseline')}      {facts['baseline'] or 'none'}",
        f"{style.bold('rules')}         {_rule_count(facts['rules'])}",
    ]
    for code, said in facts["rules"].items():
        level = said.get("level", "")
        shown = f"{level:<11}" if level == OFF else style.severity(level, f"{level:<11}")
        options = f" {json.dumps(said['options'])}" if "options" in said else ""
        lines.append(f"  {shown} {code}{options}  {style.dim('from ' + said['origin'])}")
    return "\n".join(lines) + "\n"


def _rule_count(rules: dict[str, Any]) -> str:
    others = sum(code not in rules for code in codes())
    return f"{others} with default settings{', and:' if rules else ''}"
