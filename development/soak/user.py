"""Somebody who works in a hurry: what is done next, at random."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from amplify_ls.rules.registry import all_rules, documentation
from development.soak.tree import CHANGED, DELETED, SETTINGS, WATCHED
from tests.differential.edits import RandomEdit, random_edit

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from development.soak.editor import Editor
    from development.soak.tree import Tree

MOST_OPEN = 5
LONGEST_TEXT = 30_000
"""Characters; a text that has grown beyond it is put back."""
_CODE = re.compile(r"```ts[^\n]*\n(.*?)```", re.DOTALL)


class User:
    """One seed, one way of working."""

    def __init__(self, tree: Tree, editor: Editor, chooser: random.Random) -> None:
        self._tree = tree
        self._editor = editor
        self._chooser = chooser
        self._lines = _lines_to_type()
        self._history: dict[str, list[tuple[RandomEdit, str]]] = {}
        self.switches = 0
        self._actions: tuple[tuple[Callable[[], None], int], ...] = (
            # A line is forty edits. With these weights, ten minutes have about ten thousand requests and a thousand switches.
            (self._type_line, 2),
            (self._edit, 20),
            (self._ask, 60),
            (self._put_back, 4),
            (self._save, 4),
            (self._switch, 6),
            (self._rename, 1),
            (self._change_settings, 1),
            (self._open, 5),
            (self._close, 3),
        )

    def begin(self) -> None:
        """Open a file of each project."""
        for name in sorted({path.partition("/")[0] for path in self._tree.sources()}):
            self._editor.open(path := f"{name}/amplify/backend.ts", self._tree.read(path))

    def act(self) -> str:
        """Do one thing, and say what."""
        kinds, weights = zip(*self._actions, strict=True)
        action: Callable[[], None] = self._chooser.choices(kinds, weights)[0]
        action()
        return action.__name__.lstrip("_")

    def go_home(self) -> None:
        """Undo everything: the first branch, and open what was open at the beginning."""
        for path in list(self._editor.texts):
            self._editor.close(path)
        self._editor.announce(self._tree.restore(), self._chooser)
        self._history.clear()
        self.begin()

    def _pick(self) -> str:
        return self._chooser.choice(sorted(self._editor.texts))

    def _type_line(self) -> None:
        path = self._pick()
        text = self._editor.texts[path]
        at = text.find("\n", self._chooser.randint(0, len(text))) + 1
        for character in self._chooser.choice(self._lines) + "\n":
            self._editor.edit(path, at, at, character)
            at += 1
            if self._chooser.random() < 0.05:
                self._editor.ask(path, at, self._chooser)

    def _edit(self) -> None:
        path = self._pick()
        text = self._editor.texts[path]
        history = self._history.setdefault(path, [])
        edit = random_edit(text, self._chooser, history)
        history.append((edit, text[edit.start : edit.end]))
        del history[:-30]
        self._editor.edit(path, edit.start, edit.end, edit.text)
        if len(text) > LONGEST_TEXT:
            self._put_back()

    def _ask(self) -> None:
        path = self._pick()
        self._editor.ask(path, self._chooser.randint(0, len(self._editor.texts[path])), self._chooser)

    def _put_back(self) -> None:
        path = self._pick()
        self._history.pop(path, None)
        branch = self._chooser.choice(self._tree.branches)
        self._editor.replace(path, branch.get(path, ""))

    def _save(self) -> None:
        path = self._pick()
        event = self._tree.write(path, self._editor.texts[path])
        self._editor.save(path)
        if event is not None and WATCHED.fullmatch(path):
            self._editor.announce([event], self._chooser)

    def _switch(self) -> None:
        self.switches += 1
        self._editor.announce(self._tree.switch(self._chooser), self._chooser)
        for path in list(self._editor.texts):
            # Editors read texts anew that nobody has edited.
            if self._chooser.random() < 0.6 and (self._tree.root / path).is_file():
                self._history.pop(path, None)
                self._editor.replace(path, self._tree.read(path))

    def _rename(self) -> None:
        renamed = self._tree.rename(self._chooser)
        if renamed is None:
            return
        old, new = renamed
        if old in self._editor.texts:
            text = self._editor.texts[old]
            self._editor.close(old)
            self._editor.open(new, text)
        self._editor.announce_rename(old, new)
        self._editor.announce([(old, DELETED), (new, 1)], self._chooser)

    def _change_settings(self) -> None:
        path = self._chooser.choice(("amplify-ls.json", "shop/amplify-ls.json"))
        event = self._tree.write(path, self._chooser.choice(SETTINGS))
        self._editor.announce([event] if event else [], self._chooser)

    def _open(self) -> None:
        closed = [path for path in self._tree.sources() if path not in self._editor.texts]
        if closed and len(self._editor.texts) < MOST_OPEN:
            path = self._chooser.choice(closed)
            self._editor.open(path, self._tree.read(path))

    def _close(self) -> None:
        # One file of each project stays open: a fresh server would not know a project of which none is.
        projects = Counter(path.partition("/")[0] for path in self._editor.texts)
        closable = [path for path in self._editor.texts if projects[path.partition("/")[0]] > 1]
        if closable:
            path = self._chooser.choice(sorted(closable))
            self._history.pop(path, None)
            self._editor.close(path)
            # What was not saved is lost, and a file that was never saved is gone.
            self._editor.announce([(path, CHANGED if (self._tree.root / path).is_file() else DELETED)], self._chooser)


def _lines_to_type() -> list[str]:
    """Lines of the examples on the pages of the rules, right ones and wrong ones."""
    pages = (documentation(rule.code) or "" for rule in all_rules())
    found = {line.strip() for page in pages for code in _CODE.findall(page) for line in code.split("\n")}
    return sorted(line for line in found if 0 < len(line) < 120)
