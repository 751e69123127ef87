"""Secondary indexes, declared or implied by relationships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.plan.comparing.effects import Effect, EffectKind, Thing
from amplify_ls.plan.facts.unseen import same

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.plan.comparing.effects import Report
    from amplify_ls.plan.facts.api import Index, Table

MOST_INDEXES = 20
_IMPLIED = "gsi-"


def index_thing(model: str, index: str) -> Thing:
    """An index of the table of a model."""
    return Thing("model", f"{model} index {index}")


def compare_indexes(
    model: str, table: Table, current: Table, report: Report, renames: Mapping[str, str], *, is_protected: bool
) -> None:
    """Compare the indexes of one table. A sandbox replaces the table for any difference.

    The name of an index that a relationship makes contains the name of the parent, so it changes with a renamed model.
    """
    _check_limit(model, table, current, report)
    changes = [_grouped(each, renames) for each in _changes(model, table, current, report)]
    if not changes:
        return
    if not report.is_sandbox:
        for each in changes:
            report.add(each)
        return
    # What is new comes first: it is the cause that the author sees.
    cause = min(changes, key=lambda each: each.kind is EffectKind.DESTROY)
    thing, places = Thing("model", model), (*cause.after, *cause.before, f"model {model}")
    if is_protected:
        why = (
            f"The indexes of `{model}` change, for which a sandbox replaces the table, but the table has deletion protection"
            " and cannot be replaced."
        )
        report.add(Effect(EffectKind.REFUSED, thing, "P081", why, places, places))
        return
    why = (
        f"The indexes of `{model}` change, for which a sandbox deletes the table with all records and creates it again, empty."
    )
    report.add(Effect(EffectKind.REPLACE, thing, cause.row, why, places, places, cause.edit))


def _grouped(effect: Effect, renames: Mapping[str, str]) -> Effect:
    """The effect as a part of the rename that causes it."""
    parent = effect.what.name.partition(f" index {_IMPLIED}")[2].partition(".")[0]
    for old, new in renames.items():
        if parent in (old, new):
            return effect._replace(row="P064", edit=f"rename {old} to {new}")
    return effect


def _changes(model: str, table: Table, current: Table, report: Report) -> list[Effect]:
    found: list[Effect] = []
    added = [name for name in current.indexes if name not in table.indexes]
    removed = [name for name in table.indexes if name not in current.indexes]
    for name in removed:
        if not _has_all(current, name):
            report.cannot_tell(index_thing(model, name), f"Some indexes of `{model}` cannot be determined.", f"model {model}")
            continue
        found.append(_removed(model, name, table.indexes[name], added))
    for name in added:
        if _has_all(table, name):
            found.append(_added(model, name, current.indexes[name], removed))
    for name in current.indexes:
        if name in table.indexes:
            found += _changed(model, name, table.indexes[name], current.indexes[name], report)
    return found


def _has_all(table: Table, name: str) -> bool:
    """Whether all indexes of the kind of this one are known."""
    return table.has_all_implied if name.startswith(_IMPLIED) else table.has_all_indexes


def _removed(model: str, name: str, index: Index, added: list[str]) -> Effect:
    row = "P061" if name.startswith(_IMPLIED) else "P072"
    why = f"The index `{name}` of `{model}` is deleted. The records stay."
    if added:
        why = f"The index `{name}` of `{model}` is deleted, and another one is built. The records stay."
    return Effect(
        EffectKind.DESTROY, index_thing(model, name), row, why, (index.source, f"indexes {model}", f"model {model}"), ()
    )


def _added(model: str, name: str, index: Index, removed: list[str]) -> Effect:
    row = "P060" if name.startswith(_IMPLIED) else "P070"
    if removed:
        row = "P062" if name.startswith(_IMPLIED) else "P073"
    cause = "a relationship needs it" if name.startswith(_IMPLIED) else "it is new"
    why = f"The index `{name}` of `{model}` is built over all records, because {cause}."
    return Effect(EffectKind.REBUILD_INDEX, index_thing(model, name), row, why, (), (index.source, f"model {model}"))


def _changed(model: str, name: str, old: Index, new: Index, report: Report) -> list[Effect]:
    keys, projection = same(old.keys, new.keys), same(old.projection, new.projection)
    if keys is not False and projection is not False:
        if keys is None or projection is None:
            thing = index_thing(model, name)
            report.cannot_tell(thing, f"The index `{name}` of `{model}` cannot be determined.", new.source)
        return []
    implied = name.startswith(_IMPLIED)
    row = "P078" if keys is not False else "P079" if _has_same_names(old, new) else "P065" if implied else "P074"
    what = {"P078": "its projection changes", "P079": "the type of its key changes"}.get(row, "its key changes")
    why = f"The index `{name}` of `{model}` is deleted and built again, because {what}."
    return [
        Effect(
            EffectKind.REBUILD_INDEX,
            index_thing(model, name),
            row,
            why,
            (old.source, f"model {model}"),
            (new.source, f"model {model}"),
        )
    ]


def _has_same_names(old: Index, new: Index) -> bool:
    if not isinstance(old.keys, tuple) or not isinstance(new.keys, tuple):
        return False
    return [each.name for each in old.keys] == [each.name for each in new.keys]


def _check_limit(model: str, table: Table, current: Table, report: Report) -> None:
    if len(current.indexes) <= MOST_INDEXES or len(table.indexes) > MOST_INDEXES:
        return
    why = f"`{model}` has {len(current.indexes)} indexes, including those of relationships; a table can have {MOST_INDEXES}."
    keys = (f"indexes {model}", f"model {model}")
    report.add(Effect(EffectKind.REFUSED, Thing("model", model), "P082", why, (), keys))
