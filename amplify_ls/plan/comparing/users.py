"""Sign-in: the user pool and what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.plan.comparing.effects import Effect, EffectKind, Thing
from amplify_ls.plan.comparing.guards import Guards
from amplify_ls.plan.comparing.logical_ids import has_same_id
from amplify_ls.plan.comparing.pool import compare_pool
from amplify_ls.plan.facts.unseen import Unseen, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.plan.comparing.effects import Report
    from amplify_ls.plan.facts.resources import Users
    from amplify_ls.plan.facts.snapshot import Snapshot

POOL = Thing("user pool")
CLIENT = Thing("app client")
IDENTITIES = Thing("identity pool")
SIGN_IN_DOMAIN = Thing("sign-in domain")
_LISTED = "listed user pool"
_NAME = ("user pool name", "override user pool logical id", "user pool", "backend")


def compare_users(before: Snapshot, after: Snapshot, report: Report) -> None:
    """Compare the user pools of two snapshots."""
    old, new = before.users, after.users
    if isinstance(old, Unseen) or isinstance(new, Unseen):
        if same(old, new) is None:
            report.cannot_tell(POOL, "`auth` cannot be determined.", "user pool", "backend")
        return
    if old is None or old.is_reference:
        return
    if new is None or new.is_reference:
        row = "P202" if new is None else "P255"
        cause = "`auth` is removed from the backend" if new is None else "`referenceAuth` replaces `defineAuth`"
        after_place = ("backend",) if new is None else ("user pool",)
        _remove(old, cause, row, before, after_place, report)
        return
    if same(old.name, new.name) is None:
        report.cannot_tell(POOL, "The name of `auth` cannot be determined.", *_NAME)
        return
    if same(old.name, new.name) is False:
        _replace(old, new, before, report)
        return
    if has_same_id("user pool", POOL, before, after, report):
        compare_pool(before, after, old, new, report)
    else:
        _replace_pool(old, new, before, report)


def _pool_effect(kind: EffectKind, why: str, row: str, before: Snapshot, places: tuple[str, ...], report: Report) -> Effect:
    """What becomes of the pool: protection keeps it, out of reach."""
    guards = Guards(before)
    if guards.is_pool_protected:
        kept = "The user pool has deletion protection: it stays, but the application uses another, empty one."
        return Effect(EffectKind.LOSE_DATA, POOL, "P261", kept, _NAME, places, "user pool")
    if guards.is_pool_retained and not report.is_sandbox:
        kept = "The removal policy keeps the user pool, but the application no longer uses it."
        return Effect(EffectKind.LOSE_DATA, POOL, "P261", kept, _NAME, places, "user pool")
    keys = (_LISTED, *_NAME) if row == "P202" else _NAME
    return Effect(kind, POOL, row, why, keys, places, "user pool")


def _remove(old: Users, cause: str, row: str, before: Snapshot, places: tuple[str, ...], report: Report) -> None:
    why = f"{cause}, so the user pool is deleted with all users."
    report.add(_pool_effect(EffectKind.DESTROY, why, row, before, places, report))
    for thing, place in _parts(old):
        why = f"{cause}, and {_loss(thing)}."
        keys = (_LISTED, place, *_NAME) if row == "P202" else (place, *_NAME)
        report.add(Effect(EffectKind.DESTROY, thing, row, why, keys, places, "user pool"))


def _replace(old: Users, new: Users, before: Snapshot, report: Report) -> None:
    """The name is part of every logical ID, even the default name."""
    cause = "`auth` gets another name"
    why = f"{cause}, so the user pool is deleted with all users, and a new, empty one is created."
    report.add(_pool_effect(EffectKind.REPLACE, why, "P200", before, _NAME, report))
    current = {thing for thing, _ in _parts(new)}
    for thing, place in _parts(old):
        kind = EffectKind.REPLACE if thing in current else EffectKind.DESTROY
        why = f"{cause}, and {_loss(thing)}."
        if thing == SIGN_IN_DOMAIN and thing in current:
            kind = EffectKind.REFUSED
            why = f"{cause}, and the domain of the sign-in page is still taken by the deployed user pool."
        report.add(Effect(kind, thing, "P200", why, (place, *_NAME), _NAME, "user pool"))


def _replace_pool(old: Users, new: Users, before: Snapshot, report: Report) -> None:
    """Everything that belongs to the pool by a property that cannot change follows it."""
    why = "The user pool gets another logical ID, so it is deleted with all users, and a new, empty one is created."
    report.add(_pool_effect(EffectKind.REPLACE, why, "P525", before, _NAME, report))
    current = {thing for thing, _ in _parts(new)}
    for thing, place in _parts(old):
        if thing == IDENTITIES:
            report.in_place(IDENTITIES, "The identity pool uses the new user pool.", "user pool", row="P525")
            continue
        kind = EffectKind.REPLACE if thing in current else EffectKind.DESTROY
        why = f"The user pool is replaced, and {_loss(thing)}."
        report.add(Effect(kind, thing, "P525", why, (place, *_NAME), _NAME, "user pool"))


def _parts(users: Users) -> Iterator[tuple[Thing, str]]:
    yield CLIENT, "user pool"
    yield IDENTITIES, "user pool"
    for group in () if isinstance(users.groups, Unseen) else users.groups:
        yield Thing("group", group), f"group {group}"
    for provider in users.providers:
        yield Thing("provider", provider), f"provider {provider}"
    if users.providers:
        yield SIGN_IN_DOMAIN, "external providers"


def _loss(thing: Thing) -> str:
    return {
        "app client": "the app client gets another ID, which ends all sessions",
        "identity pool": "identities get other IDs, so `{entity_id}` folders can no longer be reached",
        "group": f"the group `{thing.name}` loses its members",
        "provider": f"users of `{thing.name}` become new users",
        "sign-in domain": "the sign-in page is deleted",
    }[thing.kind]
