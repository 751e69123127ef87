"""What graphql-core rejects in a whole document has an error, although definitions are validated one by one."""

from __future__ import annotations

import random
import re

import pytest
from graphql import DocumentNode, GraphQLError, parse
from graphql.validation.validate import validate_sdl

from amplify_ls.engine import Workspace
from amplify_ls.gen1.catalog.declarations import declarations
from amplify_ls.rules.rule import Severity
from amplify_ls.text.disk import MemoryDisk
from tests.gen1.cases import load_cases

SCHEMA = "/project/amplify/backend/api/app/schema.graphql"
TOKEN = re.compile(r'"""[\s\S]*?"""|"[^"\n]*"|[\w$]+|[^\s\w]')
TEXTS = [case.files[case.main] for case in load_cases() if case.verdict == "accept" and case.judge == "cli"]
TOKENS = [token for text in TEXTS for token in TOKEN.findall(text)]
DECLARED = parse(declarations())


def mutated(text: str, chooser: random.Random) -> str:
    """A text with a token that is removed, replaced, added or repeated."""
    token = chooser.choice(list(TOKEN.finditer(text)))
    other = chooser.choice(TOKENS)
    written = chooser.choice(["", other, f"{token.group()} {other} ", f"{token.group()} {token.group()}"])
    return text[: token.start()] + written + text[token.end() :]


def is_rejected(text: str) -> bool:
    try:
        return bool(validate_sdl(DocumentNode(definitions=(*DECLARED.definitions, *parse(text).definitions))))
    except GraphQLError:
        return True


@pytest.mark.parametrize("seed", range(4))
def test_what_graphql_core_rejects_is_an_error(seed: int) -> None:
    chooser = random.Random(seed)
    for _ in range(60):
        text = mutated(chooser.choice([text for text in TEXTS if TOKEN.search(text)]), chooser)
        if not is_rejected(text):
            continue
        workspace = Workspace(MemoryDisk({SCHEMA: text}))
        workspace.load("/project/amplify")
        assert any(item.severity is Severity.ERROR for item in workspace.diagnostics(SCHEMA)), text
