"""One snapshot of a project."""

from __future__ import annotations

from dataclasses import field

from amplify_ls.incremental.facts import fact
from amplify_ls.plan.facts.api import Api
from amplify_ls.plan.facts.resources import Bucket, Code, Construct, Function, Override, Users
from amplify_ls.plan.facts.unseen import Maybe


@fact
class Snapshot:
    """What a project declares that matters to a deployment: equal for equal templates.

    A resource is None, or missing, if the backend certainly lacks it.
    """

    is_complete: bool
    """Whether all resources of the backend are known."""
    api: Maybe[Api] | None
    users: Maybe[Users] | None
    buckets: dict[str, Bucket]
    functions: dict[str, Function]
    constructs: dict[str, Construct]
    has_all_constructs: bool
    overrides: dict[str, Override]
    """By the thing that is changed: ``table Order``, ``user pool``."""
    has_all_overrides: bool
    hidden: tuple[str, ...]
    """Resources whose definition cannot be determined, by their name in ``defineBackend``."""
    code: dict[str, Code] = field(default_factory=dict)
    """Code that creates or changes resources and is not evaluated, by the name that declares it."""
    packages: dict[str, str] = field(default_factory=dict)
    """The versions of the packages that generate templates, as far as a lock file has them."""


@fact
class Place:
    """A place in a file, counted from one."""

    path: str
    line: int
    column: int
