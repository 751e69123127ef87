"""Effects that a comment accepts: ``// amplify-ls-accept destroy Todo until 2027-01-31: reason``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.plan.comparing.effects import EffectKind
from amplify_ls.syntax.acceptances import acceptances_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from amplify_ls.model.project import Project
    from amplify_ls.plan.comparing.effects import Effect

_WORDS = {
    "destroyed": EffectKind.DESTROY,
    "replaced": EffectKind.REPLACE,
    "data-lost": EffectKind.LOSE_DATA,
    "rebuilt": EffectKind.REBUILD_INDEX,
    **{kind.value: kind for kind in EffectKind},
}


class Acceptance(NamedTuple):
    """A comment that accepts an effect."""

    kind: EffectKind
    name: str
    until: date
    reason: str


class Acceptances(NamedTuple):
    """The comments of a project, and what is wrong with some of them."""

    valid: tuple[Acceptance, ...]
    remarks: tuple[str, ...]

    def of(self, effect: Effect) -> Acceptance | None:
        """The comment that accepts an effect."""
        names = {effect.what.name, str(effect.what)}
        return next((each for each in self.valid if each.kind is effect.kind and each.name in names), None)


def acceptances_of(project: Project, today: date) -> Acceptances:
    """The comments in the files of a project that have not expired."""
    valid: list[Acceptance] = []
    remarks: list[str] = []
    for path in project.files:
        module = project.sources.module(path)
        for found in () if module is None else acceptances_in(module.file.tree):
            kind = _WORDS.get(found.effect)
            if kind is None:
                remarks.append(f"`{found.effect}` in a comment of `{path}` is not an effect")
            elif found.until is None or not found.reason:
                remarks.append(f"the comment that accepts `{found.name}` in `{path}` needs `until YYYY-MM-DD: reason`")
            elif found.until < today:
                remarks.append(f"the comment that accepts `{found.name}` in `{path}` has expired on {found.until.isoformat()}")
            else:
                valid.append(Acceptance(kind, found.name, found.until, found.reason))
    return Acceptances(tuple(valid), tuple(remarks))


def words_of_effects() -> Iterable[str]:
    """The words for effects that comments and options accept."""
    return _WORDS
