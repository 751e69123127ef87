"""The places of a file that name modules, and which of those lead to other files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.lower.requests import RequestKind
from amplify_ls.syntax.outline import Span
from amplify_ls.values.resolution.resolve import is_relative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.syntax.lower.requests import ModuleRequest
    from amplify_ls.syntax.outline import StatementChunk
    from amplify_ls.values.resolution.module import Module
    from amplify_ls.values.resolution.sources import Sources

NO_PACKAGE = ("@/", "~", "#", "$", "%")
"""How names begin that no package can have: they are aliases."""
ASSET_SUFFIXES = (
    *(".json", ".css", ".scss", ".sass", ".less", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico"),
    *(".graphql", ".gql", ".sql", ".txt", ".md", ".mdx", ".html", ".yaml", ".yml", ".wasm", ".node", ".vtl", ".vue", ".svelte"),
    *(".woff", ".woff2", ".ttf", ".pdf", ".csv", ".xml", ".toml", ".py", ".zip"),
)
"""What names a file that is no code."""


class PlacedRequest(NamedTuple):
    """A request with the place of the text within its quotes."""

    request: ModuleRequest
    span: Span

    @property
    def quoted(self) -> Span:
        """The same with the quotes."""
        return Span(self.span.anchor, self.span.start - 1, self.span.end + 1)


class Loads(NamedTuple):
    """The author's files that a file loads, and whether those are surely all."""

    files: tuple[str, ...]
    is_complete: bool


def request_of(chunk: StatementChunk) -> PlacedRequest | None:
    """What an import or a re-export asks for; None for other statements."""
    content = chunk.content.get()
    if content.import_module is None or not content.requests:
        return None
    request = content.requests[0]
    return PlacedRequest(request, Span(chunk.anchor, request.start, request.end))


def requests_in(module: Module) -> Iterator[PlacedRequest]:
    """Every place of a file that names a module."""
    for chunk in module.file.header.get().statements:
        for request in chunk.content.get().requests:
            yield PlacedRequest(request, Span(chunk.anchor, request.start, request.end))
        for entry in chunk.entry_list.get():
            for request in entry.requests.get():
                yield PlacedRequest(request, Span(entry.anchor, request.start, request.end))


def loads_of(module: Module, requests: tuple[PlacedRequest, ...]) -> Loads:
    """What a file loads when it runs; what only its types need is left out."""
    files: dict[str, None] = {}
    is_complete = module.file.header.get().is_complete
    for request, _ in requests:
        if request.kind is RequestKind.TYPES:
            continue
        target = None if request.module is None else module.sources.resolve(module.path, request.module)
        if target is not None:
            files[target] = None
        elif request.module is None or not _is_outside(module.sources, module.path, request.module):
            is_complete = False
    return Loads(tuple(files), is_complete)


def _is_outside(sources: Sources, path: str, specifier: str) -> bool:
    """Whether what is loaded is surely a package, or no code."""
    if specifier.endswith(ASSET_SUFFIXES):
        return True
    # With the means of this one, anything can be loaded.
    if is_relative(specifier) or specifier.startswith(NO_PACKAGE) or specifier in ("module", "node:module"):
        return False
    folder = path.rpartition("/")[0]
    if any(mapping.matches(specifier) for mapping in sources.resolver.mappings(folder)):
        return False
    manifest = sources.resolver.manifest(folder)
    return manifest is None or not manifest.names(specifier)
