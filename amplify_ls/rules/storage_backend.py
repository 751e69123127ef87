"""What rules about storage ask of the whole backend: which storages it deploys, and with which auth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.model.auth import is_on

if TYPE_CHECKING:
    from amplify_ls.model.auth import Auth
    from amplify_ls.model.project import Project
    from amplify_ls.model.storage import Storage

_WORDS = re.compile(r"[A-Za-z0-9_\- ]+")


def deployed_storages(project: Project) -> list[Storage]:
    """The storages that the backend is given; all that are defined where there is no backend yet."""
    if project.backend is None:
        return [] if project.backends else list(project.storages)
    used = project.deployed
    return [storage for storage in project.storages if storage.name_span in used]


def sees_all_storages(project: Project) -> bool:
    """Whether no further storage may be deployed."""
    return project.sees_all_resources or not project.backends


def deployed_auth(project: Project) -> Auth | None:
    """The auth that the backend is given; None where there is none, or where that cannot be seen."""
    used = project.deployed
    return next((auth for auth in project.auth if auth.name_span in used), None)


def is_default(storage: Storage) -> bool | None:
    """Whether a storage is the default one; None where that cannot be seen."""
    if storage.lacks("isDefault"):
        return False
    return is_on(storage.options, "isDefault")


def resource_name(text: str) -> str:
    """The name nearest to a text that a resource can have; empty for none."""
    words = _WORDS.findall(text)
    better = "".join([words[0], *(word[0].upper() + word[1:] for word in words[1:])]) if words else ""
    return better.lstrip("0123456789_- ")


def name_for(storage: Storage) -> str:
    """A name for a storage that has none: that of its constant."""
    return resource_name(next((each for each in storage.names if each != "default"), "")) or "storage"
