"""What single expressions stand for."""

from __future__ import annotations

import pytest

from amplify_ls.values.values import Unknown
from tests.values.describe import describe, value_of

IMPORT = "import { a, defineAuth } from '@aws-amplify/backend';\n"


def evaluated(code: str) -> str:
    return describe(value_of({"data/resource.ts": IMPORT + code}, "x"))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("const x = 'a\\n\\u0041\\x41\\u{1F600}';", "'a\nAA😀'"),
        ("const x = `plain`;", "'plain'"),
        ("const y = 'b'; const x = `a${y}`;", "'ab'"),
        ("const x = 'a' + 'b';", "'ab'"),
        ("const x = -1.5;", "-1.5"),
        ("const x = 0x10;", "16"),
        ("const x = true;", "true"),
        ("const x = null;", "null"),
        ("const x = undefined;", "undefined"),
        ("const x = (('a' as const) satisfies string)!;", "'a'"),
        ("let x = 'a';", "'a'"),
        ("let x = 'a'; x = 'b';", "?"),
        ("let x = 1; x++;", "?"),
        ("var x = 'a'; function f() { x = 'b'; }", "?"),
        ("const x = cond ? 'a' : 'b';", "?"),
        ("const x = y || 'b';", "?"),
        ("const x = [1, ...[2, 3], 4];", "[1, 2, 3, 4]"),
        ("const x = [1, ...other()];", "[1, ...]"),
        ("const a0 = [1]; " + "".join(f"const a{n + 1} = [...a{n}, ...a{n}]; " for n in range(40)) + "const x = a40[0];", "?"),
        ("const y = { a: 1 }; const x = { b: 2, ...y, a: 3 };", "{b: 2, a: 3}"),
        ("const x = { a: 1, ...unknown, b: 2 };", "{a: ?, b: 2, ...}"),
        ("const x = { ...(cond ? { a: 1 } : {}), b: 2 };", "{b: 2, ...}"),
        ("const x = { ...undefined, b: 2 };", "{b: 2}"),
        ("const K = 'k'; const x = { [K]: 1 };", "{k: 1}"),
        ("const x = { [f()]: 1, a: 2 };", "{a: 2, ...}"),
        ("const x = { 'quoted-key': 1, 2: 3 };", "{quoted-key: 1, 2: 3}"),
        ("const a1 = 1; const x = { a1 };", "{a1: 1}"),
        ("const x = { m() { return 1; }, get g() { return 1; } };", "{m: function, ...}"),
        ("const y = { a: { b: ['c'] } }; const x = y.a.b[0];", "'c'"),
        ("const y = { a: 1 }; const x = y['a'];", "1"),
        ("const y = { a: 1 }; const x = y.z;", "undefined"),
        ("const y = { ...u, a: 1 }; const x = y.z;", "?"),
        ("const { a: x } = { a: 'v' };", "'v'"),
        ("enum Names { First = 'first', Second = 2 } const x = [Names.First, Names.Second];", "['first', ?]"),
        ("const x = Object.freeze({ a: 1 });", "{a: 1}"),
        ("const y = { A: 'a', B: 'b' }; const x = Object.values(y);", "['a', 'b']"),
        ("const y = { A: 'a', B: 'b' }; const x = Object.keys(y);", "['A', 'B']"),
        ("const x = a.string().required();", "a.string().required()"),
        ("const x = a.string;", "a.string"),
        ("const x = a.model.bind(a)({});", "?"),
        ("const x = a.allow.owner().to[('read', 'write')];", "a.allow.owner().to[['read', 'write', ...]]"),
        ("const x = defineAuth({ loginWith: { email: true } });", "defineAuth({loginWith: {email: true}})"),
        ("const x = new Thing();", "?"),
        ("const x = await load();", "?"),
        ("const x = secret('X');", "?('X')"),
    ],
)
def test_expression(code: str, expected: str) -> None:
    assert evaluated(code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("const f = () => 'a'; const x = f();", "'a'"),
        ("function f(n: string) { const y = n; return { y }; } const x = f('a');", "{y: 'a'}"),
        ("const f = (n, m = 'd') => [n, m]; const x = f('a');", "['a', 'd']"),
        ("const f = ({ n, m: k }) => [n, k]; const x = f({ n: 1, m: 2 });", "[1, 2]"),
        ("const f = (...all) => all; const x = f(1, 2);", "[1, 2]"),
        ("const f = (n) => n; const x = f(...many);", "?"),
        ("const f = (n) => { if (n) { return 1; } return 2; }; const x = f();", "?"),
        ("const f = async () => 1; const x = f();", "?"),
        ("const f = () => f(); const x = f();", "?"),
        ("const f = () => g(); const g = () => f(); const x = f();", "?"),
        ("const f1 = () => 1, f2 = () => f1(), f3 = () => f2(), f4 = () => f3(); const x = f4();", "1"),
        (
            "const f = (fields) => a.model({ ...fields, z: a.id() }); const x = f({ y: a.id() });",
            "a.model({y: a.id(), z: a.id()})",
        ),
        (
            "const f = () => { const m = a.model({}); return m.authorization(r); }; const x = f();",
            "a.model({}).authorization(?)",
        ),
        ("const f = () => { const m = a.model({}); m.authorization(r); return m; }; const x = f();", "a.model({})..."),
    ],
)
def test_functions_of_the_author(code: str, expected: str) -> None:
    assert evaluated(code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("const x = { a: 1 }; x.b = 2;", "{a: 1, ...}"),
        ("const x = { a: 1 }; x['b'] = 2;", "{a: 1, ...}"),
        ("const x = { a: 1, b: 2 }; delete x.a;", "{b: 2, ...}"),
        ("const x = { a: 1 }; Object.assign(x, y);", "{a: ?, ...}"),
        ("const x = { a: 1 }; Object.assign({}, x);", "{a: 1}"),
        ("const x = { a: 1 }; console.log(x);", "{a: 1}"),
        ("const x = { a: 1 }; mystery(x);", "{a: ?, ...}"),
        ("const x = { a: 1 }; fill(x); function fill(o) { o.b = 2; }", "{a: ?, ...}"),
        ("const x = { a: 1 }; look(x); function look(o) { return o.a; }", "{a: 1}"),
        ("const x = { a: 1 }; const y = x; y.b = 2;", "{a: ?, ...}"),
        ("let y; const x = { a: 1 }; y = x;", "{a: ?, ...}"),
        ("const x = { a: 1 }; for (const k of ks) { x[k] = 1; }", "{a: ?, ...}"),
        ("const x = { a: 1 }; for (const k of x) { k.b = 1; }", "{a: ?, ...}"),
        ("const x = { a: 1 }; for (const k of ks) { use(x.a); }", "{a: 1}"),
        ("const x = { a: 1 }; const m = a.model(x);", "{a: 1}"),
        ("const x = { a: 1 }; if (x.a) { go(); }", "{a: 1}"),
        ("const x = { a: 1 }; function f() { if (y) { return x; } }", "{a: ?, ...}"),
        ("const x = { m: a.model({}) }; Object.values(x).forEach((m) => m.authorization(r));", "{m: a.model({})...}"),
        ("const x = [1]; x.push(2);", "[1, ...]"),
        ("const x = [1]; const y = x.includes(1);", "[1]"),
        ("const x = [1]; const f = () => { x.push(2); };", "[1, ...]"),
        ("const x = [2, 1]; x.sort();", "[...]"),
        ("const x = [2, 1]; x[0] = 3;", "[...]"),
        ("const y = { f: { a: 1 } }; y.f.b = 2; const x = y.f;", "?"),
        ("const y = { f: { a: 1 } }; const { f } = y; f.b = 2; const x = y;", "{f: ?, ...}"),
        ("const x = { a: 1 }; const y = { x }; y.x.b = 2;", "{a: ?, ...}"),
        ("const f = (o) => { o.b = 2; return o; }; const x = f({ a: 1 });", "{a: 1, ...}"),
        ("const f = (o) => { o = { ...o, b: 2 }; return o; }; const x = f({ a: 1 });", "?"),
        ("let x = 'a'; if (y) { x = 'b'; }", "?"),
    ],
)
def test_mutation_and_escape_open_a_container(code: str, expected: str) -> None:
    assert evaluated(code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("const m = a.model({}); m.authorization(r); const x = { m };", "{m: a.model({})...}"),
        ("const m = a.model({}); const x = m.authorization('r');", "a.model({}).authorization('r')"),
        ("const m = a.model({}); const x = m.authorization('r'); m.identifier([]);", "a.model({}).authorization('r')..."),
        ("const m = a.model({}); const x = { m };", "{m: a.model({})}"),
        (
            "const m = a.model({}); secure(m); function secure(n) { n.authorization(r); } const x = { m };",
            "{m: a.model({})...}",
        ),
        ("const m = a.model({}); const all = [m]; for (const n of all) { n.go(); } const x = { m };", "{m: a.model({})...}"),
        ("const m = a.model({}); const all = { m }; all.m.authorization(r); const x = { m };", "{m: a.model({})...}"),
        ("const all = { m: a.model({}) }; all.m.authorization(r); const x = all;", "{m: a.model({})...}"),
        ("const all = { m: a.model({}) }; for (const k in all) { all[k].authorization(r); } const x = all;", "{m: ?, ...}"),
        ("const m = a.model({}); const x = a.schema({ m });", "a.schema({m: a.model({})})"),
    ],
)
def test_builders_change_in_place(code: str, expected: str) -> None:
    assert evaluated(code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("const x = { A: a.model({}) , B: { ;", "?"),
        ("const y = 1;\nconst x = a.model({ t: a.string( });", "?"),
    ],
)
def test_broken_code_is_unknown(code: str, expected: str) -> None:
    assert evaluated(code) == expected


def test_what_is_created_keeps_its_class_and_its_arguments() -> None:
    text = "import * as iam from 'aws-cdk-lib/aws-iam';\nconst name = 'x';\nexport const policy = new iam.Policy({ name }, 1);"
    value = value_of({"data/resource.ts": text}, "policy")
    assert isinstance(value, Unknown)
    assert value.creation is not None
    assert describe(value.creation.constructor) == "Policy"
    assert [describe(each) for each in value.creation.arguments.values] == ["{name: 'x'}", "1"]
