"""What changes about who may do what, between two revisions of a project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amplify_ls.access.matrix import CALL, DENIED_FIELDS, USER_POOL
from amplify_ls.access.model_access import FIELDS, NO, OWN, UNKNOWN, YES
from amplify_ls.access.model_rights import MODEL_OPERATIONS
from amplify_ls.access.storage_access import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amplify_ls.access.matrix import AccessMatrix
    from amplify_ls.access.storage_access import BucketAccess

WIDENED, NARROWED, CHANGED, UNCLEAR = "widened", "narrowed", "changed", "unknown"
READ = "read"
_RANK = {NO: 0, OWN: 2, YES: 3}
_FIELDS_RANK = 1

Table = dict[str, dict[str, dict[str, str]]]
"""The cells of a matrix: what, who, operation."""


@dataclass(frozen=True, slots=True)
class AccessChange:
    """A cell that differs."""

    what: str
    """``model Note``, ``field Note.text``, ``operation ask``, ``storage files public/*`` or ``userPool``."""
    who: str
    operation: str
    before: str
    after: str
    effect: str
    """``WIDENED``, ``NARROWED``, ``CHANGED`` (other fields than before), or ``UNCLEAR`` if one side is unknown."""


def changes(before: AccessMatrix, after: AccessMatrix) -> tuple[AccessChange, ...]:
    """The differences in what both revisions have.

    A caller that exists in one of them only is left out, except groups that only one revision mentions: in the other one,
    their members are ordinary signed-in users.
    """
    found = (*_in_tables(before, after), *_in_buckets(before, after), *_in_user_pool(before, after))
    return tuple(each for each in found if _is_comparable(each.who, before, after))


def effect_of(before: str, after: str) -> str:
    """What a change from one verdict to another means for the caller."""
    if UNKNOWN in (before, after):
        return UNCLEAR
    if before.startswith(FIELDS) and after.startswith(FIELDS):
        old, new = _names(before), _names(after)
        return WIDENED if old < new else NARROWED if new < old else CHANGED
    old_rank, new_rank = _RANK.get(before, _FIELDS_RANK), _RANK.get(after, _FIELDS_RANK)
    return WIDENED if new_rank > old_rank else NARROWED if new_rank < old_rank else CHANGED


def _in_tables(before: AccessMatrix, after: AccessMatrix) -> Iterator[AccessChange]:
    old, new = _table(before), _table(after)
    for what, callers in new.items():
        if what not in old:
            continue
        others = old[what]
        operations = _compared(what, others, callers)
        for who in dict.fromkeys((*others, *callers)):
            ours, theirs = _as_caller(others, who), _as_caller(callers, who)
            for operation in operations:
                yield from _change(_shown(what), who, operation, ours.get(operation, NO), theirs.get(operation, NO))
            if what.startswith("model "):
                yield from _field_changes(what.removeprefix("model "), who, ours, theirs, before, after)


def _field_changes(
    model: str, who: str, ours: Mapping[str, str], theirs: Mapping[str, str], before: AccessMatrix, after: AccessMatrix
) -> Iterator[AccessChange]:
    """Fields that a caller can no longer read, or can read now, of records that the caller gets in both revisions."""
    old, new = ours.get(DENIED_FIELDS), theirs.get(DENIED_FIELDS)
    if old is None or new is None or UNKNOWN in (old, new):
        return
    kept = [name for name in after.fields.get(model, ()) if name in before.fields.get(model, ())]
    for name in kept:
        was_denied, is_denied = name in _names(old), name in _names(new)
        yield from _change(f"field {model}.{name}", who, READ, NO if was_denied else YES, NO if is_denied else YES)


def _in_buckets(before: AccessMatrix, after: AccessMatrix) -> Iterator[AccessChange]:
    old = {bucket.name: bucket for bucket in before.buckets}
    for new in after.buckets:
        if new.name in old:
            yield from _bucket_changes(old[new.name], new, (*before.groups, *after.groups))


def _bucket_changes(old: BucketAccess, new: BucketAccess, groups: tuple[str, ...]) -> Iterator[AccessChange]:
    holders = dict.fromkeys(("guest", "signedIn", *(f"group:{name}" for name in groups), *old.policies, *new.policies))
    for path in dict.fromkeys((*old.paths, *new.paths)):
        for who in holders:
            for action in ACTIONS:
                verdicts = old.verdict(who, action, path), new.verdict(who, action, path)
                yield from _change(f"storage {new.name} {path}", who, action, *verdicts)


def _in_user_pool(before: AccessMatrix, after: AccessMatrix) -> Iterator[AccessChange]:
    old = {(cell.who, cell.operation) for cell in before.cells if cell.what == USER_POOL}
    new = {(cell.who, cell.operation) for cell in after.cells if cell.what == USER_POOL}
    for who, operation in sorted(old ^ new):
        is_new = (who, operation) in new
        yield from _change("userPool", who, operation, NO if is_new else YES, YES if is_new else NO)


def _table(matrix: AccessMatrix) -> Table:
    """The cells of models and operations. Storage is compared by its policies, since a path of one revision may be new."""
    found: Table = {}
    for cell in matrix.cells:
        if cell.what.startswith(("model ", "operation ")):
            found.setdefault(cell.what, {}).setdefault(cell.who, {})[cell.operation] = cell.allowed
    return found


def _compared(what: str, old: Mapping[str, Mapping[str, str]], new: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The operations to compare: queries of indexes only if both revisions have them."""
    if not what.startswith("model "):
        return [CALL]
    both = {each for callers in old.values() for each in callers} & {each for callers in new.values() for each in callers}
    return [*MODEL_OPERATIONS, *sorted(both - {*MODEL_OPERATIONS, DENIED_FIELDS})]


def _as_caller(callers: Mapping[str, Mapping[str, str]], who: str) -> Mapping[str, str]:
    """The cells of a caller; of a group that a revision does not mention, those of ordinary signed-in users."""
    if who in callers:
        return callers[who]
    prefix = "oidc:" if who.startswith("oidc:") else ""
    word = who.removeprefix(prefix)
    is_token = word == "recordGroup" or (word.startswith("group:") and "(" not in word)
    return callers.get(f"{prefix}user", {}) if is_token else {}


def _is_comparable(who: str, before: AccessMatrix, after: AccessMatrix) -> bool:
    kind, _, name = who.removeprefix("oidc:").partition(":")
    if kind == "function":
        return name in before.functions and name in after.functions
    if kind == "group":
        name = name.removesuffix("(identityPool)")
        return (name in before.groups) == (name in after.groups)
    return True


def _change(what: str, who: str, operation: str, old: str, new: str) -> Iterator[AccessChange]:
    if old != new:
        yield AccessChange(what, who, operation, old, new, effect_of(old, new))


def _shown(what: str) -> str:
    """An operation is named without its root, because that is how the author writes it."""
    kind, _, name = what.partition(" ")
    return f"operation {name.partition('.')[2]}" if kind == "operation" else what


def _names(verdict: str) -> frozenset[str]:
    return frozenset(verdict.removeprefix(FIELDS).split(",")) if verdict.startswith(FIELDS) else frozenset()
