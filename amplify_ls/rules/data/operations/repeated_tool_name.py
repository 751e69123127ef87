"""Two tools of a conversation have the same name.

## What it does

Reports a tool in `tools` of `a.conversation` whose name is that of an earlier one.

## Why is this bad?

The AI model distinguishes the tools by their names, so it can only use one of two tools with the same name.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.owner()]),
  Draft: a.model({ title: a.string() }).authorization((allow) => [allow.owner()]),
  chat: a.conversation({
    aiModel: a.ai.model('Claude 3.5 Haiku'),
    systemPrompt: 'You help authors.',
    tools: [
      a.ai.dataTool({ name: 'find', description: 'Finds posts', model: a.ref('Post'), modelOperation: 'list' }),
      a.ai.dataTool({ name: 'find', description: 'Finds drafts', model: a.ref('Draft'), modelOperation: 'list' }),
    ],
  }).authorization((allow) => allow.owner()),
});
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.owner()]),
  Draft: a.model({ title: a.string() }).authorization((allow) => [allow.owner()]),
  chat: a.conversation({
    aiModel: a.ai.model('Claude 3.5 Haiku'),
    systemPrompt: 'You help authors.',
    tools: [
      a.ai.dataTool({ name: 'findPosts', description: 'Finds posts', model: a.ref('Post'), modelOperation: 'list' }),
      a.ai.dataTool({ name: 'findDrafts', description: 'Finds drafts', model: a.ref('Draft'), modelOperation: 'list' }),
    ],
  }).authorization((allow) => allow.owner()),
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts


def check(parts: Parts) -> Iterator[Finding]:
    seen: dict[str, Text] = {}
    for part in parts.built("ai.dataTool"):
        options = None if part.call is None else part.call.argument(0)
        name = options.get("name") if isinstance(options, Object) else None
        if not isinstance(name, Text):
            continue
        first = seen.setdefault(name.value, name)
        if first is not name:
            related = (Related(first.span, "The other tool"),)
            yield Finding(
                name.span, f"The name `{name.value}` is already used by another tool of the conversation.", related=related
            )


RULE = Rule(
    code="data/repeated-tool-name",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PARTS,
    summary="Two tools of a conversation have the same name.",
    covers=("H07",),
    check=check,
)
