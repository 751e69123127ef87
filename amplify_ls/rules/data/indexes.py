"""The secondary indexes of a model, as seen by rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.values.values import Array, Nothing, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Part, Parts
    from amplify_ls.values.values import Value


class Index(NamedTuple):
    """One ``index('field').sortKeys([...])``."""

    part: Part
    partition: Text | None
    """The field of the partition key; None if it is unknown."""
    sort_keys: tuple[Text, ...] | None
    """The fields of the sort key; None if some are unknown."""
    name: Value | None
    """The argument of `.name(...)`; None without one."""
    query: Value | None
    """The argument of `.queryField(...)`; None without one."""

    def has_unseen(self) -> bool:
        """Whether something that its names are derived from is unknown."""
        texts = (Text, Nothing, type(None))
        return self.partition is None or self.sort_keys is None or not isinstance(self.name, texts)


def indexes(parts: Parts) -> Iterator[Index]:
    """The known indexes that are created, in order."""
    return written_indexes(parts) if parts.database.makes_indexes else iter(())


def written_indexes(parts: Parts) -> Iterator[Index]:
    """The same, including those of a database that creates none, because TypeScript checks them as well."""
    for part in parts.indexes:
        partition = _argument(part, "")
        yield Index(
            part,
            partition if isinstance(partition, Text) else None,
            _sort_keys(part),
            _argument(part, "name"),
            _argument(part, "queryField"),
        )


def _argument(part: Part, method: str) -> Value | None:
    step = part.step(method)
    return None if step is None or step.link.arguments is None else step.link.arguments[0]


def _sort_keys(part: Part) -> tuple[Text, ...] | None:
    step = part.step("sortKeys")
    if step is None:
        return ()
    given = _argument(part, "sortKeys")
    if not isinstance(given, Array) or given.is_open:
        return None
    found = tuple(item for item in given.items if isinstance(item, Text))
    return found if len(found) == len(given.items) else None


def named_fields(index: Index) -> list[Text]:
    """The fields of the keys of an index, starting with the partition key."""
    step = index.part.step("sortKeys")
    given = None if step is None or step.link.arguments is None else step.link.arguments[0]
    items = given.items if isinstance(given, Array) else ()
    found = [item for item in items if isinstance(item, Text)]
    return found if index.partition is None else [index.partition, *found]


def as_callback(value: Value) -> str | None:
    """Convert a field or an array of fields to the callback that creates an index for each; None for other values."""
    items = value.items if isinstance(value, Array) else (value,)
    if not items or not all(isinstance(item, Text) for item in items):
        return None
    calls = ", ".join(f"index('{item.value}')" for item in items if isinstance(item, Text))
    return f"(index) => [{calls}]"
