"""The source of a subscription is missing or is not a mutation.

## What it does

Reports a custom subscription without `.for(...)`, a source that is not a mutation or a model with
`.mutations([...])`, a mutation that the model disables, and `.async()` on the handler of a subscription.

## Why is this bad?

A subscription is triggered by mutations: `.for(a.ref('Model').mutations(['create']))` for those of a model, and
`.for(a.ref('publish'))` for a custom mutation. Queries, subscriptions, types and enums cannot be sources. The
packages reject most of these at synthesis; others fail at deployment.

## Example

```ts bad
const notify = defineFunction({ name: 'notify' });
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  onPost: a.subscription().for(a.ref('Post')).handler(a.handler.function(notify)),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const notify = defineFunction({ name: 'notify' });
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  onPost: a.subscription().for(a.ref('Post').mutations(['create', 'update', 'delete']))
    .handler(a.handler.function(notify)),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix adds `.mutations([...])` with all mutations of the model, or removes `.mutations()` or `.async()` where they
are not allowed. It is not applied by `--fix`, because the subscription may be intended for some mutations only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertAfter, Remove
from amplify_ls.fit.problems import WrongValue
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.parts import Part
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.custom_operations import handlers_of, is_asynchronous, sources_of
from amplify_ls.rules.options.conditions import has_misfit
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.values.values import Link

_MUTATIONS = ".mutations(['create', 'update', 'delete'])"
_INVALID = "Invalid subscription definition. "
_OPERATIONS = {
    EntryKind.QUERY: "a query",
    EntryKind.SUBSCRIPTION: "a subscription",
    EntryKind.GENERATION: "a generation",
}
_TYPES = {EntryKind.CUSTOM_TYPE: "a custom type", EntryKind.ENUM: "an enum"}
CLAIMS = (Claim(WrongValue, "**", has_misfit(Misfit.TOO_FEW), call="*.mutations"),)


def check(parts: Parts) -> Iterator[Finding[Part | Link | None]]:
    entry = parts.entry
    if entry is None or entry.kind is not EntryKind.SUBSCRIPTION or entry.call is None:
        return
    if entry.call.lacks("for"):
        yield Finding(
            entry.name_span,
            f"The subscription `{entry.name}` has no source.",
            package_message=f"{entry.name} is missing a mutation source. Custom subscriptions must reference a mutation source "
            "via subscription().for(a.ref('ModelOrOperationName'))",
        )
    for source in sources_of(parts):
        target = None if source.call is None or source.call.name != "ref" else source.call.argument(0)
        if source.call is not None and isinstance(target, Text):
            yield from _source_faults(parts, source, target)
    for handler in handlers_of(parts).parts:
        step = handler.step("async")
        if step is not None and is_asynchronous(handler):
            yield Finding(
                step.link.name_span,
                f"The handler of the subscription `{entry.name}` cannot be asynchronous.",
                package_message="@function definition with 'invocationType: Event' must be defined on Query or Mutation field.",
                data=step.link,
            )


def _source_faults(parts: Parts, source: Part, target: Text) -> Iterator[Finding[Part | Link | None]]:
    entry, call, name = parts.entry, source.call, target.value
    assert entry is not None
    assert call is not None
    kind = parts.data.kind(name)
    link = call.modifier("mutations")
    if kind is EntryKind.MODEL:
        if _is_surely_without_mutations(link) and (link is not None or call.lacks("mutations")):
            message = (
                f".mutations() modifier must be used with a Model ref subscription source. {entry.name} is referencing {name} "
            )
            yield Finding(
                target.span,
                f"The source `{name}` of `{entry.name}` is a model, but none of its mutations is selected.",
                package_message=f"{_INVALID}{message}without specifying a mutation",
                data=source if link is None else None,
            )
        else:
            yield from _disabled(parts, name, link)
    elif kind in _OPERATIONS:
        yield Finding(
            target.span,
            f"Expected a mutation as the source of `{entry.name}`, but `{name}` is {_OPERATIONS[kind]}.",
            package_message=f"{_INVALID}.for() can only reference a mutation. {entry.name} is referencing {name} which is a "
            f"{kind.value.capitalize()}",
        )
    elif kind in _TYPES:
        yield Finding(
            target.span,
            f"Expected a mutation as the source of `{entry.name}`, but `{name}` is {_TYPES[kind]}.",
            stage=Stage.DEPLOY,
        )
    elif kind is EntryKind.MUTATION and link is not None and not _is_surely_without_mutations(link):
        yield Finding(
            link.name_span,
            f"The source `{name}` of `{entry.name}` is a mutation, so it has no mutations to select.",
            package_message=f"{_INVALID}.mutations() modifier can only be used with a Model ref. {entry.name} is referencing "
            "CustomOperation",
            data=link,
        )


def _is_surely_without_mutations(link: Link | None) -> bool:
    given = None if link is None or link.arguments is None else link.arguments[0]
    return link is None or (isinstance(given, Array) and not given.is_open and not given.items)


def _disabled(parts: Parts, name: str, link: Link | None) -> Iterator[Finding[Part | Link | None]]:
    """Mutations that the model disables."""
    given = None if link is None or link.arguments is None else link.arguments[0]
    model = parts.data.entry(name)
    disabled = None if model is None or model.call is None else model.call.modifier("disableOperations")
    words = None if disabled is None or disabled.arguments is None else disabled.arguments[0]
    if not isinstance(given, Array) or not isinstance(words, Array):
        return
    gone = {item.value for item in words.items if isinstance(item, Text)}
    for item in given.items:
        if isinstance(item, Text) and ("mutations" in gone or item.value in gone):
            yield Finding(item.span, f"The model `{name}` disables the mutation `{item.value}`.", stage=Stage.DEPLOY)


def fix(finding: Finding[Part | Link | None]) -> Iterator[Fix]:
    thing = finding.data
    if thing is None:
        return
    if isinstance(thing, Part):
        yield Fix(f"Add `{_MUTATIONS}`", (InsertAfter(thing.value.span, _MUTATIONS),), is_preferred=True)
    else:
        yield Fix(f"Remove `.{thing.name}()`", (Remove(thing.span),), is_preferred=True)


RULE = Rule(
    code="data/subscription-source",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="The source of a subscription is missing or is not a mutation.",
    covers=("S01", "S02", "S03", "S04", "S06", "S07", "S10"),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
