"""Members that other files name: the constructs of models and groups in `backend.ts`, and the variables of a function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.constructs import KEYED_CONSTRUCTS
from amplify_ls.catalog.resources.variables import GENERATED_NAME, LAMBDA_VARIABLES, function_of_module
from amplify_ls.ide.completion.writer import About
from amplify_ls.ide.place import chain_type
from amplify_ls.ide.typed import Built, typed_of
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.handlers.generated_variables import generated_variables, resource_variables
from amplify_ls.values.values import Chain, External, Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.backend.constructs import KeyedConstructs
    from amplify_ls.ide.answers import CompletionItem
    from amplify_ls.ide.completion.writer import Writer
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.syntax.cursor.segments import Link

_PROCESS = ("process", "env")
_DECLARED, _OF_RESOURCE, _OF_LAMBDA = range(3)


def named_member_items(view: View, place: Place, writer: Writer) -> Iterator[CompletionItem]:
    """The members after `tables.` or in `tables['`, and those after `env.`; nothing at other positions."""
    chain = _chain_before(place)
    if not chain or any(link.call is not None for link in chain):
        return
    constructs = _constructs(view, place, chain)
    if constructs is not None:
        yield from _keys(view, writer, constructs)
    elif place.segment.ends_with_dot:
        yield from _variables(view, writer, chain)


def _chain_before(place: Place) -> tuple[Link, ...]:
    """The expression before the dot, or before the bracket of a subscript."""
    if place.segment.ends_with_dot:
        return place.segment.chain or ()
    is_subscript = place.innermost.level.bracket == "[" and len(place.steps) > 1 and place.is_free
    outer = place.steps[-2].level.segment if is_subscript else None
    return () if outer is None or outer.ends_with_dot else outer.chain or ()


def _constructs(view: View, place: Place, chain: tuple[Link, ...]) -> KeyedConstructs | None:
    if len(chain) > 1:
        holder, name = chain_type(chain[:-1], place.environment, view.bindings.typed), chain[-1].name
    else:
        value = view.bindings.value(chain[0].name)
        if not isinstance(value, Chain) or not value.links or not value.links[-1].name:
            return None
        holder, name = typed_of(Chain(value.span, value.base, value.links[:-1], value.is_open)), value.links[-1].name
    if not isinstance(holder, Built):
        return None
    return next((found for each in holder.receivers if (found := KEYED_CONSTRUCTS.get((each, name))) is not None), None)


def _keys(view: View, writer: Writer, constructs: KeyedConstructs) -> Iterator[CompletionItem]:
    if constructs.named_after == "group":
        groups = (group.value for auth in (() if view.project is None else view.project.auth) for group in auth.groups or ())
        for rank, name in enumerate(dict.fromkeys(groups)):
            yield _key(writer, name, "constant", About("group in `defineAuth`", rank=rank))
    elif constructs.named_after == "model":
        models = (name for name, kind in view.api.kinds().items() if kind is EntryKind.MODEL)
        for rank, name in enumerate(models):
            about = About(f"model `{name}`", rank=rank)
            yield _key(writer, constructs.pattern.format(name), "class", about)


def _key(writer: Writer, name: str, kind: str, about: About) -> CompletionItem:
    if writer.is_string or writer.cursor.levels[-1].bracket == "[":
        return writer.text(name, kind, name, about)
    return writer.code(name, kind, name, about)


def _variables(view: View, writer: Writer, chain: tuple[Link, ...]) -> Iterator[CompletionItem]:
    """The variables of the function whose code this is, or whose generated module is imported."""
    functions = _functions(view, chain)
    details: dict[str, tuple[str, int]] = {}
    for function in functions:
        declared = function.option("environment")
        own = [prop.name for prop in declared] if isinstance(declared, Object) else []
        resources = {each.name: each.kind for each in resource_variables(function.project)}
        for name in (*own, *sorted(generated_variables(function).names)):
            of_resource = name in resources and name not in own
            detail = f"access to {resources[name]}" if of_resource else "environment of the function"
            details.setdefault(name, (detail, _OF_RESOURCE if of_resource else _DECLARED))
    if functions:
        for name in LAMBDA_VARIABLES:
            details.setdefault(name, ("set by Lambda", _OF_LAMBDA))
    for name, (detail, rank) in details.items():
        yield writer.code(name, "constant", name, About(detail, rank=rank))


def _functions(view: View, chain: tuple[Link, ...]) -> list[BackendFunction]:
    project = view.project
    if project is None:
        return []
    if tuple(link.name for link in chain) == _PROCESS:
        spans = frozenset(project.handlers.functions_of(view.path))
        return [each for each in project.functions if each.name_span in spans or each.entry == view.path]
    value = view.bindings.value(chain[0].name) if len(chain) == 1 else None
    name = function_of_module(value.module) if isinstance(value, External) and value.name == GENERATED_NAME else None
    found = None if name is None else project.handlers.named(name)
    return [] if found is None else [found]
