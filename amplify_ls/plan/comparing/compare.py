"""The effects of deploying one snapshot over another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.access.changes import changes
from amplify_ls.access.matrix import to_compare
from amplify_ls.plan.comparing.access import report_access
from amplify_ls.plan.comparing.api import compare_api
from amplify_ls.plan.comparing.constructs import compare_constructs
from amplify_ls.plan.comparing.effects import Effect, EffectKind, Mode, Report, Thing
from amplify_ls.plan.comparing.resources import compare_buckets, compare_functions
from amplify_ls.plan.comparing.synthesis import compare_synthesis
from amplify_ls.plan.comparing.users import compare_users

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.access.changes import AccessChange
    from amplify_ls.plan.comparing.effects import Hidden
    from amplify_ls.plan.facts.snapshot import Snapshot
    from amplify_ls.plan.revision import Revision

BOTH = (Mode.BRANCH, Mode.SANDBOX)
_ORDER = {kind: rank for rank, kind in enumerate(EffectKind)}


class Plan(NamedTuple):
    """What a deployment does."""

    effects: tuple[Effect, ...]
    prevented: tuple[Effect, ...]
    """Effects that do not happen, because the deployment is refused and rolled back."""
    hidden: tuple[Hidden, ...]


def compare(before: Revision, after: Revision, modes: Iterable[Mode] = BOTH) -> Plan:
    """The effects of deploying a revision over a deployed one."""
    differences = changes(*to_compare(before.access, after.access))
    return _merged((_report(before.snapshot, after.snapshot, mode) for mode in modes), differences)


def compare_snapshots(before: Snapshot, after: Snapshot) -> Plan:
    """The same without access."""
    return _merged((_report(before, after, mode) for mode in BOTH), ())


def _merged(reports: Iterable[Report], access: tuple[AccessChange, ...]) -> Plan:
    effects: dict[tuple[EffectKind, object], Effect] = {}
    prevented: dict[tuple[EffectKind, object], Effect] = {}
    hidden: dict[object, Hidden] = {}
    for report in reports:
        mode = report.mode
        report_access(access, report)
        refused = [each for each in report.effects if each.kind is EffectKind.REFUSED and each.is_certain]
        edits = {each.edit for each in refused if each.edit.startswith("rename stack")}
        for each in report.effects:
            happens = not refused or each.kind is EffectKind.REFUSED or each.edit in edits
            _merge(effects if happens else prevented, each, mode)
        for item in report.hidden:
            hidden.setdefault(item.what, item)
    return Plan(_sorted(effects.values()), _sorted(prevented.values()), tuple(hidden.values()))


def refused_by_packages(plan: Plan, rejections: Iterable[Effect], modes: tuple[Mode, ...]) -> Plan:
    """A plan whose deployment the packages reject at synthesis, so that nothing else happens; the same without rejections."""
    found = tuple(each._replace(modes=modes) for each in rejections)
    if not found:
        return plan
    refused = tuple(each for each in plan.effects if each.kind is EffectKind.REFUSED)
    rest = tuple(each for each in plan.effects if each.kind is not EffectKind.REFUSED)
    return plan._replace(effects=(*found, *refused), prevented=(*rest, *plan.prevented))


def _report(before: Snapshot, after: Snapshot, mode: Mode) -> Report:
    report = Report(mode)
    compare_synthesis(before, after, report)
    compare_api(before, after, report)
    compare_users(before, after, report)
    compare_buckets(before, after, report)
    compare_functions(before, after, report)
    compare_constructs(before, after, report)
    for name, version in before.packages.items():
        if after.packages.get(name, version) != version:
            why = f"`{name}` changes from {version} to {after.packages[name]}, and what a version generates is not compared."
            report.cannot_tell(Thing("package", name), why, "backend")
    return report


def _merge(effects: dict[tuple[EffectKind, object], Effect], effect: Effect, mode: Mode) -> None:
    key = (effect.kind, effect.what)
    known = effects.get(key)
    effects[key] = effect._replace(modes=(mode,)) if known is None else known._replace(modes=(*known.modes, mode))


def _sorted(effects: Iterable[Effect]) -> tuple[Effect, ...]:
    return tuple(sorted(effects, key=lambda each: (_ORDER[each.kind], " index " in each.what.name)))
