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


@pytest.mark.parametrize("url", ["ext::touch RAN", "file:///nowhere", "ssh://host/x"])
@pytest.mark.skipif(os.name == "nt", reason="The programs are those of a POSIX system")
def test_what_a_partial_clone_lacks_is_not_fetched(repository: Path, url: str) -> None:
    ran = repository / "ran"
    for name, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": url.replace("RAN", str(ran)),
        "remote.origin.uploadpack": f"touch {ran};",
        "core.sshCommand": f"touch {ran};",
        "protocol.allow": "always",
        "protocol.ext.allow": "always",
    }.items():
        git(repository, "config", name, value)
    folder = f"{repository}/amplify"
    found, commit = base_commit(folder, "main")
    digest = git(repository, "rev-parse", "HEAD:amplify/data/resource.ts")
    (repository / ".git/objects" / digest[:2] / digest[2:]).unlink()
    blobs = found.blobs()
    assert blobs.read(digest) is None
    blobs.close()
    with pytest.raises(RevisionError, match=r"`main` cannot be compared, because `.*/data/resource.ts` cannot be read"):
        revision_at(folder, commit, found, "`main`")
    assert not ran.exists()


def test_a_damaged_object_does_not_hide_the_others(repository: Path) -> None:
    digest = git(repository, "rev-parse", "HEAD:amplify/data/resource.ts")
    other = git(repository, "rev-parse", "HEAD:amplify/backend.ts")
    damaged = repository / ".git/objects" / digest[:2] / digest[2:]
    damaged.chmod(0o644)
    damaged.write_bytes(b"no object")
    blobs = Repository(str(repository)).blobs()
    assert blobs.read(digest) is None
    assert blobs.read(other) == (repository / "amplify/backend.ts").read_bytes()
    blobs.close()


def test_a_file_that_is_no_text_in_the_deployed_revision_is_said(repository: Path) -> None:
    (repository / "amplify/auth").mkdir(exist_ok=True)
    (repository / "amplify/data/resource.ts").write_bytes(b"\x00\xff" * 5_000)
    git(repository, "commit", "-qam", "binary")
    folder = f"{repository}/amplify"
    found, commit = base_commit(folder, "HEAD")
    with pytest.raises(RevisionError, match=r"`HEAD` cannot be compared, because `.*/data/resource.ts` cannot be read"):
        revision_at(folder, commit, found, "`HEAD`")


def test_a_backend_of_gen_1_is_said(repository: Path) -> None:
    schema = repository / "old/amplify/backend/api/todo/schema.graphql"
    write(repository, {str(schema.relative_to(repository)): "type Todo @model { id: ID! }"})
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "old")
    folder = f"{repository}/old/amplify"
    found, commit = base_commit(folder, "HEAD")
    with pytest.raises(RevisionError, match="has a backend of Gen 1 in"):
        revision_at(folder, commit, found, "`HEAD`")


def test_a_detached_head_has_a_base(repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD")
    git(repository, "checkout", "-q", "--detach")
    git(repository, "commit", "-q", "--allow-empty", "-m", "two")
    assert base_commit(f"{repository}/amplify", None)[1] == base


def test_no_setting_of_the_repository_runs_a_program(repository: Path) -> None:
    ran = repository / "ran"
    hooks = repository / "hooks"
    hooks.mkdir()
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc"):
        (hooks / hook).write_text(f"#!/bin/sh\ntouch {ran}\n")
        (hooks / hook).chmod(0o755)
    (repository / ".gitattributes").write_text("*.ts filter=x diff=x merge=x\n")
    for setting in (
        "filter.x.clean",
        "filter.x.smudge",
        "filter.x.process",
        "diff.x.textconv",
        "diff.x.command",
        "alias.ls-tree",
    ):
        git(repository, "config", setting, f"!touch {ran}" if setting.startswith("alias") else f"touch {ran}")
    for setting in ("core.hooksPath", "core.editor", "core.askPass", "credential.helper", "gpg.program", "core.gitProxy"):
        git(repository, "config", setting, str(hooks) if setting == "core.hooksPath" else f"touch {ran}")
    found, commit = base_commit(f"{repository}/amplify", "main")
    assert revision_at(f"{repository}/amplify", commit, found, "`main`").revision.snapshot == deployed("p1").snapshot
    assert not ran.exists()
