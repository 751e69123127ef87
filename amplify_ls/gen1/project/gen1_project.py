"""The Gen 1 APIs of an amplify folder.

An API is a folder in `backend/api` with `schema.graphql` (or `schema.sql.graphql`), or with a folder `schema`, which is not
read if the file exists.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.api import Api
from amplify_ls.gen1.facts.api_settings import read_api_settings
from amplify_ls.gen1.facts.flags import read_flags
from amplify_ls.gen1.project.schema_files import SchemaFiles
from amplify_ls.incremental.declared import derived, derived_map, derived_map_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.api_settings import ApiSettings
    from amplify_ls.gen1.facts.flags import Flags
    from amplify_ls.gen1.syntax.schema_file import SchemaFile
    from amplify_ls.text.disk import Disk
    from amplify_ls.values.resolution.sources import Sources

API_FOLDER = "backend/api"
SCHEMA_FILES = ("schema.graphql", "schema.sql.graphql")
SCHEMA_FOLDER = "schema"
_DEEPEST = 8
"""Folders below `schema`."""


def has_gen1_api(disk: Disk, folder: str) -> bool:
    """Whether an amplify folder has a Gen 1 schema."""
    apis = f"{folder}/{API_FOLDER}"
    return any(
        disk.is_directory(f"{apis}/{name}/{SCHEMA_FOLDER}")
        or any(disk.is_file(f"{apis}/{name}/{each}") for each in SCHEMA_FILES)
        for name in disk.list_directory(apis)
    )


class Gen1Project:
    """The Gen 1 part of an amplify folder."""

    def __init__(self, folder: str, sources: Sources) -> None:
        self.folder = folder
        self.sources = sources
        self.schema_files = SchemaFiles(sources)

    def synchronize(self) -> None:
        """Bring the definitions up to date with the texts. Must not be called during a computation."""
        self.schema_files.synchronize()

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

    @derived
    def functions(self) -> tuple[str, ...]:
        """The names of the functions of the project."""
        return self.sources.names_in(f"{self.folder}/backend/function")

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
