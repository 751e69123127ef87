"""The scalar fields of a schema: their GraphQL and JavaScript types."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.types import Alias

if TYPE_CHECKING:
    from amplify_ls.catalog.kinds import Receiver


class Scalar(NamedTuple):
    """A scalar builder, `a.NAME()`.

    Attributes:
        name: The name to write after `a.`.
        graphql: The type in the GraphQL schema.
        javascript: The type in TypeScript.
        summary: Description of its values.
        example: A value of it as TypeScript source, fit for `.default(...)`.
        validator: The rules that `.validate` offers; None where it has none.
        key: Whether it may be part of an identifier or an index.
        generated: Whether a required field of it may be in the answer of an AI generation.
    """

    name: str
    graphql: str
    javascript: str
    summary: str
    example: str
    validator: Receiver | None = None
    key: bool = True
    generated: bool = False


SCALARS = (
    Scalar("id", "ID", "string", "A unique identifier.", "'5f6c'", generated=True),
    Scalar("string", "String", "string", "A text.", "'text'", "validator:string", generated=True),
    Scalar(
        "integer",
        "Int",
        "number",
        "An integer from -2147483648 to 2147483647.",
        "1",
        "validator:number",
        generated=True,
    ),
    Scalar("float", "Float", "number", "A number.", "1.5", "validator:number", generated=True),
    Scalar("boolean", "Boolean", "boolean", "True or false.", "true", key=False, generated=True),
    Scalar("date", "AWSDate", "string", "A date, `YYYY-MM-DD`.", "'2024-01-31'"),
    Scalar("time", "AWSTime", "string", "A time of day, `hh:mm:ss.sss`.", "'12:30:00.000Z'"),
    Scalar(
        "datetime",
        "AWSDateTime",
        "string",
        "A date and time, `YYYY-MM-DDThh:mm:ss.sssZ`.",
        "'2024-01-31T12:30:00.000Z'",
    ),
    Scalar("timestamp", "AWSTimestamp", "number", "A timestamp in seconds since 1970.", "1706704200"),
    Scalar("email", "AWSEmail", "string", "An email address.", "'name@example.com'"),
    Scalar("json", "AWSJSON", "any", "Any JSON value.", "'{}'", key=False, generated=True),
    Scalar("phone", "AWSPhone", "string", "A phone number.", "'+12065550100'"),
    Scalar("url", "AWSURL", "string", "A URL, including the scheme.", "'https://example.com'"),
    Scalar(
        "ipAddress",
        "AWSIPAddress",
        "string",
        "An IPv4 or IPv6 address, with or without a CIDR suffix.",
        "'192.0.2.1'",
    ),
)

SCALAR_ALIASES = (
    Alias("array", (), "an array is declared with `.array()` after the type of its items"),
    Alias("bigint", ("integer",)),
    Alias("bool", ("boolean",)),
    Alias("bytes", ("string",)),
    Alias("char", ("string",)),
    Alias("currency", ("float", "integer")),
    Alias("dateTime", ("datetime",)),
    Alias("decimal", ("float",)),
    Alias("double", ("float",)),
    Alias("int", ("integer",)),
    Alias("ip", ("ipAddress",)),
    Alias("link", ("url",)),
    Alias("list", (), "an array is declared with `.array()` after the type of its items"),
    Alias("long", ("integer", "timestamp")),
    Alias("money", ("float", "integer")),
    Alias("number", ("integer", "float")),
    Alias("phoneNumber", ("phone",)),
    Alias("real", ("float",)),
    Alias("str", ("string",)),
    Alias("text", ("string",)),
    Alias("uri", ("url",)),
    Alias("uuid", ("id",)),
    Alias("ulid", ("id",)),
    Alias("varchar", ("string",)),
)
