"""Revisions from git: read by blob, without a checkout and without running anything of the repository."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from amplify_ls.engine.planning.git import GitError, Repository
from amplify_ls.engine.planning.planning import RevisionError, base_commit, revision_at
from amplify_ls.engine.planning.revision_disk import RevisionDisk
from tests.plan.support import deployed, projects

if TYPE_CHECKING:
    from pathlib import Path

IDENTITY = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}


def git(folder: Path, *arguments: str) -> str:
    environment = {**{name: value for name, value in os.environ.items() if not name.startswith("GIT_")}, **IDENTITY}
    command = ("git", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false", *arguments)
    return subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True).stdout.strip()


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit of a project on `main`."""
    git(tmp_path, "init")
    write(tmp_path, projects()["p1"])
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "one")
    return tmp_path


def test_a_revision_is_read_although_files_were_deleted_and_settings_name_programs(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for setting in ("core.fsmonitor", "diff.external", "filter.x.smudge", "core.pager"):
        git(repository, "config", setting, f"touch {repository}/ran")
    (repository / ".gitattributes").write_text("*.ts filter=x diff=x\n")
    (repository / "amplify/data/resource.ts").unlink()
    # As in a hook that runs for another repository.
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    folder = f"{repository}/amplify"
    found, commit = base_commit(folder, "main")
    assert revision_at(folder, commit, found, "`main`").revision.snapshot == deployed("p1").snapshot
    assert not (repository / "ran").exists()


def test_the_default_base_is_the_merge_base_with_the_default_branch(repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD")
    git(repository, "checkout", "-b", "work")
    git(repository, "commit", "--allow-empty", "-m", "two")
    git(repository, "checkout", "--detach")
    assert base_commit(f"{repository}/amplify", None)[1] == base


def test_a_worktree_and_links(repository: Path, tmp_path: Path) -> None:
    (repository / "linked").symlink_to("amplify/data")
    (repository / "amplify/data/alias.ts").symlink_to("../../linked/resource.ts")
    git(repository, "add", ".")
    git(repository, "commit", "-m", "links")
    git(repository, "worktree", "add", str(tmp_path / "other"))
    found = Repository(str(tmp_path / "other"))
    disk = RevisionDisk(found, found.commit("HEAD"))
    assert disk.read(f"{found.root}/linked/alias.ts") == disk.read(f"{found.root}/amplify/data/resource.ts") != b""
    assert disk.is_directory(f"{found.root}/linked")
    assert [folder for folder, _, _ in disk.walk(f"{found.root}/amplify")][1:] == [
        f"{found.root}/amplify/auth",
        f"{found.root}/amplify/data",
    ]
    disk.close()


def test_what_cannot_be_read_is_said(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = f"{repository}/amplify"
    with pytest.raises(GitError, match="unknown revision `nothing`"):
        base_commit(folder, "nothing")
    with pytest.raises(GitError, match="unknown revision `--output=x`"):
        base_commit(folder, "--output=x")
    outside = tmp_path_factory.mktemp("outside")
    with pytest.raises(GitError, match="is not in a git repository"):
        Repository(str(outside))
    git(outside, "init", "--bare")
    with pytest.raises(GitError, match="is in a bare git repository"):
        Repository(str(outside))
    git(repository, "commit", "--allow-empty", "-m", "two")
    clone = outside / "clone"
    git(outside, "clone", "--depth", "1", f"file://{repository}", str(clone))
    with pytest.raises(GitError, match="the clone is shallow"):
        base_commit(f"{clone}/amplify", "HEAD~1")


def test_a_base_without_a_backend_or_with_syntax_errors_is_said(repository: Path) -> None:
    folder = f"{repository}/amplify"
    (repository / "amplify/data/resource.ts").write_text("export const data = defineData({ schema: a.schema({ ;;")
    git(repository, "commit", "-am", "broken")
    found = Repository(folder)
    with pytest.raises(RevisionError, match="has syntax errors in"):
        revision_at(folder, found.commit("HEAD"), found, "`HEAD`")
    git(repository, "rm", "-rq", "amplify")
    git(repository, "commit", "-m", "nothing", "--allow-empty")
    with pytest.raises(RevisionError, match="contains no Amplify Gen 2 backend"):
        revision_at(folder, found.commit("HEAD"), found, "`HEAD`")
