"""A storage path has two rules for the same users.

## What it does

Reports a second rule for guests, signed-in users, owners or the same group on one path, and a group that appears twice in
`allow.groups([...])`. Functions may have several rules.

## Why is this bad?

The packages reject a second rule for the same users at synthesis, even if the group appears in another `allow.groups([...])`.
All actions belong in a single rule.

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

## Fix safety

All fixes are safe because nobody is granted more or less access than by both rules together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveItem, Replace, Safety
from amplify_ls.fit.problems import WrongValue
from amplify_ls.model.resources.storage_rights import folded
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.data.access_rules import word_list
from amplify_ls.rules.options.conditions import is_repeated
from amplify_ls.rules.options.storage_faults import RULE_OF_PATH
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.words import place_in, who
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.storage import Grantee, Storage, StorageRule
CLAIMS = (Claim(WrongValue, f"{RULE_OF_PATH}.groups.[]", is_repeated),)
REJECTED = (Match(WrongValue, f"{RULE_OF_PATH}.groups.[]"),)


def check(storage: Storage) -> Iterator[Finding[tuple[tuple[StorageRule, Grantee], tuple[StorageRule, Grantee]]]]:
    for path in storage.paths:
        seen: dict[tuple[str, str], tuple[StorageRule, Grantee]] = {}
        for rule in path.rules:
            for grantee in rule.grantees() if _is_told_apart(rule) else ():
                first_rule, first = seen.setdefault((grantee.kind, grantee.name), (rule, grantee))
                if first is grantee:
                    continue
                message = (
                    f"The group `{grantee.name}` appears twice in a rule for `{path.path}`."
                    if first_rule is rule and grantee.kind == "group"
                    else f"The storage path `{path.path}` has two rules for {who(grantee)}."
                )
                yield Finding(
                    place_in(rule, grantee.span),
                    message,
                    related=(Related(place_in(first_rule, first.span), "The first occurrence is here"),),
                    package_message=_refusal(grantee),
                    data=((first_rule, first), (rule, grantee)),
                )


def _is_told_apart(rule: StorageRule) -> bool:
    """Whether it is known who is granted access. Functions may have several rules; owners differ by the argument."""
    given = None if rule.strategy.arguments is None else rule.strategy.arguments[0]
    return rule.strategy.name != "resource" and (rule.strategy.name != "entity" or given is None or isinstance(given, Text))


def _refusal(grantee: Grantee) -> str:
    if grantee.kind == "group":
        return f"Group access definition for {grantee.name} specified multiple times."
    people = grantee.name if grantee.kind == "entity" else f"{grantee.kind} users"
    return f"Entity access definition for {people} specified multiple times."


def fix(finding: Finding[tuple[tuple[StorageRule, Grantee], tuple[StorageRule, Grantee]]]) -> Iterator[Fix]:
    (first, earlier), (second, grantee) = finding.data
    if first is second:
        if second.chain.span.covers(grantee.span):
            yield Fix(f"Remove the second `{grantee.name}`", (RemoveItem(grantee.span),), Safety.SAFE, is_preferred=True)
        return
    if not first.is_seen or not second.is_seen:
        return
    is_less = set(second.rights) <= set(first.rights)
    if len(list(second.grantees())) > 1:
        if is_less and second.chain.span.covers(grantee.span):
            title = f"Remove `{grantee.name}` from the second rule, which grants it nothing more"
            yield Fix(title, (RemoveItem(grantee.span),), Safety.SAFE, is_preferred=True)
        elif len(list(first.grantees())) == 1:
            yield from _united(first, second, grantee)
        return
    if is_less:
        title = "Remove the second rule, which grants nothing more"
        yield Fix(title, (RemoveItem(second.chain.span),), Safety.SAFE, is_preferred=True)
    elif len(list(first.grantees())) == 1 and first.actions is not None and first.chain.span.covers(first.actions.span):
        words = word_list(folded((*first.rights, *second.rights)))
        operations = (Replace(first.actions.span, words), RemoveItem(second.chain.span))
        yield Fix(f"Merge both rules into `.to({words})`", operations, Safety.SAFE, is_preferred=True)
    else:
        yield from _united(second, first, earlier)


def _united(single: StorageRule, other: StorageRule, grantee: Grantee) -> Iterator[Fix]:
    """The fix that removes a group from the rule for several, and grants it all its actions in its own rule."""
    if single.actions is None or not single.chain.span.covers(single.actions.span) or not other.chain.span.covers(grantee.span):
        return
    words = word_list(folded((*single.rights, *other.rights)))
    operations = (Replace(single.actions.span, words), RemoveItem(grantee.span))
    title = f"Grant `{grantee.name}` all its actions in its own rule"
    yield Fix(title, operations, Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="storage/repeated-grantee",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.STORAGE,
    summary="A storage path has two rules for the same users.",
    covers=("ST14", "ST15", "ST16"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
