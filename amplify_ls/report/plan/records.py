"""A plan in the terms that people and other programs read."""

from __future__ import annotations

from dataclasses import dataclass

WORDS = {
    "destroy": "destroyed",
    "replace": "replaced",
    "lose-data": "data lost",
    "refused": "refused",
    "rebuild-index": "index rebuilt",
    "access-widened": "access widened",
    "access-narrowed": "access narrowed",
    "in-place": "in place",
}
"""The effects in the words of the report, the worst one first."""
IN_PLACE = "in-place"
_SUMMED = {"rebuild-index": ("index rebuilt", "indexes rebuilt")}


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A place in a file: 1-based line, 1-based column in UTF-16 code units."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class EffectRecord:
    """One effect."""

    effect: str
    kind: str
    name: str
    modes: tuple[str, ...]
    row: str
    why: str
    instead: tuple[str, ...]
    confidence: str
    before: PlaceRecord | None
    after: PlaceRecord | None
    edit: str
    """The edit that it belongs to; empty if the edit has no other effects."""
    accepted: str = ""
    """The comment that accepts it: its date and reason."""

    @property
    def thing(self) -> str:
        """What is affected."""
        return f"{self.kind} {self.name}".rstrip()

    @property
    def place(self) -> PlaceRecord | None:
        """Where it is caused: in the new revision, if the cause is there."""
        return self.after or self.before


@dataclass(frozen=True, slots=True)
class HiddenRecord:
    """A thing about which nothing can be said."""

    kind: str
    name: str
    why: str
    place: PlaceRecord | None

    @property
    def thing(self) -> str:
        """What is unknown."""
        return f"{self.kind} {self.name}".rstrip()


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """What a deployment does."""

    effects: tuple[EffectRecord, ...]
    prevented: tuple[EffectRecord, ...]
    hidden: tuple[HiddenRecord, ...]
    modes: tuple[str, ...] = ("branch", "sandbox")
    """The modes that were asked for."""

    def only(self, effect: EffectRecord) -> str:
        """Where an effect happens, if it does not in all modes that were asked for."""
        return "" if set(effect.modes) >= set(self.modes) else f" ({' and '.join(effect.modes)} only)"

    @property
    def summary(self) -> str:
        """One line: `2 tables replaced, 1 index rebuilt, 14 in place`."""
        parts: list[str] = []
        for effect in WORDS:
            found = [each for each in self.effects if each.effect == effect]
            if effect in ("destroy", "replace"):
                parts += _by_kind(found, WORDS[effect])
            elif found:
                one, many = _SUMMED.get(effect, (WORDS[effect], WORDS[effect]))
                parts.append(f"{len(found)} {one if len(found) == 1 else many}")
        if self.hidden:
            parts.append(f"{len(self.hidden)} unknown")
        return ", ".join(parts) or "no changes to the deployment"


def _by_kind(effects: list[EffectRecord], word: str) -> list[str]:
    counts: dict[str, int] = {}
    for each in effects:
        counts[_counted_kind(each)] = counts.get(_counted_kind(each), 0) + 1
    return [f"{count} {kind if count == 1 else _many(kind)} {word}" for kind, count in counts.items()]


def _counted_kind(effect: EffectRecord) -> str:
    if effect.kind == "model":
        return "index" if " index " in effect.name else "table"
    return "bucket" if effect.kind == "storage" else effect.kind


def _many(kind: str) -> str:
    if kind.endswith(("s", "x", "ch")):
        return f"{kind}es"
    return f"{kind[:-1]}ies" if kind.endswith("y") and not kind.endswith("ey") else f"{kind}s"
