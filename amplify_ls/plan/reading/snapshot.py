"""The snapshot of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.model.files.versions import locked_versions
from amplify_ls.model.handlers.deployed_functions import is_made
from amplify_ls.plan.facts.api import Api
from amplify_ls.plan.facts.snapshot import Snapshot
from amplify_ls.plan.facts.unseen import Unseen
from amplify_ls.plan.reading.api import api_of
from amplify_ls.plan.reading.constructs import Constructs, constructs_of, stack_names
from amplify_ls.plan.reading.context import context_of
from amplify_ls.plan.reading.deployed import bucket_of, function_of
from amplify_ls.plan.reading.hidden_code import HiddenCode
from amplify_ls.plan.reading.overrides import Overrides, overrides_of
from amplify_ls.plan.reading.users import users_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.plan.facts.resources import Bucket, Code, Function, Users
    from amplify_ls.plan.facts.unseen import Maybe
    from amplify_ls.plan.reading.context import Context
    from amplify_ls.syntax.outline import Span

_PACKAGES = ("@aws-amplify/backend", "@aws-amplify/data-construct", "aws-cdk-lib")
"""The packages whose versions determine what is generated."""
_AUTH = ("defineAuth", "referenceAuth")


class Reading(NamedTuple):
    """A snapshot, and where its things are declared."""

    snapshot: Snapshot
    places: Mapping[str, Span]
    wholes: Mapping[str, Span]
    """The whole declarations of some of them."""


def snapshot_of(project: Project) -> Reading:
    """What a project declares that matters to a deployment."""
    reader = _SnapshotReader(context_of(project))
    snapshot = reader.read()
    return Reading(snapshot, reader.context.places.spans, reader.context.places.wholes)


class _SnapshotReader:
    def __init__(self, context: Context) -> None:
        self.context = context
        self._project = context.project
        self._hidden: list[str] = []
        self._names: dict[str, str] = {}
        """The names of buckets and functions, by their key in ``defineBackend``."""

    def read(self) -> Snapshot:
        project, backend = self._project, self._project.backend
        is_complete = project.wiring.sees_all_resources
        users = self._users()
        api = self._api(has_users=users is not None)
        buckets, functions = self._buckets(), self._functions()
        constructs, overrides = Constructs({}, {}), Overrides({}, ())
        code: dict[str, Code] = {}
        if backend is not None:
            self.context.places.note("backend", backend.name_span)
            self._note_keys(backend)
            stack_names(self.context, backend)
            constructs = constructs_of(self.context, backend)
            stored = api.tables if isinstance(api, Api) else ()
            overrides = overrides_of(self.context, backend, self._names, stored)
            code = HiddenCode(self.context, backend).read(constructs.created, overrides.places)
        return Snapshot(
            is_complete,
            api,
            users,
            buckets,
            functions,
            constructs.found,
            backend is not None,
            overrides.found,
            backend is not None and not any(each.may_protect for each in code.values()),
            tuple(sorted(self._hidden)),
            code,
            locked_versions(project.folder, _PACKAGES, project.sources.text),
        )

    def _note_keys(self, backend: Backend) -> None:
        """Where ``defineBackend`` is passed each resource."""
        things = {"defineAuth": "user pool", "referenceAuth": "user pool", "defineData": "api"}
        kinds = {"defineStorage": "storage", "defineFunction": "function"}
        for prop in backend.options or ():
            call = backend.resources.get(prop.name)
            if call is None:
                continue
            thing = things.get(call.name, f"{kinds.get(call.name, '')} {self._names.get(prop.name, '')}")
            self.context.places.note(f"listed {thing}", prop.name_span)

    def _api(self, *, has_users: bool) -> Maybe[Api] | None:
        wanted = self._places_of("defineData")
        if not wanted:
            return None if self._project.wiring.sees_all_resources else Unseen()
        found = [data for data in self._project.data if data.definition is not None and data.definition.name_span in wanted]
        return api_of(self.context, found[0], has_users=has_users) if len(found) == 1 else Unseen()

    def _users(self) -> Maybe[Users] | None:
        wanted = {place for name in _AUTH for place in self._places_of(name)}
        if not wanted:
            return None if self._project.wiring.sees_all_resources else Unseen()
        found = [auth for auth in self._project.auth if auth.name_span in wanted]
        return users_of(self.context, found[0]) if len(found) == 1 else Unseen()

    def _places_of(self, call: str) -> dict[Span, str]:
        """The places of the resources of one kind, with their keys in ``defineBackend``."""
        resources = self._project.wiring.resources
        return {each.name_span: key for key, each in resources.items() if each.name == call}

    def _buckets(self) -> dict[str, Bucket]:
        found: dict[str, Bucket] = {}
        wanted = self._places_of("defineStorage")
        for storage in self._project.storages:
            if storage.name_span not in wanted:
                continue
            name, bucket = bucket_of(self.context, storage)
            if isinstance(name, Unseen):
                self._hidden.append(f"storage {wanted[storage.name_span]}")
            else:
                found[name] = bucket
                self._names[wanted[storage.name_span]] = name
        return found

    def _functions(self) -> dict[str, Function]:
        found: dict[str, Function] = {}
        keys = self._places_of("defineFunction")
        for function in self._project.functions:
            if not is_made(function):
                continue
            name, facts = function_of(self.context, function)
            key = keys.get(function.name_span, "")
            if name is None:
                self._hidden.append(f"function {key}".strip())
                continue
            if name in found:
                # Two functions may have one name if they are in different stacks.
                name = f"{name} in {facts.group}"
                self.context.places.note(f"function {name}", function.name_span)
            found[name] = facts
            self._names[key] = name
        return found
