"""What is stored in records against the types that read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.plan.comparing.effects import Effect, EffectKind, Thing
from amplify_ls.plan.comparing.renames import renamed_field
from amplify_ls.plan.facts.unseen import Unseen, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.plan.comparing.effects import Report
    from amplify_ls.plan.facts.api import Api, FieldType

_READ_AS_TEXT = frozenset(
    {"ID", "AWSDateTime", "AWSDate", "AWSTime", "AWSEmail", "AWSURL", "AWSPhone", "AWSIPAddress", "AWSJSON"}
)
_WIDER = frozenset(
    {
        *((base, "String") for base in _READ_AS_TEXT),
        ("String", "ID"),
        ("Int", "Float"),
        ("Int", "AWSTimestamp"),
        ("AWSTimestamp", "Int"),
        ("AWSTimestamp", "Float"),
    }
)
"""Pairs of types of which the second reads everything that the first one has stored."""
_DEEPEST = 8
"""How deep types are compared within each other."""


def compare_stored(old: Api, new: Api, report: Report) -> None:
    """Compare the fields and enums of everything that is stored in tables that stay."""
    for name in _stored_types(old, new, report):
        if name in new.types:
            _compare_type(name, old, new, report)
    stored_enums = {
        found.base
        for name in _stored_types(old, new, report)
        for found in old.types[name].fields.values()
        if not isinstance(found, Unseen)
    }
    for name in sorted(stored_enums & old.enums.keys()):
        _compare_enum(name, old, new, report)


def _stored_types(old: Api, new: Api, report: Report) -> list[str]:
    """The types of records in tables that stay, with the types in their fields."""
    lost = (EffectKind.DESTROY, EffectKind.REPLACE, EffectKind.REFUSED)
    waiting = [
        name
        for name, table in old.tables.items()
        if name in new.tables and table.is_stored is True and not report.has(Thing("model", name), *lost)
    ]
    found: dict[str, None] = {}
    for name in waiting:
        # Types in fields are appended while the list is read.
        if name not in found and name in old.types:
            found[name] = None
            waiting += [each.base for each in old.types[name].fields.values() if not isinstance(each, Unseen)]
    return list(found)


def _compare_type(name: str, old: Api, new: Api, report: Report) -> None:
    left, right = old.types[name], new.types[name]
    if same(left.rest, right.rest) is None:
        why = f"Some fields of `{name}` cannot be determined, and the code that declares them changes."
        report.cannot_tell(Thing("model" if name in old.tables else "type", name), why, f"model {name}", f"type {name}")
    for field in left.fields:
        if field not in right.fields:
            if right.is_open:
                report.cannot_tell(
                    Thing("field", f"{name}.{field}"), f"Some fields of `{name}` cannot be determined.", f"model {name}"
                )
            else:
                _removed(name, field, old, new, report)
        else:
            _changed(name, field, old, new, report)
    if left.is_open:
        return
    for field, kind in right.fields.items():
        if field not in left.fields and not isinstance(kind, Unseen) and kind.is_required:
            _added_required(name, field, report)


def _removed(name: str, field: str, old: Api, new: Api, report: Report) -> None:
    places = (f"field {name}.{field}", f"rules {name}", f"model {name}")
    thing = Thing("field", f"{name}.{field}")
    target = renamed_field(field, old.types[name], new.types[name])
    if _was_owner(name, field, old):
        why = f"The rules of `{name}` no longer use the field `{field}`, in which existing records name their owners."
        report.add(Effect(EffectKind.LOSE_DATA, thing, "P109", why, places, (f"rules {name}", f"model {name}")))
    elif target is not None:
        why = (
            f"`{name}.{field}` is renamed to `{target}`, which is a new field: existing records have no value in it, and their"
            f" values in `{field}` can no longer be read."
        )
        edit = f"rename {name}.{field} to {target}"
        report.add(Effect(EffectKind.LOSE_DATA, thing, "P033", why, places, (f"field {name}.{target}",), edit))
    else:
        why = f"The field `{name}.{field}` is removed: its values stay in the table, but can no longer be read."
        report.add(Effect(EffectKind.LOSE_DATA, thing, "P032", why, places, (f"model {name}",)))


def _was_owner(name: str, field: str, old: Api) -> bool:
    table = old.tables.get(name)
    owners = () if table is None or isinstance(table.owners, Unseen) else table.owners
    return any(owner == field for owner, _ in owners)


def _added_required(name: str, field: str, report: Report) -> None:
    why = f"Existing records have no value for the new required field `{name}.{field}`, so reading them fails."
    places = (f"field {name}.{field}", f"model {name}")
    report.add(Effect(EffectKind.LOSE_DATA, Thing("field", f"{name}.{field}"), "P031", why, (f"model {name}",), places))


def _changed(name: str, field: str, before: Api, after: Api, report: Report) -> None:
    old, new = before.types[name].fields[field], after.types[name].fields[field]
    places = (f"field {name}.{field}", f"model {name}")
    thing = Thing("field", f"{name}.{field}")
    if isinstance(old, Unseen) or isinstance(new, Unseen):
        if same(old, new) is None:
            report.cannot_tell(thing, f"The type of `{name}.{field}` cannot be determined.", *places)
        return
    found = _loss(name, field, old, new, before, after)
    for row, why in found:
        report.add(Effect(EffectKind.LOSE_DATA, thing, row, why, places, places))
        return


def _loss(name: str, field: str, old: FieldType, new: FieldType, before: Api, after: Api) -> Iterator[tuple[str, str]]:
    shown = f"`{name}.{field}`"
    if old.is_list is not new.is_list:
        kinds = ("an array", "a single value") if old.is_list else ("a single value", "an array")
        yield "P036", f"{shown} changes from {kinds[0]} to {kinds[1]}: reading the existing values fails."
    if old.base != new.base and not _reads(old.base, new.base, before, after):
        row = "P048" if new.base in after.enums else "P041" if "AWSJSON" in (old.base, new.base) else "P034"
        yield row, f"{shown} changes from `{old.base}` to `{new.base}`: reading existing values that are no `{new.base}` fails."
    if new.is_required and not old.is_required:
        yield "P037", f"{shown} becomes required: reading existing records without a value fails."
    if new.is_list and new.are_items_required and not old.are_items_required and old.is_list:
        yield "P037", f"The items of {shown} become required: reading existing records with an empty item fails."


def _reads(old: str, new: str, before: Api, after: Api, depth: int = 0) -> bool:
    """Whether a type reads everything that another one has stored."""
    if (old, new) in _WIDER or depth > _DEEPEST:
        return True
    if old in before.types and new in after.types and old not in before.tables:
        return _reads_fields(old, new, before, after, depth)
    values = before.enums.get(old)
    if values is None:
        return False
    current = after.enums.get(new)
    if isinstance(values, Unseen) or isinstance(current, Unseen):
        return True
    return new in ("String", "ID") or (current is not None and set(values) <= set(current))


def _reads_fields(old: str, new: str, before: Api, after: Api, depth: int) -> bool:
    """Whether a custom type reads the objects of another one: an inline type that gets a name stays the same."""
    left, right = before.types[old], after.types[new]
    for field, kind in left.fields.items():
        current = right.fields.get(field)
        if current is None:
            return right.is_open
        if isinstance(kind, Unseen) or isinstance(current, Unseen) or kind == current:
            continue
        is_same_form = kind.is_list is current.is_list and kind.is_required >= current.is_required
        if not is_same_form or (kind.base != current.base and not _reads(kind.base, current.base, before, after, depth + 1)):
            return False
    added = (each for field, each in right.fields.items() if field not in left.fields)
    return not any(not isinstance(each, Unseen) and each.is_required for each in added)


def _compare_enum(name: str, old: Api, new: Api, report: Report) -> None:
    values, current = old.enums[name], new.enums.get(name)
    if current is None:
        return
    places = (f"enum {name}",)
    if isinstance(values, Unseen) or isinstance(current, Unseen):
        if same(values, current) is None:
            report.cannot_tell(Thing("enum", name), f"The values of the enum `{name}` cannot be determined.", *places)
        return
    gone = [value for value in values if value not in current]
    if gone:
        shown = ", ".join(f"`{value}`" for value in gone)
        why = f"The enum `{name}` loses {shown}: reading existing records with such a value fails."
        report.add(Effect(EffectKind.LOSE_DATA, Thing("enum", name), "P046", why, places, places))
