"""`python -m amplify_ls` is `amplify-ls`."""

from __future__ import annotations

from amplify_ls.cli.main import run

run()
