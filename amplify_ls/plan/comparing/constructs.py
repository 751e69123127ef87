"""What ``backend.ts`` creates with the CDK."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.plan.comparing.effects import Effect, EffectKind, Thing
from amplify_ls.plan.comparing.renames import equal_one
from amplify_ls.plan.facts.unseen import Unseen, same

if TYPE_CHECKING:
    from amplify_ls.plan.comparing.effects import Report
    from amplify_ls.plan.facts.resources import Construct
    from amplify_ls.plan.facts.snapshot import Snapshot


def compare_constructs(before: Snapshot, after: Snapshot, report: Report) -> None:
    """Compare the resources of the author's own stacks."""
    moved = _renamed_stacks(before, after)
    for key, construct in before.constructs.items():
        current = after.constructs.get(key)
        if current is None or current.type != construct.type:
            _gone(key, construct, before, after, moved, report)
        else:
            _compare(key, construct, current, report)
    _check_names(before, after, report)
    for name in changed_code(before, after):
        why = f"`{name}` creates or changes resources in a way that cannot be determined, and it changes."
        report.cannot_tell(Thing("code", name), why, f"code {name}", "backend")
    for key, construct in after.constructs.items():
        if key not in before.constructs and before.has_all_constructs and not _twin_of(construct, before):
            report.in_place(_thing(construct), f"`{construct.path}` is added.", f"construct {key}")


def changed_code(before: Snapshot, after: Snapshot) -> list[str]:
    """The names of code that is not evaluated, if what it does may have changed. Another name changes nothing."""
    names = sorted({*before.code, *after.code})
    old = {name: before.code[name].digests for name in names if name in before.code}
    new = {name: after.code[name].digests for name in names if name in after.code}
    changed = [name for name in names if old.get(name) != new.get(name)]
    gone = Counter(digest for name in changed for digest in old.get(name, ()))
    added = Counter(digest for name in changed for digest in new.get(name, ()))
    return [] if gone == added else changed


def _is_hidden(construct: Construct, before: Snapshot, after: Snapshot) -> bool:
    """Whether changed code that is not evaluated may create a construct now: it mentions the ID, or composes IDs."""
    name = construct.path.rpartition("/")[2]
    found = (after.code[each] for each in changed_code(before, after) if each in after.code)
    return any(name in text or "${" in text for each in found for text in each.texts)


def _thing(construct: Construct) -> Thing:
    return Thing(construct.type, re.sub("[^A-Za-z0-9]", "", construct.path))


def _renamed_stacks(before: Snapshot, after: Snapshot) -> dict[str, str]:
    """The stacks that are gone, each with a new one that has the same constructs."""
    old, new = _by_stack(before), _by_stack(after)
    found: dict[str, str] = {}
    for stack, paths in old.items():
        alike = [name for name, others in new.items() if name not in old and paths & others]
        if stack not in new and len(alike) == 1:
            found[stack] = alike[0]
    return found


def _by_stack(snapshot: Snapshot) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for each in snapshot.constructs.values():
        found.setdefault(each.stack, set()).add((each.type, each.path))
    return found


def _twin_of(construct: Construct, other: Snapshot) -> Construct | None:
    """A construct of the same type and ID in another place."""
    name = construct.path.rpartition("/")[2]
    for each in other.constructs.values():
        is_elsewhere = (each.stack, each.path) != (construct.stack, construct.path)
        if each.type == construct.type and each.path.rpartition("/")[2] == name and is_elsewhere:
            return each
    return None


def _gone(key: str, old: Construct, before: Snapshot, after: Snapshot, moved: dict[str, str], report: Report) -> None:
    thing, places = _thing(old), (f"construct {key}", "backend")
    if not after.has_all_constructs or _is_hidden(old, before, after):
        report.cannot_tell(thing, "Some resources of `backend.ts` cannot be determined.", *places)
        return
    twin = _twin_of(old, after)
    is_new = twin is not None and f"{twin.stack}/{twin.path}" not in before.constructs
    edit = f"rename stack {old.stack} to {moved[old.stack]}" if old.stack in moved else ""
    new_places = (f"stack {moved[old.stack]}", "backend") if old.stack in moved else ("backend",)
    shown = f"`{old.path}` in the stack `{old.stack}`"
    if isinstance(old.is_kept, Unseen):
        report.cannot_tell(thing, f"The removal policy of {shown} cannot be determined.", *places)
    elif old.is_kept and not report.is_sandbox:
        why = f"{shown} is removed. Its removal policy keeps it, but it is no longer managed."
        report.add(Effect(EffectKind.LOSE_DATA, thing, "P514", why, places, new_places, edit))
    elif twin is not None and is_new:
        if old.physical_name is not None and same(old.physical_name, twin.physical_name):
            return
        now = (f"construct {twin.stack}/{twin.path}", *new_places)
        if twin.stack == old.stack:
            why = f"{shown} moves to `{twin.path}`, so it is deleted and created again, empty."
            report.add(Effect(EffectKind.DESTROY, thing, "P511", why, places, now, edit))
            return
        why = f"{shown} moves to `{twin.path}` in the stack `{twin.stack}`, so it is deleted and created again, empty."
        report.add(Effect(EffectKind.REPLACE, thing, "P510", why, places, now, edit))
    else:
        made = {each: current for each, current in after.constructs.items() if each not in before.constructs}
        target = equal_one(replace(old, path=""), {each: replace(current, path="") for each, current in made.items()})
        why = f"{shown} is removed and deleted."
        if target is not None:
            why = f"{shown} gets the ID `{made[target].path}`, so it is deleted and created again, empty."
            new_places, edit = (f"construct {target}",), f"rename {old.path} to {made[target].path}"
        report.add(Effect(EffectKind.DESTROY, thing, "P513" if target is None else "P511", why, places, new_places, edit))


def _compare(key: str, old: Construct, new: Construct, report: Report) -> None:
    thing, places = _thing(old), (f"construct {key}",)
    answer = same(old.fixed, new.fixed)
    if answer is None:
        report.cannot_tell(thing, f"The properties of `{old.path}` cannot be determined.", *places)
        return
    if answer is False:
        changed = [name for name, value in old.fixed.items() if same(value, new.fixed.get(name)) is False]
        why = f"`{changed[0]}` of `{old.path}` changes, which cannot be updated, so it is deleted and created again, empty."
        report.add(Effect(EffectKind.REPLACE, thing, "P512", why, places, places))
    elif same(old.settings, new.settings) is not True:
        report.in_place(thing, f"Properties of `{old.path}` change.", *places)


def _check_names(before: Snapshot, after: Snapshot, report: Report) -> None:
    """A resource with a name of its own cannot be created while another one has the name."""
    taken = {
        (each.type, each.physical_name): key for key, each in before.constructs.items() if isinstance(each.physical_name, str)
    }
    for key, construct in after.constructs.items():
        if not isinstance(construct.physical_name, str) or key in before.constructs:
            continue
        holder = taken.get((construct.type, construct.physical_name))
        if holder is None or holder in after.constructs:
            continue
        why = (
            f"`{construct.path}` has the name `{construct.physical_name}`, which the deployed `{holder}` still has while the"
            " deployment creates it."
        )
        old = before.constructs[holder]
        edit = f"rename stack {old.stack} to {construct.stack}" if old.stack != construct.stack else ""
        places = (f"stack {construct.stack}", f"construct {key}", "backend")
        report.add(Effect(EffectKind.REFUSED, _thing(construct), "P515", why, (f"construct {holder}",), places, edit))
