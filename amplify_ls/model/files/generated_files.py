"""Files that need not be there: a build or a tool makes them."""

from __future__ import annotations

import posixpath
import re

from amplify_ls.text.disk import is_skipped_folder

_MADE_BY_TOOLS = re.compile(r"generated|codegen|amplify_?outputs|amplifyconfiguration|aws-exports|schema\.sql$", re.IGNORECASE)
_CLIENT_CODE = re.compile(r"(?:^|/)(?:graphql/(?:queries|mutations|subscriptions)|API)(?:\.\w+)?$")
"""What ``ampx generate graphql-client-code`` writes."""


def is_generated(path: str, folder: str) -> bool:
    """Whether a path names what tools make, as its names tell; those of the folders around ``folder`` tell nothing."""
    above = posixpath.dirname(folder)
    inner = path[len(above) :] if path.startswith(f"{above}/") else path
    parts = [part for part in inner.split("/") if part not in ("", ".", "..")]
    if _CLIENT_CODE.search(inner):
        return True
    return any(is_skipped_folder(part) or _MADE_BY_TOOLS.search(part) for part in parts)
