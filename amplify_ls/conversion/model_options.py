"""What `@model` says about the operations and timestamps of a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.conversion.notes import changed, lost
from amplify_ls.gen1.facts.operations import OPERATION_GROUPS, default_name
from amplify_ls.gen1.syntax.nodes import EnumValue, NullValue, ObjectValue, TextValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.conversion.notes import Note
    from amplify_ls.gen1.facts.models import Model
    from amplify_ls.gen1.facts.operations import Operation

TIMESTAMPS = ("createdAt", "updatedAt")


def disabled_operations(operations: tuple[Operation, ...]) -> tuple[str, ...]:
    """The arguments of `.disableOperations()` for a model that generates some operations: whole groups where possible."""
    present = {operation.kind for operation in operations}
    result: list[str] = []
    for group, kinds in OPERATION_GROUPS.items():
        missing = [kind.value for kind in kinds if kind not in present]
        result += [group] if len(missing) == len(kinds) else missing
    return tuple(result)


def operation_notes(model: Model, operations: tuple[Operation, ...]) -> Iterator[Note]:
    """What cannot be said about the operations of a model."""
    name = model.name.text
    renamed = [
        f"`{operation.name}` becomes `{default_name(operation.kind, name)}`"
        for operation in operations
        if operation.name != default_name(operation.kind, name)
    ]
    if renamed:
        yield lost(name, f"operations cannot be renamed in Gen 2, so clients have to change: {', '.join(renamed)}.")
    subscriptions = model.directive.get("subscriptions")
    level = subscriptions.get("level") if isinstance(subscriptions, ObjectValue) else None
    if isinstance(level, EnumValue) and level.text == "public":
        yield lost(
            name, "`level: public` sends subscriptions to callers whom no rule allows. In Gen 2, the rules of the model apply."
        )


def renamed_timestamps(model: Model) -> tuple[str, ...]:
    """The names that the author gives to `createdAt` and `updatedAt`."""
    timestamps = model.directive.get("timestamps")
    if not isinstance(timestamps, ObjectValue):
        return ()
    given = (timestamps.get(each) for each in TIMESTAMPS)
    return tuple(
        dict.fromkeys(value.text for value in given if isinstance(value, TextValue) and value.text not in ("", *TIMESTAMPS))
    )


def timestamp_notes(model: Model) -> Iterator[Note]:
    """What cannot be said about the timestamps of a model."""
    names = renamed_timestamps(model)
    if names:
        listed = " and ".join(f"`{name}`" for name in names)
        are = "are plain fields" if len(names) > 1 else "is a plain field"
        yield lost(
            model.name.text,
            f"timestamps cannot be renamed in Gen 2. {listed} {are} that clients have to fill, in addition to `createdAt` "
            "and `updatedAt`.",
        )
    timestamps = model.directive.get("timestamps")
    given = [timestamps.get(each) for each in TIMESTAMPS] if isinstance(timestamps, ObjectValue) else [timestamps]
    if any(isinstance(value, NullValue) for value in given):
        yield changed(model.name.text, "timestamps cannot be disabled in Gen 2, so the model has `createdAt` and `updatedAt`.")
