"""What a team does on its first day with the command line, step by step."""

from __future__ import annotations

import json

from tests.cli.example import BAD_SCHEMA, CODE, DATA, Example

LEGACY = "amplify/data/legacy.ts"
OLD_MODELS = """\
import { a } from '@aws-amplify/backend';

export const oldModels = {
  Log: a.model({ text: a.string() }).authorization((allow) => []),
};
"""
EMPTY = "data/empty-authorization"


def test_the_first_day(example: Example) -> None:
    example.write(LEGACY, OLD_MODELS)
    text = BAD_SCHEMA.replace("a.schema({\n", "a.schema({\n  ...oldModels,\n").replace(
        "\nconst schema", "import { oldModels } from './legacy';\n\nconst schema"
    )
    example.write(DATA, text)
    assert sorted(example.check().codes) == [EMPTY, CODE]

    # One rule is off for one folder: the old models are left alone.
    settings = {"overrides": [{"files": ["amplify/data/legacy.ts"], "rules": {EMPTY: "off"}}]}
    example.write("amplify-ls.json", json.dumps(settings))
    assert example.check().codes == [CODE]

    # Today's findings are accepted.
    assert example.run("check", "--write-baseline").code == 0
    example.write("amplify-ls.json", json.dumps({**settings, "baseline": "amplify-ls-baseline.json"}))
    assert example.run("check") == (0, "No problems found in 3 files.\n", "")

    # A new mistake fails, with an annotation on its line.
    line = "  Page: a.model({ site: a.belongsTo('Site', 'siteId') }),\n"
    site = "  Site: a.model({ pages: a.hasMany('Page', 'siteId') }),\n"
    mistaken = text.replace("  Customer:", f"{site}{line}  Customer:")
    example.write(DATA, mistaken)
    result = example.run("check", "--output-format", "github")
    assert result.code == 1
    number = 1 + mistaken.split("\n").index(line.rstrip())
    assert result.output.count("\n") == 1
    assert result.output.startswith(f"::error title=amplify-ls ({CODE}),file={DATA},line={number},")

    # It is mended, and what is accepted is left as it is.
    assert example.run("check", "--fix").code == 0
    mended = example.read().decode()
    assert "siteId: a.id()" in mended
    assert "customerId: a.id()" not in mended
