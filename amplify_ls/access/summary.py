"""The access matrix in the short form that people read: callers with the same access together, and no empty rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amplify_ls.access.matrix import CALL, DENIED_FIELDS, USER_POOL
from amplify_ls.access.model_access import FIELDS, NO, OWN, UNKNOWN
from amplify_ls.access.model_rights import MODEL_OPERATIONS
from amplify_ls.access.storage_access import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amplify_ls.access.matrix import AccessMatrix, Cell

SUBSCRIBE = "subscribe"
_SUBSCRIPTIONS = ("onCreate", "onUpdate", "onDelete")
UNDETERMINED = "cannot be determined"
_POOL = "(identityPool)"
_GROUP_MEMBERS = f"group members{_POOL}"


@dataclass(frozen=True, slots=True)
class Row:
    """Callers with the same access, and what they may do: a verdict for each column."""

    callers: tuple[str, ...]
    verdicts: tuple[str, ...]
    hidden: tuple[str, ...]
    """The fields that they cannot read of the records that they get."""


@dataclass(frozen=True, slots=True)
class Table:
    """The access to one thing."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    excluded: tuple[str, ...]
    """The callers without access."""
    is_known: bool


def tables(matrix: AccessMatrix) -> tuple[Table, ...]:
    """A table for each model, operation and storage path, and one for the user pool."""
    by_thing: dict[str, list[Cell]] = {}
    for cell in matrix.cells:
        by_thing.setdefault(cell.what, []).append(cell)
    return tuple(table_of(what, cells) for what, cells in by_thing.items())


def table_of(what: str, cells: Iterable[Cell]) -> Table:
    """The table of one thing."""
    callers: dict[str, dict[str, str]] = {}
    for cell in cells:
        callers.setdefault(cell.who, {})[cell.operation] = cell.allowed
    columns = _columns(what, callers)
    answers = {
        who: (tuple(_verdict(operations, column) for column in columns), _hidden(operations))
        for who, operations in callers.items()
    }
    rows: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for who, answer in answers.items():
        if answer != answers.get(_ordinary(who)):
            rows.setdefault(answer, []).append(_short(who))
    listed = tuple(Row(_distinct(found), *answer) for answer, found in rows.items())
    nobody = tuple(NO for _ in columns)
    excluded = tuple(who for row in listed if row.verdicts == nobody for who in row.callers)
    is_known = all(UNKNOWN not in operations.values() for operations in callers.values())
    return Table(what, columns, tuple(row for row in listed if row.verdicts != nobody), excluded, is_known)


def shown(verdict: str) -> str:
    """A verdict as a word of a table."""
    if verdict.startswith(FIELDS):
        return "only " + verdict.removeprefix(FIELDS).replace(",", ", ")
    return "-" if verdict == NO else "?" if verdict == UNKNOWN else verdict


def legend(found: Iterable[Table]) -> tuple[str, ...]:
    """What the words in some tables mean, as far as they appear."""
    kept = tuple(found)
    verdicts = {verdict for table in kept for row in table.rows for verdict in row.verdicts}
    callers = {who for table in kept for row in table.rows for who in row.callers}
    entries = (
        (OWN in verdicts, "own: only records or files that belong to the caller"),
        (UNKNOWN in verdicts, f"?: {UNDETERMINED}"),
        (any(verdict.startswith(FIELDS) for verdict in verdicts), "only a, b: only these fields can be written"),
        ("user" in callers, "user: any signed-in user, unless a row about owners or groups says otherwise"),
        ("owner" in callers, "owner: the user whom the record names, stored as `sub::username`"),
        ("recordGroup" in callers, "recordGroup: a member of a group that the record names"),
        (
            any(_POOL in who for who in callers),
            f"{_POOL}: calls that are signed with the credentials of the identity pool",
        ),
    )
    return tuple(words for applies, words in entries if applies)


def _ordinary(who: str) -> str:
    """The caller that somebody with a token is if nothing more is known; empty for that caller and for others."""
    prefix = "oidc:" if who.startswith("oidc:") else ""
    return "" if who == f"{prefix}user" or "(" in who or not _has_token(who.removeprefix(prefix)) else f"{prefix}user"


def _has_token(who: str) -> bool:
    return who in ("owner", "recordGroup") or who.startswith("group:")


def _short(who: str) -> str:
    """Members of groups all have the same access through the identity pool."""
    return _GROUP_MEMBERS if who.startswith("group:") and who.endswith(_POOL) else who


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _columns(what: str, callers: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    there = {operation for operations in callers.values() for operation in operations} - {DENIED_FIELDS}
    if not what.startswith("model "):
        known = (CALL, *ACTIONS)
        return (*(name for name in known if name in there), *sorted(there.difference(known)))
    columns = [name for name in MODEL_OPERATIONS if name in there]
    queries = sorted(there.difference(MODEL_OPERATIONS))
    if "list" not in there:
        columns += queries
    same = [name for name in _SUBSCRIPTIONS if name in there]
    is_one = all(len({operations.get(name, NO) for name in same}) == 1 for operations in callers.values())
    return (*(name for name in columns if name not in same), SUBSCRIBE) if same and is_one else tuple(columns)


def _verdict(operations: Mapping[str, str], column: str) -> str:
    names = _SUBSCRIPTIONS if column == SUBSCRIBE else (column,)
    return next((operations[name] for name in names if name in operations), NO)


def _hidden(operations: Mapping[str, str]) -> tuple[str, ...]:
    denied = operations.get(DENIED_FIELDS, NO)
    return tuple(denied.removeprefix(FIELDS).split(",")) if denied.startswith(FIELDS) else ()


def is_matrix(table: Table) -> bool:
    """Whether a table has several columns; otherwise the callers alone say everything."""
    return table.title != USER_POOL and table.columns != (CALL,)
