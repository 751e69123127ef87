"""An authorization rule uses an identity provider that its strategy does not support.

## What it does

Reports a provider, the last argument of a strategy, that is not `'userPools'`, `'oidc'` or, for
`allow.authenticated`, `'identityPool'`.

## Why is this bad?

TypeScript and the packages reject any other provider. IAM of Gen 1 is called `'identityPool'` now. The API key does
not identify a user: its rule is `allow.publicApiKey()`. Groups are read from tokens, which the identity pool does
not provide.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.authenticated('iam')]),
});
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.authenticated('identityPool')]),
});
```

## Fix safety

The fixes change the provider, change to the strategy that is most likely intended, or remove the provider so that
the default is used. They are not applied by `--fix`, because they change who has access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import suggestion
from amplify_ls.catalog.types import OneOf
from amplify_ls.edits.operations import Fix, RemoveItem, Replace
from amplify_ls.fit.parts import faults_of
from amplify_ls.fit.problems import ValueProblem
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because, listed
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.parts import ArgumentFault
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.values.values import Arguments

CODE = "data/unknown-provider"
CLAIMS = (Claim(ValueProblem, "provider"),)


def check(parts: Parts) -> Iterator[Finding[tuple[ArgumentFault[ValueProblem], list[str], tuple[str, ...]]]]:
    for item in claimed(parts, CODE, CLAIMS):
        kind, value = item.problem.expected, item.value
        if not isinstance(kind, OneOf) or value is None or _is_another_group(parts, item):
            continue
        words = [str(choice.value) for choice in kind.choices]
        meant = suggestion(value.value, words, kind.aliases) if isinstance(value, Text) else None
        shown = f"`{value.value}`" if isinstance(value, Text) else "The argument"
        reason = "" if meant is None else meant.reason
        yield Finding(
            item.problem.span,
            f"{shown} is not a provider of `allow.{item.step.name}`{because(reason)}.",
            stage=Stage.TYPES if item.misfit is not Misfit.WORD else None,
            package_message=f"Invalid provider ({shown.strip('`')}) given!",
            data=(item, words, () if meant is None else meant.names),
        )


def _is_another_group(parts: Parts, item: ArgumentFault[ValueProblem]) -> bool:
    """Whether the groups are passed one by one, ``allow.groups('A', 'B')``, so only the array is missing."""
    return item.step.name == "groups" and any(
        other.step is item.step and other.index == 0 and isinstance(other.value, Text) and other is not item
        for other in faults_of(parts).arguments
        if other.outer is None
    )


def fix(finding: Finding[tuple[ArgumentFault[ValueProblem], list[str], tuple[str, ...]]]) -> Iterator[Fix]:
    item, words, names = finding.data
    value, link = item.value, item.step.link
    usable = [name for name in names if name in words] or (words if len(words) == 1 else [])
    for index, name in enumerate(usable):
        yield Fix(f"Change to {listed([name])}", (Replace(item.problem.span, f"'{name}'"),), is_preferred=index == 0)
    if isinstance(value, Text) and value.value == "apiKey" and link.name_span.anchor is link.span.anchor:
        region = Span(link.span.anchor, link.name_span.start, link.span.end)
        yield Fix("Change to `allow.publicApiKey()`", (Replace(region, "publicApiKey()"),), is_preferred=True)
    elif not usable and item.step.name == "group" and (texts := _texts(link.arguments)):
        region = Span(link.span.anchor, link.name_span.start, link.span.end)
        yield Fix(f"Change to `allow.groups([{texts}])`", (Replace(region, f"groups([{texts}])"),), is_preferred=True)
        yield Fix(f"Remove the provider to use the default, `{words[0]}`", (RemoveItem(item.problem.span),))
    elif not usable:
        yield Fix(f"Remove the provider to use the default, `{words[0]}`", (RemoveItem(item.problem.span),))


def _texts(arguments: Arguments | None) -> str:
    """The arguments as the items of an array; empty if one is not a string that can be quoted."""
    values = () if arguments is None else arguments.values
    texts = [value.value for value in values if isinstance(value, Text) and "'" not in value.value]
    return ", ".join(f"'{text}'" for text in texts) if len(texts) == len(values) else ""


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="An authorization rule uses an identity provider that its strategy does not support.",
    names="a provider",
    covers=("AZ11", "AZ12"),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="always",
)
