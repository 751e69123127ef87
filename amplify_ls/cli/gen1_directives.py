"""`amplify-ls gen1 directives`: the declarations of the directives of Gen 1, for other GraphQL tools."""

from __future__ import annotations

from amplify_ls.cli.failure import EXIT_CLEAN
from amplify_ls.cli.printing import write_text
from amplify_ls.gen1.catalog.declarations import declarations


def print_directives() -> int:
    """Print the declarations."""
    write_text(declarations())
    return EXIT_CLEAN
