"""The arguments of the directive around a position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import directive_spec
from amplify_ls.ide.answers import SignatureHelp
from amplify_ls.ide.gen1.place import place_at

if TYPE_CHECKING:
    from amplify_ls.gen1.catalog.types import InputKey
    from amplify_ls.gen1.syntax.schema_file import SchemaFile


def signature_help(file: SchemaFile, offset: int) -> SignatureHelp | None:
    """The directive whose parentheses are around a byte; None outside of them."""
    chunk = file.chunk_at(offset)
    place = place_at(file.data, 0 if chunk is None else chunk.anchor.start, offset)
    frame = place.directive
    spec = None if frame is None else directive_spec(frame.name)
    if frame is None or spec is None or not spec.arguments:
        return None
    parameters = tuple((_label(key), key.summary) for key in spec.arguments)
    names = [key.name for key in spec.arguments]
    active = names.index(frame.key) if frame.has_colon and frame.key in names else None
    return SignatureHelp(f"@{spec.name}({', '.join(label for label, _ in parameters)})", spec.summary, parameters, active)


def _label(key: InputKey) -> str:
    return f"{key.name}: {key.type} = {key.default}" if key.default else f"{key.name}: {key.type}"
