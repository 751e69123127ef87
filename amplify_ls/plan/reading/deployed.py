"""Buckets and functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.resources.function_names import provided_function
from amplify_ls.model.schedules.schedules import cron_of
from amplify_ls.plan.facts.resources import Bucket, Function
from amplify_ls.values.values import Array

if TYPE_CHECKING:
    from amplify_ls.model.resources.functions import BackendFunction, FunctionSchedule
    from amplify_ls.model.resources.storage import Storage
    from amplify_ls.plan.facts.plain import Plain
    from amplify_ls.plan.facts.unseen import Maybe
    from amplify_ls.plan.reading.context import Context

_OF_BUCKET = ("name", "keepOnDelete", "access", "isDefault", "triggers")
_OF_FUNCTION = ("name", "entry", "resourceGroupName", "schedule", "durableConfig")
_DEFAULTS: dict[str, Plain] = {
    "timeoutSeconds": 3,
    "memoryMB": 512,
    "ephemeralStorageSizeMB": 512,
    "runtime": 22,
    "architecture": "x86_64",
    "environment": {},
}


def bucket_of(context: Context, storage: Storage) -> tuple[Maybe[str], Bucket]:
    """The bucket of a storage definition, with its name."""
    name = context.text(storage.option("name"), "")
    if isinstance(name, str):
        prop = None if storage.options is None else storage.options.properties.get("name")
        context.places.note(
            f"storage {name}",
            storage.name_span if prop is None else prop.value.span,
            None if prop is None else prop.span,
        )
        kept = None if storage.options is None else storage.options.properties.get("keepOnDelete")
        if kept is not None:
            context.places.note(f"kept {name}", kept.name_span)
        for path in storage.paths:
            context.places.note(f"path {name} {path.path}", path.span)
    is_kept = context.flag(storage.option("keepOnDelete"), is_lacking=storage.lacks("keepOnDelete"))
    return name, Bucket(is_kept, context.values.members(storage.options, _OF_BUCKET))


def function_of(context: Context, function: BackendFunction) -> tuple[str | None, Function]:
    """A function, with its name if that is known."""
    name = _name(function)
    if name is not None:
        named = function.name_span if function.name is None else function.name.span
        context.places.note(f"function {name}", named)
        for option in ("resourceGroupName", "schedule", "durableConfig"):
            prop = None if function.options is None else function.options.properties.get(option)
            if prop is not None:
                context.places.note(f"{option} {name}", prop.name_span, prop.span)
    given = context.values.members(function.options, _OF_FUNCTION)
    settings: Plain = {name: each for name, each in given.items() if _DEFAULTS.get(name) != each}
    durable = context.flag(function.option("durableConfig"), is_lacking=function.lacks("durableConfig"))
    group: Maybe[str] = context.values.unseen(function.call.chain.span) if function.group is None else function.group
    return name, Function(group, durable, settings, _schedules(context, function), function.is_provided)


def _name(function: BackendFunction) -> str | None:
    if function.name is not None:
        return function.name.name
    provided = provided_function(function) if function.is_provided else None
    return None if provided is None or not provided.id else provided.id


def _schedules(context: Context, function: BackendFunction) -> Maybe[tuple[Plain, ...]]:
    """The schedules as cron expressions with their time zones, because that is what intervals become."""
    given = function.option("schedule")
    if given is None:
        return () if function.lacks("schedule") or function.is_provided else context.values.unseen(function.call.chain.span)
    count = len(given.items) if isinstance(given, Array) else 1
    if len(function.schedules) != count or (isinstance(given, Array) and given.is_open):
        return context.values.unseen(given.span)
    return tuple(_schedule(context, each) for each in function.schedules)


def _schedule(context: Context, schedule: FunctionSchedule) -> Plain:
    others = context.values.members(schedule.options, ("rate", "cron", "timezone"))
    zone = "UTC" if schedule.timezone is None else schedule.timezone.value
    return (cron_of(schedule.text.value, schedule.form) or schedule.text.value, zone, others)
