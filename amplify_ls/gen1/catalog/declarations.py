"""The declarations of all directives as GraphQL text, for other tools and for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import DIRECTIVES
from amplify_ls.gen1.catalog.inputs import enum_spec, input_spec
from amplify_ls.gen1.catalog.scalars import DECLARED_SCALARS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.gen1.catalog.types import DirectiveSpec, InputKey


def declarations() -> str:
    """What a GraphQL tool needs to know of Gen 1: scalars, directives, and the types of their arguments."""
    scalars = [f"scalar {name}" for name in sorted(DECLARED_SCALARS)]
    specs = [spec for spec in DIRECTIVES if spec.name != "deprecated"]
    directives = [_directive(spec) for spec in specs]
    helpers = list(_helpers(key.base for spec in specs for key in _shown(spec.arguments)))
    return "\n".join(["\n".join(scalars), "", *("\n".join((each, "")) for each in (*directives, *helpers))])


def _shown(keys: Iterable[InputKey]) -> list[InputKey]:
    return [key for key in keys if not key.is_newer]


def _directive(spec: DirectiveSpec) -> str:
    arguments = ", ".join(map(_key, _shown(spec.arguments)))
    repeatable = " repeatable" if spec.is_repeatable else ""
    locations = " | ".join(location.value for location in spec.locations)
    return f'"{spec.summary}"\ndirective @{spec.name}{f"({arguments})" if arguments else ""}{repeatable} on {locations}'


def _key(key: InputKey) -> str:
    default = f" = {key.default}" if key.default and not key.default.startswith('"') else ""
    return f"{key.name}: {key.type}{default}"


def _helpers(names: Iterable[str]) -> Iterator[str]:
    pending = list(dict.fromkeys(names))
    seen: set[str] = set()
    while pending:
        name = pending.pop(0)
        if name in seen:
            continue
        seen.add(name)
        enum, spec = enum_spec(name), input_spec(name)
        if enum is not None:
            yield f"enum {name} {{\n" + "".join(f"  {value}\n" for value in enum.names) + "}"
        elif spec is not None:
            yield f"input {name} {{\n" + "".join(f"  {_key(key)}\n" for key in _shown(spec.keys)) + "}"
            pending += [key.base for key in spec.keys]
