"""Settings of the editor, settings files, baselines and patterns: what is wrong with them is said, or left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from amplify_ls.engine.baseline import read_baseline
from amplify_ls.engine.configuration import read_settings
from amplify_ls.engine.settings import configuration
from amplify_ls.model.files.patterns import decision, matches, pattern_fault
from amplify_ls.server.settings import editor_manner, editor_settings
from development.fuzz.bounds import nothing_logged
from development.fuzz.inputs import JSON, JSON_PIECES, changed_json, mutated
from development.fuzz.material import json_texts
from development.fuzz.projects import ask_everything, opened
from development.fuzz.property import Property

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from development.fuzz.inputs import Json

FOLDER = "/project"
SOURCE = f"{FOLDER}/amplify/data/resource.ts"
_SCHEMA = """import { a, defineData } from '@aws-amplify/backend';
const schema = a.schema({ Todo: a.model({ text: a.strng() }) });
export const data = defineData({ schema });
"""
_RULES: Json = {
    "data/*": "off",
    "*": {"level": "hint", "options": {"allow": ["x"]}},
    "data/missing-authorization": "error",
    "settings/unknown-rule": "off",
    "nothing/at-all": "loud",
}
_SETTINGS: tuple[Json, ...] = (
    {"$schema": "x", "rules": _RULES, "exclude": ["amplify/**", "!x", "["], "baseline": "base.json"},
    {
        "overrides": [{"files": ["amplify/data/*"], "rules": _RULES}, {}],
        "hideTypeScriptDiagnostics": True,
        "typescript": {"hovers": 3},
    },
    {"amplifyLs": {"rules": _RULES, "typingPause": -1, "showsFindingsInHover": 1}},
    {"name": "own", "amplify-ls": {"rules": _RULES, "exclude": ["../x", "a\\b", "./c"]}},
)
_BASELINES: tuple[Json, ...] = (
    {"version": 1, "findings": [{"path": "a.ts", "code": "data/x", "line": "x", "count": 2, "message": "m"}]},
    {"version": 2},
)


def any_json_is_read(text: str) -> None:
    """An editor may send what it wants."""
    value = json.loads(text)
    with nothing_logged():
        found = editor_settings(value, {"amplifyLs": value})
        editor_manner(value)
        read_settings(value)
        configuration([("the editor", "", found), (f"{FOLDER}/amplify-ls.json", FOLDER, found)], SOURCE)


def a_file_is_read(given: tuple[str, str]) -> None:
    """A settings file, and a baseline, of any content: the project is checked, and places are inside of the files."""
    name, text = given
    files = {f"{FOLDER}/amplify/backend.ts": "", SOURCE: _SCHEMA, f"{FOLDER}/{name}": text}
    with nothing_logged():
        workspace = opened(files)
        ask_everything(workspace)
        workspace.configuration(SOURCE)


def a_baseline_is_read_or_refused(text: str) -> None:
    """A baseline is read, or ValueError says that it cannot be."""
    try:
        found = read_baseline(f"{FOLDER}/base.json", text.encode("utf-8", "replace"))
    except ValueError as error:
        assert "the baseline" in str(error)  # noqa: PT017
        return
    assert all(isinstance(times, int) for times in found.counts.values())


def patterns_are_matched(given: tuple[list[str], str]) -> None:
    """A pattern matches a path or does not, in little time, and what is wrong with it can be said."""
    patterns, path = tuple(given[0]), given[1]
    result = matches(patterns, path)
    assert isinstance(result, bool)
    if patterns:
        assert result == (decision(patterns, path) is True)
    for pattern in patterns:
        fault = pattern_fault(pattern)
        assert fault is None or fault.meant is None or pattern_fault(fault.meant) != fault


_NAMES = ("a", "b.ts", "é", " ", "\n")
_SIGNS = ("*", "**", "**/", "/", "?", "[", "]", "[!a-z]", "!", "\\", "#", ".", "./", "../", "{a,b}")
_pieces = st.sampled_from((*_SIGNS, *_NAMES))
_times = st.sampled_from([5, 60, 200])
_PATHS = (SOURCE[1:], "a", "", "a/" * 60 + "b.ts", "a" * 300, "amplify/data/é.ts", " ", "a/b/../c", "aaaa/" * 30)
_pattern: SearchStrategy[str] = st.one_of(
    st.lists(_pieces, max_size=12).map("".join),
    st.builds(lambda piece, times: piece * times + "b", _pieces, _times),
    st.builds(lambda piece, times: (piece + "a") * times, _pieces, _times),
)
_file_text = mutated(json_texts, JSON_PIECES) | changed_json(_SETTINGS).map(json.dumps)
PROPERTIES = (
    Property(
        "settings.any_json_is_read", (JSON | changed_json(_SETTINGS)).map(json.dumps), any_json_is_read, most_calls=5_000_000
    ),
    Property(
        "settings.a_file_is_read",
        st.tuples(st.sampled_from(["amplify-ls.json", "package.json", "amplify/amplify-ls.json", "base.json"]), _file_text),
        a_file_is_read,
        most_calls=40_000_000,
    ),
    Property(
        "settings.a_baseline_is_read_or_refused",
        mutated(json_texts, JSON_PIECES) | changed_json(_BASELINES).map(json.dumps),
        a_baseline_is_read_or_refused,
        most_calls=1_000_000,
    ),
    Property(
        "settings.patterns_are_matched",
        st.tuples(st.lists(_pattern, max_size=4), st.sampled_from(_PATHS)),
        patterns_are_matched,
        most_calls=2_000_000,
    ),
)
