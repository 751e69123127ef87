"""Write a fixed file atomically, and keep its links; write a report."""

from __future__ import annotations

import contextlib
import os

from amplify_ls.cli.failure import CommandError


def replace_file(path: str, before: bytes, after: bytes) -> None:
    """Replace the content `before` of a file by `after`, keeping its mode, its links and, if permitted, its owner.

    The new content is written to a temporary file, which then replaces the file in one step. A symbolic link is followed. A
    file with several names is overwritten in place, because a new file would replace only one of the names. Raises
    CommandError if the file has changed since it was read, or cannot be written.
    """
    target = os.path.realpath(path)
    try:
        with open(target, "rb") as file:
            status = os.fstat(file.fileno())
            if file.read() != before:
                raise CommandError(f"`{path}` was changed by another program in the meantime and was not fixed")
        if not os.access(target, os.W_OK):
            # Replacing a file only needs write access to the folder, but a read-only file must not change.
            raise CommandError(f"cannot write `{path}`: Permission denied")
        if status.st_nlink > 1:
            _overwrite(target, after)
        else:
            _exchange(target, after, status)
    except OSError as error:
        raise CommandError(f"cannot write `{path}`: {error.strerror or error}") from error


def write_report(path: str, data: bytes) -> None:
    """Write a report. Its folder is created if necessary, because folders of reports are seldom in the repository."""
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(path, "wb") as file:
            file.write(data)
    except OSError as error:
        raise CommandError(f"cannot write `{path}`: {error.strerror or error}") from error


def _exchange(path: str, content: bytes, status: os.stat_result) -> None:
    import tempfile

    handle, temporary = tempfile.mkstemp(prefix=".amplify-ls-", dir=os.path.dirname(path))
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        if hasattr(os, "chown"):
            with contextlib.suppress(PermissionError):
                os.chown(temporary, status.st_uid, status.st_gid)
        # After the owner, because changing the owner clears the setuid and setgid bits.
        os.chmod(temporary, status.st_mode & 0o7777)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _overwrite(path: str, content: bytes) -> None:
    with open(path, "r+b") as file:
        # Reserve the space first, so that a full disk is noticed before anything is lost.
        if len(content) > os.fstat(file.fileno()).st_size and hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, len(content))
        file.write(content)
        file.truncate()
