"""The workspace of the tests: two projects, each with one mistake, behind text that is not ASCII."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BACKEND = """\
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';

defineBackend({ data });
"""
SHOP = """\
import { type ClientSchema, a, defineData } from '@aws-amplify/backend';
import { Order } from './order';

const schema = a
  .schema({
    Order,
    Customer: a.model({
      name: a.string().required(),
      orders: a.hasMany('Order', 'customerId'),
      reviews: a.hasMany('Review', 'customerId'),
    }),
    Review: a.model({
      customerId: a.id(),
      /* 港 🚢 Größe */ customer: a.belongsTo('Custmer', 'customerId'),
    }),
  })
  .authorization((allow) => [allow.publicApiKey()]);

export type Schema = ClientSchema<typeof schema>;
export const data = defineData({ schema });
"""
ORDER = """\
import { a } from '@aws-amplify/backend';

export const Order = a.model({
  customerId: a.id(),
  customer: a.belongsTo('Customer', 'customerId'),
});
"""
LIBRARY = """\
import { type ClientSchema, a, defineData } from '@aws-amplify/backend';

// The library
const schema = a
  .schema({
    Shelf: a.model({
      books: a.hasMany('Book', 'shelfId'),
    }),
    Book: a.model({
      title: a.string().required(),
      shelf: a.belongsTo('Shelf', 'shelfId'),
    }),
  })
  .authorization((allow) => [allow.publicApiKey()]);

export type Schema = ClientSchema<typeof schema>;
export const data = defineData({ schema });
"""
FILES = {
    "shop/amplify/backend.ts": BACKEND,
    "shop/amplify/data/resource.ts": SHOP,
    "shop/amplify/data/order.ts": ORDER,
    "library/amplify/backend.ts": BACKEND,
    "library/amplify/data/resource.ts": LIBRARY,
}


def write_workspace(folder: Path) -> Path:
    """Write the workspace into a folder; its path."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder
