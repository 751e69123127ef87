"""Links and pictures of the pages about editors lead to files that are there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent.parent
PAGES = sorted((REPOSITORY / "editors").glob("**/README.md"))
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if "node_modules" not in page.parts and "build" not in page.parts],
    ids=lambda page: page.parent.name,
)
def test_relative_links_lead_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text("utf-8"))
    assert all((page.parent / link).exists() for link in links), links


def test_pictures_are_small() -> None:
    pictures = [*(REPOSITORY / "editors" / "vscode" / "images").iterdir(), *(REPOSITORY / "docs" / "editors").iterdir()]
    assert len(pictures) >= 7
    assert not [picture.name for picture in pictures if picture.stat().st_size > 150_000]


def test_the_extension_documents_each_of_its_settings_and_commands() -> None:
    readme = (REPOSITORY / "editors" / "vscode" / "README.md").read_text("utf-8")
    contributes = json.loads((REPOSITORY / "editors" / "vscode" / "package.json").read_text("utf-8"))["contributes"]
    assert not [name for name in contributes["configuration"]["properties"] if f"`{name}`" not in readme]
    assert not [each["title"] for each in contributes["commands"] if f"Amplify: {each['title']}" not in readme]
