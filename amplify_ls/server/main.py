"""`amplify-ls server`: its arguments, and the choice of the transport."""

from __future__ import annotations

import argparse
import gc
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from amplify_ls.server.log import LEVELS, set_up_logging

if TYPE_CHECKING:
    from collections.abc import Sequence


EXIT_FAILED = 2
DEFAULT_HOST = "127.0.0.1"


def serve(arguments: Sequence[str]) -> int:
    """Serve one client and return the exit code: that of the protocol, or 2 if the server could not start."""
    # Start-up creates no garbage; the collector is enabled when everything is ready.
    gc.disable()
    options = parse(arguments)
    try:
        set_up_logging(options.log_level, options.log_file)
    except OSError as error:
        return _fail(f"cannot write the log file: {error}")

    import asyncio

    from amplify_ls.server import transport
    from amplify_ls.server.app import create_server

    connection = create_server().protocol
    try:
        if options.tcp is not None:
            return asyncio.run(transport.serve_tcp(connection, *options.tcp))
        if options.ws is not None:
            return asyncio.run(transport.serve_websocket(connection, *options.ws))
        return asyncio.run(transport.serve_stdio(connection))
    except ImportError as error:
        if error.name is None or not error.name.startswith("websockets"):
            raise
        return _fail("--ws requires the package websockets: pip install 'amplify-ls[ws]'")
    except OSError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return 1


@dataclass(frozen=True, slots=True)
class ServerOptions:
    """The options of the server. Without an address it uses standard input and output."""

    tcp: tuple[str, int] | None
    ws: tuple[str, int] | None
    log_file: Path | None
    log_level: str


def parse(arguments: Sequence[str]) -> ServerOptions:
    """The options. Prints usage and raises SystemExit(2) on invalid arguments."""
    parser = argparse.ArgumentParser(prog="amplify-ls server", description="Start the language server.")
    transports = parser.add_mutually_exclusive_group()
    transports.add_argument("--stdio", action="store_true", help="use standard input and output (the default)")
    transports.add_argument("--tcp", metavar="[HOST:]PORT", type=_address, help="listen on a TCP port for one client")
    transports.add_argument("--ws", metavar="[HOST:]PORT", type=_address, help="listen on a WebSocket port for one client")
    parser.add_argument("--log-file", metavar="PATH", type=Path, help="write a log to this file (default: no log)")
    parser.add_argument("--log-level", choices=LEVELS, default="info", help="level of the log (default: %(default)s)")
    # Visual Studio Code's client adds its process ID, which is also in `initialize`.
    parser.add_argument("--clientProcessId", type=int, help=argparse.SUPPRESS)
    found = parser.parse_args(arguments)
    return ServerOptions(found.tcp, found.ws, found.log_file, found.log_level)


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not port.isdecimal() or int(port) > 65535:
        raise argparse.ArgumentTypeError(f"expected a port or an address such as 127.0.0.1:7777, found {text}")
    return host.strip("[]") or DEFAULT_HOST, int(port)


def _fail(message: str) -> int:
    print(f"amplify-ls: {message}", file=sys.stderr)
    return EXIT_FAILED
