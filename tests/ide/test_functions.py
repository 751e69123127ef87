"""Completion, hover and signature help in the options of functions."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

import pytest

from tests.ide.scene import FOLDER, FUNCTION, at

if TYPE_CHECKING:
    from tests.ide.scene import Scene

HANDLER = "export const handler = async () => 'done';\n"
FILES = {
    "functions/report/handler.ts": HANDLER,
    "functions/report/other.mjs": HANDLER,
    "functions/report/handler.test.ts": HANDLER,
    "functions/report/types.d.ts": "",
    "functions/report/notes.md": "",
    "functions/report/lib/run.ts": HANDLER,
    "functions/common/run.ts": HANDLER,
}
NOW = datetime(2026, 11, 22, 6, 0, tzinfo=timezone.utc)


def function(options: str) -> str:
    call = f"defineFunction({{\n  {options}\n}})"
    return f"import {{ defineFunction }} from '@aws-amplify/backend';\n\nexport const report = {call};\n"


def scene(options: str, **files: str) -> Scene:
    return at(function(options), FUNCTION, {f"{FOLDER}/{path}": text for path, text in files.items()})


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amplify_ls.ide.hovers.schedule.now", lambda: NOW)


class TestOptions:
    def test_all_are_offered(self) -> None:
        assert {"name", "entry", "timeoutSeconds", "environment", "schedule", "layers", "durableConfig"} <= set(
            scene("|").labels()
        )

    @pytest.mark.parametrize(
        ("typed", "option"),
        [("timeout", "timeoutSeconds"), ("memo", "memoryMB"), ("env", "environment"), ("handl", "entry"), ("cron", "schedule")],
    )
    def test_other_names_lead_to_them(self, typed: str, option: str) -> None:
        assert typed in scene(f"{typed}|").item(option).filter_text

    def test_values_are_written_with_them(self) -> None:
        assert scene("|").item("timeoutSeconds").insert_text == "timeoutSeconds: ${1:3},"
        assert scene("|").item("schedule").insert_text == "schedule: '${1:every day}',"
        assert "executionTimeoutSeconds: ${1:3600}" in scene("|").item("durableConfig").insert_text
        assert scene("|").item("resourceGroupName").insert_text == "resourceGroupName: '${1|auth,data,storage|}',"

    def test_a_number_that_is_typed_is_kept(self) -> None:
        assert scene("schedule: 'every 10|'").labels()[:2] == ["every 10m", "every 10h"]
        assert scene("schedule: 'every 5|'").labels().count("every 5m") == 1

    def test_the_latest_runtime_comes_first(self) -> None:
        assert scene("|").item("runtime").insert_text == "runtime: ${1|24,22,20,18|},"

    def test_an_option_that_is_on_by_default_is_turned_off(self) -> None:
        assert scene("bundling: { | }").item("minify").insert_text == "minify: false"

    @pytest.mark.parametrize(
        ("options", "labels"),
        [
            ("runtime: |", ["24", "22", "20", "18"]),
            ("architecture: '|'", ["arm64", "x86_64"]),
            ("logging: { format: '|' }", ["json", "text"]),
            ("logging: { format: 'json', level: '|' }", ["info", "error", "warn", "debug", "trace", "fatal"]),
            ("bundling: { | }", ["minify"]),
            ("durableConfig: { | }", ["executionTimeoutSeconds", "retentionPeriodDays"]),
        ],
    )
    def test_closed_sets(self, options: str, labels: list[str]) -> None:
        assert scene(options).labels() == labels

    def test_a_level_is_offered_in_json_only(self) -> None:
        assert "level" not in scene("logging: { format: 'text', | }").labels()
        assert "level" in scene("logging: { format: 'json', | }").labels()

    def test_the_options_of_a_function_made_with_the_cdk(self) -> None:
        text = "import { defineFunction } from '@aws-amplify/backend';\ndefineFunction((scope) => make(scope), { | });\n"
        assert at(text, FUNCTION).labels() == ["resourceGroupName"]


class TestEntry:
    def test_the_files_of_the_folder(self) -> None:
        assert scene("entry: '|'", **FILES).labels() == ["./handler.ts", "./other.mjs", "./lib/run.ts"]

    def test_the_files_of_another_folder(self) -> None:
        assert scene("entry: '../common/|'", **FILES).labels() == ["../common/run.ts"]

    def test_the_whole_path_is_replaced(self) -> None:
        assert scene("entry: './ha|'", **FILES).accepted("./handler.ts") == function("entry: './handler.ts'")


class TestEnvironment:
    def test_a_secret_is_named_like_its_variable(self) -> None:
        accepted = scene("environment: { API_KEY: | }").accepted("secret('API_KEY')")
        assert "environment: { API_KEY: secret('${1:API_KEY}') }" in accepted
        assert "import { defineFunction, secret } from '@aws-amplify/backend';" in accepted


class TestGroups:
    def test_those_of_resources_and_of_other_functions(self) -> None:
        other = function("resourceGroupName: 'mail'")
        found = scene("resourceGroupName: '|'", **{"functions/mail/resource.ts": other}).labels()
        assert found == ["data", "auth", "storage", "function", "mail"]


class TestSchedules:
    def test_intervals_come_before_cron_expressions(self) -> None:
        found = scene("schedule: '|'").labels()
        assert found[:6] == ["every day", "every 1h", "every week", "every 5m", "every month", "every year"]
        assert "0 9 ? * 2-6" in found

    def test_they_are_explained(self) -> None:
        assert scene("schedule: '|'").item("0 9 ? * 2-6").detail == "at 09:00 on Monday to Friday"

    def test_within_a_list_and_an_object(self) -> None:
        assert "every day" in scene("schedule: ['every week', '|']").labels()
        assert "every day" in scene("schedule: { rate: '|', timezone: 'UTC' }").labels()
        assert "every day" not in scene("schedule: { cron: '|', timezone: 'UTC' }").labels()
        assert "0 9 * * ?" in scene("schedule: { cron: '|', timezone: 'UTC' }").labels()

    def test_cron_and_rate_exclude_each_other(self) -> None:
        assert "rate" not in scene("schedule: { cron: '0 9 * * ?', | }").labels()
        assert {"timezone", "description"} <= set(scene("schedule: { cron: '0 9 * * ?', | }").labels())

    def test_common_time_zones(self) -> None:
        found = scene("schedule: { rate: 'every day', timezone: '|' }").labels()
        assert found[:3] == ["UTC", "Europe/London", "Europe/Paris"]
        assert len(found) < 20

    @pytest.mark.parametrize(
        ("typed", "name"), [("America/N", "America/New_York"), ("kol", "Asia/Kolkata"), ("euro", "Europe/Rome")]
    )
    def test_time_zones_by_what_is_typed(self, typed: str, name: str) -> None:
        found = scene(f"schedule: {{ rate: 'every day', timezone: '{typed}|' }}").labels()
        assert name in found
        assert all(typed.lower() in label.lower() for label in found)


class TestHover:
    def test_a_cron_expression(self) -> None:
        page = scene("schedule: '0 9 ? * |2-6'").page()
        assert "At 09:00 on Monday to Friday, UTC." in page
        runs = ["Mon 23 Nov 2026, 09:00 UTC", "Tue 24 Nov 2026, 09:00 UTC", "Wed 25 Nov 2026, 09:00 UTC"]
        assert page.endswith("Next runs:\n\n" + "\n".join(f"- {run}" for run in runs))

    def test_an_interval_that_is_uneven(self) -> None:
        page = scene("schedule: ['every |45m']").page()
        assert "At minutes 0 and 45 of every hour, UTC." in page
        assert "- Sun 22 Nov 2026, 06:45 UTC\n- Sun 22 Nov 2026, 07:00 UTC" in page

    def test_with_a_time_zone(self) -> None:
        page = scene("schedule: { cron: '0 |9 * * ?', timezone: 'Asia/Tokyo' }").page()
        assert "At 09:00 every day, Asia/Tokyo." in page
        assert "- Mon 23 Nov 2026, 09:00 Asia/Tokyo" in page

    def test_a_time_zone_that_is_not_known_has_no_runs(self) -> None:
        page = scene("schedule: { rate: 'every |day', timezone: 'Mars/Base' }").page()
        assert "Every day at 00:00, Mars/Base." in page
        assert "Next runs" not in page

    @pytest.mark.parametrize("text", ["every h|our", "0 9 * * *|", "every 60|m", "|"])
    def test_what_is_wrong_never_runs(self, text: str) -> None:
        page = scene(f"schedule: '{text}'").page()
        assert page.startswith(("**Error**", "**Warning**"))
        assert "Next runs" not in page

    def test_all_of_the_text_is_meant(self) -> None:
        assert scene("schedule: '0 9 ? * |2-6'").hovered() == "0 9 ? * 2-6"

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            ("time|outSeconds: 3", "Timeout in seconds."),
            ("resource|GroupName: 'auth'", "Nested stack"),
            ("architecture: 'arm|64'", "Graviton."),
            ("schedule: { time|zone: 'UTC', rate: 'every day' }", "Time zone"),
            ("durable|Config: { executionTimeoutSeconds: 60 }", "requires runtime 22 or 24"),
        ],
    )
    def test_options_and_words(self, options: str, words: str) -> None:
        assert words in scene(options).page()


class TestSignature:
    def test_both_forms(self) -> None:
        text = "import { defineFunction } from '@aws-amplify/backend';\nexport const f = defineFunction(|);\n"
        found = at(text, FUNCTION).signature()
        assert found is not None
        assert found.label.startswith("defineFunction(options?")

    def test_the_name_of_a_secret(self) -> None:
        text = "import { defineFunction, secret } from '@aws-amplify/backend';\nconst s = { K: secret(|) };\n"
        found = at(text, FUNCTION).signature()
        assert found is not None
        assert found.label == "secret(name: string)"
