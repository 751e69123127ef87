"""Effects that a comment accepts: ``// amplify-ls-accept destroy Todo until 2027-01-31: reason``."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.plan.comparing.effects import EffectKind
from amplify_ls.syntax.acceptances import acceptances_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from amplify_ls.model.project import Project
    from amplify_ls.plan.comparing.effects import Effect
    from amplify_ls.plan.revision import Revision

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
    path: str
    """Relative to the folder that contains the ``amplify`` folder."""
    line: int
    """The line of the declaration that it is next to."""


class Acceptances(NamedTuple):
    """The comments of a project, and what is wrong with some of them."""

    valid: tuple[Acceptance, ...]
    remarks: tuple[str, ...]

    def of(self, effect: Effect, before: Revision, after: Revision) -> Acceptance | None:
        """The comment that accepts an effect: next to the declaration, or in its file if there is none any longer."""
        lines = _declared_lines(effect, after)
        found = self._about(effect)
        if lines:
            return next((each for each in found if (each.path, each.line) in lines), None)
        places = (before.place(effect.before), after.place(effect.after))
        paths = {place.path for place in places if place is not None}
        return next((each for each in found if each.path in paths), None)

    def misplaced(self, effects: Iterable[Effect], before: Revision, after: Revision) -> Iterator[str]:
        """What to say about comments that speak of an effect and are not next to its declaration."""
        for effect in effects:
            for each in self._about(effect) if self.of(effect, before, after) is None else ():
                yield f"the comment that accepts `{each.name}` in `{each.path}` is not next to its declaration"

    def _about(self, effect: Effect) -> list[Acceptance]:
        names = {effect.what.name, str(effect.what)}
        return [each for each in self.valid if each.kind is effect.kind and each.name in names]


def _declared_lines(effect: Effect, after: Revision) -> set[tuple[str, int]]:
    """The lines in the new revision that declare the thing; none if it is no longer declared."""
    words = effect.what.name.split()
    keys = [key for key in (str(effect.what), *effect.after) if not words or words[0] in key.split(" ")]
    places = (after.place((key,)) for key in keys if not key.startswith("listed "))
    return {(place.path, place.line) for place in places if place is not None}


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
                inside = posixpath.relpath(path, posixpath.dirname(project.folder))
                valid.append(Acceptance(kind, found.name, found.until, found.reason, inside, found.line))
    return Acceptances(tuple(valid), tuple(remarks))
