"""Which versions of the packages a project uses, as far as its files tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from amplify_ls.text.paths import upwards
from amplify_ls.values.json_reader import parse_object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Version = tuple[int, ...]
BACKEND_PACKAGE = "@aws-amplify/backend"
_NUMBERS = re.compile(r"(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?!\d)")
"""Python refuses to read numbers of thousands of digits."""
_EXACT = re.compile(r"\d+\.\d+\.\d+")
_LOCK_FILES = (
    ("package-lock.json", rb'node_modules/PACKAGE": \{\s*"version": "(\d+\.\d+\.\d+)"'),
    ("yarn.lock", rb'(?m)^"?PACKAGE@[^\n]*:\n  version:? "?(\d+\.\d+\.\d+)'),
    ("pnpm-lock.yaml", rb"(?m)^  '?/?PACKAGE[@/](\d+\.\d+\.\d+)"),
    ("bun.lock", rb'"PACKAGE": \["PACKAGE@(\d+\.\d+\.\d+)"'),
)
"""The lock files, and where they mention the version of a package."""
LOCK_FILES = frozenset(name for name, _ in _LOCK_FILES)
_DEPENDENCIES = ("dependencies", "devDependencies", "peerDependencies")
_ALL_DEPENDENCIES = (*_DEPENDENCIES, "optionalDependencies")


def package_version(folder: str, package: str, read: Callable[[str], bytes | None]) -> Version | None:
    """The installed or locked version of a package, or the least one that a ``package.json`` above ``folder`` asks for.

    None where neither exists, or it cannot be determined (``latest``, ``workspace:*``).
    """
    found, wanted = _versions(folder, package, read)
    return parse_version(wanted) if found is None and wanted is not None else found


def exact_version(folder: str, package: str, read: Callable[[str], bytes | None]) -> Version | None:
    """The installed version of a package, or the one that a lock file or a ``package.json`` pins.

    None where another one may be used.
    """
    found, wanted = _versions(folder, package, read)
    if found is None and wanted is not None:
        return parse_version(wanted) if _EXACT.fullmatch(wanted) else None
    return found


def _versions(folder: str, package: str, read: Callable[[str], bytes | None]) -> tuple[Version | None, str | None]:
    """The installed or locked version of a package, or else what the nearest ``package.json`` with it asks for."""
    for directory in upwards(folder):
        installed = parse_object(read(f"{directory}/node_modules/{package}/package.json")).get("version")
        if isinstance(installed, str):
            return parse_version(installed), None
        locked = _locked(directory, package, read)
        if locked is not None:
            return locked, None
        manifest = parse_object(read(f"{directory}/package.json"))
        for section in _DEPENDENCIES:
            wanted = _table(manifest.get(section)).get(package)
            if isinstance(wanted, str):
                return None, wanted
    return None, None


def _locked(directory: str, package: str, read: Callable[[str], bytes | None]) -> Version | None:
    """The newest version of a package that the lock files of a folder mention, of npm, Yarn, pnpm and Bun."""
    found: list[Version] = []
    for name, pattern in _LOCK_FILES:
        text = read(f"{directory}/{name}")
        # Lock files have megabytes: a search costs less than reading them.
        if text is not None and package.encode() in text:
            versions = re.findall(pattern.replace(b"PACKAGE", re.escape(package.encode())), text)
            found += [version for each in versions if (version := parse_version(each.decode())) is not None]
    return max(found, default=None)


def is_installed(path: str, package: str, read: Callable[[str], bytes | None]) -> bool:
    """Whether a package is there for a file that imports it."""
    return any(read(f"{folder}/node_modules/{package}/package.json") is not None for folder in upwards(path))


def declares_package(folder: str, package: str, read: Callable[[str], bytes | None]) -> bool:
    """Whether a ``package.json`` at or above a folder lists a package among its dependencies, or is that of the package."""
    manifests = (parse_object(read(f"{directory}/package.json")) for directory in upwards(folder))
    return any(
        manifest.get("name") == package or any(package in _table(manifest.get(section)) for section in _ALL_DEPENDENCIES)
        for manifest in manifests
    )


def locked_versions(folder: str, packages: Iterable[str], read: Callable[[str], bytes | None]) -> dict[str, str]:
    """The versions of some packages in the lock files at or above a folder."""
    found: dict[str, str] = {}
    for package in packages:
        versions = (_locked(directory, package, read) for directory in upwards(folder))
        version = next((each for each in versions if each is not None), None)
        if version is not None:
            found[package] = ".".join(map(str, version))
    return found


def _table(section: object) -> dict[str, Any]:
    return section if isinstance(section, dict) else {}


def parse_version(text: str) -> Version | None:
    """The numbers of a version or of the lower end of a range: ``^1.2.3`` is (1, 2, 3)."""
    match = _NUMBERS.search(text)
    if match is None or text.startswith(("workspace:", "file:", "link:", "git", "http", "npm:")):
        return None
    return tuple(int(part) for part in match.groups(default="0"))
