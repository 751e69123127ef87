"""The schema uses a builder that does not exist.

## What it does

Reports a call of an unknown method of `a`, `a.handler` or `a.ai`.

## Why is this bad?

Everything in a schema is created by a builder of `a`: `a.string()`, `a.model({...})`, `a.handler.function(...)`.
TypeScript and the packages reject any other name.

## Example

```ts bad
const schema = a.schema({
  Product: a.model({ title: a.text() }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Product: a.model({ title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

Only a name that differs in case alone is safe to change. Other fixes, such as `a.integer()` or `a.float()` for
`a.number()`, and `.array()` for `a.array(...)`, are not applied by `--fix`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertAfter, Replace
from amplify_ls.model.builders import builder_call
from amplify_ls.model.types.chains import Standing
from amplify_ls.rules.data.argument_faults import takes_count
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because, called_name, renamings
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Part, Parts
    from amplify_ls.model.types.chains import Step

BUILDERS = frozenset({"a", "a.handler", "a.ai"})
_WITH_RULES_OF_THEIR_OWN = frozenset({"allow", "manyToMany"})
_LISTS = frozenset({"array", "list"})
_LISTABLE = frozenset({"scalar", "ref"})


def check(parts: Parts) -> Iterator[Finding[tuple[Part, Step]]]:
    for part, step in parts.faults:
        if step.receiver not in BUILDERS or step.standing not in (Standing.UNKNOWN, Standing.NOT_CALLABLE):
            continue
        if step.name in _WITH_RULES_OF_THEIR_OWN:
            continue
        yield Finding(
            step.link.name_span,
            f"`{step.receiver}.{step.name}` is not a builder{because(step.suggestion.reason)}.",
            package_message=f"{called_name(step)} is not a function",
            data=(part, step),
        )


def fix(finding: Finding[tuple[Part, Step]]) -> Iterator[Fix]:
    part, step = finding.data
    if step.standing is Standing.UNKNOWN:
        names = tuple(name for name in step.suggestion.names if takes_count(step.receiver, name, step.link.arguments))
        yield from renamings(step.link.name_span, step.name, names, f"{step.receiver}.{{}}")
    if step.name in _LISTS and step.receiver == "a":
        yield from _as_list(part)


def _as_list(part: Part) -> Iterator[Fix]:
    """``a.array(a.string())`` as ``a.string().array()``."""
    call = part.call
    arguments = None if call is None else call.arguments
    if call is None or arguments is None or arguments.count != 1:
        return
    item = arguments.values[0]
    inner = builder_call(item)
    if inner is None or inner.arguments is None or inner.name in ("enum", "customType"):
        return
    whole = call.chain.base.span
    if not whole.anchor is arguments.span.anchor is item.span.anchor:
        return
    yield Fix(
        "Change to `.array()` after the type of the items",
        (
            Replace(Span(whole.anchor, whole.start, item.span.start), ""),
            Replace(Span(whole.anchor, item.span.end, arguments.span.end), ""),
            InsertAfter(item.span, ".array()"),
        ),
        is_preferred=True,
    )


RULE = Rule(
    code="data/unknown-builder",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="The schema uses a builder that does not exist.",
    covers=("F10",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
