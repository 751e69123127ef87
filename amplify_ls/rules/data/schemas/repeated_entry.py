"""Two combined schemas have an entry of the same name.

## What it does

Reports an entry whose name is also that of an entry of another schema in `a.combine([...])`, and a schema that is
combined with itself.

## Why is this bad?

The entries of all combined schemas share one API, so their names must be unique. Otherwise the backend cannot be
synthesized.

## Example

```ts bad
const posts = a.schema({ Post: a.model({ title: a.string() }) }).authorization((allow) => [allow.authenticated()]);
const drafts = a.schema({ Post: a.model({ text: a.string() }) }).authorization((allow) => [allow.authenticated()]);
const schema = a.combine([posts, drafts]);
```

Use instead:

```ts good
const posts = a.schema({ Post: a.model({ title: a.string() }) }).authorization((allow) => [allow.authenticated()]);
const drafts = a.schema({ Draft: a.model({ text: a.string() }) }).authorization((allow) => [allow.authenticated()]);
const schema = a.combine([posts, drafts]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Property

_SAID = "The schemas you are attempting to combine have a name collision."


def check(data: DataModel) -> Iterator[Finding]:
    schemas = data.schemas
    if len(schemas) < 2:
        return
    # The names of tables are fixed, so the entry of the other schema is reported.
    schemas = tuple(sorted(schemas, key=lambda schema: schema.sql is None))
    seen: dict[str, Property] = {}
    known: list[tuple[Span, list[str]]] = []
    for schema in schemas:
        # A function that creates schemas creates them all at one place.
        made = schema.call.link.span, [] if schema.entries is None else list(schema.entries.properties)
        if made[1] and made in known:
            yield Finding(schema.call.name_span, "The schema is combined with itself.", package_message=_SAID)
            continue
        known.append(made)
        for prop in schema.entries or ():
            first = seen.setdefault(prop.name, prop)
            if first is not prop:
                yield Finding(
                    prop.name_span,
                    f"The entry `{prop.name}` is already defined in another of the combined schemas.",
                    related=(Related(first.name_span, f"`{prop.name}` is defined here"),),
                    package_message=f"{_SAID} Please remove or rename {prop.name}.",
                )


RULE = Rule(
    code="data/repeated-entry",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.DATA,
    summary="Two combined schemas have an entry of the same name.",
    covers=("K01",),
    check=check,
)
