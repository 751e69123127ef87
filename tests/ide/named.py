"""Names at a mark in a text: where they lead, and what a rename makes of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.engine.fixing import applied
from amplify_ls.engine.navigation.navigating import Navigating, navigating
from amplify_ls.ide.navigation.rename import Renaming
from tests.ide.scene import DATA, Scene, at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amplify_ls.ide.navigation.targets import Target


class Named:
    """The name at the mark."""

    def __init__(self, marked: str, path: str = DATA, files: Mapping[str, str] | None = None) -> None:
        self._scene: Scene = at(marked, path, files)
        self._names: Navigating = navigating(self._scene.workspace, path)

    def definition(self) -> list[str]:
        origin = self._names.definition(self._scene.offset)
        return [] if origin is None else self._lines(origin.targets)

    def type_definition(self) -> list[str]:
        origin = self._names.type_definition(self._scene.offset)
        return [] if origin is None else self._lines(origin.targets)

    def implementation(self) -> list[str]:
        origin = self._names.implementation(self._scene.offset)
        return [] if origin is None else self._lines(origin.targets)

    def references(self) -> list[str]:
        return self._lines(self._names.references(self._scene.offset))

    def highlights(self) -> list[str]:
        return self._lines(self._names.highlights(self._scene.offset))

    def prepared(self) -> str | None:
        """The text that would be renamed; in brackets the reason why it cannot be."""
        answer = self._names.prepare_rename(self._scene.offset)
        if answer is None or isinstance(answer, str):
            return None if answer is None else f"({answer})"
        assert self._scene.text.encode()[answer.start : answer.end].decode() == answer.text
        return answer.text

    def renamed(self, new: str) -> Mapping[str, str]:
        """The texts of the files that a rename changes."""
        answer = self._names.rename(self._scene.offset, new)
        assert isinstance(answer, Renaming), answer
        paths = dict.fromkeys(edit.path for edit in answer.edits)
        return {path: self._after(path, answer) for path in paths}

    def renamed_here(self, new: str) -> list[str]:
        """The lines of the file that a rename changes, after it."""
        before = self._scene.text.splitlines()
        after = self.renamed(new)[self._scene.path].splitlines()
        return [line.strip() for line in after if line not in before]

    def refusal(self, new: str) -> str:
        answer = self._names.rename(self._scene.offset, new)
        assert isinstance(answer, str), answer
        return answer

    def consequences(self, new: str = "fresh") -> tuple[str, ...]:
        answer = self._names.rename(self._scene.offset, new)
        assert isinstance(answer, Renaming), answer
        return answer.consequences

    def _after(self, path: str, renaming: Renaming) -> str:
        return applied(self._names.text(path), (edit for edit in renaming.edits if edit.path == path)).decode()

    def _lines(self, targets: Iterable[Target]) -> list[str]:
        """Each target as its line, with the target in square brackets."""
        found: list[str] = []
        for target in targets:
            data = self._names.text(target.path)
            start, end = data.rfind(b"\n", 0, target.start) + 1, data.find(b"\n", target.end)
            parts = data[start : target.start], b"[", data[target.start : target.end], b"]", data[target.end : end]
            found.append(b"".join(parts).decode().strip())
        return found
