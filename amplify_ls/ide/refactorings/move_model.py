"""Move a model, type or operation to a file of its own, which the schema imports.

```ts before
const schema = a.schema({
  // Written by users.
  Po«»st: a.model({
    title: a.string(),
  }),
  Note: a.model({
    text: a.string(),
  }),
}).authorization((allow) => [allow.owner()]);
```

```ts after
const schema = a.schema({
  // Written by users.
  Post,
  Note: a.model({
    text: a.string(),
  }),
}).authorization((allow) => [allow.owner()]);
```

```ts after data/post.ts
import { a } from '@aws-amplify/backend';

export const Post = a.model({
  title: a.string(),
});
```
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import AddImport, Replace
from amplify_ls.edits.style import style_at
from amplify_ls.ide.refactorings.free_names import names_read_in
from amplify_ls.ide.refactorings.new_files import kebab
from amplify_ls.ide.refactorings.refactoring import NewFile, Refactoring, RefactoringKind, Transformation
from amplify_ls.model.files.exported import usual_specifier
from amplify_ls.syntax.imports import ends_with_semicolons

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.ide.refactorings.site import Site
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.syntax.lower.contents import ImportedName
    from amplify_ls.values.resolution.module import Module

_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*")


def find(site: Site) -> Iterator[tuple[str, Callable[[], Transformation]]]:
    """The entry whose name is at the cursor."""
    entry = site.entry
    module = site.project.sources.peek(site.path)
    if entry is None or module is None or not site.is_in(entry.name_span) or not _IDENTIFIER.fullmatch(entry.name):
        return
    call = entry.call
    if call is None or call.chain.is_open or not entry.property.span.covers(call.chain.span):
        return
    imports = _imports(module, entry)
    path = posixpath.join(posixpath.dirname(site.path), file_name(entry.name, site.path))
    if imports is None or module.file.site(entry.name) is not None or site.project.sources.disk.is_file(path):
        return
    yield f"Move `{entry.name}` to `{posixpath.basename(path)}`", lambda: _moved(site, module, entry, imports, path)


def file_name(name: str, beside: str) -> str:
    """The name of a file for a model, with the ending of another file: ``order-line.ts``."""
    ending = ".js" if beside.endswith((".js", ".mjs", ".cjs")) else ".ts"
    return kebab(name) + ending


def _imports(module: Module, entry: Entry) -> list[ImportedName] | None:
    """What the new file has to import; None if the entry uses names that only its own file declares."""
    found: list[ImportedName] = []
    names = names_read_in(module, entry.property.span)
    for name in () if names is None else names:
        site = module.file.site(name)
        if site is None:
            # A global name, such as `Date`.
            continue
        content = site.statement.content.get()
        if not site.is_import or site.place >= len(content.imports):
            return None
        found.append(content.imports[site.place])
    return None if names is None else found


def _moved(site: Site, module: Module, entry: Entry, imports: list[ImportedName], path: str) -> Transformation:
    assert entry.call is not None
    style = style_at(module.file.data, entry.property.span.resolve()[0])
    end = ";" if ends_with_semicolons(module.file.tree) else ""
    lines = [f"{_import_of(each, site.path, path, style.quote)}{end}" for each in imports]
    source = site.source(entry.call.chain.span).replace("\0", "")
    text = "\n".join([*lines, "", f"export const {entry.name} = {source}{end}", ""])
    operations = (
        Replace(entry.property.span, entry.name),
        AddImport(entry.property.span, usual_specifier(module, path), entry.name),
    )
    return Transformation(operations, (NewFile(path, text.replace("\n", style.newline.decode())),))


def _import_of(imported: ImportedName, old: str, new: str, quote: str) -> str:
    """The import of a name in another file."""
    specifier = imported.module
    if specifier.startswith("."):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(old), specifier))
        specifier = posixpath.relpath(target, posixpath.dirname(new))
        specifier = specifier if specifier.startswith(".") else f"./{specifier}"
    if imported.imported == "*":
        names = f"* as {imported.local}"
    elif imported.imported == "default":
        names = imported.local
    else:
        renamed = "" if imported.imported == imported.local else f"{imported.imported} as "
        names = f"{{ {renamed}{imported.local} }}"
    return f"import {'type ' if imported.is_type else ''}{names} from {quote}{specifier}{quote}"


REFACTORING = Refactoring("move-model", RefactoringKind.MOVE, find, creates_files=True)
