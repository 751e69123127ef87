"""Two authorization rules of a model apply to the same role.

## What it does

Reports a second rule of a model or schema for guests, the API key, signed-in users, the same group, or the same
owner or group field, and a group that is named twice in `allow.groups([...])`. `.to([...])` does not make a
difference. Two owner rules of a model that read the same field with different claims or providers are reported as
well.

## Why is this bad?

The packages reject a second rule for the same role at synthesis: all operations that a role is allowed belong in
one rule. Two owner rules with different claims or providers pass synthesis, but the API then has a field twice, and
its deployment fails.

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

## Fix safety

The fix merges both rules, or removes the rule or group that adds nothing. It is safe, because the role keeps the
same access. There is no fix if the rules apply to several groups of which only some are the same, and restrict the
operations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.access.roles import OWNER, known_roles
from amplify_ls.catalog.lookup import strategy
from amplify_ls.catalog.schema.operations import MODEL_OPERATIONS
from amplify_ls.edits.operations import Fix, RemoveItem, Replace, Safety
from amplify_ls.fit.problems import WrongValue
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.access_rules import listed_words, mended_words, word_list
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.data.custom_operations import rules_at_hand
from amplify_ls.rules.options.conditions import is_repeated
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.access.roles import Role
    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.model.data.parts import Granting, Parts

CODE = "data/repeated-role"
CLAIMS = (Claim(WrongValue, "groups.**", is_repeated, call="*.groups"),)


def check(parts: Parts) -> Iterator[Finding[tuple[()] | tuple[AccessRule, AccessRule, Granting, Role] | None]]:
    for granting in parts.grantings:
        if granting.allow in ("allow:model", "allow:schema") and len(granting.authorization.rules) > 1:
            yield from _repeated(granting, parts)
    yield from _repeated_owners(parts)
    for item in claimed(parts, CODE, CLAIMS):
        name = item.problem.value.value if isinstance(item.problem.value, Text) else ""
        yield Finding(item.problem.span, f"`allow.groups` contains the group `{name}` twice.", data=())


def _repeated(
    granting: Granting, parts: Parts
) -> Iterator[Finding[tuple[()] | tuple[AccessRule, AccessRule, Granting, Role] | None]]:
    owner = f"`{granting.part.name}`" if granting.allow == "allow:model" else "the schema"
    seen: dict[Role, AccessRule] = {}
    for rule in granting.authorization.rules:
        own: set[Role] = set()
        for role, span in known_roles(rule) or ():
            if role in own:
                continue
            own.add(role)
            first = seen.setdefault(role, rule)
            # Another rule reports that one of them reads an array and the other one a string.
            if first is not rule and _reads_alike(first, rule) and _matters(granting, parts):
                words = ":".join(role.package_words)
                yield Finding(
                    span,
                    f"`allow.{rule.name}` applies to the same role as another authorization rule of {owner}.",
                    related=(Related(first.strategy.name_span, "The first rule"),),
                    package_message=f"@auth {granting.part.name}:{words} already exists for {granting.part.name}",
                    data=(first, rule, granting, role),
                )


def _reads_alike(first: AccessRule, second: AccessRule) -> bool:
    one, two = strategy(first.name), strategy(second.name)
    return one is not None and two is not None and one.field == two.field


def _repeated_owners(
    parts: Parts,
) -> Iterator[Finding[tuple[()] | tuple[AccessRule, AccessRule, Granting, Role] | None]]:
    """Rules of a model and its fields that read the owner from one field, with different claims or providers."""
    if parts.entry is None or parts.entry.kind is not EntryKind.MODEL:
        return
    of_fields = (each for each in parts.grantings if each.allow == "allow:field" and each.part.place == "model-field")
    rules = [*rules_at_hand(parts).rules, *(rule for each in of_fields for rule in each.authorization.rules)]
    seen: dict[str, tuple[Role, AccessRule]] = {}
    for rule in rules:
        for role, span in known_roles(rule) or ():
            if role.kind != OWNER:
                continue
            first, other = seen.setdefault(role.entity, (role, rule))
            if first != role:
                yield Finding(
                    span,
                    f"Two rules read the owner from `{parts.entry.name}.{role.entity}` with different claims or providers.",
                    related=(Related(other.strategy.name_span, "The other rule"),),
                    stage=Stage.DEPLOY,
                    package_message=f'Field "{parts.entry.name}.{role.entity}" can only be defined once.',
                )


def _matters(granting: Granting, parts: Parts) -> bool:
    """Whether the rules apply: those of a schema only apply to models that have none of their own."""
    if granting.allow == "allow:model":
        return True
    return any(entry.kind is EntryKind.MODEL and entry.lacks_authorization for entry in parts.data.entries())


def fix(finding: Finding[tuple[()] | tuple[AccessRule, AccessRule, Granting, Role] | None]) -> Iterator[Fix]:
    if finding.data is None:
        return
    if not finding.data:
        yield Fix("Remove the second occurrence", (RemoveItem(finding.span),), Safety.SAFE, is_preferred=True)
        return
    first, second, granting, role = finding.data
    groups = second.strategy.arguments[0] if second.strategy.arguments is not None else None
    if isinstance(groups, Array) and len(groups.items) > 1:
        if first.operations_link is None and second.operations_link is None:
            yield Fix(f"Remove `{role.entity}` from this rule", (RemoveItem(finding.span),), Safety.SAFE, is_preferred=True)
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
    yield Fix("Merge the two rules", edits, Safety.SAFE, is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="Two authorization rules of a model apply to the same role.",
    covers=("AZ09",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
