"""The tables of models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.plan.comparing.effects import Effect, EffectKind, Thing
from amplify_ls.plan.comparing.guards import Guards
from amplify_ls.plan.comparing.indexes import compare_indexes
from amplify_ls.plan.comparing.renames import renamed_models
from amplify_ls.plan.facts.unseen import Unseen, same

if TYPE_CHECKING:
    from amplify_ls.plan.comparing.effects import Report
    from amplify_ls.plan.facts.api import Api, Table
    from amplify_ls.plan.facts.snapshot import Snapshot


def model_thing(name: str) -> Thing:
    """The table of a model."""
    return Thing("model", name)


def compare_tables(before: Snapshot, after: Snapshot, old: Api, new: Api, report: Report) -> None:
    """Compare the tables of one API."""
    guards = Guards(before)
    renames = renamed_models(old, new)
    for name, table in old.tables.items():
        if table.is_stored is False:
            continue
        current = new.tables.get(name)
        if current is None:
            _removed(name, old, new, guards, renames, report)
        elif current.is_stored is False and table.is_stored is True:
            why = f"`{name}` moves to a SQL database, so its DynamoDB table is deleted with all records."
            _destroy(name, "P157", why, report, guards, after=(f"model {name}",))
        elif current.is_stored is True:
            _compare(name, table, current, guards, renames, report)
    if same(old.rest, new.rest) is None:
        why = "Some entries of the schema cannot be determined, and the code that declares them changes."
        report.cannot_tell(Thing("api"), why, "api", "schema")
    for name in new.tables:
        if name not in old.tables and not old.is_open and new.tables[name].is_stored is True:
            report.in_place(model_thing(name), "A new table is created.", f"model {name}", row="P004")
    _compare_settings(before, after, old, new, report)


def _removed(name: str, old: Api, new: Api, guards: Guards, renames: dict[str, str], report: Report) -> None:
    if new.is_open:
        report.cannot_tell(model_thing(name), "The schema has entries that cannot be determined.", f"model {name}")
        return
    keys: tuple[str, ...] = ()
    edit = ""
    if name in renames:
        target = renames[name]
        why = f"`{name}` is renamed to `{target}`, a new, empty table. The table of `{name}` is deleted with all records."
        row, keys, edit = "P002", (f"model {target}",), f"rename {name} to {target}"
    elif name in new.types:
        why = f"`{name}` is now a custom type, which has no table. Its table is deleted with all records."
        row, keys = "P005", (f"type {name}",)
    elif name.startswith("Conversation"):
        why, row = f"The conversation of `{name}` is removed or renamed, so its table is deleted with all records.", "P155"
        keys = ("api",)
    else:
        why, row = f"The model `{name}` is removed, so its table is deleted with all records.", "P001"
    _destroy(name, row, why, report, guards, after=keys, edit=edit)


def _destroy(
    name: str, row: str, why: str, report: Report, guards: Guards, after: tuple[str, ...] = (), edit: str = ""
) -> None:
    """The table is deleted, unless deletion protection or a removal policy keeps it."""
    thing, place = model_thing(name), (f"model {name}",)
    if guards.is_protected(name):
        kept = (
            f"The table of `{name}` has deletion protection, so it is kept, but no longer used. If the model is added again,"
            " its deployment fails, because the table already exists."
        )
        report.add(Effect(EffectKind.LOSE_DATA, thing, "P006", kept, place, after, edit))
    elif guards.is_retained(name) and not report.is_sandbox:
        kept = f"The removal policy keeps the table of `{name}`, but it is no longer managed or used."
        report.add(Effect(EffectKind.LOSE_DATA, thing, "P526", kept, place, after, edit))
    else:
        report.add(Effect(EffectKind.DESTROY, thing, row, why + guards.remark, place, after, edit))


def _compare(name: str, table: Table, current: Table, guards: Guards, renames: dict[str, str], report: Report) -> None:
    keys = (f"identifier {name}", f"model {name}")
    thing = model_thing(name)
    if isinstance(table.key, Unseen) or isinstance(current.key, Unseen):
        if same(table.key, current.key) is None:
            report.cannot_tell(thing, f"The identifier of `{name}` cannot be determined.", *keys)
    else:
        old, new = [each.name for each in table.key], [each.name for each in current.key]
        if old != new:
            _replace_by_key(name, old, new, guards, report)
            return
        wrong = [one.name for one, two in zip(table.key, current.key, strict=True) if same(one.type, two.type) is False]
        if wrong:
            why = (
                f"The type of `{wrong[0]}` changes between text and number, but the key of the existing table does not:"
                f" reading and writing records of `{name}` fails."
            )
            places = (f"field {name}.{wrong[0]}", *keys)
            report.add(Effect(EffectKind.LOSE_DATA, thing, "P024", why, places, places))
    compare_indexes(name, table, current, report, renames, is_protected=guards.is_protected(name))


def _replace_by_key(name: str, old: list[str], new: list[str], guards: Guards, report: Report) -> None:
    keys = (f"identifier {name}", f"model {name}")
    if guards.is_protected(name):
        why = f"The key of `{name}` changes, but its table has deletion protection and cannot be replaced."
        report.add(Effect(EffectKind.REFUSED, model_thing(name), "P027", why, keys, keys))
        return
    shown = " to ".join(" and ".join(f"`{part}`" for part in key) for key in (old, new))
    why = f"The key of `{name}` changes from {shown}, so its table is deleted with all records and created again, empty."
    row = "P020" if old[0] != new[0] else "P021"
    report.add(Effect(EffectKind.REPLACE, model_thing(name), row, why + guards.remark, keys, keys))


def _compare_settings(before: Snapshot, after: Snapshot, old: Api, new: Api, report: Report) -> None:
    """Overrides of tables: protection, backups, time to live."""
    for name in old.tables.keys() & new.tables.keys():
        target = f"model {name}"
        left, right = before.overrides.get(target), after.overrides.get(target)
        if left == right or report.has(model_thing(name), EffectKind.REPLACE, EffectKind.REFUSED):
            continue
        options = sorted({*(left.properties if left else ()), *(right.properties if right else ())})
        row = "P520" if right is not None else "P521"
        shown = ", ".join(f"`{each}`" for each in options) or "the removal policy"
        report.in_place(model_thing(name), f"Settings of the table of `{name}` change: {shown}.", f"override {target}", row=row)
