"""Writing a mended file so that nobody ever sees half of it."""

from __future__ import annotations

import contextlib
import os
import tempfile

from amplify_ls.cli.failure import CommandError


def replace_file(path: str, before: bytes, after: bytes) -> None:
    """Put `after` in the place of a file's content `before`, keeping its mode and, where allowed, its owner.

    The new content is written beside the file and then takes its name in one step. Raises CommandError when the file
    has changed since it was read, or cannot be written.
    """
    try:
        with open(path, "rb") as file:
            status = os.fstat(file.fileno())
            if file.read() != before:
                raise CommandError(f"`{path}` was changed by somebody else while it was being mended; it is left as it is")
        if not os.access(path, os.W_OK):
            # Replacing needs the right to write the folder only; a file marked read-only is meant to stay.
            raise CommandError(f"cannot write `{path}`: Permission denied")
        handle, temporary = tempfile.mkstemp(prefix=".amplify-ls-", dir=os.path.dirname(path))
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(after)
            os.chmod(temporary, status.st_mode & 0o7777)
            if hasattr(os, "chown"):
                with contextlib.suppress(PermissionError):
                    os.chown(temporary, status.st_uid, status.st_gid)
            os.replace(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise
    except OSError as error:
        raise CommandError(f"cannot write `{path}`: {error.strerror or error}") from error
