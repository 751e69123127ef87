"""The language server: the only package that depends on pygls and the types of the Language Server Protocol."""

from __future__ import annotations

# Before anything imports lsprotocol.
from amplify_ls.server.starting import lazy_types as lazy_types
