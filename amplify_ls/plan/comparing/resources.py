"""Buckets and functions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.plan.comparing.effects import Effect, EffectKind, Thing
from amplify_ls.plan.comparing.logical_ids import has_same_id
from amplify_ls.plan.comparing.renames import equal_one
from amplify_ls.plan.facts.unseen import Unseen, same

if TYPE_CHECKING:
    from amplify_ls.plan.comparing.effects import Report
    from amplify_ls.plan.facts.plain import Plain
    from amplify_ls.plan.facts.resources import Bucket, Function
    from amplify_ls.plan.facts.snapshot import Snapshot

_DEFAULT_KEY = "bucketName"


def compare_buckets(before: Snapshot, after: Snapshot, report: Report) -> None:
    """Compare the buckets."""
    made = {name: each for name, each in after.buckets.items() if name not in before.buckets}
    for name, bucket in before.buckets.items():
        current = after.buckets.get(name)
        if current is None:
            _bucket_gone(name, bucket, made, after, report)
            continue
        _compare_bucket(name, bucket, current, before, after, report)
    for name in made:
        report.in_place(Thing("storage", name), f"The bucket `{name}` is added.", f"storage {name}", row="P318")


def _bucket_gone(name: str, bucket: Bucket, made: dict[str, Bucket], after: Snapshot, report: Report) -> None:
    thing = Thing("storage", name)
    places: tuple[str, ...] = (f"storage {name}",)
    if _may_be_hidden(after, "storage"):
        report.cannot_tell(thing, "Some buckets of the backend cannot be determined.", *places)
        return
    target = equal_one(bucket, made)
    cause = f"The bucket `{name}` is renamed to `{target}`" if target else f"The bucket `{name}` is removed"
    new_places = (f"storage {target}",) if target else ("backend",)
    if isinstance(bucket.is_kept, Unseen):
        report.cannot_tell(thing, f"Whether `{name}` is kept when it is removed cannot be determined.", *places)
    elif bucket.is_kept and not report.is_sandbox:
        why = f"{cause}. `keepOnDelete` keeps the bucket, but the application no longer uses it."
        report.add(Effect(EffectKind.LOSE_DATA, thing, "P302", why, places, new_places))
    else:
        ignored = " Sandboxes ignore `keepOnDelete`." if bucket.is_kept else ""
        why = f"{cause}: all objects are deleted with the bucket.{ignored}"
        row = "P300" if target else "P301"
        places = places if target else (f"listed storage {name}", *places)
        report.add(Effect(EffectKind.DESTROY, thing, row, why, places, new_places))


def _compare_bucket(name: str, old: Bucket, new: Bucket, before: Snapshot, after: Snapshot, report: Report) -> None:
    thing, target = Thing("storage", name), f"storage {name}"
    left, right = before.overrides.get(target), after.overrides.get(target)
    old_properties = {} if left is None else left.properties
    new_properties = {} if right is None else right.properties
    places = (f"override {target} {_DEFAULT_KEY}", f"override {target}", target)
    answer = same(old_properties.get(_DEFAULT_KEY), new_properties.get(_DEFAULT_KEY))
    if answer is None:
        report.cannot_tell(thing, f"The name of the bucket of `{name}` cannot be determined.", *places)
    if answer is False:
        why = f"The bucket of `{name}` gets another name, so it is replaced by a new, empty one."
        report.add(Effect(EffectKind.REPLACE, thing, "P320", why, places, places))
        return
    if not has_same_id(target, thing, before, after, report):
        why = f"The bucket of `{name}` gets another logical ID, so it is replaced by a new, empty one."
        keys = (f"override {target} logical id", target)
        report.add(Effect(EffectKind.REPLACE, thing, "P525", why, keys, keys))
        return
    if old_properties != new_properties:
        report.in_place(thing, f"Properties of the bucket of `{name}` change.", f"override {target}", target, row="P321")
    if same(old.settings, new.settings) is not True:
        report.in_place(thing, f"Settings of the bucket `{name}` change.", target, row="P305")
    if not report.is_sandbox and same(old.is_kept, new.is_kept) is False:
        change = "kept" if new.is_kept is True else "deleted with all objects"
        row = "P303" if new.is_kept is True else "P304"
        report.in_place(
            thing, f"From now on, the bucket of `{name}` is {change} when it is removed.", f"kept {name}", target, row=row
        )


def _may_be_hidden(after: Snapshot, kind: str) -> bool:
    return not after.is_complete or any(each.startswith(kind) for each in after.hidden)


def compare_functions(before: Snapshot, after: Snapshot, report: Report) -> None:
    """Compare the functions."""
    made = {name: each for name, each in after.functions.items() if name not in before.functions}
    for name, function in before.functions.items():
        current = after.functions.get(name)
        if current is None:
            _function_gone(name, function, made, after, report)
        else:
            _compare_function(name, function, current, before, after, report)
    for name, function in made.items():
        report.in_place(Thing("function", name), f"The function `{name}` is added.", f"function {name}")
        for index, _ in enumerate(() if isinstance(function.schedules, Unseen) else function.schedules):
            report.in_place(_schedule(name, index), f"A schedule of `{name}` is added.", f"schedule {name}", f"function {name}")


def _schedule(name: str, index: int) -> Thing:
    return Thing("schedule", f"{re.sub('[^A-Za-z0-9]', '', name).lower()}lambdaschedule{index}")


def _function_gone(name: str, function: Function, made: dict[str, Function], after: Snapshot, report: Report) -> None:
    thing = Thing("function", name)
    places: tuple[str, ...] = (f"function {name}",)
    if _may_be_hidden(after, "function"):
        report.cannot_tell(thing, "Some functions of the backend cannot be determined.", *places)
        return
    target = equal_one(function, made)
    if target is None:
        why = f"The function `{name}` is no longer part of the backend and is deleted."
        places = (f"listed function {name}", *places)
        report.add(Effect(EffectKind.DESTROY, thing, "P415", why, places, ("backend",)))
        return
    why = (
        f"The function `{name}` gets the name `{target}`, so it is deleted and created again: it gets another ARN, role and log"
        " group."
    )
    edit = f"rename function {name} to {target}"
    report.add(Effect(EffectKind.DESTROY, thing, "P400", why, places, (f"function {target}",), edit))


def _compare_function(name: str, old: Function, new: Function, before: Snapshot, after: Snapshot, report: Report) -> None:
    thing = Thing("function", name)
    place = f"function {name}"
    group = same(old.group, new.group)
    if group is None:
        report.cannot_tell(thing, f"The stack of `{name}` cannot be determined.", place)
        return
    if group is False:
        places = (f"resourceGroupName {name}", place)
        why = (
            f"The function `{name}` moves from the stack `{old.group}` to `{new.group}`, so it is deleted and created again: it"
            " gets another ARN, role and log group."
        )
        report.add(Effect(EffectKind.REPLACE, thing, "P406", why, places, places))
        return
    if new.is_durable is True and old.is_durable is False:
        places = (f"durableConfig {name}", place)
        why = f"Durable execution is switched on for the existing function `{name}`, which Lambda rejects."
        report.add(Effect(EffectKind.REFUSED, thing, "P420", why, places, places))
    left, right = _override(before, name), _override(after, name)
    answer = same(left.get("functionName"), right.get("functionName"))
    places = (f"override function {name} functionName", place)
    if answer is None:
        report.cannot_tell(thing, f"The name of the Lambda function of `{name}` cannot be determined.", *places)
    elif answer is False:
        why = f"The Lambda function of `{name}` gets another name, so it is replaced."
        report.add(Effect(EffectKind.REPLACE, thing, "P512", why, places, places))
    elif same(old.settings, new.settings) is not True or left != right:
        report.in_place(thing, f"Settings of the function `{name}` change.", place, row="P408")
    _compare_schedules(name, old, new, report)


def _override(snapshot: Snapshot, name: str) -> dict[str, Plain]:
    found = snapshot.overrides.get(f"function {name}")
    return {} if found is None else found.properties


def _compare_schedules(name: str, old: Function, new: Function, report: Report) -> None:
    places = (f"schedule {name}", f"function {name}")
    if isinstance(old.schedules, Unseen) or isinstance(new.schedules, Unseen):
        if same(old.schedules, new.schedules) is None:
            report.cannot_tell(Thing("schedule", name), f"The schedules of `{name}` cannot be determined.", *places)
        return
    for index in range(max(len(old.schedules), len(new.schedules))):
        thing = _schedule(name, index)
        if index >= len(new.schedules):
            why = f"A schedule of `{name}` is removed."
            report.add(Effect(EffectKind.DESTROY, thing, "P412", why, places, places))
        elif index >= len(old.schedules):
            report.in_place(thing, f"A schedule of `{name}` is added.", *places, row="P413")
        elif same(old.schedules[index], new.schedules[index]) is not True:
            report.in_place(thing, f"A schedule of `{name}` changes.", *places, row="P413")
