"""Files that need not be there: a build or a tool makes them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from amplify_ls.model.patterns import matches
from amplify_ls.text.disk import is_skipped_folder
from amplify_ls.values.resolution import upwards

if TYPE_CHECKING:
    from amplify_ls.values.sources import Sources

_MADE_BY_TOOLS = re.compile(r"generated|codegen|amplify_?outputs|amplifyconfiguration|aws-exports|schema\.sql$", re.IGNORECASE)
_CLIENT_CODE = re.compile(r"(?:^|/)(?:graphql/(?:queries|mutations|subscriptions)|API)(?:\.\w+)?$")
"""What ``ampx generate graphql-client-code`` writes."""
_IGNORE_FILE = ".gitignore"
_SUFFIXES = ("", ".ts", ".tsx", ".js", ".mjs", ".json", "/index.ts", "/index.js")


def is_generated(path: str, folder: str) -> bool:
    """Whether a path names what tools make, as its names tell; those of the folders around ``folder`` tell nothing."""
    above = posixpath.dirname(folder)
    inner = path[len(above) :] if path.startswith(f"{above}/") else path
    parts = [part for part in inner.split("/") if part not in ("", ".", "..")]
    if _CLIENT_CODE.search(inner):
        return True
    return any(is_skipped_folder(part) or _MADE_BY_TOOLS.search(part) for part in parts)


def is_ignored(sources: Sources, path: str) -> bool:
    """Whether git may ignore the source file that a path without suffix means: then it is not there before a build."""
    stem, suffix = posixpath.splitext(path)
    candidates = [path + other for other in _SUFFIXES]
    if suffix in (".js", ".mjs", ".cjs", ".jsx"):
        candidates.append(f"{stem}.ts")
    for folder in upwards(posixpath.dirname(path)):
        text = sources.text(f"{folder.rstrip('/')}/{_IGNORE_FILE}")
        if text is None:
            continue
        # `*.js` is there for what a build makes from sources, and says nothing of the sources.
        patterns = tuple(line for line in text.decode("utf-8", "replace").splitlines() if not line.startswith(("*.", "**/*.")))
        if any(matches(patterns, posixpath.relpath(each, folder or "/")) for each in candidates):
            return True
    return False
