"""A builder or method has too many arguments.

## What it does

Reports extra arguments of builders such as `a.string()` and of methods such as `.required()`. If another argument of the call
does not fit, only that is reported.

## Why is this bad?

TypeScript rejects the arguments, and the packages ignore them. `.required(false)` makes a field required all the same, and the
name in `a.string('title')` has no effect.

## Example

```ts bad
const schema = a.schema({
  Product: a.model({ title: a.string('title') }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Product: a.model({ title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

Removing an argument that is ignored is safe and is applied by `--fix`. Merging arrays is unsafe, and so are both fixes for
`.required(false)` and `.array(false)`, because only you know whether the field should be required or an array.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.types import ListOf
from amplify_ls.edits.operations import Fix, Remove, RemoveItem
from amplify_ls.fit.parts import faults_of
from amplify_ls.fit.problems import TooManyArguments
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.data.argument_fixes import as_one_list, without_rest
from amplify_ls.rules.options.option_words import mismatch_message
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import called_name
from amplify_ls.values.values import Boolean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.parts import ArgumentFault
    from amplify_ls.model.data.parts import Parts

CODE = "data/extra-argument"
CLAIMS = (Claim(TooManyArguments, "**"),)


def check(parts: Parts) -> Iterator[Finding[ArgumentFault[TooManyArguments]]]:
    wrong = [item.step for item in faults_of(parts).arguments if not isinstance(item.problem, TooManyArguments)]
    for item in claimed(parts, CODE, CLAIMS):
        # If another argument does not fit, that is what is wrong.
        if any(item.step is step for step in wrong):
            continue
        count = 0 if item.step.method is None else len(item.step.method.parameters)
        takes = "no arguments" if count == 0 else "1 argument" if count == 1 else f"{count} arguments"
        given = 0 if item.step.link.arguments is None else item.step.link.arguments.count
        least = 0 if item.step.method is None else sum(each.presence == "required" for each in item.step.method.parameters)
        expected = count if least == count else f"{least}-{count}"
        said = f"Expected {expected} arguments, but got {given}."
        message = mismatch_message(f"`{called_name(item.step)}`", takes, str(given))
        yield Finding(item.problem.span, message, package_message=said, data=item)


def fix(finding: Finding[ArgumentFault[TooManyArguments]]) -> Iterator[Fix]:
    item = finding.data
    value, link = item.value, item.step.link
    if isinstance(value, Boolean) and not value.value and item.step.name in ("required", "array"):
        yield Fix(f"Remove `.{link.name}()`", (Remove(link.span),), is_preferred=True)
        yield Fix("Remove the argument", (RemoveItem(item.problem.span),))
        return
    method = item.step.method
    if method is not None and any(isinstance(parameter.type, ListOf) for parameter in method.parameters[:1]):
        yield from as_one_list(link.arguments)
    yield from without_rest(link.arguments, item.index)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.PARTS,
    summary="A builder or method has too many arguments.",
    covers=(),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
