"""What the packages do at run time, tried out: bounds of numbers, defaults, patterns, GraphQL types, ids of AI models."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from amplify_ls.catalog.common import RESOURCE_NAME
from amplify_ls.catalog.resources.functions import ENVIRONMENT_KEY, FUNCTION_OPTIONS, LAYER
from amplify_ls.catalog.schema.ai import MODEL_NAMES
from amplify_ls.catalog.schema.scalars import SCALARS
from amplify_ls.catalog.types import Choice, Number, OneOf, Record
from development.catalog.compare import Difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.catalog.types import Constant, Option, Shape


class Trial(NamedTuple):
    """An expression of `objects.mjs` and what the catalog says that it gives."""

    path: str
    aspect: str
    expression: str
    expected: Constant | float


BESIDE = {"durableConfig": {"executionTimeoutSeconds": "60"}}
"""Options that a shape needs beside the one that is tried."""


NAMES = ("a", "a1", "aB", "a-b", "a_b", "a b", "1a", "-a", "_a", " a", "a.b", "a/b", "\u00e4", "a\u00e4")
KEYS = ("AB", "aB", "A1", "A_", "A_1", "A", "1A", "_A", "A-B", "A B", "A.B", "\u00c4B")
LAYERS = (
    "arn:aws:lambda:eu-west-1:123456789012:layer:tools:1",
    "arn:aws:lambda:eu-west-1:12345:layer:tools:1",
    "arn:aws:lambda:eu-west-1:123456789012:layer:tools",
    "tools:1",
    "my_tools-2:10",
    "tools",
    "tools:latest",
    "my tools:1",
)
"""Texts of which the packages take some."""


def trials() -> list[Trial]:
    """Everything that is tried."""
    return [*_function_trials(FUNCTION_OPTIONS, ()), *_scalar_trials(), *_model_trials(), *_text_trials()]


def failures(every: Iterable[Trial], replies: dict[str, dict[str, Any]]) -> Iterator[Difference]:
    """The trials that gave something else. The replies are by the expressions."""
    for trial in every:
        reply = replies[trial.expression]
        given = reply.get("error", reply.get("value"))
        if given != trial.expected or isinstance(given, bool) != isinstance(trial.expected, bool):
            yield Difference(trial.path, trial.aspect, str(trial.expected), str(given))


def _function_trials(shape: Shape, above: tuple[str, ...]) -> Iterator[Trial]:
    for option in shape.options:
        path = (*above, option.name)
        yield from _default_trial(option, path)
        if isinstance(option.type, Number):
            yield from _number_trials(option.type, path)
        elif isinstance(option.type, OneOf) and not above:
            yield from (_taken(path, choice.value, is_taken=True) for choice in option.type.choices)
        elif isinstance(option.type, Record) and option.name == "durableConfig":
            yield from _function_trials(option.type.shape, path)


def _default_trial(option: Option, path: tuple[str, ...]) -> Iterator[Trial]:
    """Defaults that are values; others are in words."""
    known: dict[str, Constant] = {"true": True, "false": False}
    text = option.default
    if text.isdigit():
        known[text] = int(text)
    elif text.startswith("'") and text.count("'") == 2 and not text.startswith("'./"):
        known[text] = text.strip("'")
    if text in known:
        outer = f"{{ {path[0]}: {_object(path[1:-1], BESIDE.get(path[0], {}))} }}" if len(path) > 1 else "{}"
        yield Trial(_path(path), "default", f"hydrated({outer}).{'.'.join(path)}", known[text])


def _number_trials(kind: Number, path: tuple[str, ...]) -> Iterator[Trial]:
    if kind.minimum is not None:
        yield _taken(path, _whole(kind.minimum), is_taken=True)
        yield _taken(path, _whole(kind.minimum - 1), is_taken=False)
        yield _taken(path, kind.minimum + 0.5, is_taken=not kind.whole)
    if kind.maximum is not None:
        yield _taken(path, _whole(kind.maximum), is_taken=True)
        yield _taken(path, _whole(kind.maximum + 1), is_taken=False)


def _taken(path: tuple[str, ...], value: Constant | float, *, is_taken: bool) -> Trial:
    text = f"'{value}'" if isinstance(value, str) else str(value)
    inner = {**BESIDE.get(path[0], {}), path[-1]: text}
    options = f"{{ {path[0]}: {_object((), inner)} }}" if len(path) > 1 else f"{{ {path[0]}: {text} }}"
    return Trial(_path(path), f"takes {text}", f"isTaken({options})", is_taken)


def _object(path: tuple[str, ...], options: dict[str, str]) -> str:
    assert not path
    return "{ " + ", ".join(f"{name}: {value}" for name, value in options.items()) + " }"


def _whole(number: float) -> int:
    return int(number)


def _path(path: tuple[str, ...]) -> str:
    return f"defineFunction(options).{'.'.join(path)}"


def _scalar_trials() -> Iterator[Trial]:
    for scalar in SCALARS:
        yield Trial(f"a.{scalar.name}()", "GraphQL type", f"graphql(a.{scalar.name}())", scalar.graphql)


def _model_trials() -> Iterator[Trial]:
    for choice in MODEL_NAMES.choices:
        assert isinstance(choice, Choice)
        yield Trial(f"a.ai.model('{choice.value}')", "id", f"a.ai.model('{choice.value}').resourcePath", choice.summary)


def _text_trials() -> Iterator[Trial]:
    """Whether the patterns of the catalog fit what the packages take."""
    for path, pattern, texts, call in (
        ("name of a resource", RESOURCE_NAME.pattern, NAMES, "isName('{}')"),
        ("defineFunction(options).environment", ENVIRONMENT_KEY.pattern, KEYS, "isTaken({{ environment: {{ '{}': '' }} }})"),
        ("defineFunction(options).layers", LAYER.pattern, LAYERS, "isLayer('{}')"),
    ):
        for text in texts:
            is_taken = re.fullmatch(pattern, text) is not None
            yield Trial(path, f"takes '{text}'", call.format(text), is_taken)
