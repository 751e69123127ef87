"""The commands that the code of a function sends and that no rule, and nothing in ``backend.ts``, lets it send."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.resources.service_commands import BUCKET_RIGHTS, USER_POOL_RIGHTS, commands_allowed
from amplify_ls.model.handlers.deployed_functions import is_made
from amplify_ls.model.handlers.function_usage import ACCESS, SENDER
from amplify_ls.model.handlers.generated_variables import resource_variables
from amplify_ls.model.handlers.outside_rights import may_have_outside_rights
from amplify_ls.values.values import Chain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.handlers.service_calls import ServiceCall
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.model.resources.storage import Storage
    from amplify_ls.syntax.outline import Span

_OWN_POOL = "userPoolId"
_LONGEST_POOL = 2
"""`event.userPoolId`, or the name alone where the event is taken apart."""
_OWN_BUCKET = ("s3", "bucket", "name")
_MADE_POOL = ("resources", "userPool", "userPoolId")
_MADE_BUCKET = ("resources", "bucket", "bucketName")


class MissingRight(NamedTuple):
    """A command that is denied."""

    call: ServiceCall
    rights: tuple[str, ...]
    """What a rule would have to allow, in the words of the resource."""


def denied_by_auth(function: BackendFunction) -> tuple[Auth | None, tuple[MissingRight, ...]]:
    """The commands to the user pool of the backend that are denied, the first of each kind."""
    calls = _calls(function, "auth")
    found = [auth for auth in function.project.auth if auth.name_span in function.project.wiring.deployed] if calls else []
    auth = found[0] if len(found) == 1 else None
    if auth is None or not _is_ruled(function, "auth"):
        return auth, ()
    rights = tuple(right for grant in _grants(function, auth.name_span) for right in grant)
    allowed = commands_allowed(rights)
    own = (call for call in calls if call.operation not in allowed and _is_own_pool(function, call, auth))
    return auth, tuple(MissingRight(call, (USER_POOL_RIGHTS[call.operation],)) for call in own)


def denied_by_storage(function: BackendFunction) -> Iterator[tuple[Storage, tuple[MissingRight, ...]]]:
    """The same for each bucket of the backend."""
    calls = _calls(function, "storage")
    if not calls or not _is_ruled(function, "storage"):
        return
    for storage in function.project.storages:
        if storage.name_span not in function.project.wiring.deployed:
            continue
        allowed = {right for grant in _grants(function, storage.name_span) for right in grant}
        found: list[MissingRight] = []
        for call in calls:
            missing = tuple(right for right in BUCKET_RIGHTS[call.operation] if right not in allowed)
            if missing and _is_own_bucket(function, call, storage):
                found.append(MissingRight(call, missing))
        if found:
            yield storage, tuple(found)


def _calls(function: BackendFunction, kind: str) -> list[ServiceCall]:
    """The commands of the entry file and of the functions that it imports and calls, the first of each.

    Of what else is imported some parts may never run.
    """
    if function.entry is None:
        return []
    handlers = function.project.handlers
    found = [*handlers.service_calls(function.entry), *_calls_of_helpers(function.project, function.entry)]
    return list({call.operation: call for call in reversed(found) if call.kind == kind}.values())[::-1]


def _calls_of_helpers(project: Project, path: str) -> Iterator[ServiceCall]:
    """The commands within functions that a file imports from others of the author's and calls.

    What such a function is given may be anything: only what an environment variable names is known.
    """
    for use in project.handlers.import_uses(path):
        target = project.sources.resolve(path, use.module)
        module = None if target is None else project.sources.module(target)
        if target is None or module is None:
            continue
        called = (name.imported for name in use.names if any(read.call is not None for read in name.reads))
        sites = [module.file.site(name) for name in called]
        anchors = [site.statement.anchor for site in sites if site is not None and not site.is_import]
        for call in project.handlers.service_calls(target):
            if call.variable and any(call.span.anchor is anchor for anchor in anchors):
                yield call


def _is_ruled(function: BackendFunction, kind: str) -> bool:
    """Whether rules alone say what a function may do, and all of them can be seen."""
    return is_made(function) and function.project.handlers.grants.is_complete and not may_have_outside_rights(function, kind)


def _grants(function: BackendFunction, resource: Span) -> Iterator[tuple[str, ...]]:
    for grant in function.project.handlers.grants.of(function.name_span):
        if grant.resource == resource:
            yield grant.actions


def _is_own_pool(function: BackendFunction, call: ServiceCall, auth: Auth) -> bool:
    """Whether a command is surely sent to the user pool that auth defines."""
    if not call.variable:
        return call.members[-1] == _OWN_POOL and len(call.members) <= _LONGEST_POOL and _is_trigger(function, "auth")
    return _is_variable_of(function, call, auth.name_span, _MADE_POOL)


def _is_own_bucket(function: BackendFunction, call: ServiceCall, storage: Storage) -> bool:
    """Whether a command is surely sent to the bucket of a storage."""
    if call.variable:
        return _is_variable_of(function, call, storage.name_span, _MADE_BUCKET)
    callers = [each for each in function.project.storages if _is_triggered_by(function, each)]
    return call.members[-3:] == _OWN_BUCKET and [each.name_span for each in callers] == [storage.name_span]


def _is_variable_of(function: BackendFunction, call: ServiceCall, resource: Span, made: tuple[str, ...]) -> bool:
    """Whether an environment variable has what the packages, or ``backend.ts``, take from a resource."""
    handlers, backend = function.project.handlers, function.project.backend
    if any(each.name == call.variable and each.resource == resource for each in resource_variables(function.project)):
        # Without any rule the variable is not generated, which is another fault.
        return not call.is_typed or any(True for _ in _grants(function, resource))
    for each in handlers.added.variables:
        use = backend.use_of(each.value) if backend is not None and isinstance(each.value, Chain) else None
        if each.function == function.name_span and each.name.value == call.variable and use is not None:
            owner = None if backend is None else backend.resources.get(use.names[0])
            return owner is not None and owner.name_span == resource and use.names[1:] == made
    return False


def _is_trigger(function: BackendFunction, user: str) -> bool:
    usages = (each for each in function.project.wiring.function_usages if each.function == function.name_span)
    return any(each.user == user and each.purpose not in (ACCESS, SENDER) for each in usages)


def _is_triggered_by(function: BackendFunction, storage: Storage) -> bool:
    return any(use.call.name_span == function.name_span for use in storage.functions if use.purpose != ACCESS)
