"""Refactorings: the example in the docstring of each, and what is not offered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.engine.structure.refactoring import refactored, refactorings
from amplify_ls.ide.refactorings.registry import MODULES, REFACTORINGS
from amplify_ls.text.disk import MemoryDisk
from tests.edits.support import applied
from tests.ide.scene import AUTH, BACKEND, DATA, FOLDER, SIGN_IN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

_BLOCK = re.compile(r"```ts (before|after)(?: (\S+))?\n(.*?)```", re.DOTALL)
HEAD = "import { a, defineData } from '@aws-amplify/backend';\n\n"
TAIL = "\nexport const data = defineData({ schema });\n"


class Changed(NamedTuple):
    """The files after a refactoring, and its title."""

    title: str
    files: dict[str, str]

    @property
    def data(self) -> str:
        return self.files[DATA]


def changed(files: Mapping[str, str], code: str) -> Changed | None:
    """The project after the first offer of a refactoring at the selection, which `«` and `»` enclose in one of the files."""
    base = {f"{FOLDER}/backend.ts": BACKEND, AUTH: SIGN_IN, DATA: f"{HEAD}const schema = a.schema({{}});{TAIL}"}
    path = next(name for name, text in files.items() if "«" in text)
    before, _, rest = files[path].partition("«")
    inside, _, after = rest.partition("»")
    texts = {**base, **files, path: before + inside + after}
    workspace = Workspace(MemoryDisk(texts))
    workspace.open(path, texts[path], 1)
    start = len(before.encode())
    found = refactorings(workspace, path, start, start + len(inside.encode()))
    offer = next((each for each in found if each.code == code), None)
    if offer is None:
        return None
    result = refactored(workspace, path, offer)
    assert result is not None
    for name in {edit.path for edit in result}:
        edits = sorted((edit for edit in result if edit.path == name), key=lambda edit: edit.start)
        texts[name] = applied(texts.get(name, ""), edits)
    for name, text in texts.items():
        workspace.open(name, text, 2)
        assert not workspace.has_syntax_errors(name), text
    return Changed(offer.title, texts)


def in_schema(body: str, code: str, before: str = "") -> str | None:
    """The data file after a refactoring in a schema, None where it is not offered."""
    result = changed({DATA: f"{HEAD}{before}{body}{TAIL}"}, code)
    return None if result is None else result.data


def example(module: ModuleType) -> tuple[dict[str, str], dict[str, str]]:
    """The files in the docstring of a refactoring, before and after it."""
    found: dict[str, dict[str, str]] = {"before": {}, "after": {}}
    for when, name, text in _BLOCK.findall(module.__doc__ or ""):
        found[when][f"{FOLDER}/{name}" if name else DATA] = text
    return found["before"], found["after"]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.REFACTORING.code)
def test_the_example_of_the_documentation(module: ModuleType) -> None:
    before, after = example(module)
    files = {path: text if "import " in text else HEAD + text + TAIL for path, text in before.items()}
    result = changed(files, module.REFACTORING.code)
    assert result is not None
    assert after
    for path, text in after.items():
        assert text in result.files[path]


def test_codes_are_unique() -> None:
    codes = [each.code for each in REFACTORINGS]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("text", ["", "«»", "const schema = a.sch«»ema({", "«»const schema = a.schema({ Post: a.model({}) });"])
def test_nothing_is_offered_where_nothing_is(text: str) -> None:
    path = DATA
    files = {path: HEAD + (text if "«" in text else text + "«»")}
    assert all(changed(files, each.code) is None for each in REFACTORINGS)


class TestTypes:
    def test_an_enum_keeps_the_name_that_it_has_in_the_api(self) -> None:
        assert in_schema("const schema = a.schema({ A: a.model({ b: a.e«»num(['x']) }) });", "extract-type") == (
            f"{HEAD}const schema = a.schema({{ A: a.model({{ b: a.ref('AB') }}), AB: a.enum(['x']) }});{TAIL}"
        )

    def test_a_name_that_is_taken_is_not_used(self) -> None:
        text = "const schema = a.schema({ A: a.model({ b: a.e«»num(['x']) }), AB: a.enum(['y']) });"
        assert in_schema(text, "extract-type") is None

    def test_a_type_with_other_uses_stays(self) -> None:
        text = "const schema = a.schema({ S: a.enum(['x']), A: a.model({ b: a.r«»ef('S'), c: a.ref('S') }) });"
        result = in_schema(text, "inline-type")
        assert result is not None
        assert "S: a.enum(['x']), A: a.model({ b: a.enum(['x']), c: a.ref('S') })" in result

    @pytest.mark.parametrize(
        "field",
        ["a.r«»ef('S').required()", "a.r«»ef('S').array()", "a.r«»ef('Unknown')", "a.r«»ef(name())"],
    )
    def test_what_an_inline_type_cannot_be_is_not_inlined(self, field: str) -> None:
        assert (
            in_schema(f"const schema = a.schema({{ S: a.enum(['x']), A: a.model({{ b: {field} }}) }});", "inline-type") is None
        )

    def test_a_type_that_contains_itself_is_not_inlined(self) -> None:
        text = "const schema = a.schema({ T: a.customType({ t: a.ref('T') }), A: a.model({ b: a.r«»ef('T') }) });"
        assert in_schema(text, "inline-type") is None


class TestIndexes:
    def test_an_index_joins_the_others_in_their_style(self) -> None:
        text = """\
const schema = a.schema({
  Post: a.model({
    title: a.string(),
    sta«»tus: a.string(),
  }).secondaryIndexes((i) => [
    i('title'), // by title
  ]),
});
"""
        result = in_schema(text, "add-index")
        assert result is not None
        assert "    i('title'), // by title\n    i('status').queryField('listPostsByStatus'),\n  ])," in result

    @pytest.mark.parametrize(
        "fields",
        [
            "ti«»tle: a.string()",
            "a«»ll: a.string().array()",
            "t«»eamId: a.id()",
            "fl«»ag: a.boolean()",
            "co«»de: a.id().required()",
        ],
    )
    def test_what_is_a_key_or_cannot_be_one_gets_no_index(self, fields: str) -> None:
        text = f"""\
const schema = a.schema({{
  Team: a.model({{ posts: a.hasMany('Post', 'teamId') }}),
  Post: a.model({{ {fields}, team: a.belongsTo('Team', 'teamId') }})
    .identifier(['code']).secondaryIndexes((index) => [index('title')]),
}});
"""
        assert in_schema(text, "add-index") is None


class TestRelationships:
    def test_a_required_relationship_becomes_optional(self) -> None:
        text = """\
const schema = a.schema({
  Team: a.model({ posts: a.hasMany('Post', 'teamId') }),
  Post: a.model({
    teamId: a.id()
      .required(), // always
    team: a.belo«»ngsTo('Team', 'teamId'),
  }),
});
"""
        result = in_schema(text, "required-relationship")
        assert result is not None
        assert "    teamId: a.id(), // always\n" in result

    def test_a_reference_in_the_identifier_stays_required(self) -> None:
        text = """\
const schema = a.schema({
  Team: a.model({ posts: a.hasMany('Post', 'teamId') }),
  Post: a.model({ teamId: a.id().required(), team: a.belo«»ngsTo('Team', 'teamId') }).identifier(['teamId']),
});
"""
        assert in_schema(text, "required-relationship") is None

    def test_a_taken_plural_is_not_used(self) -> None:
        text = "const schema = a.schema({ A: a.model({ b: a.ha«»sOne('B', 'aId'), bs: a.string() }) });"
        result = in_schema(text, "one-to-many")
        assert result is not None
        assert "b: a.hasMany('B', 'aId'), bs:" in result


class TestRules:
    def test_rules_for_functions_stay_at_the_schema(self) -> None:
        text = """\
const schema = a.schema({ P«»ost: a.model({ title: a.string() }) })
  .authorization((grant) => [grant.owner(), grant.resource(job).to(['query'])]);
"""
        result = in_schema(text, "own-rules", "import { job } from '../job/resource';\n")
        assert result is not None
        assert "a.model({ title: a.string() }).authorization((grant) => [grant.owner()]) })" in result

    @pytest.mark.parametrize("rules", ["rules", "(allow) => rules(allow)", "(allow) => [...rules, allow.owner()]"])
    def test_rules_that_are_not_written_there_are_not_copied(self, rules: str) -> None:
        text = f"const schema = a.schema({{ P«»ost: a.model({{ title: a.string() }}) }}).authorization({rules});"
        assert in_schema(text, "own-rules") is None

    def test_long_rules_are_written_on_lines(self) -> None:
        text = """\
const schema = a.schema({
  Post: a.model({
    ti«»tle: a.string(),
  }),
}).authorization((allow) => [
  allow.owner().to(['create', 'update']),
  allow.groups(['Admins', 'Editors']).to(['read']),
  allow.authenticated().to(['list']),
]);
"""
        result = in_schema(text, "field-rules")
        assert result is not None
        assert (
            "    title: a.string().authorization((allow) => [\n"
            "      allow.owner().to(['create', 'update']),\n"
            "      allow.groups(['Admins', 'Editors']).to(['read']),\n"
            "      allow.authenticated().to(['read']),\n"
            "    ]),\n"
        ) in result

    def test_read_is_written_out(self) -> None:
        text = (
            "const schema = a.schema({ A: a.model({ b: a.id() }).authorization((allow) => [allow.guest().t«»o(['read'])]) });"
        )
        result = in_schema(text, "rule-operations")
        assert result is not None
        assert "allow.guest().to(['get', 'list', 'sync', 'listen', 'search'])" in result


class TestSecrets:
    def test_a_credential_of_a_provider_gets_its_usual_name(self) -> None:
        text = """\
import { defineAuth } from "@aws-amplify/backend";

export const auth = defineAuth({
  loginWith: { externalProviders: { google: { clientId: "12«»34", clientSecret: "x" }, callbackUrls: [], logoutUrls: [] } },
});
"""
        result = changed({AUTH: text}, "secret")
        assert result is not None
        assert 'google: { clientId: secret("GOOGLE_CLIENT_ID"), clientSecret: "x" }' in result.files[AUTH]
        assert 'import { defineAuth, secret } from "@aws-amplify/backend";' in result.files[AUTH]

    def test_other_strings_are_no_secrets(self) -> None:
        assert changed({AUTH: SIGN_IN.replace("'Admins'", "'Ad«»mins'")}, "secret") is None


class TestMoving:
    def test_imports_move_along(self) -> None:
        before = "import { statuses as values } from '../library/values.js';\n"
        text = "const schema = a.schema({ P«»ost: a.model({ status: a.enum(values) }), Note: a.model({ text: a.string() }) });"
        files = {
            DATA: f"{HEAD}{before}{text}{TAIL}",
            f"{FOLDER}/library/values.ts": "export const statuses = ['x', 'y'] as const;\n",
        }
        result = changed(files, "move-model")
        assert result is not None
        assert result.title == "Move `Post` to `post.ts`"
        assert result.files[f"{FOLDER}/data/post.ts"] == (
            "import { a } from '@aws-amplify/backend';\n"
            "import { statuses as values } from '../library/values.js';\n\n"
            "export const Post = a.model({ status: a.enum(values) });\n"
        )
        assert "import { Post } from './post.js';" in result.data
        assert "a.schema({ Post, Note:" in result.data

    def test_a_model_that_uses_names_of_its_file_stays(self) -> None:
        text = "const values = ['x'];\nconst schema = a.schema({ P«»ost: a.model({ status: a.enum(values) }) });"
        assert in_schema(text, "move-model") is None

    def test_a_file_that_exists_is_not_overwritten(self) -> None:
        files = {
            DATA: f"{HEAD}const schema = a.schema({{ P«»ost: a.model({{}}) }});{TAIL}",
            f"{FOLDER}/data/post.ts": "export const x = 1;\n",
        }
        assert changed(files, "move-model") is None


class TestJoinModels:
    def test_rules_come_from_the_first_model_if_the_schema_has_none(self) -> None:
        text = """\
const schema = a.schema({
  Po«st: a.model({ code: a.string().required() }).identifier(['code']).authorization((allow) => [allow.owner()]),
  Ta»g: a.model({ name: a.string() }).authorization((allow) => [allow.guest()]),
});
"""
        result = in_schema(text, "join-model")
        assert result is not None
        assert "tags: a.hasMany('PostTag', 'postCode')" in result
        assert "    postCode: a.string().required(),\n    post: a.belongsTo('Post', 'postCode'),\n" in result
        assert "  }).authorization((allow) => [allow.owner()]),\n});" in result

    @pytest.mark.parametrize(
        "text",
        [
            "const schema = a.schema({ Po«st: a.model({ tags: a.string() }), Ta»g: a.model({}) }).authorization(rules);",
            "const schema = a.schema({ Po«st: a.model({}), Ta»g: a.model({}) });",
            "const schema = a.schema({ Po«st: a.model({}), Ta»g: a.enum(['x']) });",
            "const schema = a.schema({ Po«st: a.model({}), U: a.model({}), Ta»g: a.model({}) });",
            "const schema = a.schema({ Po«»st: a.model({}), Tag: a.model({}) });",
        ],
    )
    def test_other_selections_are_no_pair(self, text: str) -> None:
        assert in_schema(text, "join-model") is None


class TestIdentifiers:
    def test_a_required_reference_gets_a_required_neighbor(self) -> None:
        text = """\
const schema = a.schema({
  Store: a.model({ code: a.id().required(), reg«»ion: a.string().required(), orders: a.hasMany('Order', ['storeCode']) })
    .identifier(['code']),
  Order: a.model({ storeCode: a.id().required(), store: a.belongsTo('Store', ['storeCode']) }),
});
"""
        result = in_schema(text, "composite-identifier")
        assert result is not None
        assert "storeCode: a.id().required(),\n    storeRegion: a.string().required(),\n" in result

    def test_the_implicit_identifier_is_declared(self) -> None:
        result = in_schema(
            "const schema = a.schema({ A: a.model({ re«»gion: a.string().required() }) });", "composite-identifier"
        )
        assert result is not None
        assert "a.model({ id: a.id().required(), region: a.string().required() }).identifier(['id', 'region'])" in result

    @pytest.mark.parametrize(
        "model",
        [
            "a.model({ id: a.id().required(), re«»gion: a.string() }).identifier(['id'])",
            "a.model({ id: a.id().required(), re«»gion: a.json().required() }).identifier(['id'])",
            "a.model({ i«»d: a.id().required() }).identifier(['id'])",
            "a.model({ id: a.id().required(), re«»gion: a.string().required() }).identifier(keys)",
            "a.model({ id: a.id().required(), r«»: a.id().required(), o: a.hasMany('Other', 'x') }).identifier(['id'])",
        ],
    )
    def test_what_cannot_become_a_part_is_not_offered(self, model: str) -> None:
        assert in_schema(f"const schema = a.schema({{ A: {model} }});", "composite-identifier") is None


class TestNewFiles:
    def test_a_resolver_is_created(self) -> None:
        text = """\
const schema = a.schema({
  find: a.query().returns(a.string()).authorization((allow) => [allow.guest()])
    .handler(a.handler.custom({ entry: './find«».js', dataSource: 'NONE_DS' })),
});
"""
        result = changed({DATA: f"{HEAD}{text}{TAIL}"}, "create-file")
        assert result is not None
        assert result.title == "Create `find.js`"
        assert "export function request(ctx)" in result.files[f"{FOLDER}/data/find.js"]

    def test_a_trigger_is_created(self) -> None:
        text = SIGN_IN.replace("loginWith:", "triggers: { preSignUp: check«»Mail },\n  loginWith:")
        result = changed({AUTH: text}, "create-function")
        assert result is not None
        assert "import { checkMail } from '../functions/check-mail/resource';" in result.files[AUTH]
        assert "defineBackend({ auth, data, checkMail });" in result.files[f"{FOLDER}/backend.ts"]

    def test_a_function_that_exists_is_not_created(self) -> None:
        text = SIGN_IN.replace("loginWith:", "triggers: { preSignUp: check«»Mail },\n  loginWith:")
        files = {AUTH: text, f"{FOLDER}/functions/check-mail/handler.ts": "export const handler = 1;\n"}
        assert changed(files, "create-function") is None


class TestSorting:
    @pytest.mark.parametrize(
        "text",
        [
            "const schema = a.sch«»ema({ A: a.model({}), B: a.model({}) });",
            "const schema = a.sch«»ema({ B: a.model({}), A: a.model({}), ...others });",
        ],
    )
    def test_sorted_and_spread_entries_stay(self, text: str) -> None:
        assert in_schema(text, "sort-models") is None
