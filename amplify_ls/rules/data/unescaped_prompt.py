"""A prompt or the description of a tool holds characters that break the generated schema.

`systemPrompt` of a generation or conversation, and the `description` of a tool, are pasted into GraphQL between
quotes as they are; only line breaks are taken care of in prompts. A quote or a backslash that GraphQL does not know
ends the text too early.

## Example

```ts bad
const schema = a.schema({
  summarize: a.generation({
    aiModel: a.ai.model('Claude 3.5 Haiku'),
    systemPrompt: 'Answer with "yes" or "no".',
  }).arguments({ text: a.string() }).returns(a.string()),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  summarize: a.generation({
    aiModel: a.ai.model('Claude 3.5 Haiku'),
    systemPrompt: 'Answer with yes or no.',
  }).arguments({ text: a.string() }).returns(a.string()),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.rules import graphql_text
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Parts

_TEXTS = {"generation": "systemPrompt", "conversation": "systemPrompt", "ai.dataTool": "description"}


def check(parts: Parts) -> Iterator[Finding]:
    for part in parts.built(*_TEXTS):
        call = part.call
        options = None if call is None else call.argument(0)
        if call is None or not isinstance(options, Object):
            continue
        option = _TEXTS[call.name]
        value = options.get(option)
        if not isinstance(value, Text):
            continue
        text = value.value if option == "description" else value.value.replace("\r\n", " ").replace("\n", " ")
        fault = graphql_text.fault(text)
        if fault:
            yield Finding(
                value.span,
                f"`{option}` has {fault}, which breaks the generated schema.",
                package_message="Syntax Error",
                data=(value.value, option),
            )


def fix(finding: Finding) -> Iterator[Fix]:
    text, option = finding.data
    if option == "systemPrompt" and "\n" in text:
        return
    source = graphql_text.literal(graphql_text.escaped(text))
    yield Fix("Escape it", (Replace(finding.span, source),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="data/unescaped-prompt",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A prompt or the description of a tool holds characters that break the generated schema.",
    covers=("G03",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
