"""The shipped Neovim configuration in a real Neovim, against the real server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from amplify_ls import __version__
from tests.editors.neovim import run

if TYPE_CHECKING:
    from pathlib import Path

BACKEND = """\
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';

defineBackend({ data });
"""
SCHEMA = """\
import { type ClientSchema, a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Customer: a.model({
    name: a.string(),
    orders: a.hasMany('Order', 'customerId'),
  }),
  Order: a.model({
    customerId: a.id(),
    /* 港 🚢 Größe */ customer: a.belongsTo('Custmer', 'customerId'),
  }),
}).authorization((allow) => [allow.publicApiKey()]);

export type Schema = ClientSchema<typeof schema>;
export const data = defineData({ schema });
"""
CODE = "data/unknown-related-model"
LINE = SCHEMA.split("\n").index("    /* 港 🚢 Größe */ customer: a.belongsTo('Custmer', 'customerId'),")
FILE = "amplify/data/resource.ts"
# The text of the floating window.
PREVIEW = """(function()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), ' ')
    end
  end
end)()"""


def column_of(text: str, line: int = LINE) -> int:
    """Return the byte column of a text in a line of the schema."""
    return SCHEMA.split("\n")[line].encode().index(text.encode())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    for path, text in {"amplify/backend.ts": BACKEND, FILE: SCHEMA, "package.json": "{}\n"}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def drive(executable: Path, project: Path, *steps: dict[str, Any]) -> list[Any]:
    return run(executable, project, list(steps), project.parent)


def step(name: str, **details: Any) -> dict[str, Any]:
    return {"do": name, **details}


def test_a_mistake_is_shown_completed_and_mended(executable: Path, project: Path) -> None:
    inside = column_of("Custmer") + 1
    attached, found, labels, text, left, messages = drive(
        executable,
        project,
        step("open", file=FILE),
        step("wait", count=1),
        step("complete", line=LINE, column=inside),
        step("fix", code=CODE, title="Change to `Customer`"),
        step("wait", count=0),
        step("messages"),
    )
    assert attached["name"] == "amplify_ls"
    assert attached["root"] == str(project)
    assert attached["encoding"] == "utf-16"
    assert [(item["code"], item["severity"], item["line"]) for item in found] == [(CODE, "error", LINE)]
    # The text before the mistake holds characters of two, three and four bytes.
    shown = SCHEMA.split("\n")[LINE].encode()[found[0]["column"] : found[0]["end_column"]].decode()
    assert shown.strip("'") == "Custmer"
    assert "Customer" in labels
    assert "\n".join(text) == SCHEMA.replace("Custmer", "Customer").rstrip("\n")
    assert left == []
    assert messages.strip() == ""


def test_half_typed_code_is_no_mistake_and_undo_brings_the_mistake_back(executable: Path, project: Path) -> None:
    start = column_of("'Custmer'")
    results = drive(
        executable,
        project,
        step("open", file=FILE),
        step("wait", count=1),
        step("break_undo"),
        step("delete", line=LINE, column=start, length=len("'Custmer', 'customerId'),")),
        step("type", line=LINE, column=start, text="'"),
        step("complete", line=LINE, column=start + 1),
        step("type", line=LINE, column=start + 1, text="Customer', 'customerId'),"),
        step("wait", count=0),
        step("break_undo"),
        step("delete", line=LINE, column=start + 1 + len("Custo"), length=1),
        step("wait", count=1),
        step("undo"),
        step("wait", count=0),
    )
    labels, after_slip = results[5], results[10]
    assert {"Customer", "Order"} <= set(labels)
    assert [item["code"] for item in after_slip] == [CODE]
    assert results[-1] == []


def test_hover_explains_a_builder(executable: Path, project: Path) -> None:
    _, text = drive(
        executable,
        project,
        step("open", file=FILE),
        step("hover", line=LINE, column=column_of("belongsTo") + 2),
    )
    assert text is not None
    assert "belongsTo" in text


def test_outline_symbols_lenses_and_hints(executable: Path, project: Path) -> None:
    text = SCHEMA.replace("Custmer", "Customer")
    (project / FILE).write_text(text, encoding="utf-8")
    _, items, symbols, lenses, hints = drive(
        executable,
        project,
        step("open", file=FILE),
        step("outline"),
        step("symbols", query="ord"),
        step("lenses", title="relationships: customer → Customer"),
        step("hints"),
    )
    assert [item for item in items if "[Class]" in item] == ["[Class] Customer", "[Class] Order"]
    assert any("orders" in item for item in items)
    assert [item for item in symbols if "Order" in item]
    assert "schema rules: API key: all operations" in lenses["titles"]
    assert lenses["titles"].count("1 reference") == 2
    # A single place is gone to: the other side of the relationship.
    orders = next(number for number, line in enumerate(text.split("\n")) if "orders:" in line)
    assert lenses["cursor"] == [orders, text.split("\n")[orders].index("orders")]
    assert "+ id, createdAt, updatedAt" in hints
    assert "gsi-Customer.orders" in hints


def test_names_are_found_and_renamed_in_the_front_end_too(executable: Path, project: Path) -> None:
    (project / FILE).write_text(SCHEMA.replace("Custmer", "Customer"), encoding="utf-8")
    page = project / "src" / "page.ts"
    page.parent.mkdir()
    page.write_text(
        "import type { Schema } from '../amplify/data/resource';\n"
        "export const show = (order: Schema['Order']['type']) => order.customerId;\n",
        encoding="utf-8",
    )
    (page.parent / "Page.vue").write_text(
        "<template>{{ order.customerId }}</template>\n"
        '<script setup lang="ts">\n'
        "import type { Schema } from '../amplify/data/resource';\n"
        "const { order } = defineProps<{ order: Schema['Order']['type'] }>();\n"
        "console.log(order.customerId);\n"
        "</script>\n",
        encoding="utf-8",
    )
    used = next(number for number, line in enumerate(SCHEMA.split("\n")) if "hasMany" in line)
    declared = next(number for number, line in enumerate(SCHEMA.split("\n")) if "customerId: a.id()" in line)
    place = {"line": used, "column": column_of("'customerId'", used) + 2}
    _, found, after = drive(
        executable,
        project,
        step("open", file=FILE),
        step("lookup", **place),
        step("rename", to="buyerId", file="src/Page.vue", **place),
    )
    assert found["declared"] == [f"resource.ts:{declared + 1}"]
    assert set(found["mentioned"]) == {"page.ts:2", "Page.vue:5", *(f"resource.ts:{n + 1}" for n in (used, declared, LINE))}
    assert "    orders: a.hasMany('Order', 'buyerId')," in after["here"]
    assert "    buyerId: a.id()," in after["here"]
    assert after["there"][0] == "<template>{{ order.customerId }}</template>"
    assert after["there"][4] == "console.log(order.buyerId);"


def test_three_refactorings(executable: Path, project: Path) -> None:
    key = "    customerId: a.id(),"
    text = SCHEMA.replace("Custmer", "Customer").replace(key, f"    size: a.enum(['S', 'L']),\n{key}")
    (project / FILE).write_text(text, encoding="utf-8")
    line = next(number for number, content in enumerate(text.split("\n")) if "size:" in content)
    _, extracted, required, ruled = drive(
        executable,
        project,
        step("open", file=FILE),
        step("refactor", line=line, column=12, title="Extract to the enum `OrderSize`"),
        step("refactor", line=line + 1, column=6, title="Make the relationship `Order.customer` required: `customerId`"),
        step("refactor", line=3, column=3, title="Give `Customer` its own authorization rules"),
    )
    assert "    size: a.ref('OrderSize')," in extracted
    assert "  OrderSize: a.enum(['S', 'L'])," in extracted
    assert "    customerId: a.id().required()," in required
    assert "  }).authorization((allow) => [allow.publicApiKey()])," in ruled


def test_no_server_starts_where_there_is_no_backend(executable: Path, project: Path) -> None:
    elsewhere = project.parent / "elsewhere" / "index.ts"
    elsewhere.parent.mkdir()
    elsewhere.write_text("export {};\n", encoding="utf-8")
    assert drive(executable, project, step("open_elsewhere", file=str(elsewhere))) == [0]


def test_a_file_beside_the_backend_is_served_too(executable: Path, project: Path) -> None:
    (project / "shared.ts").write_text("export const name = 'Customer';\n", encoding="utf-8")
    (attached,) = drive(executable, project, step("open", file="shared.ts"))
    assert attached["root"] == str(project)


def test_checkhealth_shows_what_serves_the_buffer(executable: Path, project: Path) -> None:
    _, _, health = drive(executable, project, step("open", file=FILE), step("wait", count=1), step("health"))
    assert "ERROR" not in health, health
    assert f"amplify-ls {__version__}, started as `amplify-ls server`" in health
    assert "with positions in utf-16" in health
    assert "amplify/data/resource.ts: project amplify, Python 3." in health


def test_checkhealth_reports_that_no_server_is_running(executable: Path, project: Path) -> None:
    (health,) = drive(executable, project, step("health"))
    assert "not running: no TypeScript file of a backend is open" in health


def test_the_commands_check_explain_and_mend(executable: Path, project: Path) -> None:
    (project / "second").mkdir()
    for name in ("backend.ts", "data/resource.ts"):
        (project / "second" / "amplify" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "second" / "amplify" / name).write_text((project / "amplify" / name).read_text("utf-8"), "utf-8")
    missing = SCHEMA.replace("    customerId: a.id(),\n", "").replace("Custmer", "Customer")
    (project / FILE).write_text(missing, encoding="utf-8")
    _, found, listed, _, page, mended, _ = drive(
        executable,
        project,
        step("open", file=FILE),
        step("wait", count=1),
        step("command", command="AmplifyCheck", wanted="#vim.fn.getqflist() == 2 and vim.fn.getqflist()"),
        step("command", command="cclose", wanted="true"),
        step("command", command="AmplifyExplain data/missing-reference-field", wanted=PREVIEW),
        step("command", command="AmplifyFix", wanted="vim.bo.modified"),
        step("wait", count=0),
    )
    assert [item["code"] for item in found] == ["data/missing-reference-field"]
    assert len(listed) == 2
    assert "data/missing-reference-field" in page
    assert mended is True
