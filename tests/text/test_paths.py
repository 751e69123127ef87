from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from amplify_ls.text.paths import path_from_uri, settle, uri_from_path

if TYPE_CHECKING:
    from pathlib import Path

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX paths")


@pytest.mark.parametrize(
    "uri",
    [
        "file:///C%3A/app/amplify/data/resource.ts",
        "file:///c%3a/app/amplify/data/resource.ts",
        "file:///c:/app/amplify/data/resource.ts",
        "file:///C:/app/./amplify/auth/../data/resource.ts",
        "file:///C:%5Capp%5Camplify%5Cdata%5Cresource.ts",
        "file:///C:\\app\\amplify\\data\\resource.ts",
        "file://localhost/C:/app/amplify/data/resource.ts",
        "FILE:///C:/app//amplify/data/resource.ts",
        "file:/C:/app/amplify/data/resource.ts",
    ],
)
def test_every_spelling_of_a_windows_file_is_one_path(uri: str) -> None:
    assert path_from_uri(uri) == "c:/app/amplify/data/resource.ts"


def test_a_drive_alone_is_its_root() -> None:
    assert path_from_uri("file:///C%3A/") == "c:/"
    assert settle("C:\\") == "c:/"


def test_a_share_keeps_its_host() -> None:
    assert settle("\\\\server\\share\\app") == "//server/share/app"


@posix_only
@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///none/a%20b/%C3%A9.ts", "/none/a b/é.ts"),
        ("file:///none/./x/../a.ts", "/none/a.ts"),
        ("file:///none/%5Bslug%5D/a%23b%3F.ts", "/none/[slug]/a#b?.ts"),
        ("file:///none/a#b.ts", "/none/a#b.ts"),
        ("file:///none/%FF.ts", "/none/\udcff.ts"),
    ],
)
def test_percent_encoding_and_dots(uri: str, path: str) -> None:
    assert path_from_uri(uri) == path


@pytest.mark.parametrize(
    "uri", ["untitled:Untitled-1", "git:/app/a.ts?ref", "file:", "", "file:///a%00b", "vscode-vfs://x/a.ts"]
)
def test_what_names_no_file_has_no_path(uri: str) -> None:
    assert path_from_uri(uri) is None


@posix_only
@pytest.mark.parametrize("path", ["/none/a b/é[1]#?%.ts", "c:/app/a.ts", "/none/\udcff.ts"])
def test_a_path_survives_its_uri(path: str) -> None:
    assert path_from_uri(uri_from_path(path)) == path


def test_uris_are_spelled_as_vs_code_spells_them() -> None:
    assert uri_from_path("c:/app/a b.ts") == "file:///c%3A/app/a%20b.ts"
    assert uri_from_path("/app/(group)/a.ts") == "file:///app/%28group%29/a.ts"
    assert uri_from_path("//server/share/a.ts") == "file://server/share/a.ts"


@posix_only
def test_symbolic_links_lead_to_one_identity(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (real / "a.ts").write_text("")
    (tmp_path / "link").symlink_to(real)
    settled = os.path.realpath(real)
    assert settle(str(tmp_path / "link" / "a.ts")) == f"{settled}/a.ts"
    assert settle(str(tmp_path / "link" / "not-yet.ts")) == f"{settled}/not-yet.ts"


@posix_only
def test_a_circle_of_links_is_survived(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert settle(str(tmp_path / "a" / "x.ts")).endswith("/x.ts")
