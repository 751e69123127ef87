"""Where the type check is told to look away."""

from __future__ import annotations

import pytest

from amplify_ls.engine.type_check import TypeCheckView
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.values.resolution.sources import Sources


@pytest.mark.parametrize(
    ("before", "is_blind"),
    [
        ("", False),
        ("// @ts-ignore\n", True),
        ("// @ts-expect-error it is so\n", True),
        ("/* @ts-ignore */\n", True),
        ("// @ts-expect-error\n// amplify-ls-ignore data/x: reason\n", True),
        ("// @ts-expect-error\n\n", True),
        ("// @ts-ignore\nconst y = 1;\n", False),
        ("// about @ts-ignore\n", False),
        ("// @ts-nocheck\nconst y = 1;\n", True),
    ],
)
def test_comments_that_silence_a_line(before: str, is_blind: bool) -> None:  # noqa: FBT001 - a column of the table
    path = "/p/x.ts"
    text = f"{before}const x = 1;\n"
    sources = Sources(MemoryDisk({path: text}), is_amplify_package)
    assert TypeCheckView(path, sources.module(path)).is_blind(text.index("x =")) is is_blind


@pytest.mark.parametrize(
    ("text", "is_blind"),
    [
        ("const f = (index: any) => [index('here')];\n", True),
        ("const f = (index: Index) => [index('here')];\n", False),
        ("function f(one: string, two: any) { return ['here']; }\n", True),
        ("const f = (index: any[]) => [index('here')];\n", False),
        ("const f = { g: (index: any) => 1, x: 'here' };\n", False),
        ("const f = [1 as any, 'here'];\n", False),
        ("const f = ['here'] as any;\n", True),
        ("const f = (a as any).b[1]!.c('here');\n", True),
        ("const f = d((a as any).b, 'here');\n", False),
        ("const f = (a as A).b('here');\n", False),
    ],
)
def test_regions_that_take_anything(text: str, is_blind: bool) -> None:  # noqa: FBT001 - a column of the table
    path = "/p/x.ts"
    sources = Sources(MemoryDisk({path: text}), is_amplify_package)
    assert TypeCheckView(path, sources.module(path)).is_blind(text.index("'here'")) is is_blind


def test_a_file_of_javascript_is_not_checked() -> None:
    assert TypeCheckView("/p/x.js", None).is_blind(0)
