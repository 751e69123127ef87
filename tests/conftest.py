"""What holds for all tests."""

from __future__ import annotations

import gc

_COLLECT_AFTER = (200_000, 20, 10)
"""Objects, and young collections. Each workspace is a cycle of some ten thousand objects; looking for garbage as often as
Python does takes a fifth of the time of the tests, and finds as much."""


def pytest_collection_finish() -> None:
    # Modules and tests live to the end; a collection need not look at them.
    gc.freeze()
    gc.set_threshold(*_COLLECT_AFTER)
