"""Put a declaration back that the deployed revision has and the current text lacks, next to the same neighbor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.plan.live_state import Repair
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.plan.comparing.effects import Effect
    from amplify_ls.plan.reading.snapshot import Reading

_ALIKE = {"field": ("field", "relation"), "relation": ("field", "relation")}
"""Kinds of declarations that are members of the same object."""


def restored(
    effect: Effect, base: Reading, current: Reading, old: Callable[[Span], bytes], now: Callable[[Span], bytes]
) -> Iterator[Repair]:
    """The edit that puts the removed declaration of an effect back; none if it is still declared or has no neighbor left.

    ``old`` and ``now`` are the texts of places in the deployed revision and in the current one.
    """
    key = next((each for each in map(_whole_key, effect.before) if each in base.wholes), None)
    if key is None or key in current.wholes:
        return
    text = old(base.wholes[key])
    neighbors = sorted(_neighbors(key, base, current), key=lambda each: base.wholes[each].resolve())
    before = [each for each in neighbors if base.wholes[each].resolve() < base.wholes[key].resolve()]
    if not text or not neighbors:
        return
    place = current.wholes[before[-1] if before else neighbors[0]]
    indented = _indentation(base.wholes[key], old)
    written = b",\n" + indented + text if before else text + b",\n" + indented
    at = place.end if before else place.start
    shown = " ".join(text.decode("utf-8", "replace").split())
    title = f"Restore `{shown if len(shown) <= 50 else shown[:49] + '…'}`"
    if now(place):
        yield Repair(title, Span(place.anchor, at, at), written.decode("utf-8", "replace"))


def _whole_key(key: str) -> str:
    kind, _, name = key.partition(" ")
    return f"entry {name}" if kind == "model" else key


def _neighbors(key: str, base: Reading, current: Reading) -> Iterator[str]:
    """The declarations in the same object that both revisions have."""
    kind, owner = _owner(key)
    for each, whole in base.wholes.items():
        other_kind, other_owner = _owner(each)
        is_alike = other_kind in _ALIKE.get(kind, (kind,)) and other_owner == owner
        if is_alike and each in current.wholes and whole.path == base.wholes[key].path:
            yield each


def _owner(key: str) -> tuple[str, str]:
    """The kind of a declaration, and the model that it is a member of."""
    kind, _, name = key.rpartition(" ")
    return kind, name.rpartition(".")[0]


def _indentation(whole: Span, text: Callable[[Span], bytes]) -> bytes:
    """The whitespace before a declaration on its line."""
    start, _ = whole.resolve()
    before = text(Span(whole.anchor, whole.start - start, whole.start))
    line = before[before.rfind(b"\n") + 1 :]
    return line[: len(line) - len(line.lstrip())]
