"""The data sources that a resolver can name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.members import NONE_SOURCE
from amplify_ls.ide.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.catalog.kinds import NameKind
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View


def _data_sources(view: View, place: Place) -> Iterator[Candidate]:
    """Those that `backend.ts` adds, then the one without a source."""
    del place
    known = () if view.project is None else view.project.wiring.data_sources.names
    for name in known:
        yield Candidate(name, "data source that `backend.ts` adds", 0)
    if NONE_SOURCE not in known:
        yield Candidate(NONE_SOURCE, "the data source without a source", 1)


SOURCE_FINDERS: dict[NameKind, Callable[[View, Place], Iterator[Candidate]]] = {"data-source": _data_sources}
