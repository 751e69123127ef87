"""Two tools of a conversation have one name.

The names tell the tools apart for the AI model: of two with one name it can use one only.

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

    from amplify_ls.model.parts import Parts


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
            yield Finding(name.span, f"Another tool is named `{name.value}`.", related=related)


RULE = Rule(
    code="data/repeated-tool-name",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PARTS,
    summary="Two tools of a conversation have one name.",
    covers=("H07",),
    check=check,
)
