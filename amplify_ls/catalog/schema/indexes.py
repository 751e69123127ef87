"""The chain of an index: `index('field').sortKeys([...])`."""

from __future__ import annotations

from amplify_ls.catalog.types import Either, Exactly, ListOf, Method, Name, Parameter, Text
from amplify_ls.catalog.versions import data_schema

_PROJECTED = Parameter("projection", Either((Exactly("KEYS_ONLY"), Exactly("ALL"))), "Options of the index.")

INDEX_NAME = Text(r"[A-Za-z0-9_.\-]+", "letters, digits, underscores, dashes and dots", minimum=3, maximum=255, names="index")

INDEX_LINKS = (
    Method(
        "sortKeys",
        "Fields that sort and filter the records of a partition key.",
        (Parameter("fields", ListOf(Name("index-field"), distinct=True), "The sort keys."),),
        snippet="sortKeys(['$1'])",
        rows=("X02", "X03", "X13", "X18"),
    ),
    Method(
        "queryField",
        "Name of the query of the index; `null`, since `@aws-amplify/data-schema` 1.21.0, for none.",
        (Parameter("name", Either((Name("query-field"), Exactly(value=None))), "Name of the query."),),
        snippet="queryField('$1')",
        rows=("X09", "X10", "X12"),
    ),
    Method(
        "name",
        "Name of the index in DynamoDB.",
        (
            Parameter(
                "name",
                INDEX_NAME,
                "Name of the index.",
            ),
        ),
        snippet="name('$1')",
        rows=("X08", "X11", "X18"),
    ),
    Method(
        "projection",
        "Fields that the index contains in addition to its keys.",
        (_PROJECTED,),
        since=data_schema("1.24.0"),
        forms=(
            (
                Parameter("projection", Exactly("INCLUDE"), "The keys and some fields."),
                Parameter("fields", ListOf(Name("field"), minimum=1), "The fields."),
            ),
        ),
        snippet="projection('${1|KEYS_ONLY,ALL|}')",
        rows=("X14", "X15"),
    ),
)
