"""A custom operation has no authorization rule.

## What it does

Reports a custom query, mutation or subscription with a handler for which neither the operation nor the schema has a
rule, a generation without rules, and a conversation without rules of its own. `allow.resource(...)` on the schema
does not count.

## Why is this bad?

The packages reject an operation without rules at synthesis. A conversation needs its own `allow.owner()`, whatever
the rules of the schema are. A generation without rules is a warning, because it is accepted, but nobody can call
it.

## Example

```ts bad
const countPosts = defineFunction({ name: 'count-posts' });
const schema = a.schema({
  countPosts: a.query().returns(a.integer()).handler(a.handler.function(countPosts)),
});
```

Use instead:

```ts good
const countPosts = defineFunction({ name: 'count-posts' });
const schema = a.schema({
  countPosts: a.query().returns(a.integer()).handler(a.handler.function(countPosts))
    .authorization((allow) => [allow.authenticated()]),
});
```

## Fix safety

The fix adds `allow.owner()` to a conversation and `allow.authenticated()` to other operations. It is not applied by
`--fix`, because it decides who has access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertAfter
from amplify_ls.fit.parts import faults_of
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.rules.data.custom_operations import KINDS, handlers_of, rules_at_hand
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.parts import Parts


def check(parts: Parts) -> Iterator[Finding[Entry]]:
    entry = parts.entry
    if entry is None or entry.call is None:
        return
    if entry.kind is EntryKind.CONVERSATION:
        if entry.lacks_authorization and not _has_unreadable_rules(parts):
            yield Finding(
                entry.name_span,
                f"The conversation `{entry.name}` has no authorization rule of its own.",
                package_message=f"Conversation {entry.name} is missing authorization rules. Use .authorization((allow) => "
                "allow.owner()) to configure authorization for your conversation route.",
                data=entry,
            )
        return
    found = rules_at_hand(parts)
    if found.rules or not found.are_all:
        return
    if entry.kind is EntryKind.GENERATION:
        message = f"The generation `{entry.name}` has no authorization rule, so nobody can call it."
        yield Finding(entry.name_span, message, severity=Severity.WARNING, stage=Stage.RUNTIME, data=entry)
    elif entry.kind in KINDS and handlers_of(parts).parts:
        yield Finding(
            entry.name_span,
            f"The {entry.kind.value} `{entry.name}` has no authorization rule.",
            package_message=f"Custom operation {entry.name} requires both an authorization rule and a handler reference",
            data=entry,
        )


def _has_unreadable_rules(parts: Parts) -> bool:
    """Whether `.authorization(...)` contains something that is not an authorization rule, which another rule reports."""
    return any(item.step.name == "authorization" for item in faults_of(parts).arguments)


def fix(finding: Finding[Entry]) -> Iterator[Fix]:
    entry = finding.data
    if entry.call is None or not entry.call.lacks("authorization"):
        return
    name = "owner" if entry.kind is EntryKind.CONVERSATION else "authenticated"
    rule = f"allow.{name}()"
    text = f".authorization((allow) => {rule if name == 'owner' else f'[{rule}]'})"
    yield Fix(f"Add `{rule}`", (InsertAfter(entry.value.span, text),), is_preferred=True)


RULE = Rule(
    code="data/operation-without-authorization",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A custom operation has no authorization rule.",
    covers=("O01", "G09", "H01"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
