"""The same people have two rules at one path.

One path has one rule for guests, one for signed-in users, one for owners, and one for each group; the packages refuse a
second one, be it in another `allow.groups([...])`. Functions may have several. What both rules allow goes into one.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.authenticated.to(['read']), allow.authenticated.to(['write'])],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.authenticated.to(['read', 'write'])],
  }),
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveItem, Replace, Safety
from amplify_ls.model.storage_rights import folded
from amplify_ls.rules.access_rules import word_list
from amplify_ls.rules.option_words import sentence
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage_words import place_in, who
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.storage import Grantee, Storage, StorageRule


def check(storage: Storage) -> Iterator[Finding]:
    for path in storage.paths:
        seen: dict[tuple[str, str], tuple[StorageRule, Grantee]] = {}
        for rule in path.rules:
            for grantee in rule.grantees() if _is_told_apart(rule) else ():
                first_rule, first = seen.setdefault((grantee.kind, grantee.name), (rule, grantee))
                if first is grantee:
                    continue
                where = (
                    f"stands in the list twice at `{path.path}`" if first_rule is rule else f"has two rules at `{path.path}`"
                )
                verb = where if grantee.kind == "group" else f"have two rules at `{path.path}`"
                yield Finding(
                    place_in(rule, grantee.span),
                    sentence(f"{who(grantee)} {verb}"),
                    related=(Related(place_in(first_rule, first.span), "The first one"),),
                    package_message=_refusal(grantee),
                    data=((first_rule, first), (rule, grantee)),
                )


def _is_told_apart(rule: StorageRule) -> bool:
    """Whether it is known whom the rule is about. Functions may have several rules; owners are told apart by the argument."""
    given = None if rule.strategy.arguments is None else rule.strategy.arguments[0]
    return rule.strategy.name != "resource" and (rule.strategy.name != "entity" or given is None or isinstance(given, Text))


def _refusal(grantee: Grantee) -> str:
    if grantee.kind == "group":
        return f"Group access definition for {grantee.name} specified multiple times."
    people = grantee.name if grantee.kind == "entity" else f"{grantee.kind} users"
    return f"Entity access definition for {people} specified multiple times."


def fix(finding: Finding) -> Iterator[Fix]:
    (first, earlier), (second, grantee) = finding.data
    if first is second:
        if second.chain.span.covers(grantee.span):
            yield Fix("Remove the second mention", (RemoveItem(grantee.span),), Safety.SAFE, is_preferred=True)
        return
    if not first.is_seen or not second.is_seen:
        return
    is_less = set(second.rights) <= set(first.rights)
    if len(list(second.grantees())) > 1:
        if is_less and second.chain.span.covers(grantee.span):
            title = f"Remove `{grantee.name}` here, which the first rule allows as much"
            yield Fix(title, (RemoveItem(grantee.span),), Safety.SAFE, is_preferred=True)
        elif len(list(first.grantees())) == 1:
            yield from _united(first, second, grantee)
        return
    if is_less:
        title = "Remove the second rule, which allows no more"
        yield Fix(title, (RemoveItem(second.chain.span),), Safety.SAFE, is_preferred=True)
    elif len(list(first.grantees())) == 1 and first.actions is not None and first.chain.span.covers(first.actions.span):
        words = word_list(folded((*first.rights, *second.rights)))
        operations = (Replace(first.actions.span, words), RemoveItem(second.chain.span))
        yield Fix(f"Merge both into `.to({words})`", operations, Safety.SAFE, is_preferred=True)
    else:
        yield from _united(second, first, earlier)


def _united(single: StorageRule, other: StorageRule, grantee: Grantee) -> Iterator[Fix]:
    """The fix that takes a group out of the rule for several, and gives it all its rights in its own."""
    if single.actions is None or not single.chain.span.covers(single.actions.span) or not other.chain.span.covers(grantee.span):
        return
    words = word_list(folded((*single.rights, *other.rights)))
    operations = (Replace(single.actions.span, words), RemoveItem(grantee.span))
    title = f"Give `{grantee.name}` all its rights in the rule of its own"
    yield Fix(title, operations, Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="storage/repeated-grantee",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.STORAGE,
    summary="The same people have two rules at one path.",
    covers=("ST14", "ST15", "ST16"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
