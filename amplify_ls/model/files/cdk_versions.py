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
_WORDS = re.compile(r"[A-Z]?[a-z0-9]+")
_FEWEST_WORDS = 2
_SHORTEST_WORD = 3


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
    listed = list(names)
    near = [each for each in listed if each != name and edit_distance(name, each, 1) is not None]
    others = [each for each in listed if each.lower() == name.lower()]
    shortened = [each for each in listed if _is_abbreviation(name, each)]
    found = dict.fromkeys(each for each in (*others, *near) if _DIGITS.sub("0", each) != bare)
    # A new name may well be a known one with another ending, but hardly one of several words that are all shorter or equal.
    return tuple(found) or tuple(shortened if len(shortened) == 1 else ())


def cannot_be_added(name: str, names: Iterable[str]) -> bool:
    """Whether no version has a name, because the generator of the CDK's packages does not allow its form.

    Methods and properties start with a lowercase letter and contain no underscore; members of enumerations and constants of
    classes are in upper case.
    """
    listed = list(names)
    has_constants = any(each.isupper() for each in listed)
    if not name.isidentifier() or name.startswith("_"):
        return False
    is_member = name[0].islower() and "_" not in name
    return not is_member and not (has_constants and name.isupper())


def _is_abbreviation(short: str, long: str) -> bool:
    """Whether the words of a name are those of another one, some shortened: `minLength` for `minimumLength`."""
    some, others = _WORDS.findall(short), _WORDS.findall(long)
    if len(some) < _FEWEST_WORDS or len(some) != len(others) or short == long:
        return False
    pairs = [(each.lower(), other.lower()) for each, other in zip(some, others, strict=True)]
    return all(other.startswith(each) and len(each) >= _SHORTEST_WORD for each, other in pairs)


def _measured() -> tuple[int, ...]:
    return parse_version(MEASURED[CDK_MODULE]) or ()
