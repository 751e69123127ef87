"""Split a rule for several groups into one rule for each, so that each can have its own operations.

```ts before
const schema = a.schema({
  Post: a.model({
    title: a.string(),
  }).authorization((allow) => [
    allow.gro«»ups(['Admins', 'Editors']).to(['read', 'update']), // staff
  ]),
});
```

```ts after
const schema = a.schema({
  Post: a.model({
    title: a.string(),
  }).authorization((allow) => [
    allow.group('Admins').to(['read', 'update']), // staff
    allow.group('Editors').to(['read', 'update']),
  ]),
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import InsertItem, Replace
from amplify_ls.ide.refactorings.refactoring import Refactoring, RefactoringKind, change
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.ide.refactorings.refactoring import Transformation
    from amplify_ls.ide.refactorings.site import Site
    from amplify_ls.model.data.authorization import AccessRule


def find(site: Site) -> Iterator[tuple[str, Callable[[], Transformation]]]:
    """The rule at the cursor."""
    found = site.rule
    if found is None or found[1].name != "groups" or found[1].is_preview:
        return
    authorization, rule = found
    result, arguments = authorization.result, rule.strategy.arguments
    given = None if arguments is None else arguments[0]
    if not isinstance(given, Array) or given.is_open or not isinstance(result, Array) or rule.chain not in result.items:
        return
    names = [item.value for item in given.items if isinstance(item, Text)]
    if len(names) < 2 or len(names) < len(given.items) or arguments is None or arguments.count > 1:
        return
    if not authorization.link.span.covers(result.span) or not rule.chain.span.covers(given.span):
        return
    index = result.items.index(rule.chain)
    texts = [_for_group(site, rule, name) for name in names]
    added = [InsertItem(result.span, index + 1 + place, text) for place, text in enumerate(texts[1:])]
    yield "Split into one rule for each group", change(Replace(rule.chain.span, texts[0]), *added)


def _for_group(site: Site, rule: AccessRule, name: str) -> str:
    """The rule for one of its groups."""
    span, link = rule.chain.span, rule.strategy
    before = site.source(Span(span.anchor, span.start, link.span.start))
    after = site.source(Span(span.anchor, link.span.end, span.end))
    return f"{before}.group('{name}'){after}"


REFACTORING = Refactoring("group-rules", RefactoringKind.REWRITE, find)
