"""`@http`: what a request needs, as a resolver of Gen 2."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.conversion.printing import quoted
from amplify_ls.gen1.facts.texts import upper_first
from amplify_ls.gen1.syntax.nodes import EnumValue, ListValue, Name, ObjectValue, TextValue, TypeRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.syntax.nodes import Directive, Field

_URL = re.compile(r"(https?://[^/]+)(/.*)?")
_PARAMETER = re.compile(r":(\w+)")
_WORD = re.compile(r"[A-Za-z0-9]+")
_WITH_BODY = ("POST", "PUT", "PATCH")
_SCALARS_ONLY = re.compile(r"(?:ID|String|Int|Float|Boolean|AWS\w+)")


class HttpPart(NamedTuple):
    """An argument of the operation that Gen 1 makes of some of its arguments."""

    name: str
    """`params`, `query` or `body`."""
    type: str
    """The name of its type, to which the packages add `Input`."""
    names: tuple[str, ...]
    arguments: tuple[TypeRef, ...]
    is_required: bool


class HttpCall(NamedTuple):
    """What an operation with `@http` does."""

    method: str
    origin: str
    source: str
    """The name of a data source for the origin."""
    parts: tuple[HttpPart, ...]
    resolver: str


def http_call(root: str, field: Field) -> HttpCall | None:
    """The call of an operation; None without a URL."""
    directive = field.directive("http")
    url = None if directive is None else directive.get("url")
    match = _URL.fullmatch(url.text) if isinstance(url, TextValue) else None
    if directive is None or match is None:
        return None
    written = directive.get("method")
    method = written.text if isinstance(written, EnumValue) else "GET"
    path = match.group(2) or "/"
    parts = tuple(_parts(root, field, tuple(_PARAMETER.findall(path)), method))
    host = match.group(1).partition("//")[2]
    source = "".join(map(upper_first, _WORD.findall(host))) + "Http"
    return HttpCall(method, match.group(1), source, parts, _resolver(method, path, parts, directive))


def _parts(root: str, field: Field, parameters: tuple[str, ...], method: str) -> Iterator[HttpPart]:
    name = f"{root}{upper_first(field.name.text)}"
    if parameters:
        text = Name("String", field.span)
        required = TypeRef(text, "String!", field.span)
        yield HttpPart("params", f"{name}Params", parameters, (required,) * len(parameters), is_required=True)
    rest = [each for each in field.arguments if each.name.text not in parameters]
    if parameters:
        # With parameters in the path, Gen 1 passes on nothing but scalars.
        rest = [each for each in rest if _SCALARS_ONLY.fullmatch(each.type.name.text)]
    if not rest:
        return
    names, types = tuple(each.name.text for each in rest), tuple(each.type for each in rest)
    is_required = any(each.is_required for each in types)
    yield HttpPart("query", f"{name}Query", names, types, is_required)
    if method in _WITH_BODY:
        yield HttpPart("body", f"{name}Body", names, types, is_required)


def _resolver(method: str, path: str, parts: tuple[HttpPart, ...], directive: Directive) -> str:
    names = {part.name for part in parts}
    written = path.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")
    resource = _PARAMETER.sub(lambda match: f"${{ctx.args.params.{match.group(1)}}}", written)
    headers = dict(_headers(directive))
    if method in _WITH_BODY:
        headers = {"Content-Type": "application/json", **headers}
    params = (
        [f"      headers: {{ {', '.join(f'{quoted(k)}: {quoted(v)}' for k, v in headers.items())} }},\n"] if headers else []
    )
    if "query" in names and method != "DELETE":
        params.append("      query: ctx.args.query,\n")
    if "body" in names:
        params.append("      body: JSON.stringify(ctx.args.body),\n")
    given = f"    params: {{\n{''.join(params)}    }},\n" if params else ""
    return (
        "export function request(ctx) {\n"
        f"  return {{\n    method: '{method}',\n    resourcePath: `{resource}`,\n{given}  }};\n}}\n\n"
        "export function response(ctx) {\n  return JSON.parse(ctx.result.body);\n}\n"
    )


def _headers(directive: Directive) -> Iterator[tuple[str, str]]:
    headers = directive.get("headers")
    for each in headers.items if isinstance(headers, ListValue) else ():
        key = each.get("key") if isinstance(each, ObjectValue) else None
        value = each.get("value") if isinstance(each, ObjectValue) else None
        if isinstance(key, TextValue) and isinstance(value, TextValue):
            yield key.text, value.text
