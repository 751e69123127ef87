"""Completion in data schemas."""

from __future__ import annotations

import pytest

from tests.ide.scene import DATA, FOLDER, HEAD, TAIL, Scene, at, schema, typed

SHOP = """\
  Customer: a.model({
    name: a.string().required(),
    email: a.email(),
    orders: a.hasMany('Order', 'customerId'),
  }),
  Status: a.enum(['OPEN', 'DONE']),
  Place: a.customType({ lat: a.float(), long: a.float() }),
  cancel: a.mutation().arguments({ id: a.id() }).returns(a.ref('Order')),
"""


def order(fields: str, chain: str = "") -> str:
    """A shop whose model `Order` has the mark."""
    return schema(f"{SHOP}  Order: a.model({{\n    customerId: a.id(),\n    total: a.float(),\n    {fields}\n  }}){chain},")


ORDER = order("")


class TestRelations:
    def test_models_in_quotes(self) -> None:
        scene = at(order("customer: a.belongsTo('|'),"))
        assert scene.labels() == ["Customer", "Order"]
        assert scene.accepted("Customer") == order("customer: a.belongsTo('Customer', 'customerId'),")

    @pytest.mark.parametrize("start", ['a.belongsTo("|', "a.belongsTo('Cus|", "a.hasMany(`|", "a.belongsTo('|)"])
    def test_models_in_a_string_that_is_not_closed(self, start: str) -> None:
        assert {"Customer", "Order"} <= set(at(order(f"customer: {start}")).labels())
        assert {"Customer", "Order"} <= set(typed(ORDER, order(f"customer: {start}")).labels())

    def test_the_rest_of_the_line_is_left_alone(self) -> None:
        scene = at(order("customer: a.belongsTo('|, 'customerId'),"))
        assert scene.accepted("Customer") == order("customer: a.belongsTo('Customer, 'customerId'),")

    def test_the_whole_word_is_replaced(self) -> None:
        scene = at(order("customer: a.belongsTo('Cu|tomer', 'customerId'),"))
        assert scene.accepted("Customer") == order("customer: a.belongsTo('Customer', 'customerId'),")

    def test_models_before_the_quote(self) -> None:
        assert at(order("customer: a.belongsTo(|")).item("Customer").insert_text == "'Customer', 'customerId'),"
        double = order("customer: a.belongsTo(|").replace("'", '"')
        assert at(double).item("Customer").insert_text == '"Customer", "customerId"),'

    def test_reference_fields_of_the_model_itself(self) -> None:
        labels = at(order("customer: a.belongsTo('Customer', '|'),")).labels()
        assert labels[0] == "customerId"
        assert "total" in labels
        assert "customer" not in labels

    def test_reference_fields_of_the_other_model(self) -> None:
        text = order("parentId: a.id(),").replace("'customerId')", "'|')")
        assert at(text).labels()[0] == "customerId"

    def test_the_reference_that_the_other_side_names_comes_first(self) -> None:
        text = order("buyerId: a.id(), buyer: a.belongsTo('Customer', '|'),").replace("'customerId')", "'buyerId')")
        assert at(text).labels()[0] == "buyerId"

    def test_the_usual_name_is_offered_when_it_is_missing(self) -> None:
        scene = at(schema("  Team: a.model({ name: a.string() }),\n  Member: a.model({ team: a.belongsTo('Team', '|') }),"))
        assert "teamId" in scene.labels()

    def test_the_second_reference_of_a_list(self) -> None:
        labels = at(order("regionId: a.id(),\n    x: a.belongsTo('Customer', ['customerId', '|']),")).labels()
        assert "regionId" in labels
        assert "customerId" not in labels

    def test_a_target_that_is_a_constant(self) -> None:
        text = (
            HEAD
            + "const NAMES = { Team: 'Team' };\n"
            + schema(
                "  Team: a.model({ name: a.string() }),\n"
                "  Member: a.model({ teamId: a.id(), team: a.belongsTo(NAMES.Team, '|') }),"
            ).removeprefix(HEAD)
        )
        assert at(text).labels()[0] == "teamId"

    def test_fields_that_are_spread_from_another_file(self) -> None:
        fields = "import { a } from '@aws-amplify/backend';\nexport const keys = { customerId: a.id(), note: a.string() };\n"
        text = (
            HEAD
            + "import { keys } from './keys';\n"
            + schema(SHOP + "  Order: a.model({ ...keys, customer: a.belongsTo('Customer', '|') }),").removeprefix(HEAD)
        )
        assert at(text, files={f"{FOLDER}/data/keys.ts": fields}).labels()[0] == "customerId"

    def test_models_of_other_files(self) -> None:
        models = "import { a } from '@aws-amplify/backend';\nexport const Team = a.model({ name: a.string() });\n"
        member = (
            "import { a } from '@aws-amplify/backend';\n"
            "export const Member = a.model({ teamId: a.id(), team: a.belongsTo('|', 'teamId') });\n"
        )
        root = (
            HEAD + "import { Team } from './team';\nimport { Member } from './member';\n"
            "const schema = a.schema({ Team, Member });" + TAIL
        )
        scene = at(member, f"{FOLDER}/data/member.ts", {DATA: root, f"{FOLDER}/data/team.ts": models})
        assert set(scene.labels()) == {"Team", "Member"}


class TestFieldsThatRelationshipsAskFor:
    def test_the_other_side(self) -> None:
        scene = at(order("|"))
        assert scene.accepted("customer") == order("customer: a.belongsTo('Customer', 'customerId'),")
        assert "customerId" not in scene.labels()

    def test_a_missing_reference_field(self) -> None:
        entries = (
            "  Team: a.model({ code: a.string().required(), members: a.hasMany('Member', 'teamCode') }).identifier(['code']),\n"
            "  Member: a.model({\n    |\n  }),"
        )
        assert at(schema(entries)).item("teamCode").insert_text == "teamCode: a.string(),"

    def test_a_missing_reference_field_of_its_own(self) -> None:
        scene = at(schema("  Team: a.model({ x: a.id() }),\n  Member: a.model({ team: a.belongsTo('Team', 'teamId'), | }),"))
        assert scene.item("teamId").insert_text == "teamId: a.id()"

    def test_the_many_side(self) -> None:
        entries = (
            "  Category: a.model({ x: a.id(), parentId: a.id(), box: a.belongsTo('Box', 'parentId') }),\n"
            "  Box: a.model({\n    |\n  }),"
        )
        assert at(schema(entries)).item("categories").insert_text == "categories: a.hasMany('Category', 'parentId'),"

    def test_nothing_is_missing(self) -> None:
        assert at(order("customer: a.belongsTo('Customer', 'customerId'),\n    |")).labels()[0] == "field"


class TestBrokenText:
    """What was there before the keystroke that broke the text is still offered."""

    BREAKS = (
        "customer: a.belongsTo('|",
        "customer: a.customType({ x: a.ref('|",
        "x: a.string().authorization((allow) => [allow.ownerDefinedIn('|",
    )

    @pytest.mark.parametrize("start", BREAKS)
    def test_something_is_offered(self, start: str) -> None:
        assert typed(ORDER, order(start)).labels()
        assert at(order(start)).labels()

    def test_models_behind_an_open_brace(self) -> None:
        before = schema(f"{SHOP}  Order: a.model({{ customerId: a.id() }}),\n  Late: a.model({{ x: a.id() }}),")
        after = schema(f"{SHOP}  Order: a.model({{ customer: a.belongsTo('|\n  Late: a.model({{ x: a.id() }}),")
        assert {"Customer", "Order", "Late"} <= set(typed(before, after).labels())

    def test_a_text_that_is_nothing_but_broken(self) -> None:
        assert at(HEAD + "const schema = a.schema({ A: a.model({ x: a.|").labels()
        assert at("a.|").labels() == []


class TestReferencesToTypes:
    def test_a_field_refers_to_an_enum_or_custom_type(self) -> None:
        assert at(order("status: a.ref('|'),")).labels() == ["Status", "Place"]

    def test_an_operation_may_return_a_model(self) -> None:
        labels = at(schema(SHOP + "  Order: a.model({ x: a.id() }),\n  find: a.query().returns(a.ref('|')),")).labels()
        assert {"Status", "Place", "Customer", "Order"} <= set(labels)
        assert "cancel" not in labels

    def test_a_subscription_listens_to_a_mutation(self) -> None:
        assert at(schema(SHOP + "  feed: a.subscription().for(a.ref('|')),")).labels()[0] == "cancel"


class TestBuildersAndLinks:
    def test_builders_of_fields(self) -> None:
        labels = at(order("x: a.|")).labels()
        assert labels[0] == "string"
        assert {"id", "belongsTo", "hasMany", "enum", "ref", "customType"} <= set(labels)
        assert not {"schema", "model", "query", "handler", "combine"} & set(labels)

    def test_builders_of_entries(self) -> None:
        labels = at(schema(SHOP + "  x: a.|")).labels()
        assert {"model", "enum", "customType", "query", "mutation"} <= set(labels)
        assert not {"string", "belongsTo", "handler"} & set(labels)

    def test_builders_of_custom_types(self) -> None:
        labels = at(schema("  Place: a.customType({ x: a.| }),")).labels()
        assert "float" in labels
        assert not {"hasMany", "belongsTo"} & set(labels)

    def test_handlers(self) -> None:
        assert at(schema("  x: a.query().handler(a.|)")).labels() == ["handler"]
        assert set(at(schema("  x: a.query().handler(a.handler.|)")).labels()) >= {"function", "custom"}

    def test_a_link_stands_once(self) -> None:
        assert at(order("x: a.string().|")).labels() == ["required", "array", "default", "authorization", "validate"]
        assert at(order("x: a.string().required().|")).labels() == ["array", "default", "authorization", "validate"]
        assert "required" in at(order("x: a.string().required().array().|")).labels()
        assert "validate" not in at(order("x: a.id().|")).labels()

    def test_links_over_several_lines(self) -> None:
        labels = at(order("x: a.id()", "\n    .identifier(['x'])\n    .|")).labels()
        assert labels == ["authorization", "secondaryIndexes", "disableOperations"]

    def test_what_the_synth_refuses_is_not_offered(self) -> None:
        assert "required" not in at(order("x: a.hasOne('Customer', 'x').|")).labels()

    def test_aliases_lead_to_the_right_name(self) -> None:
        assert "number" in at(order("x: a.num|")).item("integer").filter_text

    def test_the_arguments_are_not_written_twice(self) -> None:
        scene = at(order("x: a.str|('a')"))
        assert scene.item("string").insert_text == "string"

    def test_a_renamed_import(self) -> None:
        text = schema("  A: a.model({ x: b.| }),").replace("ClientSchema, a,", "ClientSchema, a as b,").replace("a.", "b.")
        assert "string" in at(text.replace("bb.", "b.")).labels()

    def test_another_thing_called_a_offers_nothing(self) -> None:
        assert at("import { a } from './elsewhere';\nconst x = a.|").labels() == []

    def test_whole_calls_where_a_field_begins(self) -> None:
        scene = at(order("x: str|"))
        assert scene.item("a.string").filter_text == "string"
        assert scene.accepted("a.string") == order("x: a.string()")

    @pytest.mark.parametrize("field", ["x: a|.string()", "x: |a.string()", "x: | a.string()", "x: f|(1)"])
    def test_nothing_where_an_expression_goes_on(self, field: str) -> None:
        assert at(order(field)).labels() == []

    def test_checks(self) -> None:
        assert at(order("x: a.integer().validate((v) => v.|)")).labels()[0] == "gt"
        assert at(order("x: a.string().validate((v) => v.minLength(2).|)")).labels()[0] == "maxLength"

    def test_indexes(self) -> None:
        labels = at(order("x: a.id()", ".secondaryIndexes((index) => [index('x').sortKeys(['total']).|])")).labels()
        assert labels == ["queryField", "name", "projection"]
        assert at(order("x: a.id()", ".secondaryIndexes((index) => [|])")).labels() == ["index(...)"]


class TestFields:
    def test_identifier(self) -> None:
        fields = (
            "slug: a.string().required(), note: a.string(), tags: a.string().required().array(), open: a.boolean().required()"
        )
        labels = at(order(fields, ".identifier(['|'])")).labels()
        assert labels == ["customerId", "slug"]

    def test_used_fields_are_left_out(self) -> None:
        fields = "slug: a.string().required()"
        assert at(order(fields, ".identifier(['slug', '|'])")).labels() == ["customerId"]
        assert at(order(fields, ".identifier(['|', 'slug'])")).labels() == ["customerId"]

    def test_index(self) -> None:
        fields = "status: a.ref('Status'), kind: a.enum(['A']), place: a.ref('Place'), tags: a.string().array(), json: a.json()"
        labels = at(order(fields, ".secondaryIndexes((index) => [index('|')])")).labels()
        assert set(labels) == {"customerId", "total", "status", "kind"}

    def test_sort_keys_leave_the_partition_key_out(self) -> None:
        labels = at(order("", ".secondaryIndexes((index) => [index('customerId').sortKeys(['|'])])")).labels()
        assert labels == ["total"]

    def test_projected_fields(self) -> None:
        text = order("", ".secondaryIndexes((index) => [index('total').projection('INCLUDE', ['|'])])")
        assert at(text).labels() == ["customerId", "total"]

    def test_owner_fields(self) -> None:
        fields = "author: a.string(), editors: a.string().array(), size: a.integer()"
        one = at(order(fields, ".authorization((allow) => [allow.ownerDefinedIn('|')])")).labels()
        many = at(order(fields, ".authorization((allow) => [allow.ownersDefinedIn('|')])")).labels()
        assert one == ["author", "customerId"]
        assert many == ["editors"]

    def test_fields_of_a_constant(self) -> None:
        text = HEAD + (
            "const fields = { sku: a.string().required() };\n"
            "const Item = a.model(fields).identifier(['|']);\nconst schema = a.schema({ Item });" + TAIL
        )
        assert at(text).labels() == ["sku"]


class TestRules:
    def test_strategies_of_a_model(self) -> None:
        labels = at(order("", ".authorization((allow) => [allow.|")).labels()
        assert labels[0] == "owner"
        assert {"guest", "publicApiKey", "groupDefinedIn"} <= set(labels)
        assert "resource" not in labels

    def test_strategies_of_the_schema(self) -> None:
        assert "resource" in at(schema(SHOP, ".authorization((allow) => [allow.|])")).labels()

    def test_strategies_of_an_operation(self) -> None:
        labels = at(schema("  x: a.query().authorization((allow) => [allow.|])")).labels()
        assert "group" in labels
        assert "owner" not in labels

    def test_strategies_of_a_conversation(self) -> None:
        assert at(schema("  x: a.conversation({}).authorization((allow) => allow.|)")).labels() == ["owner"]

    @pytest.mark.parametrize(
        "callback", ["allow => allow.|", "(allow: any) => [allow.|]", "(allow) => { return [allow.|", "(rule) => [rule.|]"]
    )
    def test_callbacks_of_all_forms(self, callback: str) -> None:
        assert "owner" in at(order("", f".authorization({callback})")).labels()

    @pytest.mark.parametrize("callback", ["(al|low) => [allow.owner()]", "al|low => [allow.owner()]", "(|"])
    def test_the_parameter_is_the_authors_to_name(self, callback: str) -> None:
        assert at(order("", f".authorization({callback})")).labels() == []

    def test_a_destructured_parameter(self) -> None:
        assert at(order("", ".authorization(({ owner: mine }) => [mine().|])")).labels() == ["to", "identityClaim"]

    def test_a_helper_for_rules(self) -> None:
        assert "owner" in at(HEAD + "export const rules = (allow: any) => [allow.|];").labels()
        text = (
            HEAD
            + "function rules(x) {\n  return [x.|];\n}\n"
            + schema("  A: a.model({ x: a.id() }).authorization(rules),").removeprefix(HEAD)
        )
        assert "owner" in at(text).labels()

    def test_public_leads_to_both_strategies(self) -> None:
        scene = at(order("", ".authorization((allow) => [allow.public|])"))
        assert scene.item("guest").filter_text.startswith("public ")
        assert scene.item("publicApiKey").filter_text.startswith("publicApiKey")

    def test_whole_rules_where_a_rule_begins(self) -> None:
        scene = at(order("", ".authorization((allow) => [own|])"))
        assert scene.item("allow.owner").insert_text == "allow.owner()"

    def test_groups(self) -> None:
        assert at(order("", ".authorization((allow) => [allow.group('|')])")).labels() == ["Admins", "Editors"]
        assert at(order("", ".authorization((allow) => [allow.groups(['Admins', '|'])])")).labels() == ["Editors"]

    def test_providers(self) -> None:
        labels = at(order("", ".authorization((allow) => [allow.authenticated('|')])")).labels()
        assert labels == ["identityPool", "userPools"]


class TestWords:
    @staticmethod
    def words(scene: Scene) -> set[str]:
        return set(scene.labels())

    def test_operations_of_a_model(self) -> None:
        scene = at(order("", ".authorization((allow) => [allow.owner().to(['|"))
        assert scene.labels()[:4] == ["read", "create", "update", "delete"]
        assert "write" in scene.item("create").filter_text

    def test_operations_that_are_there_are_left_out(self) -> None:
        assert "create" not in self.words(at(order("", ".authorization((allow) => [allow.owner().to(['create', '|'])])")))
        assert "create" not in self.words(at(order("", ".authorization((allow) => [allow.owner().to(['|', 'create'])])")))

    def test_read_covers_the_kinds_of_reading(self) -> None:
        assert not {"get", "list", "listen"} & self.words(
            at(order("", ".authorization((allow) => [allow.owner().to(['read', '|'])])"))
        )
        assert "read" not in self.words(at(order("", ".authorization((allow) => [allow.owner().to(['get', '|'])])")))

    def test_operations_of_a_field(self) -> None:
        scene = at(order("x: a.string().authorization((allow) => [allow.owner().to(['|'])])"))
        assert self.words(scene) == {"create", "read", "update", "delete"}

    def test_operations_of_a_function(self) -> None:
        scene = at(schema(SHOP, ".authorization((allow) => [allow.resource(f).to(['|'])])"))
        assert self.words(scene) == {"query", "mutate", "listen"}

    def test_operations_to_leave_out(self) -> None:
        scene = at(order("", ".disableOperations(['queries', '|'])"))
        assert "mutations" in self.words(scene)
        assert not {"queries", "get", "list"} & self.words(scene)

    def test_mutations_of_a_source(self) -> None:
        scene = at(schema(SHOP + "  feed: a.subscription().for(a.ref('Customer').mutations(['|'])),"))
        assert self.words(scene) == {"create", "update", "delete"}

    def test_models_of_bedrock(self) -> None:
        scene = at(schema("  x: a.generation({ aiModel: a.ai.model('Claude|') }),"))
        assert "Claude Sonnet 4.5" in self.words(scene)
        assert scene.accepted("Claude Sonnet 4.5") == schema("  x: a.generation({ aiModel: a.ai.model('Claude Sonnet 4.5') }),")


class TestOptions:
    def test_options_of_define_data(self) -> None:
        text = schema(SHOP).replace("{ schema }", "{ schema, | }")
        assert {"authorizationModes", "name", "functions", "logging"} <= set(at(text).labels())

    def test_modes(self) -> None:
        text = schema(SHOP).replace("{ schema }", "{ schema, authorizationModes: { defaultAuthorizationMode: '|' } }")
        assert {"userPool", "apiKey", "identityPool"} <= set(at(text).labels())

    def test_function_keys(self) -> None:
        text = schema("  x: a.query().handler(a.handler.function('|')),").replace(
            "{ schema }", "{ schema, functions: { report: defineFunction({}) } }"
        )
        assert at(text).labels() == ["report"]

    def test_options_of_a_resolver(self) -> None:
        scene = at(schema("  x: a.query().handler(a.handler.custom({ | })),"))
        assert set(scene.labels()) == {"entry", "dataSource"}


class TestQuiet:
    @pytest.mark.parametrize(
        "text",
        [
            "const x = { | }",
            "foo(|)",
            "foo('|')",
            "// a.|",
            "const s = `a.|`;",
            "type X = { | };",
            "console.|",
        ],
    )
    def test_nothing_outside_of_amplify(self, text: str) -> None:
        assert at(HEAD + text).labels() == []

    @pytest.mark.parametrize("text", ["x: a.string().default('|'),", "x: a.integer().default(3|),", "|: a.string(),"])
    def test_nothing_where_nothing_is_known(self, text: str) -> None:
        assert at(order(text)).labels() == []


def test_codes_in_a_comment_that_suppresses() -> None:
    scene = at(schema(SHOP + "  // amplify-ls-ignore data/miss|"))
    assert "data/missing-reference-field" in scene.labels()
    assert scene.accepted("data/missing-reference-field").count("amplify-ls-ignore data/missing-reference-field\n") == 1


def test_characters_of_all_widths_before_the_cursor() -> None:
    scene = at(order("größe: a.string(), /* 🚢 港 */ customer: a.belongsTo('|'),"))
    assert "belongsTo('Customer', 'customerId')" in scene.accepted("Customer")
