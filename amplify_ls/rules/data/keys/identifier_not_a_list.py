"""The identifier of a model is not an array.

## What it does

Reports an argument of `.identifier(...)` that is not a single array of field names, including extra arguments and items that
are not names.

## Why is this bad?

TypeScript rejects everything but one array, even for a single field. Where it is not type-checked, a string counts as an array
of letters, so the identifier silently stays `id`; a function or a missing argument stops the load.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({
    slug: a.string().required(),
  }).identifier('slug'),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({
    slug: a.string().required(),
  }).identifier(['slug']),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

Putting names in an array is unsafe, because it can change the identifier of a deployed model. Removing an argument that is
ignored is safe unless it is an array.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, Replace, Safety
from amplify_ls.fit.problems import Problem
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_fixes import as_one_list, without_rest
from amplify_ls.rules.options.option_words import mismatch_message, value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Boolean, Function, Nothing, Number, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.values.values import Arguments, Link

_NO_NAMES = (Number, Boolean, Nothing, Object, Function)

_NO_NAME = "is not assignable to type"
_NOT_ASSIGNABLE = "Argument of type 'string' is not assignable to parameter of type 'readonly"
CLAIMS = (Claim(Problem, "**", call="*.identifier", subjects=(Subject.PARTS,)),)


def check(entry: Entry) -> Iterator[Finding[tuple[Entry, Link, Arguments]]]:
    link = None if entry.call is None or entry.kind is not EntryKind.MODEL else entry.call.modifier("identifier")
    if link is None or link.arguments is None or link.arguments.is_open:
        return
    arguments = link.arguments
    given = arguments[0]
    place = f"the identifier of `{entry.name}`"
    found = "no argument" if given is None else value_words(given)
    message = mismatch_message(place, "an array of field names", found)
    if isinstance(given, Text):
        yield Finding(given.span, message, stage=Stage.TYPES, package_message=_NOT_ASSIGNABLE, data=(entry, link, arguments))
    elif given is None or isinstance(given, _NO_NAMES):
        span = link.name_span if given is None else given.span
        yield Finding(span, message, package_message="identifier is not iterable", data=(entry, link, arguments))
    elif isinstance(given, Array) and arguments.count > 1:
        said = f"Expected 1 arguments, but got {arguments.count}."
        whole = mismatch_message(place, "one array of field names", f"{arguments.count} arguments")
        yield Finding(arguments.values[1].span, whole, stage=Stage.TYPES, package_message=said, data=(entry, link, arguments))
    elif isinstance(given, Array):
        for item in given.items:
            if isinstance(item, (*_NO_NAMES, Array)):
                wrong = mismatch_message(place, "field names", value_words(item))
                yield Finding(item.span, wrong, stage=Stage.TYPES, package_message=_NO_NAME, data=(entry, link, arguments))


def fix(finding: Finding[tuple[Entry, Link, Arguments]]) -> Iterator[Fix]:
    entry, link, arguments = finding.data
    if arguments.count > 1 and isinstance(arguments.values[0], Array):
        if not any(entry.fields.lacks(name) for name in _names_in(arguments)):
            yield from as_one_list(arguments)
        yield from without_rest(arguments, 1)
        return
    names = [value.value for value in arguments.values if isinstance(value, Text)]
    if names and len(names) == arguments.count:
        text = f"[{', '.join(repr(name) for name in names)}]"
        yield Fix(f"Change to `{text}`", (Replace(arguments.span, f"({text})"),), Safety.UNSAFE, is_preferred=True)
    elif all(isinstance(value, Nothing) for value in arguments.values):
        yield Fix("Remove `.identifier()`", (Remove(link.span),))


def _names_in(arguments: Arguments) -> Iterator[str]:
    for value in arguments.values:
        for item in value.items if isinstance(value, Array) else (value,):
            if isinstance(item, Text):
                yield item.value


RULE = Rule(
    code="data/identifier-not-a-list",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.ENTRY,
    summary="The identifier of a model is not an array.",
    covers=("I11",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
