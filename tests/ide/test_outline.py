"""The outline of each kind of file, and the search for symbols."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.engine.structure.answers import SymbolSearch, document_links, outline
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change
from tests.ide.scene import AUTH, BACKEND, DATA, FOLDER, FUNCTION, HEAD, SIGN_IN, STORAGE, TAIL, schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from amplify_ls.ide.outline.items import Item

HANDLER = f"{FOLDER}/functions/report/handler.ts"
REPORT = """\
import { defineFunction, secret } from '@aws-amplify/backend';

export const report = defineFunction({
  entry: './handler.ts',
  environment: { REGION: 'eu', TOKEN: secret('REPORT_TOKEN') },
  schedule: ['every day', { cron: '0 9 ? * 2-6', timezone: 'Europe/Paris' }],
});
"""


def workspace(files: Mapping[str, str]) -> Workspace:
    disk = MemoryDisk(
        {f"{FOLDER}/backend.ts": BACKEND, AUTH: SIGN_IN, DATA: schema("  Note: a.model({ text: a.string() }),"), **files}
    )
    return Workspace(disk)


def lines(files: Mapping[str, str], path: str) -> list[str]:
    """The outline of a file, one item per line, indented."""
    opened = workspace(files)
    opened.open(path, files[path], 1)
    return list(printed(outline(opened, path), ""))


def printed(items: Iterable[Item], indentation: str) -> Iterator[str]:
    for each in items:
        yield f"{indentation}{each.kind.value} {each.name}" + (f" ({each.content.detail})" if each.content.detail else "")
        yield from printed(each.children, f"{indentation}  ")


def test_a_schema() -> None:
    text = schema(
        """
  Status: a.enum(['OPEN', 'DONE']),
  Place: a.customType({ city: a.string().required() }),
  Task: a.model({
    title: a.string().required(),
    tags: a.string().array(),
    status: a.ref('Status'),
    size: a.enum(['S', 'L']),
    note: a.string().authorization((allow) => [allow.owner()]),
    teamId: a.id(),
    team: a.belongsTo('Team', 'teamId'),
  }).identifier(['teamId', 'title'])
    .secondaryIndexes((index) => [index('status').sortKeys(['title'])])
    .authorization((allow) => [allow.owner().to(['read', 'update']), allow.groups(['Admins', 'Editors'])]),
  Team: a.model({ tasks: a.hasMany('Task', 'teamId') }),
  count: a.query().arguments({ of: a.string().required() }).returns(a.integer())
    .authorization((allow) => [allow.authenticated()]).handler(a.handler.function('count')),
  onTask: a.subscription().for(a.ref('Task').mutations(['create'])),
""",
        ".authorization((allow) => [allow.guest().to(['read'])])",
    )
    assert lines({DATA: text}, DATA) == [
        "schema schema (schema)",
        "  enum Status (enum)",
        "    enum value OPEN",
        "    enum value DONE",
        "  custom type Place (custom type)",
        "    field city (string, required)",
        "  model Task (model)",
        "    field title (string, required)",
        "    field tags (string[])",
        "    field status (Status)",
        "    field size (enum)",
        "      enum value S",
        "      enum value L",
        "    field note (string)",
        "      authorization rule owner: all operations",
        "    field teamId (id)",
        "    relationship team (belongsTo Team)",
        "    identifier teamId, title (identifier)",
        "    index status, title (index)",
        "    authorization rule owner: read, update",
        "    authorization rule groups Admins, Editors: all operations",
        "  model Team (model)",
        "    relationship tasks (hasMany Task)",
        "  operation count (query)",
        "    argument of (string, required)",
        "    authorization rule signed-in users",
        "    handler function (handler)",
        "  subscription onTask (subscription)",
        "  authorization rule guests: read",
        "data data (defineData)",
    ]


def test_a_model_in_a_file_of_its_own_is_shown_there() -> None:
    models = f"{FOLDER}/data/models.ts"
    files = {
        models: "import { a } from '@aws-amplify/backend';\n\nexport const Post = a.model({ title: a.string() });\n",
        DATA: f"import {{ Post }} from './models';\n{HEAD}const schema = a.schema({{ Post }});{TAIL}",
    }
    assert lines(files, models) == ["model Post (model)", "  field title (string)"]
    assert lines(files, DATA)[:2] == ["schema schema (schema)", "  model Post (model)"]


def test_auth() -> None:
    assert lines({AUTH: SIGN_IN}, AUTH) == [
        "auth auth (defineAuth)",
        "  sign-in method email",
        "  user attribute custom:tier",
        "  group Admins",
        "  group Editors",
    ]


def test_storage() -> None:
    text = """\
import { defineStorage } from '@aws-amplify/backend';
export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({ 'a/*': [allow.guest.to(['read'])], 'b/{entity_id}/*': [allow.entity('identity').to(['write'])] }),
});
"""
    assert lines({STORAGE: text}, STORAGE) == [
        "storage storage (defineStorage)",
        "  path a/*",
        "    authorization rule guests: read",
        "  path b/{entity_id}/*",
        "    authorization rule owner: write",
    ]


def test_a_function() -> None:
    assert lines({FUNCTION: REPORT}, FUNCTION) == [
        "function report (defineFunction)",
        "  environment variable REGION",
        "  environment variable TOKEN (secret REPORT_TOKEN)",
        "  schedule every day (schedule)",
        "  schedule 0 9 ? * 2-6 (schedule)",
    ]


def test_the_backend() -> None:
    path = f"{FOLDER}/backend.ts"
    text = BACKEND.replace("defineBackend({", "const backend = defineBackend({") + (
        "const stack = backend.createStack('maps');\nbackend.addOutput({ custom: { a: 1 } });\nbackend.auth.stack;\n"
    )
    assert lines({path: text}, path) == [
        "backend backend (defineBackend)",
        "  resource auth (defineAuth)",
        "  resource data (defineData)",
        "stack maps (createStack)",
        "output addOutput (addOutput)",
    ]


@pytest.mark.parametrize("text", ["", "const x = 1;\n", "// amplify\n"])
def test_a_file_that_declares_nothing_has_no_outline(text: str) -> None:
    assert lines({DATA: text}, DATA) == []


def test_a_file_outside_of_projects_has_no_outline() -> None:
    opened = Workspace(MemoryDisk({"/elsewhere/x.ts": "export const x = 1;\n"}))
    opened.open("/elsewhere/x.ts", "export const x = 1;\n", 1)
    assert outline(opened, "/elsewhere/x.ts") == ()
    assert outline(opened, "/elsewhere/missing.ts") == ()


def test_the_outline_follows_edits() -> None:
    text = schema("\n".join(f"  Note{number}: a.model({{ text: a.string(), size: a.integer() }})," for number in range(20)))
    opened = workspace({DATA: text})
    opened.open(DATA, text, 1)
    before = outline(opened, DATA)
    place = (3, len("  Note0: a.model({ "))
    opened.change(DATA, [Change("kind: a.string(),\n ", place, place)], 2)
    after = outline(opened, DATA)
    assert [each.name for each in after[0].children[0].children] == ["kind", "text", "size"]
    fresh = workspace({DATA: opened.document(DATA).text})  # type: ignore[union-attr]
    fresh.open(DATA, opened.document(DATA).text, 1)  # type: ignore[union-attr]
    assert list(printed(after, "")) == list(printed(outline(fresh, DATA), ""))
    assert [each.span.resolve() for each in after[0].children] == [
        each.span.resolve() for each in outline(fresh, DATA)[0].children
    ]
    assert after[0].children[1].content is before[0].children[1].content


def test_links_lead_to_handlers_and_definitions() -> None:
    files = {
        FUNCTION: REPORT,
        HANDLER: "import { env } from '$amplify/env/handler';\nexport const handler = async () => env.REGION;\n",
    }
    opened = workspace(files)
    opened.open(FUNCTION, REPORT, 1)
    [entry] = document_links(opened, FUNCTION)
    assert REPORT[entry.start : entry.end] == "./handler.ts"
    assert (entry.target, entry.position) == (HANDLER, None)
    opened.open(HANDLER, files[HANDLER], 1)
    [module] = document_links(opened, HANDLER)
    assert files[HANDLER][module.start : module.end] == "$amplify/env/handler"
    assert (module.target, module.position) == (FUNCTION, REPORT.index("defineFunction({"))


def test_no_link_leads_to_a_missing_file() -> None:
    opened = workspace({FUNCTION: REPORT})
    opened.open(FUNCTION, REPORT, 1)
    assert document_links(opened, FUNCTION) == []


class TestSearch:
    OTHER = "/other/amplify"

    def found(self, query: str) -> list[str]:
        disk = MemoryDisk(
            {
                f"{FOLDER}/backend.ts": BACKEND,
                AUTH: SIGN_IN,
                DATA: schema("  PostComment: a.model({ text: a.string() }),\n  Post: a.model({ title: a.string() }),"),
                FUNCTION: REPORT,
                f"{self.OTHER}/backend.ts": BACKEND,
                f"{self.OTHER}/data/resource.ts": schema("  Compost: a.model({ text: a.string() }),"),
            }
        )
        opened = Workspace(disk)
        opened.open(DATA, schema("  PostComment: a.model({}),\n  Post: a.model({}),"), 1)
        search = SymbolSearch(opened, disk)
        return [f"{each.kind.value} {each.name}" for each in search.search(query, [FOLDER, self.OTHER])]

    def test_the_best_match_comes_first(self) -> None:
        assert self.found("post") == ["model Post", "model PostComment", "model Compost"]

    def test_letters_may_be_left_out(self) -> None:
        assert self.found("pocmt") == ["model PostComment"]
        assert self.found("PC") == ["model PostComment"]

    def test_groups_functions_and_secrets_are_found(self) -> None:
        assert self.found("report") == ["function report", "secret REPORT_TOKEN"]
        assert self.found("Editors") == ["group Editors"]

    def test_no_match(self) -> None:
        assert self.found("zzz") == []
