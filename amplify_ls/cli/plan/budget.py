"""`amplify-ls plan --budget`: what the working tree uses of the limits of AWS."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from amplify_ls.budget.estimate import budget_of
from amplify_ls.cli.arguments import JSON, MARKDOWN, TEXT
from amplify_ls.cli.disk import CheckedDisk
from amplify_ls.cli.failure import EXIT_CLEAN, CommandError
from amplify_ls.cli.printing import write_text
from amplify_ls.cli.writing import write_report
from amplify_ls.engine.membership import read_project
from amplify_ls.report import budget_report
from amplify_ls.report.legible import legible_text
from amplify_ls.report.style import PLAIN, style_for
from amplify_ls.text.paths import settle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.cli.options import PlanOptions


def report_budget(folders: Sequence[str], options: PlanOptions) -> int:
    """Print the budget of some projects and return the exit code. Raises CommandError."""
    if options.output_format not in (TEXT, MARKDOWN, JSON):
        raise CommandError(f"--budget cannot be combined with --output-format {options.output_format}")
    directory = settle(".").rstrip("/") + "/"
    budgets = [(folder.removeprefix(directory), budget_of(read_project(CheckedDisk(), folder))) for folder in folders]
    if options.output_format == JSON:
        text = budget_report.budget_as_json(budgets)
    elif options.output_format == MARKDOWN:
        text = budget_report.budget_as_markdown(budgets)
    else:
        text = budget_report.budget_as_text(budgets, style_for(sys.stdout) if options.output_file is None else PLAIN)
    if options.output_file is not None:
        write_report(options.output_file, legible_text(text).encode())
    elif budgets:
        write_text(legible_text(text))
    return EXIT_CLEAN
