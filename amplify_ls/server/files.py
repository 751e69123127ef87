"""The open files of the client, and how it spells their URIs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from amplify_ls.server.virtual import virtual_path
from amplify_ls.text.paths import path_from_uri, uri_from_path

IGNORED_SCHEMES = frozenset({"git", "gitlens", "gitfs", "hg", "svn", "review", "pr", "output", "vscode-local-history"})
"""Schemes of texts that are not edited, above all the old side of a diff."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")


@dataclass(frozen=True, slots=True)
class OpenFile:
    """An open file, with the URI that the client uses and the last version that it sent."""

    uri: str
    version: int | None


class ClientFiles:
    """Maps the client's URIs to settled paths and back, in the client's spelling."""

    def __init__(self) -> None:
        self._open: dict[str, OpenFile] = {}
        self._paths: dict[str, str] = {}
        self._prefixes: dict[str, str] = {}

    def open_paths(self) -> list[str]:
        """Paths of all open files."""
        return list(self._open)

    def open_file(self, path: str) -> OpenFile | None:
        """The open file of a path."""
        return self._open.get(path)

    def open(self, uri: str, version: int | None) -> str | None:
        """Note an opened file; None if texts of this scheme are ignored.

        A path that is open under two URIs (a link and its target) belongs to the one that was opened last.
        """
        path = self.path(uri)
        if path is None:
            return None
        self._paths[uri] = path
        self._open[path] = OpenFile(uri, version)
        self.learn(uri)
        return path

    def change(self, uri: str, version: int | None) -> str | None:
        """Note a new version; None if the file is not open under this URI."""
        path = self._paths.get(uri)
        if path is None or self._open[path].uri != uri:
            return None
        self._open[path] = OpenFile(uri, version)
        return path

    def close(self, uri: str) -> str | None:
        """Note a closed file; None if it was not open under this URI."""
        path = self._paths.pop(uri, None)
        if path is None or self._open[path].uri != uri:
            return None
        del self._open[path]
        # Its other URIs lose their text with it.
        self._paths = {other: owned for other, owned in self._paths.items() if owned != path}
        return path

    def path(self, uri: str) -> str | None:
        """The settled path of a URI; for schemes other than `file:` a virtual one, which no disk contains."""
        known = self._paths.get(uri)
        if known is not None:
            return known
        scheme = _SCHEME.match(uri)
        if scheme is None or scheme[1].lower() in IGNORED_SCHEMES:
            return None
        if scheme[1].lower() == "file":
            return path_from_uri(uri)
        return virtual_path(scheme[1], unquote(uri[scheme.end() :]))

    def uri(self, path: str) -> str:
        """The URI of a path: in the spelling that the client used for it or a folder above, else in the usual spelling."""
        file = self._open.get(path)
        if file is not None:
            return file.uri
        usual = uri_from_path(path)
        for prefix in sorted(self._prefixes, key=len, reverse=True):
            if usual.startswith(prefix):
                return self._prefixes[prefix] + usual[len(prefix) :]
        return usual

    def learn(self, uri: str) -> None:
        """Remember how the client spells the folders of a `file:` URI, if that differs from the usual spelling."""
        path = path_from_uri(uri)
        if path is None:
            return
        theirs = uri.rstrip("/").split("/")
        usual = uri_from_path(path).rstrip("/").split("/")
        while theirs and usual and unquote(theirs[-1]) == unquote(usual[-1]):
            theirs.pop()
            usual.pop()
        if usual:
            self._prefixes["/".join(usual) + "/"] = "/".join(theirs) + "/"
