"""A handler names a function that `defineData` does not have.

`a.handler.function('key')` means a key of `functions` of `defineData`. A name that is not there is taken as the name
of a Lambda function that exists already, outside of this backend; where it does not, the operation fails.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Parts


def check(parts: Parts) -> Iterator[Finding]:
    for part in parts.built("handler.function"):
        name = None if part.call is None else part.call.argument(0)
        if not isinstance(name, Text):
            continue
        keys = _keys(parts)
        if keys is not None and name.value not in keys:
            message = f"`{name.value}` is not a key of `functions` of `defineData`, so it means a function that exists outside."
            yield Finding(name.span, message, data=(name, keys))


def _keys(parts: Parts) -> list[str] | None:
    """The keys of `functions`, None where they cannot be seen."""
    call = parts.data.definition
    if call is None or call.options is None:
        return None
    functions = call.options.get("functions")
    if functions is None:
        return [] if call.options.lacks("functions") else None
    if not isinstance(functions, Object) or functions.is_open:
        return None
    return list(functions.properties)


def fix(finding: Finding) -> Iterator[Fix]:
    name, keys = finding.data
    found = nearest(name.value, keys)
    if found is not None:
        yield Fix(f"Change to `{found}`", (Replace(name.span, f"'{found}'"),), is_preferred=True)


RULE = Rule(
    code="data/unknown-function-key",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.PARTS,
    summary="A handler names a function that `defineData` does not have.",
    covers=("O13",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
