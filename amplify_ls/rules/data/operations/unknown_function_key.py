"""A handler names a function that `defineData` does not have.

## What it does

Reports a string argument of `a.handler.function('key')` that is not a key of `functions` of `defineData`. A string
that is exactly the `functionName` of a function that the backend creates is not reported.

## Why is this bad?

A name that is not a key is used as the name of an existing Lambda function outside the backend. If there is none,
the deployment or each call of the operation fails. Neither the name of `defineFunction` nor the ID of a construct
is the name of a function in the AWS account: pass the function itself.

## Example

```ts bad
const schema = a.schema({
  countPosts: a.query().returns(a.integer()).handler(a.handler.function('countPosts')),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const countPosts = defineFunction({ name: 'count-posts' });
const schema = a.schema({
  countPosts: a.query().returns(a.integer()).handler(a.handler.function(countPosts)),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fixes change the string to a similar key, or pass the function that has this name. They are not applied by
`--fix`, because a function outside the backend may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import AddImport, Fix, Replace
from amplify_ls.model.files.exported import is_exported, specifier
from amplify_ls.model.resources.function_names import created_functions, provided_function
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.definitions import Definition
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.syntax.outline import Span


def check(parts: Parts) -> Iterator[Finding[tuple[Project, Text, list[str]]]]:
    for part in parts.built("handler.function"):
        name = None if part.call is None else part.call.argument(0)
        if not isinstance(name, Text):
            continue
        keys = _keys(parts)
        if keys is not None and name.value not in keys and not _is_created(parts.data.project, name.value):
            message = (
                f"`{name.value}` is not a key of `functions` of `defineData`, so it refers to a function outside the backend."
            )
            yield Finding(name.span, message, data=(parts.data.project, name, keys))


def _is_created(project: Project, name: str) -> bool:
    """Whether the backend itself creates a function with exactly this name in the AWS account."""
    made = () if project.backend is None else created_functions(project.backend)
    provided = map(provided_function, project.functions)
    return any(each is not None and each.name == name for each in (*made, *provided))


def _keys(parts: Parts) -> list[str] | None:
    """The keys of `functions`; None if they are unknown."""
    call = parts.data.definition
    if call is None or call.options is None:
        return None
    functions = call.options.get("functions")
    if functions is None:
        return [] if call.options.lacks("functions") else None
    if not isinstance(functions, Object) or functions.is_open:
        return None
    return list(functions.properties)


def fix(finding: Finding[tuple[Project, Text, list[str]]]) -> Iterator[Fix]:
    project, name, keys = finding.data
    found = nearest(name.value, keys)
    if found is not None:
        yield Fix(f"Change to `{found}`", (Replace(name.span, f"'{found}'"),), is_preferred=True)
        return
    meant = _definition(project, name)
    if meant is not None:
        imported = () if meant.path == name.span.path else (_import(name, meant),)
        yield Fix(f"Pass the function `{meant.name}`", (Replace(name.span, meant.name), *imported), is_preferred=True)


def _definition(project: Project, name: Text) -> Definition | None:
    """The one function of the project with a name: that of its constant, its own, or that of its construct."""
    functions = {function.name_span: function for function in project.functions}
    found: dict[Span, Definition] = {}
    for item in project.definitions.named("defineFunction"):
        assert item.call is not None
        is_reachable = item.name.isidentifier() and (item.path == name.span.path or is_exported(project, item))
        function = functions.get(item.call.name_span)
        if is_reachable and function is not None and name.value in (item.name, *_names(function)):
            found.setdefault(function.name_span, item)
    return next(iter(found.values())) if len(found) == 1 else None


def _names(function: BackendFunction) -> tuple[str, ...]:
    provided = provided_function(function)
    if provided is not None:
        return provided.id, provided.name
    return () if function.name is None else (function.name.name,)


def _import(name: Text, item: Definition) -> AddImport:
    return AddImport(name.span, specifier(name.span.path, item.path), item.name)


RULE = Rule(
    code="data/unknown-function-key",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.PARTS,
    summary="A handler names a function that `defineData` does not have.",
    names="a function",
    covers=("O13",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
