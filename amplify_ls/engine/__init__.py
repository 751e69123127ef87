"""The engine: projects, open files, and what must be computed again after a change. Independent of protocol and output."""

from amplify_ls.engine.configuration import Configuration, Settings
from amplify_ls.engine.diagnostics import CodeAction, Diagnostic, RelatedPlace, RenderedFix
from amplify_ls.engine.manner import Manner
from amplify_ls.engine.projects import find_projects, unignored_projects
from amplify_ls.engine.workspace import Workspace
from amplify_ls.ide.answers import CompletionItem, EnclosingConstruct, Hover, SignatureHelp

__all__ = [
    "CodeAction",
    "CompletionItem",
    "Configuration",
    "Diagnostic",
    "EnclosingConstruct",
    "Hover",
    "Manner",
    "RelatedPlace",
    "RenderedFix",
    "Settings",
    "SignatureHelp",
    "Workspace",
    "find_projects",
    "unignored_projects",
]
