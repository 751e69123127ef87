"""Imports whose package, or module of the CDK, surely does not exist and is one slip away from one that does."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.backend.cdk import CDK_MODULE, EXPORTS
from amplify_ls.catalog.backend.cdk_modules import CDK_MODULES
from amplify_ls.catalog.language.modules import BACKEND_MODULE, DATA_SCHEMA_MODULE
from amplify_ls.catalog.nearest import edit_distance
from amplify_ls.catalog.versions import MEASURED
from amplify_ls.model.files.versions import declares_package, is_installed, package_version, parse_version
from amplify_ls.syntax.lower.requests import RequestKind
from amplify_ls.values.resolution.resolve import is_relative

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.model.project_file import ProjectFile
    from amplify_ls.syntax.outline import Span

    _Read = Callable[[str], bytes | None]

_PACKAGES = (BACKEND_MODULE, DATA_SCHEMA_MODULE, CDK_MODULE, "constructs")
_COMMON = frozenset(EXPORTS.values())


class MisspelledPackage(NamedTuple):
    """An import, its package, the place of the text within its quotes, and what it was meant to be."""

    specifier: str
    package: str
    """The package of the import, without the path inside of it."""
    span: Span
    meant: str
    is_package: bool
    """Whether the package is wrong; otherwise it is the module of the CDK."""
    is_type: bool


def misspelled_packages(file: ProjectFile) -> Iterator[MisspelledPackage]:
    """All such imports of a file."""
    sources, folder = file.project.sources, posixpath.dirname(file.path)
    for request, span in file.project.file_facts.requests(file.path):
        name = request.module
        if not name or is_relative(name) or not request.is_certain or sources.resolve(file.path, name) is not None:
            continue
        if any(mapping.matches(name) for mapping in sources.resolver.mappings(folder)):
            continue
        package = _package_of(name)
        meant = (
            _meant_module(name, folder, sources.text) if package == CDK_MODULE else _meant(name, package, folder, sources.text)
        )
        if meant is not None:
            yield MisspelledPackage(name, package, span, meant, package != CDK_MODULE, request.kind is RequestKind.TYPES)


def _package_of(specifier: str) -> str:
    parts = specifier.split("/")
    return "/".join(parts[: 2 if specifier.startswith("@") else 1])


def _meant(specifier: str, package: str, folder: str, read: _Read) -> str | None:
    meant = next((name for name in _PACKAGES if edit_distance(package, name, 1) == 1), None)
    # Where the right one is declared and the wrong one is not, nothing else can bring the wrong one along.
    if meant is None or not declares_package(folder, meant, read):
        return None
    if declares_package(folder, package, read) or is_installed(folder, package, read):
        return None
    return meant + specifier.removeprefix(package)


def _meant_module(specifier: str, folder: str, read: _Read) -> str | None:
    module, slash, rest = specifier.removeprefix(f"{CDK_MODULE}/").partition("/")
    if module in CDK_MODULES or specifier == CDK_MODULE:
        return None
    version = package_version(folder, CDK_MODULE, read)
    if version is None or version > (parse_version(MEASURED[CDK_MODULE]) or ()):
        return None
    near = [name for name in CDK_MODULES if edit_distance(module, name, 1) == 1]
    # Of several, one that backends mostly use is meant.
    meant = min(near, key=lambda name: (f"{CDK_MODULE}/{name}" not in _COMMON, name), default=None)
    return None if meant is None else f"{CDK_MODULE}/{meant}{slash}{rest}"
