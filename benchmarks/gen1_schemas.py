"""Realistic Gen 1 schemas of any length, which the transformers accept.

The same length always gives the same text. Models come in families as in `benchmarks.schemas`: a parent with children that
belong to it, an enum and, now and then, a type and a query with a function.
"""

from __future__ import annotations

import random
from itertools import count
from typing import TYPE_CHECKING

from benchmarks.schemas import child_name, parent_name, reference_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEED = 21
_FIELDS = (
    "summary: String",
    "position: Int",
    "weight: Float",
    "isOpen: Boolean",
    "departsAt: AWSDateTime",
    "builtOn: AWSDate",
    "opensAt: AWSTime",
    "contact: AWSEmail",
    "homepage: AWSURL",
    "telephone: AWSPhone",
    "metadata: AWSJSON",
    "labels: [String]",
    "readings: [Float!]",
    "externalId: ID",
    'note: String @default(value: "none")',
    "changedAt: AWSTimestamp",
)
_COMMENTS = ("Kept for the yearly report.", "Größe in Metern, nicht in Fuß.", "港の名前は現地の言葉で。")
_STATES = ("PLANNED", "ACTIVE", "DELAYED", "CANCELLED", "DONE", "LOST")
_PLURALS = ("entries", "records", "notes")
_CHILDREN = len(_PLURALS)


def gen1_schema_of(lines: int) -> str:
    """Return a `schema.graphql` of exactly this number of lines."""
    body: list[str] = []
    for family in count():
        # The last family is a smaller one when a whole one has no room.
        part = next((part for part in _sizes_of(family) if len(body) + len(part) <= lines), None)
        if part is None:
            break
        body += part
    body += [f"# {_COMMENTS[0]}"] * (lines - len(body))
    return "".join(f"{line}\n" for line in body)


def _sizes_of(family: int) -> Iterator[list[str]]:
    for children in range(_CHILDREN, -1, -1):
        yield _family(family, children)


def _family(family: int, children: int) -> list[str]:
    chance = random.Random(_SEED * 1_000_003 + family)
    name = parent_name(family)
    lines = [f"enum {name}State {{", *(f"  {state}" for state in chance.sample(_STATES, 4)), "}", ""]
    relations = [
        f'  {_PLURALS[child]}: [{child_name(family, child)}] @hasMany(indexName: "{_index(family)}", fields: ["id"])'
        for child in range(children)
    ]
    lines += _model(name, [*_fields(chance, 5), f"  state: {name}State", *relations], family, chance)
    for child in range(children):
        lines += _child(family, child, chance)
    if family % 3 == 0:
        lines += [f"type {name}Place {{", "  lat: Float!", "  long: Float!", "}", ""]
        lines += ["extend type Query {", *_query(name), "}", ""] if family else ["type Query {", *_query(name), "}", ""]
    return lines


def _query(name: str) -> list[str]:
    return [
        f"  nearest{name}(lat: Float!, long: Float!): {name}Place",
        f'    @function(name: "nearest{name}-${{env}}")',
        "    @auth(rules: [{ allow: private }])",
    ]


def _index(family: int) -> str:
    return f"by{parent_name(family)}"


def _child(family: int, child: int, chance: random.Random) -> list[str]:
    parent, reference, name = parent_name(family), reference_name(family), child_name(family, child)
    query = f"{name[0].lower()}{name[1:]}By{parent}"
    return _model(
        name,
        [
            *_fields(chance, 7),
            f'  {reference}: ID! @index(name: "{_index(family)}", queryField: "{query}", sortKeyFields: ["title"])',
            f'  parent: {parent} @belongsTo(fields: ["{reference}"])',
        ],
        family + child,
        chance,
    )


def _fields(chance: random.Random, number: int) -> list[str]:
    fields = [f"  {field}" for field in chance.sample(_FIELDS, number)]
    fields.insert(chance.randrange(number), f"  # {chance.choice(_COMMENTS)}")
    return ["  id: ID!", "  title: String!", *fields]


def _model(name: str, fields: list[str], turn: int, chance: random.Random) -> list[str]:
    rules = ["      { allow: owner }", "      { allow: private, operations: [read] }"]
    if turn % 2:
        rules.append('      { allow: groups, groups: ["Admins", "Editors"], operations: [create, update, delete] }')
    if turn % 5 == 0:
        rules.append("      { allow: public, operations: [read] }")
    chance.shuffle(rules)
    return [f"type {name}", "  @model", "  @auth(", "    rules: [", *rules, "    ]", "  ) {", *fields, "}", ""]
