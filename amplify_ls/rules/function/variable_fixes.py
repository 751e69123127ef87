"""Variables that a handler reads and that are not generated: why they are missing, and the fixes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.catalog.resources.functions import ENVIRONMENT_KEY
from amplify_ls.catalog.resources.service_commands import BUCKET_RIGHTS, USER_POOL_RIGHTS
from amplify_ls.edits.operations import AddImport, Fix, InsertProperty, Replace
from amplify_ls.model.handlers.generated_variables import resource_variables
from amplify_ls.rules.function.function_names import option_given
from amplify_ls.rules.function.grant_fixes import auth_grant, schema_grant, storage_grant
from amplify_ls.rules.rule import Related
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Object

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.handlers.added_variables import AddedVariable
    from amplify_ls.model.handlers.generated_variables import ResourceVariable
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.syntax.names.name_reads import Taken

_BACKEND = "@aws-amplify/backend"
_KINDS = {"auth": "the user pool", "data": "the API", "storage": "the storage"}
_SECRET = re.compile(r"(?:SECRET|TOKEN|PASSWORD|API_?KEY|PRIVATE_?KEY)(?:_|$)")
_MEANINGS = (re.compile(r"BUCKET"), re.compile(r"USER_?POOL"), re.compile(r"GRAPHQL|APPSYNC"))
"""Words that identify the variable of a kind of resource, whatever the rest of its name is."""


def why_missing(function: BackendFunction, name: str) -> tuple[tuple[Related, ...], str]:
    """The places that explain why a variable is missing, and the end of the message."""
    added = _added_to_construct(function, name)
    if added is not None:
        place = Related(added.name.span, f"`{name}` is added to the CDK construct, so it is not part of the generated type")
        return (place,), ""
    for each in resource_variables(function.project):
        if each.name == name:
            what = _KINDS[each.kind]
            return (
                Related(each.resource, f"No rule grants the function access to {what}"),
            ), f", because it has no access to {what}"
    return (), ""


def variable_fixes(function: BackendFunction, taken: Taken, known: Collection[str]) -> Iterator[Fix]:
    """The fixes for a variable that is not generated, best first."""
    name = taken.name
    added = _added_to_construct(function, name)
    if added is not None:
        yield from _through_the_backend(function, added)
        return
    resource = next((each for each in resource_variables(function.project) if each.name == name), None)
    if resource is not None:
        yield from _granted(function, resource)
        return
    meant = _meant(name, known)
    if meant is not None:
        yield Fix(f"Change to `{meant}`", (Replace(taken.span, meant),), is_preferred=True)
    yield from _declared(function, name, is_preferred=meant is None)


def _granted(function: BackendFunction, resource: ResourceVariable) -> Iterator[Fix]:
    """The fixes that grant a function access to a resource, which provides the variable; its commands determine the actions."""
    project = function.project
    calls = project.handlers.service_calls(function.entry) if function.entry is not None else ()
    operations = [call.operation for call in calls if call.kind == resource.kind and call.variable == resource.name]
    for auth in project.auth:
        rights = tuple(dict.fromkeys(USER_POOL_RIGHTS[each] for each in operations)) if resource.kind == "auth" else ()
        if auth.name_span == resource.resource and rights:
            yield from auth_grant(function, auth, rights)
    for storage in project.storages:
        if storage.name_span == resource.resource:
            rights = tuple(dict.fromkeys(right for each in operations for right in BUCKET_RIGHTS[each])) or ("read",)
            yield from storage_grant(function, storage, rights)
    for data in project.data:
        if data.definition is not None and data.definition.name_span == resource.resource and data.schemas:
            yield from schema_grant(function, data.schemas[0])


def _meant(name: str, known: Collection[str]) -> str | None:
    """The generated variable that may be meant by a name."""
    near = nearest(name, sorted(known))
    if near is not None:
        return near
    upper = name.upper()
    for meaning in _MEANINGS:
        found = [each for each in known if meaning.search(each) and "MODEL_INTROSPECTION" not in each]
        if meaning.search(upper) and len(found) == 1:
            return found[0]
    return None


def _added_to_construct(function: BackendFunction, name: str) -> AddedVariable | None:
    added = function.project.handlers.added.variables
    same = (each for each in added if each.function == function.name_span and each.name.value == name)
    return next((each for each in same if not each.is_typed), None)


def _through_the_backend(function: BackendFunction, added: AddedVariable) -> Iterator[Fix]:
    """The fix that adds the variable with `addEnvironment` of the packages."""
    project, use = function.project, added.use
    backend = project.backend
    names = [
        item.name for item in project.definitions.named("defineBackend") if backend is not None and item.path == backend.path
    ]
    last = use.links[-1]
    if last.arguments is None or last.arguments.count != 2 or last.name_span.anchor is not use.span.anchor or not names:
        return
    receiver = f"{names[0]}.{use.names[0]}"
    place = Span(use.span.anchor, use.span.start, last.name_span.start)
    yield Fix(f"Change to `{receiver}.addEnvironment`", (Replace(place, f"{receiver}."),), is_preferred=True)


def _declared(function: BackendFunction, name: str, *, is_preferred: bool) -> Iterator[Fix]:
    """The fix that adds the variable to ``environment`` of the function."""
    is_secret = bool(_SECRET.search(name.upper())) or any(each.name == name for each in function.project.secrets)
    value = f"secret('{name}')" if is_secret else "''"
    environment = function.option("environment")
    if isinstance(environment, Object):
        operation: Operation | None = InsertProperty(environment, name, value)
    else:
        operation = option_given(function, "environment", f"{{ {name}: {value} }}")
    if operation is None or not re.fullmatch(ENVIRONMENT_KEY.pattern, name):
        return
    imported = (AddImport(function.name_span, _BACKEND, "secret"),) if is_secret else ()
    yield Fix(f"Add `{name}` to `environment` of the function", (operation, *imported), is_preferred=is_preferred)
