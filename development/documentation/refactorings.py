"""The page of the refactorings, from the docstrings of their modules."""

from __future__ import annotations

import re

from amplify_ls.ide.refactorings.registry import MODULES

_INTRODUCTION = """\
# Refactorings

What the editor offers for code that is right, in the menu of code actions (`Ctrl+.` in Visual Studio Code, `gra` in Neovim).
Each of them changes all places that belong together, and keeps comments and the style of the file. In the examples, the
selection is between `«` and `»`.
"""
_FENCE = re.compile(r"^```ts (before|after)(?: (\S+))?$", re.MULTILINE)


def refactorings_page() -> str:
    """All refactorings, each with its example."""
    return "\n".join([_INTRODUCTION, *map(_section, (module.__doc__ or "" for module in MODULES))])


def _section(docstring: str) -> str:
    title, _, rest = docstring.partition("\n")
    body = _FENCE.sub(lambda match: f"{_label(match[1], match[2])}\n\n```ts", rest.strip())
    return f"## {title.rstrip('.')}\n\n{body}\n"


def _label(when: str, path: str | None) -> str:
    words = "Before" if when == "before" else "After"
    return f"{words}, in `{path}`:" if path else f"{words}:"
