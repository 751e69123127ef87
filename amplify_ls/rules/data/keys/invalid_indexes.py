"""The argument of `.secondaryIndexes(...)` is not a callback that returns an array of indexes.

## What it does

Reports an argument of `.secondaryIndexes(...)` that is not a function, a function that does not return an array, and items that
are not indexes.

## Why is this bad?

TypeScript rejects anything but a callback that returns an array of indexes, and the schema does not load.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ author: a.string() }).secondaryIndexes((index) => index('author')),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ author: a.string() }).secondaryIndexes((index) => [index('author')]),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

Wrapping an array of indexes in a callback, and putting a single index in an array, are safe and are applied by `--fix`. All
other fixes are unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety, Wrap
from amplify_ls.fit.problems import MissingArgument, ValueProblem
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.data.indexes import as_callback
from amplify_ls.rules.options.option_words import mismatch_message, value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Chain, Symbol, Text, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.values.values import Value

CODE = "data/invalid-indexes"
CLAIMS: tuple[Claim[ValueProblem | MissingArgument], ...] = (
    Claim((ValueProblem, MissingArgument), "**", call="*.secondaryIndexes"),
)


def check(parts: Parts) -> Iterator[Finding[tuple[Value | None, Value | None]]]:
    for item in claimed(parts, CODE, CLAIMS):
        arguments, reason = item.step.link.arguments, item.misfit
        given = None if arguments is None else arguments[0]
        if reason is Misfit.NO_RESULT:
            message = f"The callback of `.secondaryIndexes()` of `{item.part.name}` returns no indexes."
        elif given is None or item.value is given:
            found = "no argument" if given is None else value_words(given)
            expected = "a callback that returns an array of indexes"
            message = mismatch_message(f"`.secondaryIndexes` of `{item.part.name}`", expected, found)
        elif isinstance(item.value, Chain):
            message = f"The callback of `.secondaryIndexes()` of `{item.part.name}` returns a single index, not an array."
        else:
            message = mismatch_message(f"`.secondaryIndexes` of `{item.part.name}`", "an index", value_words(item.value))
        said = "callback is not a function" if item.value is given else "secondaryIndexes.reduce is not a function"
        yield Finding(item.problem.span, message, package_message=said, data=(item.value, given))


def fix(finding: Finding[tuple[Value | None, Value | None]]) -> Iterator[Fix]:
    value, given = finding.data
    if isinstance(value, Array) and value is given:
        if value.items and all(_is_index_call(item) for item in value.items):
            yield Fix("Change to a callback", (Wrap(value.span, "(index) => ", ""),), Safety.SAFE, is_preferred=True)
            return
        text = as_callback(value)
        if text is not None:
            yield Fix("Change to a callback", (Replace(value.span, text),), is_preferred=True)
    elif isinstance(value, Chain) and isinstance(value.base, Symbol) and value is not given:
        yield Fix("Put the index in an array", (Wrap(value.span, "[", "]"),), Safety.SAFE, is_preferred=True)
    elif isinstance(value, Text) and value is not given:
        yield Fix(f"Change to `index('{value.value}')`", (Wrap(value.span, "index(", ")"),), is_preferred=True)


def _is_index_call(value: Value) -> bool:
    return isinstance(value, Chain) and isinstance(value.base, Unknown) and value.base.name == "index"


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="The argument of `.secondaryIndexes(...)` is not a callback that returns an array of indexes.",
    covers=("X17",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
