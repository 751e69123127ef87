"""Run the rules on the Gen 1 APIs of a project, definition by definition, each in a cell of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amplify_ls.engine.checks import run, unique
from amplify_ls.engine.log import log
from amplify_ls.gen1.facts.declared import Declared
from amplify_ls.incremental.cell_map import GROUP_SIZE, CellMap, group_starts
from amplify_ls.incremental.graph import Derived
from amplify_ls.rules.registry import known_directives, rules_about, rules_for
from amplify_ls.rules.rule import Subject

if TYPE_CHECKING:
    from amplify_ls.engine.checks import Found
    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.project.gen1_project import Gen1Project
    from amplify_ls.rules.rule import Rule


class Gen1Checks:
    """All findings of the Gen 1 part of a project, kept up to date."""

    def __init__(self, project: Gen1Project) -> None:
        self.project = project
        self._definitions: CellMap[Declared, tuple[Found, ...]] = CellMap(_check_definition, is_same=tuple.__eq__)
        self._groups: CellMap[tuple[Api, int], tuple[Found, ...]] = CellMap(lambda key: self._check_group(*key))
        self._apis: CellMap[tuple[Rule, Api], tuple[Found, ...]] = CellMap(lambda key: run((key[0],), key[1]))
        self._project: Derived[tuple[Found, ...]] = Derived(lambda: _run(Subject.GEN1_PROJECT, project))
        self._all: Derived[tuple[Found, ...]] = Derived(self._collect)

    def findings(self) -> tuple[Found, ...]:
        """Every finding with its rule; none if reading the schemas fails, which is logged."""
        try:
            self.project.synchronize()
            return self._all.get()
        except Exception:
            log(__name__).exception("The Gen 1 schemas of %s could not be checked", self.project.folder)
            return ()

    def _collect(self) -> tuple[Found, ...]:
        found: list[Found] = []
        for api in self.project.apis:
            for start in group_starts(api.chunks):
                found.extend(self._groups.get((api, start)))
            for rule in rules_for(Subject.GEN1_API, None):
                found.extend(self._apis.get((rule, api)))
        found.extend(self._project.get())
        return tuple(unique(found))

    def _check_group(self, api: Api, start: int) -> tuple[Found, ...]:
        """The findings of some definitions, so that a keystroke in one of hundreds does not visit all of them."""
        return tuple(
            found for chunk in api.chunks[start : start + GROUP_SIZE] for found in self._definitions.get(Declared(api, chunk))
        )


def _check_definition(declared: Declared) -> tuple[Found, ...]:
    """The findings of the rules that the directives of a definition concern."""
    return run(rules_about(declared.definition.directive_names & known_directives()), declared)


def _run(subject: Subject, thing: Any) -> tuple[Found, ...]:
    return run(rules_for(subject, None), thing)
