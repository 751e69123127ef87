"""An authorization rule allows `read` together with an operation that it includes.

## What it does

Reports `get`, `list`, `sync`, `listen` and `search` next to `read` in `.to([...])`, and a second `read`.

## Why is this bad?

`read` includes the other five operations. The packages reject the combination at synthesis; TypeScript does not
report it.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.guest().to(['read', 'get'])]),
});
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.guest().to(['read'])]),
});
```

## Fix safety

Keeping `read` is safe, because it allows the same operations. The other fix, which removes `read`, is not applied
by `--fix`, because it restricts access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.operations import READ_INCLUDES
from amplify_ls.edits.operations import Fix, RemoveItem, Safety
from amplify_ls.rules.data.access_rules import listed_words
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.model.data.parts import Parts

_READ = "read"


def check(parts: Parts) -> Iterator[Finding[tuple[Text, list[Text]]]]:
    for granting in parts.grantings:
        if granting.allow not in ("allow:schema", "allow:model"):
            continue
        for rule in granting.authorization.rules:
            around = listed_words(rule.operations_link)
            if around is None or rule.is_preview or rule.name == "resource":
                continue
            words = [item for item in around.items if isinstance(item, Text)]
            reads = [word for word in words if word.value == _READ]
            extra = [word for word in words if word.value in READ_INCLUDES or word in reads[1:]] if reads else []
            if extra:
                yield _finding(rule, reads[0], extra)


def _finding(rule: AccessRule, read: Text, extra: list[Text]) -> Finding[tuple[Text, list[Text]]]:
    first, names = extra[0], ",".join(word.value for word in extra)
    what = "is passed twice" if first.value == _READ else f"is included in `{_READ}`, which is passed as well"
    return Finding(
        first.span,
        f"The operation `{first.value}` of `allow.{rule.name}` {what}.",
        related=(Related(read.span, f"`{_READ}` is passed here"),),
        package_message=f"'{names}' operations are specified in addition to 'read'. Either remove 'read' to limit "
        f"access only to '{names}' or only keep 'read' to grant all get,list,search,listen,sync access.",
        data=(read, extra),
    )


def fix(finding: Finding[tuple[Text, list[Text]]]) -> Iterator[Fix]:
    read, extra = finding.data
    names = dict.fromkeys(word.value for word in extra)
    removals = tuple(RemoveItem(word.span) for word in extra)
    title = f"Remove the second `{_READ}`" if _READ in names else f"Keep `{_READ}`, remove {listed(names)}"
    yield Fix(title, removals, Safety.SAFE, is_preferred=True)
    if all(word.value != _READ for word in extra):
        yield Fix(f"Keep {listed(names)}, remove `{_READ}`", (RemoveItem(read.span),))


RULE = Rule(
    code="data/overlapping-operations",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="An authorization rule allows `read` together with an operation that it includes.",
    covers=("AZ04",),
    check=check,
    fix=fix,
    fixable="always",
)
