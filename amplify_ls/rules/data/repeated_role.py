"""Two rules of a model are about the same people.

A model may have one rule for guests, one for the API key, one for each group, and so on; `.to([...])` does not tell rules
apart. The synth refuses a second one: what both allow belongs in one list. Two rules about owners that read the same field
with another claim or another provider pass the synth, but the API that comes out of them has a field twice.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [
    allow.guest().to(['read']),
    allow.guest().to(['create']),
  ]),
});
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [
    allow.guest().to(['read', 'create']),
  ]),
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import strategy
from amplify_ls.catalog.operations import MODEL_OPERATIONS
from amplify_ls.edits.operations import Fix, RemoveItem, Replace, Safety
from amplify_ls.model.entries import EntryKind
from amplify_ls.rules.access_rules import listed_words, mended_words, roles, word_list
from amplify_ls.rules.argument_faults import faults
from amplify_ls.rules.custom_operations import rules_at_hand
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.authorization import AccessRule
    from amplify_ls.model.parts import Granting, Parts
    from amplify_ls.rules.access_rules import Role

CODE = "data/repeated-role"


def check(parts: Parts) -> Iterator[Finding]:
    for granting in parts.grantings:
        if granting.allow in ("allow:model", "allow:schema") and len(granting.authorization.rules) > 1:
            yield from _repeated(granting, parts)
    yield from _repeated_owners(parts)
    for item in faults(parts, CODE):
        name = item.mismatch.value.value if isinstance(item.mismatch.value, Text) else ""
        yield Finding(item.mismatch.span, f"The group `{name}` is named twice.", data=())


def _repeated(granting: Granting, parts: Parts) -> Iterator[Finding]:
    seen: dict[Role, AccessRule] = {}
    for rule in granting.authorization.rules:
        own: set[Role] = set()
        for role, span in roles(rule):
            if role in own:
                continue
            own.add(role)
            first = seen.setdefault(role, rule)
            # That one reads a list and the other one value is told by the rule about fields of owners.
            if first is not rule and _reads_alike(first, rule) and _matters(granting, parts):
                yield Finding(
                    span,
                    f"`allow.{rule.name}` repeats a rule for the same role.",
                    related=(Related(first.strategy.name_span, "The first rule"),),
                    package_message=f"@auth {granting.part.name}:{':'.join(role)} already exists for {granting.part.name}",
                    data=(first, rule, granting, role),
                )


def _reads_alike(first: AccessRule, second: AccessRule) -> bool:
    one, two = strategy(first.name), strategy(second.name)
    return one is not None and two is not None and one.field == two.field


def _repeated_owners(parts: Parts) -> Iterator[Finding]:
    """Rules of a model and its fields that read the owner from one field, by another claim or of another provider."""
    if parts.entry is None or parts.entry.kind is not EntryKind.MODEL:
        return
    of_fields = (each for each in parts.grantings if each.allow == "allow:field" and each.part.place == "model-field")
    rules = [*rules_at_hand(parts).rules, *(rule for each in of_fields for rule in each.authorization.rules)]
    seen: dict[str, tuple[Role, AccessRule]] = {}
    for rule in rules:
        for role, span in roles(rule):
            if role[1] != "owner":
                continue
            first, other = seen.setdefault(role[2], (role, rule))
            if first != role:
                yield Finding(
                    span,
                    f"The owner in the field `{role[2]}` is told by another claim or provider than in another rule.",
                    related=(Related(other.strategy.name_span, "The other rule"),),
                    stage=Stage.DEPLOY,
                    package_message=f'Field "{parts.entry.name}.{role[2]}" can only be defined once.',
                )


def _matters(granting: Granting, parts: Parts) -> bool:
    """The rules of a schema are combined for the models only that have none of their own."""
    if granting.allow == "allow:model":
        return True
    return any(entry.kind is EntryKind.MODEL and entry.lacks_authorization for entry in parts.data.entries())


def fix(finding: Finding) -> Iterator[Fix]:
    if finding.data is None:
        return
    if not finding.data:
        yield Fix("Remove the second mention", (RemoveItem(finding.span),), Safety.SAFE, is_preferred=True)
        return
    first, second, granting, role = finding.data
    groups = second.strategy.arguments[0] if second.strategy.arguments is not None else None
    if isinstance(groups, Array) and len(groups.items) > 1:
        if first.operations_link is None and second.operations_link is None:
            yield Fix(f"Remove `{role[2]}` here", (RemoveItem(finding.span),), Safety.SAFE, is_preferred=True)
        return
    others = None if first.strategy.arguments is None else first.strategy.arguments[0]
    is_of_several = isinstance(others, Array) and len(others.items) > 1
    if isinstance(granting.authorization.result, Array) and not (is_of_several and first.operations_link is not None):
        yield from _merged(first, second)


def _merged(first: AccessRule, second: AccessRule) -> Iterator[Fix]:
    words = listed_words(first.operations_link)
    if first.operations_link is None:
        yield Fix("Remove the second rule", (RemoveItem(second.chain.span),), Safety.SAFE, is_preferred=True)
        return
    if second.operations_link is None:
        yield Fix("Remove the first rule", (RemoveItem(first.chain.span),), Safety.SAFE, is_preferred=True)
        return
    more = listed_words(second.operations_link)
    if words is None or more is None or words.is_open or more.is_open:
        return
    items = [*words.items, *more.items]
    texts = list(dict.fromkeys(item.value for item in items if isinstance(item, Text)))
    arguments = first.operations_link.arguments
    if any(not isinstance(item, Text) for item in items) or arguments is None:
        return
    merged = word_list(mended_words(texts, MODEL_OPERATIONS))
    edits = (Replace(arguments.span, f"({merged})"), RemoveItem(second.chain.span))
    yield Fix("Merge both rules", edits, Safety.SAFE, is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="Two rules of a model are about the same people.",
    covers=("AZ09",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
