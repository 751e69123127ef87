"""Tables of a Gen 1 app are named where nobody looks at them, or one branch is named twice.

`migratedAmplifyGen1DynamoDbTableMappings` works with a schema that is GraphQL text. With `a.schema` it is ignored:
the API gets new, empty tables. A branch may stand in it once.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveProperty
from amplify_ls.model.builders import builder_call
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data import DataModel
    from amplify_ls.values.values import Value

_OPTION = "migratedAmplifyGen1DynamoDbTableMappings"


def check(data: DataModel) -> Iterator[Finding]:
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
            f"`{_OPTION}` is ignored with a schema of `a.{call.name}`.",
            data=prop,
        )


def _repeated(mappings: Array) -> Iterator[Finding]:
    seen: dict[str, Text] = {}
    for item in mappings.items:
        name: Value | None = item.get("branchName") if isinstance(item, Object) else None
        if not isinstance(name, Text):
            continue
        first = seen.setdefault(name.value, name)
        if first is not name:
            yield Finding(
                name.span,
                f"The branch `{name.value}` stands there twice.",
                related=(Related(first.span, "The first one"),),
                severity=Severity.ERROR,
                stage=Stage.SYNTH,
                package_message=f"Branch names must be unique in the {_OPTION}",
            )


def fix(finding: Finding) -> Iterator[Fix]:
    if finding.data is not None:
        yield Fix(f"Remove `{_OPTION}`", (RemoveProperty(finding.data),), is_preferred=True)


RULE = Rule(
    code="data/ignored-table-mapping",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.DATA,
    summary="Tables of a Gen 1 app are named where nobody looks at them, or one branch is named twice.",
    covers=("DD14", "DD15"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
