"""The output of `--diff`: the changes of `--fix` to one file, as a unified diff."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.report.style import Style

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def unified_difference(path: str, before: str, after: str, style: Style) -> str:
    """Return a diff that `patch` understands, or an empty string if the texts are equal."""
    lines = difflib.unified_diff(_lines(before), _lines(after), path, path)
    return "".join(_coloured(_ended(line), style) for line in lines)


def _lines(text: str) -> list[str]:
    # Not str.splitlines: a form feed or U+2028 does not end a line of a TypeScript file.
    return _LINE.findall(text)


def _ended(line: str) -> str:
    return line if line.endswith(("\n", "\r")) else line + "\n\\ No newline at end of file\n"


def _coloured(line: str, style: Style) -> str:
    if line.startswith(("---", "+++")):
        return style.bold(line)
    if line.startswith("@@"):
        return style.dim(line)
    if line.startswith("+"):
        return style.plus(line)
    if line.startswith("-"):
        return style.minus(line)
    return line
