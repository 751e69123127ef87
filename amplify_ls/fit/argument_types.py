"""Whether the code of an argument surely does not fit the type of its parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amplify_ls.catalog.cdk_types import declared, split
from amplify_ls.catalog.cdk_types.lookup import OF_FUNCTIONS, OF_OBJECTS, instance_members, is_reference, static_members
from amplify_ls.fit.code_fault import CodeFault, FaultKind
from amplify_ls.model.known_types import ClassItself, Instance, Method
from amplify_ls.syntax.code import Constant, ListCode, ObjectCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.catalog.cdk_types import Kind
    from amplify_ls.model.known_types import CodeType
    from amplify_ls.model.types.code_types import CodeTypes, Scope
    from amplify_ls.syntax.code import Code

_PLACEHOLDERS = frozenset({"IResolvable", "IAnyProducer", "IStableAnyProducer"})
"""Values that are known later. An object literal is one if it has the method that computes the value."""
_COMPUTING = frozenset({"resolve", "produce"})


def fitting(types: CodeTypes, code: Code, scope: Scope, module: str, kind: Kind, name: str) -> Iterator[CodeFault]:
    """The faults of a value that is given where a type is taken. ``name`` is that of the option or method."""
    arms = arms_of(kind)
    if any(not _is_known(module, arm) for arm in arms):
        return
    if isinstance(code, ObjectCode):
        if any(_is_placeholder(arm) for arm in arms) and any(field.name in _COMPUTING for field in code.fields):
            return
        shapes = [arm for arm in arms if _is_shape(module, arm)]
        if not shapes and not any(isinstance(arm, list) and arm[0] == "{" for arm in arms):
            yield CodeFault(FaultKind.KIND, code.span, name, words_of(kind))
        elif len(shapes) == 1:
            yield from _options(types, code, scope, *split(module, shapes[0]))
        return
    if isinstance(code, ListCode):
        lists = [arm for arm in arms if isinstance(arm, list) and arm[0] == "["]
        if len(lists) == 1:
            for item in code.items:
                yield from fitting(types, item, scope, module, lists[0][1], name)
        elif not lists and not any(isinstance(arm, list) for arm in arms):
            yield CodeFault(FaultKind.KIND, code.span, name, words_of(kind))
        return
    if isinstance(code, Constant) and code.kind == "f":
        # Types with a signature are told by their names, as those with members are.
        is_wrong = not any(arm == "f" or _is_object(module, arm) for arm in arms)
    else:
        given = types.type_of(code, scope)
        is_wrong = given is not None and not any(_may_be(given, module, arm) for arm in arms)
    if is_wrong:
        yield CodeFault(FaultKind.KIND, code.span, name, words_of(kind))


def arms_of(kind: Kind) -> Sequence[Any]:
    """The types of a union, or the one that a type is."""
    return kind[1:] if isinstance(kind, list) and kind[0] == "|" else (kind,)


def words_of(kind: Kind) -> str:
    """What a type is called in a message."""
    words = [_word(arm) for arm in arms_of(kind)]
    kept = [word for word in words if word.strip("`") not in _PLACEHOLDERS] or words
    return " or ".join(dict.fromkeys(kept))


def _word(kind: Kind) -> str:
    if isinstance(kind, list):
        return "an array" if kind[0] == "[" else "an object"
    plain = {"s": "`string`", "n": "`number`", "b": "`boolean`", "f": "a function"}
    return plain.get(kind) or f"`{kind.rpartition(':')[2]}`"


def _is_known(module: str, kind: Kind) -> bool:
    if kind == "?":
        return False
    return not is_reference(kind) or declared(*split(module, kind)) is not None


def _is_enumeration(module: str, kind: Kind) -> bool:
    found = declared(*split(module, kind)) if is_reference(kind) else None
    return found is not None and found.is_enumeration


def _is_shape(module: str, kind: Kind) -> bool:
    """Whether an object literal may be of a type: an interface or a class."""
    return _is_object(module, kind) and not _is_placeholder(kind)


def _is_placeholder(kind: Kind) -> bool:
    return is_reference(kind) and kind.rpartition(":")[2] in _PLACEHOLDERS


def _may_be(given: CodeType, module: str, kind: Kind) -> bool:
    if isinstance(given, Method):
        return kind == "f" or is_reference(kind)
    if isinstance(given, ClassItself):
        names = {*static_members(given.module, given.name).found, *OF_FUNCTIONS}
        return kind == "f" or (_is_object(module, kind) and _has_all(names, module, kind))
    if not isinstance(given, Instance):
        return True
    return any(_may_arm_be(given.module, arm, module, kind) for arm in arms_of(given.kind))


def _may_arm_be(home: str, given: Kind, module: str, kind: Kind) -> bool:
    if isinstance(given, list):
        return isinstance(kind, list) or _is_object(module, kind)
    if not is_reference(given):
        return bool(given in ("?", kind)) or (given == "n" and _is_enumeration(module, kind))
    if _is_enumeration(home, given):
        return kind in ("s", "n") or (is_reference(kind) and split(module, kind) == split(home, given))
    if isinstance(kind, list):
        return bool(kind[0] == "{")
    if not _is_object(module, kind):
        return False
    members = instance_members(*split(home, given))
    return not members.is_complete or _has_all({*members.found, *OF_OBJECTS}, module, kind)


def _is_object(module: str, kind: Kind) -> bool:
    """Whether a type is that of a class or an interface."""
    return is_reference(kind) and not _is_enumeration(module, kind)


def _has_all(names: set[str], module: str, kind: Kind) -> bool:
    """Whether nothing is missing that an interface or class requires."""
    wanted = instance_members(*split(module, kind)).found
    return all(name in names or not member.is_required for name, member in wanted.items())


def _options(types: CodeTypes, code: ObjectCode, scope: Scope, module: str, name: str) -> Iterator[CodeFault]:
    known = instance_members(module, name)
    if not known.is_complete:
        return
    is_low_level = name.startswith("Cfn")
    for field in code.fields:
        member = known.found.get(field.name)
        if member is None:
            yield CodeFault(
                FaultKind.OPTION, field.name_span, field.name, name, tuple(known.found), is_low_level, whole=field.span
            )
        else:
            yield from fitting(types, field.value, scope, member.module, member.kind, field.name)
    given = {field.name for field in code.fields}
    missing = [each for each, member in known.found.items() if member.is_required and each not in given]
    if missing and not code.is_open:
        yield CodeFault(FaultKind.MISSING_OPTION, code.span, ", ".join(missing), name, tuple(missing), is_low_level)
