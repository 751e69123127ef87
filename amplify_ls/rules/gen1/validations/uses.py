"""The conditions of the fields of a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.gen1.syntax.nodes import EnumValue, TextValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import Directive, Field

_LENGTHS = frozenset({"minLength", "maxLength"})
_NUMBERS = frozenset({"gt", "gte", "lt", "lte"})
_TEXTS = _LENGTHS | {"startsWith", "endsWith", "matches"}


class Validation(NamedTuple):
    """A `@validate` of a field."""

    field: Field
    directive: Directive
    kind: str
    """The `type`; empty if it is missing."""
    value: TextValue | None

    @property
    def is_about_length(self) -> bool:
        return self.kind in _LENGTHS

    @property
    def is_about_numbers(self) -> bool:
        return self.kind in _NUMBERS

    @property
    def is_about_text(self) -> bool:
        return self.kind in _TEXTS


def validations_in(declared: Declared) -> Iterator[Validation]:
    """The conditions of a model; none elsewhere, and in schemas whose transformers do not know `@validate`."""
    if not declared.api.is_newer or not declared.definition.is_model:
        return
    for field, directive in declared.uses("validate"):
        kind, value = directive.get("type"), directive.get("value")
        yield Validation(
            field,
            directive,
            kind.text if isinstance(kind, EnumValue) else "",
            value if isinstance(value, TextValue) else None,
        )
