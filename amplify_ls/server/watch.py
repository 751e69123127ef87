"""Files, folders and settings that change outside the open documents."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from lsprotocol import types

from amplify_ls.server.settings import SECTION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.server.protocol import AmplifyLanguageServer
    from amplify_ls.server.session import Session

# Narrow, because each pattern costs the client a watch on all folders; other imported files are checked on save.
WATCHED_GLOBS = (
    "**/amplify/**/*.{ts,js,mts,cts,mjs,cjs,tsx,json,graphql}",
    "**/tsconfig*.json",
    "**/package.json",
    "**/amplify-ls.json",
)

FILE_OPERATIONS = types.FileOperationRegistrationOptions(
    # Folders too: a renamed folder moves its files without naming them.
    filters=[types.FileOperationFilter(pattern=types.FileOperationPattern(glob="**/*"), scheme="file")]
)

_log = logging.getLogger(__name__)


def registrations(session: Session) -> list[types.Registration]:
    """The notifications that the client is asked to send."""
    wanted: list[types.Registration] = []
    if session.client.registers_watched_files:
        watchers = [types.FileSystemWatcher(glob_pattern=glob) for glob in WATCHED_GLOBS]
        wanted.append(
            types.Registration(
                id="amplify-ls.files",
                method=types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
                register_options=types.DidChangeWatchedFilesRegistrationOptions(watchers=watchers),
            )
        )
    if session.client.registers_configuration:
        wanted.append(
            types.Registration(
                id="amplify-ls.configuration",
                method=types.WORKSPACE_DID_CHANGE_CONFIGURATION,
                register_options=types.DidChangeConfigurationRegistrationOptions(section=SECTION),
            )
        )
    return wanted


def did_change_watched_files(session: Session, params: types.DidChangeWatchedFilesParams) -> None:
    """Read created, changed or deleted files again."""
    _changed(session, (change.uri for change in params.changes))


def did_create_files(session: Session, params: types.CreateFilesParams) -> None:
    """Files created in the editor."""
    _changed(session, (file.uri for file in params.files))


def did_rename_files(session: Session, params: types.RenameFilesParams) -> None:
    """Files or folders renamed in the editor."""
    _changed(session, (uri for file in params.files for uri in (file.old_uri, file.new_uri)))


def did_delete_files(session: Session, params: types.DeleteFilesParams) -> None:
    """Files or folders deleted in the editor."""
    _changed(session, (file.uri for file in params.files))


def did_change_workspace_folders(session: Session, params: types.DidChangeWorkspaceFoldersParams) -> None:
    """Folders added to or removed from the workspace."""
    for folder in params.event.added:
        session.files.learn(folder.uri)
    for folder in params.event.removed:
        path = session.files.path(folder.uri)
        if path is not None:
            session.publisher.forget_below(path)


async def did_change_configuration(
    server: AmplifyLanguageServer, session: Session, params: types.DidChangeConfigurationParams
) -> None:
    """Apply the settings in the notification, or request them."""
    if isinstance(params.settings, dict) and SECTION in params.settings:
        session.configure(params.settings)
    elif session.client.answers_configuration:
        await ask_for_configuration(server, session)
    else:
        session.configure(params.settings)


async def ask_for_configuration(server: AmplifyLanguageServer, session: Session) -> None:
    """Request our section from the client and apply it."""
    items = [types.ConfigurationItem(section=SECTION)]
    answer = await server.workspace_configuration_async(types.ConfigurationParams(items=items))
    session.configure(answer[0] if answer else None)


def _changed(session: Session, uris: Iterable[str]) -> None:
    paths = {path for uri in uris if (path := session.files.path(uri)) is not None}
    session.workspace.disk_changed(sorted(paths))
    for path in paths:
        session.structure.changed(path)
    # A renamed or deleted folder is reported without its files.
    session.look_at_disk()
