"""`project/resource-budget`: backends that are close to a limit."""

from __future__ import annotations

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk
from tests.access.support import files_with

CODE = "project/resource-budget"


def messages(models: int, body: str = "a.model({ name: a.string() })", rules: str = "allow.authenticated()") -> list[str]:
    entries = ", ".join(f"Model{number}: {body}" for number in range(models))
    files = files_with(f"a.schema({{ {entries} }}).authorization((allow) => [{rules}])")
    workspace = Workspace(MemoryDisk({f"/p/{path}": text for path, text in files.items()}))
    workspace.load("/p/amplify/backend.ts")
    found = (each for path in workspace.files() for each in workspace.diagnostics(path))
    return [each.message for each in found if each.code == CODE]


def test_a_project_of_fifty_models_has_room() -> None:
    assert messages(48) == []


def test_a_project_of_sixty_models_is_close_to_the_limit_of_all_resources() -> None:
    assert messages(60) == [
        "The backend needs at least 2,331 of 2,500 resources in one deployment; without subscriptions, it would need 720 fewer."
    ]


def test_without_subscriptions_there_is_room_again() -> None:
    assert messages(60, "a.model({ name: a.string() }).disableOperations(['subscriptions'])") == []


def test_rules_for_guests_fill_the_policies_of_their_role() -> None:
    found = messages(45, rules="allow.guest()")
    assert "The unauthenticated role needs at least 9 of 10 managed policies of one role." in found


def test_indexes_of_one_table() -> None:
    fields = ", ".join(f"f{number}: a.string()" for number in range(17))
    indexes = ", ".join(f"index('f{number}')" for number in range(17))
    found = messages(15, f"a.model({{ {fields} }}).secondaryIndexes((index) => [{indexes}])")
    assert "`Model0` needs at least 17 of 20 indexes of one table." in found


def test_an_unknown_model_makes_the_amount_a_lower_bound() -> None:
    body = "a.model({ name: a.string(), ...shared })"
    assert messages(60, body)[0].startswith("The backend needs at least 2,331 of 2,500 resources in one deployment")
