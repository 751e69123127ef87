"""The GitHub Action's script as GitHub would run it, the hooks for pre-commit, and what is told to PyPI."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from amplify_ls import __version__
from amplify_ls.cli.arguments import parse
from amplify_ls.cli.options import CheckOptions
from tests.plan.support import projects
from tests.plan.test_git import git, write

REPOSITORY = Path(__file__).resolve().parent.parent.parent
SCRIPT = REPOSITORY / "ci" / "github-action.sh"
MISTAKES = REPOSITORY / "fixtures" / "mistakes" / "demo"
CLEAN = REPOSITORY / "fixtures" / "shop"


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """The temporary folder of a runner where the checker is installed already: nothing has to come from the network."""
    programs = tmp_path / "amplify-ls" / "bin"
    programs.mkdir(parents=True)
    python = programs / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o755)
    (tmp_path / "amplify-ls" / "installed").touch()
    return tmp_path


def run(runner: Path, directory: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run the script with inputs; what it printed, and the outputs that it has set."""
    outputs = runner / "outputs"
    outputs.write_text("", "utf-8")
    variables = {f"AMPLIFY_LS_{name.upper()}": value for name, value in inputs.items()}
    surroundings = {**os.environ, "RUNNER_TEMP": str(runner), "GITHUB_OUTPUT": str(outputs), **variables}
    done = subprocess.run(
        ["bash", SCRIPT], cwd=directory, env=surroundings, capture_output=True, text=True, timeout=60, check=False
    )
    return done, outputs.read_text("utf-8")


def test_mistakes_are_annotated_on_their_lines_and_fail(runner: Path) -> None:
    done, outputs = run(runner, MISTAKES)
    assert done.returncode == 1, done.stderr
    assert outputs == "exit-code=1\n"
    annotations = [line for line in done.stdout.splitlines() if line.startswith("::error ")]
    assert any(re.search(r"file=amplify/data/resource\.ts,.*line=36\b", line) for line in annotations), done.stdout


def test_a_clean_project_passes(runner: Path) -> None:
    done, outputs = run(runner, CLEAN)
    assert done.returncode == 0, done.stdout + done.stderr
    assert outputs == "exit-code=0\n"


def test_inputs_become_words_and_never_code(runner: Path) -> None:
    done, _ = run(runner, REPOSITORY / "fixtures", paths="shop\n  tracker", arguments="--quiet  --exit-zero", max_warnings="0")
    assert done.returncode == 0, done.stdout + done.stderr
    done, outputs = run(runner, CLEAN, paths="$(touch planted) ; touch planted")
    assert done.returncode == 2
    assert outputs == "exit-code=2\n"
    assert not (CLEAN / "planted").exists()


def test_a_path_that_begins_like_an_option_is_a_path(runner: Path) -> None:
    done, _ = run(runner, CLEAN, paths="--fix")
    assert done.returncode == 2
    assert "`--fix` does not exist" in done.stderr


def test_an_option_that_may_have_a_value_does_not_take_a_path_for_it(runner: Path) -> None:
    done, _ = run(runner, CLEAN, paths=str(MISTAKES), arguments="--exit-zero --baseline nowhere.json --quiet")
    assert "there is no baseline" in done.stderr
    done, _ = run(runner, CLEAN, paths="nowhere", arguments="--add-ignore")
    assert done.returncode == 2
    assert "`nowhere` does not exist" in done.stderr


def test_no_paths_at_all_mean_the_working_directory(runner: Path) -> None:
    done, _ = run(runner, CLEAN, paths=" \n ")
    assert done.returncode == 0, done.stdout + done.stderr


def test_paths_of_windows_stay_whole(runner: Path) -> None:
    done, _ = run(runner, CLEAN, paths=r"apps\one")
    assert r"`apps\one` does not exist" in done.stderr


def test_a_module_of_the_checked_repository_is_not_taken_for_ours(runner: Path, tmp_path: Path) -> None:
    (tmp_path / "checkout" / "amplify_ls").mkdir(parents=True)
    (tmp_path / "checkout" / "amplify_ls" / "__init__.py").write_text("raise SystemExit(99)", "utf-8")
    done, _ = run(runner, tmp_path / "checkout", paths=str(CLEAN))
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_script_runs_in_the_bash_of_macos() -> None:
    """Version 3.2 has no `mapfile` and no letter cases, and takes an empty array for one that is not set."""
    script = SCRIPT.read_text("utf-8")
    assert re.findall(r"\b(?:mapfile|readarray|coproc)\b|declare -[An]|local -n|\$\{\w+(?:\^|,,?|@)", script) == []
    for name in re.findall(r"\$\{(\w+)\[@\]\}", script):
        assert script.count(f'"${{{name}[@]}}"') == script.count(f'${{{name}[@]+"${{{name}[@]}}"}}')


def test_a_report_for_code_scanning_is_written_beside_the_annotations(runner: Path) -> None:
    report = runner / "findings.sarif"
    done, _ = run(runner, MISTAKES, sarif_file=str(report))
    assert done.returncode == 1
    assert '"2.1.0"' in report.read_text("utf-8")


def test_the_action_hands_each_input_to_its_script() -> None:
    action = (REPOSITORY / "action.yml").read_text("utf-8")
    given = set(re.findall(r"^        (AMPLIFY_LS_\w+): \$\{\{ inputs\.([\w-]+) \}\}$", action, re.MULTILINE))
    assert {variable for variable, _ in given} == set(re.findall(r"\$\{?(AMPLIFY_LS_\w+)", SCRIPT.read_text("utf-8")))
    assert all(variable == f"AMPLIFY_LS_{name.upper().replace('-', '_')}" for variable, name in given)
    inputs = action.partition("\ninputs:\n")[2].partition("\noutputs:\n")[0]
    assert {name for _, name in given} == set(re.findall(r"^  ([\w-]+):$", inputs, re.MULTILINE))


def test_the_hooks_are_commands_that_exist_and_see_the_files_of_a_backend() -> None:
    hooks = (REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8")
    entries = re.findall(r"^  entry: (.+)$", hooks, re.MULTILINE)
    assert len(entries) == 4
    for entry in entries:
        program, *words = entry.split()
        assert program == "amplify-ls"
        assert isinstance(parse(words), CheckOptions)
    for pattern in re.findall(r"^  files: (.+)$", hooks, re.MULTILINE):
        assert re.search(pattern, "packages/shop/amplify/data/resource.ts")
        assert re.search(pattern, "amplify/backend.ts")
        assert not re.search(pattern, "src/amplify.ts")
        assert not re.search(pattern, "amplify/README.md")


def test_each_hook_has_a_twin_that_needs_no_python() -> None:
    hooks = (REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8")
    found = dict(re.findall(r"^- id: (\S+)\n((?:  .+\n)+)", hooks, re.MULTILINE))
    assert set(found) == {"amplify-ls", "amplify-ls-fix", "amplify-ls-npm", "amplify-ls-fix-npm"}
    for name in ("amplify-ls", "amplify-ls-fix"):
        of_python = [line for line in found[name].splitlines() if not line.startswith("  #")]
        of_node = [line for line in found[f"{name}-npm"].splitlines() if "additional_dependencies" not in line]
        assert [line.replace("python", "node") if "language:" in line else line for line in of_python] == of_node
    # pre-commit installs this folder as a package beside the dependencies.
    assert json.loads((REPOSITORY / "package.json").read_text("utf-8"))["private"] is True


def test_the_package_of_npm_is_used_where_there_is_no_python(runner: Path, tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    installs = f"""#!/bin/sh
echo "$@" >> "{tmp_path}/called"
mkdir -p "$3/node_modules/.bin"
printf '#!/bin/sh\\nexec "{sys.executable}" -m amplify_ls "$@"\\n' > "$3/node_modules/.bin/amplify-ls"
chmod +x "$3/node_modules/.bin/amplify-ls"
"""
    (programs / "npm").write_text(installs, "utf-8")
    (programs / "npm").chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
        patch.setenv("PYTHONPATH", str(REPOSITORY))
        for _ in range(2):
            done, outputs = run(runner, MISTAKES, install="npm", python="nowhere")
            assert done.returncode == 1, done.stderr
            assert outputs == "exit-code=1\n"
            assert "::error " in done.stdout
    [call] = (tmp_path / "called").read_text("utf-8").splitlines()
    assert call.split()[-1] == f"amplify-ls@{__version__}"


def test_the_versions_agree() -> None:

    for name in ("pyproject.toml", "editors/zed/extension.toml", "editors/zed/Cargo.toml"):
        found = re.search(r'^version = "(.+)"$', (REPOSITORY / name).read_text("utf-8"), re.MULTILINE)
        assert found is not None
        assert found[1] == __version__, name
    assert f'"version": "{__version__}"' in (REPOSITORY / "editors/vscode/package.json").read_text("utf-8")
    hooks = (REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8")
    assert re.findall(r"amplify-ls@([\w.]+)", hooks) == [__version__] * 2
    assert f";; Version: {__version__}" in (REPOSITORY / "editors/emacs/amplify-ls.el").read_text("utf-8")


def test_the_mode_plan_writes_a_comment_and_annotations(runner: Path, tmp_path: Path) -> None:
    root = tmp_path / "repository"
    write(root, projects()["p1"])
    git(root, "init")
    git(root, "add", ".")
    git(root, "commit", "-m", "one")
    data = root / "amplify/data/resource.ts"
    data.write_text(data.read_text("utf-8").replace("Product: a.model", "Article: a.model"), "utf-8")
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "gh").write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/called"\ncat "$5" > "{tmp_path}/comment"\n', "utf-8")
    (programs / "gh").chmod(0o755)
    inputs = {"mode": "plan", "comment": "true"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PULL_REQUEST_NUMBER", "7")
        patch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
        done, outputs = run(runner, root, **inputs)
    assert done.returncode == 1, done.stderr
    assert outputs == "exit-code=1\n"
    assert "::error title=amplify-ls (plan/destroyed),file=amplify/data/resource.ts,line=21," in done.stdout
    assert (tmp_path / "called").read_text("utf-8").startswith("pr comment 7 --body-file ")
    assert "**1 table destroyed, 2 in place**" in (tmp_path / "comment").read_text("utf-8")
