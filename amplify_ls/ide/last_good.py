"""The known entries of the APIs before a syntax error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.builders import builder_call
from amplify_ls.model.data.entries import Entry

if TYPE_CHECKING:
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.schemas import SchemaTable
    from amplify_ls.model.project import Project
    from amplify_ls.values.values import Property


class LastGood:
    """The entries of the APIs of one project in their last state without syntax errors. Rules never use them."""

    def __init__(self) -> None:
        self._tables: list[tuple[DataModel, SchemaTable]] = []
        self._entries: dict[str, tuple[Property, Entry]] = {}
        self._followers: dict[str, list[str]] | None = None
        self._builders: dict[str, tuple[Property, str]] = {}
        self._targets: dict[str, tuple[Entry, tuple[str, ...]]] = {}

    def note(self, project: Project) -> None:
        """Remember the current entries of a project."""
        found = [(data, data.table) for data in project.data if data.names]
        if found:
            self._tables = found
            self._followers = None

    def tables(self) -> list[tuple[DataModel, SchemaTable]]:
        return self._tables

    def entry(self, name: str) -> Entry | None:
        """An entry of the first API that has one of this name, read once."""
        for owner, table in self._tables:
            if name in table.properties:
                declared = table.properties[name][1]
                known = self._entries.get(name)
                if known is None or known[0] is not declared:
                    known = self._entries[name] = declared, Entry(owner, declared)
                return known[1]
        return None

    def builder(self, name: str, declared: Property) -> str:
        """The builder that an entry is declared with, read once; empty if it is none of the packages'."""
        known = self._builders.get(name)
        if known is None or known[0] is not declared:
            call = builder_call(declared.value)
            known = self._builders[name] = declared, "" if call is None else call.name
        return known[1]

    def followers(self, name: str) -> list[str]:
        """The entries that have a relationship to a model."""
        if self._followers is None:
            found: dict[str, dict[str, None]] = {}
            names = dict.fromkeys(each for _, table in self._tables for each in table.properties)
            for entry in filter(None, map(self.entry, names)):
                for target in self._targets_of(entry):
                    found.setdefault(target, {})[entry.name] = None
            self._followers = {target: list(names) for target, names in found.items()}
        return self._followers.get(name, [])

    def _targets_of(self, entry: Entry) -> tuple[str, ...]:
        known = self._targets.get(entry.name)
        if known is None or known[0] is not entry:
            known = self._targets[entry.name] = entry, entry.targets
        return known[1]
