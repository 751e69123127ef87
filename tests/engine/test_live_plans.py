"""Plans in an editor: effects at the tokens that cause them, compared with a revision of git."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amplify_ls.engine.fixing import applied
from amplify_ls.engine.planning.guarding import guard_actions
from amplify_ls.engine.planning.live_plans import AUTO, OFF, LivePlans
from amplify_ls.engine.structure.answers import code_lens, code_lenses
from amplify_ls.engine.workspace import Workspace
from amplify_ls.ide.lenses.lens import LensKind
from amplify_ls.text.disk import RealDisk
from tests.plan.support import projects
from tests.plan.test_git import git, write

if TYPE_CHECKING:
    from pathlib import Path

DATA = "amplify/data/resource.ts"


class Editor:
    """A workspace with one open file of a committed project."""

    def __init__(self, root: Path, name: str, path: str = DATA) -> None:
        git(root, "init")
        write(root, projects()[name])
        git(root, "add", ".")
        git(root, "commit", "-m", "one")
        self.path = f"{root.resolve()}/{path}"
        self.text = projects()[name][path]
        self.plans = LivePlans()
        self.workspace = Workspace(RealDisk())
        self.open(self.text)

    def open(self, text: str) -> None:
        self.text = text
        self.workspace.open(self.path, text, 1)

    def pause(self, base: str = AUTO) -> list[tuple[str, str]]:
        """What is shown when typing pauses: codes with the text at which they are."""
        self.plans.update(self.workspace, [self.path], base)
        return [(each.code, self.text.encode()[each.start : each.end].decode()) for each in self.planned()]

    def planned(self) -> list[object]:
        return [each for each in self.workspace.diagnostics(self.path) if each.code.startswith("plan/")]

    def fixed(self, title: str) -> str:
        fixes = [fix for each in self.planned() for fix in each.fixes() if fix.title == title]
        return applied(self.text.encode(), fixes[0].edits).decode()


@pytest.fixture
def shop(tmp_path: Path) -> Editor:
    return Editor(tmp_path, "p1")


def test_a_renamed_model_is_a_warning_at_its_name_and_can_be_taken_back(shop: Editor) -> None:
    before = shop.text
    assert shop.pause() == []
    shop.open(before.replace("Product: a.model", "Article: a.model"))
    assert shop.pause() == [("plan/destroyed", "Article")]
    assert shop.fixed("Keep the old name `Product`") == before
    shop.open(before)
    assert shop.pause() == []


@pytest.mark.parametrize("name", ["Order", "Product"])
def test_a_removed_model_is_put_back_at_its_place(shop: Editor, name: str) -> None:
    before = shop.text
    start = before.index(f"    {name}: a")
    end = before.find("    Product: a", start + 1)
    end = before.index("  })\n  .authorization") if end < 0 else end
    shop.open(before[:start] + before[end:])
    shop.pause()
    (title,) = {fix.title for each in shop.planned() for fix in each.fixes() if fix.title.startswith(f"Restore `{name}: a")}
    assert shop.fixed(title) == before


@pytest.mark.parametrize("line", ["      price: a.integer(),\n", "      sku: a.string().required(),\n"])
def test_a_removed_field_is_put_back_at_its_place(shop: Editor, line: str) -> None:
    before = shop.text
    shop.open(before.replace(line, ""))
    assert [code for code, _ in shop.pause()] == ["plan/data-lost"]
    assert shop.fixed(f"Restore `{line.strip().rstrip(',')}`") == before


def test_a_new_required_field_can_be_made_optional_first(shop: Editor) -> None:
    text = shop.text.replace("price: a.integer(),", "price: a.integer(),\n      weight: a.float().required(),")
    shop.open(text)
    assert shop.pause() == [("plan/data-lost", "weight")]
    assert shop.fixed("Make the field `Product.weight` optional first") == text.replace("a.float().required()", "a.float()")


def test_a_changed_type_can_be_restored(shop: Editor) -> None:
    before = shop.text
    shop.open(before.replace("note: a.string()", "note: a.integer()"))
    assert shop.pause() == [("plan/data-lost", "note")]
    assert shop.fixed("Restore `note: a.string()`") == before


def test_the_effects_of_an_identifier_and_of_a_removed_model(tmp_path: Path) -> None:
    editor = Editor(tmp_path, "p2")
    before = editor.text
    editor.open(before.replace(".identifier(['label'])", ".identifier(['color'])"))
    assert ("plan/replaced", "identifier") in editor.pause()
    assert editor.fixed("Restore `.identifier(['label'])`") == before
    editor.open(before[: before.index("  Tag: a\n")] + "});\nexport const data = defineData({ schema });\n")
    assert editor.pause() == [("plan/destroyed", "schema")]


def test_half_typed_text_keeps_the_last_effects(shop: Editor) -> None:
    shop.open(shop.text.replace("price: a.integer(),", ""))
    assert shop.pause() == [("plan/data-lost", "Product")]
    shop.open(shop.text.replace("title: a.string().required(),", "title: a.string("))
    assert [code for code, _ in shop.pause()] == ["plan/data-lost"]


def test_the_base_can_be_a_revision_or_off(shop: Editor, tmp_path: Path) -> None:
    renamed = shop.text.replace("Product: a.model", "Article: a.model")
    write(tmp_path, {DATA: renamed})
    git(tmp_path, "commit", "-am", "two")
    shop.open(renamed)
    assert shop.pause("HEAD") == []
    assert shop.pause("HEAD~1") == [("plan/destroyed", "Article")]
    assert shop.pause(OFF) == []
    assert shop.pause("nothing") == []


def test_a_project_without_a_deployed_revision_stays_quiet(tmp_path: Path) -> None:
    write(tmp_path, projects()["p1"])
    path = f"{tmp_path.resolve()}/{DATA}"
    workspace = Workspace(RealDisk())
    workspace.open(path, projects()["p1"][DATA], 1)
    assert not LivePlans().update(workspace, [path], AUTO)


def test_the_table_of_a_model_can_be_protected_once(shop: Editor, tmp_path: Path) -> None:
    (action,) = guard_actions(shop.workspace, shop.path, shop.text.index("Product: a.model"))
    (edit,) = action.edits
    backend = (tmp_path / "amplify/backend.ts").read_text()
    after = applied(backend.encode(), [edit]).decode()
    table = "backend.data.resources.cfnResources.amplifyDynamoDbTables['Product']"
    assert after == backend + f"{table}.deletionProtectionEnabled = true;\n{table}.pointInTimeRecoveryEnabled = true;\n"
    (tmp_path / "amplify/backend.ts").write_text(after)
    shop.workspace.disk_changed([edit.path])
    assert guard_actions(shop.workspace, shop.path, shop.text.index("Product: a.model")) == ()
    assert guard_actions(shop.workspace, shop.path, 0) == ()


def test_a_lens_says_what_happens_to_the_table(shop: Editor) -> None:
    shop.open(shop.text.replace("[index('status')]", "[index('number')]"))
    shop.pause()
    places = code_lenses(shop.workspace, shop.path, ())
    (place,) = [each for each in places if each.kind is LensKind.DEPLOYMENT]
    lens = code_lens(shop.workspace, shop.path, place.kind, place.key)
    assert lens is not None
    assert lens.title == (
        "deployment: index `ordersByStatus` deleted (branch), table deleted and created again, empty (sandbox),"
        " index `ordersByNumber` built (branch)"
    )
