"""Fixes of options that several rules use."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from amplify_ls.catalog.labels import literal
from amplify_ls.catalog.options import ITEM, RESULT, option_of, type_at
from amplify_ls.catalog.snippet_text import filled
from amplify_ls.catalog.snippets import option_snippet
from amplify_ls.catalog.types import Either, Exactly, ListOf, Name, Number, Record, Simple, Text
from amplify_ls.edits.operations import (
    AddImport,
    Fix,
    InsertProperty,
    MoveProperty,
    RemoveProperty,
    RenameProperty,
    Replace,
    ReplaceValue,
    Safety,
    Wrap,
)
from amplify_ls.fit.problems import UnknownKey, WrongValue, dotted
from amplify_ls.model.builders import PACKAGE_PREFIX
from amplify_ls.model.types.mismatch import misfit
from amplify_ls.rules.options.cdk_values import plain_value
from amplify_ls.rules.wording import listed
from amplify_ls.syntax.outline import Span
from amplify_ls.values import values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from amplify_ls.catalog.types import Option, Shape, Type
    from amplify_ls.edits.operations import Operation
    from amplify_ls.fit.problems import KeyProblem, MisplacedKey, Problem, ValueProblem
    from amplify_ls.values.values import Object, Value

BACKEND = f"{PACKAGE_PREFIX}backend"
_NOTHING: Mapping[str, str] = MappingProxyType({})


def renames(problem: KeyProblem, alias_safety: Safety = Safety.UNSAFE) -> Iterator[Fix]:
    """A fix for each name that may be intended by an unknown key; the likeliest is preferred.

    Changing a name that differs only in case is safe; ``alias_safety`` applies to a well-known wrong name of a single option.
    """
    if not isinstance(problem, UnknownKey):
        return
    for index, name in enumerate(problem.names):
        yield Fix(
            f"Change to `{name}`",
            (RenameProperty(problem.prop, name),),
            _safety(problem, name, alias_safety),
            is_preferred=index == 0,
        )


def _safety(problem: KeyProblem, name: str, alias_safety: Safety) -> Safety:
    wrong = problem.path[-1]
    if not isinstance(problem, UnknownKey):
        return Safety.SAFE if name.lower() == wrong.lower() else Safety.UNSAFE
    if len(problem.names) > 1 or problem.reason:
        return Safety.UNSAFE
    if name.lower() == wrong.lower():
        return Safety.SAFE
    return alias_safety if any(alias.wrong == wrong for alias in problem.shape.aliases) else Safety.UNSAFE


def removal(problem: KeyProblem, safety: Safety = Safety.UNSAFE) -> Iterator[Fix]:
    """The fix that removes the key."""
    name = problem.path[-1]
    yield Fix(f"Remove `{name}`", (RemoveProperty(problem.prop),), safety, is_preferred=safety is Safety.SAFE)


def move(problem: MisplacedKey, root: Object | None, besides: Mapping[str, str] = _NOTHING) -> Iterator[Fix]:
    """The fix that moves a misplaced key to where it belongs; ``root`` is the options object of the call.

    ``besides`` are further options, with their values, that are added to the object there if it has to be created.
    """
    if root is None or len(problem.places) != 1:
        return
    path = problem.places[0][:-1]
    if ITEM in path or RESULT in path:
        return
    where = f"into `{dotted(path)}`" if path else "to the top-level options"
    title = f"Move `{problem.path[-1]}` {where}"
    # An object that is created may enable something: `email: {...}` is a sign-in method.
    is_there = _is_there(root, path)
    if besides and not is_there:
        title += f", and add {listed(besides)}"
    safety = Safety.SAFE if is_there else Safety.UNSAFE
    yield Fix(title, (MoveProperty(problem.prop, root, path, tuple(besides.items())),), safety, is_preferred=True)


def _is_there(root: Object, path: tuple[str, ...]) -> bool:
    """Whether all objects along a path exist."""
    current: Object = root
    for name in path:
        inner = current.get(name)
        if not isinstance(inner, values.Object):
            return False
        current = inner
    return True


def places(problem: KeyProblem, root: Object | None) -> Iterator[Fix]:
    """The fix that moves a key to the first of several possible places where its value is valid."""
    if root is None or not isinstance(problem, UnknownKey):
        return
    value = problem.prop.value
    for place in problem.places:
        path = place[:-1]
        if ITEM in path or RESULT in path or not path:
            continue
        kind = type_at(Record(problem.shape), place) if len(problem.path) == 1 else None
        if kind is None or misfit(value, kind) is not None:
            continue
        if _is_there(root, path) or not _needs_more(type_at(Record(problem.shape), path), place[-1]):
            title = f"Move `{problem.path[-1]}` into `{dotted(path)}`"
            yield Fix(title, (MoveProperty(problem.prop, root, path),), is_preferred=True)
            return


def _needs_more(kind: Type | None, name: str) -> bool:
    """Whether an object that is created with a single option lacks required ones."""
    if isinstance(kind, Either):
        return any(_needs_more(each, name) for each in kind.types)
    if not isinstance(kind, Record):
        return False
    is_another_needed = bool(kind.shape.at_least_one) and name not in kind.shape.at_least_one
    return is_another_needed or any(each.name != name and each.presence == "required" for each in kind.shape.options)


def as_another(problem: KeyProblem, name: str, shape: Shape, more: Iterable[Operation] = ()) -> Fix:
    """The fix that renames a key and adapts its object to the options of the new name.

    Missing options are added as in the snippets, unless they have no usual value, and unknown options are removed.
    """
    prop = problem.prop
    steps = [f"change to `{name}`"]
    edits: list[Operation] = [RenameProperty(prop, name)]
    texts: dict[str, str] = {}
    value = prop.value
    if isinstance(value, values.Object):
        missing = [each for each in shape.options if each.presence == "required" and value.lacks(each.name)]
        texts = {option.name: text for option in missing if (text := value_text(option)) is not None}
        excess = [inner for inner in value if inner.name in value.own and option_of(shape, inner.name) is None]
        edits += [InsertProperty(value, key, text) for key, text in texts.items()]
        edits += [RemoveProperty(inner) for inner in excess]
        steps += [f"add {listed(texts)}"] if texts else []
        steps += [f"remove {listed(inner.name for inner in excess)}"] if excess else []
    title = ", ".join(steps[:-1]) + ", and " + steps[-1] if len(steps) > 1 else steps[0]
    safety = Safety.UNSAFE if len(steps) > 1 else _safety(problem, name, Safety.UNSAFE)
    return Fix(title[0].upper() + title[1:], with_import([*edits, *more], texts.values(), problem.span), safety)


def insertion(target: Object | None, options: Iterable[Option], source: Span) -> Iterator[Fix]:
    """The fix that adds options as in the snippets; none if a value cannot be guessed."""
    texts = {option.name: value_text(option) for option in options}
    if target is not None and texts and all(texts.values()):
        yield insertion_of(target, {name: text for name, text in texts.items() if text}, source)


def insertion_of(target: Object, texts: dict[str, str], source: Span) -> Fix:
    """The fix that adds options; the values are source text."""
    there = target.properties
    operations: list[Operation] = [
        ReplaceValue(there[name], text) if name in there else InsertProperty(target, name, text) for name, text in texts.items()
    ]
    return Fix(f"Add {listed(texts)}", with_import(operations, texts.values(), source), is_preferred=True)


def with_import(operations: Iterable[Operation], texts: Iterable[str], source: Span) -> tuple[Operation, ...]:
    """The operations, with the import of `secret` if one of the texts needs it; ``source`` is a position in the file."""
    needs = any("secret(" in text for text in texts)
    return (*operations, AddImport(source, BACKEND, "secret")) if needs else tuple(operations)


def value_text(option: Option) -> str | None:
    """The value of an option in its snippet, as source text; None if it is incomplete."""
    text, is_complete = filled(option_snippet(option))
    value = text.replace("\t", "  ").partition(": ")[2]
    return value if value and is_complete and _is_whole(value, option.type) else None


def _is_whole(value: str, kind: Type) -> bool:
    """Whether an example is complete, unlike the beginning of an ARN."""
    return not isinstance(kind, Text) or re.fullmatch(kind.pattern or ".*", value.strip("'")) is not None


def corrections(problem: Problem) -> Iterator[Fix]:
    """A fix for each value that may be intended by a wrong string."""
    if not isinstance(problem, WrongValue) or not isinstance(problem.value, values.Text):
        return
    value = problem.value
    for index, name in enumerate(problem.names):
        is_case = len(problem.names) == 1 and name.lower() == value.value.lower()
        is_here = value.span == problem.span
        safety = Safety.SAFE if is_case and is_here else Safety.UNSAFE
        yield Fix(f"Change to `{name}`", (Replace(value.span, f"'{name}'"),), safety, is_preferred=index == 0)


def conversions(problem: ValueProblem) -> Iterator[Fix]:
    """The fix that converts a value to the expected type if the meaning is clear: `'a'` to `['a']`, `'true'` to `true`."""
    value, kind = problem.value, problem.expected
    yield from plain_value(problem)
    for each in kind.types if isinstance(kind, Either) else (kind,):
        fix = _conversion(value, each)
        if fix is not None:
            yield fix
            return


def _conversion(value: Value, kind: Type) -> Fix | None:
    if isinstance(kind, ListOf) and not isinstance(value, values.Array) and misfit(value, kind.item) is None:
        return Fix("Wrap in an array", (Wrap(value.span, "[", "]"),), Safety.SAFE, is_preferred=True)
    if isinstance(kind, Record) and isinstance(value, values.Array):
        return _unwrapped(value)
    if isinstance(value, values.Text) and isinstance(kind, (Exactly, Simple)) and value.value in ("true", "false"):
        is_right = value.value == "true" if isinstance(kind, Exactly) else kind.kind == "boolean"
        if is_right:
            fix_text = value.value
            return Fix(f"Change to `{fix_text}`", (Replace(value.span, fix_text),), Safety.SAFE, is_preferred=True)
    if isinstance(kind, Number) and isinstance(value, values.Text) and value.value.isdecimal():
        text = str(int(value.value))
        if misfit(values.Number(value.span, int(text)), kind) is None:
            return Fix(f"Change to `{text}`", (Replace(value.span, text),), Safety.SAFE, is_preferred=True)
    if isinstance(kind, (Text, Name)) and isinstance(value, values.Number) and float(value.value).is_integer():
        text = str(int(value.value))
        if misfit(values.Text(value.span, text), kind) is None:
            return Fix(f"Change to `'{text}'`", (Replace(value.span, f"'{text}'"),), is_preferred=True)
    if isinstance(kind, Exactly) and isinstance(value, (values.Text, values.Number)):
        text = literal(kind.value)
        return Fix(f"Change to `{text}`", (Replace(value.span, text),), is_preferred=True)
    return None


def _unwrapped(value: values.Array) -> Fix | None:
    """The fix that changes an array of one object to that object."""
    if value.is_open or len(value.items) != 1 or not isinstance(value.items[0], values.Object):
        return None
    outer, inner = value.span, value.items[0].span
    if outer.anchor is not inner.anchor or not outer.start < inner.start <= inner.end < outer.end:
        return None
    before = Replace(Span(outer.anchor, outer.start, inner.start), "")
    behind = Replace(Span(outer.anchor, inner.end, outer.end), "")
    return Fix("Remove the array around the object", (before, behind), Safety.SAFE, is_preferred=True)
