"""The identity of files: one spelling for each path, however a client or a user writes it.

A settled path is absolute, has forward slashes, no `.` or `..`, a drive letter in lower case, and no symbolic links
where the file or a folder above it exists. Two files are the same when their settled paths are equal.
"""

from __future__ import annotations

import os
import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE_SCHEME = re.compile(r"file:", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:(?=[/\\]|$)")
_ENCODING_ERRORS = "surrogateescape"


def upwards(folder: str) -> Iterator[str]:
    """A folder and all folders above it, without a trailing slash: a file in one is ``f"{folder}/name"``."""
    while True:
        yield folder.rstrip("/")
        parent = posixpath.dirname(folder)
        if parent == folder:
            return
        folder = parent


def is_writable_text(path: str) -> bool:
    """Whether a path can be encoded: file names need not be valid UTF-8."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def path_from_uri(uri: str) -> str | None:
    """The settled path of a `file:` URI; None for other schemes (`untitled:`, `git:`) and for a URI without a file."""
    if not _FILE_SCHEME.match(uri):
        return None
    # "?" and "#" are kept: file URIs have no query, and some editors forget to encode them.
    # Only servers read URIs.
    from urllib.parse import unquote_to_bytes

    path = unquote_to_bytes(uri[len("file:") :].encode("utf-8", "replace")).decode("utf-8", _ENCODING_ERRORS)
    if path.startswith("//"):
        authority, slash, rest = path[2:].partition("/")
        path = slash + rest if authority.lower() in ("", "localhost") else path
    if _DRIVE.match(path, 1):
        path = path[1:]
    if not path or "\0" in path:
        return None
    return settle(path)


def settle(path: str) -> str:
    """The settled form of a path; a relative one is taken from the working directory.

    A path with a drive letter is normalized without asking the disk on a machine that has no drives, so that a client
    on Windows can be understood (and tested) anywhere.
    """
    if os.name != "nt" and not _DRIVE.match(path) and not path.startswith("\\\\"):
        return os.path.realpath(path)
    if os.name == "nt":
        path = os.path.realpath(path)
    path = posixpath.normpath(path.replace("\\", "/"))
    if _DRIVE.match(path):
        path = path[0].lower() + path[1:]
        return path + "/" if len(path) == len("c:") else path
    return path


def uri_from_path(path: str) -> str:
    """The `file:` URI of a settled path, encoded as VS Code does it (`file:///c%3A/projects/app.ts`)."""
    from urllib.parse import quote_from_bytes

    encoded = quote_from_bytes(path.encode("utf-8", _ENCODING_ERRORS), safe="/")
    if path.startswith("//"):
        return "file:" + encoded
    if not path.startswith("/"):
        return "file:///" + encoded
    return "file://" + encoded
