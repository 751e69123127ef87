"""Start the server in the folder `libs` next to this file, with the Python that runs this file.

    python -I launch.py server [OPTION...]     runs `amplify-ls server`
    python -I launch.py --probe                prints, as JSON, whether this Python can run it, and if not, why

This is the only file that must run in a Python that is too old for the server, so that it can report that.
"""

import json
import os
import sys

OLDEST = (3, 10)
LIBRARIES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "libs")


def main():
    # First, so that packages that are installed for this Python are never used.
    sys.path.insert(0, LIBRARIES)
    if sys.argv[1:] == ["--probe"]:
        print(json.dumps(probe()))
        return 0
    from amplify_ls.cli.main import main as run

    return run()


def probe():
    """What the extension needs to know about this Python: its path and version, and why it cannot run the server."""
    version = ".".join(str(number) for number in sys.version_info[:3])
    found = {"executable": sys.executable, "python": version, "server": None, "problem": None}
    if sys.version_info[:2] < OLDEST:
        found["problem"] = "Python " + version + " is too old: 3.10 or newer is required"
        return found
    try:
        # The only package with a compiled part for each version of Python.
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
