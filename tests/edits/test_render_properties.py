"""Whatever the layout: the result parses, says what was asked for, and keeps every comment that is nobody's."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from amplify_ls.edits.operations import (
    InsertItem,
    InsertProperty,
    MoveProperty,
    RemoveItem,
    RemoveProperty,
    RenameProperty,
    ReplaceValue,
)
from tests.edits.layouts import Layout, layouts
from tests.edits.support import comments_of, object_of, parse, plain, rendered

KINDS = ("insert", "insert many lines", "remove", "move", "move deep", "rename", "value", "insert item", "remove item")
MANY_LINES = "{\n  n: [\n    'q',\n  ],\n}"
EXAMPLES = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@EXAMPLES
@given(layouts(), st.data())
def test_operations_do_what_they_say(layout: Layout, data: st.DataObject) -> None:
    tree = parse(layout.text)
    expected = _Model(plain(tree))
    operations: list[Any] = []
    x = object_of(layout.text)
    touched: set[str] = set()
    for number in range(data.draw(st.integers(1, 3))):
        kind = data.draw(st.sampled_from(KINDS))
        _draw_operation(kind, number, layout, data, x, expected, operations, touched)
    note(layout.text)
    note(repr([_shown(operation) for operation in operations]))
    result = rendered(layout.text, lambda _: operations)
    if result.text is None:
        # A member that moves to where it is changes nothing.
        assert plain(tree) == expected.value
        return
    note(result.text)
    after = parse(result.text)
    assert plain(after) == expected.value
    before, now = comments_of(tree), comments_of(after)
    lost = [comment for comment in before if comment not in now]
    assert all(expected.may_lose(comment) for comment in lost), f"lost {lost}"
    assert len(now) == len(set(now)) or len(before) != len(set(before))
    assert _line_ends(result.text) <= _line_ends(layout.text)


def _draw_operation(
    kind: str,
    number: int,
    layout: Layout,
    data: st.DataObject,
    x: Any,
    expected: _Model,
    operations: list[Any],
    touched: set[str],
) -> None:
    holder = data.draw(st.sampled_from(sorted(layout.objects)))
    if expected.is_gone(layout, holder):
        return
    literal = _object(x, layout, holder)
    if kind.startswith("insert") and kind != "insert item":
        value = MANY_LINES if "many" in kind else f"a.id('n{number}')"
        operations.append(InsertProperty(literal, f"new{number}", value))
        expected.object(layout, holder).append((f"new{number}", _value(value)))
        return
    if kind.endswith("item"):
        _draw_item_operation(kind, number, layout, data, x, expected, operations, touched)
        return
    members = [name for name in layout.objects[holder] if name not in touched]
    if not members:
        return
    name = data.draw(st.sampled_from(members))
    prop = literal.properties[name]
    siblings = expected.object(layout, holder)
    index = next(at for at, pair in enumerate(siblings) if pair[0] == name)
    if kind == "remove":
        touched.update(_within(layout, name))
        operations.append(RemoveProperty(prop))
        expected.removed.update(_within(layout, name), _names(siblings.pop(index)))
    elif kind == "rename":
        touched.update(_within(layout, name))
        operations.append(RenameProperty(prop, f"custom:{name}"))
        siblings[index] = (f"custom:{name}", siblings[index][1])
    elif kind == "value":
        touched.update(_within(layout, name))
        operations.append(ReplaceValue(prop, "{ required: true }"))
        expected.removed.update((_within(layout, name) | _names(siblings[index])) - {name})
        expected.lost_values.add(name)
        siblings[index] = (name, {"object": [("required", "true")]})
    else:
        _draw_move(kind, name, prop, layout, data, x, expected, operations, touched)


def _draw_move(
    kind: str,
    name: str,
    prop: Any,
    layout: Layout,
    data: st.DataObject,
    x: Any,
    expected: _Model,
    operations: list[Any],
    touched: set[str],
) -> None:
    inside = _within(layout, name)
    targets = [other for other in sorted(layout.objects) if other not in inside and not expected.is_gone(layout, other)]
    target = data.draw(st.sampled_from(targets))
    path = ("deep", "er") if kind == "move deep" else ()
    touched.update(inside)
    operations.append(MoveProperty(prop, _object(x, layout, target), path))
    siblings = expected.object(layout, layout.owner[name])
    index = next(at for at, pair in enumerate(siblings) if pair[0] == name)
    pair = siblings.pop(index)
    destination = expected.object(layout, target)
    for step in path:
        found = next((value for key, value in destination if key == step), None)
        if found is None:
            found = {"object": []}
            destination.append((step, found))
        destination = found["object"]
    destination.append(pair)
    expected.gone.update(inside)


def _draw_item_operation(
    kind: str,
    number: int,
    layout: Layout,
    data: st.DataObject,
    x: Any,
    expected: _Model,
    operations: list[Any],
    touched: set[str],
) -> None:
    names = [name for name in sorted(layout.arrays) if name not in touched and not expected.is_gone(layout, name)]
    if not names:
        return
    name = data.draw(st.sampled_from(names))
    touched.add(name)
    array = _object(x, layout, layout.owner[name]).get(name)
    siblings = expected.object(layout, layout.owner[name])
    items = next(value for key, value in siblings if key == name)
    if kind == "insert item":
        index = data.draw(st.integers(0, len(items)))
        operations.append(InsertItem(array.span, index, f"'item{number}'"))
        items.insert(index, ("string", f"item{number}"))
    elif items:
        index = data.draw(st.integers(0, len(items) - 1))
        operations.append(RemoveItem(array.items[index].span))
        del items[index]


class _Model:
    """What the text is to say."""

    def __init__(self, value: Any) -> None:
        self.value = value
        self.removed: set[str] = set()
        self.gone: set[str] = set()
        self.lost_values: set[str] = set()

    def object(self, layout: Layout, holder: str) -> list[tuple[str, Any]]:
        path: list[str] = []
        while holder:
            path.append(holder)
            holder = layout.owner[holder]
        value = self.value
        for name in reversed(path):
            value = next(inner for key, inner in value["object"] if key == name)
        pairs: list[tuple[str, Any]] = value["object"]
        return pairs

    def may_lose(self, comment: str) -> bool:
        """Whether what the comment belongs to was taken out."""
        own, free = re.search(r"own (\w+)", comment), re.search(r"in (\w+)", comment)
        if own is not None:
            return own.group(1) in self.removed
        return free is not None and free.group(1) in self.removed | self.lost_values

    def is_gone(self, layout: Layout, holder: str) -> bool:
        """Whether an object was taken from where it was, or got another name."""
        try:
            self.object(layout, holder)
        except (StopIteration, TypeError, KeyError):
            return True
        chain = set()
        while holder:
            chain.add(holder)
            holder = layout.owner[holder]
        return bool(chain & (self.removed | self.gone | self.lost_values))


def _object(x: Any, layout: Layout, holder: str) -> Any:
    if not holder:
        return x
    return _object(x, layout, layout.owner[holder]).get(holder)


def _within(layout: Layout, name: str) -> set[str]:
    return {name}.union(*(_within(layout, inner) for inner in layout.objects.get(name, [])))


def _names(pair: tuple[str, Any]) -> set[str]:
    inner = pair[1]["object"] if isinstance(pair[1], dict) else []
    return {pair[0].removeprefix("custom:")}.union(*(_names(other) for other in inner))


def _value(text: str) -> Any:
    return plain(parse(f"const x = {text}"))


def _line_ends(text: str) -> set[str]:
    return set(re.findall(r"\r\n|\n|\r", text))


def _shown(operation: Any) -> str:
    prop = getattr(operation, "property", None)
    return f"{type(operation).__name__} {prop.name if prop else ''} {getattr(operation, 'path', '')}"
