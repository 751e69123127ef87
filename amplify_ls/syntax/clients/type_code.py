"""Types in code that uses an API, as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.facts import fact

if TYPE_CHECKING:
    from amplify_ls.syntax.clients.code import Code, Key, StringCode


@fact
class NamedType:
    """A type by its name: ``Post``, ``React.FC<Props>``."""

    name: str
    arguments: tuple[TypeCode, ...] = ()


@fact
class LookupType:
    """``Type['key']``."""

    object: TypeCode
    key: Key


@fact
class ItemType:
    """``Type[number]``, or the type of an item of ``Type[]``."""

    object: TypeCode


@fact
class ListType:
    """``Type[]``."""

    item: TypeCode


@fact
class TupleType:
    """``[First, Second]``."""

    items: tuple[TypeCode, ...]


@fact
class JoinedType:
    """``First | Second`` and ``First & Second``."""

    types: tuple[TypeCode, ...]


@fact
class ObjectType:
    """``{ key: Type }``."""

    members: tuple[tuple[Key, TypeCode], ...]


@fact
class FunctionType:
    """``(parameter: Type) => Type``."""

    parameters: tuple[TypeCode | None, ...]
    returns: TypeCode | None


@fact
class TypeOf:
    """``typeof value``."""

    value: Code


@fact
class KeyOf:
    """``keyof Type``."""

    object: TypeCode


@fact
class LiteralType:
    """A string as a type."""

    value: StringCode


@fact
class PlainType:
    """A type without members of interest, such as ``string`` or ``null``."""


@fact
class UnseenType:
    """Any other type."""


TypeCode = (
    NamedType
    | LookupType
    | ItemType
    | ListType
    | TupleType
    | JoinedType
    | ObjectType
    | FunctionType
    | TypeOf
    | KeyOf
    | LiteralType
    | PlainType
    | UnseenType
)
