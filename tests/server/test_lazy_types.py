"""The classes of lsprotocol are completed at their first use, and then behave as attrs made them."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from typing import Any


def in_a_new_process(script: str) -> Any:
    """What a script prints as JSON, with nothing imported before it."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


COUNT = """
    import amplify_ls.server, attrs, json
    from lsprotocol import types
    from pygls.protocol import default_converter
    def complete():
        classes = [found for found in vars(types).values() if isinstance(found, type)]
        return [found.__name__ for found in classes if isinstance(vars(found).get("__attrs_attrs__"), tuple)]
"""


def test_importing_the_types_completes_few_of_them() -> None:
    assert in_a_new_process(COUNT + "    default_converter()\n    print(json.dumps(len(complete()) < 100))")


def test_an_instance_completes_its_class() -> None:
    script = (
        COUNT
        + """
    here = types.Position(line=1, character=2)
    assert here == types.Position(1, 2) and here != types.Position(1, 3)
    assert repr(here) == "1:2", repr(here)
    assert [field.name for field in attrs.fields(types.Position)] == ["line", "character"]
    print(json.dumps("Position" in complete()))
    """
    )
    assert in_a_new_process(script)


MESSAGE = {
    "textDocument": {"uri": "file:///a.ts"},
    "range": {"start": {"line": 0, "character": 1}, "end": {"line": 2, "character": 3}},
    "context": {
        "diagnostics": [
            {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}}, "message": "x"},
        ]
    },
}
ROUND_TRIP = f"""
    import json
    from lsprotocol import types
    from pygls.protocol import default_converter
    converter = default_converter()
    read = converter.structure({MESSAGE!r}, types.CodeActionParams)
    print(json.dumps([repr(read), converter.unstructure(read)]))
"""


def test_messages_are_read_and_written_as_with_complete_classes() -> None:
    lazily = in_a_new_process("    import amplify_ls.server" + ROUND_TRIP)
    assert lazily == in_a_new_process(ROUND_TRIP)
    assert lazily[1] == MESSAGE


def test_another_layout_of_lsprotocol_completes_everything() -> None:
    without_the_flag = """
    import sys, types as standard
    import lsprotocol
    lsprotocol._hooks = sys.modules["lsprotocol._hooks"] = standard.ModuleType("lsprotocol._hooks")
    """
    script = without_the_flag + COUNT.replace("    from pygls.protocol import default_converter\n", "")
    assert in_a_new_process(script + "    print(json.dumps(len(complete()) > 500))")
