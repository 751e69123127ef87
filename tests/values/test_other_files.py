"""What other files do to a value that a file exports."""

from __future__ import annotations

import pytest

from amplify_ls.incremental.graph import Input
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.values.resolution.sources import Sources
from amplify_ls.values.values import Chain
from tests.values.describe import ROOT, describe, value_of

BUILDERS = "import { a } from '@aws-amplify/backend';\n"
MODEL = BUILDERS + "export const m = a.model({});\nexport default m;\n"
FIELDS = BUILDERS + "export const f = { x: a.id() };\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"m.ts": MODEL, "r.ts": "import { m } from './m'; const x = [m];"}, "[a.model({})]"),
        ({"m.ts": MODEL, "r.ts": "import { m } from './m'; const x = m.authorization(r);"}, "a.model({}).authorization(?)"),
        ({"m.ts": MODEL, "r.ts": "import { m } from './m'; m.authorization(r); const x = [m];"}, "[a.model({})...]"),
        (
            {
                "m.ts": MODEL,
                "r.ts": "import { m } from './m'; const x = [m];",
                "o.ts": "import { m } from './m'; m.authorization(r);",
            },
            "[a.model({})...]",
        ),
        (
            {
                "m.ts": MODEL,
                "r.ts": "import m from './m'; const x = [m];",
                "o.ts": "import * as all from './m'; all.m.authorization(r);",
            },
            "[a.model({})...]",
        ),
        (
            {"m.ts": MODEL, "r.ts": "import m from './i'; const x = [m];", "i.ts": "export { m as default } from './m';"},
            "[a.model({})]",
        ),
        (
            {
                "m.ts": MODEL,
                "r.ts": "import { n } from './i'; const x = [n];",
                "i.ts": "export { m as n } from './m';",
                "o.ts": "import { n } from './i'; [n].forEach((each) => each.authorization(r));",
            },
            "[a.model({})...]",
        ),
        (
            {
                "m.ts": MODEL,
                "r.ts": "import * as all from './i'; const x = all.m;",
                "i.ts": "export * from './m';",
                "o.ts": "import { m } from './i'; const held = { m }; for (const key in held) held[key].authorization(r);",
            },
            "a.model({})...",
        ),
        (
            {
                "m.ts": MODEL,
                "r.ts": "import { m } from './m'; const x = [m];",
                "o.ts": "import type { m } from './m'; let y: typeof m;",
            },
            "[a.model({})]",
        ),
        ({"f.ts": FIELDS, "r.ts": "import { f as x } from './f';"}, "{x: a.id()}"),
        (
            {"f.ts": FIELDS, "r.ts": "import { f as x } from './f';", "o.ts": "import { f } from './f'; f.y = 1;"},
            "{x: a.id(), ...}",
        ),
        (
            {"f.ts": FIELDS, "r.ts": "import { f as x } from './f';", "o.ts": "import { f } from './f'; delete f.x;"},
            "{...}",
        ),
        (
            {
                "f.ts": FIELDS,
                "r.ts": "import { f as x } from './f';",
                "o.ts": "import { f } from './f'; export const g = { ...f };",
            },
            "{x: a.id()}",
        ),
        (
            {
                "f.ts": FIELDS,
                "r.ts": "import { f as x } from './f';",
                "o.ts": "import { f } from './f'; import { add } from './add'; add(f);",
                "add.ts": "export function add(o) { o.y = 1; }",
            },
            "{x: ?, ...}",
        ),
    ],
)
def test_value_of_an_import(files: dict[str, str], expected: str) -> None:
    assert describe(value_of(files, "x", "r.ts")) == expected


def test_a_change_of_another_file_is_noticed() -> None:
    """Who asked for an exported value asks again when another file calls something on it, or is not run any more."""
    disk = MemoryDisk({f"{ROOT}/m.ts": MODEL, f"{ROOT}/r.ts": "import './o';", f"{ROOT}/o.ts": ""})
    sources = Sources(disk, is_amplify_package)
    sources.outside.follow(Input((f"{ROOT}/r.ts",)))

    def is_open() -> bool:
        module = sources.module(f"{ROOT}/m.ts")
        assert module is not None
        value = module.shared_export("m")
        assert isinstance(value, Chain)
        return value.is_open

    assert not is_open()
    sources.put(f"{ROOT}/o.ts", b"import { m } from './m'; m.authorization(r);")
    assert is_open()
    sources.put(f"{ROOT}/r.ts", b"")
    assert not is_open()
    sources.put(f"{ROOT}/r.ts", b"export * from './o';")
    assert is_open()
    disk.remove(f"{ROOT}/o.ts")
    sources.reload(f"{ROOT}/o.ts")
    assert not is_open()


def test_a_project_that_is_forgotten_counts_no_more() -> None:
    files = {f"{ROOT}/m.ts": MODEL, f"{ROOT}/o.ts": "import { m } from './m'; m.authorization(r);"}
    sources = Sources(MemoryDisk(files), is_amplify_package)
    starts = Input((f"{ROOT}/o.ts",))
    module = sources.module(f"{ROOT}/m.ts")
    assert module is not None
    sources.outside.follow(starts)
    assert describe(module.shared_export("m")) == "a.model({})..."
    sources.outside.forget(starts)
    assert describe(module.shared_export("m")) == "a.model({})"
