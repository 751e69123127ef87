"""Visual Studio Code as code-server: its workbench, and its real extension host, with a packed extension installed."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from typing import TYPE_CHECKING

from tests.programs.programs import CODE_SERVER, NODE, PLAYWRIGHT, chromium, environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

START_SECONDS = 60

# Nothing that looks into the network, asks questions, or draws what is beside the point.
_SETTINGS = {
    "telemetry.telemetryLevel": "off",
    "update.mode": "none",
    "extensions.autoUpdate": False,
    "extensions.autoCheckUpdates": False,
    "extensions.ignoreRecommendations": True,
    "workbench.startupEditor": "none",
    "workbench.enableExperiments": False,
    "workbench.tips.enabled": False,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "workbench.layoutControl.enabled": False,
    "chat.disableAIFeatures": True,
    "window.commandCenter": False,
    "workbench.reduceMotion": "on",
    "git.enabled": False,
    "editor.minimap.enabled": False,
    "editor.accessibilitySupport": "off",
    "files.autoSave": "off",
    "typescript.disableAutomaticTypeAcquisition": True,
}


EVERYTHING_TRUSTED = ("--disable-workspace-trust",)


@contextlib.contextmanager
def code_server(
    state: Path,
    package: Path,
    *,
    options: Sequence[str] = EVERYTHING_TRUSTED,
    settings: Mapping[str, object] | None = None,
    **variables: str,
) -> Iterator[str]:
    """A running editor with the package installed; its address.

    `settings` are those of the user, beside the usual ones. `variables` reach the extension host.
    """
    data, extensions = state / "data", state / "extensions"
    # What concerns programs is read from the settings of the machine that they run on.
    for level in ("User", "Machine"):
        (data / level).mkdir(parents=True)
        (data / level / "settings.json").write_text(json.dumps({**_SETTINGS, **(settings or {})}), "utf-8")
    surroundings = environment(
        HOME=str(state),
        XDG_CONFIG_HOME=str(state / "xdg"),
        XDG_DATA_HOME=str(state / "xdg"),
        XDG_CACHE_HOME=str(state / "xdg"),
        EXTENSIONS_GALLERY='{"serviceUrl":""}',
        **variables,
    )
    base = [str(CODE_SERVER), "--user-data-dir", str(data), "--extensions-dir", str(extensions)]
    install = [*base, "--install-extension", str(package), "--force"]
    done = subprocess.run(install, env=surroundings, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    port = _free_port()
    command = [*base, "--auth", "none", "--bind-addr", f"127.0.0.1:{port}", "--reconnection-grace-time", "5"]
    command += ["--disable-telemetry", "--disable-update-check", "--disable-getting-started-override", *options]
    with (state / "server.log").open("wb") as log:
        process = subprocess.Popen(command, env=surroundings, stdout=log, stderr=log, start_new_session=True)
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


def drive(script: Path, *arguments: str, timeout: float, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script of Node that opens the editor in a browser."""
    surroundings = environment(AMPLIFY_LS_PLAYWRIGHT=str(PLAYWRIGHT), AMPLIFY_LS_CHROMIUM=chromium(), **variables)
    command = [str(NODE / "node"), str(script), *arguments]
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=timeout, check=False)


def logs(state: Path) -> str:
    """What the extension, and the editor about it, have written."""
    found = sorted((state / "data" / "logs").rglob("*Amplify LS.log"))
    return "\n".join(f"== {path.name}\n{path.read_text('utf-8', 'replace')[-4000:]}" for path in found)


def keep(state: Path, folder: Path) -> None:
    """Copy the logs to where a person can find them."""
    shutil.rmtree(folder, ignore_errors=True)
    if (state / "data" / "logs").exists():
        shutil.copytree(state / "data" / "logs", folder)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        assert process.poll() is None, "code-server has ended"
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2) as answer:
            if answer.status == 200:
                return
        time.sleep(0.2)
    raise AssertionError("code-server did not start")
