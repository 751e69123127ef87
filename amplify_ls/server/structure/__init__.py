"""Answers about the structure of files: outline, links, symbols, code lenses, inlay hints."""
