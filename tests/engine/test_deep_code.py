"""Code that nests deeper than anybody writes is passed over, and the rest of the project is checked all the same."""

from __future__ import annotations

import pytest

from amplify_ls.engine.workspace import Workspace
from amplify_ls.text.disk import MemoryDisk

DEEP = 3_000
DATA = "/p/amplify/data/resource.ts"
BACKEND = """import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';

defineBackend({ data });
"""
SCHEMA = """import { a, defineData } from '@aws-amplify/backend';
%s
const schema = a.schema({ Todo: a.model({ text: a.strng() }) }).authorization((allow) => [allow.publicApiKey()]);
export const data = defineData({ schema });
"""


def nested(before: str, inner: str, after: str = "") -> str:
    """An expression within itself, as the value of a constant."""
    return f"const deep = {before * DEEP}{inner}{after * DEEP};"


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(nested("(", "1", ")"), id="parentheses"),
        pytest.param(nested("[", "1", "]"), id="lists"),
        pytest.param(nested("{ a: ", "1", " }"), id="objects"),
        pytest.param(nested("!", "1"), id="unary operators"),
        pytest.param(nested("await ", "1"), id="await"),
        pytest.param(nested("1 + ", "1"), id="operators"),
        pytest.param(nested("a = ", "1"), id="assignments"),
        pytest.param(nested("Date ? 1 : ", "1"), id="conditions"),
        pytest.param(nested("Date ?? ", "1"), id="fallbacks"),
        pytest.param(nested("Date && ", "1"), id="conjunctions"),
        pytest.param(nested("() => ", "1"), id="arrow functions"),
        pytest.param(nested("() => { return ", "1", " }"), id="arrow functions with a body"),
        pytest.param(nested("(a = ", "1", ") => 1"), id="defaults of parameters"),
        pytest.param(nested("{ a() { return ", "1", " } }"), id="methods"),
        pytest.param(nested("class { a = ", "1", " }"), id="classes"),
        pytest.param(nested("`${", "1", "}`"), id="templates"),
        pytest.param("const deep = Date" + ".now" * DEEP + ";", id="members"),
        pytest.param("const deep = Date" + "()" * DEEP + ";", id="calls"),
        pytest.param("const deep = 1" + " as any" * DEEP + ";", id="casts"),
        pytest.param("const deep = Date" + "<A>(1)" * DEEP + ";", id="type arguments"),
        pytest.param("{" * DEEP + "}" * DEEP, id="blocks"),
        pytest.param("if (Date) {}" + " else if (Date) {}" * DEEP, id="else if"),
        pytest.param("if (Date) {" * DEEP + "}" * DEEP, id="if"),
        pytest.param("for (const a of [1]) {" * DEEP + "}" * DEEP, id="loops"),
        pytest.param("switch (1) { case 1: " * DEEP + "}" * DEEP, id="switch"),
        pytest.param("try {" * DEEP + "} catch {}" * DEEP, id="try"),
        pytest.param("a: " * DEEP + "1;", id="labels"),
        pytest.param("function f() {" * DEEP + "}" * DEEP, id="functions"),
        pytest.param("function f() { return " + "() => " * DEEP + "1 }", id="functions in a function"),
        pytest.param("const " + "{ a: " * DEEP + "b" + " }" * DEEP + " = JSON.parse('1');", id="patterns"),
        pytest.param("type Deep = " + "{ a: " * DEEP + "1" + " }" * DEEP + ";", id="types"),
        pytest.param("type Deep = " + "Array<" * DEEP + "1" + ">" * DEEP + ";", id="generic types"),
        pytest.param("type Deep = " + "1 | " * DEEP + "1;", id="union types"),
    ],
)
def test_deep_code_is_passed_over(code: str) -> None:
    workspace = Workspace(MemoryDisk({"/p/amplify/backend.ts": BACKEND, DATA: SCHEMA % code}))
    workspace.load("/p/amplify")
    assert "data/unknown-builder" in [diagnostic.code for diagnostic in workspace.diagnostics(DATA)]
