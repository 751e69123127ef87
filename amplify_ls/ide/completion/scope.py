"""The names at the cursor by what they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.ide.typed import Built

if TYPE_CHECKING:
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View


def name_in_scope(view: View, place: Place, receiver: str) -> str | None:
    """The name in scope whose members are those of a receiver."""
    for name, known in place.environment.items():
        if isinstance(known, Built) and receiver in known.receivers:
            return name
    for name in view.bindings.names():
        typed = view.bindings.typed(name)
        if isinstance(typed, Built) and typed.receivers == (receiver,) and not typed.called:
            return name
    return None
