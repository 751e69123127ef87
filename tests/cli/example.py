"""A project with one mistake that has a safe fix, and the command line run on it in this process."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from amplify_ls.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

DATA = "amplify/data/resource.ts"
CODE = "data/missing-reference-field"
BACKEND = """\
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';

defineBackend({ data });
"""
GOOD_SCHEMA = """\
import { type ClientSchema, a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Customer: a.model({ orders: a.hasMany('Order', 'customerId') }),
  Order: a.model({
    // Größe 🚢
    customerId: a.id(),
    customer: a.belongsTo('Customer', 'customerId'),
  }),
}).authorization((allow) => [allow.publicApiKey()]);

export type Schema = ClientSchema<typeof schema>;
export const data = defineData({ schema });
"""
BAD_SCHEMA = GOOD_SCHEMA.replace("    customerId: a.id(),\n", "")
LINE = 1 + BAD_SCHEMA.split("\n").index("    customer: a.belongsTo('Customer', 'customerId'),")


class Result(NamedTuple):
    """What a run printed, and its exit code."""

    code: int
    output: str
    errors: str

    @property
    def json(self) -> Any:
        return json.loads(self.output)

    @property
    def codes(self) -> list[str]:
        return [diagnostic["code"] for diagnostic in self.json["diagnostics"]]


@dataclass
class Example:
    """A project below `root`."""

    root: Path
    capture: pytest.CaptureFixture[bytes]
    monkeypatch: pytest.MonkeyPatch

    def write(self, path: str, content: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def read(self, path: str = DATA) -> bytes:
        return (self.root / path).read_bytes()

    def run(self, *arguments: str) -> Result:
        """Run the command line in this process."""
        self.capture.readouterr()
        try:
            code = main(list(arguments))
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        output, errors = self.capture.readouterr()
        return Result(code, output.decode(), errors.decode())

    def check(self, *arguments: str) -> Result:
        """Run `check` for JSON."""
        return self.run("check", *arguments, "--output-format", "json")

    def feed(self, text: str | bytes) -> None:
        """Put a text on standard input."""
        data = text if isinstance(text, bytes) else text.encode()
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
