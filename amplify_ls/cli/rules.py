"""`amplify-ls rules` and `amplify-ls explain CODE`: the rules and their pages."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from amplify_ls.cli.arguments import JSON, MARKDOWN
from amplify_ls.cli.failure import EXIT_CLEAN, CommandError
from amplify_ls.cli.printing import write_text
from amplify_ls.engine.settings_schema import settings_schema
from amplify_ls.report.json_report import rules_as_json
from amplify_ls.report.rule_list import RuleRecord, rules_as_text
from amplify_ls.report.rule_page import page_as_json, page_as_markdown, page_as_text
from amplify_ls.report.style import style_for
from amplify_ls.rules.registry import all_rules, documentation

if TYPE_CHECKING:
    from amplify_ls.cli.options import ExplainOptions, RulesOptions
    from amplify_ls.rules.rule import Rule


def list_rules(options: RulesOptions) -> int:
    """Print all rules, sorted by code."""
    records = [record_of(rule) for rule in sorted(all_rules(), key=lambda rule: rule.code)]
    if options.output_format == JSON:
        write_text(rules_as_json(record.as_json() for record in records))
    else:
        write_text(rules_as_text(records, style_for(sys.stdout)))
    return EXIT_CLEAN


def record_of(rule: Rule) -> RuleRecord:
    """Return the record of a rule."""
    return RuleRecord(
        code=rule.code,
        severity=rule.severity.value,
        stages=tuple(stage.value for stage in rule.stages),
        summary=rule.summary,
        covers=tuple(rule.covers),
        fix=rule.fixable,
        status=rule.status,
        added=rule.added,
    )


def explain(options: ExplainOptions) -> int:
    """Print the page of a rule. Raises CommandError, with the nearest codes, if there is no such rule."""
    rules = {rule.code: rule for rule in all_rules()}
    rule = rules.get(options.code)
    if rule is None:
        raise CommandError(f"unknown rule `{options.code}`{_meant(options.code, sorted(rules))}")
    record, page = record_of(rule), documentation(rule.code)
    if options.output_format == JSON:
        write_text(page_as_json(record, page))
    elif options.output_format == MARKDOWN:
        write_text(page_as_markdown(record, page))
    else:
        write_text(page_as_text(record, page, style_for(sys.stdout)))
    return EXIT_CLEAN


def print_schema() -> int:
    """Print the JSON schema of the settings file."""
    write_text(json.dumps(settings_schema(all_rules()), indent=2) + "\n")
    return EXIT_CLEAN


def _meant(code: str, codes: list[str]) -> str:
    from difflib import get_close_matches

    # People remember the part after the slash, so compare it alone as well.
    by_name = {known.partition("/")[2]: known for known in codes}
    near = get_close_matches(code, codes, n=3, cutoff=0.6)
    near += [by_name[name] for name in get_close_matches(code.rpartition("/")[2], by_name, n=3, cutoff=0.7)]
    names = [f"`{name}`" for name in dict.fromkeys(near)][:3]
    return f"; did you mean {' or '.join(names)}?" if names else "; run `amplify-ls rules` for a list"
