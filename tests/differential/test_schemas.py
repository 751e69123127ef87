"""Diagnostics of a Gen 1 schema in several files that is being edited equal those of one that is opened with the same texts."""

from __future__ import annotations

import random

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change, Encoding
from tests.differential.edits import RandomEdit, random_edit
from tests.differential.test_workspace import fresh, told
from tests.support.seeds import some_of

API = "/project/amplify/backend/api/shop"
SETTINGS = "/project/amplify/cli.json"
FILES = {
    f"{API}/schema/01_types.graphql": """type Query {
  nearest(lat: Float!): Place @function(name: "nearest-${env}") @auth(rules: [{ allow: private }])
}

type Place {
  lat: Float!
  tags: [Tag]
}

enum State { DRAFT DONE }

input AMPLIFY { globalAuthRule: AuthRule = { allow: public } } # for tests
""",
    f"{API}/schema/customers.graphql": """# Größe 😀
type Customer @model @auth(rules: [{ allow: owner }, { allow: groups, groups: ["Admins"] }]) {
  id: ID!
  name: String! @index(name: "byName", queryField: "customersByName")
  orders: [Order] @hasMany(indexName: "byCustomer", fields: ["id"])
  cart: Order @hasOne
  groups: [Group] @manyToMany(relationName: "CustomerGroups")
}

type Group @model(queries: { get: "group", list: "groups" }) {
  name: String @default(value: "none")
  customers: [Customer] @manyToMany(relationName: "CustomerGroups")
}
""",
    f"{API}/schema/orders.graphql": '''"""An order"""
type Order @model @auth(rules: [{ allow: private, operations: [read] }]) {
  customerId: ID! @primaryKey(sortKeyFields: ["number"]) @index(name: "byCustomer", sortKeyFields: ["number"])
  number: Int!
  state: State
  customer: Customer @belongsTo(fields: ["customerId"])
  place: Place
}

extend type Query {
  cheapest: Order
}
''',
}
SNIPPETS = (
    "@model",
    "@auth(rules: [{ allow: owner }])",
    "@hasMany",
    '@index(name: "byName")',
    '@manyToMany(relationName: "CustomerGroups")',
    "type Customer @model {\n  id: ID!\n}\n",
    "type Query {\n  cheapest: String\n}\n",
    "extend type Order {\n  note: String\n}\n",
    "schema {\n  query: Order\n}\n",
    "directive @own on FIELD_DEFINITION\n",
    "enum ModelStringInput { A }\n",
    "\ntype ",
    "\n}\n",
    "{",
    "}",
    "(",
    ")",
    '"',
    '"""',
    "# ",
    "!",
    "[",
    "]",
    "Order",
    "@own",
    "\r\n",
    "😀",
    "é",
)


@pytest.mark.parametrize("seed", some_of(range(12), 4))
def test_edited_equals_opened(seed: int) -> None:
    chooser = random.Random(f"schemas {seed}")
    files = dict(FILES)
    if seed % 2:
        files[SETTINGS] = '{"features": {"graphqltransformer": {"shouldDeepMergeDirectiveConfigDefaults": true}}}'
    paths = sorted(path for path in files if path.endswith(".graphql"))
    workspace = Workspace(MemoryDisk(files))
    opened = set()
    for _ in range(5):
        path = chooser.choice(paths)
        original = files[path]
        if path not in opened:
            workspace.open(path, files[path], 1)
            opened.add(path)
        history: list[tuple[RandomEdit, str]] = []
        for _ in range(10):
            text = files[path]
            edit = random_edit(text, chooser, history, SNIPPETS)
            history.append((edit, text[edit.start : edit.end]))
            files[path] = text[: edit.start] + edit.text + text[edit.end :]
            document = workspace.document(path)
            assert document is not None
            start = document.position(len(text[: edit.start].encode()), Encoding.UTF16)
            end = document.position(len(text[: edit.end].encode()), Encoding.UTF16)
            workspace.change(path, [Change(edit.text, start, end, Encoding.UTF16)], 2)
            workspace.changed_files()
            assert told(workspace, paths) == told(fresh(files, path), paths), f"{path}: {edit}"
            for each in paths:
                length = len(files[each].encode())
                assert all(0 <= item.start <= item.end <= length for item in workspace.diagnostics(each))
        if chooser.random() < 0.6:
            files[path] = original
            workspace.change(path, [Change(original)], 3)
