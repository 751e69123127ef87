"""Completion, hover and signature help in the access of a storage."""

from __future__ import annotations

import pytest

from tests.ide.scene import STORAGE, Scene, at, typed

OWNERS = "allow.entity('identity').to(['read', 'write'])"


def storage(options: str, before: str = "") -> str:
    head = f"import {{ defineFunction, defineStorage }} from '@aws-amplify/backend';\n{before}\n"
    return f"{head}export const storage = defineStorage({{\n  name: 'drive',\n  {options}\n}});\n"


def access(paths: str, before: str = "") -> str:
    return storage(f"access: (allow) => ({{ {paths} }}),", before)


def scene(paths: str, before: str = "") -> Scene:
    return at(access(paths, before), STORAGE)


class TestPaths:
    def test_common_paths_bring_their_rules(self) -> None:
        accepted = scene("|").accepted("private/{entity_id}/*")
        assert accepted == access("'private/{entity_id}/*': [allow.entity('identity').to(['read', 'write', 'delete'])]")

    def test_the_parameter_may_have_another_name(self) -> None:
        item = at(storage("access: (grant) => ({ | }),"), STORAGE).item("public/*")
        assert item.insert_text == "'public/*': [grant.guest.to(['read']), grant.authenticated.to(['read', 'write'])]"

    def test_paths_that_are_there_are_left_out(self) -> None:
        assert "public/*" not in scene("'public/*': [], |").labels()

    def test_paths_that_the_packages_would_refuse_are_left_out(self) -> None:
        assert "private/{entity_id}/*" not in scene("'private/*': [], |").labels()
        assert scene("'photos/*': [], 'photos/|'").labels() == []
        assert scene("'a/*': [], 'a/b/*': [], 'a/b/c|'").labels() == []

    @pytest.mark.parametrize("content", ["photos", "photos/", "photos/{", "photos/{entity"])
    def test_what_is_typed_is_the_folder(self, content: str) -> None:
        assert scene(f"'{content}|'").labels() == ["photos/{entity_id}/*", "photos/*"]
        assert scene(f"'{content}|'").accepted("photos/{entity_id}/*") == access("'photos/{entity_id}/*'")
        assert scene(f"'{content}|': []").accepted("photos/*") == access("'photos/*': []")

    def test_in_a_file_with_a_syntax_error(self) -> None:
        broken = access("'photos/|").removesuffix(" }),\n});\n")
        assert "photos/{entity_id}/*" in typed(access("'photos/*': []"), broken, STORAGE).labels()


class TestRules:
    def test_a_rule_is_finished(self) -> None:
        assert scene("'a/*': [|]").item("allow.guest").insert_text == "allow.guest.to(['$1'])"
        assert scene("'a/*': [|]").item("allow.groups").insert_text == "allow.groups(['$1']).to(['$2'])"
        assert scene("'a/*': [|]").item("allow.resource").insert_text == "allow.resource($1).to(['$2'])"
        assert scene("'a/{entity_id}/*': [allow.|]").item("entity").insert_text == "entity('identity').to(['$1'])"

    def test_what_follows_is_not_written_twice(self) -> None:
        assert scene("'a/*': [allow.gu|.to(['read'])]").item("guest").insert_text == "guest"
        assert scene("'a/*': [allow.gr|(['Admins']).to(['read'])]").item("groups").insert_text == "groups"

    def test_people_who_have_a_rule_are_left_out(self) -> None:
        labels = scene(f"'a/*': [allow.guest.to(['read']), {OWNERS}, allow.groups(['Admins']).to(['read']), |]").labels()
        assert labels == ["allow.authenticated", "allow.groups", "allow.resource"]

    def test_people_who_have_a_rule_at_another_path_are_not(self) -> None:
        assert "allow.guest" in scene("'a/*': [allow.guest.to(['read'])], 'b/*': [|]").labels()

    def test_members(self) -> None:
        assert scene("'a/*': [allow.|]").labels() == ["authenticated", "guest", "groups", "resource"]

    def test_names_of_other_rules_find_them(self) -> None:
        assert scene("'a/*': [allow.own|]").item("entity").filter_text.startswith("owner ")

    def test_groups_of_auth(self) -> None:
        assert scene("'a/*': [allow.groups(['Admins', '|']).to(['read'])]").labels() == ["Editors"]

    def test_functions_in_sight(self) -> None:
        before = "const resize = defineFunction({ name: 'resize' });"
        assert scene("'a/*': [allow.resource(|)]", before).labels() == ["resize"]
        assert at(storage("triggers: { onUpload: | }", before), STORAGE).labels() == ["resize"]

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ("", ["read", "write", "delete", "get", "list"]),
            ("'read', ", ["write", "delete"]),
            ("'get', ", ["write", "delete", "list"]),
            ("'write', ", ["read", "delete", "get", "list"]),
        ],
    )
    def test_actions_that_are_not_there(self, given: str, expected: list[str]) -> None:
        assert scene(f"'a/*': [allow.guest.to([{given}'|'])]").labels() == expected

    def test_triggers(self) -> None:
        assert at(storage("triggers: { | }"), STORAGE).labels() == ["onUpload", "onDelete"]


class TestHoverOfPaths:
    def test_who_may_do_what(self) -> None:
        page = scene(f"'photos/{{entity_id}}|/*': [allow.guest.to(['get', 'list']), {OWNERS}]").page()
        assert "Files such as `photos/us-east-1:" in page
        assert "- guests: read, in `photos/*` (line 5)" in page
        assert "- owners: read, write, in their own folder (line 5)" in page

    def test_the_range_is_the_path(self) -> None:
        assert scene("'pho|tos/*': [allow.guest.to(['read'])]").hovered() == "photos/*"

    def test_what_sub_paths_take_away(self) -> None:
        paths = "'a/*': [allow.guest.to(['read']), allow.groups(['Admins']).to(['write'])], 'a/b/*': [allow.guest.to(['get'])]"
        outer = scene(paths.replace("'a/*", "'a|/*", 1)).page()
        assert "Not granted in sub-paths:\n\n- in `a/b/*`: guests: list; group `Admins`: write" in outer
        inner = scene(paths.replace("'a/b/*", "'a/b|/*")).page()
        assert "Granted by `a/*`, but not here: guests: list; group `Admins`: write." in inner
        assert "Only these rules apply here, not those of `a/*`." in inner

    def test_rules_that_a_path_in_between_makes_ineffective(self) -> None:
        guests = "[allow.guest.to(['read'])]"
        page = scene(f"'a/*': {guests}, 'a/b/*': [allow.authenticated.to(['read'])], 'a/b/c|/*': {guests}").page()
        assert "- guests: nothing (line 5)" in page
        assert "Granted here, but denied by the rules of `a/b/*`: guests: read." in page

    def test_access_by_the_rules_of_an_outer_path_alone(self) -> None:
        page = scene(f"'a/*': [allow.authenticated.to(['delete'])], 'a/{{entity_id}}|/*': [{OWNERS}]").page()
        assert "- owners: read, write, in their own folder (line 5)\n- signed-in users: delete, granted by `a/*`" in page

    def test_owners_without_a_folder(self) -> None:
        page = scene(f"'photos|/*': [{OWNERS}]").page()
        assert "- owners: read, write, all files, because users have no folders without `{entity_id}` (line 5)" in page

    def test_members_of_groups_have_rights_of_their_own(self) -> None:
        page = scene("'a|/*': [allow.authenticated.to(['read']), allow.groups(['Admins']).to(['read'])]").page()
        assert (
            "Rules for signed-in users and owners do not apply to members of `Editors`, "
            "because they have the role of their group." in page
        )
        assert "Members of a group" not in scene("'a|/*': [allow.guest.to(['read'])]").page()

    def test_a_function_by_its_name(self) -> None:
        before = "const resize = defineFunction({ name: 'resize' });"
        assert (
            "- the function `resize`: write (line 5)" in scene("'a|/*': [allow.resource(resize).to(['write'])]", before).page()
        )

    def test_what_cannot_be_seen(self) -> None:
        before = "import { hidden, actions } from 'some-package';"
        page = scene("'a|/*': [...hidden(allow), allow.guest.to(actions)]", before).page()
        assert "- guests: actions that cannot be determined (line 5)" in page
        assert "- more, which cannot be determined" in page

    def test_nobody(self) -> None:
        assert "- nobody: there are no rules" in scene("'a|/*': []").page()

    def test_a_constant_as_path(self) -> None:
        assert "- guests: read" in scene("[PA|TH]: [allow.guest.to(['read'])]", "const PATH = 'a/*';").page()

    def test_a_path_in_a_helper(self) -> None:
        before = "const shared = (allow: any) => ({ 'shared|/*': [allow.guest.to(['read'])] });"
        assert "- guests: read" in scene("...shared(allow)", before).page()


class TestHoverOfWords:
    def test_a_group(self) -> None:
        page = scene("'a/*': [allow.groups(['Adm|ins']).to(['read'])]").page()
        assert page.startswith("Group `Admins` of `defineAuth` (../auth/resource.ts:6).")

    def test_an_action(self) -> None:
        assert "s3:PutObject" in scene("'a/*': [allow.guest.to(['wr|ite'])]").page()

    def test_an_option(self) -> None:
        assert "a sandbox ignores it" in at(storage("keep|OnDelete: false,"), STORAGE).page()


class TestSignatureHelp:
    @pytest.mark.parametrize(
        ("rule", "label"),
        [
            ("allow.guest.to(|)", "to(actions: "),
            ("allow.guest.to(['read', |])", "to(actions: "),
            ("allow.groups(|)", "groups(groups: string[])"),
            ("allow.entity(|)", "entity(entity: 'identity')"),
        ],
    )
    def test_in_rules(self, rule: str, label: str) -> None:
        found = scene(f"'a/*': [{rule}]").signature()
        assert found is not None
        assert found.label.startswith(label)
        assert found.active_parameter == 0
