"""Messages are the same whether they are converted field by field or by generated code."""

from __future__ import annotations

import enum
import types as standard
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

import attrs
import pytest
from cattrs import transform_error
from lsprotocol import types

from amplify_ls.server.starting.conversion import generate_from_now_on, starting_converter
from tests.server.test_lazy_types import in_a_new_process

if TYPE_CHECKING:
    from cattrs import Converter

DEEPEST = 7
MESSAGES = sorted(types.METHOD_TO_TYPES.items())


@pytest.fixture(scope="module")
def converters() -> tuple[Converter, Converter]:
    """One that converts field by field, and one that generates code."""
    generating = starting_converter()
    generate_from_now_on(generating)
    return starting_converter(), generating


@pytest.mark.parametrize("message", [types for _, types in MESSAGES], ids=[method for method, _ in MESSAGES])
def test_all_messages(message: tuple[Any, ...], converters: tuple[Converter, Converter]) -> None:
    plain, generating = converters
    for kind in (each for each in message[:2] if each is not None):
        for choice, is_complete in ((0, True), (1, True), (2, True), (0, False)):
            data = sample(kind, choice, 0, is_complete=is_complete)
            # What lacks a result is read, but never written.
            found = [outcome(each, data, kind, is_written=is_complete) for each in (plain, generating)]
            assert found[0] == found[1]


@pytest.mark.parametrize(
    "params",
    [
        None,
        [],
        "text",
        {},
        {"textDocument": {"uri": 1}},
        {"textDocument": {"uri": "file:///a"}, "position": {"line": -1, "character": 0}},
        {"textDocument": {"uri": "file:///a"}, "position": {"line": "x"}},
        {"textDocument": None, "position": None},
    ],
)
def test_invalid_parameters_are_rejected_alike(params: object, converters: tuple[Converter, Converter]) -> None:
    message = {"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover", "params": params}
    plain, generating = (outcome(each, message, types.HoverRequest, is_written=False) for each in converters)
    assert plain == generating


def test_classes_behave_as_attrs_makes_them() -> None:
    script = """
    import amplify_ls.server.starting.lazy_types as lazy, attrs, json
    from lsprotocol import types
    def show():
        item = types.Location(uri="file:///a", range=types.Range(types.Position(1, 2), end=types.Position(3, 4)))
        edit = types.TextEdit(item.range, "x")
        errors = []
        for kind, given, named in ((types.TextEdit, [item.range], {}), (types.TextEdit, [1, 2, 3], {}),
                                   (types.TextEdit, [item.range, "x"], {"y": 1}), (types.Position, [-1, 0], {})):
            try:
                kind(*given, **named)
            except Exception as error:
                errors.append(type(error).__name__)
        other = types.TextEdit(item.range, "y")
        same = [edit == types.TextEdit(item.range, "x"), edit != other, edit == 1, edit.__hash__ is None]
        return [repr(edit), repr(item), same, errors, types.HoverOptions().work_done_progress, attrs.asdict(edit)]
    print(json.dumps(show()))
    """
    compiled = script.replace("def show", "lazy.compile_from_now_on()\n    def show")
    assert in_a_new_process(script) == in_a_new_process(compiled)


def outcome(converter: Converter, data: object, kind: Any, *, is_written: bool) -> object:
    """What a converter makes of some JSON and what it writes for that, or the kind of error."""
    try:
        found = converter.structure(data, kind)
    except Exception as error:
        return type(error).__name__, transform_error(error, path="params")
    return repr(found), converter.unstructure(found) if is_written else None


def sample(kind: Any, choice: int, depth: int, *, is_complete: bool) -> Any:
    """Some JSON of a type. ``choice`` is the index in unions."""
    plain = {str: "a", int: 1, bool: True, float: 0.5, type(None): None}
    if kind in plain:
        return plain[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, standard.UnionType):
        left = [each for each in arguments if each is not type(None)]
        return sample(left[min(choice, len(left) - 1)], choice, depth, is_complete=is_complete)
    if origin is Literal:
        return arguments[0]
    if origin is tuple:
        return [sample(each, choice, depth, is_complete=is_complete) for each in arguments]
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"a": sample(arguments[1], choice, depth, is_complete=is_complete)}
    if isinstance(origin, type) and issubclass(origin, Sequence):
        return [] if depth > DEEPEST else [sample(arguments[0], choice, depth + 1, is_complete=is_complete)]
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return next(iter(kind)).value
    if not attrs.has(kind):
        return {"a": [1, None, "b"]}
    found = {}
    for field in attrs.fields(kind):
        if field.default is attrs.NOTHING or (is_complete and depth < DEEPEST):
            first, *others = field.name.removesuffix("_").split("_")
            key = first + "".join(part.title() for part in others)
            found[key] = field.default if _is_fixed(field) else sample(field.type, choice, depth + 1, is_complete=is_complete)
    return found


def _is_fixed(field: Any) -> bool:
    return isinstance(field.default, str)
