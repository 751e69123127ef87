"""Tell the two stories of `docs/plan.md`: make a git history of a fixture, run `amplify-ls plan`, and draw what it prints.

python docs/make_plan_stories.py
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from make_picture import picture

REPOSITORY = Path(__file__).parent.parent
FIXTURE = REPOSITORY / "fixtures" / "shop"
_MOST_COLUMNS = 110


class Story(NamedTuple):
    """One edit of the fixture on a branch."""

    name: str
    old: str
    new: str


STORIES = (
    Story("plan-rename", "    Coupon,\n    GiftCard", "    Discount: Coupon,\n    GiftCard"),
    Story("plan-index", "index('productId').sortKeys(['stars'])", "index('productId')"),
)


def main() -> None:
    """Draw both pictures."""
    for story in STORIES:
        with tempfile.TemporaryDirectory() as folder:
            output = told(story, Path(folder))
        file = REPOSITORY / "docs" / f"{story.name}.svg"
        file.write_text(picture("$ amplify-ls plan --since main", wrapped(output)), encoding="utf-8")
        print(file.relative_to(REPOSITORY))


def told(story: Story, folder: Path) -> str:
    """What `plan` prints about an edit: `main` has the fixture as it is deployed, the branch has the edit."""
    shutil.copytree(FIXTURE, folder, dirs_exist_ok=True)
    for arguments in (["init", "--initial-branch=main"], ["add", "."], ["commit", "-m", "Deployed"], ["switch", "-c", "work"]):
        _git(folder, arguments)
    file = next(path for path in sorted(folder.rglob("*.ts")) if story.old in path.read_text("utf-8"))
    file.write_text(file.read_text("utf-8").replace(story.old, story.new, 1), "utf-8")
    _git(folder, ["commit", "-am", "Edit"])
    environment = {**os.environ, "FORCE_COLOR": "1", "NO_COLOR": "", "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-m", "amplify_ls", "plan", "--since", "main"]
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if run.returncode == 2:
        sys.exit(run.stderr)
    return run.stdout


def wrapped(output: str) -> list[str]:
    """The lines, broken at spaces."""
    lines: list[str] = []
    for line in output.rstrip("\n").split("\n"):
        indent = " " * (len(line) - len(line.lstrip(" ")))
        rest = line
        while len(rest) > _MOST_COLUMNS:
            at = rest.rfind(" ", len(indent) + 1, _MOST_COLUMNS)
            lines.append(rest[:at])
            rest = f"{indent}{rest[at + 1 :]}"
        lines.append(rest)
    return lines


def _git(folder: Path, arguments: list[str]) -> None:
    identity = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com"}
    committer = {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com"}
    environment = {**os.environ, **identity, **committer}
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True)


if __name__ == "__main__":
    main()
