"""Which relationship answers which: the two sides of a relation between two models.

A relation is written twice: as ``belongsTo`` on the child, which holds the reference fields, and as ``hasMany`` or
``hasOne`` on the parent. The two answer each other when they name the same reference fields in the same order.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import edit_distance
from amplify_ls.incremental.facts import individual
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.fields import FieldKind
from amplify_ls.model.data.keys import fit_of
from amplify_ls.values.values import Text, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.model.data.entries import Entry, Relationship
    from amplify_ls.model.data.fields import Field


class Standing(Enum):
    """How a relationship stands to the other model."""

    UNSEEN = "unseen"
    """The other model, or what answers there, cannot be seen."""
    PAIRED = "paired"
    """Answered."""
    SPOILED = "spoiled"
    """What should answer has a fault of its own, which is shown there."""
    DIFFERING = "differing"
    """A relationship of the other model answers, but for the names of the reference fields."""
    ONE_SIDED = "one-sided"
    """The other model has a relationship back of the same side: both ``belongsTo``, or neither."""
    ALONE = "alone"
    """Nothing in the other model answers."""


@individual
class Pairing:
    """The standing of a relationship. ``other`` is the relationship at the other end, right or not, if there is one."""

    standing: Standing
    other: Relationship | None = None
    is_at_fault: bool = False
    """Of two that do not fit together: whether it is this one that looks wrong. The other one does not then."""


_UNSEEN = Pairing(Standing.UNSEEN)
_SPOILED = Pairing(Standing.SPOILED)


def pairing(relationship: Relationship) -> Pairing:
    """Look for what answers a relationship in the other model."""
    other, wanted = relationship.target, relationship.references
    if relationship.model.kind is not EntryKind.MODEL or other is None or wanted is None:
        return _UNSEEN
    answer = _answer(relationship, other)
    if answer is not None:
        return Pairing(Standing.PAIRED, answer)
    spoiled = _spoiled(relationship, other)
    return _unanswered(relationship, other) if spoiled is None else spoiled


def leads(relationship: Relationship, found: Pairing) -> bool:
    """Whether faults of the reference fields show on this side: of two sides they show on one, the child's as a rule."""
    if is_repetition(relationship):
        return False
    if relationship.is_child_side:
        return not found.is_at_fault
    if found.standing is Standing.DIFFERING:
        return not found.is_at_fault
    return found.standing in (Standing.ALONE, Standing.UNSEEN)


def is_repetition(relationship: Relationship) -> bool:
    """Whether an earlier relationship of the model is the same: the same side, other model and reference fields."""
    return first_of(relationship) is not relationship


def first_of(relationship: Relationship) -> Relationship:
    """The first relationship of the model with the same side, other model and reference fields; mostly itself."""
    if relationship.references is None or relationship.target_name is None:
        return relationship
    name, side = relationship.target_name, relationship.is_child_side
    alike = relationship.model.relationships_to(name, relationship.references, is_child_side=side)
    return alike[0] if alike else relationship


def _answer(relationship: Relationship, other: Entry) -> Relationship | None:
    """The relationship of the other model that answers this one."""
    if relationship.references is None:
        return None
    side = not relationship.is_child_side
    found = other.relationships_to(relationship.model.name, relationship.references, is_child_side=side)
    return found[0] if found else None


def _points_back(candidate: Relationship, relationship: Relationship) -> bool:
    return candidate.target_name == relationship.model.name and candidate.is_child_side != relationship.is_child_side


def _spoiled(relationship: Relationship, other: Entry) -> Pairing | None:
    """Why nothing can be said about the lack of an answer; None where it can be."""
    if other.fields.is_open or any(_may_be_answer(field, relationship) for field in other.fields):
        return _UNSEEN
    for candidate in other.relationships.values():
        if candidate.is_child_side == relationship.is_child_side:
            continue
        found = _spoiled_by(candidate, relationship)
        if found is not None:
            return found
    return None


def _may_be_answer(field: Field, relationship: Relationship) -> bool:
    """Whether a field that is not read as a relationship may be one after all, or was meant to be."""
    if field.kind is FieldKind.UNKNOWN:
        return True
    if field.kind is not FieldKind.OTHER or field.call is None:
        return False
    if field.call.arguments is None:
        return True
    target = field.call.argument(0)
    return target is not None and (not isinstance(target, Text) or target.value == relationship.model.name)


def _spoiled_by(candidate: Relationship, relationship: Relationship) -> Pairing | None:
    call = candidate.call
    if call.target is None:
        return _UNSEEN if isinstance(candidate.builder.argument(0), Unknown) else _SPOILED
    has_fault = call.is_missing_references or call.wrong_references is not None
    if call.target.value == relationship.model.name:
        if has_fault:
            return _SPOILED
        return _UNSEEN if candidate.references is None else None
    if _is_answered_elsewhere(candidate):
        return None
    return _SPOILED if has_fault or candidate.references in (None, relationship.references) else None


def _is_answered_elsewhere(candidate: Relationship) -> bool:
    """Whether a relationship to a third model may be right; else it may have been meant for this one."""
    name = candidate.target_name
    if name is None:
        return True
    target = candidate.target
    if target is None:
        kind = candidate.data.kind(name)
        return not candidate.data.lacks(name) and kind in (EntryKind.MODEL, EntryKind.UNKNOWN, None)
    if candidate.references is None or target.fields.is_open:
        return True
    return _answer(candidate, target) is not None


def _unanswered(relationship: Relationship, other: Entry) -> Pairing:
    """The standing of one that nothing answers, where all of the other model can be seen."""
    rival = _twin(relationship, other)
    if rival is not None:
        return Pairing(Standing.ONE_SIDED, rival, _is_more_wrong(relationship, rival))
    own = list(_unanswered_to(relationship.model, other, relationship))
    back = [each for each in other.relationships.values() if _points_back(each, relationship)]
    left = [each for each in back if not is_repetition(each) and _answer(each, relationship.model) is None]
    left = [each for each in left if _twin(each, relationship.model) is None]
    if own and left:
        partner = _partner(relationship, own, left)
        if partner is not None:
            parent, child = (partner, relationship) if relationship.is_child_side else (relationship, partner)
            return Pairing(Standing.DIFFERING, partner, _is_parent_wrong(parent, child) != relationship.is_child_side)
    if not back and not _has_other_side(relationship.model, relationship) and other is not relationship.model:
        rivals = [each for each in other.relationships.values() if _is_rival(each, relationship)]
        place = own.index(relationship) if relationship in own else len(rivals)
        if place < len(rivals):
            return Pairing(Standing.ONE_SIDED, rivals[place], _is_more_wrong(relationship, rivals[place]))
    return Pairing(Standing.ALONE)


def _twin(relationship: Relationship, other: Entry) -> Relationship | None:
    """The one relationship back that has the same references but is on the same side: clearly the other end."""
    if relationship.references is None:
        return None
    name, side = relationship.model.name, relationship.is_child_side
    found = other.relationships_to(name, relationship.references, is_child_side=side)
    alike = [each for each in found if each.field.name_span != relationship.field.name_span]
    return alike[0] if len(alike) == 1 and _answer(alike[0], relationship.model) is None else None


def _unanswered_to(model: Entry, other: Entry, like: Relationship) -> Iterable[Relationship]:
    """The relationships of a model, on the side of ``like``, that point to ``other`` and that nothing answers; each once.

    Nothing where one of them cannot be read: it may be the one that is meant by what is left over in the other model.
    """
    found: list[Relationship] = []
    for each in model.relationships.values():
        if each.is_child_side != like.is_child_side or each.target_name != like.target_name:
            continue
        if each.references is None:
            return []
        if not is_repetition(each) and _answer(each, other) is None and _twin(each, other) is None:
            found.append(each)
    return found


def _partner(relationship: Relationship, own: list[Relationship], left: list[Relationship]) -> Relationship | None:
    """Which of the unanswered ones of the other model belongs to this one: those with the nearest names find each other."""
    # Seen from either side the same: parents by children.
    parents, children = (left, own) if relationship.is_child_side else (own, left)
    couples = sorted(
        (_distance(parent, child), row, column) for row, parent in enumerate(parents) for column, child in enumerate(children)
    )
    taken_rows: set[int] = set()
    taken_columns: set[int] = set()
    for _, row, column in couples:
        if row in taken_rows or column in taken_columns:
            continue
        taken_rows.add(row)
        taken_columns.add(column)
        if parents[row] is relationship:
            return children[column]
        if children[column] is relationship:
            return parents[row]
    return None


def _distance(left: Relationship, right: Relationship) -> int:
    one, two = (" ".join(each.references or ()).lower() for each in (left, right))
    limit = max(len(one), len(two))
    found = edit_distance(one, two, limit)
    return limit if found is None else found


def _is_parent_wrong(parent: Relationship, child: Relationship) -> bool:
    """Of two sides that name different fields: whether the parent's names are the wrong ones. In doubt they are."""
    return fit_of(parent) <= fit_of(child)


def _has_other_side(model: Entry, relationship: Relationship) -> bool:
    return any(
        each.target_name == relationship.target_name and each.is_child_side != relationship.is_child_side
        for each in model.relationships.values()
    )


def _is_rival(candidate: Relationship, relationship: Relationship) -> bool:
    return (
        candidate.target_name == relationship.model.name
        and candidate.is_child_side == relationship.is_child_side
        and candidate.references is not None
        and not is_repetition(candidate)
    )


def _is_more_wrong(relationship: Relationship, rival: Relationship) -> bool:
    """Of two that are both ``belongsTo``, or both not: whether this is the one that should be the other side."""
    mine, other = _misplacement(relationship), _misplacement(rival)
    if mine != other:
        return mine > other
    # Any order does that is the same seen from both sides.
    return (relationship.model.name, relationship.field.name) > (rival.model.name, rival.field.name)


def _misplacement(relationship: Relationship) -> int:
    """How much the model of the reference fields speaks against the side that a relationship is on."""
    names = relationship.references or ()
    if relationship.target is relationship.model:
        return int(relationship.kind == "hasOne")
    on_own = all(relationship.model.fields.get(name) is not None for name in names)
    if relationship.is_child_side:
        return 0 if on_own else 2
    on_other = relationship.target is not None and all(relationship.target.fields.get(name) is not None for name in names)
    return 2 * int(on_own and not on_other) + int(relationship.kind == "hasOne")
