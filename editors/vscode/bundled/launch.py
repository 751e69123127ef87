"""Starts the server that stands beside this file in `libs`, with whatever Python runs it.

    python -I launch.py server [OPTION...]     runs `amplify-ls server`
    python -I launch.py --probe                prints, as JSON, whether this Python can, and why not

This file alone must be understood by Pythons that are too old for the server, so that they can say so.
"""

import json
import os
import sys

OLDEST = (3, 10)
LIBRARIES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "libs")


def main():
    # First, so that what is installed into this Python is never mixed in.
    sys.path.insert(0, LIBRARIES)
    if sys.argv[1:] == ["--probe"]:
        print(json.dumps(probe()))
        return 0
    from amplify_ls.cli.main import main as run

    return run()


def probe():
    """What the extension needs to know of this Python: where and what it is, and why it cannot run the server."""
    version = ".".join(str(number) for number in sys.version_info[:3])
    found = {"executable": sys.executable, "python": version, "server": None, "problem": None}
    if sys.version_info[:2] < OLDEST:
        found["problem"] = "Python " + version + " is too old: 3.10 or newer is needed"
        return found
    try:
        # The one package with a compiled part for each version of Python.
        import tree_sitter
        import tree_sitter_typescript

        import amplify_ls

        tree_sitter.Language(tree_sitter_typescript.language_typescript())
        found["server"] = amplify_ls.__version__
    except Exception as error:
        found["problem"] = "Python " + version + " cannot load the bundled libraries: " + str(error)
    return found


if __name__ == "__main__":
    sys.exit(main())
