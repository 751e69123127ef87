"""Git, read only: no hook, filter, external diff or file system monitor of a repository is run, and nothing is fetched."""

from __future__ import annotations

import contextlib
import os
import subprocess
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_COMMAND = ("git", "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=", "-c", "core.quotePath=false")
_SECONDS = 60
_CANDIDATES = ("origin/main", "origin/master", "main", "master")
_TREE_LINE_PARTS = 4


class GitError(Exception):
    """A reason why a revision cannot be read, as one sentence for the user."""


class NoRepositoryError(GitError):
    """There is no git repository, or no git."""


class BareRepositoryError(GitError):
    """There is a git repository without a working tree."""


class TreeEntry(NamedTuple):
    """A file, link or submodule of a revision."""

    path: str
    """Relative to the root of the repository."""
    mode: str
    digest: str
    size: int

    @property
    def is_link(self) -> bool:
        return self.mode == "120000"

    @property
    def is_submodule(self) -> bool:
        return self.mode == "160000"


class Repository:
    """The repository that a folder belongs to."""

    def __init__(self, folder: str) -> None:
        while not os.path.isdir(folder) and os.path.dirname(folder) != folder:
            # The working tree may lack a folder that the deployed revision has.
            folder = os.path.dirname(folder)
        self._folder = folder
        found = self._try("rev-parse", "--show-toplevel")
        if found is None:
            if self._try("rev-parse", "--is-bare-repository") == "true":
                raise BareRepositoryError(f"`{folder}` is in a bare git repository, which has no files to compare")
            raise NoRepositoryError(f"`{folder}` is not in a git repository")
        self.root = self._folder = found.replace(os.sep, "/")

    def git_folder(self) -> str:
        """The folder of the working tree's own data, such as HEAD."""
        return self._run("rev-parse", "--absolute-git-dir").decode("utf-8", "surrogateescape").strip()

    def commit(self, revision: str) -> str:
        """The commit of a revision. Raises GitError."""
        found = self._try("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if found is None:
            raise GitError(f"unknown revision `{revision}`{self._advice()}")
        return found

    def default_base(self) -> str:
        """The merge base of the working tree and the default branch. Raises GitError."""
        if self._try("rev-parse", "--verify", "--quiet", "HEAD") is None:
            raise GitError("the git repository has no commits yet")
        for branch in self._default_branches():
            if self._try("rev-parse", "--verify", "--quiet", "--end-of-options", f"{branch}^{{commit}}") is None:
                continue
            found = self._try("merge-base", "HEAD", branch)
            if found is None:
                raise GitError(f"HEAD and the default branch `{branch}` have no common commit{self._advice()}")
            return found
        raise GitError(f"the default branch is unknown; use --since{self._advice()}")

    def entries(self, commit: str) -> Iterator[TreeEntry]:
        """All files of a commit."""
        output = self._run("ls-tree", "-r", "-z", "-l", "--full-tree", commit)
        for line in output.split(b"\0"):
            head, _, path = line.partition(b"\t")
            parts = head.decode().split()
            if len(parts) == _TREE_LINE_PARTS:
                size = int(parts[3]) if parts[3].isdigit() else 0
                yield TreeEntry(path.decode("utf-8", "surrogateescape"), parts[0], parts[2], size)

    def blobs(self) -> Blobs:
        """A reader of file contents."""
        return Blobs(self._folder)

    def _default_branches(self) -> Iterator[str]:
        requested = os.environ.get("GITHUB_BASE_REF") or os.environ.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
        if requested:
            yield f"origin/{requested}"
        head = self._try("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
        if head:
            yield head
        yield from _CANDIDATES

    def _advice(self) -> str:
        if self._try("rev-parse", "--is-shallow-repository") != "true":
            return ""
        return "; the clone is shallow, run `git fetch --unshallow` (GitHub Actions: `fetch-depth: 0` for the checkout)"

    def _try(self, *arguments: str) -> str | None:
        try:
            return self._run(*arguments).decode("utf-8", "surrogateescape").strip() or None
        except GitError as error:
            if isinstance(error.__cause__, (OSError, subprocess.TimeoutExpired)) or "dubious ownership" in str(error):
                raise
            return None

    def _run(self, *arguments: str) -> bytes:
        try:
            done = subprocess.run(
                (*_COMMAND, *arguments),
                cwd=self._folder,
                env=clean_environment(os.environ),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except FileNotFoundError as error:
            raise NoRepositoryError("`git` is not installed") from error
        except (OSError, subprocess.TimeoutExpired) as error:
            raise GitError(f"`git {arguments[0]}` failed: {error}") from error
        if done.returncode:
            raise GitError(f"`git {arguments[0]}` failed: {_first_line(done.stderr)}")
        return done.stdout


class Blobs:
    """Contents by digest, read by one process that lives as long as this object is used."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, digest: str) -> bytes | None:
        """The content of a blob; None if it is not in the clone."""
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(digest.encode() + b"\n")
            process.stdin.flush()
            line = process.stdout.readline()
            if not line:
                # It ends if an object is damaged; the next content is read by another one.
                self.close()
            words = line.split()
            if len(words) != len(("digest", "type", "size")) or words[1] != b"blob":
                return None
            content = process.stdout.read(int(words[2]))
            process.stdout.read(1)
        except (OSError, ValueError):
            return None
        return content

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            if self._process.stdin is not None:
                with contextlib.suppress(OSError):
                    self._process.stdin.close()
            if self._process.stdout is not None:
                self._process.stdout.close()
            self._process.wait()
            self._process = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                (*_COMMAND, "cat-file", "--batch"),
                cwd=self._folder,
                env=clean_environment(os.environ),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process


def clean_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without what redirects git elsewhere, as hooks set it, and with everything interactive off.

    In a partial clone, git would fetch what is missing with the program that the settings of the clone name. Versions that do
    not know ``GIT_NO_LAZY_FETCH`` still know that no protocol is allowed.
    """
    kept = {name: value for name, value in environment.items() if not name.startswith("GIT_")}
    return {
        **kept,
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "LC_ALL": "C",
    }


def _first_line(output: bytes) -> str:
    return output.decode("utf-8", "replace").strip().partition("\n")[0]
