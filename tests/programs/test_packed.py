"""What users of npm get: the folder with its own interpreter, and the packages around it, built here and then installed."""

from __future__ import annotations

import atexit
import functools
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from amplify_ls import __version__
from distribution.dependencies import dependencies
from distribution.folder import Folder
from distribution.interpreter import this_interpreter
from tests.mdtest.markdown import read_cases
from tests.mdtest.running import write
from tests.programs.programs import INSTALLED, REPOSITORY, environment

if TYPE_CHECKING:
    from collections.abc import Sequence

# All that start a server. Those about pauses in typing are left out, because they depend on the speed of the machine.
PROTOCOL_TESTS = (
    *("test_features.py", "test_commands.py", "test_diagnostics.py", "test_configuration.py", "test_structure.py"),
    *("test_navigation.py", "test_completing.py", "test_settings_file.py", "test_manner.py", "test_plans.py"),
    *("test_robustness.py", "test_letting_go.py"),
)
CASES = REPOSITORY / "tests" / "mdtest" / "cases"
BROKEN = """\
import { a, defineData } from '@aws-amplify/backend';
const schema = a.schema({
  Post: a.model({ title: a.strin() }).authorization((allow) => [allow.owner()]),
});
export const data = defineData({ schema });
"""
FOUND, FAILED = 1, 2
# Bytes.
LARGEST_PACKAGE = 12_000_000


class Built(NamedTuple):
    """The results of the build."""

    folder: Folder
    tarballs: tuple[Path, ...]


def build(output: Path) -> Built:
    command = [sys.executable, "-m", "distribution", str(output)]
    done = subprocess.run(command, cwd=REPOSITORY, env=environment(), capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(Folder(output / "folder", this_interpreter()), tuple(sorted(output.glob("*.tgz"))))


@pytest.fixture(scope="session")
def built() -> Built:
    """Everything, built anew, in a place that `make test-editors` keeps."""
    output = INSTALLED / "built"
    shutil.rmtree(output, ignore_errors=True)
    return build(output)


@pytest.fixture(scope="session")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of an author of TypeScript that has the packages in its node_modules."""
    root = tmp_path_factory.mktemp("author")
    (root / "package.json").write_text('{"name": "shop", "private": true, "scripts": {"lint": "amplify-ls check"}}', "utf-8")
    data = root / "amplify" / "data" / "resource.ts"
    data.parent.mkdir(parents=True)
    data.write_text(BROKEN, "utf-8")
    tarballs = [str(tarball) for tarball in built.tarballs]
    npm("install", "--save-dev", "--no-audit", "--no-fund", "--loglevel=error", *tarballs, cwd=root)
    return root


@functools.cache
def without_python() -> dict[str, str]:
    """An environment in which a shell finds Node and no Python."""
    folder = Path(tempfile.mkdtemp(prefix="programs-"))
    atexit.register(shutil.rmtree, folder)
    for name in ("node", "npm", "npx", "sh", "env"):
        program = shutil.which(name, path=environment()["PATH"])
        assert program, name
        (folder / name).symlink_to(program)
    return {"PATH": str(folder), "HOME": str(folder)}


def npm(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    program = shutil.which("npm", path=environment()["PATH"])
    assert program
    done = subprocess.run(
        [program, *words], cwd=cwd, env=environment(), capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def run(command: Sequence[str], cwd: Path, text: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(command), cwd=cwd, env=without_python(), input=text, capture_output=True, text=True, timeout=300, check=False
    )


def wrapper(root: Path, *words: str) -> list[str]:
    return ["node", str(root / "node_modules" / "amplify-ls" / "bin" / "amplify-ls.js"), *words]


class TestFolder:
    def test_it_finds_exactly_what_the_sources_find(self, built: Built, tmp_path: Path) -> None:
        for path in sorted(CASES.rglob("*.md")):
            for number, case in enumerate(read_cases(path.read_text("utf-8"))):
                write(case, tmp_path / path.relative_to(CASES).with_suffix("") / str(number))
        words = ["check", "--output-format", "json", "--exit-zero", str(tmp_path)]
        packed = run([*built.folder.command, *words], tmp_path)
        sources = subprocess.run(
            [sys.executable, "-m", "amplify_ls", *words], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300
        )
        assert packed.stderr == sources.stderr
        assert packed.stdout == sources.stdout
        codes = {finding["code"] for finding in json.loads(packed.stdout)["diagnostics"]}
        assert "function/unknown-timezone" in codes, "the time zones are missing"

    @pytest.mark.parametrize(
        "words",
        [
            ["plan", "--before", "fixtures/shop", "fixtures/shop"],
            ["plan", "--budget", "fixtures/shop"],
            ["access", "fixtures/shop"],
        ],
    )
    def test_other_commands_print_what_the_sources_print(self, built: Built, words: list[str]) -> None:
        packed = run([*built.folder.command, *words], REPOSITORY)
        command = [sys.executable, "-m", "amplify_ls", *words]
        sources = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False, timeout=300)
        assert (packed.stdout, packed.stderr, packed.returncode) == (sources.stdout, sources.stderr, sources.returncode)
        assert sources.stdout

    def test_it_serves_editors_like_the_sources(self, built: Built) -> None:
        tests = [f"tests/server/{name}" for name in PROTOCOL_TESTS]
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests]
        variables = {**os.environ, "AMPLIFY_LS_SERVER": json.dumps(built.folder.command)}
        done = subprocess.run(command, cwd=REPOSITORY, env=variables, capture_output=True, text=True, timeout=1200, check=False)
        assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]

    def test_pages_are_in_it(self, built: Built, tmp_path: Path) -> None:
        page = run([*built.folder.command, "explain", "data/missing-reference-field"], tmp_path).stdout
        assert "Why is this bad?" in page

    def test_a_traceback_names_files_and_lines(self, built: Built, tmp_path: Path) -> None:
        *python, script = built.folder.command
        fail = (
            f"import runpy; runpy.run_path({script!r}); from amplify_ls.engine import Workspace; Workspace(None).load('/a.ts')"
        )
        done = run([*python, "-c", fail], tmp_path)
        lines = {int(line) for line in re.findall(r'amplify_ls/engine/workspace\.py", line (\d+)', done.stderr)}
        source = (REPOSITORY / "amplify_ls" / "engine" / "workspace.py").read_text("utf-8").splitlines()
        assert lines, done.stderr
        assert all(source[line - 1].strip() for line in lines)

    def test_every_license_is_in_the_notice_and_every_part_in_the_bill(self, built: Built) -> None:
        notice = (built.folder.root / "NOTICE").read_text("utf-8")
        bill = json.loads((built.folder.root / "sbom.json").read_text("utf-8"))
        parts = {(each["name"], each["version"]) for each in bill["components"]}
        needed = dependencies("amplify-ls")
        assert needed
        for each in needed:
            assert f"{each.name} {each.version}" in notice
            assert all(text in notice for text in each.texts)
            assert (each.name, each.version) in parts
        assert "PYTHON SOFTWARE FOUNDATION LICENSE" in notice

    def test_two_builds_are_the_same_bytes(self, built: Built, extension: Path) -> None:
        # The extension for Visual Studio Code contains a folder that was built elsewhere from the same sources.
        assert hashes(extension / "bundled") == hashes(built.folder.root)

    def test_nothing_names_the_machine_that_built_it(self, built: Built) -> None:
        names = (str(REPOSITORY), str(Path.home() / ".pyenv"))
        bundle = (built.folder.root / "app" / "bundle.bin").read_bytes()
        assert not [name for name in names if name.encode() in bundle]


def hashes(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


class TestNpm:
    def test_packages_are_small(self, built: Built) -> None:
        assert len(built.tarballs) == 2
        assert sum(tarball.stat().st_size for tarball in built.tarballs) < LARGEST_PACKAGE

    def test_check_runs_without_python(self, installed: Path) -> None:
        assert run(["npx", "amplify-ls", "--version"], installed).stdout == f"amplify-ls {__version__}\n"
        done = run(["npx", "amplify-ls", "check"], installed)
        assert done.returncode == FOUND
        assert "data/unknown-builder" in done.stdout
        assert run(["npm", "run", "--silent", "lint"], installed).returncode == FOUND

    def test_standard_input_and_exit_codes_pass_through(self, installed: Path) -> None:
        name = "amplify/data/resource.ts"
        good = run(wrapper(installed, "check", "--stdin-filename", name), installed, BROKEN.replace("strin()", "string()"))
        assert (good.returncode, good.stderr) == (0, "")
        assert run(wrapper(installed, "check", "--no-such-option"), installed).returncode == FAILED

    def test_a_signal_ends_both_processes(self, installed: Path) -> None:
        process = subprocess.Popen(
            wrapper(installed, "server"), cwd=installed, env=without_python(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert process.stdin
        assert process.stdout
        body = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}'
        process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        process.stdin.flush()
        assert process.stdout.readline().startswith(b"Content-Length")
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) in (-signal.SIGTERM, 128 + signal.SIGTERM)
        # The end of the output of both, since both have it open.
        process.stdout.read()

    def test_a_missing_platform_package_says_what_to_do(self, built: Built, tmp_path: Path) -> None:
        shutil.copytree(INSTALLED / "built" / "npm" / "amplify-ls", tmp_path / "node_modules" / "amplify-ls")
        done = run(wrapper(tmp_path, "check"), tmp_path)
        assert done.returncode == FAILED
        assert "is not installed" in done.stderr
        assert "--omit=optional" in done.stderr

    def test_an_unknown_platform_says_what_to_do(self, built: Built, tmp_path: Path) -> None:
        shutil.copytree(INSTALLED / "built" / "npm" / "amplify-ls", tmp_path / "node_modules" / "amplify-ls")
        (tmp_path / "other.js").write_text("Object.defineProperty(process, 'platform', { value: 'sunos' });", "utf-8")
        command = ["node", "--require", str(tmp_path / "other.js"), *wrapper(tmp_path, "check")[1:]]
        done = run(command, tmp_path)
        assert done.returncode == FAILED
        assert "there is no package for sunos" in done.stderr
        assert "pip install amplify-ls" in done.stderr
