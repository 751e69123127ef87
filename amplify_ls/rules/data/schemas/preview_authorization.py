"""Authorization rules use `a.allow` of the preview releases.

## What it does

Reports rules such as `.authorization([a.allow.owner()])`, once per call of `.authorization(...)`.

## Why is this bad?

Since the first release, `.authorization(...)` expects a callback with `allow` as its parameter. `a.allow` no longer
exists, so TypeScript and the packages reject it. Some strategies have other names now: `public()` is `guest()` or
`publicApiKey()`, `private()` is `authenticated()`, `specificGroup()` is `group()`, and `owner().inField('author')`
is `ownerDefinedIn('author')`.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization([a.allow.owner(), a.allow.public().to(['read'])]),
});
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.owner(), allow.guest().to(['read'])]),
});
```

## Fix safety

The fix converts the rules to a callback. It is not applied by `--fix`, because a strategy may have several
successors, which grant access to different users.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import strategy
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.edits.recipes.api_modes import with_mode
from amplify_ls.model.types.chains import suggested
from amplify_ls.rules.data.access_rules import rewritten, todays_name
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Function

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.parts import Granting, Parts


def check(parts: Parts) -> Iterator[Finding[tuple[Granting, list[AccessRule], DataModel]]]:
    for granting in parts.grantings:
        old = [rule for rule in granting.authorization.rules if rule.is_preview]
        if not old:
            continue
        yield Finding(
            _place(old[0]),
            "`a.allow` existed in preview releases only; `.authorization` expects a callback with `allow` as its parameter.",
            related=tuple(Related(_place(rule), "Another such rule") for rule in old[1:]),
            package_message=f"Cannot read properties of undefined (reading '{old[0].name}')",
            data=(granting, old, parts.data),
        )


def _place(rule: AccessRule) -> Span:
    """The place of `a.allow` if it is written in one place."""
    base, link = rule.chain.base.span, rule.chain.links[0]
    return Span(base.anchor, base.start, link.name_span.end) if base.anchor is link.name_span.anchor else link.name_span


def fix(finding: Finding[tuple[Granting, list[AccessRule], DataModel]]) -> Iterator[Fix]:
    granting, old, data = finding.data
    choices = [todays_name(rule) or suggested("allow:model", rule.name).names for rule in old]
    alternatives = max((len(names) for names in choices), default=0)
    if any(not names for names in choices) or granting.authorization.is_open:
        return
    for index in range(alternatives):
        names = [names[min(index, len(names) - 1)] for names in choices]
        edits = _edits(granting, old, names)
        if edits is None:
            return
        shown = next((names[at] for at, each in enumerate(choices) if len(each) > 1), "")
        more, addition = with_mode(data, "publicApiKey" if "publicApiKey" in names else "")
        title = "Convert to a callback" + (f" with `allow.{shown}()`" if shown else "") + addition
        yield Fix(title, (*edits, *more), is_preferred=index == 0)


def _edits(granting: Granting, old: list[AccessRule], names: list[str]) -> list[Replace] | None:
    edits: list[Replace] = []
    arguments = granting.step.link.arguments
    given = None if arguments is None else arguments[0]
    if given is None or len(old) < len(granting.authorization.rules):
        return None
    if not isinstance(given, Function):
        place = given.span
        edits.append(Replace(Span(place.anchor, place.start, place.start), "(allow) => "))
    elif getattr(next(iter(given.expression.parameters), None), "name", "") != "allow":
        return None
    for rule, name in zip(old, names, strict=True):
        if strategy(name) is None:
            return None
        more = rewritten(rule, name)
        if more is None:
            return None
        edits.extend(more)
    return edits


RULE = Rule(
    code="data/preview-authorization",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="Authorization rules use `a.allow` of the preview releases.",
    covers=("AZ02", "AZ19"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
