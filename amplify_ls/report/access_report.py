"""Who may do what: the output formats of `amplify-ls access`."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from amplify_ls.access.summary import UNDETERMINED, Row, Table, is_matrix, legend, shown, tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from amplify_ls.access.changes import AccessChange
    from amplify_ls.access.matrix import AccessMatrix
    from amplify_ls.report.style import Style

VERSION = 1
_NOBODY = "nobody"

Named = tuple[str, "AccessMatrix"]
"""A project by its folder. The folder is shown if there is more than one project."""
NamedChanges = tuple[str, "Sequence[AccessChange]"]


def access_as_json(projects: Sequence[Named]) -> str:
    """Return one JSON object with one cell per line."""
    cells: list[Mapping[str, str]] = []
    for folder, matrix in projects:
        where = {"project": folder} if len(projects) > 1 else {}
        cells += [
            {**where, "what": each.what, "who": each.who, "operation": each.operation, "allowed": each.allowed}
            for each in matrix.cells
        ]
    return _object("cells", cells)


def access_as_csv(projects: Sequence[Named]) -> str:
    """Return one line per cell."""
    several = len(projects) > 1
    rows = (
        (*([folder] if several else []), cell.what, cell.who, cell.operation, cell.allowed)
        for folder, matrix in projects
        for cell in matrix.cells
    )
    return _csv((*(["project"] if several else []), "what", "who", "operation", "allowed"), rows)


def access_as_text(projects: Sequence[Named], style: Style) -> str:
    """Return aligned tables for a terminal."""
    blocks: list[str] = []
    for folder, matrix in projects:
        found = tables(matrix)
        blocks += [style.bold(folder)] if len(projects) > 1 else []
        blocks += ["\n".join(_text_lines(table, style)) for table in found]
        blocks += [_NOTHING] if not found else []
        words = legend(found)
        blocks += ["\n".join(style.dim(line) for line in words)] if words else []
    return "\n\n".join(blocks) + "\n"


def access_as_markdown(projects: Sequence[Named]) -> str:
    """Return Markdown tables."""
    blocks: list[str] = []
    for folder, matrix in projects:
        found = tables(matrix)
        blocks.append(f"## Access in `{folder}`" if len(projects) > 1 else "## Access")
        blocks += ["\n".join(_markdown_lines(table)) for table in found]
        blocks += [_NOTHING] if not found else []
        words = legend(found)
        blocks += ["\n".join(f"- {line}" for line in words)] if words else []
    return "\n\n".join(blocks) + "\n"


def changes_as_json(projects: Sequence[NamedChanges]) -> str:
    """Return one JSON object with one change per line."""
    found: list[Mapping[str, str]] = []
    for folder, changes in projects:
        where = {"project": folder} if len(projects) > 1 else {}
        found += [{**where, **_change(each)} for each in changes]
    return _object("changes", found)


def changes_as_csv(projects: Sequence[NamedChanges]) -> str:
    """Return one line per change."""
    several = len(projects) > 1
    head = (*(["project"] if several else []), "what", "who", "operation", "before", "after", "effect")
    rows = ((*([folder] if several else []), *_change(each).values()) for folder, changes in projects for each in changes)
    return _csv(head, rows)


def changes_as_text(projects: Sequence[NamedChanges], style: Style) -> str:
    """Return a list for a terminal, by thing and caller."""
    blocks: list[str] = []
    for folder, changes in projects:
        blocks += [style.bold(folder)] if len(projects) > 1 else []
        for what, lines in _by_thing(changes).items():
            blocks.append("\n".join([style.bold(what), *(f"  {line}" for line in lines)]))
        blocks += [_UNCHANGED] if not changes else []
    return "\n\n".join(blocks) + "\n"


def changes_as_markdown(projects: Sequence[NamedChanges]) -> str:
    """Return Markdown lists, by thing and caller."""
    blocks: list[str] = []
    for folder, changes in projects:
        blocks.append(f"## Changes of access in `{folder}`" if len(projects) > 1 else "## Changes of access")
        for what, lines in _by_thing(changes).items():
            blocks.append("\n".join([f"**{what}**", "", *(f"- {line}" for line in lines)]))
        blocks += [_UNCHANGED] if not changes else []
    return "\n\n".join(blocks) + "\n"


_NOTHING = "The project has no API, storage or user pool with access rules."
_UNCHANGED = "No access is widened or narrowed."


def _text_lines(table: Table, style: Style) -> Iterator[str]:
    yield style.bold(table.title)
    if not is_matrix(table):
        yield from (f"  {line}" for line in _callers_alone(table))
        return
    if not table.rows or not table.is_known:
        yield f"  {_NOBODY if table.is_known else UNDETERMINED}"
        return
    cells = [[who, *map(shown, row.verdicts)] for row in table.rows for who in row.callers]
    head = ["", *table.columns]
    widths = [max(len(line[at]) for line in [head, *cells]) for at in range(len(head))]
    yield "  " + style.dim(_aligned(head, widths))
    hidden = [row.hidden for row in table.rows for _ in row.callers]
    for line, fields in zip(cells, hidden, strict=True):
        yield f"  {_aligned(line, widths)}"
        if fields:
            yield f"    cannot read {', '.join(fields)}"
    if table.excluded:
        yield f"  {style.dim('no access: ' + ', '.join(table.excluded))}"


def _markdown_lines(table: Table) -> Iterator[str]:
    yield f"### {table.title}"
    yield ""
    if not is_matrix(table):
        yield from (f"- {line}" for line in _callers_alone(table))
        return
    if not table.rows or not table.is_known:
        yield f"- {_NOBODY if table.is_known else UNDETERMINED}"
        return
    yield f"| caller | {' | '.join(table.columns)} |"
    yield "|---" * (len(table.columns) + 1) + "|"
    for row in table.rows:
        yield f"| {_caller_cell(row)} | {' | '.join(map(shown, row.verdicts))} |"
    if table.excluded:
        yield ""
        yield f"No access: {', '.join(table.excluded)}"


def _caller_cell(row: Row) -> str:
    hidden = f"<br>cannot read {', '.join(row.hidden)}" if row.hidden else ""
    return ", ".join(row.callers) + hidden


def _callers_alone(table: Table) -> Iterator[str]:
    """Of an operation who may call it; of the user pool what each function may do."""
    if table.columns == ("call",):
        allowed = [who for row in table.rows for who in row.callers if row.verdicts != ("unknown",)]
        yield ", ".join(allowed) or (_NOBODY if table.is_known else UNDETERMINED)
        return
    for row in table.rows:
        actions = [column for column, verdict in zip(table.columns, row.verdicts, strict=True) if verdict == "yes"]
        yield f"{', '.join(row.callers)}: {', '.join(actions)}"


def _by_thing(changes: Sequence[AccessChange]) -> dict[str, list[str]]:
    """Changes with the same words in one line: `guest: widened (get, list: no -> yes)`."""
    grouped: dict[tuple[str, str, str, str, str], list[str]] = {}
    for each in changes:
        key = (each.what, each.who, each.effect, each.before, each.after)
        grouped.setdefault(key, []).append(each.operation)
    found: dict[str, list[str]] = {}
    for (what, who, effect, before, after), operations in grouped.items():
        words = UNDETERMINED if effect == "unknown" else effect
        line = f"{who}: {words} ({', '.join(operations)}: {_full(before)} -> {_full(after)})"
        found.setdefault(what, []).append(line)
    return found


def _full(verdict: str) -> str:
    word = shown(verdict)
    return {"-": "no", "?": "unknown"}.get(word, word)


def _change(change: AccessChange) -> dict[str, str]:
    return {
        "what": change.what,
        "who": change.who,
        "operation": change.operation,
        "before": change.before,
        "after": change.after,
        "effect": change.effect,
    }


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _csv(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return output.getvalue()


def _object(name: str, items: Iterable[Mapping[str, str]]) -> str:
    lines = ",\n".join("  " + json.dumps(item) for item in items)
    listed = f"[\n{lines}\n]" if lines else "[]"
    return f'{{"version": {VERSION}, {json.dumps(name)}: {listed}}}\n'
