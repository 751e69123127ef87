"""What a deployment does to the table of each model, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.plan.comparing.effects import EffectKind, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.plan.comparing.effects import Effect

_TABLE = {
    EffectKind.REPLACE: "table deleted and created again, empty",
    EffectKind.REFUSED: "rejected",
    EffectKind.LOSE_DATA: "records can no longer be read",
}
_INDEX = {EffectKind.DESTROY: "index `{}` deleted", EffectKind.REBUILD_INDEX: "index `{}` built"}
_NEW_TABLE = "P004"
_MODES = {Mode.BRANCH: "branch", Mode.SANDBOX: "sandbox"}


def table_titles(effects: Iterable[Effect]) -> dict[str, str]:
    """The titles of the models whose tables change."""
    parts: dict[str, list[str]] = {}
    for effect in effects:
        for model, words in _words(effect):
            where = f" ({_MODES[effect.modes[0]]})" if len(effect.modes) == 1 else ""
            parts.setdefault(model, []).append(f"{words}{where}")
    return {model: f"deployment: {', '.join(found)}" for model, found in parts.items()}


def _words(effect: Effect) -> Iterator[tuple[str, str]]:
    kind, name = effect.what.kind, effect.what.name
    if kind == "field" and effect.kind is EffectKind.LOSE_DATA:
        model, _, field = name.partition(".")
        yield model, f"values of `{field}` lost"
    if kind != "model":
        return
    model, _, index = name.partition(" index ")
    if index and effect.kind in _INDEX:
        yield model, _INDEX[effect.kind].format(index)
    elif not index and effect.kind in _TABLE:
        yield model, _TABLE[effect.kind]
    elif effect.row == _NEW_TABLE:
        yield model, "new table"
