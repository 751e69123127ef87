"""What widens or narrows access from one revision to the next."""

from __future__ import annotations

from amplify_ls.access.changes import changes, effect_of
from tests.access.support import files_with, matrix_of, matrix_with, project_of

NOTE = "a.schema({{ Note: a.model({{ text: a.string(){field} }}).authorization((allow) => [{rules}]) }})"


def note(rules: str, field: str = "") -> str:
    return NOTE.format(rules=rules, field=field)


def found(before: str, after: str) -> set[tuple[str, str, str, str]]:
    return {(each.what, each.who, each.operation, each.effect) for each in changes(matrix_with(before), matrix_with(after))}


def test_the_same_access_written_differently() -> None:
    one = note("allow.authenticated().to(['read']), allow.group('admins')")
    two = note("allow.groups(['admins']), allow.authenticated().to(['list', 'get', 'listen', 'search', 'sync'])")
    assert found(one, two) == set()


def test_a_rule_for_guests_widens() -> None:
    result = found(note("allow.owner()"), note("allow.owner(), allow.guest().to(['get'])"))
    assert result == {("model Note", "guest", "get", "widened")}


def test_a_group_that_is_no_longer_mentioned() -> None:
    result = found(note("allow.authenticated().to(['get']), allow.group('admins')"), note("allow.authenticated().to(['get'])"))
    assert {who for _, who, _, _ in result} == {"group:admins"}
    assert {effect for *_, effect in result} == {"narrowed"}


def test_a_protected_field() -> None:
    plain = note("allow.authenticated()", ", salary: a.integer()")
    guarded = note("allow.authenticated()", ", salary: a.integer().authorization((allow) => [allow.group('admins')])")
    result = found(plain, guarded)
    assert ("field Note.salary", "user", "read", "narrowed") in result
    assert ("model Note", "user", "update", "narrowed") in result
    assert ("model Note", "group:admins", "get", "widened") not in result


def test_a_new_model_is_no_change_of_access() -> None:
    two = "a.schema({ Note: a.model({ text: a.string() }).authorization((allow) => [allow.owner()]), Memo: a.model({}) })"
    assert found(note("allow.owner()"), two) == set()


def test_one_side_is_unknown() -> None:
    result = found(note("allow.owner()"), note("...rules(allow)"))
    assert {effect for *_, effect in result} == {"unknown"}


def test_a_new_function_is_no_change_of_access() -> None:
    before = files_with(note("allow.owner()"))
    after = dict(before)
    after["amplify/data/resource.ts"] = "import { report } from './report';\n" + before["amplify/data/resource.ts"].replace(
        "]) })", "]) }).authorization((allow) => [allow.resource(report)])"
    )
    after["amplify/data/report.ts"] = (
        "import { defineFunction } from '@aws-amplify/backend';\nexport const report = defineFunction({ name: 'report' });\n"
    )
    assert changes(matrix_of(project_of(before)), matrix_of(project_of(after))) == ()


def test_a_path_of_one_revision_is_compared_with_what_the_other_one_says_about_it() -> None:
    def storage(paths: str) -> dict[str, str]:
        files = files_with(note("allow.owner()"))
        files["amplify/backend.ts"] = (
            "import { defineBackend } from '@aws-amplify/backend';\n"
            "import { auth } from './auth/resource';\n"
            "import { storage } from './storage/resource';\n"
            "defineBackend({ auth, storage });\n"
        )
        files["amplify/storage/resource.ts"] = (
            "import { defineStorage } from '@aws-amplify/backend';\n"
            f"export const storage = defineStorage({{ name: 'files', access: (allow) => ({{ {paths} }}) }});\n"
        )
        return files

    before = storage("'public/*': [allow.guest.to(['read'])]")
    after = storage("'public/*': [allow.guest.to(['read'])], 'public/staff/*': [allow.authenticated.to(['get'])]")
    result = changes(matrix_of(project_of(before)), matrix_of(project_of(after)))
    assert {(each.what, each.who, each.operation, each.effect) for each in result} == {
        ("storage files public/staff/*", "guest", "get", "narrowed"),
        ("storage files public/staff/*", "guest", "list", "narrowed"),
        ("storage files public/staff/*", "signedIn", "get", "widened"),
    }


def test_effects() -> None:
    assert effect_of("no", "own") == "widened"
    assert effect_of("own", "fields:a") == "narrowed"
    assert effect_of("fields:a", "fields:a,b") == "widened"
    assert effect_of("fields:a", "fields:b") == "changed"
    assert effect_of("unknown", "no") == "unknown"
