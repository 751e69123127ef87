"""The projections of the indexes of a model, which only the transformers of Gen 2 know."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.gen1.facts.texts import text_names
from amplify_ls.gen1.syntax.nodes import EnumValue, ObjectValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.facts.models import Index
    from amplify_ls.gen1.syntax.nodes import Name


class Projection(NamedTuple):
    """Which attributes an index contains."""

    of: Index
    value: ObjectValue
    kind: str
    """`ALL`, `KEYS_ONLY` or `INCLUDE`; empty if there is no type."""
    attributes: tuple[Name, ...]


def projections_in(declared: Declared) -> Iterator[Projection]:
    """The projections of a model in a schema that the transformers of Gen 2 read."""
    model = declared.model if declared.api.is_newer else None
    for index in () if model is None else model.indexes:
        value = index.directive.get("projection")
        if isinstance(value, ObjectValue):
            kind = value.get("type")
            yield Projection(
                index, value, kind.text if isinstance(kind, EnumValue) else "", text_names(value.get("nonKeyAttributes"))
            )
