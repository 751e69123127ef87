"""`access` is not a function that returns an object of paths.

## What it does

Reports an `access` that is not a function, that returns nothing or a promise, or that returns another value than an object of
paths.

## Why is this bad?

`access` is called with `allow` and returns an object: `access: (allow) => ({ 'photos/*': [...] })`. Without the parentheses
around the braces, the braces are the body of the function, and nothing is returned. TypeScript rejects the option, and in
most cases so do the packages at synthesis.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => [{
    'photos/*': [allow.guest.to(['read'])],
  }],
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.guest.to(['read'])],
  }),
});
```

## Fix safety

Changing an object to a function and returning the object itself are safe. Adding a path to an array of rules is unsafe
because another path may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety, Wrap
from amplify_ls.fit.problems import WrongType
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.option_words import mismatch_message, value_words
from amplify_ls.rules.options.storage_faults import claimed, storage_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Array, Chain, Nothing, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.storage import Storage

CODE = "storage/invalid-access"


def _has_no_paths(problem: WrongType) -> bool:
    """Whether the packages find no paths in a value, or none that they can read."""
    value = problem.value
    if problem.misfit is Misfit.PROMISE:
        return False
    if problem.path == ("access",):
        return not isinstance(value, Nothing) or problem.misfit is Misfit.NO_RESULT
    return isinstance(value, (Nothing, Text)) or (isinstance(value, Array) and bool(value.items))


CLAIMS = (
    Claim(WrongType, "access"),
    Claim(WrongType, "access.()"),
)
REJECTED = (
    Match(WrongType, "access", _has_no_paths),
    Match(WrongType, "access.()", _has_no_paths),
)


def check(storage: Storage) -> Iterator[Finding[tuple[Storage, WrongType]]]:
    for problem in claimed(storage, CODE, CLAIMS):
        yield storage_finding(storage, problem, _message(problem), package_message=_refusal(problem))


def _message(problem: WrongType) -> str:
    if problem.misfit is Misfit.NO_RESULT:
        return "`access` is a function that returns nothing."
    if problem.misfit is Misfit.PROMISE:
        return "`access` is an async function, so it returns a promise instead of an object of paths."
    if problem.path == ("access",):
        return mismatch_message("`access`", "a function", value_words(problem.value))
    return mismatch_message("the result of `access`", "an object of paths", value_words(problem.value))


def _refusal(problem: WrongType) -> str:
    if problem.misfit is Misfit.NO_RESULT:
        return "Cannot convert undefined or null to object"
    if problem.path == ("access",):
        return "this.storageAccessGenerator is not a function"
    return 'Storage access paths must end with "/*". Found [0].'


def fix(finding: Finding[tuple[Storage, WrongType]]) -> Iterator[Fix]:
    problem = finding.data[1]
    value = problem.value
    if problem.path == ("access",) and isinstance(value, Object):
        yield Fix("Change to a function", (Wrap(value.span, "(allow) => (", ")"),), Safety.SAFE, is_preferred=True)
    elif isinstance(value, Array) and len(value.items) == 1 and isinstance(value.items[0], Object) and not value.is_open:
        outer, inner = value.span, value.items[0].span
        if outer.covers(inner):
            before, behind = Span(outer.anchor, outer.start, inner.start), Span(outer.anchor, inner.end, outer.end)
            operations = (Replace(before, "("), Replace(behind, ")"))
            yield Fix("Return the object itself", operations, Safety.SAFE, is_preferred=True)
    elif isinstance(value, Array) and value.items and all(isinstance(item, Chain) for item in value.items):
        wrap = Wrap(value.span, "({ 'media/*': ", " })")
        yield Fix("Add the path `media/*`", (wrap,), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.STORAGE,
    summary="`access` is not a function that returns an object of paths.",
    covers=("ST22",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
