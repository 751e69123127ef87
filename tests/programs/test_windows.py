"""amplify-ls as a program for Windows, under Wine: the findings of Linux, and the paths and line ends of Windows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mdtest.markdown import read_cases
from tests.mdtest.running import write
from tests.programs.windows import FOLDER, NEWEST_EMBEDDABLE, WINE, build, command, wine_environment
from tests.support.language_client import LanguageClient

CASES = Path(__file__).parents[1] / "mdtest" / "cases"
BROKEN = """\
import { a, defineData } from '@aws-amplify/backend';
const schema = a.schema({
  Post: a.model({ title: a.strin() }).authorization((allow) => [allow.owner()]),
});
export const data = defineData({ schema });
"""

MOST_PROJECTS = 120

pytestmark = [
    pytest.mark.skipif(sys.version_info[:2] > NEWEST_EMBEDDABLE, reason="PyPI has no Python for Windows of this version"),
    pytest.mark.skipif(not Path(WINE).exists(), reason="Wine is not installed"),
]


@pytest.fixture(scope="module")
def folder() -> Path:
    """The built folder, with Wine set up."""
    built = build()
    subprocess.run([WINE, "wineboot", "-i"], env=wine_environment(), stdin=subprocess.DEVNULL, timeout=300, check=True)
    return built


@pytest.fixture
def drive() -> Path:
    """An empty repository on drive C."""
    place = FOLDER / "prefix" / "drive_c" / "shop"
    subprocess.run(["rm", "-rf", str(place)], check=True)
    # A repository of its own: git ignores the folder that it is in, but Windows sees nothing above the drive.
    (place / ".git").mkdir(parents=True)
    (place / ".git" / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    return place


def check(folder: Path, cwd: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    # Wine has no handle for a standard stream that is not a pipe.
    return subprocess.run(
        [*command(folder), "check", *words],
        cwd=cwd,
        env=wine_environment(),
        input=b"",
        capture_output=True,
        timeout=600,
        check=False,
    )


def test_it_finds_what_linux_finds(folder: Path, drive: Path) -> None:
    # For more than a hundred projects, `check` starts more processes, which do not answer under Wine, so it goes on alone.
    cases = [case for path in sorted(CASES.rglob("*.md")) for case in read_cases(path.read_text("utf-8"))]
    for number, case in enumerate(cases[:: len(cases) // MOST_PROJECTS + 1]):
        write(case, drive / str(number))
    words = ["--output-format", "json", "--exit-zero"]
    windows = check(folder, drive, *words)
    linux = subprocess.run(
        [sys.executable, "-m", "amplify_ls", "check", *words], cwd=drive, capture_output=True, timeout=600, check=False
    )
    assert json.loads(windows.stdout) == json.loads(linux.stdout), windows.stderr[-2000:]


def test_paths_with_backslashes_and_line_ends_of_windows(folder: Path, drive: Path) -> None:
    data = drive / "amplify" / "data" / "resource.ts"
    data.parent.mkdir(parents=True)
    data.write_bytes(BROKEN.replace("\n", "\r\n").encode())
    done = check(folder, drive, "--output-format", "concise", r"C:\shop\amplify\data\resource.ts")
    assert done.returncode == 1
    assert b"resource.ts:3:28: error[data/unknown-builder]" in done.stdout
    assert check(folder, drive, "--fix", "--unsafe-fixes", r"amplify\data\resource.ts").returncode == 0
    assert data.read_bytes() == BROKEN.replace("strin()", "string()").replace("\n", "\r\n").encode()


@pytest.mark.parametrize("root", ["file:///c%3A/shop", "file:///C:/shop"])
def test_the_server_knows_the_uris_of_windows(folder: Path, drive: Path, root: str) -> None:
    data = drive / "amplify" / "data" / "resource.ts"
    data.parent.mkdir(parents=True)
    data.write_text(BROKEN, "utf-8")
    uri = f"{root}/amplify/data/resource.ts"
    with LanguageClient([*command(folder), "server"], env=wine_environment()) as client:
        client.initialize(None, {})
        client.open(uri, BROKEN)
        published = client.take(lambda message: message.get("method") == "textDocument/publishDiagnostics").message["params"]
        assert published["uri"] == uri
        assert [item["code"] for item in published["diagnostics"]] == ["data/unknown-builder"]
