"""Snapshots as JSON, and back."""

from __future__ import annotations

import types
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import TYPE_CHECKING, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from amplify_ls.plan.facts.snapshot import Place, Snapshot
from amplify_ls.plan.facts.unseen import Unseen

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")
VERSION = 1
"""The version of the format."""
_UNKNOWN = "?"


class SnapshotError(ValueError):
    """Data that is no snapshot; the message is a sentence without a subject."""


def snapshot_as_data(snapshot: Snapshot, places: Mapping[str, Place], access: Mapping[str, object]) -> dict[str, object]:
    """A snapshot with the places of its things and its access matrix, for JSON."""
    shown = {key: [place.path, place.line, place.column] for key, place in sorted(places.items())}
    return {"version": VERSION, "snapshot": _written(snapshot), "places": shown, "access": access}


def snapshot_from_data(data: object) -> tuple[Snapshot, dict[str, Place], dict[str, Any]]:
    """The snapshot that was written, with places and access matrix. Raises SnapshotError."""
    if not isinstance(data, dict) or "version" not in data:
        raise SnapshotError("is not a snapshot")
    if data["version"] != VERSION:
        raise SnapshotError(f"has version {data['version']}, but this version of amplify-ls reads version {VERSION}")
    try:
        places = {key: Place(*_value(tuple[str, int, int], place)) for key, place in data["places"].items()}
        return _read(Snapshot, data["snapshot"]), places, dict(data["access"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SnapshotError("is not a complete snapshot") from error


def _written(value: object) -> object:
    if isinstance(value, Unseen):
        return {_UNKNOWN: value.code}
    if is_dataclass(value):
        return {each.name: _written(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, dict):
        return {name: _written(each) for name, each in sorted(value.items())}
    return [_written(each) for each in value] if isinstance(value, tuple) else value


def _read(kind: type[T], data: Any) -> T:
    hints = get_type_hints(kind)
    # A snapshot of an earlier version lacks the facts that were added since, which have defaults.
    given = (each for each in fields(cast("Any", kind)) if each.name in data or not _has_default(each))
    return kind(**{each.name: _value(hints[each.name], data[each.name]) for each in given})


def _has_default(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _value(hint: Any, data: Any) -> Any:
    """A value of a declared type. The types are those of the facts, so few forms have to be known."""
    if get_origin(hint) in (Union, types.UnionType):
        return _choice(get_args(hint), data)
    if get_origin(hint) is dict:
        return {name: _value(get_args(hint)[1], each) for name, each in data.items()}
    if get_origin(hint) is tuple:
        if not isinstance(data, list):
            raise SnapshotError("is not a complete snapshot")
        arms = get_args(hint)
        kinds = [arms[0]] * len(data) if arms[-1] is Ellipsis else list(arms)
        return tuple(_value(arm, each) for arm, each in zip(kinds, data, strict=True))
    if is_dataclass(hint):
        return _read(cast("type[Any]", hint), data)
    if not isinstance(data, hint) or (hint is not bool and isinstance(data, bool)):
        raise SnapshotError("is not a complete snapshot")
    return data


def _choice(arms: tuple[Any, ...], data: Any) -> Any:
    if isinstance(data, dict) and data.keys() == {_UNKNOWN}:
        return Unseen(_value(str, data[_UNKNOWN]))
    if bool in arms and str in arms:
        return _plain(data)
    if data is None and type(None) in arms:
        return None
    rest = [arm for arm in arms if arm not in (Unseen, type(None))]
    return _value(rest[0], data)


def _plain(data: Any) -> Any:
    if isinstance(data, dict):
        return (
            Unseen(_value(str, data[_UNKNOWN]))
            if data.keys() == {_UNKNOWN}
            else {name: _plain(each) for name, each in data.items()}
        )
    return tuple(_plain(each) for each in data) if isinstance(data, list) else data
