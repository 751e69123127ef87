"""Facts about the whole backend for rules about storage: which buckets it deploys, and with which auth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.model.resources.auth import is_on

if TYPE_CHECKING:
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.model.resources.storage import Storage

_WORDS = re.compile(r"[A-Za-z0-9_\- ]+")


def deployed_storages(project: Project) -> list[Storage]:
    """The buckets that the backend includes, or all that are defined if there is no backend yet."""
    if project.backend is None:
        return [] if project.backends else list(project.storages)
    used = project.wiring.deployed
    return [storage for storage in project.storages if storage.name_span in used]


def sees_all_storages(project: Project) -> bool:
    """Whether all deployed buckets are known."""
    return project.wiring.sees_all_resources or not project.backends


def deployed_auth(project: Project) -> Auth | None:
    """The auth that the backend includes; None if there is none, or if it cannot be determined."""
    used = project.wiring.deployed
    return next((auth for auth in project.auth if auth.name_span in used), None)


def is_default(storage: Storage) -> bool | None:
    """Whether a bucket is the default one; None if that cannot be determined."""
    if storage.lacks("isDefault"):
        return False
    return is_on(storage.options, "isDefault")


def resource_name(text: str) -> str:
    """The valid resource name that is most similar to a text; empty if there is none."""
    words = _WORDS.findall(text)
    better = "".join([words[0], *(word[0].upper() + word[1:] for word in words[1:])]) if words else ""
    return better.lstrip("0123456789_- ")


def name_for(storage: Storage) -> str:
    """A name for a bucket without one: that of its constant."""
    return resource_name(next((each for each in storage.names if each != "default"), "")) or "storage"
