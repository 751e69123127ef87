"""A table mapping of a Gen 1 app is ignored, or a branch appears more than once.

## What it does

Reports `migratedAmplifyGen1DynamoDbTableMappings` in the options of `defineData` if the schema is created with `a.schema` or
`a.combine`, and a branch that appears in it more than once.

## Why is this bad?

The option only works with a schema that is a string in GraphQL. With `a.schema` it is ignored, and the API gets new, empty
tables. The packages reject duplicate branches at synthesis.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);

export const data = defineData({
  schema,
  migratedAmplifyGen1DynamoDbTableMappings: [{ branchName: 'main', modelNameToTableNameMapping: { Post: 'Post-abc' } }],
});
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);

export const data = defineData({ schema });
```

## Fix safety

The fix removes the option. It is unsafe, because the schema may be what has to change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveProperty
from amplify_ls.model.builders import builder_call
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel
    from amplify_ls.values.values import Property, Value

_OPTION = "migratedAmplifyGen1DynamoDbTableMappings"


def check(data: DataModel) -> Iterator[Finding[Property | None]]:
    options = None if data.definition is None else data.definition.options
    given = None if options is None else options.get(_OPTION)
    if options is None or not isinstance(given, Array):
        return
    yield from _repeated(given)
    call = builder_call(options.get("schema"))
    if given.items and call is not None and call.name in ("schema", "combine"):
        prop = options.properties[_OPTION]
        yield Finding(
            prop.name_span,
            f"`{_OPTION}` is ignored, because the schema is created with `a.{call.name}`.",
            data=prop,
        )


def _repeated(mappings: Array) -> Iterator[Finding[Property | None]]:
    seen: dict[str, Text] = {}
    for item in mappings.items:
        name: Value | None = item.get("branchName") if isinstance(item, Object) else None
        if not isinstance(name, Text):
            continue
        first = seen.setdefault(name.value, name)
        if first is not name:
            yield Finding(
                name.span,
                f"The branch `{name.value}` appears more than once in `{_OPTION}`.",
                related=(Related(first.span, "The branch first appears here"),),
                severity=Severity.ERROR,
                stage=Stage.SYNTH,
                package_message=f"Branch names must be unique in the {_OPTION}",
            )


def fix(finding: Finding[Property | None]) -> Iterator[Fix]:
    if finding.data is not None:
        yield Fix(f"Remove `{_OPTION}`", (RemoveProperty(finding.data),), is_preferred=True)


RULE = Rule(
    code="data/ignored-table-mapping",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.DATA,
    summary="A table mapping of a Gen 1 app is ignored, or a branch appears more than once.",
    covers=("DD14", "DD15"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
