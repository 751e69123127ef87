"""Importing a name, in the style of the imports that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.lists import NewItem, Side, Splice, insertion
from amplify_ls.edits.style import line_end, style_at
from amplify_ls.syntax.imports import ends_with_semicolons, import_declarations, place_of_first_import, top_level_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.syntax.imports import ImportDeclaration
    from amplify_ls.syntax.tree import SyntaxTree


def local_name(tree: SyntaxTree, name: str, is_wanted: Callable[[str], bool]) -> str | None:
    """How a file writes what it imports as ``name`` from a wanted module: ``name``, an alias, or ``namespace.name``."""
    for declaration in import_declarations(tree):
        if declaration.is_type or not is_wanted(declaration.module):
            continue
        for specifier in declaration.specifiers:
            if specifier.imported == name and not specifier.is_type:
                return specifier.local
        if declaration.namespace:
            return f"{declaration.namespace}.{name}"
    return None


def is_bound(tree: SyntaxTree, name: str) -> bool:
    """Whether a file gives the name a meaning of its own at its top."""
    if name in top_level_names(tree):
        return True
    return any(specifier.local == name for item in import_declarations(tree) for specifier in item.specifiers)


def import_splices(tree: SyntaxTree, module: str, name: str) -> list[Splice]:
    """Import a name that is not imported yet: in an existing import of the module, or a new one."""
    data = tree.data
    declarations = import_declarations(tree)
    for declaration in declarations:
        if declaration.module == module and not declaration.is_type and declaration.listing is not None:
            listing = declaration.listing
            style = style_at(data, listing.start)
            return insertion(data, listing, len(listing.items), Side.PREVIOUS, NewItem(name), style)
    position = declarations[-1].start if declarations else place_of_first_import(tree)
    style = style_at(data, position)
    semicolon = ";" if ends_with_semicolons(tree) else ""
    text = f"import {{ {name} }} from {style.quote}{module}{style.quote}{semicolon}".encode()
    if declarations:
        return [_behind(data, declarations[-1], text, style.newline)]
    if not data[position:].strip():
        before = style.newline if data[:position].strip() and not data[:position].endswith((b"\n", b"\r")) else b""
        return [Splice(position, position, before + text + style.newline)]
    is_line = data[:position].endswith((b"\n", b"\r")) or not data[:position].strip(_BYTE_ORDER_MARK + b" \t")
    before = b"" if is_line else style.newline
    return [Splice(position, position, before + text + style.newline * 2)]


def type_import_splices(tree: SyntaxTree, module: str, name: str) -> list[Splice]:
    """Import a type that is not imported yet: in an existing type import of the module, or marked as a type."""
    for declaration in import_declarations(tree):
        if declaration.module == module and declaration.is_type and declaration.listing is not None:
            listing = declaration.listing
            style = style_at(tree.data, listing.start)
            return insertion(tree.data, listing, len(listing.items), Side.PREVIOUS, NewItem(name), style)
    return import_splices(tree, module, f"type {name}")


_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def _behind(data: bytes, last: ImportDeclaration, text: bytes, newline: bytes) -> Splice:
    end = line_end(data, last.end)
    rest = data[last.end : end].strip()
    if not rest or rest.startswith(b"//"):
        return Splice(end, end, newline + text)
    if rest.startswith(b"/*"):
        return Splice(last.end, last.end, newline + text)
    # There is more code on the line of the last import.
    return Splice(last.end, last.end, newline + text + newline)
