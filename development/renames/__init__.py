"""How many renames the real packages accept: `python -m development.renames NPM_FOLDER`."""
