"""Messages and fixes about names of secrets that cannot be stored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.fit.problems import MissingArgument, ValueProblem
from amplify_ls.rules.options.option_words import mismatch_message, value_words
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.problems import BadArgument


def secret_message(problem: BadArgument) -> str:
    """The message about the name."""
    if isinstance(problem, MissingArgument):
        return f"The secret for `{problem.path[-2]}` has no name."
    if not isinstance(problem.value, Text):
        return mismatch_message(f"the name of the secret for `{problem.path[-2]}`", "`string`", value_words(problem.value))
    if not problem.value.value:
        return f"The name of the secret for `{problem.path[-2]}` is empty."
    return f"The secret name `{problem.value.value}` contains invalid characters."


def secret_package_message(problem: BadArgument) -> str:
    """TypeScript's message about a missing name."""
    return "Expected 1 arguments, but got 0." if isinstance(problem, MissingArgument) else ""


def secret_renamings(problem: BadArgument) -> Iterator[Fix]:
    """The fix that replaces invalid characters with underscores."""
    value = problem.value if isinstance(problem, ValueProblem) else None
    if not isinstance(value, Text):
        return
    better = re.sub(r"[^A-Za-z0-9_.\-]+", "_", value.value).strip("_")
    if better:
        yield Fix(f"Change to `{better}`", (Replace(value.span, f"'{better}'"),), is_preferred=True)
