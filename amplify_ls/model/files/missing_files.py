"""Imports that surely lead to no file: relative ones, aliases of a ``tsconfig.json``, names such as ``#lib/x``."""

from __future__ import annotations

import posixpath
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.nearest import edit_distance
from amplify_ls.model.files.generated_files import is_generated
from amplify_ls.model.files.ignored import may_source_be_ignored
from amplify_ls.model.files.module_requests import ASSET_SUFFIXES, NO_PACKAGE
from amplify_ls.model.files.versions import is_installed
from amplify_ls.syntax.lower.requests import RequestKind
from amplify_ls.text.paths import upwards
from amplify_ls.values.resolution.package_paths import declares, package_targets
from amplify_ls.values.resolution.resolve import SCRIPT_SUFFIXES, is_relative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.files.module_requests import PlacedRequest
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.resolution.sources import Sources
    from amplify_ls.values.resolution.tsconfig import CompilerOptions

_MOST_SLIPS = 2
"""Letters by which the name of a data file may differ from the one that is there."""
_BESIDE = (".d.ts", ".d.mts", ".d.cts", ".json", ".node", ".wasm", ".vue", ".svelte")
"""What may stand for a file without its suffix."""


class Absence(Enum):
    """Who does not find the file."""

    NOBODY = "nobody"
    TYPES = "types"
    """The type check: the other ``tsconfig.json`` alone has the alias."""
    DEPLOYMENT = "deployment"
    """The deployment: ``amplify/tsconfig.json`` alone has the alias."""


class Sight(Enum):
    """Which steps come across an import."""

    ALL = "all"
    TYPES = "types"
    RUN = "run"


class MissingFile(NamedTuple):
    """An import that leads nowhere."""

    path: str
    """The file with the import."""
    specifier: str
    span: Span
    absence: Absence
    sight: Sight


def missing_files(project: Project, path: str) -> tuple[MissingFile, ...]:
    """The imports of a file that lead nowhere, of each path the one that most steps come across."""
    found: dict[str, MissingFile] = {}
    for missing in _all_missing(project, path):
        known = found.get(missing.specifier)
        if known is None or (known.sight is not Sight.ALL and missing.sight is Sight.ALL):
            found[missing.specifier] = missing
    return tuple(found.values())


def _all_missing(project: Project, path: str) -> Iterator[MissingFile]:
    for placed in project.file_facts.requests(path):
        sight = _sight(path, placed)
        specifier = placed.request.module
        if sight is None or not specifier or "?" in specifier or "!" in specifier:
            continue
        absence = _absence(project, path, specifier, sight)
        if absence is not None:
            yield MissingFile(path, specifier, placed.span, absence, sight)


def _sight(path: str, placed: PlacedRequest) -> Sight | None:
    """Who notices that a module is missing; None where nobody surely does."""
    kind, is_certain = placed.request.kind, placed.request.is_certain
    if kind is RequestKind.NAMES:
        return Sight.ALL
    if kind is RequestKind.EFFECT:
        return Sight.RUN
    if kind is RequestKind.REQUIRE_CALL or path.endswith(SCRIPT_SUFFIXES):
        return Sight.RUN if is_certain and kind is not RequestKind.TYPES else None
    return Sight.TYPES


def _absence(project: Project, path: str, specifier: str, sight: Sight) -> Absence | None:
    sources = project.sources
    if is_relative(specifier):
        return Absence.NOBODY if _lacks_relative(project, path, specifier) else None
    if specifier.startswith("$amplify") or sources.is_harmless(specifier) or is_generated(specifier, project.folder):
        return None
    if ".." in specifier.split("/"):
        # Below `node_modules`, where it is looked for in the end, such a path leads out again: to a file that may be there.
        return None
    if sources.resolve(path, specifier) is not None:
        return _one_sided(project, path, specifier, sight)
    return Absence.NOBODY if _lacks_alias(project, path, specifier) else None


def _lacks_relative(project: Project, path: str, specifier: str) -> bool:
    sources = project.sources
    if sources.resolve(path, specifier) is not None:
        return False
    folder = posixpath.dirname(path)
    target = posixpath.normpath(posixpath.join(folder, specifier))
    options = sources.resolver.nearest_options(folder)
    if options is not None and (options.has_root_folders or not options.is_complete):
        return False
    if is_generated(target, project.folder) or may_source_be_ignored(sources, target):
        return False
    if target.endswith(ASSET_SUFFIXES):
        return target.endswith(".json") and _is_misspelt(sources, target)
    return not _is_there(sources, target)


def _is_misspelt(sources: Sources, target: str) -> bool:
    """Whether a data file is not there, and one with nearly the same name is: others may be made by a build."""
    names = sources.names_in(posixpath.dirname(target))
    wanted = posixpath.basename(target)
    near = (name for name in names if name.endswith(".json") and edit_distance(wanted, name, _MOST_SLIPS) is not None)
    return wanted not in names and any(True for _ in near)


def _is_there(sources: Sources, target: str) -> bool:
    """Whether something may stand for a path, though it is no source file that is read here."""
    folder, name = posixpath.split(target)
    stem, suffix = posixpath.splitext(name)
    names = sources.names_in(folder)
    if suffix and name in names:
        return True
    stems = (name, stem) if suffix in SCRIPT_SUFFIXES else (name,)
    if any(f"{each}{other}" in names for each in stems for other in _BESIDE) or f"{stem}.d{suffix}.ts" in names:
        return True
    if name in names:
        # Of a folder the type check reads the manifest.
        inner = sources.names_in(target)
        return "package.json" in inner or any(each.startswith("index.") for each in inner)
    # A file that is too large or no text is there all the same.
    return any(f"{name}{other}" in names for other in (".ts", ".tsx", ".js", ".jsx"))


def _lacks_alias(project: Project, path: str, specifier: str) -> bool:
    """Whether an import is surely an alias, and leads nowhere."""
    sources = project.sources
    folder = posixpath.dirname(path)
    mappings = sources.resolver.mappings(folder)
    # What nothing maps may be an alias of a tool that is not known here.
    if not specifier.startswith("#") and not any(mapping.matches(specifier) for mapping in mappings):
        return False
    for options in filter(None, (sources.resolver.nearest_options(folder), _deployment_options(project))):
        if not options.is_complete or options.has_root_folders:
            return False
    if not all(mapping.is_complete for mapping in mappings):
        return False
    targets = [target for mapping in mappings for target in mapping.candidates(specifier)]
    if any(
        is_generated(each, project.folder) or may_source_be_ignored(sources, each) or _is_there(sources, each)
        for each in targets
    ):
        return False
    if specifier.startswith("#"):
        return _lacks_package_import(sources, folder, specifier)
    if specifier.endswith(ASSET_SUFFIXES):
        return False
    return specifier.startswith(NO_PACKAGE) or (
        any(sources.names_in(posixpath.dirname(each)) for each in targets) and _is_no_package(sources, folder, specifier)
    )


def _lacks_package_import(sources: Sources, folder: str, specifier: str) -> bool:
    manifest = sources.resolver.manifest(folder)
    if manifest is None or not manifest.content:
        return False
    if not declares(manifest, specifier):
        return True
    # Conditions and lists may mean another file elsewhere.
    if not all(isinstance(target, str) for target in manifest.content["imports"].values()):
        return False
    targets = list(package_targets(manifest, specifier))
    return bool(targets) and not any(
        each.endswith(ASSET_SUFFIXES)
        or is_generated(each, manifest.folder)
        or may_source_be_ignored(sources, each)
        or _is_there(sources, each)
        for each in targets
    )


def _is_no_package(sources: Sources, folder: str, specifier: str) -> bool:
    """Whether no package of that name is installed or asked for."""
    name = "/".join(specifier.split("/")[: 2 if specifier.startswith("@") else 1])
    manifest = sources.resolver.manifest(folder)
    if manifest is None:
        return False
    # Wherever a manifest says the name, it may have to do with the package: as an override, a workspace, an alias.
    said = f'"{name}"'.encode()
    manifests = (sources.text(f"{above}/package.json") for above in upwards(folder))
    return not is_installed(folder, name, sources.text) and not any(said in text for text in manifests if text is not None)


def _one_sided(project: Project, path: str, specifier: str, sight: Sight) -> Absence | None:
    """Who does not know an alias that another one does.

    The type check reads ``amplify/tsconfig.json`` alone. The deployment reads the nearest one at or above the folder that it
    is started in, which is the one around ``amplify``.
    """
    if specifier.startswith("#"):
        return None
    sources = project.sources
    typed, run = sources.resolver.options(project.folder), _deployment_options(project)
    if typed is None or not typed.is_complete or (run is not None and not run.is_complete):
        return None
    if not all(each.mapping is None or each.mapping.is_complete for each in (typed, run) if each is not None):
        return None
    is_typed = typed.mapping is not None and sources.resolver.find(typed.mapping.candidates(specifier)) is not None
    is_run = (
        run is not None and run.mapping is not None and sources.resolver.find(run.mapping.candidates(specifier)) is not None
    )
    if is_typed and not is_run and sight is not Sight.TYPES and path in project.loading.loaded.files:
        return Absence.DEPLOYMENT
    if is_run and not is_typed and sight is not Sight.RUN and not path.endswith(SCRIPT_SUFFIXES):
        return Absence.TYPES
    return None


def _deployment_options(project: Project) -> CompilerOptions | None:
    return project.sources.resolver.nearest_options(posixpath.dirname(project.folder))
