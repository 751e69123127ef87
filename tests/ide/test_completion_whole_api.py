"""Completion for the whole API of the data schema: each member, option and value of the catalog, half typed at its place.

What is offered is taken, and the text that comes of it must be one that parses.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from amplify_ls.catalog.lookup import builders_at, member, members_of
from amplify_ls.catalog.schema.ai import CONVERSATION, DATA_TOOL, GENERATION
from amplify_ls.catalog.schema.builders import HANDLER
from amplify_ls.catalog.schema.data import DATA as DEFINE_DATA
from amplify_ls.catalog.schema.sql import CONFIGURATION
from amplify_ls.catalog.snippet_text import filled
from amplify_ls.catalog.types import Callback, Either, ListOf, MapOf, Method, OneOf, Record
from amplify_ls.syntax.source_file import SourceFile
from tests.ide.scene import DATA, HEAD, TAIL, at, schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.kinds import Place, Receiver
    from amplify_ls.catalog.types import Choice, Shape, Type

TYPES = """\
  Kind: a.enum(['ONE', 'TWO']),
  Part: a.customType({ name: a.string() }),
  Note: a.model({ text: a.string(), owner: a.string(), kind: a.ref('Kind') }),
  send: a.mutation().returns(a.string()).handler(a.handler.function('send')).authorization((allow) => [allow.guest()]),
"""
CONFIGURED = (
    "import { configure } from '@aws-amplify/data-schema/internals';\n"
    "const made = configure({ database: { engine: 'postgresql', connectionUri: secret('URI'), identifier: 'x' } })"
)


def entries(text: str) -> str:
    """A data file with an entry behind those that names may be of."""
    return schema(f"{TYPES}  {text},")


def field(text: str) -> str:
    return entries(f"Mine: a.model({{ text: a.string(), it: {text} }})")


def model(chain: str) -> str:
    return entries(f"Mine: a.model({{ text: a.string(), other: a.string() }}){chain}")


def sql(chain: str) -> str:
    return f"{HEAD}{CONFIGURED}{chain};\nexport const data = defineData({{ schema: made }});\n"


CHAT = "a.conversation({ aiModel: a.ai.model('Claude 3 Haiku'), systemPrompt: 'Help.'"
GENERATE = "a.generation({ aiModel: a.ai.model('Claude 3 Haiku'), systemPrompt: 'Help.'"
AT_PLACES: dict[Place, str] = {
    "schema-entry": entries("mine: a.{}"),
    "model-field": field("a.{}"),
    "custom-type-field": entries("Mine: a.customType({ it: a.{} })"),
    "argument": entries("mine: a.query().arguments({ it: a.{} })"),
    "return": entries("mine: a.query().returns(a.{})"),
    "handler": entries("mine: a.query().handler(a.{})"),
    "subscription-source": entries("mine: a.subscription().for(a.{})"),
    "data-source": entries("mine: a.query().handler(a.handler.custom({ entry: './x.js', dataSource: a.{} }))"),
    "tool": entries(f"mine: {CHAT}, tools: [a.{{}}] }})"),
    "tool-source": entries(f"mine: {CHAT}, tools: [a.ai.dataTool({{ name: 'x', description: 'x', model: a.{{}} }})] }})"),
}
"""What is written where a builder belongs; the braces stand for what is typed."""
AFTER: dict[Receiver, str] = {
    "scalar": field("a.string().{}"),
    "ref": field("a.ref('Kind').{}"),
    "relation:belongsTo": field("a.belongsTo('Note', 'text').{}"),
    "relation:hasMany": field("a.hasMany('Note', 'text').{}"),
    "relation:hasOne": field("a.hasOne('Note', 'text').{}"),
    "model": model(".{}"),
    "query": entries("mine: a.query().{}"),
    "mutation": entries("mine: a.mutation().{}"),
    "subscription": entries("mine: a.subscription().{}"),
    "generation": entries(f"mine: {GENERATE} }}).{{}}"),
    "conversation": entries(f"mine: {CHAT} }}).{{}}"),
    "handler:function": entries("mine: a.query().handler(a.handler.function('send').{})"),
    "index": model(".secondaryIndexes((index) => [index('text').{}])"),
    "schema": f"{HEAD}const schema = a.schema({{\n{TYPES}}}).{{}};{TAIL}",
    "schema:configuration": sql(".{}"),
    "schema:sql": sql(".schema({ note: a.model({ id: a.integer() }) }).{}"),
    "validator:string": field("a.string().validate((v) => v.{})"),
    "validator:number": field("a.float().validate((v) => v.{})"),
    "allow:schema": f"{HEAD}const schema = a.schema({{\n{TYPES}}}).authorization((allow) => [allow.{{}}]);{TAIL}",
    "allow:model": model(".authorization((allow) => [allow.{}])"),
    "allow:field": field("a.string().authorization((allow) => [allow.{}])"),
    "allow:operation": entries("mine: a.query().authorization((allow) => [allow.{}])"),
    "allow:conversation": entries(f"mine: {CHAT} }}).authorization((allow) => allow.{{}})"),
    "rule": model(".authorization((allow) => [allow.guest().{}])"),
    "rule:owner": model(".authorization((allow) => [allow.owner().{}])"),
    "rule:group": model(".authorization((allow) => [allow.group('Admins').{}])"),
    "rule:resource": f"{HEAD}const run = defineFunction();\n"
    f"const schema = a.schema({{\n{TYPES}}}).authorization((allow) => [allow.resource(run).{{}}]);{TAIL}",
    "field-rule": field("a.string().authorization((allow) => [allow.guest().{}])"),
    "field-rule:owner": field("a.string().authorization((allow) => [allow.owner().{}])"),
    "field-rule:group": field("a.string().authorization((allow) => [allow.group('Admins').{}])"),
}
OPTIONS: dict[str, tuple[Shape, str]] = {
    "defineData": (
        DEFINE_DATA,
        f"{HEAD}const schema = a.schema({{\n{TYPES}}});\nexport const data = defineData({{ {{}} }});\n",
    ),
    "handler.custom": (HANDLER, entries("mine: a.query().handler(a.handler.custom({ {} }))")),
    "generation": (GENERATION, entries("mine: a.generation({ {} })")),
    "conversation": (CONVERSATION, entries("mine: a.conversation({ {} })")),
    "dataTool": (DATA_TOOL, entries(f"mine: {CHAT}, tools: [a.ai.dataTool({{ {{}} }})] }})")),
    "configure": (CONFIGURATION, f"{HEAD}{CONFIGURED.partition('configure({')[0]}configure({{ {{}} }});\n"),
}

_TAB_STOP = re.compile(r"(?<!\\)\$\d")


class Question(NamedTuple):
    """Something that must be offered at a place."""

    text: str
    word: str


def half(word: str) -> str:
    return word[: (len(word) + 1) // 2]


def members() -> Iterator[Question]:
    for place, text in AT_PLACES.items():
        for name, _ in builders_at(place):
            namespace, _, last = name.rpartition(".")
            before = f"{namespace}." if namespace else ""
            yield Question(text.replace("{}", f"{before}{half(last)}|"), last)
    for receiver, text in AFTER.items():
        for each in members_of(receiver):
            if not getattr(each, "caution", "") and each.name != "mutations":
                yield Question(text.replace("{}", f"{half(each.name)}|"), each.name)
    yield Question(entries("mine: a.subscription().for(a.ref('Note').muta|)"), "mutations")
    yield Question(entries("mine: a.generation({ aiModel: a.ai.mo| })"), "model")
    yield Question(field("a.str|"), "string")


def options() -> Iterator[Question]:
    for shape, text in OPTIONS.values():
        yield from _options(shape, text, 0)


def _options(shape: Shape, text: str, depth: int) -> Iterator[Question]:
    for option in shape.options:
        yield Question(text.replace("{}", f"{half(option.name)}|"), option.name)
        for before, after, inner in _within(option.type):
            nested = text.replace("{}", f"{option.name}: {before}{{}}{after}")
            if isinstance(inner, OneOf):
                yield from (Question(nested.replace("{}", word), str(choice.value)) for choice, word in _words(inner))
            elif isinstance(inner, Record) and depth < 3:
                yield from _options(inner.shape, nested, depth + 1)
    if shape.variants is None:
        return
    for case in shape.variants.cases:
        told = "".join(f"{shape.variants.discriminant}: '{value}', " for value in case.values[:1])
        for option in case.options:
            yield Question(text.replace("{}", f"{told}{half(option.name)}|"), option.name)


def _within(kind: Type) -> Iterator[tuple[str, str, Type]]:
    if isinstance(kind, Record):
        yield "{ ", " }", kind
    elif isinstance(kind, OneOf):
        yield "", "", kind
    elif isinstance(kind, Either):
        for each in kind.types:
            yield from _within(each)
    elif isinstance(kind, ListOf):
        for before, after, inner in _within(kind.item):
            yield f"[{before}", f"{after}]", inner


def _words(kind: OneOf) -> Iterator[tuple[Choice, str]]:
    for choice in kind.choices:
        if isinstance(choice.value, str):
            yield choice, f"'{half(choice.value)}|'"


def values() -> Iterator[Question]:
    """The words that methods take."""
    places = {**AFTER, "a.ai": entries("mine: a.generation({ aiModel: a.ai.{} })")}
    for receiver, text in places.items():
        for each in members_of(receiver):
            if not isinstance(each, Method) or each.name == "dataTool":
                continue
            for index, parameter in enumerate(each.parameters):
                before = "'x', " * index
                for opening, closing, inner in _within(parameter.type):
                    if isinstance(inner, OneOf) and not isinstance(parameter.type, Callback | MapOf):
                        for choice, word in _words(inner):
                            written = f"{each.name}({before}{opening}{word}{closing})"
                            yield Question(text.replace("{}", written), str(choice.value))
    source = entries("mine: a.subscription().for(a.ref('Note').mutations(['{}']))")
    yield from (Question(source.replace("{}", f"{half(word)}|"), word) for word in ("create", "update", "delete"))


QUESTIONS = [*members(), *options(), *values()]


def _name(question: Question) -> str:
    line = next(line for line in question.text.splitlines() if "|" in line).strip()
    return f"{question.word}: ...{line[max(0, line.index('|') - 60) : line.index('|') + 1]}"


@pytest.mark.parametrize("question", [pytest.param(each, id=_name(each)) for each in QUESTIONS])
def test_it_is_offered_and_can_be_taken(question: Question) -> None:
    scene = at(question.text)
    labels = scene.labels()
    assert question.word in labels
    assert len(labels) == len(set(labels))
    # Clients hold the typed word against the filter text, and show nothing that does not fit it.
    item = scene.item(question.word)
    before = scene.text.encode()[item.start : scene.offset].decode().lstrip("'\"")
    assert (item.filter_text or item.label).lstrip("'\"").startswith(before)
    # An empty tab stop waits for something to be typed.
    taken = filled(_TAB_STOP.sub("it", scene.accepted(question.word))).text
    assert not SourceFile(DATA, taken.encode()).tree.has_error, taken


def test_what_is_left_alone_stands_nowhere() -> None:
    cautioned = [(receiver, each.name) for receiver in AFTER for each in members_of(receiver) if getattr(each, "caution", "")]
    assert cautioned
    for receiver, name in cautioned:
        assert member(receiver, name) is not None
        labels = at(AFTER[receiver].replace("{}", f"{half(name)}|")).labels()
        assert name not in labels or labels.index(name) == len(labels) - 1
