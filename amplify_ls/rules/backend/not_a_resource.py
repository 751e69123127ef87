"""A property of the argument of `defineBackend` is not a resource.

## What it does

Reports a value in the argument of `defineBackend` that is not the result of `defineAuth`, `referenceAuth`, `defineData`,
`defineStorage` or `defineFunction`, such as options, an array of functions or a whole module.

## Why is this bad?

TypeScript rejects such values. Where they are not type-checked, the packages reject them at synthesis. An object of functions
can be spread: `defineBackend({ auth, ...functions })`.

## Example

```ts bad
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ auth, storage: {} });
```

Use instead:

```ts good
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ auth });
```

## Fix safety

All fixes are unsafe. Depending on the value, they import the resource, call the function that creates it, pass the resources of
a group one by one, or remove the property.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import AddImport, Fix, InsertAfter, RemoveProperty, Replace, ReplaceValue
from amplify_ls.fit.problems import ValueProblem, WrongType
from amplify_ls.model.builders import builder_call
from amplify_ls.model.files.exported import is_exported, specifier
from amplify_ls.rules.backend.backend_groups import holds_resources, is_resource, taken_apart
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.backend_faults import BACKEND_FAULTS, claimed
from amplify_ls.rules.options.option_words import mismatch_message, value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.expressions import Identifier
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import External, Namespace, Nothing, Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.options import Path
    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.values.values import Property, Value

CODE = "backend/not-a-resource"
_TYPE_MESSAGE = "Property 'getInstance' is missing in type '...' but required in type 'ConstructFactory<...>'."
CLAIMS = (Claim(ValueProblem, "**"),)
REJECTED = (Match(WrongType, "*"),)


def check(backend: Backend) -> Iterator[Finding[tuple[Backend, Path]]]:
    for problem in claimed(backend, CODE, CLAIMS):
        what = _words(problem.value)
        if not problem.path:
            message = mismatch_message("`defineBackend`", "an object of resources", what)
        else:
            message = mismatch_message(f"`{problem.path[0]}`", "a resource", what)
        yield BACKEND_FAULTS.finding(backend, problem, message, package_message=_TYPE_MESSAGE, data=(backend, problem.path))
    for prop in backend.options or ():
        if isinstance(prop.value, Namespace):
            yield Finding(
                prop.name_span,
                mismatch_message(f"`{prop.name}`", "a resource", "a module namespace"),
                package_message=_TYPE_MESSAGE,
                data=(backend, (prop.name,)),
            )


def _words(value: Value | None) -> str:
    if builder_call(value) is not None:
        return "a schema or part of one"
    if holds_resources(value):
        return f"{value_words(value)} of resources"
    return value_words(value)


def fix(finding: Finding[tuple[Backend, Path]]) -> Iterator[Fix]:
    backend, path = finding.data
    prop = None if backend.options is None or len(path) != 1 else backend.options.properties.get(path[0])
    if prop is None:
        return
    if isinstance(prop.value, Namespace):
        yield from _exported(backend, prop, prop.value)
        return
    better = taken_apart(backend, prop) or _import_of(backend, prop) or _called(backend, prop)
    if better is not None:
        yield better
    elif isinstance(prop.value, (Object, Nothing)):
        yield Fix(f"Remove `{prop.name}`", (RemoveProperty(prop),))


_CALLS = {"defineAuth": "({ loginWith: { email: true } })", "defineFunction": "()"}
"""The smallest valid arguments of the functions."""


def _called(backend: Backend, prop: Property) -> Fix | None:
    """The fix that adds the missing call to a declaration such as `export const auth = defineAuth`."""
    value = prop.value
    if not isinstance(value, External) or value.name not in _CALLS or not prop.is_shorthand:
        return None
    sources = backend.project.sources
    origin = sources.outside.origin(backend.path, prop.name)
    module = None if origin is None else sources.module(origin.path)
    site = None if module is None or origin is None else module.file.site(origin.name)
    if site is None or site.is_import:
        return None
    bindings = site.statement.content.get().bindings
    written = bindings[site.place].value if site.place < len(bindings) else None
    if not isinstance(written, Identifier):
        return None
    place = Span(site.statement.anchor, written.start, written.end)
    return Fix(f"Call `{value.name}`", (InsertAfter(place, _CALLS[value.name]),), is_preferred=True)


def _import_of(backend: Backend, prop: Property) -> Fix | None:
    """The fix that imports the resource of that name from the file that defines it, if there is only one."""
    found = [
        item
        for item in backend.project.definitions.all
        if item.name == prop.name
        and item.path != backend.path
        and item.call is not None
        and item.call.name != "defineBackend"
        and is_exported(backend.project, item)
    ]
    if len(found) != 1:
        return None
    source = specifier(backend.path, found[0].path)
    operations = (Replace(prop.span, prop.name), AddImport(backend.name_span, source, prop.name))
    return Fix(f"Import `{prop.name}` from `{source}`", operations, is_preferred=True)


def _exported(backend: Backend, prop: Property, namespace: Namespace) -> Iterator[Fix]:
    """The fix that uses the resource that the module exports, if there is only one."""
    inner = backend.project.sources.namespace_object(namespace)
    if not isinstance(inner, Object):
        return
    names = [each.name for each in inner if is_resource(each.value)]
    if len(names) == 1:
        text = f"{prop.name}.{names[0]}"
        # A shorthand has the name of the import; any other name may mean something else.
        if prop.is_shorthand:
            yield Fix(f"Change to `{text}`", (ReplaceValue(prop, text),), is_preferred=True)
    elif (apart := taken_apart(backend, prop)) is not None:
        yield apart


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.BACKEND,
    summary="A property of the argument of `defineBackend` is not a resource.",
    covers=("BE02",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
