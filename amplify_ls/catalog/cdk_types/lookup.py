"""Members of classes and interfaces, including those of their bases."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.cdk_types import Member, declared, split

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.catalog.cdk_types import Kind

OF_OBJECTS = frozenset(
    {"constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf"}
)
"""The members of every object."""
OF_FUNCTIONS = OF_OBJECTS | {"apply", "arguments", "bind", "call", "caller", "length", "name", "prototype"}
"""The members of every function and class."""

_OF_LISTS = """
    at concat copyWithin entries every fill filter find findIndex findLast findLastIndex flat flatMap forEach includes indexOf
    join keys lastIndexOf length map pop push reduce reduceRight reverse shift slice some sort splice toReversed toSorted
    toSpliced unshift values with
"""
_OF_TEXTS = """
    anchor at big blink bold charAt charCodeAt codePointAt concat endsWith fixed fontcolor fontsize includes indexOf italics
    isWellFormed lastIndexOf length link localeCompare match matchAll normalize padEnd padStart repeat replace replaceAll
    search slice small split startsWith strike sub substr substring sup toLocaleLowerCase toLocaleUpperCase toLowerCase
    toUpperCase toWellFormed trim trimEnd trimLeft trimRight trimStart
"""
OF_LISTS = OF_OBJECTS | {*_OF_LISTS.split()}
OF_TEXTS = OF_OBJECTS | {*_OF_TEXTS.split()}


class Members(NamedTuple):
    """Members by name, and whether they are complete."""

    found: Mapping[str, Member]
    is_complete: bool


@cache
def instance_members(module: str, name: str) -> Members:
    """The members of an object of a class or interface, including inherited ones."""
    what = declared(module, name)
    if what is None or what.is_enumeration:
        return Members({}, is_complete=False)
    found: dict[str, Member] = {}
    is_complete = not what.is_open
    for base in what.bases:
        inherited = instance_members(*split(module, base)) if is_reference(base) else Members({}, is_complete=False)
        found.update(inherited.found)
        is_complete = is_complete and inherited.is_complete
    found.update(what.members)
    return Members(found, is_complete)


@cache
def static_members(module: str, name: str) -> Members:
    """The static members of a class or enumeration, including inherited ones."""
    what = declared(module, name)
    if what is None:
        return Members({}, is_complete=False)
    found: dict[str, Member] = {}
    is_complete = True
    for base in what.bases if what.is_class else ():
        home = split(module, base) if is_reference(base) else None
        inherited = Members({}, is_complete=False) if home is None else static_members(*home)
        # Interfaces that a class implements have no static members.
        found.update(inherited.found)
        is_complete = is_complete and inherited.is_complete
    found.update(what.statics)
    return Members(found, is_complete)


def is_reference(kind: Kind) -> bool:
    """Whether a type refers to a class, an interface or an enumeration."""
    return isinstance(kind, str) and ":" in kind
