"""Prepared classes behave like those that Python generates."""

from __future__ import annotations

import ast
import dataclasses
import pickle
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from distribution.prepared import runtime
from distribution.prepared.modules import Prepared, prepare_module

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = '''
from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from amplify_ls.incremental.facts import fact, individual

WORD = re.compile(r"\\w+")


class Place(NamedTuple):
    """A place."""

    line: int
    column: int = 1

    @property
    def shown(self) -> str:
        return f"{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found."""

    code: str
    where: Place
    fixes: list[str] = field(default_factory=list, compare=False)


@dataclass(frozen=True, slots=True)
class Simple:
    code: str
    where: Place
    level: int = 3


@dataclass(frozen=True, slots=True)
class Grave(Simple):
    reason: str = field(default="none", kw_only=True)


@fact
class Fact:
    name: str
    value: int = 0


@individual
class Thing:
    name: str


def moved(finding: Finding) -> Finding:
    return replace(finding, where=Place(9))
'''


def load(name: str, source: str) -> Any:
    module = ModuleType(name)
    sys.modules[name] = module
    exec(compile(source, name, "exec"), module.__dict__)
    return module


@pytest.fixture
def pair(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Any, Any]]:
    """The module as it is, and prepared."""
    monkeypatch.setitem(sys.modules, "amplify_ls.prepared", runtime)
    plain = load("example_plain", SOURCE)
    sys.modules["example_prepared"] = plain
    done = Prepared()
    tree = prepare_module(SOURCE, "example_prepared", done)
    assert (done.dataclasses, done.named_tuples, done.patterns, done.left) == (5, 1, 1, [])
    monkeypatch.setattr("amplify_ls.prepared", runtime, raising=False)
    yield plain, load("example_prepared", ast.unparse(tree))
    for name in ("example_plain", "example_prepared"):
        sys.modules.pop(name, None)


def test_instances_look_and_compare_the_same(pair: tuple[Any, Any]) -> None:
    for module in pair:
        finding = module.Finding("a/b", module.Place(3))
        assert repr(finding) == "Finding(code='a/b', where=Place(line=3, column=1), fixes=[])"
        assert finding == module.Finding("a/b", module.Place(3, 1), ["other"])
        assert finding != module.Finding("a/c", module.Place(3))
        assert hash(finding) == hash(module.Finding("a/b", module.Place(3)))
        assert finding.fixes is not module.Finding("a/b", module.Place(3)).fixes
        assert module.Fact("x") == module.Fact("x", 0)
        assert module.Thing("x") != module.Thing("x")
        assert repr(module.Grave("a", module.Place(1), reason="why")).endswith("level=3, reason='why')")
        assert not hasattr(finding, "__dict__")


def test_frozen_instances_cannot_be_changed(pair: tuple[Any, Any]) -> None:
    for module in pair:
        with pytest.raises(AttributeError, match="cannot assign to field 'code'"):
            module.Finding("a", module.Place(1)).code = "b"


def test_functions_of_dataclasses_work(pair: tuple[Any, Any]) -> None:
    for module in pair:
        finding = module.Grave("a", module.Place(1), reason="x")
        assert module.moved(finding) == module.Grave("a", module.Place(9), reason="x")
        assert dataclasses.is_dataclass(finding)
        assert [each.name for each in dataclasses.fields(finding)] == ["code", "where", "level", "reason"]
        assert pickle.loads(pickle.dumps(finding)) == finding


def test_named_tuples_are_tuples(pair: tuple[Any, Any]) -> None:
    for module in pair:
        place = module.Place(4)
        assert place == (4, 1)
        assert place.shown == "4:1"
        assert place._replace(column=7) == (4, 7)
        assert place._asdict() == {"line": 4, "column": 1}
        with pytest.raises(ValueError, match="unexpected field names"):
            place._replace(row=1)
        match place:
            case module.Place(line, column):
                assert (line, column) == (4, 1)


def test_patterns_are_compiled_when_they_are_used(pair: tuple[Any, Any]) -> None:
    plain, prepared = pair
    assert prepared.WORD.findall("a bc") == plain.WORD.findall("a bc") == ["a", "bc"]
    assert prepared.WORD.pattern == plain.WORD.pattern


def test_lines_are_those_of_the_source() -> None:
    tree = prepare_module(SOURCE.replace("(frozen=True, slots=True)", ""), "amplify_ls.incremental.facts", Prepared())
    assert tree.body[-1].lineno == SOURCE.splitlines().index("def moved(finding: Finding) -> Finding:") + 1
