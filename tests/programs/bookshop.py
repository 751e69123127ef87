"""The project of the journey and of the pictures, with the types of the real package, so that TypeScript is at work too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.programs.programs import INSTALLED

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = """\
import { type ClientSchema, a, defineData } from '@aws-amplify/backend';

const schema = a
  .schema({
    Author: a.model({
      name: a.string().required(),
      books: a.hasMany('Book', 'authorId'),
    }),
    Book: a.model({
      title: a.string().required(),
      author: a.belongsTo('Author', 'authorId'),
      reviews: a.hasMany('Reviw', 'bookId'),
    }),
    Review: a.model({
      stars: a.integer(),
      bookId: a.id(),
      book: a.belongsTo('Book', 'bookId'),
    }),
  })
  .authorization((allow) => [allow.publicApiKey()]);

export type Schema = ClientSchema<typeof schema>;
export const data = defineData({ schema });
"""
# The package itself brings half a gigabyte along; its builders come from the one that is installed.
BACKEND_TYPES = """\
export { a, type ClientSchema } from '@aws-amplify/data-schema';
export declare function defineAuth(props: unknown): unknown;
export declare function defineData(props: { schema: unknown; authorizationModes?: unknown }): unknown;
export declare function defineFunction(props?: unknown): unknown;
export declare function defineStorage(props: { name: string; access?: (allow: any) => unknown }): unknown;
export declare function secret(name: string): unknown;
export declare function defineBackend(resources: Record<string, unknown>): unknown;
"""
_BACKEND = """\
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';

defineBackend({ data });
"""
COMPILER = {
    "compilerOptions": {"module": "es2022", "moduleResolution": "bundler", "target": "es2022", "strict": True, "types": []}
}


def write_bookshop(folder: Path) -> Path:
    """Write the project into a folder; its path."""
    files = {
        "package.json": json.dumps({"name": "bookshop", "private": True}),
        "tsconfig.json": json.dumps(COMPILER),
        "amplify/backend.ts": _BACKEND,
        "amplify/data/resource.ts": SCHEMA,
        "node_modules/@aws-amplify/backend/package.json": json.dumps({"version": "1.16.0", "types": "index.d.ts"}),
        "node_modules/@aws-amplify/backend/index.d.ts": BACKEND_TYPES,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    installed = INSTALLED / "data-schema" / "node_modules"
    (folder / "node_modules" / "@aws-amplify" / "data-schema").symlink_to(installed / "@aws-amplify" / "data-schema")
    return folder
