"""Completion, hover and signature help by the kind of file: source files of Gen 2, schemas of Gen 1."""
