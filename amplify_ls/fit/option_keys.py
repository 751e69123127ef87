"""The keys of an options object held against its shape: unknown, misplaced, missing, at odds with each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import suggestion
from amplify_ls.catalog.options import case_of, cases_with, option_of, options_of, places_of
from amplify_ls.fit.problems import (
    ExclusiveKeys,
    KeyOfOtherCase,
    MisplacedKey,
    MissingCompanion,
    MissingKey,
    UnknownKey,
)
from amplify_ls.incremental.facts import individual
from amplify_ls.values import values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.catalog.options import Path
    from amplify_ls.catalog.types import Case, Option, Shape
    from amplify_ls.fit.problems import KeyProblem, Problem
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Object, Property, Value


@individual
class Place:
    """Where the walk is."""

    path: Path
    owner: Span
    """The token that stands for the object: its key, or the name of the function that it is given to."""
    is_fresh: bool
    """Whether the type check sees excess keys here: everything up to here is written in the call itself."""
    root: Shape | None
    """The options of the whole call, to find out where a misplaced key belongs."""
    option: Option | None = None
    holder: Span | None = None
    """The member that the value is of, where it is of one: a value that stands elsewhere is told at the key."""


def is_undefined(value: Value) -> bool:
    return isinstance(value, values.Nothing) and not value.is_null


def case_at_hand(value: Object, shape: Shape, present: set[str]) -> tuple[Case | None, str]:
    """The case at hand and its label; None where it cannot be told, and then every option may stand."""
    variants = shape.variants
    if variants is None:
        return None, ""
    if variants.discriminant:
        found = value.get(variants.discriminant)
        if isinstance(found, (values.Text, values.Number, values.Boolean)):
            case = case_of(shape, found.value, present)
        elif found is None and not value.is_open:
            case = case_of(shape, None, present)
        else:
            case = None
    else:
        markers = [each.marker for each in variants.cases if each.marker in present]
        is_clear = len(markers) == 1 or (not markers and not value.is_open)
        case = case_of(shape, None, present) if is_clear else None
    return case, "" if case is None else case.label


def key_problem(value: Object, prop: Property, shape: Shape, label: str, place: Place) -> KeyProblem:
    """A key that the shape does not have: of another case, of another place, or of none."""
    path = (*place.path, prop.name)
    is_seen = (place.is_fresh and prop.name in value.own) or _has_nothing_in_common(value, shape)
    others = tuple(case.label for case in cases_with(shape, prop.name) if case.label != label)
    if others:
        # Of cases without a discriminant the type check takes any mixture.
        is_told = shape.variants is not None and (bool(shape.variants.discriminant) or shape.variants.are_strict)
        option = option_of(shape, prop.name)
        return KeyOfOtherCase(path, prop.name_span, is_seen and is_told, value, prop, shape, others, option)
    known = next((alias for alias in shape.aliases if alias.wrong == prop.name), None)
    if known is not None:
        return UnknownKey(path, prop.name_span, is_seen, value, prop, shape, known.right, known.reason)
    places = () if place.root is None or shape.patterns else places_of(place.root, prop.name)
    if len(places) == 1:
        return MisplacedKey(path, prop.name_span, is_seen, value, prop, shape, places)
    meant = suggestion(prop.name, (option.name for option in options_of(shape)), shape.aliases)
    if meant.names or meant.reason:
        return UnknownKey(path, prop.name_span, is_seen, value, prop, shape, meant.names, meant.reason, places)
    return UnknownKey(path, prop.name_span, is_seen, value, prop, shape, _prefixed(prop.name, shape), "", places)


def explained(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, each missing key with the slip that explains it: one slip is not to show as two faults."""
    found = tuple(problems)
    meant: dict[tuple[int, str], KeyProblem] = {}
    placed: dict[Path, KeyProblem] = {}
    for problem in found:
        if isinstance(problem, UnknownKey):
            meant.update({(id(problem.container), name): problem for name in problem.names})
        elif isinstance(problem, MisplacedKey):
            placed.update(dict.fromkeys(problem.places, problem))
    if not meant and not placed:
        return found
    return tuple(_explained(problem, meant, placed) for problem in found)


def _explained(problem: Problem, meant: dict[tuple[int, str], KeyProblem], placed: dict[Path, KeyProblem]) -> Problem:
    if not isinstance(problem, MissingKey):
        return problem
    for name in problem.names:
        cause = meant.get((id(problem.container), name)) or placed.get((*problem.path, name))
        if cause is not None:
            return replace(problem, cause=cause)
    return problem


def _has_nothing_in_common(value: Object, shape: Shape) -> bool:
    """Whether the type check sees it through a variable too: an object of optional options that has none of them."""
    options = options_of(shape)
    is_weak = not shape.patterns and all(option.presence == "optional" for option in options)
    return is_weak and not value.is_open and not any(option.name in value.properties for option in options)


def _prefixed(name: str, shape: Shape) -> tuple[str, ...]:
    """The key as a free one, ``custom:name``."""
    for pattern in shape.patterns:
        is_other_case = name.lower().startswith(pattern.prefix)
        return (pattern.prefix + (name[len(pattern.prefix) :] if is_other_case else name),)
    return ()


def missing_problems(value: Object, shape: Shape, case: Case | None, present: set[str], place: Place) -> Iterator[Problem]:
    path, owner, is_seen = place.path, place.owner, True
    for option in shape.options if case is None else options_of(shape, case):
        if option.presence == "required" and _lacks(value, option.name, present):
            written = value.properties.get(option.name)
            span = owner if written is None or written.span.path != owner.path else written.name_span
            yield MissingKey(path, span, is_seen, value, shape, (option.name,), option)
    variants = shape.variants
    if variants is not None and not variants.discriminant and case is None:
        markers = tuple(each.marker for each in variants.cases if each.marker)
        if all(_lacks(value, marker, present) for marker in markers):
            yield MissingKey(path, owner, is_seen, value, shape, markers)
    needed = () if case is None else case.at_least_one
    if needed and all(_lacks(value, name, present) for name in needed):
        yield MissingKey(path, owner, is_seen, value, shape, needed)
    if shape.at_least_one and all(_lacks(value, name, present) for name in shape.at_least_one):
        is_seen = False
        yield MissingKey(path, owner, is_seen, value, shape, shape.at_least_one)


def _lacks(value: Object, name: str, present: set[str]) -> bool:
    return name not in present and (name in value.properties or value.lacks(name))


def _is_empty(value: Value | None) -> bool:
    """Whether it is the empty text, which counts as none."""
    return isinstance(value, values.Text) and not value.value


def relation_problems(value: Object, shape: Shape, present: set[str], place: Place) -> Iterator[Problem]:
    """Options that need or exclude each other."""
    path, owner, is_seen = place.path, place.owner, False
    for group in shape.together:
        given = {name for name in group if name in present and not _is_empty(value.get(name))}
        missing = tuple(name for name in group if name not in given and (name in present or _lacks(value, name, present)))
        if missing and given:
            yield MissingCompanion(path, owner, is_seen, value, shape, missing)
    for group in shape.exclusive:
        both = tuple(name for name in group if name in present)
        if len(both) > 1:
            yield ExclusiveKeys(path, owner, is_seen, value, shape, both)
