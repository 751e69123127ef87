"""Builds what is shipped: one folder with an interpreter and the product, and the npm, PyPI and VS Code packages around it."""
