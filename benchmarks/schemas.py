"""Realistic data schemas of any length. They type-check against the real packages and have no mistakes.

The same length always gives the same text. Models come in families: a parent with related children, an enum and, now
and then, a custom type; about a fifth of the lines are authorization rules, and comments hold characters of all widths.
"""

from __future__ import annotations

import random
import re
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (90, 1_007, 10_010, 49_998)

_SEED = 20
_WORDS = re.findall(
    r"\w+",
    """
    Harbour Vessel Crew Voyage Cargo Berth Pilot Tide Signal Anchor Lantern Chart Compass Buoy Ferry Tug Crane Dock
    Freight Manifest Passenger Cabin Galley Rudder Sail Mast Deck Hull Keel Rope Winch Logbook Weather Current Island
    Strait Lagoon Reef Canal Lock Bridge Quay Depot Pallet Parcel Courier Route Schedule Ticket Fare Customs Permit
    """,
)
_FIELDS = (
    "summary: a.string()",
    "position: a.integer().default(0)",
    "weight: a.float()",
    "isOpen: a.boolean().default(false)",
    "departsAt: a.datetime()",
    "builtOn: a.date()",
    "opensAt: a.time()",
    "contact: a.email()",
    "homepage: a.url()",
    "telephone: a.phone()",
    "metadata: a.json()",
    "labels: a.string().array()",
    "readings: a.float().array()",
    "externalId: a.id()",
    "address: a.ipAddress()",
    "changedAt: a.timestamp()",
)
_COMMENTS = (
    "Kept for the yearly report.",
    "Größe in Metern, nicht in Fuß.",
    "港の名前は現地の言葉で。",
    "Shown with a flag 🚢 in the list.",
)
_STATES = ("PLANNED", "ACTIVE", "DELAYED", "CANCELLED", "DONE", "LOST")
_RELATIONS = (("entries", "hasMany"), ("records", "hasMany"), ("notes", "hasMany"), ("detail", "hasOne"))
_CHILDREN = len(_RELATIONS)

_HEAD = """\
import { type ClientSchema, a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
""".splitlines()
_TAIL = """\
});

export type Schema = ClientSchema<typeof schema>;

export const data = defineData({
  schema,
  authorizationModes: {
    defaultAuthorizationMode: 'userPool',
    apiKeyAuthorizationMode: { expiresInDays: 30 },
  },
});
""".splitlines()


def schema_of(lines: int) -> str:
    """Return a `data/resource.ts` of exactly this number of lines, at least 60."""
    room = lines - len(_HEAD) - len(_TAIL)
    body: list[str] = []
    for family in count():
        # The last family is a smaller one when a whole one has no room.
        part = next((part for part in _sizes_of(family) if len(body) + len(part) <= room), None)
        if part is None:
            break
        body += part
    filling = [f"  // {_COMMENTS[0]}"] * (room - len(body))
    return "".join(f"{line}\n" for line in (*_HEAD, *body, *filling, *_TAIL))


def model_file(number: int, families: int) -> tuple[str, str]:
    """Return (name of the exported object, text) of a file with a few families, for schemas of many files."""
    name = f"models{number}"
    body = [line for family in range(families) for line in _family(number * families + family, _CHILDREN)]
    head = ["import { a } from '@aws-amplify/backend';", "", f"export const {name} = {{"]
    return name, "".join(f"{line}\n" for line in (*head, *body, "};"))


def parent_name(family: int) -> str:
    """Return the name of the model that heads a family."""
    word = _WORDS[family % len(_WORDS)]
    return f"{word}{family // len(_WORDS) or ''}"


def child_name(family: int, child: int) -> str:
    """Return the name of a child model of a family, counted from 0."""
    return f"{parent_name(family)}{('Entry', 'Record', 'Note', 'Detail')[child]}"


def reference_name(family: int) -> str:
    """Return the field by which children refer to their parent."""
    parent = parent_name(family)
    return f"{parent[0].lower()}{parent[1:]}Id"


def _sizes_of(family: int) -> Iterator[list[str]]:
    for children in range(_CHILDREN, -1, -1):
        yield _family(family, children)


def _family(family: int, children: int) -> list[str]:
    chance = random.Random(_SEED * 1_000_003 + family)
    lines = [*_enum(family, chance), *_parent(family, children, chance)]
    for child in range(children):
        lines += _child(family, child, chance)
    if family % 3 == 0:
        lines += _custom_type(family)
    return lines


def _enum(family: int, chance: random.Random) -> list[str]:
    values = ", ".join(f"'{state}'" for state in chance.sample(_STATES, 4))
    return [f"  {parent_name(family)}State: a.enum([{values}]),", ""]


def _custom_type(family: int) -> list[str]:
    return [
        f"  {parent_name(family)}Place: a.customType({{",
        "    lat: a.float().required(),",
        "    long: a.float().required(),",
        "  }),",
        "",
    ]


def _parent(family: int, children: int, chance: random.Random) -> list[str]:
    name, reference = parent_name(family), reference_name(family)
    relations = [
        f"      {field}: a.{kind}('{child_name(family, child)}', '{reference}'),"
        for child, (field, kind) in enumerate(_RELATIONS[:children])
    ]
    state = f"      state: a.ref('{name}State'),"
    return _model(name, [*_fields(chance, 5), state, *relations], family, chance)


def _child(family: int, child: int, chance: random.Random) -> list[str]:
    parent, reference = parent_name(family), reference_name(family)
    relation = [f"      {reference}: a.id(),", f"      parent: a.belongsTo('{parent}', '{reference}'),"]
    return _model(child_name(family, child), [*_fields(chance, 7), *relation], family + child, chance)


def _fields(chance: random.Random, number: int) -> list[str]:
    fields = [f"      {field}," for field in chance.sample(_FIELDS, number)]
    fields.insert(chance.randrange(number), f"      // {chance.choice(_COMMENTS)}")
    return ["      title: a.string().required(),", *fields]


def _model(name: str, fields: list[str], turn: int, chance: random.Random) -> list[str]:
    rules = ["      allow.owner(),", "      allow.authenticated().to(['read']),"]
    if turn % 2:
        rules.append("      allow.groups(['Admins', 'Editors']).to(['create', 'update', 'delete']),")
    if turn % 5 == 0:
        rules.append("      allow.publicApiKey().to(['read']),")
    chance.shuffle(rules)
    index = ["    .secondaryIndexes((index) => [index('title')])"] if turn % 4 == 0 else []
    return [
        f"  {name}: a",
        "    .model({",
        *fields,
        "    })",
        *index,
        "    .authorization((allow) => [",
        *rules,
        "    ]),",
        "",
    ]
