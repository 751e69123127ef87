"""What a deployment would destroy, in a real editor session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.server.settings import plan_base
from tests.plan.test_git import git
from tests.server.editor import MENDED_MODEL, MODEL, RESOURCE, connected

if TYPE_CHECKING:
    from pathlib import Path

NAME = "amplify/data/resource.ts"
DEPLOYED = RESOURCE.replace(MODEL, MENDED_MODEL)


async def test_a_removed_model_is_a_warning_when_typing_pauses(project: Path) -> None:
    (project / NAME).write_text(DEPLOYED)
    git(project, "init")
    git(project, "add", ".")
    git(project, "commit", "-m", "one")
    async with connected(project) as editor:
        uri = editor.open(NAME, DEPLOYED)
        await editor.codes(uri, [])
        editor.change(uri, DEPLOYED.replace("User", "Person"))
        message = "`User` is renamed to `Person`, a new, empty table. The table of `User` is deleted with all records."
        await editor.wait_for(uri, lambda params: message in [each.message for each in params.diagnostics])
        editor.change(uri, DEPLOYED)
        await editor.codes(uri, [])


def test_the_setting() -> None:
    assert plan_base({}) == "auto"
    assert plan_base({"plan": {"base": "off"}}, {"amplifyLs": {"plan": {"base": "v1"}}}) == "v1"
    assert plan_base({"plan": 3}, {"plan": {"base": 3}}) == "auto"
