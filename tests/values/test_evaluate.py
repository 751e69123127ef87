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
        ("const x = { m() { return 1; }, get g() { return 1; } };", "{m: function, g: 1}"),
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
        ("const f = (n) => { if (n) { return 1; } return 2; }; const x = f();", "2"),
        ("const f = (n) => { if (n) { return 1; } return 2; }; const x = f(y);", "?"),
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
        ("const x = { a: 1 }; function f() { if (y) { return x; } }", "{a: 1}"),
        ("const x = { a: 1 }; function f() { if (y) { return x; } } f().b = 2;", "{a: ?, ...}"),
        ("const x = { a: 1 }; function f() { if (y) { return x; } return 1; } f().b = 2;", "{a: ?, ...}"),
        ("const x = { a: 1 }; function f() { for (;;) { return 1; } return x; } f().b = 2;", "{a: ?, ...}"),
        ("const x = { m: a.model({}) }; Object.values(x).forEach((m) => m.authorization(r));", "{m: a.model({})...}"),
        ("const x = { a: 1 }; const kit = { all() { return x; } }; kit.all().b = 2;", "{a: ?, ...}"),
        ("const x = { a: 1 }; const kit = { all: () => x }; kit.all().b = 2;", "{a: ?, ...}"),
        ("const x = { a: 1 }; const kit = { get all() { return x; } }; kit.all.b = 2;", "{a: ?, ...}"),
        ("const x = { a: 1 }; const kit = [() => x]; kit[0]().b = 2;", "{a: ?, ...}"),
        ("const x = { a: 1 }; const kit = { x, go() { this.x.b = 2; } }; kit.go();", "{a: ?, ...}"),
        ("const x = { a: 1 }; class K { static x = x; static go() { this.x.b = 2; } } K.go();", "{a: ?, ...}"),
        ("const x = { a: 1 }; const put = Reflect.set.bind(null, x); put('b', 2);", "{a: ?, ...}"),
        ("const x = { a: 1 }; Object.assign.call(null, x, { b: 2 });", "{a: ?, ...}"),
        ("const x = { a: 1 }; Object.assign.apply(null, [x, { b: 2 }]);", "{a: ?, ...}"),
        ("const x = { a: 1 }; Reflect.apply(Object.assign, null, [x, { b: 2 }]);", "{a: ?, ...}"),
        ("const x = { a: 1 }; globalThis.Object.assign(x, { b: 2 });", "{a: ?, ...}"),
        ("const x = { a: 1 }; Object.getPrototypeOf(Object.create(x)).b = 2;", "{a: ?, ...}"),
        ("const x = { a: 1 }; Object.keys(x).map(String);", "{a: 1}"),
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
        ("const m = a.model({}); const all = [m]; all.pop().authorization(r); const x = { m };", "{m: a.model({})...}"),
        ("const m = a.model({}); const all = [m]; all.sort()[0].authorization(r); const x = { m };", "{m: a.model({})...}"),
        ("const m = a.model({}); Reflect.get(m, 'authorization').call(m, r); const x = { m };", "{m: a.model({})...}"),
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


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("const n = 7; const x = n * 100 + 1;", "701"),
        ("const x = 7 / 2;", "3.5"),
        ("const x = -7 % 4;", "-3"),
        ("const x = 1 / 0;", "?"),
        ("const x = 2 ** 70;", "?"),
        ("const x = 'port ' + 3000;", "'port 3000'"),
        ("const x = `${1.5}${true}`;", "'1.5true'"),
        ("const x = `${1e21}`;", "?"),
        ("const y = 'b'; const z = 'a'; const x = z + y;", "'ab'"),
        ("const x = u + y;", "?"),
        ("const mode: string = 'b'; const x = mode === 'a' ? 1 : 2;", "2"),
        ("const mode = process.env.MODE; const x = mode === 'a' ? 1 : 2;", "?"),
        ("const mode: any = '1'; const x = mode === 1 ? 1 : 2;", "2"),
        ("const mode: any = '1'; const x = mode !== 1 ? 1 : 2;", "1"),
        # JavaScript converts the operands of `==` if they are of different types.
        ("const mode: any = '1'; const x = mode == 1 ? 1 : 2;", "?"),
        ("const mode: any = '1'; const x = mode == '1' ? 1 : 2;", "1"),
        ("const y = { a: 1 }; const x = y.toString === undefined;", "?"),
        ("const x = !0;", "true"),
        ("const y = null; const x = y ?? 'b';", "'b'"),
        ("const y = { a: '' }; const x = y.a || 'b';", "'b'"),
        ("const x = 'a' && 'b';", "'b'"),
        ("const x = { ...(false && { a: 1 }), b: 2 };", "{b: 2}"),
        ("const x = { ...(true && { a: 1 }), b: 2 };", "{a: 1, b: 2}"),
        ("const x = 'Ab'.toLowerCase() + 'Ab'.toUpperCase();", "'abAB'"),
        ("const x = 'É'.toLowerCase();", "?"),
        ("const x = 'a,b'.split(',');", "['a', 'b']"),
        ("const x = 'abc'.slice(-2) + 'abc'.slice(0, 1) + 'abc'.substring(2, 1);", "'bcab'"),
        ("const x = 'a'.repeat(3).padStart(5, '-').replace('-', '+');", "'+-aaa'"),
        ("const x = 'a'.replace('a', '$&$&');", "?"),
        ("const x = 'abc'.length;", "3"),
        ("const x = 'abc'.startsWith('ab');", "true"),
        ("const x = ['a', 'b'].join('.');", "'a.b'"),
        ("const x = ['ab', 'b', u].filter((t) => t.length > 1);", "['ab', ...]"),
        ("const x = ['ab', 'b'].find((t) => t === 'b');", "'b'"),
        ("const x = ['ab', 'b'].includes('c');", "false"),
        ("const x = ['ab', u].includes('c');", "?"),
        ("const x = [1, 2, 3].reduce((sum, n) => sum + n, 0);", "6"),
        ("const x = [[1], [2, [3]]].flat().length;", "3"),
        ("const x = ['b', 'a'].sort();", "['a', 'b']"),
        ("const y = ['b', 'a']; const x = y.sort();", "?"),
        ("const x = Array.from({ length: 2 }, (_, i) => `f${i}`);", "['f0', 'f1']"),
        ("const x = Object.fromEntries([['a', 1], ['b', 2]]);", "{a: 1, b: 2}"),
        ("const x = Object.keys({ b: 1, 10: 2, 9: 3 });", "['9', '10', 'b']"),
        ("const x = [, 'a'];", "[undefined, 'a']"),
        ("const x = [/* none */ 'a', /* last */];", "['a']"),
        ("const x = Object.fromEntries(['a', 'b'].map((k) => [k, k + k]));", "{a: 'aa', b: 'bb'}"),
        ("const x = Object.fromEntries([['a', 1], [u, 2]]);", "{a: ?, ...}"),
        ("const x = Object.entries({ a: 1 }).map(([k, v]) => `${k}=${v}`);", "['a=1']"),
        (
            "const f = (k) => { switch (k) { case 'a': case 'b': return 1; default: return 2; } }; const x = [f('b'), f('c')];",
            "[1, 2]",
        ),
        (
            "const f = (k) => { if (k === 1) { return 1; } else if (k === 2) return 2; else { return 3; } }; const x = f(2);",
            "2",
        ),
        ("const f = (k) => { if (k) return 1; k = 2; return k; }; const x = f(0);", "?"),
        ("const f = (k) => { switch (k) { case 1: k(); case 2: return 2; } return 3; }; const x = f(2);", "?"),
        ("const f = (k) => { if (k) return 1; }; const x = f(1);", "?"),
    ],
)
def test_what_javascript_brings_along(code: str, expected: str) -> None:
    assert evaluated(code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("class K { static readonly a = 'v'; } const x = K.a;", "'v'"),
        ("class K { static f(n: string) { return n; } static get g() { return 1; } } const x = [K.f('a'), K.g];", "['a', 1]"),
        ("class K { static a = 'v'; } K.a = 'w'; const x = K.a;", "?"),
        ("class K { static a = 'v'; static set(v) { this.a = v; } } K.set('w'); const x = K.a;", "?"),
        ("class K { static a = 'v'; static { K.a = 'w'; } } const x = K.a;", "?"),
        ("class K { static a = 'v'; static { this.a = 'w'; } } const x = K.a;", "?"),
        ("class K { static a = 'v'; go() { K.a = 'w'; } } const x = K.a;", "?"),
        ("class K extends B { static a = 'v'; } const x = K.a;", "?"),
        ("class K { static a = 'v'; } const x = K.b;", "?"),
        ("class K { static a = 'v'; static f() {} } const x = Object.values(K);", "['v', ...]"),
        ("class K { static a = a.model({}); } K.a.authorization(r); const x = K.a;", "a.model({})..."),
        ("const m = { q: 1 }; class K { static all() { return m; } } K.all().q = 2; const x = m;", "{q: ?, ...}"),
        ("const m = a.model({}); class K { static m = m; } K.m.authorization(r); const x = { m };", "{m: a.model({})...}"),
        ("class K { static async f() { return 1; } } const x = K.f();", "?"),
        ("const y = { n: 1, get g() { return this.n; } }; const x = y.g;", "?"),
        ("const y = { get g() { return 1; }, set g(v) {} }; const x = y.g;", "1"),
    ],
)
def test_static_members_and_getters(code: str, expected: str) -> None:
    assert evaluated(code) == expected
