"""A sort key of the identifier is also the owner field of an authorization rule.

## What it does

Reports a field of `.identifier([...])`, other than the first one, that stores the owner for `allow.owner()` or
`allow.ownerDefinedIn('field')` with the default claim `sub::username`.

## Why is this bad?

With the default claim, the owner field cannot be a sort key of the model: the backend cannot be synthesized. It can
be the partition key, and it can be a sort key with another claim. TypeScript does not report it.

## Example

```ts bad
const schema = a.schema({
  Note: a.model({
    folder: a.string().required(),
    owner: a.string().required(),
  }).identifier(['folder', 'owner']).authorization((allow) => [allow.owner()]),
});
```

Use instead:

```ts good
const schema = a.schema({
  Note: a.model({
    folder: a.string().required(),
    owner: a.string().required(),
  }).identifier(['owner', 'folder']).authorization((allow) => [allow.owner()]),
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.model.data.entries import Entry

_DEFAULT_CLAIM = "sub::username"


def check(entry: Entry) -> Iterator[Finding]:
    if entry.identifier is None or len(entry.identifier.items) < 2:
        return
    owners = {field: rule for rule in _rules(entry) for field in _owner_field(rule)}
    for item in entry.identifier.items[1:]:
        rule = owners.get(item.value)
        if rule is not None and item.value != entry.identifier.names[0]:
            yield Finding(
                item.span,
                f"`{entry.name}.{item.value}` cannot be both a sort key and the owner field of an authorization rule.",
                related=(Related(rule.chain.span, f"This rule stores the owner in `{item.value}`"),),
                package_message=f"The primary key's sort key type '{item.value}' cannot be used as an owner @auth field too. "
                "Please use another field for the sort key.",
            )


def _rules(entry: Entry) -> tuple[AccessRule, ...]:
    """The rules that surely apply to a model: its own, or those of the schema if it has none."""
    if entry.authorization is not None and entry.authorization.rules:
        return entry.authorization.rules
    if not entry.lacks_authorization:
        return ()
    schema = entry.data.schema_of(entry.name)
    found = None if schema is None else schema.authorization
    return () if found is None else found.rules


def _owner_field(rule: AccessRule) -> tuple[str, ...]:
    """The field that stores the owner, if the rule uses the default claim."""
    claim = next((link for link in rule.modifiers if link.name == "identityClaim"), None)
    given = None if claim is None or claim.arguments is None else claim.arguments[0]
    if claim is not None and not (isinstance(given, Text) and given.value == _DEFAULT_CLAIM):
        return ()
    if rule.name == "owner":
        return ("owner",)
    name = None if rule.name != "ownerDefinedIn" or rule.strategy.arguments is None else rule.strategy.arguments[0]
    return (name.value,) if isinstance(name, Text) else ()


RULE = Rule(
    code="data/owner-as-sort-key",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.ENTRY,
    summary="A sort key of the identifier is also the owner field of an authorization rule.",
    covers=("I08",),
    check=check,
)
