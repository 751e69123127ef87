"""Strategies: texts, changed texts, JSON values and the many ways to write them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

from tests.differential.edits import SNIPPETS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hypothesis.strategies import SearchStrategy

Json = Any
MOST_EDITS = 6
_PLACE = st.integers(0, 5_000)

# All line ends, what only Python takes for one, widths of one to four bytes, what is nothing in UTF-8.
CHARACTERS = "ab_$01 \t\n\r\u2028\u0085\ufeff\0é港🚢\ud83d'\"`\\/*{}()[]<>.,:;=!?&|+-@#%^~"
CODE_PIECES = (
    *SNIPPETS,
    *CHARACTERS,
    "/* amplify-ls-ignore data/* */",
    "// amplify-ls-ignore-file data/missing-reference-field until 2020-01-01: why\n",
    "function f(x = 1, { y, ...z }) {",
    "class A extends B { static #p = 1; get x() { return this.#p } }",
    "for (const x of [1, 2]) ",
    "switch (x) { case 1: default: }",
    "export default ",
    "import type A, { b as c } from './data/resource';",
    "enum E { A = 'a', B }",
    "namespace N { export const x = 1 }",
    "declare module 'x' { interface Y {} }",
    "<T,>(x: T) => x as unknown as any",
    "x?.y!.z ?? (await w)",
    "/[/]\\/(?<n>x)/giu",
    "`a${`b${c}`}`",
    "label: while (true) break label;",
    "try { throw x } catch { } finally { }",
    "defineBackend({ ...x, [y]: z })",
    "new Proxy({}, {})",
    "0xFFn + 1_000.5e-3",
    "async function* g() { yield* g() }",
    "if (x) {} else ",
    "x = x",
    "@decorator() ",
)


class Edit(NamedTuple):
    """Replace the characters from ``start`` to ``end``, both counted around the end of the text, by ``text``."""

    start: int
    end: int
    text: str

    def within(self, length: int) -> tuple[int, int]:
        """The places in a text of that many characters."""
        first, second = self.start % (length + 1), self.end % (length + 1)
        return min(first, second), max(first, second)


def edits(pieces: Sequence[str]) -> SearchStrategy[Edit]:
    """Insertions, deletions, replacements and repetitions of pieces."""
    single = st.sampled_from(pieces)
    text = st.one_of(st.just(""), single, st.text(CHARACTERS, max_size=8), _repeated(single))
    small = st.builds(lambda start, size, text: Edit(start, start + size, text), _PLACE, st.integers(0, 12), text)
    return st.one_of(small, small, small, st.builds(Edit, _PLACE, _PLACE, text))


def _repeated(pieces: SearchStrategy[str]) -> SearchStrategy[str]:
    return st.builds(lambda piece, times: piece * times, pieces, st.sampled_from([2, 3, 40, 400]))


def edited(text: str, made: Sequence[Edit]) -> str:
    """A text after some edits, one after the other."""
    for edit in made:
        start, end = edit.within(len(text))
        text = text[:start] + edit.text + text[end:]
    return text


def mutated(originals: Callable[[], Sequence[str]], pieces: Sequence[str]) -> SearchStrategy[str]:
    """Texts with some edits, and texts of pieces alone."""
    # A strategy that reads the material only when it is used.
    original = st.deferred(lambda: st.sampled_from(originals()))
    changed = st.builds(edited, original, st.lists(edits(pieces), max_size=MOST_EDITS))
    return st.one_of(changed, changed, st.lists(st.sampled_from(pieces), max_size=30).map("".join))


JSON_PIECES = (
    *'{}[]:,"\\/*\n \t-.e0',
    *("null", "true", '"a"', '"*"', "//", "/*", "*/", '": ', ",,", "1e999", "\\u0000", "\ufeff"),
    *("[" * 2_000, '{"a":' * 500, "1" * 5_000),
)
_FLOATS = st.floats(allow_nan=False, allow_infinity=False)
_SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-(2**40), 2**40), _FLOATS, st.text(max_size=6))
JSON: SearchStrategy[Json] = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4), max_leaves=12
)
"""Any JSON value."""
_KEYS = ("a", "default", "import", "extends", "rules", "options", "amplify-ls")


def _nested(depth: int, key: str, value: Json) -> Json:
    for level in range(depth):
        value = [value] if key == "a" and level % 2 else {key: value}
    return value


DEEP_JSON: SearchStrategy[Json] = st.builds(_nested, st.sampled_from([1, 50, 300, 900]), st.sampled_from(_KEYS), _SCALARS)
"""Values that nest deeper than anybody writes, at most as deep as Python's own reader goes."""


@st.composite
def changed_json(draw: st.DrawFn, templates: Sequence[Json], most: int = 3) -> Json:
    """A JSON value that is like one of the templates, with some parts that are of another type, missing or repeated."""
    value = json.loads(json.dumps(draw(st.sampled_from(templates))))
    for _ in range(draw(st.integers(0, most))):
        value = _changed(value, draw, draw(st.integers(0, 6)))
    return value


def _changed(value: Json, draw: st.DrawFn, depth: int) -> Json:
    if depth == 0 or not isinstance(value, (dict, list)) or not value:
        return draw(JSON | DEEP_JSON)
    if isinstance(value, list):
        at = draw(st.integers(0, len(value) - 1))
        return [*value[:at], _changed(value[at], draw, depth - 1), *value[at + draw(st.integers(0, 1)) :]]
    key = draw(st.sampled_from(sorted(value)))
    rest = {name: inner for name, inner in value.items() if name != key}
    return rest if draw(st.integers(0, 7)) == 0 else {**rest, key: _changed(value[key], draw, depth - 1)}


_EITHER = st.booleans()


@st.composite
def written(draw: st.DrawFn, values: SearchStrategy[Json]) -> tuple[Json, str]:
    """A JSON value and one way to write it, with comments, white space and trailing commas."""
    value = draw(values)
    noise: SearchStrategy[str] = st.sampled_from(["", "", " ", "\n", "\t", '/* " , */', "// ' }\n", "/**/"])
    return value, _written(value, draw, noise)


def _written(value: Json, draw: st.DrawFn, noise: SearchStrategy[str]) -> str:
    if isinstance(value, list):
        inner, brackets = [_written(each, draw, noise) for each in value], "[]"
    elif isinstance(value, dict):
        inner = [f"{json.dumps(name)}{draw(noise)}:{_written(item, draw, noise)}" for name, item in value.items()]
        brackets = "{}"
    else:
        return draw(noise) + json.dumps(value, ensure_ascii=draw(_EITHER)) + draw(noise)
    comma = f",{draw(noise)}" if draw(_EITHER) and inner else ""
    return f"{draw(noise)}{brackets[0]}{','.join(inner)}{comma}{brackets[1]}{draw(noise)}"
