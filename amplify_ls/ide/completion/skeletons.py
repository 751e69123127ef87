"""Completion of whole resource files: in an empty one, or at the top of one that does not define its resource yet."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.catalog import skeletons
from amplify_ls.catalog.language.modules import BACKEND_MODULE
from amplify_ls.edits.operations import TextEdit
from amplify_ls.ide.completion.backend import new_resources
from amplify_ls.ide.completion.entries import default_mode, default_rule
from amplify_ls.ide.completion.scope import name_in_scope
from amplify_ls.ide.completion.writer import About
from amplify_ls.ide.typed import Built
from amplify_ls.model.files.exported import usual_specifier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.skeletons import FileSkeleton
    from amplify_ls.ide.answers import CompletionItem
    from amplify_ls.ide.completion.writer import Writer
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View
    from amplify_ls.model.resources.definitions import Definition

_RESOURCE_FILE = re.compile(r"/amplify/(?:.*/)?(?P<stem>resource|backend)\.(?:[cm]?[jt]s)\Z")
_BY_FOLDER = {"auth": skeletons.AUTH, "data": skeletons.DATA, "storage": skeletons.STORAGE}
_DEFINE = "define"
_ALL = (skeletons.AUTH, skeletons.DATA, skeletons.STORAGE, skeletons.FUNCTION)
_SCRIPT = re.compile(r"\.[cm]?js\Z")
_WORDS = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")


def skeleton_items(view: View, writer: Writer) -> Iterator[CompletionItem]:
    """The resource that the file is for, then the others that it may define."""
    found = _RESOURCE_FILE.search(view.path)
    if found is None or not _is_wanted(view, writer):
        return
    if found.group("stem") == "backend":
        yield _backend(view, writer)
        return
    first = _skeleton_of_folder(view)
    typed = writer.cursor.prefix
    others = (each for each in _ALL if each is not first and len(typed) > len(_DEFINE) and each.function.startswith(typed))
    for rank, skeleton in enumerate((first, *others)):
        yield _item(view, writer, skeleton, _filled(view, skeleton), rank)


def usual_skeleton(view: View) -> FileSkeleton | None:
    """What a resource file is for, by its name and folder; None for other files."""
    found = _RESOURCE_FILE.search(view.path)
    if found is None:
        return None
    return skeletons.BACKEND if found.group("stem") == "backend" else _skeleton_of_folder(view)


def _skeleton_of_folder(view: View) -> FileSkeleton:
    return _BY_FOLDER.get(posixpath.basename(posixpath.dirname(view.path)), skeletons.FUNCTION)


def declared_value_items(view: View, place: Place, writer: Writer) -> Iterator[CompletionItem]:
    """What a constant of a resource file is: the call of its function, or a schema."""
    found = _RESOURCE_FILE.search(view.path)
    segment = place.segment
    if found is None or len(place.steps) != 1 or segment.declared is None or segment.lead not in ("=", "default"):
        return
    if writer.is_string or writer.cursor.is_continued:
        return
    if found.group("stem") == "backend":
        yield from _backend_value(view, writer)
        return
    skeleton = _skeleton_of_folder(view)
    if skeleton is not skeletons.DATA:
        yield _call(view, writer, skeleton)
        return
    schema = next((name for name in view.bindings.names() if name != segment.declared and _is_schema(view, name)), None)
    variable = name_in_scope(view, place, "a")
    if variable is not None:
        about = About("a new schema", rank=int(schema is not None), words="a.schema")
        yield writer.snippet(f"{variable}.schema", "method", f"{variable}.schema({{\n\t$1\n}})", about)
    if schema is not None:
        option = "schema" if schema == "schema" else f"schema: {schema}"
        item = writer.snippet("defineData", "function", f"defineData({{\n\t{option},\n}})", About("the API"))
        edits = writer.import_edits([(BACKEND_MODULE, "defineData", False)])
        yield replace(item, additional_edits=(*item.additional_edits, *edits))


def _backend_value(view: View, writer: Writer) -> Iterator[CompletionItem]:
    """The call that makes the backend, or the constant with what it returns, which further code is about."""
    defined = () if view.project is None else view.project.definitions.of_file(view.path)
    names = [each.name for each in defined if each.call is not None and each.call.name == skeletons.BACKEND.function]
    if not names:
        yield _call(view, writer, skeletons.BACKEND)
    elif names[0].isidentifier() and names[0] != "default":
        yield writer.code(names[0], "variable", names[0], About("the backend"))


def _is_schema(view: View, name: str) -> bool:
    typed = view.bindings.typed(name)
    return isinstance(typed, Built) and typed.builder == "schema"


def _call(view: View, writer: Writer, skeleton: FileSkeleton) -> CompletionItem:
    """The call of a function of the package, with its imports."""
    resources = list(new_resources(view)) if skeleton is skeletons.BACKEND else []
    text = _filled(view, skeleton)
    text = text[text.index(f"{skeleton.function}(") :].removesuffix(";").replace("{resources}", _listed(resources))
    item = writer.snippet(skeleton.function, "function", text, About(skeleton.summary))
    wanted = [(BACKEND_MODULE, skeleton.function, False), *((_module(view, each), each.name, False) for each in resources)]
    return replace(item, additional_edits=(*item.additional_edits, *writer.import_edits(wanted)))


def _listed(resources: list[Definition]) -> str:
    names = ",\n\t".join(item.name for item in resources)
    return f"{names}," if names else "$2"


def _is_wanted(view: View, writer: Writer) -> bool:
    """Whether the file defines nothing yet, or the name of a function is being typed."""
    project = view.project
    defined = () if project is None else project.definitions.of_file(view.path)
    if not any(item.call is not None for item in defined):
        return not writer.cursor.is_continued
    return writer.cursor.prefix.startswith("def") and not writer.cursor.is_continued


def _item(view: View, writer: Writer, skeleton: FileSkeleton, text: str, rank: int, *imports: str) -> CompletionItem:
    is_script = _SCRIPT.search(view.path) is not None
    types = () if is_script else skeleton.types
    text = text.replace("{types}", "" if is_script else skeleton.text_of_types)
    if skeleton is skeletons.DATA and not writer.ends_statements:
        text = text.replace(";\n", "\n").removesuffix(";")
    about = About(skeleton.summary, rank=rank)
    if writer.is_blank:
        names = ", ".join((*(f"type {name}" for name in types), *skeleton.names))
        head = [f"import {{ {names} }} from '{BACKEND_MODULE}';", *imports]
        item = writer.snippet(skeleton.function, "snippet", "\n".join(head) + f"\n\n{text}\n", about)
    else:
        item = writer.snippet(skeleton.function, "snippet", text, about)
        names_to_import = ((BACKEND_MODULE, name, name in types) for name in (*types, *skeleton.names))
        item = replace(item, additional_edits=(*item.additional_edits, *writer.import_edits(names_to_import)))
    if skeleton is skeletons.FUNCTION:
        return replace(item, later_edits=lambda: _handler(view))
    return item


def _filled(view: View, skeleton: FileSkeleton) -> str:
    folder = posixpath.basename(posixpath.dirname(view.path))
    words = [word.lower() for word in _WORDS.findall(folder)] or ["my", "function"]
    camel = words[0] + "".join(word.capitalize() for word in words[1:])
    suffix = "js" if _SCRIPT.search(view.path) else "ts"
    values = {
        "rule": default_rule(view, "model"),
        "mode": default_mode(view),
        "name": camel if camel.isidentifier() else f"my{camel.capitalize()}",
        "kebab": "-".join(words),
        "entry": f"handler.{suffix}",
    }
    text = skeleton.text
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _handler(view: View) -> tuple[TextEdit, ...]:
    """The handler of a new function, if the file is not there yet."""
    is_script = _SCRIPT.search(view.path) is not None
    path = f"{posixpath.dirname(view.path)}/handler.{'js' if is_script else 'ts'}"
    if view.module.sources.disk.is_file(path):
        return ()
    return (TextEdit(path, 0, 0, skeletons.SCRIPT_HANDLER if is_script else skeletons.HANDLER),)


def _backend(view: View, writer: Writer) -> CompletionItem:
    resources = list(new_resources(view))
    text = skeletons.BACKEND.text.replace("{resources}", _listed(resources))
    imports = [f"import {{ {item.name} }} from '{_module(view, item)}';" for item in resources]
    item = _item(view, writer, skeletons.BACKEND, text, 0, *imports)
    if writer.is_blank:
        return item
    wanted = ((_module(view, each), each.name, False) for each in resources)
    return replace(item, additional_edits=(*item.additional_edits, *writer.import_edits(wanted)))


def _module(view: View, item: Definition) -> str:
    return usual_specifier(view.module, item.path)
