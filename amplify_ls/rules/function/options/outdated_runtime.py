"""A function uses a Node.js version that has reached its end of life.

## What it does

Reports `runtime` with a Node.js version that has reached its end of life. A version is reported once, at the first function
that uses it. Durable functions have a rule of their own, `function/durable-on-old-runtime`.

## Why is this bad?

A few months after the end of life of a runtime, Lambda first rejects new functions that use it and then updates of existing
ones. A function without `runtime` uses version 22.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  runtime: 18,
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  runtime: 22,
});
```

## Fix safety

The fix changes the runtime of all functions that use the version to 22. It is unsafe, because the code then runs on another
version of Node.js.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from amplify_ls.catalog.resources.functions import END_OF_LIFE, RUNTIMES
from amplify_ls.catalog.types import OneOf, Option
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.resources.functions import DEFAULT_RUNTIME
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.syntax.outline import Span

CODE = "function/outdated-runtime"


Outdated: TypeAlias = "tuple[int, tuple[Span, ...]]"
"""A version, and the places where it is used."""


def check(project: Project) -> Iterator[Finding[Outdated]]:
    for version, end in END_OF_LIFE.items():
        places = {span: function for function in project.functions if (span := _span_of(function, version)) is not None}
        if not places:
            continue
        (first, function), *others = places.items()
        more = f" of `{_name(function)}`" if not others else f" of `{_name(function)}` and {_count(len(others))}"
        yield Finding(
            first,
            f"Node.js {version}, the runtime{more}, reached its end of life in {end}.",
            related=tuple(Related(span, f"`{_name(each)}` also uses Node.js {version}") for span, each in others),
            data=(version, tuple(places)),
        )


def _span_of(function: BackendFunction, version: int) -> Span | None:
    """Where a function specifies a version. Durable functions have a rule of their own."""
    value = function.option("runtime")
    is_asked = isinstance(value, Number) and value.value == version and function.lacks("durableConfig")
    return value.span if value is not None and is_asked else None


def _name(function: BackendFunction) -> str:
    return function.call.name if function.name is None else function.name.name


def _count(number: int) -> str:
    return "1 other function" if number == 1 else f"{number} other functions"


def fix(finding: Finding[Outdated]) -> Iterator[Fix]:
    outdated = finding.data
    changes = tuple(Replace(span, str(DEFAULT_RUNTIME)) for span in outdated[1])
    title = f"Change to {DEFAULT_RUNTIME}" if len(changes) == 1 else f"Change {len(changes)} functions to {DEFAULT_RUNTIME}"
    yield Fix(title, changes, is_preferred=True)


def applies(finding: Finding[Outdated], options: Mapping[str, Any]) -> bool:
    oldest = options.get("oldest")
    return not isinstance(oldest, (int, float)) or finding.data[0] < oldest


RULE = Rule(
    code=CODE,
    severity=Severity.INFORMATION,
    stages=(Stage.DEPLOY,),
    subject=Subject.PROJECT,
    summary="A function uses a Node.js version that has reached its end of life.",
    covers=("FN29",),
    check=check,
    fix=fix,
    fixable="always",
    options=(Option("oldest", OneOf(RUNTIMES.choices), "The oldest runtime that is not reported.", default="22"),),
    applies=applies,
)
