"""Structure of files: outlines, links, code lenses, inlay hints, symbols, refactorings."""
