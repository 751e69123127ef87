"""The conversion of messages: field by field until the server has started, and by generated code afterwards.

cattrs writes and compiles two functions for each class, which takes as long as converting hundreds of objects. The messages of
a start are converted once, so each field of theirs is converted by itself; fields that a message lacks cost nothing. The
results and the errors are those of the generated functions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
from cattrs.errors import AttributeValidationNote, ClassValidationError
from cattrs.gen import override
from lsprotocol import _hooks, types
from pygls.protocol import default_converter

from amplify_ls.server.starting.lazy_types import compile_from_now_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrs import Attribute
    from cattrs import Converter

_GENERATING = "_register_custom_property_hooks"
"""The function of ``lsprotocol._hooks`` that makes a converter generate code."""


def starting_converter() -> Converter:
    """pygls' converter, which generates no code yet."""
    converter: Converter = default_converter()  # type: ignore[no-untyped-call]
    if hasattr(_hooks, _GENERATING):
        converter.register_structure_hook_factory(attrs.has, lambda owner: _Reader(owner, converter))
        converter.register_unstructure_hook_factory(attrs.has, lambda owner: _Writer(owner, converter))
    return converter


def generate_from_now_on(converter: Converter) -> None:
    """Generate code for the classes that are converted from now on."""
    compile_from_now_on()
    if hasattr(_hooks, _GENERATING):
        # The hooks that were registered last have precedence.
        getattr(_hooks, _GENERATING)(converter)


class _Reader:
    """Creates the objects of one class from JSON."""

    def __init__(self, owner: type, converter: Converter) -> None:
        self._owner = owner
        self._converter = converter
        self._fields = [(_key(field), field) for field in attrs.fields(owner)]
        self._hooks: dict[str, Callable[[Any, Any], Any]] = {}

    @property
    def overrides(self) -> dict[str, Any]:
        """The names in JSON, by which cattrs tells the classes of a union apart."""
        return {field.name: override(rename=key) for key, field in self._fields}

    def __call__(self, data: Any, _: object) -> Any:
        """The object of some JSON. Raises ClassValidationError."""
        found: dict[str, Any] = {}
        errors: list[Exception] = []
        for key, field in self._fields:
            if field.default is not attrs.NOTHING and key not in data:
                continue
            try:
                found[field.alias] = self._hook(field)(data[key], field.type)
            except Exception as error:
                errors.append(self._noted(error, field))
        if not errors:
            try:
                return self._owner(**found)
            except Exception as error:
                errors.append(error)
        raise ClassValidationError(f"While structuring {self._owner.__name__}", errors, self._owner)

    def _noted(self, error: Exception, field: Attribute[Any]) -> Exception:
        """An error that cattrs can explain."""
        text = f"Structuring class {self._owner.__qualname__} @ attribute {field.name}"
        error.__dict__.setdefault("__notes__", []).append(AttributeValidationNote(text, field.name, field.type))
        return error

    def _hook(self, field: Attribute[Any]) -> Callable[[Any, Any], Any]:
        hook = self._hooks.get(field.name)
        if hook is None:
            hook = self._hooks[field.name] = self._converter.get_structure_hook(field.type)
        return hook


class _Writer:
    """Turns the objects of one class into JSON."""

    def __init__(self, owner: type, converter: Converter) -> None:
        self._converter = converter
        self._fields = [(_key(field), field, types.is_special_property(owner, field.name)) for field in attrs.fields(owner)]

    def __call__(self, value: Any) -> dict[str, Any]:
        """The JSON of an object. Without a meaning of its own, a default is left out."""
        found: dict[str, Any] = {}
        for key, field, is_always_written in self._fields:
            item = getattr(value, field.name)
            if is_always_written or field.default is attrs.NOTHING or item != field.default:
                found[key] = self._converter.unstructure(item)
        return found


def _key(field: Attribute[Any]) -> str:
    """The name of a field in JSON."""
    first, *others = field.name.removesuffix("_").split("_")
    return first + "".join(part.title() for part in others)
