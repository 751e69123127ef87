"""Names that files hand on with `export *`, through many files and in circles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amplify_ls.model.builders import is_amplify_package
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.values.resolution.sources import Sources
from amplify_ls.values.values import Text, Unknown

if TYPE_CHECKING:
    from amplify_ls.values.resolution.module import Module


def module_of(files: dict[str, str], name: str = "a.ts") -> Module:
    sources = Sources(MemoryDisk({f"/p/{path}": text for path, text in files.items()}), is_amplify_package)
    module = sources.module(f"/p/{name}")
    assert module is not None
    return module


def star(*targets: str) -> str:
    return "".join(f"export * from './{target}';\n" for target in targets)


def test_the_first_file_with_a_name_counts() -> None:
    table = module_of({"a.ts": star("b", "c"), "b.ts": star("d"), "c.ts": "export const x = 1;", "d.ts": "export const x = 2;"})
    assert table.export_table().paths == {"x": "/p/d.ts"}
    assert table.export_table().is_complete


def test_what_comes_behind_something_unseen_is_uncertain() -> None:
    module = module_of({"a.ts": star("b", "lost", "c"), "b.ts": "export const x = 'x';", "c.ts": "export const y = 'y';"})
    table = module.export_table()
    assert (set(table.paths), table.uncertain, table.is_complete) == ({"x", "y"}, {"y"}, False)
    assert isinstance(module.export("x"), Text)
    assert isinstance(module.export("y"), Unknown)


def test_a_default_is_not_handed_on() -> None:
    assert module_of({"a.ts": star("b"), "b.ts": "export default 1;"}).export_table().paths == {}


@pytest.mark.parametrize("size", [50, 3000])
def test_a_long_chain_that_ends_in_a_circle(size: int) -> None:
    files = {f"c{number}.ts": star(f"c{(number + 1) % size}") for number in range(size)}
    files[f"c{size - 1}.ts"] += "export const last = 'found';"
    value = module_of(files, "c0.ts").export("last")
    assert isinstance(value, Text)
    assert value.value == "found"


def test_each_file_counts_once_however_many_ways_lead_to_it() -> None:
    size = 30
    names = [f"m{number}" for number in range(size)]
    files = {f"{name}.ts": star(*(other for other in names if other != name)) + f"export const {name} = 1;" for name in names}
    module = module_of(files, "m0.ts")
    assert list(module.export_table().paths) == names
