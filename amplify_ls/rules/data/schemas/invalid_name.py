"""A name in the schema is not a valid GraphQL name.

## What it does

Reports the name of a model, type, operation, field or argument that is not a GraphQL name, which consists of letters, digits
and underscores and does not start with a digit. Names that start with two underscores are reported, too.

## Why is this bad?

These names are written to the generated GraphQL schema. Any other name causes a syntax error there, with a message that names
no place. GraphQL reserves names that start with two underscores, and the API cannot be deployed with them.

## Example

```ts bad
const schema = a.schema({
  User: a.model({ 'first-name': a.string() }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  User: a.model({ firstName: a.string() }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix changes the name to a valid one. It is unsafe, because other code may use the old name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RenameProperty, Replace
from amplify_ls.rules.data.graphql_text import NAME
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Part, Parts
    from amplify_ls.values.values import Property

_NAMED = frozenset({"schema-entry", "model-field", "custom-type-field", "argument"})
_BETWEEN_WORDS = re.compile(r"[^_0-9A-Za-z]+(.?)")


def check(parts: Parts) -> Iterator[Finding[tuple[Property, Part | None]]]:
    for part in parts.all:
        member = part.member
        if member is None or part.place not in _NAMED:
            continue
        if NAME.fullmatch(member.name) is None:
            yield Finding(
                member.name_span,
                f"`{member.name}` is not a valid GraphQL name.",
                package_message="Syntax Error",
                data=(member, part.outer),
            )
        elif member.name.startswith("__"):
            yield Finding(
                member.name_span,
                f"`{member.name}` starts with two underscores, which is reserved in GraphQL.",
                stage=Stage.DEPLOY,
                package_message=f'Name "{member.name}" must not begin with "__", which is reserved by GraphQL introspection.',
                data=(member, part.outer),
            )


def fix(finding: Finding[tuple[Property, Part | None]]) -> Iterator[Fix]:
    member, outer = finding.data
    name = _BETWEEN_WORDS.sub(lambda found: found.group(1).upper(), member.name.strip())
    if name.startswith("__"):
        name = name.lstrip("_")
    if name[:1].isdigit():
        name = f"_{name}"
    siblings = [] if outer is None or outer.call is None else getattr(outer.call.argument(0), "properties", {})
    if NAME.fullmatch(name) is not None and name not in siblings:
        # A name from a callback of a SQL schema is not written in the property.
        is_own = member.span.covers(member.name_span)
        edit = RenameProperty(member, name) if is_own else Replace(member.name_span, f"'{name}'")
        yield Fix(f"Rename to `{name}`", (edit,), is_preferred=True)


RULE = Rule(
    code="data/invalid-name",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A name in the schema is not a valid GraphQL name.",
    names="what is declared here",
    covers=("F12", "F13"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
