"""The installed packages that amplify-ls needs, with what their licenses require to ship."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_REQUIREMENT = re.compile(r"[\w.-]+")
_LICENSE = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)


@dataclass(frozen=True)
class Dependency:
    """An installed distribution."""

    name: str
    version: str
    license: str
    """Its SPDX expression, or what it states otherwise."""
    texts: tuple[str, ...]
    """The contents of its license files."""
    packages: tuple[Path, ...]
    """Its packages and modules on disk."""


def dependencies(of: str, libraries: Path | None = None) -> list[Dependency]:
    """What an installed distribution needs, directly or not, without extras, sorted by name.

    They are installed for this Python, or in the folder ``libraries``.
    """
    places = sys.path if libraries is None else [str(libraries)]
    found: dict[str, Dependency] = {}
    waiting = list(_requirements(metadata.requires(of)))
    while waiting:
        name = waiting.pop()
        if _normalized(name) in found:
            continue
        distribution = next(iter(metadata.distributions(name=name, path=places)), None)
        if distribution is None:
            # For another platform or version of Python.
            continue
        found[_normalized(name)] = _dependency(distribution)
        waiting += _requirements(distribution.requires)
    return [found[name] for name in sorted(found)]


def _requirements(stated: list[str] | None) -> Iterator[str]:
    for requirement in stated or ():
        match = _REQUIREMENT.match(requirement)
        if match and "extra ==" not in requirement:
            yield match.group()


def _dependency(distribution: metadata.Distribution) -> Dependency:
    facts = distribution.metadata
    files = sorted(distribution.files or (), key=str)
    tops = {file.parts[0] for file in files if file.suffix == ".py" and not file.parts[0].startswith(("..", "__"))}
    stated = [facts[key] for key in ("License-Expression", "License") if key in facts]
    own = next(iter((*stated[:1], _from_classifiers(facts.get_all("Classifier") or []))))
    texts = [str(distribution.locate_file(file)) for file in files if _LICENSE.search(str(file)) and file.suffix != ".py"]
    return Dependency(
        name=facts["Name"],
        version=distribution.version,
        license=own.splitlines()[0] if own else "",
        texts=tuple(_read(text) for text in texts),
        packages=tuple(_place(distribution, top) for top in sorted(tops)),
    )


def _place(distribution: metadata.Distribution, top: str) -> Path:
    return Path(str(distribution.locate_file(top)))


def _read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read().strip()


def _from_classifiers(classifiers: list[str]) -> str:
    names = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License :: ")]
    return " AND ".join(names)


def _normalized(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
