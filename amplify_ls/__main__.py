"""`python -m amplify_ls` is `amplify-ls`."""

from __future__ import annotations

import sys

from amplify_ls.cli.main import main

sys.exit(main())
