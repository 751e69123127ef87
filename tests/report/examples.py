"""Findings made by hand for the tests of the reporters."""

from __future__ import annotations

from amplify_ls.report.records import (
    EditRecord,
    Excerpt,
    FindingRecord,
    FixRecord,
    Position,
    Range,
    RelatedRecord,
)


def span(start_line: int, start_column: int, end_line: int, end_column: int) -> Range:
    return Range(Position(start_line, start_column), Position(end_line, end_column))


def finding(
    source: str,
    where: Range,
    *,
    code: str = "data/unknown-related-model",
    severity: str = "error",
    message: str = "`Custmer` is not a model of this schema",
    fixes: tuple[FixRecord, ...] = (),
    related: tuple[RelatedRecord, ...] = (),
    url: str | None = None,
    package_message: str = "",
) -> FindingRecord:
    return FindingRecord(
        path="amplify/data/resource.ts",
        code=code,
        severity=severity,
        message=message,
        range=where,
        stage="types",
        url=url,
        fixes=fixes,
        related=related,
        excerpt=excerpt(source, where),
        package_message=package_message,
    )


def excerpt(source: str, where: Range) -> Excerpt:
    lines = source.split("\n")
    return Excerpt(where.start.line, tuple(lines[where.start.line - 1 : where.end.line]))


SCHEMA = "\n".join(
    [
        "const schema = a.schema({",
        "  Customer: a.model({ name: a.string() }),",
        "  Order: a.model({",
        "    customerId: a.id(),",
        "    customer: a.belongsTo('Custmer', 'customerId'),",
        "  }),",
        "});",
        "",
    ]
)
TARGET = span(5, 27, 5, 36)
RENAME = FixRecord(
    "Change to `Customer`",
    "safe",
    (EditRecord("amplify/data/resource.ts", span(5, 28, 5, 35), "Customer"),),
)
DECLARATION = span(2, 3, 2, 11)
RELATED = RelatedRecord("amplify/data/resource.ts", DECLARATION, "`Customer` is declared here", excerpt(SCHEMA, DECLARATION))
UNKNOWN_MODEL = finding(SCHEMA, TARGET, fixes=(RENAME,), related=(RELATED,))
