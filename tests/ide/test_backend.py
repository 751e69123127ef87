"""Completion and hover in `backend.ts`, and over functions and secrets anywhere."""

from __future__ import annotations

from tests.ide.scene import AUTH, FOLDER, at

BACKEND = f"{FOLDER}/backend.ts"
RESIZE = f"{FOLDER}/functions/resize/resource.ts"
HEAD = "import { defineBackend } from '@aws-amplify/backend';\nimport { auth } from './auth/resource';\n\n"
FILES = {
    RESIZE: "import { defineFunction } from '@aws-amplify/backend';\n\n"
    "export const resize = defineFunction({ name: 'resize', resourceGroupName: 'data' });\nconst hidden = defineFunction();\n",
    AUTH: "import { defineAuth } from '@aws-amplify/backend';\nimport { resize } from '../functions/resize/resource';\n\n"
    "export const auth = defineAuth({\n  loginWith: { email: true },\n  triggers: { postConfirmation: resize },\n"
    "  access: (allow) => [allow.resource(resize).to(['getUser'])],\n});\n",
}


class TestResources:
    def test_those_that_are_exported_and_missing_are_offered(self) -> None:
        scene = at(f"{HEAD}defineBackend({{\n  auth,\n  |\n}});\n", BACKEND, FILES)
        assert scene.labels() == ["data", "resize"]

    def test_one_is_imported(self) -> None:
        scene = at(f"{HEAD}defineBackend({{\n  auth,\n  |\n}});\n", BACKEND, FILES)
        text = scene.accepted("resize")
        assert "import { resize } from './functions/resize/resource';\n" in text
        assert "  auth,\n  resize,\n" in text

    def test_one_that_is_imported_already_is_not_imported_again(self) -> None:
        head = HEAD.replace("\n\n", "\nimport { data } from './data/resource';\n\n")
        text = at(f"{head}defineBackend({{ auth, | }});\n", BACKEND, FILES).accepted("data")
        assert text.count("import { data }") == 1

    def test_the_page_of_an_item_tells_where_it_comes_from(self) -> None:
        item = at(f"{HEAD}defineBackend({{\n  auth,\n  |\n}});\n", BACKEND, FILES).item("resize")
        assert item.detail == "defineFunction"
        assert "functions/resize/resource.ts:3" in item.documentation


class TestMembers:
    def test_resources_come_before_what_the_backend_has_itself(self) -> None:
        scene = at(f"{HEAD}const backend = defineBackend({{ auth }});\n\nbackend.|\n", BACKEND, FILES)
        assert scene.labels() == ["auth", "createStack", "addOutput", "stack"]

    def test_behind_a_resource(self) -> None:
        scene = at(f"{HEAD}const backend = defineBackend({{ auth }});\n\nbackend.auth.|\n", BACKEND, FILES)
        assert scene.labels() == ["resources", "stack"]

    def test_constructs(self) -> None:
        scene = at(f"{HEAD}const backend = defineBackend({{ auth }});\n\nbackend.auth.resources.|\n", BACKEND, FILES)
        assert {"userPool", "authenticatedUserIamRole", "groups", "cfnResources"} <= set(scene.labels())

    def test_constructs_of_cloudformation(self) -> None:
        scene = at(f"{HEAD}const backend = defineBackend({{ auth }});\n\nbackend.auth.resources.cfnResources.|\n", BACKEND)
        assert "cfnUserPool" in scene.labels()

    def test_parts_of_the_outputs(self) -> None:
        scene = at(f"{HEAD}const backend = defineBackend({{ auth }});\n\nbackend.addOutput({{ | }});\n", BACKEND)
        assert {"custom", "storage", "geo"} <= set(scene.labels())


class TestSignature:
    def test_a_method_of_a_function(self) -> None:
        text = (
            "import { defineBackend } from '@aws-amplify/backend';\nimport { resize } from './functions/resize/resource';\n\n"
        )
        scene = at(f"{text}const backend = defineBackend({{ resize }});\n\nbackend.resize.addEnvironment(|\n", BACKEND, FILES)
        signature = scene.signature()
        assert signature is not None
        assert signature.label.startswith("addEnvironment(key")

    def test_a_method_of_the_backend(self) -> None:
        scene = at(f"{HEAD}const backend = defineBackend({{ auth }});\n\nbackend.createStack(|\n", BACKEND, FILES)
        signature = scene.signature()
        assert signature is not None
        assert signature.label.startswith("createStack(name")


class TestHover:
    def test_a_resource_tells_where_it_is_defined_and_its_stack(self) -> None:
        page = at(f"{HEAD}defineBackend({{ au|th }});\n", BACKEND, FILES).page()
        assert "`defineAuth` in auth/resource.ts:4" in page
        assert "Nested stack `auth`" in page

    def test_a_resource_behind_the_dot(self) -> None:
        page = at(f"{HEAD}const backend = defineBackend({{ auth }});\n\nbackend.au|th.stack;\n", BACKEND, FILES).page()
        assert "Nested stack `auth`" in page

    def test_a_function_shows_its_uses_and_its_access(self) -> None:
        page = at(FILES[RESIZE].replace("const resize", "const res|ize"), RESIZE, {AUTH: FILES[AUTH]}).page()
        assert "Nested stack `data`" in page
        assert "- `auth`: trigger `postConfirmation` (../../auth/resource.ts:6)" in page
        assert "- `auth`: may manage users (../../auth/resource.ts:7)" in page

    def test_a_function_that_nothing_uses(self) -> None:
        page = at(FILES[RESIZE].replace("const hidden", "const hid|den"), RESIZE, {AUTH: FILES[AUTH]}).page()
        assert "It is not used by the backend." in page

    def test_an_imported_function(self) -> None:
        page = at(FILES[AUTH].replace("postConfirmation: resize", "postConfirmation: res|ize"), AUTH, FILES).page()
        assert "`defineFunction` in ../functions/resize/resource.ts:3" in page


class TestSecrets:
    FUNCTION = (
        "import { defineFunction, secret } from '@aws-amplify/backend';\n\n"
        "export const pay = defineFunction({ environment: { PAY_KEY: secret('PAY_KEY'), HOOK: secret('%s') } });\n"
    )
    OTHER = (
        "import { defineFunction, secret } from '@aws-amplify/backend';\n\n"
        "export const bill = defineFunction({ environment: { BILL: secret('BILLING_TOKEN') } });\n"
    )
    BILL = f"{FOLDER}/functions/bill/resource.ts"

    def test_the_names_of_the_project_are_offered(self) -> None:
        scene = at(self.FUNCTION % "|", RESIZE, {self.BILL: self.OTHER})
        assert {"PAY_KEY", "BILLING_TOKEN"} <= set(scene.labels())

    def test_hover_lists_uses_and_how_it_is_set(self) -> None:
        page = at(self.FUNCTION.replace("PAY_KEY')", "PAY|_KEY')") % "PAY_KEY", RESIZE).page()
        assert "`npx ampx sandbox secret set PAY_KEY`" in page
        assert page.count("- line 3") == 1
