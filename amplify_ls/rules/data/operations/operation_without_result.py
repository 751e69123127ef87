"""A custom query, mutation or generation does not declare a return type.

## What it does

Reports a query or mutation with a handler, and a generation, without `.returns(...)`. An operation whose last
handler is a function with `.async()` does not need it.

## Why is this bad?

The packages reject the operation at synthesis. TypeScript does not report it.

## Example

```ts bad
const countPosts = defineFunction({ name: 'count-posts' });
const schema = a.schema({
  countPosts: a.query().handler(a.handler.function(countPosts)),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const countPosts = defineFunction({ name: 'count-posts' });
const schema = a.schema({
  countPosts: a.query().returns(a.string()).handler(a.handler.function(countPosts)),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix adds `.returns(a.string())`. It is not applied by `--fix`, because the operation may return another type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertAfter
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.rules.data.custom_operations import handlers_of, is_asynchronous
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.builders import BuilderCall
    from amplify_ls.model.data.parts import Parts

_WHAT = {
    EntryKind.QUERY: "Custom Query",
    EntryKind.MUTATION: "Custom Mutation",
    EntryKind.GENERATION: "Generation Route",
}


def check(parts: Parts) -> Iterator[Finding[BuilderCall]]:
    entry = parts.entry
    if entry is None or entry.kind not in _WHAT or entry.call is None or not entry.call.lacks("returns"):
        return
    handlers = handlers_of(parts)
    if handlers.parts and is_asynchronous(handlers.parts[-1]):
        return
    # An operation without a handler is reported by another rule.
    if not handlers.are_all or (not handlers.parts and entry.kind is not EntryKind.GENERATION):
        return
    what = _WHAT[entry.kind]
    yield Finding(
        entry.name_span,
        f"The {entry.kind.value} `{entry.name}` has no return type.",
        package_message=f"Invalid {what} definition. A {what} must include a return type. {entry.name} has no return type "
        "specified.",
        data=entry.call,
    )


def fix(finding: Finding[BuilderCall]) -> Iterator[Fix]:
    link = finding.data.link
    yield Fix("Add `.returns(a.string())`", (InsertAfter(link.span, ".returns(a.string())"),), is_preferred=True)


RULE = Rule(
    code="data/operation-without-result",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A custom query, mutation or generation does not declare a return type.",
    covers=("O03", "G01"),
    check=check,
    fix=fix,
    fixable="always",
)
