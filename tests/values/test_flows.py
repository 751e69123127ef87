"""Where values go: aliases, literals that hold them, callbacks, helpers, patterns."""

from __future__ import annotations

import pytest

from tests.values.describe import describe, value_of

IMPORT = "import { a } from '@aws-amplify/backend';\n"
OPENED = "{m: a.model({})...}"
CLOSED = "{m: a.model({})}"


def evaluated(code: str) -> str:
    return describe(value_of({"data/resource.ts": IMPORT + code}, "x"))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("[m].forEach((n) => n.authorization(r));", OPENED),
        ("[m].forEach(secure); const secure = (n) => n.authorization(r);", OPENED),
        ("[m].map((n) => console.log(n));", CLOSED),
        # To tell what the call does to `m` asks for what is called, and that is made of `m`.
        ("const f = make(m); f.go(m); function make(v) { return a.model({ v }); }", OPENED),
        ("const f = m.inner['b']; f.go(m);", OPENED),
        ("[m].includes(other);", CLOSED),
        ("const all = { inner: { m } }; all.inner.m.authorization(r);", OPENED),
        ("const all = { m }; console.log(all);", CLOSED),
        ("const all = { m }; const copy = { ...all, y: 1 }; copy.z = 2;", CLOSED),
        ("const all = [m]; const [n] = all; n.authorization(r);", OPENED),
        ("const all = [m]; all.push(other);", CLOSED),
        ("secure([m]); function secure(all) { for (const n of all) n.go(); }", OPENED),
        ("secure({ m }); function secure({ m }) { m.go(); }", OPENED),
        ("secure(m); function secure(...all) { all.forEach((n) => n.go()); }", OPENED),
        ("secure(m); function secure(n) { const k = n; k.go(); }", OPENED),
        ("look([m]); function look(all) { return all.length; }", CLOSED),
        ("const same = (n) => n; same(m).authorization(r);", OPENED),
        ("const get = () => m; get().authorization(r);", OPENED),
        ("const get = () => m; const y = a.schema({ m: get() });", CLOSED),
        ("(cond ? m : other).authorization(r);", OPENED),
        ("cond && m.authorization(r);", OPENED),
        ("const n = cond && m; n.authorization(r);", OPENED),
        ("function f(n = m) { n.authorization(r); }", OPENED),
        ("function f() { const held = [m]; for (const n of held) n.go(); }", OPENED),
        ("class Secure { constructor() { m.authorization(r); } }", OPENED),
        ("Reflect.apply(m.authorization, m, [r]);", OPENED),
        ("other.list = [m];", OPENED),
        ("a.schema({ m, list: [m] });", CLOSED),
    ],
)
def test_builders_that_something_is_called_on(code: str, expected: str) -> None:
    assert evaluated(f"const m = a.model({{}}); {code} const x = {{ m }};") == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("[x.b] = [2];", "{a: 1, ...}"),
        ("[x.a] = [2];", "{a: ?, ...}"),
        ("({ q: x.a } = y);", "{a: ?, ...}"),
        ("for (x.a of y) {}", "{a: ?, ...}"),
        ("x.a ??= 2;", "{a: ?, ...}"),
        ("x.a++;", "{a: ?, ...}"),
        ("(x as any).b = 2;", "{a: 1, ...}"),
        ("delete x.a;", "{...}"),
        ("delete x['a'];", "{...}"),
        ("delete x[key];", "{a: ?, ...}"),
        ("Reflect.set(x, 'b', 2);", "{a: ?, ...}"),
        ("Reflect.get(x, 'b');", "{a: 1}"),
        ("Object.defineProperty(x, 'b', {});", "{a: ?, ...}"),
        ("Object.assign(other, x);", "{a: 1}"),
        ("mystery(x.a);", "{a: 1}"),
        ("mystery([x]);", "{a: ?, ...}"),
        ("mystery(...list, x);", "{a: ?, ...}"),
        ("['b'].forEach((key) => { x[key] = 2; });", "{a: ?, ...}"),
        ("['b'].reduce((all, key) => { all[key] = 2; return all; }, x);", "{a: ?, ...}"),
        ("const { a: y, ...rest } = x; rest.b = 2;", "{a: ?, ...}"),
        ("const h = Object.freeze({ x }); h.x.b = 2;", "{a: ?, ...}"),
    ],
)
def test_objects_that_are_changed(code: str, expected: str) -> None:
    assert evaluated(f"const x: any = {{ a: 1 }}; {code}") == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("let x = 'a'; [x, k] = ['b', 1];", "?"),
        ("let x = 'a'; ({ x } = y);", "?"),
        ("let x = 'a'; ({ q: x = 1, ...k } = y);", "?"),
        ("let x = 'a'; for (x of ['b']) {}", "?"),
        ("let x = 'a'; for (const y of ['b']) {}", "'a'"),
        ("var x = 'a'; var x = 'b';", "?"),
        ("const [y, x] = ['a', 'b'];", "'b'"),
        ("const [, x] = ['a', 'b'];", "?"),
        ("const { y: { x } } = { y: { x: 'a' } };", "?"),
        ("const { x = 'a' } = {};", "?"),
        ("const n = 'a'; const f = (o) => { const { n } = o; return n; }; const x = f({ n: 'b' });", "'b'"),
        ("const n = 'a'; const f = () => { let n = 'b'; return n; }; const x = f();", "?"),
        ("const n = 'a'; const f = ([n]) => n; const x = f(['b']);", "'b'"),
        ("const f = () => { return g(); function g() { return 'a'; } }; const x = f();", "'a'"),
        ("const x = (1, 'a');", "'a'"),
        ("const x = ['a', 'b'].map((n) => ({ n }));", "[{n: 'a'}, {n: 'b'}]"),
        ("const x = ['a', 'b'].flatMap((n, i) => [n, i]);", "['a', 0, 'b', 1]"),
        ("const x = ['a'].concat(['b'], 'c', other);", "['a', 'b', 'c', ...]"),
        ("const x = ['a', 'b'].filter(Boolean);", "['a', 'b']"),
        ("const x = Object.entries({ n: 1 });", "[['n', 1]]"),
        ("const x = Object.fromEntries([['a', 1], ['b', 2]]);", "{a: 1, b: 2}"),
        ("const x = Object.fromEntries(['a', 'b'].map((key) => [key, 1]));", "{a: 1, b: 1}"),
        ("const x = Object.fromEntries([['a', 1], [key, 2], ['b', 3]]);", "{a: ?, b: 3, ...}"),
        ("const x = Object.fromEntries(Object.entries({ a: 1 }).map(([key, value]) => [key, [value]]));", "{a: [1]}"),
        ("const f = ([, n]) => n; const x = f(['b', 'c']);", "?"),
        ("const f = ([n, ...m]) => [n, m]; const x = f(['b', 'c']);", "['b', ?]"),
        ("const x = Object.assign({ n: 1 }, { k: 2 });", "{n: 1, k: 2}"),
        ("const x = a['model']({});", "a.model({})"),
        ("enum N { One, Two } const x = Object.keys(N);", "['One', 'Two', ...]"),
        ("const x = { __proto__: y, n: 1 };", "{n: 1, ...}"),
        ("const reg = { f: { n: 1 }, add(k) { this.f[k] = 1; } }; reg.add('k'); const x = reg.f;", "?"),
        ("namespace N { export const y = 1; } const x = N;", "?"),
        ("const kit = require('@aws-amplify/backend'); const x = kit.a.model({});", "a.model({})"),
    ],
)
def test_names_and_what_is_built(code: str, expected: str) -> None:
    assert evaluated(code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("const make = (n) => Object.fromEntries(n.map((k) => [k, 1])); const x = make(K);", "{A: 1, B: 1}"),
        ("const make = (f) => Object.fromEntries(K.map((k) => [k, f(k)])); const x = make((k) => k);", "{A: 'A', B: 'B'}"),
        ("const y = K.map((k) => other(k)); const x = K;", "['A', 'B']"),
        ("const change = (n) => n.push('C'); change(K); const x = K;", "[...]"),
        ("const change = (n) => { n[0] = 'C'; }; change(K); const x = K;", "[...]"),
        ("const keep = (n) => n; keep(K).push('C'); const x = K;", "[...]"),
        ("other(K); const x = K;", "[...]"),
    ],
)
def test_strings_in_a_list_cannot_be_changed_by_who_gets_them(code: str, expected: str) -> None:
    assert evaluated(f"const K = ['A', 'B']; {code}") == expected


def test_objects_in_a_list_can() -> None:
    assert evaluated("const x = [{ a: 1 }]; x.map((each) => other(each));") == "[...]"


def test_a_namespace_that_is_spread_into_an_object_with_many_members() -> None:
    members = "".join(f"  M{index}: a.model({{ title: a.string().required(), text: a.string() }}),\n" for index in range(9))
    files = {
        "models.ts": f"{IMPORT}export const m = a.model({{}});\n",
        "data/resource.ts": f"{IMPORT}import * as all from '../models';\nconst x = a.schema({{\n  ...all,\n{members}}});\n",
    }
    assert describe(value_of(files, "x")).startswith("a.schema({m: a.model({}), M0: ")
