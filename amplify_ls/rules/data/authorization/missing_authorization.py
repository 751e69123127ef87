"""A model has no authorization rule.

## What it does

Reports a model that has no authorization rule of its own in a schema that has none either. An empty array and
`allow.resource(...)`, which is a rule for functions, do not count. Each schema of `a.combine` has its own rules.

## Why is this bad?

Nobody could read or write records of a model without rules, so the packages reject such a schema at synthesis.
TypeScript does not report it.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }),
});
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.owner()]),
});
```

## Fix safety

The fixes add a rule to the model, either for the owner of a record or for every signed-in user, or a rule to the
schema for all of its models that have none. None of them is applied by `--fix`, because they decide who has access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertAfter, InsertItem, Remove, Replace
from amplify_ls.model.data.access.modes import may_have_mode
from amplify_ls.model.data.authorization import authorization_of
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.expressions import ParameterName
from amplify_ls.values.values import Array, Function

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.builders import BuilderCall
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.model import DataModel

_FOR_USERS = ("owner", "authenticated")
_FOR_KEYS = ("publicApiKey",)


def check(entry: Entry) -> Iterator[Finding[Entry]]:
    if entry.kind is not EntryKind.MODEL or not entry.database.needs_rules or not entry.lacks_authorization:
        return
    if entry.data.authorization.has_schema_rules(entry.name) is not False:
        return
    yield Finding(
        entry.name_span,
        f"Neither the model `{entry.name}` nor its schema has an authorization rule.",
        package_message=f"Model `{entry.name}` is missing authorization rules. "
        "Add global rules to the schema or ensure every model has its own rules.",
        data=entry,
    )


def fix(finding: Finding[Entry]) -> Iterator[Fix]:
    entry: Entry = finding.data
    if entry.call is not None and not _is_shared(entry, entry.call):
        for strategy in _strategies(entry.data):
            text = f".authorization((allow) => [allow.{strategy}()])"
            yield Fix(f"Add `{text}`", (_added(entry.call, text),))
    schema = entry.data.schema_of(entry.name)
    strategy = _strategies(entry.data)[-1]
    added = None if schema is None else _rule_of_schema(schema.call, strategy)
    if added is not None:
        # An empty array next to rules of the schema looks as if it denied access, so it is removed.
        empty = None if entry.call is None else entry.call.modifier("authorization")
        edits = (added,) if empty is None else (added, Remove(empty.span))
        yield Fix(f"Add `allow.{strategy}()` to the schema", edits)


def _strategies(data: DataModel) -> tuple[str, ...]:
    """The strategies to offer: those for users, unless the backend surely has no users and its API has a key."""
    has_only_key = not may_have_mode(data, "userPools") and may_have_mode(data, "apiKey")
    return _FOR_KEYS if has_only_key else _FOR_USERS


def _added(call: BuilderCall, text: str) -> Operation:
    link = call.modifier("authorization")
    return InsertAfter(call.chain.span, text) if link is None else Replace(link.span, text)


def _rule_of_schema(call: BuilderCall, strategy: str) -> Operation | None:
    """Add the rule after those for functions that the schema may have."""
    link = call.modifier("authorization")
    if link is None:
        return InsertAfter(call.chain.span, f".authorization((allow) => [allow.{strategy}()])")
    callback = None if link.arguments is None else link.arguments[0]
    result = authorization_of(link).result
    if not isinstance(callback, Function) or not isinstance(result, Array) or not callback.expression.parameters:
        return None
    parameter = callback.expression.parameters[0]
    if not isinstance(parameter, ParameterName):
        return None
    return InsertItem(result.span, len(result.items), f"{parameter.name}.{strategy}()")


def _is_shared(entry: Entry, call: BuilderCall) -> bool:
    """Whether another entry is created by the same expression, such as a call in a helper function."""
    return any(name != entry.name for name in entry.data.made_at(call.chain.links[-1].span))


RULE = Rule(
    code="data/missing-authorization",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.ENTRY,
    summary="A model has no authorization rule.",
    covers=("AZ01",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
