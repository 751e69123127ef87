"""Compute the plan of a project in an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.incremental.graph import untracked
from amplify_ls.plan.comparing.compare import compare_snapshots
from amplify_ls.plan.comparing.effects import EffectKind
from amplify_ls.plan.comparing.renames import is_mentioned
from amplify_ls.plan.live_restoring import restored
from amplify_ls.plan.live_state import Planned, Repair, live_plan
from amplify_ls.plan.live_titles import table_titles
from amplify_ls.plan.reading.snapshot import snapshot_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from amplify_ls.model.project import Project
    from amplify_ls.plan.comparing.compare import Plan
    from amplify_ls.plan.comparing.effects import Effect
    from amplify_ls.plan.reading.snapshot import Reading
    from amplify_ls.syntax.outline import Span

SHOWN = frozenset({EffectKind.DESTROY, EffectKind.REPLACE, EffectKind.LOSE_DATA, EffectKind.REFUSED})
"""The effects that an editor shows."""
_SCHEMA_THINGS = frozenset({"model", "field", "enum", "resolver", "operation", "api", "api key"})
_SIGN_IN_THINGS = frozenset(
    {"user pool", "app client", "identity pool", "user attribute", "group", "provider", "sign-in domain"}
)
_FIELD_ROWS = frozenset({"P031", "P037"})


class Base(NamedTuple):
    """The deployed revision."""

    reading: Reading
    code: Callable[[Span], bytes]
    """The text of a place in it."""
    has_file: Callable[[str], bool]
    """Whether it has a file; nothing is said about new files."""


def update(project: Project, base: Base | None) -> bool:
    """Compute the effects of the current text; whether they differ from the last ones."""
    plan = live_plan(project)
    found: tuple[Planned, ...] = ()
    tables: dict[str, str] = {}
    if base is not None:
        current = untracked(lambda: snapshot_of(project))
        effects = compare_snapshots(base.reading.snapshot, current.snapshot)
        found = untracked(lambda: tuple(_planned(project, base, current, effects)))
        tables = table_titles(effects.effects)
    if found == plan.effects.peek() and tables == plan.tables.peek():
        return False
    plan.effects.set(found)
    plan.tables.set(tables)
    return True


def _planned(project: Project, base: Base, current: Reading, found: Plan) -> Iterable[Planned]:
    for effect in (each for each in found.effects if each.kind in SHOWN):
        key = _key(effect, current, base)
        if key is not None:
            yield Planned(effect, current.places[key], tuple(_repairs(project, effect, key, current, base)))


def _key(effect: Effect, current: Reading, base: Base) -> str | None:
    """The place of the cause, in a file that is deployed."""
    kind = effect.what.kind
    general: tuple[str, ...] = (
        ("schema", "api") if kind in _SCHEMA_THINGS else ("user pool",) if kind in _SIGN_IN_THINGS else ()
    )
    for key in (*effect.after, *general, "backend"):
        if key in current.places and base.has_file(current.places[key].path):
            return key
    return None


def _repairs(project: Project, effect: Effect, key: str, current: Reading, base: Base) -> Iterable[Repair]:
    if effect.row in _FIELD_ROWS:
        required = _required_link(project, effect.what.name)
        if required is not None:
            yield Repair(f"Make the field `{effect.what.name}` optional first", required, "")
        return
    old_key = next((each for each in effect.before if each in base.reading.places), None)
    if effect.edit.startswith("rename ") and old_key is not None and old_key != key:
        if not is_mentioned(effect, current.snapshot):
            yield _kept_name(project, old_key, key, current, base)
        return
    yield from restored(effect, base.reading, current, base.code, lambda span: _code(project, span))
    if key not in current.wholes:
        return
    whole = current.wholes[key]
    if key in base.reading.wholes:
        text = base.code(base.reading.wholes[key]).decode("utf-8", "replace")
        if text.encode() != _code(project, whole):
            yield Repair(f"Restore `{_shortened(text)}`", whole, text)
    elif key.startswith("identifier "):
        yield Repair(f"Remove `{_shortened(_code(project, whole).decode('utf-8', 'replace'))}`", whole, "")


def _kept_name(project: Project, old_key: str, key: str, current: Reading, base: Base) -> Repair:
    old = base.code(base.reading.places[old_key]).decode("utf-8", "replace")
    name = old.strip("'\"`")
    now = _code(project, current.places[key])[:1].decode("utf-8", "replace")
    text = f"{now}{name}{now}" if now in ("'", '"', "`") else old
    return Repair(f"Keep the old name `{name}`", current.places[key], text)


def _required_link(project: Project, field: str) -> Span | None:
    model, _, name = field.partition(".")
    for data in project.data:
        entry = data.entry(model)
        found = None if entry is None else entry.fields.get(name)
        links = (
            [] if found is None or found.call is None else [each for each in found.call.modifiers if each.name == "required"]
        )
        if links:
            return links[-1].span
    return None


def _code(project: Project, span: Span) -> bytes:
    module = project.sources.module(span.path)
    start, end = span.resolve()
    return b"" if module is None else module.file.data[start:end]


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 50 else f"{line[:49]}…"
