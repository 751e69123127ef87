"""Finds the Gen 1 API that a path is about, and what a conversion needs to know about its project."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.gen1.facts.api import Api
from amplify_ls.gen1.facts.api_settings import ApiSettings
from amplify_ls.gen1.facts.flags import Flags
from amplify_ls.gen1.project.gen1_project import Gen1Project
from amplify_ls.gen1.project.layout import API_FOLDER, SCHEMA_FILES, SCHEMA_FOLDER
from amplify_ls.gen1.syntax.schema_file import SchemaFile
from amplify_ls.values.resolution.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.text.disk import Disk

GRAPHQL_SUFFIXES = (".graphql", ".gql", ".graphqls")


class Located(NamedTuple):
    """An API, and where its project is."""

    api: Api
    amplify_folder: str | None
    """None for a schema outside of a project."""


class LocationError(Exception):
    """Why there is no single API at a path, as one sentence."""


def locate(disk: Disk, path: str) -> Located:
    """The API of a schema file, of a folder with a schema, or of a project.

    Raises LocationError if there is none, or more than one.
    """
    amplify_folder = _amplify_folder(disk, path)
    if amplify_folder is not None:
        project = Gen1Project(amplify_folder, Sources(disk, lambda _: False))
        name = path.removeprefix(f"{amplify_folder}/{API_FOLDER}").strip("/").partition("/")[0]
        names = project.api_names
        if path.startswith(f"{amplify_folder}/{API_FOLDER}/") and name in names:
            return Located(project.api(name), amplify_folder)
        if len(names) == 1 and not disk.is_file(path):
            return Located(project.api(names[0]), amplify_folder)
        if len(names) > 1:
            listed = ", ".join(f"`{API_FOLDER}/{each}`" for each in names)
            raise LocationError(f"there are several APIs in `{path}`: {listed}; name the folder of one of them")
    files = tuple(_schema_files(disk, path))
    if not files:
        raise LocationError(f"`{path}` is neither a GraphQL schema nor a folder or project with one")
    return Located(_loose_api(disk, path, files), None)


def _amplify_folder(disk: Disk, path: str) -> str | None:
    """The amplify folder with APIs that a path is in, that it is, or that it contains."""
    below = [path, f"{path}/amplify"]
    above: list[str] = []
    folder = path
    while folder != posixpath.dirname(folder):
        folder = posixpath.dirname(folder)
        above.append(folder)
    for each in (*below, *above):
        inside = each in below or path.startswith(f"{each}/backend")
        if inside and disk.is_directory(f"{each}/{API_FOLDER}"):
            return each
    return None


def _schema_files(disk: Disk, path: str) -> Iterator[str]:
    if disk.is_file(path):
        yield path
        return
    single = [f"{path}/{name}" for name in SCHEMA_FILES if disk.is_file(f"{path}/{name}")]
    if single:
        yield from single
        return
    folder = f"{path}/{SCHEMA_FOLDER}" if disk.is_directory(f"{path}/{SCHEMA_FOLDER}") else path
    names = disk.list_directory(folder)
    yield from (f"{folder}/{name}" for name in names if name.endswith(GRAPHQL_SUFFIXES))


def _loose_api(disk: Disk, path: str, paths: tuple[str, ...]) -> Api:
    files = tuple(SchemaFile(each, data) for each in paths if (data := _readable(disk.read(each))) is not None)
    if not files:
        raise LocationError(f"cannot read `{paths[0]}`")
    return Api(posixpath.basename(path), posixpath.dirname(paths[0]), lambda: files, Flags, ApiSettings)


def _readable(data: bytes | None) -> bytes | None:
    """A text in which bytes that are no UTF-8 are replaced."""
    return None if data is None else data.decode("utf-8", "replace").encode()
