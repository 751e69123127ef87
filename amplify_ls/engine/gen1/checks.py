"""Run the rules about GraphQL definitions on the APIs of a project, definition by definition, each in a cell of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from amplify_ls.engine.checks import run, unique
from amplify_ls.engine.log import log
from amplify_ls.gen1.facts.declared import Declared
from amplify_ls.incremental.cell_map import GROUP_SIZE, CellMap, group_starts
from amplify_ls.incremental.graph import Derived
from amplify_ls.rules.registry import known_directives, rules_about, rules_for
from amplify_ls.rules.rule import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.engine.checks import Found
    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.project.gen1_project import Gen1Project
    from amplify_ls.rules.rule import Rule


class ApiSource(Protocol):
    """Where schemas come from: the files of Gen 1, or the strings of a Gen 2 backend."""

    folder: str

    @property
    def apis(self) -> tuple[Api, ...]:
        """The APIs."""

    def synchronize(self) -> None:
        """Bring the definitions up to date with the texts."""


class ApiChecks:
    """The findings of some APIs, kept up to date."""

    def __init__(self, source: ApiSource) -> None:
        self._source = source
        self._definitions: CellMap[Declared, tuple[Found, ...]] = CellMap(_check_definition, is_same=tuple.__eq__)
        self._groups: CellMap[tuple[Api, int], tuple[Found, ...]] = CellMap(lambda key: self._check_group(*key))
        self._apis: CellMap[tuple[Rule, Api], tuple[Found, ...]] = CellMap(lambda key: run((key[0],), key[1]))
        self._all: Derived[tuple[Found, ...]] = Derived(lambda: tuple(unique(self._collect())))

    def findings(self) -> tuple[Found, ...]:
        """Every finding with its rule; none if reading the schemas fails, which is logged."""
        try:
            self._source.synchronize()
            return self._all.get()
        except Exception:
            log(__name__).exception("The GraphQL schemas of %s could not be checked", self._source.folder)
            return ()

    def _collect(self) -> Iterator[Found]:
        for api in self._source.apis:
            for start in group_starts(api.chunks):
                yield from self._groups.get((api, start))
            for rule in rules_for(Subject.GEN1_API, None):
                yield from self._apis.get((rule, api))

    def _check_group(self, api: Api, start: int) -> tuple[Found, ...]:
        """The findings of some definitions, so that a keystroke in one of hundreds does not visit all of them."""
        return tuple(
            found for chunk in api.chunks[start : start + GROUP_SIZE] for found in self._definitions.get(Declared(api, chunk))
        )


class Gen1Checks(ApiChecks):
    """All findings of the Gen 1 part of a project, kept up to date."""

    def __init__(self, project: Gen1Project) -> None:
        super().__init__(project)
        self.project = project
        self._project: Derived[tuple[Found, ...]] = Derived(lambda: run(rules_for(Subject.GEN1_PROJECT, None), project))

    def _collect(self) -> Iterator[Found]:
        yield from super()._collect()
        yield from self._project.get()


def _check_definition(declared: Declared) -> tuple[Found, ...]:
    """The findings of the rules that the directives of a definition concern."""
    return run(rules_about(declared.definition.directive_names & known_directives()), declared)
