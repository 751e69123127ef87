"""Conversions in Markdown: a schema of Gen 1, settings if there are any, the result, and what is listed.

A case is a heading with blocks. `json` has the authorization modes and flags, `graphql` the schema (several blocks are the
files of a folder `schema`), `ts` the result, blocks named `js NAME` or `ts NAME` the files that it needs, and `text` the notes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from amplify_ls.conversion.notes import summary
from amplify_ls.gen1.facts.api import Api
from amplify_ls.gen1.facts.api_settings import ApiSettings
from amplify_ls.gen1.facts.flags import Flags
from amplify_ls.gen1.syntax.schema_file import SchemaFile

if TYPE_CHECKING:
    from amplify_ls.conversion.result import Conversion

FOLDER = Path(__file__).parent / "cases"
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """A conversion."""

    path: Path
    name: str
    settings: dict[str, object]
    schemas: tuple[str, ...]
    expected: str
    """The blocks with the result, as in the file."""

    @property
    def identifier(self) -> str:
        return f"{self.path.stem}: {self.name}"

    @property
    def route(self) -> str:
        return str(self.settings.get("route", "builder"))

    def api(self) -> Api:
        """The API of the schema."""
        files = tuple(SchemaFile(f"/schema/{number}.graphql", text.encode()) for number, text in enumerate(self.schemas))
        modes = self.settings.get("modes")
        settings = ApiSettings(tuple(map(str, modes)) if isinstance(modes, list) else None)
        flags = self.settings.get("flags")
        return Api("blog", "/api", lambda: files, lambda: Flags(**(flags if isinstance(flags, dict) else {})), lambda: settings)


def load_cases() -> list[Case]:
    """All cases."""
    return [case for path in sorted(FOLDER.glob("*.md")) for case in read_cases(path)]


def read_cases(path: Path) -> list[Case]:
    """The cases of a file."""
    text = path.read_text(encoding="utf-8")
    headings = list(_HEADING.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    return [_case(path, heading[1], text[heading.end() : end]) for heading, end in zip(headings, ends, strict=True)]


def _case(path: Path, name: str, text: str) -> Case:
    blocks = list(_BLOCK.finditer(text))
    settings: dict[str, object] = next((json.loads(block[3]) for block in blocks if block[1] == "json"), {})
    schemas = tuple(block[3] for block in blocks if block[1] == "graphql")
    expected = "\n\n".join(block[0] for block in blocks if block[1] in ("ts", "js", "text"))
    return Case(path, name, settings, schemas, expected)


def rendered(conversion: Conversion) -> str:
    """The blocks with a result."""
    blocks = [f"```ts\n{conversion.text}```"]
    blocks += [f"```{name.rpartition('.')[2]} {name}\n{text}```" for name, text in conversion.files.items()]
    notes = summary(note for note in conversion.notes if note.subject)
    return "\n\n".join([*blocks, *([f"```text\n{notes}```"] if notes else [])])


def write_expected(case: Case, blocks: str) -> None:
    """Replace the result of a case in its file."""
    text = case.path.read_text(encoding="utf-8")
    start = text.index(f"## {case.name}\n")
    following = _HEADING.search(text, start + 3)
    end = len(text) if following is None else following.start()
    body = text[start:end]
    kept = [block[0] for block in _BLOCK.finditer(body) if block[1] in ("json", "graphql")]
    prose = body[: _BLOCK.search(body).start()].rstrip()  # type: ignore[union-attr]
    rest = text[end:]
    after = "\n\n".join([prose, *kept, blocks]) + "\n" + (f"\n{rest}" if rest else "")
    case.path.write_text(text[:start] + after, encoding="utf-8")
