"""Facts about the text of a storage path: its parts, its tokens, and which path lies below which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.resources.storage import ENTITY_TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WILDCARD = "*"
END = "/*"
"""What every path ends in."""

_BRACES = re.compile(r"\$?\{[^{}]*\}|\{[\w-]+|[\w-]+\}")
_OTHER_MARKS = re.compile(r"<[\w .-]+>|\[[\w .-]+\]|:\w+|\$\w+|%\w+%")
_POLICY_VARIABLE = re.compile(r"\$\{[\w.-]+:")
"""``${cognito-identity.amazonaws.com:sub}``: the path ends up in a policy, where it means what it says."""
_NO_LETTERS = re.compile(r"[^a-z]")
_BARE = frozenset({"entityid", "identityid"})
_IDENTITIES = _BARE | {
    *("cognitoid", "cognitoidentityid", "cognitosub", "cognitouserid", "currentuser", "currentuserid", "enitityid", "enityid"),
    *("entitiyid", "entity", "entityids", "entityidentity", "id", "identity", "me", "owner", "ownerid", "sub", "uid", "user"),
    *("userid", "useridentityid", "username", "usersub"),
}


class PathPart(NamedTuple):
    """What stands between two slashes."""

    text: str
    start: int
    """Its first character, counted from the start of the path."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Placeholder(NamedTuple):
    """Something in a path that looks as if it stood for something, and is not ``{entity_id}``."""

    text: str
    start: int
    is_identity: bool
    """Whether its name says that it means the user whom ``{entity_id}`` stands for."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def parts_of(path: str) -> Iterator[PathPart]:
    """The parts of a path: of ``a//b/*`` they are ``a``, an empty one, ``b`` and ``*``."""
    start = 0
    for text in path.split("/"):
        yield PathPart(text, start)
        start += len(text) + 1


def placeholders(path: str) -> Iterator[Placeholder]:
    """Parts in braces and the like, which S3 takes for the names of folders."""
    if _POLICY_VARIABLE.search(path):
        return
    for part in parts_of(path):
        is_identity = _NO_LETTERS.sub("", part.text.lower()) in _IDENTITIES
        is_marked = _BRACES.fullmatch(part.text) or (is_identity and _OTHER_MARKS.fullmatch(part.text))
        if part.text != ENTITY_TOKEN and (is_marked or part.text.lower().replace("_", "") in _BARE):
            yield Placeholder(part.text, part.start, is_identity)


def prefixes(path: str, paths: Iterable[str]) -> list[str]:
    """The other paths that a path lies below, as the packages compare them: letter by letter, without wildcards."""
    return [other for other in paths if other != path and path.startswith(other.replace(WILDCARD, ""))]


def is_well_formed(path: str) -> bool:
    """Whether a path is counted from the top of the bucket and stands for a folder with all that is in it."""
    return path.endswith(END) and path.index(WILDCARD) == len(path) - 1 and not path.startswith("/") and "//" not in path


def normalized(path: str) -> str:
    """The path without a slash at its start and without empty parts and inner wildcards, with the wildcard at its end."""
    kept = [part for part in path.split("/") if part.strip(WILDCARD)]
    return "/".join([*(part.replace(WILDCARD, "") for part in kept), WILDCARD])
