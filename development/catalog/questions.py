"""What the packages are asked: an expression for each receiver of the catalog, and arguments for the links of its chain."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.language.modules import FUNCTIONS
from amplify_ls.catalog.lookup import members_of, methods_of
from amplify_ls.catalog.types import Method

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.kinds import Receiver

PRELUDE = (
    "import * as backend from '@aws-amplify/backend';",
    "import { a, defineAuth, defineBackend, defineData, defineFunction } from '@aws-amplify/backend';",
    "import { defineStorage, referenceAuth } from '@aws-amplify/backend';",
    "import { configure } from '@aws-amplify/data-schema/internals';",
    # The first parameter of the callback that a method takes.
    "declare function given<M extends (...values: any[]) => any>(method: M): Parameters<Parameters<M>[0]>[0];",
    "declare function option<F extends (options: any) => any, K extends string>(define: F, name: K):"
    " Parameters<NonNullable<NonNullable<Parameters<F>[0]>[K]>>[0];",
    "type DatabaseOf<E extends 'postgresql' | 'mysql' | 'dynamodb'> = Parameters<typeof configure<E>>[0]['database'];",
    "type Database = DatabaseOf<'postgresql'> | DatabaseOf<'mysql'> | DatabaseOf<'dynamodb'>;",
    "const connectionUri = backend.secret('NAME');",
    "const database = { engine: 'postgresql', connectionUri } as const;",
    "const sql = configure({ database }).schema({ Task: a.model({ title: a.string().required() }) });",
    "const model = a.model({ title: a.string(), rank: a.integer() });",
    "const schema = a.schema({ Task: model });",
    "const func = defineFunction();",
    "const made = defineBackend({ auth: defineAuth({ loginWith: { email: true } }), data: defineData({ schema }), func,"
    " storage: defineStorage({ name: 'files' }) });",
    "const referenced = defineBackend({ auth: referenceAuth({ userPoolId: '', identityPoolId: '', userPoolClientId: '',"
    " authRoleArn: '', unauthRoleArn: '' }) });",
)
"""Statements before the expressions. `given` and `option` are functions at run time too."""

_MODEL_ALLOW = "given(model.authorization)"
_FIELD_ALLOW = "given(a.string().authorization)"
_STORAGE_ALLOW = "option(defineStorage, 'access')"
_AI = "{ aiModel: a.ai.model('Amazon Nova Pro'), systemPrompt: '' }"

RECEIVERS: dict[Receiver, str] = {
    "a": "a",
    "a.ai": "a.ai",
    "a.handler": "a.handler",
    "ai-model": "",
    "ai-tool": "",
    "allow:auth-access": "option(defineAuth, 'access')",
    "allow:conversation": f"given(a.conversation({_AI}).authorization)",
    "allow:field": _FIELD_ALLOW,
    "allow:model": _MODEL_ALLOW,
    "allow:operation": "given(a.query().authorization)",
    "allow:schema": "given(schema.authorization)",
    "allow:storage": _STORAGE_ALLOW,
    "backend": "made",
    "conversation": f"a.conversation({_AI})",
    "custom-type": "a.customType({})",
    "enum": "a.enum(['x'])",
    "field-rule": f"{_FIELD_ALLOW}.guest()",
    "field-rule:group": f"{_FIELD_ALLOW}.group('x')",
    "field-rule:owner": f"{_FIELD_ALLOW}.owner()",
    "generation": f"a.generation({_AI})",
    "handler:custom": "a.handler.custom({ entry: './x.js' })",
    "handler:function": "a.handler.function(func)",
    "handler:inlineSql": "a.handler.inlineSql('')",
    "handler:sqlReference": "a.handler.sqlReference('./x.sql')",
    "index": "given(model.secondaryIndexes)('title')",
    "model": "model",
    "model-proxy": "given(sql.setAuthorization).Task",
    "related-proxy": "given(sql.setRelationships).Task",
    "mutation": "a.mutation()",
    "operation-rule": "given(a.query().authorization).guest()",
    "query": "a.query()",
    "ref": "a.ref('Task')",
    "relation:belongsTo": "a.belongsTo('Task', 'x')",
    "relation:hasMany": "a.hasMany('Task', 'x')",
    "relation:hasOne": "a.hasOne('Task', 'x')",
    "resource:auth": "made.auth",
    "resource:data": "made.data",
    "resource:function": "made.func",
    "resource:referenced-auth": "referenced.auth",
    "resource:storage": "made.storage",
    "resources:auth": "made.auth.resources",
    "resources:auth-cfn": "made.auth.resources.cfnResources",
    "resources:data": "made.data.resources",
    "resources:data-cfn": "made.data.resources.cfnResources",
    "resources:function": "made.func.resources",
    "resources:function-cfn": "made.func.resources.cfnResources",
    "resources:referenced-auth": "referenced.auth.resources",
    "resources:storage": "made.storage.resources",
    "resources:storage-cfn": "made.storage.resources.cfnResources",
    "rule": f"{_MODEL_ALLOW}.guest()",
    "rule:auth-access": "option(defineAuth, 'access').resource(func)",
    "rule:group": f"{_MODEL_ALLOW}.group('x')",
    "rule:owner": f"{_MODEL_ALLOW}.owner()",
    "rule:resource": "given(schema.authorization).resource(func)",
    "rule:storage": f"{_STORAGE_ALLOW}.groups(['x'])",
    "scalar": "a.string()",
    "schema": "schema",
    "schema:combined": "a.combine([schema])",
    "schema:configuration": "configure({ database: { engine: 'dynamodb' } })",
    "schema:sql": "sql",
    "secret": "",
    "subscription": "a.subscription()",
    "validator:number": "given(a.integer().validate)",
    "validator:string": "given(a.string().validate)",
}
"""An expression that is one; empty where nothing is ever called on it."""

FURTHER: dict[Receiver, tuple[str, ...]] = {
    "rule:storage": (f"{_STORAGE_ALLOW}.guest", f"{_STORAGE_ALLOW}.authenticated", f"{_STORAGE_ALLOW}.entity('identity')"),
}
"""Further expressions for which the same must hold."""

ARGUMENTS: dict[str, str] = {
    "arguments": "{}",
    "authorization": "() => []",
    "conversation.authorization": "(allow) => allow.owner()",
    "default": "'x'",
    "disableOperations": "['get']",
    "for": "a.ref('x')",
    "handler": "a.handler.function('x')",
    "identifier": "['title']",
    "identityClaim": "'x'",
    "mutations": "['create']",
    "index.name": "'xxx'",
    "projection": "'ALL'",
    "queryField": "'x'",
    "relationships": "{}",
    "returns": "a.string()",
    "secondaryIndexes": "() => []",
    "sortKeys": "['rank']",
    "to": "['read']",
    "rule:auth-access.to": "['getUser']",
    "rule:resource.to": "['query']",
    "validate": "(v) => {}",
    "withClaimIn": "'x'",
    "addToSchema": "{}",
    "addQueries": "{}",
    "addMutations": "{}",
    "addSubscriptions": "{}",
    "setAuthorization": "() => {}",
    "setRelationships": "() => []",
    "renameModels": "() => []",
    "gt": "1",
    "lt": "1",
    "gte": "1",
    "lte": "1",
    "minLength": "1",
    "maxLength": "1",
    "startsWith": "'x'",
    "endsWith": "'x'",
    "matches": "'x'",
}
"""Arguments of links, by name or by receiver and name; none for the others."""

CHAINED: tuple[Receiver, ...] = (
    "conversation",
    "field-rule",
    "field-rule:group",
    "field-rule:owner",
    "generation",
    "handler:function",
    "index",
    "model",
    "model-proxy",
    "mutation",
    "query",
    "ref",
    "relation:belongsTo",
    "relation:hasMany",
    "relation:hasOne",
    "rule",
    "rule:group",
    "rule:owner",
    "rule:resource",
    "scalar",
    "schema",
    "schema:sql",
    "subscription",
    "validator:number",
    "validator:string",
)
"""Receivers whose methods give the receiver back, some of them without the method."""

LONGEST = 2
"""Links of the chains that are asked. A method that a third one gives back or takes away shows after two."""


_CONFIGURE = "configure as (configuration: { database: Database }) => unknown"
"""The type of its parameter depends on the engine."""


class Question(NamedTuple):
    """What stands behind one reply.

    Attributes:
        name: How the report calls it: `scalar`, `scalar.required()`.
        expression: The expression that is asked.
        receiver: What it is.
        called: The links that it has.
        builder: The builder that it is the bare call of; empty where every builder of the receiver offers the same.
    """

    name: str
    expression: str
    receiver: Receiver
    called: tuple[str, ...] = ()
    builder: str = ""


def receiver_questions() -> list[Question]:
    """One question for each receiver that has members, and for each scalar builder."""
    found = []
    for receiver, expression in RECEIVERS.items():
        if not expression:
            continue
        found.append(Question(receiver, expression, receiver))
        found += [Question(f"{receiver} ({other})", other, receiver) for other in FURTHER.get(receiver, ())]
    return found


def chain_questions() -> list[Question]:
    """One question for each chain that the catalog takes for possible."""
    return [question for receiver in CHAINED for question in _chains(receiver, (), RECEIVERS[receiver])]


def _chains(receiver: Receiver, called: tuple[str, ...], expression: str) -> Iterator[Question]:
    if called:
        yield Question(f"{receiver}{''.join(f'.{name}()' for name in called)}", expression, receiver, called)
    if len(called) == LONGEST:
        return
    for link in methods_of(receiver, called):
        argument = ARGUMENTS.get(f"{receiver}.{link.name}", ARGUMENTS.get(link.name, ""))
        yield from _chains(receiver, (*called, link.name), f"{expression}.{link.name}({argument})")


def function_questions() -> list[Question]:
    """One question for each exported function, about its type."""
    return [Question(each.name, _exported(each), "a") for each in FUNCTIONS]


def _exported(function: Method) -> str:
    return _CONFIGURE if function.name == "configure" else f"backend.{function.name}"


def scalar_questions() -> list[Question]:
    """The chain of each scalar builder: which of them can be validated."""
    scalars = [each.name for each in members_of("a") if isinstance(each, Method) and each.returns == "scalar"]
    return [Question(f"a.{name}()", f"a.{name}()", "scalar", builder=name) for name in scalars]
