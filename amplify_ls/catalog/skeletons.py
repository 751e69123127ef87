"""Whole constructs that completion writes: files, entries of a schema, fields. Snippets of the protocol, indented by tabs.

``{rule}`` is an authorization rule that the project can have, ``{mode}`` its authorization mode.
"""

from __future__ import annotations

from typing import NamedTuple


class FileSkeleton(NamedTuple):
    """The content of a resource file, without its imports."""

    function: str
    """The function of the package that it calls."""
    summary: str
    names: tuple[str, ...]
    """What it imports from the package."""
    text: str
    types: tuple[str, ...] = ()
    """The types that it also imports; a script has neither them nor ``text_of_types``."""
    text_of_types: str = ""
    """What comes in the place of ``{types}`` in a TypeScript file."""


AUTH = FileSkeleton(
    "defineAuth",
    "Sign-in by email.",
    ("defineAuth",),
    "export const auth = defineAuth({\n\tloginWith: {\n\t\temail: true,\n\t},\n});",
)
DATA = FileSkeleton(
    "defineData",
    "A schema with a model, its type for clients, and the API.",
    ("a", "defineData"),
    (
        "const schema = a.schema({\n\t${1:Todo}: a\n\t\t.model({\n\t\t\t${2:content}: a.string(),\n\t\t})\n"
        "\t\t.authorization((allow) => [{rule}]),\n});\n\n{types}"
        "export const data = defineData({\n\tschema,\n\tauthorizationModes: {\n"
        "\t\tdefaultAuthorizationMode: '{mode}',\n\t},\n});"
    ),
    ("ClientSchema",),
    "export type Schema = ClientSchema<typeof schema>;\n\n",
)
STORAGE = FileSkeleton(
    "defineStorage",
    "A bucket with a private folder for each user.",
    ("defineStorage",),
    (
        "export const storage = defineStorage({\n\tname: '${1:files}',\n\taccess: (allow) => ({\n"
        "\t\t'${2:private}/{entity_id\\}/*': [allow.entity('identity').to(['read', 'write', 'delete'])],\n\t}),\n});"
    ),
)
FUNCTION = FileSkeleton(
    "defineFunction",
    "A function, and its handler if there is none yet.",
    ("defineFunction",),
    "export const ${1:{name}} = defineFunction({\n\tname: '${2:{kebab}}',\n\tentry: './{entry}',\n});",
)
BACKEND = FileSkeleton(
    "defineBackend",
    "The backend with every resource of the project.",
    ("defineBackend",),
    "${1:const backend = }defineBackend({\n\t{resources}\n});",
)

HANDLER = "export const handler = async (event: unknown) => {\n  return event;\n};\n"
SCRIPT_HANDLER = "export const handler = async (event) => {\n  return event;\n};\n"

ENTRIES: dict[str, str] = {
    "model": "model({\n\t$1\n}){authorization}",
    "query": (
        "query()\n\t.arguments({ ${1:id}: a.id().required() })\n\t.returns(a.${2:string}())\n"
        "\t.authorization((allow) => [{rule}])\n\t.handler(a.handler.function($3))"
    ),
    "mutation": (
        "mutation()\n\t.arguments({ ${1:id}: a.id().required() })\n\t.returns(a.${2:boolean}())\n"
        "\t.authorization((allow) => [{rule}])\n\t.handler(a.handler.function($3))"
    ),
    "subscription": (
        "subscription()\n\t.for({source})\n\t.authorization((allow) => [{rule}])\n"
        "\t.handler(a.handler.custom({ entry: './${2:resolver.js}' }))"
    ),
}
"""The builders of entries with everything that an entry needs; ``{authorization}`` is empty if the schema has rules."""

NEW_ENTRIES: tuple[tuple[str, str, str], ...] = (
    ("model", "${1:Name}: a.model({\n\t${2:name}: a.string(),\n}){authorization}", "A model with a field."),
    ("enum", "${1:Name}: a.enum(['$2'])", "A string that is restricted to some values."),
    ("customType", "${1:Name}: a.customType({\n\t${2:name}: a.string(),\n})", "A typed object without a table of its own."),
    ("query", "${1:name}: a\n\t.{query}", "A custom query with its result, rules and handler."),
    ("mutation", "${1:name}: a\n\t.{mutation}", "A custom mutation with its result, rules and handler."),
    ("subscription", "${1:name}: a\n\t.{subscription}", "A subscription to the results of mutations."),
)
"""What can be written on an empty line of a schema: label, snippet, summary."""

FIELD = "${1:name}: a.${2|string,id,integer,float,boolean,datetime,date,email,json,url,phone|}()"

USUAL_FIELDS: tuple[tuple[str, str], ...] = (
    ("name", "string"),
    ("email", "email"),
    ("description", "string"),
    ("content", "string"),
    ("title", "string"),
    ("userId", "id"),
    ("createdAt", "datetime"),
    ("updatedAt", "datetime"),
    ("status", "string"),
    ("isActive", "boolean"),
    ("city", "string"),
    ("type", "string"),
    ("notes", "string"),
    ("category", "string"),
    ("lastName", "string"),
    ("firstName", "string"),
    ("phone", "phone"),
    ("date", "date"),
    ("expiresAt", "datetime"),
    ("message", "string"),
    ("owner", "string"),
    ("body", "string"),
    ("country", "string"),
    ("slug", "string"),
    ("value", "string"),
    ("quantity", "integer"),
    ("displayName", "string"),
    ("username", "string"),
    ("amount", "float"),
    ("location", "string"),
    ("address", "string"),
    ("currency", "string"),
    ("code", "string"),
    ("sortOrder", "integer"),
    ("price", "float"),
    ("url", "url"),
    ("completedAt", "datetime"),
    ("dueDate", "date"),
    ("metadata", "json"),
    ("rating", "integer"),
)
"""The most frequent names of fields in public repositories, each with the builder that fits it."""
