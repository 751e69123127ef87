"""The identifier of a model is not given as a list.

`.identifier` takes one list of field names, for a single field too. The type check complains about anything else. Past it
a single text counts letter by letter, so that the key silently stays `id`; a function or nothing at all breaks the load.

The fix makes the names a list.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.model.entries import EntryKind
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Boolean, Function, Nothing, Number, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.entries import Entry

_NO_NAMES = (Number, Boolean, Nothing, Object, Function)

_NO_NAME = "is not assignable to type"
_NOT_ASSIGNABLE = "Argument of type 'string' is not assignable to parameter of type 'readonly"


def check(entry: Entry) -> Iterator[Finding]:
    link = None if entry.call is None or entry.kind is not EntryKind.MODEL else entry.call.modifier("identifier")
    if link is None or link.arguments is None or link.arguments.is_open:
        return
    arguments = link.arguments
    given = arguments[0]
    message = f"The identifier of `{entry.name}` is not a list of field names."
    if isinstance(given, Text):
        yield Finding(given.span, message, stage=Stage.TYPES, package_message=_NOT_ASSIGNABLE, data=arguments)
    elif given is None or isinstance(given, _NO_NAMES):
        span = link.name_span if given is None else given.span
        yield Finding(span, message, package_message="identifier is not iterable", data=arguments)
    elif isinstance(given, Array):
        for item in given.items:
            if isinstance(item, (*_NO_NAMES, Array)):
                yield Finding(item.span, message, stage=Stage.TYPES, package_message=_NO_NAME, data=arguments)


def fix(finding: Finding) -> Iterator[Fix]:
    arguments = finding.data
    names = [value.value for value in arguments.values if isinstance(value, Text)]
    if names and len(names) == arguments.count:
        text = f"[{', '.join(repr(name) for name in names)}]"
        yield Fix(f"Change to `{text}`", (Replace(arguments.span, f"({text})"),), Safety.UNSAFE, is_preferred=True)


RULE = Rule(
    code="data/identifier-not-a-list",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.ENTRY,
    summary="The identifier of a model is not given as a list.",
    covers=("I11",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
