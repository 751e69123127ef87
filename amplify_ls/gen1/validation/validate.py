"""Validate one definition: its directives against those that the transformers and the schema declare.

The result is what graphql-js reports for the same document. The walk is our own because graphql-core can only validate whole
documents, and a keystroke must not cost more than a definition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import directive_spec
from amplify_ls.gen1.catalog.newer import newer_directive
from amplify_ls.gen1.catalog.types import DirectiveSpec, Location
from amplify_ls.gen1.syntax.nodes import Kind
from amplify_ls.gen1.validation.problems import (
    MisplacedDirective,
    MissingArgument,
    RepeatedArgument,
    RepeatedDirective,
    UnknownArgument,
    UnknownDirective,
)
from amplify_ls.gen1.validation.values import value_problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import Argument, Definition, Directive, Field
    from amplify_ls.gen1.validation.problems import Problem

_OF_KIND = {
    Kind.TYPE: Location.OBJECT,
    Kind.INPUT: Location.INPUT_OBJECT,
    Kind.ENUM: Location.ENUM,
    Kind.INTERFACE: Location.INTERFACE,
    Kind.UNION: Location.UNION,
    Kind.SCALAR: Location.SCALAR,
    Kind.SCHEMA: Location.SCHEMA,
}


def problems_of(declared: Declared) -> tuple[Problem, ...]:
    """The problems of a definition, kept until it changes."""
    return declared.chunk.attached.get(_all_problems, declared)


def known_directive(declared: Declared, name: str) -> DirectiveSpec | None:
    """The directive with a name that the transformers of this API know."""
    if declared.api.is_newer:
        return newer_directive(name)
    return directive_spec(name)


def directive_places(definition: Definition) -> Iterator[tuple[tuple[Directive, ...], Location]]:
    """The directives of a definition and of everything in it, with the places that GraphQL distinguishes."""
    location = _OF_KIND.get(definition.kind)
    if location is None:
        return
    yield definition.directives, location
    is_input = definition.kind is Kind.INPUT
    for field in definition.fields:
        yield field.directives, Location.INPUT_FIELD_DEFINITION if is_input else Location.FIELD_DEFINITION
        for argument in field.arguments:
            yield argument.directives, Location.ARGUMENT_DEFINITION
    for member in definition.members:
        yield member.directives, Location.ENUM_VALUE


def _all_problems(declared: Declared) -> tuple[Problem, ...]:
    return tuple(
        problem
        for directives, location in directive_places(declared.definition)
        for problem in _problems_at(declared, directives, location)
    )


def _problems_at(declared: Declared, directives: Iterable[Directive], location: Location) -> Iterator[Problem]:
    seen: dict[str, Directive] = {}
    for directive in directives:
        name = directive.name.text
        own = declared.api.own_directive(name)
        spec = known_directive(declared, name)
        if spec is None and own is None:
            yield UnknownDirective(directive, location)
            continue
        first = seen.setdefault(name, directive)
        is_repeatable = spec.is_repeatable if spec is not None else own is not None and own.is_repeatable
        if first is not directive and not is_repeatable:
            yield RepeatedDirective(directive, first)
        allowed = tuple(each.value for each in spec.locations) if spec is not None else () if own is None else own.locations
        if location.value not in allowed:
            yield MisplacedDirective(directive, location, allowed)
        elif spec is not None:
            yield from _argument_problems(spec, directive)


def _argument_problems(spec: DirectiveSpec, directive: Directive) -> Iterator[Problem]:
    seen: dict[str, Argument] = {}
    for argument in directive.arguments:
        key = spec.argument(argument.name.text)
        first = seen.setdefault(argument.name.text, argument)
        if first is not argument:
            yield RepeatedArgument(directive, argument, first)
        elif key is None:
            yield UnknownArgument(spec, directive, argument)
        else:
            yield from value_problems(key.name, key.type, argument.value)
    for key in spec.arguments:
        if key.is_required and key.name not in seen:
            yield MissingArgument(spec, directive, key)


def fields_with_types(definition: Definition) -> Iterator[Field]:
    """The fields of a definition and their arguments: everything that refers to a type."""
    for field in definition.fields:
        yield field
        yield from field.arguments
