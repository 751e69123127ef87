"""The texts of files that refactorings create."""

from __future__ import annotations

import re

HANDLER = """\
export const handler = async <Event>(event: Event): Promise<Event> => {
  return event;
};
"""
RESOLVER = """\
import { util } from '@aws-appsync/utils';

export function request(ctx) {
  return {};
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type);
  }
  return ctx.result;
}
"""
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def kebab(name: str) -> str:
    """A name in lower case with dashes: ``order-line`` for ``OrderLine``."""
    return "-".join(_HUMPS.split(name)).lower()


def function_file(name: str) -> str:
    """The `resource.ts` of a function."""
    return (
        "import { defineFunction } from '@aws-amplify/backend';\n\n"
        f"export const {name} = defineFunction({{\n  name: '{kebab(name)}',\n  entry: './handler.ts',\n}});\n"
    )
