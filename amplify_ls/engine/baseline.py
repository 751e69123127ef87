"""Accepted findings: a file of existing findings, so that only new ones are reported.

A finding is identified by its file, its code and the text of its line, not by the line number, which may change. Of identical
findings, the recorded number is accepted.
"""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.text.paths import is_writable_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from amplify_ls.engine.diagnostics import Diagnostic
    from amplify_ls.text.document import Document

VERSION = 1
FILE_NAME = "amplify-ls-baseline.json"


class Accepted(NamedTuple):
    """The identity of an accepted finding."""

    path: str
    """Relative to the folder of the baseline, with slashes."""
    code: str
    line: str
    """The text of its first line, with normalized whitespace."""


class Baseline(NamedTuple):
    """The content of one file."""

    folder: str
    counts: Mapping[Accepted, int]


class Item(NamedTuple):
    """One line of a file: a finding, how often it is accepted, and its message."""

    key: Accepted
    times: int
    message: str


def read_baseline(path: str, data: bytes) -> Baseline:
    """Read a file. Raises ValueError with a message if it is not a baseline."""
    found: Counter[Accepted] = Counter()
    for item in baseline_items(path, data):
        found[item.key] += item.times
    return Baseline(posixpath.dirname(path), found)


def baseline_items(path: str, data: bytes) -> list[Item]:
    """The lines of a file. Raises ValueError with a message if it is not a baseline."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
        version = content["version"]
        items = [_item(item) for item in content["findings"]] if version == VERSION else []
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise ValueError(f"the baseline `{path}` cannot be read") from error
    if version != VERSION:
        raise ValueError(f"the baseline `{path}` was written by another version of amplify-ls")
    return items


def _item(item: Mapping[str, object]) -> Item:
    key = Accepted(str(item["path"]), str(item["code"]), str(item["line"]))
    return Item(key, int(str(item.get("count", 1))), str(item.get("message", "")))


def baseline_text(findings: Iterable[tuple[Accepted, str]]) -> str:
    """The text of a file that accepts findings, each with its message: sorted, one per line, so that it can be reviewed."""
    counts: Counter[Accepted] = Counter()
    messages: dict[Accepted, str] = {}
    for key, message in findings:
        counts[key] += 1
        messages.setdefault(key, message)
    items = [
        {**key._asdict(), **({"count": count} if count > 1 else {}), "message": messages[key]}
        for key, count in sorted(counts.items())
    ]
    lines = ",\n".join(f"    {_line_of(item)}" for item in items)
    return f'{{\n  "version": {VERSION},\n  "findings": [{f"{chr(10)}{lines}{chr(10)}  " if lines else ""}]\n}}\n'


def _line_of(item: Mapping[str, object]) -> str:
    """A finding as JSON, readable unless a file name is not valid UTF-8."""
    line = json.dumps(item, ensure_ascii=False)
    return line if is_writable_text(line) else json.dumps(item)


def left_over(
    diagnostics: Iterable[Diagnostic], baseline: Baseline, document: Callable[[str], Document | None]
) -> tuple[Diagnostic, ...]:
    """The findings of some files that a baseline does not accept, in order."""
    counts = Counter(baseline.counts)
    left: list[Diagnostic] = []
    for diagnostic in diagnostics:
        key = accepted(diagnostic, baseline.folder, document(diagnostic.path))
        if counts[key] > 0:
            counts[key] -= 1
        else:
            left.append(diagnostic)
    return tuple(left)


def accepted(diagnostic: Diagnostic, folder: str, document: Document | None) -> Accepted:
    """The identity of a finding in a baseline in that folder."""
    path = diagnostic.path
    relative = posixpath.relpath(path, folder) if folder else path
    line = b"" if document is None else document.line(document.line_of(diagnostic.start))
    return Accepted(relative, diagnostic.code, " ".join(line.decode("utf-8", "replace").split()))
