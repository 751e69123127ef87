"""A program that has a command run by the forking process of `forked.py`: `run_forked.py SOCKET [ARGUMENT...]`.

It runs without the site packages and imports next to nothing, because it is started for every command.
"""

import json
import os
import socket
import sys

ENDED = 70
"""The exit code when the forking process has ended before the command."""


def main() -> int:
    """Return the exit code of the command."""
    address, *arguments = sys.argv[1:]
    request = json.dumps([arguments, dict(os.environ), os.getcwd()]).encode()
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
        socket.send_fds(connection, [len(request).to_bytes(4, "big")], [0, 1, 2])
        connection.sendall(request)
        # Whoever reads them shall notice when the command closes them.
        os.closerange(0, 3)
        code = connection.recv(1)
        return code[0] if code else ENDED


# Python would flush the streams that are closed.
os._exit(main())
