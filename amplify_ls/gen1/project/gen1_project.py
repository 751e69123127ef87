"""The Gen 1 APIs of an amplify folder.

An API is a folder in `backend/api` with `schema.graphql` (or `schema.sql.graphql`), or with a folder `schema`, which is not
read if the file exists.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.api import Api
from amplify_ls.gen1.facts.api_settings import read_api_settings
from amplify_ls.gen1.facts.flags import has_category, has_resources, has_transformers, read_flags
from amplify_ls.gen1.facts.surroundings import Surroundings
from amplify_ls.gen1.project.layout import API_FOLDER, SCHEMA_FILES, SCHEMA_FOLDER
from amplify_ls.gen1.project.schema_files import SchemaFiles
from amplify_ls.incremental.declared import derived, derived_map, derived_map_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.api_settings import ApiSettings
    from amplify_ls.gen1.facts.flags import Flags
    from amplify_ls.gen1.syntax.schema_file import SchemaFile
    from amplify_ls.values.resolution.sources import Sources

_DEEPEST = 8
"""Folders below `schema`."""


class Gen1Project:
    """The Gen 1 part of an amplify folder."""

    def __init__(self, folder: str, sources: Sources) -> None:
        self.folder = folder
        self.sources = sources
        self.schema_files = SchemaFiles(sources)

    def synchronize(self) -> None:
        """Bring the definitions up to date with the texts. Must not be called during a computation."""
        self.schema_files.synchronize()
        for api in self.apis:
            api.settle()

    @derived
    def api_names(self) -> tuple[str, ...]:
        """The names of the folders of APIs."""
        names = self.sources.names_in(f"{self.folder}/{API_FOLDER}")
        return tuple(name for name in names if self.paths(name))

    @derived
    def apis(self) -> tuple[Api, ...]:
        """The APIs, by name."""
        return tuple(map(self.api, self.api_names))

    @derived_map_by(lambda left, right: left is right)
    def api(self, name: str) -> Api:
        """The API in a folder of this name."""
        return Api(
            name,
            f"{self.folder}/{API_FOLDER}/{name}",
            lambda: self._read(name),
            lambda: self.flags,
            lambda: self._settings(name),
            lambda: self._around(name),
        )

    def _settings(self, name: str) -> ApiSettings:
        inputs = self.sources.text(f"{self.folder}/{API_FOLDER}/{name}/cli-inputs.json")
        configuration = self.sources.text(f"{self.folder}/backend/backend-config.json") if inputs is None else None
        return read_api_settings(inputs, configuration, name)

    @derived
    def flags(self) -> Flags:
        """The feature flags of the project."""
        return read_flags(self.sources.text(f"{self.folder}/cli.json"))

    @derived_map
    def paths(self, name: str) -> tuple[str, ...]:
        """The files that are the schema of an API, in the order in which the CLI joins them."""
        folder = f"{self.folder}/{API_FOLDER}/{name}"
        names = self.sources.names_in(folder)
        single = tuple(f"{folder}/{each}" for each in SCHEMA_FILES if each in names)
        if single or SCHEMA_FOLDER not in names:
            return single
        return self.split_paths(name)

    @derived_map
    def split_paths(self, name: str) -> tuple[str, ...]:
        """The files below the folder `schema` of an API, whether or not they are read."""
        return tuple(self._below(f"{self.folder}/{API_FOLDER}/{name}/{SCHEMA_FOLDER}", _DEEPEST))

    def _around(self, name: str) -> Surroundings:
        folder = f"{self.folder}/{API_FOLDER}/{name}"
        functions = self.sources.names_in(f"{self.folder}/backend/function")
        stacks = self.sources.names_in(f"{folder}/stacks")
        return Surroundings(
            functions or None,
            has_category(self.sources.text(f"{self.folder}/backend/backend-config.json"), "storage"),
            has_transformers(self.sources.text(f"{folder}/transform.conf.json")),
            self.sources.names_in(f"{folder}/resolvers"),
            bool([each for each in stacks if each != "CustomResources.json"])
            or has_resources(self.sources.text(f"{folder}/stacks/CustomResources.json")),
        )

    def api_of(self, path: str) -> Api | None:
        """The API that a file belongs to, or would belong to if it were read."""
        below = path.removeprefix(f"{self.folder}/{API_FOLDER}/")
        name = below.partition("/")[0]
        return self.api(name) if below != path and name in self.api_names else None

    def files(self) -> tuple[str, ...]:
        """The schema files of all APIs."""
        return tuple(path for name in self.api_names for path in self.paths(name))

    def _below(self, folder: str, depth: int) -> Iterator[str]:
        for name in self.sources.names_in(folder):
            path = posixpath.join(folder, name)
            if name.startswith("."):
                continue
            if self.sources.text(path) is not None:
                yield path
            elif depth:
                yield from self._below(path, depth - 1)

    def _read(self, name: str) -> tuple[SchemaFile, ...]:
        return tuple(file for path in self.paths(name) if (file := self.schema_files.file(path)) is not None)
