"""Names of secrets that cannot be stored, wherever a secret is given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.problems import Fault
from amplify_ls.rules.option_words import mismatch_message, value_words
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.problems import Problem


def secret_message(problem: Problem) -> str:
    """What is wrong with the name."""
    if problem.fault is Fault.MISSING_KEY:
        return f"The secret for `{problem.path[-2]}` has no name."
    if not isinstance(problem.value, Text):
        return mismatch_message(f"the name of the secret of `{problem.path[-2]}`", "`string`", value_words(problem.value))
    if not problem.value.value:
        return f"The name of the secret for `{problem.path[-2]}` is empty."
    return f"`{problem.value.value}` has characters that are not allowed in the name of a secret."


def secret_package_message(problem: Problem) -> str:
    """What the type check says of a name that is not given."""
    return "Expected 1 arguments, but got 0." if problem.fault is Fault.MISSING_KEY else ""


def secret_renamings(problem: Problem) -> Iterator[Fix]:
    """The fix that puts underscores where characters cannot be stored."""
    value = problem.value
    better = re.sub(r"[^A-Za-z0-9_.\-]+", "_", value.value).strip("_") if isinstance(value, Text) else ""
    if value is not None and better:
        yield Fix(f"Change to `{better}`", (Replace(value.span, f"'{better}'"),), is_preferred=True)
