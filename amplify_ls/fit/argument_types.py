"""Whether the code of an argument surely does not fit the type of its parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amplify_ls.catalog.backend.cdk_texts import NOT_BOTH, ONE_OF, OPTION_FORMS
from amplify_ls.catalog.cdk_types import RESOURCES, declared, split
from amplify_ls.catalog.cdk_types.lookup import OF_FUNCTIONS, OF_OBJECTS, instance_members, is_reference, static_members
from amplify_ls.fit.code_fault import CodeFault, FaultKind
from amplify_ls.fit.meant_values import meant_value
from amplify_ls.model.known_types import (
    BACKEND_MEMBERS,
    ENVIRONMENT_VALUE,
    FACTORY,
    UNDEFINED,
    BackendItself,
    ClassItself,
    Instance,
    Method,
)
from amplify_ls.syntax.code import Constant, ListCode, ObjectCode, environment_variable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.catalog.backend.cdk_texts import TextForm
    from amplify_ls.catalog.cdk_types import Kind
    from amplify_ls.model.known_types import CodeType
    from amplify_ls.model.types.code_types import CodeTypes, Scope
    from amplify_ls.syntax.code import Code

_PLACEHOLDERS = frozenset({"IResolvable", "IAnyProducer", "IStableAnyProducer"})
"""Values that are known later. An object literal is one if it has the method that computes the value."""
_COMPUTING = frozenset({"resolve", "produce"})


def fitting(types: CodeTypes, code: Code, scope: Scope, module: str, kind: Kind, name: str) -> Iterator[CodeFault]:
    """The faults of a value that is given where a type is taken. ``name`` is that of the option or method."""
    arms = [arm for arm in arms_of(kind) if arm != UNDEFINED]
    if any(not _is_known(module, arm) for arm in arms):
        return
    if isinstance(code, ObjectCode):
        if any(_is_placeholder(arm) for arm in arms) and any(field.name in _COMPUTING for field in code.fields):
            return
        shapes = [arm for arm in arms if _is_shape(module, arm)]
        maps = [arm for arm in arms if isinstance(arm, list) and arm[0] == "{"]
        if not shapes and not maps:
            yield CodeFault(FaultKind.KIND, code.span, name, words_of(kind), found="an object")
        elif len(shapes) == 1 and not maps:
            yield from _options(types, code, scope, *split(module, shapes[0]))
        elif len(maps) == 1 and not shapes:
            for field in code.fields:
                yield from fitting(types, field.value, scope, module, maps[0][1], field.name)
        return
    if isinstance(code, ListCode):
        lists = [arm for arm in arms if isinstance(arm, list) and arm[0] == "["]
        if len(lists) == 1:
            for item in code.items:
                yield from fitting(types, item, scope, module, lists[0][1], name)
        elif not lists and not any(isinstance(arm, list) for arm in arms):
            yield CodeFault(FaultKind.KIND, code.span, name, words_of(kind), found="an array")
        return
    if isinstance(code, Constant) and code.kind == "f":
        # Types with a signature are told by their names, as those with members are.
        is_wrong = not any(arm == "f" or _is_object(module, arm) for arm in arms)
        found = "a function"
    else:
        given = types.type_of(code, scope)
        variable = environment_variable(code)
        if given == ENVIRONMENT_VALUE:
            if variable and UNDEFINED not in arms_of(kind) and "s" in arms:
                found = "an environment variable"
                yield CodeFault(FaultKind.KIND, code.span, name, words_of(kind), found=found, variable=variable)
            return
        is_wrong = given is not None and not any(_may_be(given, module, arm) for arm in arms)
        found = _given_words(given)
    if is_wrong:
        instead = meant_value(code, module, arms)
        yield CodeFault(FaultKind.KIND, code.span, name, words_of(kind), found=found, instead=instead)


def arms_of(kind: Kind) -> Sequence[Any]:
    """The types of a union, or the one that a type is."""
    return kind[1:] if isinstance(kind, list) and kind[0] == "|" else (kind,)


def with_undefined(kind: Kind) -> Kind:
    """The type of something that may be left out."""
    return ["|", *arms_of(kind), UNDEFINED]


def words_of(kind: Kind) -> str:
    """What a type is called in a message."""
    words = [_word(arm) for arm in arms_of(kind) if arm != UNDEFINED]
    kept = [word for word in words if word.strip("`") not in _PLACEHOLDERS] or words
    return " or ".join(dict.fromkeys(kept))


def _given_words(given: CodeType) -> str:
    if isinstance(given, ClassItself):
        return f"`{given.name}` itself"
    if isinstance(given, BackendItself):
        return "the result of `defineBackend`"
    if not isinstance(given, Instance):
        return "a function"
    if given.module == RESOURCES and given.kind.count(".") == 0:
        return f"the {given.kind[1:]} resource"
    if isinstance(given.kind, str) and given.kind.startswith(FACTORY):
        return f"the result of `define{given.kind.removeprefix(FACTORY).capitalize()}`"
    return words_of(given.kind)


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
    if isinstance(given, BackendItself):
        names = {name for name, _ in given.resources} | BACKEND_MEMBERS
        return kind[0] == "{" if isinstance(kind, list) else _is_object(module, kind) and _has_all(names, module, kind)
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
    # Resources of Amplify may get more members, but not those of a class of the CDK.
    return not (members.is_complete or home == RESOURCES) or _has_all({*members.found, *OF_OBJECTS}, module, kind)


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
    given = {field.name for field in code.fields}
    missing = [each for each, member in known.found.items() if member.is_required and each not in given]
    unknown = [each for each in given if each not in known.found]
    # The one unknown option is the one that is missing, if that has its name in it: `userPools` of `cognitoUserPools`.
    is_meant = len(missing) == len(unknown) == 1 and unknown[0].lower() in missing[0].lower() and not code.is_open
    for field in code.fields:
        member = known.found.get(field.name)
        if member is None:
            yield CodeFault(
                FaultKind.OPTION,
                field.name_span,
                field.name,
                name,
                tuple(known.found),
                is_low_level,
                whole=field.span,
                found=missing[0] if is_meant else "",
            )
        else:
            kind = member.kind if member.is_required else with_undefined(member.kind)
            yield from fitting(types, field.value, scope, member.module, kind, field.name)
            yield from other_form(field.value, OPTION_FORMS.get((module, name, field.name)), field.name)
    yield from _missing_choice(code, module, name)
    if missing and not code.is_open and not is_meant:
        yield CodeFault(FaultKind.MISSING_OPTION, code.span, ", ".join(missing), name, tuple(missing), is_low_level)


def other_form(code: Code, form: TextForm | None, name: str) -> Iterator[CodeFault]:
    """A string, or those of an array, if the CDK rejects its form."""
    for each in code.items if isinstance(code, ListCode) else (code,):
        text = each.text if isinstance(each, Constant) and each.kind == "s" else None
        if form is not None and text is not None and form.pattern.fullmatch(text) is None:
            yield CodeFault(FaultKind.TEXT, each.span, name, form.words, found=text)


def _missing_choice(code: ObjectCode, module: str, name: str) -> Iterator[CodeFault]:
    given = [field.name for field in code.fields]
    choice = ONE_OF.get((module, name), ())
    if choice and not code.is_open and sum(each in given for each in choice) != 1:
        yield CodeFault(FaultKind.ONE_OF, code.span, name, name, choice)
    both = NOT_BOTH.get((module, name), ())
    if both and all(each in given for each in both):
        second = max(both, key=given.index)
        field = code.fields[given.index(second)]
        yield CodeFault(FaultKind.NOT_BOTH, field.name_span, second, name, both, whole=field.span)
