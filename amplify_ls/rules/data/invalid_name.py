"""A name in the schema is not a name in GraphQL.

Names of models, types, operations, fields and arguments become names in GraphQL: letters, digits and underscores, no
digit first. Anything else breaks the generated schema with a message that names no place. Names that start with two
underscores are reserved.

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
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RenameProperty, Replace
from amplify_ls.rules.graphql_text import NAME
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Parts

_NAMED = frozenset({"schema-entry", "model-field", "custom-type-field", "argument"})
_BETWEEN_WORDS = re.compile(r"[^_0-9A-Za-z]+(.?)")


def check(parts: Parts) -> Iterator[Finding]:
    for part in parts.all:
        member = part.member
        if member is None or part.place not in _NAMED:
            continue
        if NAME.fullmatch(member.name) is None:
            yield Finding(
                member.name_span,
                f"`{member.name}` is not a name in GraphQL.",
                package_message="Syntax Error",
                data=part,
            )
        elif member.name.startswith("__"):
            yield Finding(
                member.name_span,
                f"`{member.name}` starts with two underscores, which GraphQL reserves.",
                stage=Stage.DEPLOY,
                package_message=f'Name "{member.name}" must not begin with "__", which is reserved by GraphQL introspection.',
                data=part,
            )


def fix(finding: Finding) -> Iterator[Fix]:
    member = finding.data.member
    name = _BETWEEN_WORDS.sub(lambda found: found.group(1).upper(), member.name.strip())
    if name.startswith("__"):
        name = name.lstrip("_")
    if name[:1].isdigit():
        name = f"_{name}"
    outer = finding.data.outer
    siblings = [] if outer is None or outer.call is None else getattr(outer.call.argument(0), "properties", {})
    if NAME.fullmatch(name) is not None and name not in siblings:
        # The name that a callback of a SQL schema gives is not written in the member.
        is_own = member.span.covers(member.name_span)
        edit = RenameProperty(member, name) if is_own else Replace(member.name_span, f"'{name}'")
        yield Fix(f"Rename to `{name}`", (edit,), is_preferred=True)


RULE = Rule(
    code="data/invalid-name",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A name in the schema is not a name in GraphQL.",
    covers=("F12", "F13"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
