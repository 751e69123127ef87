"""Inputs that `make fuzz` has found, by the property that was not true for them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def found() -> Iterator[tuple[str, object]]:
    """Each input with the name of its property."""
    # Two escapes that make one character.
    yield "values.is_read", ("𐀀", '"\\ud800\\udc00"')
    # Conditions within conditions, deeper than Python calls.
    deep: object = "./a.js"
    for _ in range(900):
        deep = {"default": deep}
    yield "values.manifests_are_read", (json.dumps({"name": "own", "exports": deep}), "{}")
    # A version of more digits than Python reads as a number.
    long = json.dumps({"version": "1" * 5_000})
    yield "values.manifests_are_read", (long, long)
    # Many stars in a row, and so many apart that there are none of the ways that were counted.
    yield "settings.patterns_are_matched", (["*" * 60 + "b"], "project/amplify/data/resource.ts")
    yield "settings.patterns_are_matched", (["*a" * 200 + "b"], "a" * 300)
    # Neither a request nor an answer.
    yield "messages.are_answered", [("", json.dumps({"jsonrpc": "2.0", "result": {}}))]
    # Requests with ids that no answer can have.
    hover = {
        "method": "textDocument/hover",
        "params": {"textDocument": {"uri": "file:///a.ts"}, "position": {"line": 0, "character": 0}},
    }
    for identifier in (None, [], {}, True, 1.5):
        yield "messages.are_answered", [("", json.dumps({"jsonrpc": "2.0", **hover, "id": identifier}))]
    for identifier in ([], {}, None):
        yield "messages.are_answered", [("$/cancelRequest", json.dumps({"id": identifier}))]
        yield "messages.are_answered", [("", json.dumps({"jsonrpc": "2.0", "result": {}, "id": identifier}))]
