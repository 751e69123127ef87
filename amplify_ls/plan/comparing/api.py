"""The API: its identity, modes and operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.plan.comparing.effects import Effect, EffectKind, Thing
from amplify_ls.plan.comparing.guards import Guards
from amplify_ls.plan.comparing.logical_ids import has_same_id
from amplify_ls.plan.comparing.stored import compare_stored
from amplify_ls.plan.comparing.tables import compare_tables, model_thing
from amplify_ls.plan.facts.unseen import Unseen, same

if TYPE_CHECKING:
    from amplify_ls.plan.comparing.effects import Report
    from amplify_ls.plan.facts.api import Api
    from amplify_ls.plan.facts.snapshot import Snapshot

API = Thing("api")
API_KEY = Thing("api key")
SCHEMA = Thing("api schema")


def compare_api(before: Snapshot, after: Snapshot, report: Report) -> None:
    """Compare the APIs of two snapshots."""
    old, new = before.api, after.api
    if old is None:
        return
    if isinstance(old, Unseen) or isinstance(new, Unseen):
        if same(old, new) is None:
            report.cannot_tell(API, "The API of the backend cannot be determined.", "api", "backend")
        return
    if new is None:
        _removed(old, Guards(before), report)
        return
    is_other = same(old.name, new.name)
    if is_other is None:
        report.cannot_tell(API, "The name of the API cannot be determined.", "api name", "api")
        return
    if is_other is False or not has_same_id("api", API, before, after, report):
        _replaced(old, new, Guards(before), report, row="P009" if is_other is False else "P525")
        return
    if not report.is_sandbox:
        _compare_imported(old, new, report)
    _compare_resolvers(old, new, report)
    _compare_stacks_of_tables(old, new, report)
    compare_tables(before, after, old, new, report)
    compare_stored(old, new, report)
    _compare_modes(before, after, old, new, report)
    if _schema_of(old) != _schema_of(new):
        report.in_place(SCHEMA, "The schema of the API changes.", "api")


def _removed(old: Api, guards: Guards, report: Report) -> None:
    places = ("listed api", "api", "backend")
    for name, table in old.tables.items():
        if table.is_stored is True:
            why = f"`data` is removed from the backend, so the table of `{name}` is deleted with all records."
            keys = (f"model {name}", *places)
            _lose_table(Effect(EffectKind.DESTROY, model_thing(name), "P008", why, keys, ("backend",), "data"), guards, report)
    why = "`data` is removed from the backend: the API with all its tables is deleted."
    report.add(Effect(EffectKind.DESTROY, API, "P008", why, places, ("backend",), "data"))
    if old.modes.has_key is True:
        why = "`data` is removed from the backend, so the API key is deleted."
        report.add(Effect(EffectKind.DESTROY, API_KEY, "P008", why, ("api key", *places), ("backend",), "data"))


def _lose_table(effect: Effect, guards: Guards, report: Report) -> None:
    """A table of an API that is deleted, unless deletion protection or a removal policy keeps it."""
    name = effect.what.name
    if guards.is_protected(name):
        kept = f"The table of `{name}` has deletion protection, so it is kept, but it is no longer used."
        effect = effect._replace(kind=EffectKind.LOSE_DATA, row="P006", why=kept)
    elif guards.is_retained(name) and not report.is_sandbox:
        kept = f"The removal policy keeps the table of `{name}`, but it is no longer managed or used."
        effect = effect._replace(kind=EffectKind.LOSE_DATA, row="P526", why=kept)
    else:
        effect = effect._replace(why=effect.why + guards.remark)
    report.add(effect)


def _replaced(old: Api, new: Api, guards: Guards, report: Report, row: str) -> None:
    """Another logical ID is another API, and its tables carry its ID in their names."""
    places = ("api name", "override api logical id", "api")
    edit = "another API"
    why = "The API gets another name, so a new one is created with another endpoint, and the deployed one is deleted."
    if row == "P525":
        why = "The API gets another logical ID, so a new one is created with another endpoint, and the deployed one is deleted."
    report.add(Effect(EffectKind.REPLACE, API, row, why, places, places, edit))
    if old.modes.has_key is True and row != "P525":
        kind = EffectKind.REPLACE if new.modes.has_key is True else EffectKind.DESTROY
        report.add(Effect(kind, API_KEY, row, "The API key is deleted with the deployed API.", places, places, edit))
    for name, table in old.tables.items():
        if table.is_stored is not True:
            continue
        if row == "P525":
            # The table manager goes on with the table that it has created, whatever its new name would be.
            report.in_place(model_thing(name), f"The new API uses the table of `{name}`.", f"model {name}", row=row)
            continue
        stays = name in new.tables and new.tables[name].is_stored is True
        kind = EffectKind.REPLACE if stays else EffectKind.DESTROY
        why = f"The table of `{name}` belongs to the deployed API and is deleted with it, with all records."
        _lose_table(Effect(kind, model_thing(name), row, why, places, places, edit), guards, report)


def _compare_imported(old: Api, new: Api, report: Report) -> None:
    """Tables that are imported from Gen 1 are resources of another type."""
    if isinstance(old.imported, Unseen) or isinstance(new.imported, Unseen):
        if same(old.imported, new.imported) is None:
            report.cannot_tell(API, "The imported tables cannot be determined.", "api")
        return
    for branch in sorted({*old.imported, *new.imported}):
        left, right = old.imported.get(branch, {}), new.imported.get(branch, {})
        for name in sorted({*left, *right}):
            if name not in old.tables or name not in new.tables or (name in left) is (name in right):
                continue
            row = "P150" if name in left else "P151"
            change = "no longer imported" if name in left else "imported although the backend manages a table of its own"
            why = f"On the branch `{branch}`, the table of `{name}` is {change}, and the type of a resource cannot be updated."
            places = (f"imported {name}", "api")
            report.add(Effect(EffectKind.REFUSED, model_thing(name), row, why, places, places))


def _compare_resolvers(old: Api, new: Api, report: Report) -> None:
    """A resolver that moves to another stack is created there before the old one is deleted."""
    for field, stack in old.resolvers.items():
        current = new.resolvers.get(field)
        if current is None or current == stack:
            continue
        operation = field.partition(".")[2]
        if stack in old.tables and stack not in new.tables and current in new.tables:
            is_list = operation.startswith("list")
            row = "P003" if stack.lower() == current.lower() else "P007" if is_list else "P140"
            why = (
                f"`{current}` needs a resolver for `{field}`, which still exists for `{stack}` while the deployment creates it:"
                f" only one resolver is allowed per field. Otherwise the table of `{stack}` would be deleted with all records."
            )
        else:
            row = "P133" if operation in old.operations else "P140"
            why = (
                f"The resolver of `{field}` moves from the stack `{stack}` to `{current}`, where it is created while the old"
                " one still exists: only one resolver is allowed per field."
            )
        before = (f"resolver {field}", f"operation {operation}", f"model {stack}", f"relation {field}", "api")
        after = (f"resolver {field}", f"operation {operation}", f"model {current}", f"relation {field}", "api")
        report.add(Effect(EffectKind.REFUSED, Thing("resolver", field), row, why, before, after))


def _compare_stacks_of_tables(old: Api, new: Api, report: Report) -> None:
    for name in sorted({*old.table_stacks, *new.table_stacks}):
        if old.table_stacks.get(name) == new.table_stacks.get(name) or name not in old.tables or name not in new.tables:
            continue
        why = f"The table of `{name}` moves to another stack, where it is created while the old one still exists."
        places = (f"stack of {name}", "stack mappings", f"model {name}")
        report.add(Effect(EffectKind.REFUSED, model_thing(name), "P141", why, places, places))


def _compare_modes(before: Snapshot, after: Snapshot, old: Api, new: Api, report: Report) -> None:
    has_key, keeps_key = old.modes.has_key, new.modes.has_key
    places = ("api key", "authorization modes", "api")
    if has_key is True and keeps_key is False:
        why = "The API key is deleted: clients that use it are rejected. If it is added again, it is another key."
        report.add(Effect(EffectKind.DESTROY, API_KEY, "P121", why, places, places))
    elif isinstance(has_key, Unseen) or isinstance(keeps_key, Unseen):
        if same(has_key, keeps_key) is None:
            report.cannot_tell(API_KEY, "The authorization modes of the API cannot be determined.", *places)
    elif has_key and keeps_key and not has_same_id("api key", API_KEY, before, after, report):
        why = "The API key gets another logical ID, so it is deleted and another key is created."
        report.add(Effect(EffectKind.REPLACE, API_KEY, "P525", why, places, ("override api key logical id", *places)))
    if same((old.modes, old.settings), (new.modes, new.settings)) is not True or _changes_api(before, after):
        report.in_place(API, "The settings of the API change.", *places, row="P120")


def _changes_api(before: Snapshot, after: Snapshot) -> bool:
    return before.overrides.get("api") != after.overrides.get("api")


def _schema_of(api: Api) -> object:
    """What the GraphQL schema is made of."""
    relations = {name: table.relations for name, table in api.tables.items()}
    keys = {name: table.key for name, table in api.tables.items()}
    signatures = {name: each.signature for name, each in api.operations.items()}
    return api.types, api.enums, relations, keys, api.resolvers.keys(), signatures
