"""The access matrix of a project: for each kind of caller and each thing, what is allowed.

The matrix is plain data. It can be kept, compared with the matrix of another revision (``access.changes``) and printed.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from amplify_ls.access.api_access import ApiAccess, access_with, api_access
from amplify_ls.access.model_access import FIELDS, NO, OWN, UNKNOWN, YES, allowed, unreadable
from amplify_ls.access.operation_access import allowed_call
from amplify_ls.access.principals import declared_groups, deployed, function_names, holder_names
from amplify_ls.access.storage_access import ACTIONS, BucketAccess, PathPolicy, bucket_access
from amplify_ls.catalog.resources.service_commands import commands_allowed
from amplify_ls.incremental.facts import fact
from amplify_ls.model.resources.auth_access import access_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    from amplify_ls.access.api_access import WrittenApi
    from amplify_ls.access.callers import Caller
    from amplify_ls.access.model_rights import ModelRights
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.project import Project

DENIED_FIELDS = "read fields: denied"
"""The operation whose answer is the fields that a caller cannot read of the records that the caller gets."""
CALL = "call"
USER_POOL = "user pool"
_CELL = ("what", "who", "operation", "allowed")
_READING = ("get", "list", "onCreate", "onUpdate", "onDelete")
_IDENTITY_PREFIX = "cognito-idp:"


@fact
class Cell:
    """What one kind of caller may do with one thing."""

    what: str
    """``model Note``, ``operation Query.ask``, ``storage files public/*`` or ``user pool``."""
    who: str
    """The name of the caller, such as ``group:admins`` or ``group:admins(identityPool)``."""
    operation: str
    """``get``, ``onCreate``, the name of the query of an index, ``call``, ``read fields: denied``, an IAM action."""
    allowed: str
    """``yes``, ``no``, ``own``, ``fields:a,b`` or ``unknown``."""


@fact
class AccessMatrix:
    """Who may do what."""

    cells: tuple[Cell, ...]
    fields: Mapping[str, tuple[str, ...]]
    """The declared fields of each model."""
    groups: tuple[str, ...]
    """The groups of the user pool."""
    functions: tuple[str, ...]
    """The functions of the backend."""
    buckets: tuple[BucketAccess, ...]

    def as_data(self) -> dict[str, Any]:
        """The matrix as objects, arrays and strings, for JSON."""
        return asdict(self)


def matrix_from(data: Mapping[str, Any]) -> AccessMatrix:
    """The matrix that ``as_data`` was called on. Raises ValueError for data that no matrix has."""
    try:
        return AccessMatrix(
            tuple(Cell(*_texts([cell[each] for each in _CELL])) for cell in data["cells"]),
            {model: _texts(names) for model, names in data["fields"].items()},
            _texts(data["groups"]),
            _texts(data["functions"]),
            tuple(map(_bucket_from, data["buckets"])),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not an access matrix") from error


@fact
class ProjectAccess:
    """What a matrix follows from: plain data like the matrix, and much less of it."""

    apis: tuple[ApiAccess, ...]
    rest: AccessMatrix
    """The matrix of everything else."""

    def matrix(self, without: Container[str] = ()) -> AccessMatrix:
        """The access matrix without the cells of some models."""
        cells = [cell for api in self.apis for cell in _api_cells(api, without)]
        return replace(self.rest, cells=(*cells, *self.rest.cells))


def project_access(project: Project, written: Callable[[DataModel], WrittenApi | None] | None = None) -> ProjectAccess:
    """The access to what a project declares. ``written`` reads schemas that are strings."""
    apis = tuple(_api(data, written) for data in deployed(project, project.data))
    buckets = tuple(_buckets(project))
    cells = [cell for bucket in buckets for cell in _bucket_cells(project, bucket)]
    rest = AccessMatrix(
        (*cells, *_user_pool_cells(project)),
        {model.name: model.fields for api in apis for model in api.models.values()},
        declared_groups(project) or (),
        function_names(project),
        buckets,
    )
    return ProjectAccess(apis, rest)


def to_compare(before: ProjectAccess, after: ProjectAccess) -> tuple[AccessMatrix, AccessMatrix]:
    """The matrices of two revisions, without models whose cells are equal because they follow from equal facts."""
    if len(before.apis) != 1 or len(after.apis) != 1:
        return before.matrix(), after.matrix()
    old, new = before.apis[0], after.apis[0]
    if (old.callers, old.function_grants) != (new.callers, new.function_grants):
        return before.matrix(), after.matrix()
    same = {name for name, rights in new.models.items() if old.models.get(name) == rights}
    related = ((name, target) for name in same for target in new.models[name].relations.values())
    differing = {name for name, target in related if target not in same and (target in old.models or target in new.models)}
    without = same - differing
    return before.matrix(without), after.matrix(without)


def _api(data: DataModel, written: Callable[[DataModel], WrittenApi | None] | None) -> ApiAccess:
    found = None if written is None else written(data)
    return api_access(data) if found is None else access_with(data, found)


def model_cells(api: ApiAccess, rights: ModelRights) -> Iterator[Cell]:
    """The cells of one model."""
    what = f"model {rights.name}"
    for caller in api.callers:
        verdicts: dict[str, str] = {}
        for operation in (*rights.operations, *rights.index_queries):
            verdicts[operation] = allowed(rights, caller, operation, api.function_grants)
            yield Cell(what, caller.name, operation, verdicts[operation])
        if _reaches(caller, verdicts):
            denied = unreadable(rights, caller, api.models)
            words = UNKNOWN if denied is None else FIELDS + ",".join(denied) if denied else NO
            yield Cell(what, caller.name, DENIED_FIELDS, words)


def _api_cells(api: ApiAccess, without: Container[str]) -> Iterator[Cell]:
    for rights in api.models.values():
        if rights.name not in without:
            yield from model_cells(api, rights)
    for operation in api.operations:
        for caller in api.callers:
            verdict = allowed_call(operation, caller, api.function_grants)
            yield Cell(f"operation {operation.path}", caller.name, CALL, verdict)


def _reaches(caller: Caller, verdicts: Mapping[str, str]) -> bool:
    """Whether a caller gets records, so that it matters which fields can be read."""
    answers = {verdicts.get(operation) for operation in _READING}
    return YES in answers or (OWN in answers and (caller.is_owner or caller.is_in_record_group))


def _buckets(project: Project) -> Iterator[BucketAccess]:
    names = holder_names(project)
    for storage in deployed(project, project.storages):
        yield bucket_access(storage.bucket_name or "?", storage, names)


def _bucket_cells(project: Project, bucket: BucketAccess) -> Iterator[Cell]:
    groups = (f"group:{name}" for name in declared_groups(project) or ())
    holders = dict.fromkeys(("guest", "signedIn", *groups, *bucket.policies))
    for path in bucket.paths:
        for who in holders:
            for action in ACTIONS:
                yield Cell(f"storage {bucket.name} {path}", who, action, bucket.verdict(who, action, path))


def _user_pool_cells(project: Project) -> Iterator[Cell]:
    names = holder_names(project)
    for auth in deployed(project, project.auth):
        granted: dict[str, dict[str, None]] = {}
        for rule in access_of(auth).rules:
            if rule.call is not None:
                who = names.of_function(rule.call)
                granted.setdefault(who, {}).update(dict.fromkeys(sorted(commands_allowed(rule.words))))
        for who, commands in granted.items():
            for command in sorted(commands):
                yield Cell(USER_POOL, who, _IDENTITY_PREFIX + command, YES)


def _bucket_from(data: Mapping[str, Any]) -> BucketAccess:
    policies = {
        who: {action: PathPolicy(_texts(policy["allowed"]), _texts(policy["denied"])) for action, policy in actions.items()}
        for who, actions in data["policies"].items()
    }
    (name,) = _texts([data["name"]])
    return BucketAccess(name, _texts(data["paths"]), policies, data["is_known"] is True)


def _texts(items: object) -> tuple[str, ...]:
    if not isinstance(items, (list, tuple)) or not all(isinstance(item, str) for item in items):
        raise ValueError("not an access matrix")
    return tuple(items)
