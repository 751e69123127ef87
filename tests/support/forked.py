"""`amplify-ls` without its start-up time: each command runs in a process forked from one that has imported everything.

Importing takes most of a second of processor time, and the tests start some hundred servers. The command that a test gets is
`run_forked.py`, which hands its arguments, environment, working directory and streams to the forking process and ends with
the exit code of the fork. A test that is about starting, signals or process numbers runs `sys.executable -m amplify_ls`.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import gc
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from tests.support.language_client import CAPABILITIES

if TYPE_CHECKING:
    from collections.abc import Callable

_MODULES = ("amplify_ls.cli.check", "amplify_ls.server.app", "amplify_ls.server.transport", "amplify_ls.engine.editing")
_RUNNER = Path(__file__).with_name("run_forked.py")
_ROOT = Path(__file__).parents[2]
_STREAMS = 3
_LENGTH_BYTES = 4


class _Request(NamedTuple):
    """What a fork runs. `streams` are the descriptors of its standard streams."""

    arguments: list[str]
    environment: dict[str, str]
    folder: str
    streams: list[int]


@functools.cache
def amplify_ls(*launch: str) -> tuple[str, ...]:
    """Return the command that stands for `amplify-ls` in tests. The forking process ends with this one.

    `launch` is another command than the one of this environment, which ends with a script: one that makes `amplify_ls`
    importable, or knows the folder of its `LIBRARIES`.
    """
    if not hasattr(os, "fork"):
        return launch or (sys.executable, "-m", "amplify_ls")
    *python, launcher = launch or (sys.executable, "")
    address = str(Path(tempfile.mkdtemp(prefix="forked-")) / "socket")
    script = (
        f"import sys; sys.path.append({str(_ROOT)!r}); from tests.support.forked import main; main({address!r}, {launcher!r})"
    )
    process = subprocess.Popen([*python, "-c", script], cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    atexit.register(process.communicate)
    assert process.stdout is not None
    if not process.stdout.readline():
        raise RuntimeError("the forking process has not started")
    return (sys.executable, "-I", "-S", str(_RUNNER), address)


def main(address: str, launcher: str) -> None:
    """Serve a socket: run each command that is asked for in a fork of this process."""
    run = _launched(launcher)
    for module in _MODULES:
        import_module(module)
    import_module("amplify_ls.rules.registry").all_rules()
    _write_converters()
    gc.freeze()
    # Ctrl+C is sent to the whole group; this process ends when its standard input does, at the end of the tests.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        print("ready", flush=True)
        while listener in select.select([listener, sys.stdin], [], [])[0]:
            connection, _ = listener.accept()
            if os.fork() == 0:
                listener.close()
                _become(_supervised(connection))
                sys.exit(run())
            connection.close()
            _reap()
    _reap()
    Path(address).unlink()
    Path(address).parent.rmdir()


def _launched(launcher: str) -> Callable[[], int]:
    """Return what a launcher runs, after its libraries have come first, as it does itself."""
    if not launcher:
        return cast("Callable[[], int]", import_module("amplify_ls.cli.main").main)
    names = runpy.run_path(launcher)
    if "LIBRARIES" in names:
        sys.path.insert(0, names["LIBRARIES"])
    return cast("Callable[[], int]", names.get("main") or import_module("amplify_ls.cli.main").main)


def _write_converters() -> None:
    """Let the server of each fork use one converter, which has written its code for the first messages of a session."""
    from amplify_ls.server.app import create_server
    from amplify_ls.server.warm_up import warm_up

    names = vars(import_module("amplify_ls.server.protocol"))
    names["starting_converter"] = functools.cache(names["starting_converter"])
    server = create_server().protocol
    params = {"capabilities": CAPABILITIES, "processId": None, "rootUri": None}
    server.structure_message({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": params})
    warm_up(server)


def _reap() -> None:
    """Let the forks go that have ended, and no others."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass


def _supervised(connection: socket.socket) -> _Request:
    """Fork once more and return the request in that fork; this process reports how the fork has ended, and ends."""
    request = _received(connection)
    child = os.fork()
    if child == 0:
        connection.close()
        return request
    for stream in (*request.streams, *range(_STREAMS)):
        os.close(stream)

    def end_with_the_caller() -> None:
        connection.recv(1)
        os.kill(child, signal.SIGKILL)

    threading.Thread(target=end_with_the_caller, daemon=True).start()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    connection.sendall(bytes([code % 256]))
    os._exit(0)


def _received(connection: socket.socket) -> _Request:
    head, streams, _, _ = socket.recv_fds(connection, _LENGTH_BYTES, _STREAMS)
    left = int.from_bytes(head, "big")
    body = bytearray()
    while len(body) < left:
        body += connection.recv(left - len(body))
    arguments, environment, folder = json.loads(body)
    return _Request(arguments, environment, folder, streams)


def _become(request: _Request) -> None:
    """Make this process look as if it had been started with the request."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for descriptor, stream in enumerate(request.streams):
        os.dup2(stream, descriptor)
        os.close(stream)
    os.chdir(request.folder)
    os.environ.clear()
    os.environ.update(request.environment)
    sys.argv = ["amplify-ls", *request.arguments]
    sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")
