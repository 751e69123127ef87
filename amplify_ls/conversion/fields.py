"""Types of fields and arguments, and default values, as chains of the builder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.conversion.typescript import Call, Chain, Text, Word
from amplify_ls.gen1.syntax.nodes import TextValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.conversion.typescript import Expression
    from amplify_ls.gen1.syntax.nodes import Directive, TypeRef

BUILDERS = {
    "ID": "id",
    "String": "string",
    "Int": "integer",
    "Float": "float",
    "Boolean": "boolean",
    "AWSDate": "date",
    "AWSTime": "time",
    "AWSDateTime": "datetime",
    "AWSTimestamp": "timestamp",
    "AWSEmail": "email",
    "AWSJSON": "json",
    "AWSURL": "url",
    "AWSPhone": "phone",
    "AWSIPAddress": "ipAddress",
}
"""The builders of the scalars."""
REPLACED_SCALARS = {"BigInt": "string", "Double": "float"}
"""The builders that come closest to scalars without one."""
KEY_TYPES = BUILDERS.keys() - {"Boolean", "AWSJSON"}
"""The types of fields that can be part of an identifier."""
_NUMBERS = frozenset({"Int", "Float", "AWSTimestamp"})
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_WHOLE = re.compile(r"-?(?:0|[1-9]\d*)")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"}


def scalar(name: str) -> Chain | None:
    """The builder of a scalar; None if there is none."""
    builder = BUILDERS.get(name) or REPLACED_SCALARS.get(name)
    return None if builder is None else Chain("a", (Call(builder),))


def reference(name: str) -> Chain:
    """`a.ref('Name')`."""
    return Chain("a", (Call("ref", (Text(name),)),))


def typed(type_: TypeRef, names: Mapping[str, str]) -> Chain | None:
    """The chain of a type.

    Args:
        type_: a type without nested lists.
        names: the names of the entries for the types of the schema that can be referenced.

    Returns:
        None if Gen 2 has no such type.
    """
    entry = names.get(type_.name.text)
    base = scalar(type_.name.text) if entry is None else reference(entry)
    if base is None or type_.list_depth > 1:
        return None
    return with_modifiers(base, type_)


def with_modifiers(base: Chain, type_: TypeRef) -> Chain:
    """A chain with `.required()` and `.array()` as in a type."""
    if type_.is_list:
        base = (base.then("required") if type_.has_required_items else base).then("array")
    return base.then("required") if type_.is_required else base


def default_value(directive: Directive, type_name: str) -> Expression | None:
    """The value of `@default` for a field of a scalar type; None if it does not fit."""
    value = directive.get("value")
    if not isinstance(value, TextValue):
        return None
    if type_name == "Boolean":
        return Word(value.text) if value.text in ("true", "false") else None
    if type_name in _NUMBERS:
        pattern = _NUMBER if type_name == "Float" else _WHOLE
        return Word(value.text) if pattern.fullmatch(value.text) else None
    # The packages write the text between quotes, without escaping it, into a template.
    return Text("".join(_ESCAPES.get(each, each) for each in value.text))
