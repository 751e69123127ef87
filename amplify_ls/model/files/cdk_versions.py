"""Whether what the description of the CDK lacks is missing from the CDK that a project uses, too."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.cdk import CDK_MODULE
from amplify_ls.catalog.nearest import edit_distance
from amplify_ls.catalog.versions import MEASURED
from amplify_ls.model.files.versions import exact_version, package_version, parse_version

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.model.project_file import ProjectFile

_DIGITS = re.compile(r"\d+")


def is_newer(file: ProjectFile) -> bool:
    """Whether a project surely uses a newer CDK than the one that is described."""
    version = package_version(posixpath.dirname(file.path), CDK_MODULE, file.project.sources.text)
    return version is not None and version > _measured()


def is_described(file: ProjectFile) -> bool:
    """Whether a project surely uses the CDK that is described, or one before it, which has no more names."""
    version = exact_version(posixpath.dirname(file.path), CDK_MODULE, file.project.sources.text)
    return version is not None and version <= _measured()


def misspelt(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names of which one is one slip away. A digit is none: `NODEJS_26_X` is a version to come, not `NODEJS_24_X`."""
    bare = _DIGITS.sub("0", name)
    near = [each for each in names if each != name and edit_distance(name, each, 1) is not None]
    others = [each for each in names if each.lower() == name.lower()]
    return tuple(dict.fromkeys(each for each in (*others, *near) if _DIGITS.sub("0", each) != bare))


def _measured() -> tuple[int, ...]:
    return parse_version(MEASURED[CDK_MODULE]) or ()
