"""What `amplify-ls plan` prints and returns."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.plan.support import cases as all_cases
from tests.plan.support import changed, projects

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.example import Example

CASES = {case.id: case for case in all_cases()}
DATA = "amplify/data/resource.ts"


@pytest.fixture
def deployed(example: Example, tmp_path: Path) -> Path:
    """A folder with the deployed revision; the working directory contains one in which a model is renamed."""
    case = CASES["model-renamed"]
    for path, text in projects()[case.before].items():
        (tmp_path / "deployed" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "deployed" / path).write_text(text)
    for path, text in changed(case).items():
        example.write(path, text)
    return tmp_path / "deployed"


def test_the_report_says_what_happens_why_where_and_what_to_do_instead(example: Example, deployed: Path) -> None:
    result = example.run("plan", "--before", str(deployed))
    assert result.code == 1
    assert "destroyed: model Product\n  `Product` is renamed to `Article`" in result.output
    assert f"now: {DATA}:21:5" in result.output
    assert "1. Keep the old name, or:" in result.output
    assert result.output.endswith("Plan: 1 table destroyed, 2 in place.\n")


def test_json(example: Example, deployed: Path) -> None:
    result = example.run("plan", "--before", str(deployed), "--output-format", "json")
    found = json.loads(result.output)
    assert (found["version"], found["summary"], found["unknown"]) == (1, "1 table destroyed, 2 in place", [])
    first = found["effects"][0]
    assert (first["effect"], first["what"]) == ("destroy", {"kind": "model", "name": "Product"})
    assert (first["modes"], first["rows"], first["confidence"]) == (["branch", "sandbox"], ["P002"], "certain")
    assert first["after"] == {"path": DATA, "line": 21, "column": 5}


def test_markdown_sarif_and_annotations(example: Example, deployed: Path) -> None:
    def report(name: str) -> str:
        return example.run("plan", "--before", str(deployed), "--output-format", name).output

    assert f"| 🔴 destroyed | `model Product` | `{DATA}:21` |" in report("markdown")
    assert json.loads(report("sarif"))["runs"][0]["results"][0]["ruleId"] == "plan/destroyed"
    assert report("github").startswith(f"::error title=amplify-ls (plan/destroyed),file={DATA},line=21,")


def test_fail_on_decides_about_the_exit_code(example: Example, deployed: Path) -> None:
    assert example.run("plan", "--before", str(deployed), "--fail-on", "replaced,refused").code == 0
    assert example.run("plan", "--before", str(deployed), "--fail-on", "").code == 0
    result = example.run("plan", "--before", str(deployed), "--fail-on", "exploded")
    assert result.code == 2
    assert "`exploded` is not an effect; --fail-on accepts destroyed, replaced" in result.errors


def test_a_snapshot_replaces_the_history(example: Example, deployed: Path) -> None:
    assert example.run("plan", str(deployed), "--write-snapshot", "deployed.json").code == 0
    result = example.run("plan", "--snapshot", "deployed.json", "--mode", "branch")
    assert result.output.endswith("Plan: 1 table destroyed, 2 in place.\n")
    example.write("deployed.json", "{}")
    assert example.run("plan", "--snapshot", "deployed.json").errors == "amplify-ls: `deployed.json` is not a snapshot\n"


def test_a_comment_accepts_an_effect_until_its_date(example: Example, deployed: Path) -> None:
    text = (example.root / DATA).read_text()
    example.write(DATA, f"// amplify-ls-accept destroyed Product until 2999-12-31: never used\n{text}")
    result = example.run("plan", "--before", str(deployed))
    assert result.code == 0
    assert "accepted: until 2999-12-31: never used" in result.output
    example.write(DATA, f"// amplify-ls-accept destroyed Product until 2020-12-31: never used\n{text}")
    result = example.run("plan", "--before", str(deployed))
    assert result.code == 1
    assert f"the comment that accepts `Product` in `{example.root}/{DATA}` has expired on 2020-12-31" in result.errors


def test_a_comment_counts_only_next_to_its_declaration(example: Example, deployed: Path) -> None:
    text = (deployed / DATA).read_text()
    changed = text.replace("Product: a.model({", "Product: a.model({ extra: a.string().required(),")
    assert changed != text
    comment = "// amplify-ls-accept data-lost Product.extra until 2999-12-31: all have it"
    example.write(DATA, changed.replace("Product: a.model({ ", f"Product: a.model({{\n{comment}\n"))
    assert example.run("plan", "--before", str(deployed)).code == 0
    example.write(DATA, f"{comment}\n{changed}")
    result = example.run("plan", "--before", str(deployed))
    assert result.code == 1
    assert f"the comment that accepts `Product.extra` in `{DATA}` is not next to its declaration" in result.errors


def test_a_plan_without_git_says_what_to_use_instead(example: Example, deployed: Path) -> None:
    result = example.run("plan")
    assert result.code == 2
    assert "is not in a git repository; use --before or --snapshot" in result.errors


def test_a_backend_that_was_removed_is_not_compared(example: Example, deployed: Path) -> None:
    commit(example)
    shutil.rmtree(example.root / "amplify")
    result = example.run("plan", "--since", "HEAD")
    assert result.code == 2
    assert "`.` has no Amplify backend any more, and the revision `HEAD` has one" in result.errors
    assert example.run("plan", "--before", str(deployed)).errors.endswith("has no Amplify backend to compare\n")


def test_a_folder_that_never_had_a_backend_has_no_plan(example: Example) -> None:
    example.write("README.md", "")
    commit(example)
    assert example.run("plan").code == 0


def test_a_snapshot_replaces_no_other_file(example: Example, deployed: Path) -> None:
    result = example.run("plan", "--write-snapshot", DATA)
    assert result.code == 2
    assert result.errors == f"amplify-ls: `{DATA}` exists and is not a snapshot, so it is not replaced\n"
    assert example.run("plan", "--write-snapshot").code == 0
    assert example.run("plan", "--write-snapshot").code == 0


def commit(example: Example) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "All")):
        subprocess.run(["git", *identity, *arguments], cwd=example.root, check=True, capture_output=True)


def test_a_revision_with_syntax_errors_is_not_compared(example: Example, deployed: Path) -> None:
    example.write(DATA, "export const data = defineData({ schema: a.schema({ ;;")
    result = example.run("plan", "--before", str(deployed))
    assert result.code == 2
    assert (
        result.errors == f"amplify-ls: the working tree has syntax errors in `{example.root}/{DATA}` and cannot be compared\n"
    )


def test_an_import_that_leads_nowhere_refuses_the_deployment(example: Example, deployed: Path) -> None:
    (example.root / DATA).unlink()
    result = example.run("plan", "--before", str(deployed))
    assert result.code == 1
    assert "imports `./data/resource` in `amplify/backend.ts`, which does not exist, so it cannot be loaded." in result.output


def test_an_import_of_the_compared_revision_that_leads_nowhere_is_named(example: Example, deployed: Path) -> None:
    (deployed / DATA).unlink()
    result = example.run("plan", "--before", str(deployed))
    assert result.code == 0
    assert "the compared revision imports `./data/resource` in `amplify/backend.ts`, which does not exist" in result.errors
    assert "cannot tell: `api`" in result.output


def test_a_bare_repository_has_nothing_to_compare(example: Example, tmp_path: Path) -> None:
    folder = tmp_path / "bare.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(folder)], check=True)
    result = example.run("plan", str(folder))
    assert result.code == 2
    assert "is in a bare git repository, which has no files to compare" in result.errors
