"""A prompt or the description of a tool contains characters that break the generated schema.

## What it does

Reports `systemPrompt` of a generation or conversation, and `description` of a tool, if it contains a quote, a
control character, or a backslash sequence that GraphQL does not know. Line breaks are reported in descriptions
only.

## Why is this bad?

The packages insert the string between quotes into a GraphQL schema; they replace line breaks in prompts, but escape
nothing else. Such a character ends or breaks the string, so the schema cannot be parsed.

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

## Fix safety

The fix escapes the characters. It is safe, because GraphQL then reads the string that is written. There is no fix
for a prompt of several lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.rules.data import graphql_text
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts

_TEXTS = {"generation": "systemPrompt", "conversation": "systemPrompt", "ai.dataTool": "description"}


def check(parts: Parts) -> Iterator[Finding[tuple[str, str]]]:
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
                f"`{option}` of `a.{call.name}` contains {fault}, which breaks the generated GraphQL schema.",
                package_message="Syntax Error",
                data=(value.value, option),
            )


def fix(finding: Finding[tuple[str, str]]) -> Iterator[Fix]:
    text, option = finding.data
    if option == "systemPrompt" and "\n" in text:
        return
    source = graphql_text.literal(graphql_text.escaped(text))
    yield Fix("Escape the string", (Replace(finding.span, source),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="data/unescaped-prompt",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A prompt or the description of a tool contains characters that break the generated schema.",
    covers=("G03",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
