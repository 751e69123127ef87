"""Compares the catalog of amplify-ls with installed npm packages: `python -m development.catalog NPM_FOLDER`."""
