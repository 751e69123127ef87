"""Projects whose templates were measured, written from a description of each."""

from __future__ import annotations

from typing import Any

Spec = dict[str, Any]
RULES = {
    "authenticated": "allow.authenticated()",
    "owner": "allow.owner()",
    "guest": "allow.guest(), allow.authenticated()",
    "identityPool": "allow.authenticated('identityPool')",
    "apiKey": "allow.publicApiKey()",
}
_OPERATION = (
    "  {name}: a.query().arguments({{ x: a.string() }}).returns(a.string()).handler({handler})"
    ".authorization((allow) => [allow.authenticated()]),"
)


def files_of(spec: Spec) -> dict[str, str]:
    """The files of a project."""
    functions = [function["name"] for function in spec["fns"]]
    imports = [f"import {{ {name} }} from './functions/{name}/resource';" for name in functions]
    backend = [
        "import { defineBackend } from '@aws-amplify/backend';",
        "import { auth } from './auth/resource';",
        "import { data } from './data/resource';",
        *imports,
        f"defineBackend({{ {', '.join(['auth', 'data', *functions])} }});",
    ]
    groups = ", ".join(f"'g{number}'" for number in range(spec["groups"]))
    found = {
        "amplify/backend.ts": "\n".join(backend),
        "amplify/auth/resource.ts": "import { defineAuth } from '@aws-amplify/backend';\n"
        f"export const auth = defineAuth({{ loginWith: {{ email: true }}, groups: [{groups}] }});\n",
        "amplify/data/resource.ts": _data(spec, [line.replace("'./", "'../") for line in imports]),
    }
    for function in spec["fns"]:
        schedule = " schedule: 'every day' " if function["schedules"] else ""
        found[f"amplify/functions/{function['name']}/resource.ts"] = (
            "import { defineFunction } from '@aws-amplify/backend';\n"
            f"export const {function['name']} = defineFunction({{{schedule}}});\n"
        )
    return found


def _data(spec: Spec, imports: list[str]) -> str:
    names = [function["name"] for function in spec["fns"]]
    lines = ["import { a, defineData } from '@aws-amplify/backend';", *imports, "const schema = a.schema({"]
    lines += [_model(model) for model in spec["models"]]
    for number in range(spec["jsOps"]):
        lines.append(_OPERATION.format(name=f"js{number}", handler="a.handler.custom({ entry: './h.js' })"))
    for number in range(spec["fnOps"]):
        lines.append(_OPERATION.format(name=f"op{number}", handler=f"a.handler.function({names[number % len(names)]})"))
    key = ", apiKeyAuthorizationMode: {}" if spec["apiKey"] else ""
    lines += [
        f"}}).authorization((allow) => [{RULES[spec['rule']]}]);",
        f"export const data = defineData({{ schema, authorizationModes: {{ defaultAuthorizationMode: 'userPool'{key} }} }});",
    ]
    return "\n".join(lines) + "\n"


def _model(model: Spec) -> str:
    count = model["fields"]
    fields = [f"f{number}: a.string(){_modifier(model, number, count)}" for number in range(count)]
    text = f"  {model['name']}: a.model({{ {', '.join([*fields, *model['rels']])} }})"
    if model["composite"]:
        text += ".identifier(['f0', 'f1'])"
    indexes = [f"i('f{number + 1 if model['composite'] else number}')" for number in range(model["idx"])]
    indexes += ["i('f2').sortKeys(['f0']).queryField(null)"] if model["idxNoQuery"] else []
    if indexes:
        text += f".secondaryIndexes((i) => [{', '.join(indexes)}])"
    if model["raw"]:
        text += f".disableOperations([{', '.join(repr(word) for word in model['raw'])}])"
    return text + ","


def _modifier(model: Spec, number: int, count: int) -> str:
    if model["composite"] and number < 2:
        return ".required()"
    if model["def"] and number == count - 1:
        return ".default('x')"
    return ".validate((v) => v.maxLength(9))" if model["valid"] and number == count - 2 and number > 1 else ""
