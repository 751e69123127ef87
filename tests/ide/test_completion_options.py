"""Completion in the options of auth, storage, functions and backend."""

from __future__ import annotations

import pytest

from tests.ide.scene import AUTH, FOLDER, FUNCTION, STORAGE, at, typed

IMPORT = "import { defineAuth } from '@aws-amplify/backend';\n\n"


def auth(options: str, before: str = IMPORT) -> str:
    return f"{before}export const auth = defineAuth({{\n  {options}\n}});\n"


def providers(options: str, before: str = IMPORT) -> str:
    return auth(f"loginWith: {{\n    email: true,\n    externalProviders: {{\n      {options}\n    }},\n  }},", before)


class TestSignIn:
    def test_ways_to_sign_in(self) -> None:
        assert at(auth("loginWith: { | }"), AUTH).labels() == ["email", "externalProviders", "phone", "webAuthn"]

    @pytest.mark.parametrize(
        "options", ["loginWith: { ext|", "loginWith: {\n    email: true,\n    ext|", "loginWith: { email: true, ext|"]
    )
    def test_half_typed(self, options: str) -> None:
        before = auth("loginWith: { email: true },")
        assert "externalProviders" in at(auth(options), AUTH).labels()
        assert "externalProviders" in typed(before, auth(options), AUTH).labels()
        assert "externalProviders" in at(auth(options).removesuffix("\n});\n"), AUTH).labels()

    def test_options_that_are_there_are_left_out(self) -> None:
        assert at(auth("loginWith: { |, phone: true, email: true }"), AUTH).labels() == ["externalProviders", "webAuthn"]

    def test_another_name_for_an_option(self) -> None:
        assert at(auth("loginWith: { phoneN| }"), AUTH).item("phone").filter_text.startswith("phoneNumber ")

    def test_only_the_name_is_written_where_a_value_follows(self) -> None:
        assert at(auth("loginW|: { email: true }"), AUTH).item("loginWith").insert_text == "loginWith"

    def test_a_comma_follows_on_a_line_of_its_own(self) -> None:
        assert at(auth("loginWith: {\n    |\n  }"), AUTH).item("email").insert_text == "email: true,"
        assert at(auth("loginWith: { | }"), AUTH).item("email").insert_text == "email: true"

    def test_a_comma_parts_it_from_the_next_one(self) -> None:
        accepted = at(auth("loginWith: { | phone: true }"), AUTH).accepted("email")
        assert accepted == auth("loginWith: { email: true,  phone: true }")

    def test_options_in_a_constant(self) -> None:
        text = IMPORT + "const options = { loginWith: { | } };\nexport const auth = defineAuth(options);\n"
        assert "email" in at(text, AUTH).labels()
        shorthand = IMPORT + "const loginWith = { | };\nexport const auth = defineAuth({ loginWith });\n"
        assert "email" in at(shorthand, AUTH).labels()
        spread = IMPORT + "const rest = { | };\nexport const auth = defineAuth({ loginWith: { email: true }, ...rest });\n"
        assert "groups" in at(spread, AUTH).labels()

    def test_another_function_of_that_name_offers_nothing(self) -> None:
        assert at(auth("loginWith: { | }", "import { defineAuth } from './mine';\n"), AUTH).labels() == []

    def test_a_namespace_import(self) -> None:
        text = (
            "import * as backend from '@aws-amplify/backend';\nexport const auth = backend.defineAuth({ loginWith: { | } });\n"
        )
        assert "email" in at(text, AUTH).labels()


class TestProviders:
    def test_names(self) -> None:
        labels = at(providers("|"), AUTH).labels()
        assert {"google", "facebook", "loginWithAmazon", "signInWithApple", "oidc", "saml", "callbackUrls"} <= set(labels)

    def test_apple_leads_to_the_right_name(self) -> None:
        scene = at(providers("appl|"), AUTH)
        assert scene.item("signInWithApple").filter_text.startswith("apple ")
        assert "privateKey: secret('${4:SIWA_PRIVATE_KEY}')" in scene.item("signInWithApple").insert_text

    def test_a_provider_comes_with_its_fields_and_the_import(self) -> None:
        accepted = at(providers("goo|"), AUTH).accepted("google")
        assert "google: {\n  clientId: secret('${1:GOOGLE_CLIENT_ID}')," in accepted
        assert "import { defineAuth, secret } from '@aws-amplify/backend';" in accepted

    def test_the_import_is_not_repeated(self) -> None:
        before = IMPORT.replace("{ defineAuth }", "{ defineAuth, secret }")
        assert at(providers("goo|", before), AUTH).item("google").additional_edits == ()

    def test_a_renamed_secret(self) -> None:
        before = IMPORT.replace("{ defineAuth }", "{ defineAuth, secret as hidden }")
        assert "clientId: hidden('" in at(providers("goo|", before), AUTH).item("google").insert_text

    def test_the_import_in_a_broken_text(self) -> None:
        text = providers("goo|").partition("|")[0] + "|"
        assert "import { defineAuth, secret } from" in at(text, AUTH).accepted("google")

    def test_double_quotes(self) -> None:
        text = providers("goo|").replace("'", '"')
        assert 'clientId: secret("${1:GOOGLE_CLIENT_ID}")' in at(text, AUTH).item("google").insert_text

    def test_secrets(self) -> None:
        assert at(providers("google: { clientId: | }"), AUTH).labels() == ["secret('GOOGLE_CLIENT_ID')"]
        before = IMPORT.replace("{ defineAuth }", "{ defineAuth, secret }")
        assert at(providers("google: { clientId: secret('|') }", before), AUTH).labels() == ["GOOGLE_CLIENT_ID"]

    def test_scopes(self) -> None:
        assert at(providers("scopes: ['|']"), AUTH).labels() == ["PHONE", "EMAIL", "OPENID", "PROFILE", "COGNITO_ADMIN"]
        assert "email" in at(providers("google: { scopes: ['|'] }"), AUTH).labels()

    def test_attribute_mapping(self) -> None:
        labels = at(providers("google: { attributeMapping: { email: 'email', | } }"), AUTH).labels()
        assert {"givenName", "profilePicture", "custom"} <= set(labels)
        assert "email" not in labels

    def test_fields_of_an_oidc_provider(self) -> None:
        assert {"issuerUrl", "clientId", "name"} <= set(at(providers("oidc: [{ | }]"), AUTH).labels())


class TestAttributes:
    def test_all_seventeen(self) -> None:
        labels = at(auth("userAttributes: {\n    |\n  },"), AUTH).labels()
        assert len(labels) == 18
        assert "custom:name" in labels

    @pytest.mark.parametrize(
        ("start", "name"),
        [
            ("picture", "profilePicture"),
            ("given_name", "givenName"),
            ("giveName", "givenName"),
            ("phone_number", "phoneNumber"),
            ("zoneinfo", "timezone"),
            ("name", "fullname"),
            ("updatedAt", "lastUpdateTime"),
        ],
    )
    def test_other_names_lead_to_the_right_one(self, start: str, name: str) -> None:
        scene = at(auth(f"userAttributes: {{\n    {start}|\n  }},"), AUTH)
        assert scene.item(name).filter_text.startswith(f"{start} ")
        written = f"{name}: {{ mutable: ${{1:true}}, required: ${{2:false}} }},"
        assert scene.accepted(name) == auth(f"userAttributes: {{\n    {written}\n  }},")

    def test_the_skeleton_of_a_custom_attribute(self) -> None:
        item = at(auth("userAttributes: { | }"), AUTH).item("custom:name")
        assert item.is_snippet
        assert item.insert_text.startswith("'custom:${1:name}': { dataType: '${2|String,Number,Boolean,DateTime|}'")

    def test_within_quotes(self) -> None:
        scene = at(auth("userAttributes: { 'cus|' }"), AUTH)
        assert scene.accepted("custom:name") == auth("userAttributes: { 'custom:${1:name}' }")

    def test_bounds_follow_the_data_type(self) -> None:
        number = at(auth("userAttributes: { 'custom:x': { dataType: 'Number', | } }"), AUTH).labels()
        text = at(auth("userAttributes: { 'custom:x': { |, dataType: 'String' } }"), AUTH).labels()
        assert set(number) == {"mutable", "min", "max"}
        assert set(text) == {"mutable", "minLen", "maxLen"}

    def test_data_types(self) -> None:
        assert at(auth("userAttributes: { 'custom:x': { dataType: '|' } }"), AUTH).labels()[:2] == ["String", "Number"]

    def test_booleans(self) -> None:
        assert at(auth("userAttributes: { email: { mutable: | } }"), AUTH).labels() == ["true", "false"]


class TestOtherOptionsOfAuth:
    def test_triggers(self) -> None:
        labels = at(auth("triggers: { | }"), AUTH).labels()
        assert len(labels) == 10
        assert "postConfirmation" in labels

    def test_a_trigger_that_is_imported_is_written_short(self) -> None:
        function = "import { defineFunction } from '@aws-amplify/backend';\nexport const postConfirmation = defineFunction();\n"
        text = auth("triggers: {\n    |\n  },", IMPORT + "import { postConfirmation } from './post/resource';\n")
        scene = at(text, AUTH, {f"{FOLDER}/auth/post/resource.ts": function})
        assert scene.item("postConfirmation").insert_text == "postConfirmation,"
        value = at(text.replace("|", "preSignUp: |"), AUTH, {f"{FOLDER}/auth/post/resource.ts": function})
        assert value.labels() == ["postConfirmation"]

    def test_values_with_and_without_quotes(self) -> None:
        assert at(auth("accountRecovery: |"), AUTH).item("EMAIL_ONLY").insert_text == "'EMAIL_ONLY'"
        assert at(auth("accountRecovery: '|'"), AUTH).item("EMAIL_ONLY").insert_text == "EMAIL_ONLY"

    def test_multifactor(self) -> None:
        assert set(at(auth("multifactor: { mode: 'OPTIONAL', | }"), AUTH).labels()) == {"totp", "sms", "email"}

    def test_rights_of_functions(self) -> None:
        assert at(auth("access: (allow) => [allow.|]"), AUTH).labels() == ["resource"]
        assert "addUserToGroup" in at(auth("access: (allow) => [allow.resource(f).to(['|'])]"), AUTH).labels()


class TestStorage:
    @staticmethod
    def storage(options: str) -> str:
        call = f"defineStorage({{ name: 's', {options} }})"
        return f"import {{ defineStorage }} from '@aws-amplify/backend';\nexport const s = {call};\n"

    def test_options(self) -> None:
        assert {"access", "isDefault", "triggers"} <= set(at(self.storage("|"), STORAGE).labels())

    def test_paths(self) -> None:
        item = at(self.storage("access: (allow) => ({ | })"), STORAGE).item("path/*")
        assert item.insert_text == "'${1:media}/*': [allow.$2]"

    def test_strategies(self) -> None:
        labels = at(self.storage("access: (allow) => ({ 'x/*': [allow.|] })"), STORAGE).labels()
        assert labels == ["authenticated", "guest", "groups", "resource"]

    def test_owners_come_first_where_the_path_names_them(self) -> None:
        labels = at(self.storage("access: (allow) => ({ 'x/{entity_id}/*': [allow.|] })"), STORAGE).labels()
        assert labels == ["entity", "authenticated", "guest", "groups", "resource"]

    def test_actions(self) -> None:
        labels = at(self.storage("access: (allow) => ({ 'x/*': [allow.guest.to(['write', '|'])] })"), STORAGE).labels()
        assert labels == ["read", "delete", "get", "list"]
        reading = at(self.storage("access: (allow) => ({ 'x/*': [allow.guest.to(['get', '|'])] })"), STORAGE).labels()
        assert "read" not in reading

    def test_groups(self) -> None:
        text = self.storage("access: (allow) => ({ 'x/*': [allow.groups(['|']).to(['read'])] })")
        assert at(text, STORAGE).labels() == ["Admins", "Editors"]


class TestFunctions:
    @staticmethod
    def function(options: str) -> str:
        call = f"defineFunction({{ {options} }})"
        return f"import {{ defineFunction }} from '@aws-amplify/backend';\nexport const f = {call};\n"

    def test_options(self) -> None:
        assert {"entry", "runtime", "environment", "schedule"} <= set(at(self.function("|"), FUNCTION).labels())

    def test_numbers_of_a_closed_set(self) -> None:
        assert at(self.function("runtime: |"), FUNCTION).labels() == ["24", "22", "20", "18"]

    def test_examples(self) -> None:
        assert "every day" in at(self.function("schedule: '|'"), FUNCTION).labels()

    def test_retention(self) -> None:
        assert "1 week" in at(self.function("logging: { retention: '|' }"), FUNCTION).labels()
