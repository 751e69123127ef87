"""How many fixes the real packages accept: `python -m development.fixes NPM_FOLDER`."""
