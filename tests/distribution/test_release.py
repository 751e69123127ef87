"""What a release is made of: sources, packages with known hashes, and actions of known commits; and who may publish it."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

REPOSITORY = Path(__file__).resolve().parent.parent.parent
WORKFLOWS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
RELEASE = (REPOSITORY / ".github" / "workflows" / "release.yml").read_text("utf-8")
LOCKS = ("editors/vscode/requirements.txt", "ci/build-requirements.txt")
MORE_LOCKS = ("ci/interpreter-requirements.txt", "ci/embeddable-requirements.txt")
PUBLISHING = {"pypi", "npm", "vscode"}
WITHOUT_TOKEN = {"pypi", "npm"}
"""Registries that know the workflow itself."""
WITH_SECRETS = {"vscode", "sign"}


def jobs(workflow: str) -> dict[str, str]:
    """The text of each job by its name."""
    parts = re.split(r"^  (\w+):\n", workflow.partition("\njobs:\n")[2], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.fixture
def packaging(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script that builds the extension, with a folder of its own to work in."""
    specification = importlib.util.spec_from_file_location("package", REPOSITORY / "editors/vscode/scripts/package.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    monkeypatch.setattr(module, "WORK", tmp_path)
    return module


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_named_by_its_commit(path: Path) -> None:
    used = re.findall(r"uses: (\S+)(.*)", path.read_text("utf-8"))
    assert used
    for action, comment in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action


def test_an_action_has_the_same_commit_everywhere() -> None:
    used = {action for path in WORKFLOWS for action in re.findall(r"uses: (\S+)", path.read_text("utf-8"))}
    assert len(used) == len({action.partition("@")[0] for action in used})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_checkout_keeps_the_token(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("uses: actions/checkout@") == text.count("persist-credentials: false")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_commands_are_made_of_no_event(path: Path) -> None:
    """An expression in a command is code that somebody else may write."""
    for line in path.read_text("utf-8").splitlines():
        assert not ("run:" in line and "${{" in line), line
        assert "github.event" not in line


def test_only_the_jobs_that_publish_may_publish() -> None:
    assert "\npermissions: {}\n" in RELEASE
    for name, job in jobs(RELEASE).items():
        granted = re.findall(r"^      (\w[\w-]*: (?:read|write))$", job, re.MULTILINE)
        assert granted == (["id-token: write"] if name in WITHOUT_TOKEN else ["contents: read"]), name
        assert ("secrets." in job) == (name in WITH_SECRETS), name
        assert ("environment:" in job) == (name in PUBLISHING | WITH_SECRETS), name


def test_a_token_is_there_for_one_step_only() -> None:
    job = jobs(RELEASE)["vscode"]
    assert job.count("secrets.") == 2
    assert job.index("npm ci --ignore-scripts") < job.index("secrets.")
    assert job.rstrip().endswith("OVSX_PAT: ${{ secrets.OVSX_PAT }}")
    assert "npm ci" not in jobs(RELEASE)["sign"]


def test_publishing_waits_for_the_tests_and_publishes_what_was_built() -> None:
    found = jobs(RELEASE)
    for name in PUBLISHING:
        assert "needs: [test, build, package]" in found[name]
        assert "download-artifact" in found[name]
        assert "pip install" not in found[name]


def test_what_builds_a_release_is_locked() -> None:
    build = jobs(RELEASE)["build"]
    assert "make" not in build, "the tools of the tests are not locked"
    for command in re.findall(r"pip install .*", build):
        assert "--require-hashes" in command
    assert "build --no-isolation" in build
    platform = (REPOSITORY / "ci/build-platform.sh").read_text("utf-8").replace("\\\n", " ")
    for command in re.findall(r"(?:pip|\[@\]\}\") (?:install|download) .*", platform):
        assert "--require-hashes" in command or command.endswith("--editable .")
    script = (REPOSITORY / "ci/github-action.sh").read_text("utf-8")
    assert script.count("pip install") == script.count("--require-hashes") == 1


@pytest.mark.parametrize("name", [*LOCKS, *MORE_LOCKS])
def test_every_version_of_a_lock_is_exact_and_has_hashes(name: str) -> None:
    text = (REPOSITORY / name).read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert lines
    for line in lines:
        assert re.fullmatch(r"[\w-]+==[\w.]+( +--hash=sha256:[0-9a-f]{64})+", line.strip()), line


def test_the_locks_are_those_of_the_script_and_have_all_that_the_server_needs(packaging: ModuleType) -> None:
    for name, versions in zip(LOCKS, (packaging._WANTED, packaging._BUILD), strict=True):
        text = (REPOSITORY / name).read_text("utf-8")
        assert tuple(re.findall(r"^[\w-]+==[\w.]+", text, re.MULTILINE)) == versions
    project = (REPOSITORY / "pyproject.toml").read_text("utf-8")
    needed = re.findall(r'^    "([\w-]+)', project.partition("\ndependencies = [")[2].partition("]")[0], re.MULTILINE)
    assert set(needed) <= {version.partition("==")[0] for version in packaging._WANTED}
